//! The words a Vietnamese mixed shop is made of.

mod clothing;
mod food;
mod living;
mod people;
mod places;

pub(super) use people::{
    COMPANY_FORMS, COMPANY_LINES, FEMALE_GIVEN, FEMALE_MIDDLE, MALE_GIVEN, MALE_MIDDLE, STREETS, SURNAMES,
};
pub(super) use places::{BRANCHES, LOCATIONS, WARDS};

/// How the goods of a section come: which families of rows they make.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Colours and letter sizes.
    Clothes,
    /// Colours and number sizes.
    Shoes,
    /// Colours only.
    Coloured,
    /// One attribute of this name with these values.
    Choice(&'static str, &'static [&'static str]),
    /// Sold by base unit and by packages of it: `(unit, base units in it)`, the base first.
    Packed(&'static [(&'static str, i64)]),
    /// Flavours, each sold by base unit and by packages.
    FlavouredPacked(&'static [&'static str], &'static [(&'static str, i64)]),
    /// Weighed: fractions of a kilogram are normal.
    Weighed,
    /// One row each.
    Plain,
}

/// A category of the first level.
#[derive(Debug)]
pub(super) struct Department {
    pub name: &'static str,
    pub brands: &'static [&'static str],
    pub sections: &'static [Section],
}

/// A category of the second level with what its goods have in common.
#[derive(Debug)]
pub(super) struct Section {
    pub name: &'static str,
    /// Beginning of own codes.
    pub code: &'static str,
    pub shape: Shape,
    /// Price in thousands of VND.
    pub price: (i64, i64),
    /// Weight in grams.
    pub weight: (i64, i64),
    pub qualities: &'static [&'static str],
    pub leaves: &'static [Leaf],
}

/// A category of the third level with the names of its goods.
#[derive(Debug)]
pub(super) struct Leaf {
    pub name: &'static str,
    pub nouns: &'static [&'static str],
}

const fn leaf(name: &'static str, nouns: &'static [&'static str]) -> Leaf {
    Leaf { name, nouns }
}

/// Every department, in the order in which a growing shop opens them.
pub(super) const DEPARTMENTS: [&Department; 12] = [
    &clothing::CLOTHES,
    &clothing::SHOES,
    &food::DRINKS,
    &food::GROCERIES,
    &living::COSMETICS,
    &living::HOUSEHOLD,
    &living::STATIONERY,
    &living::MOTHER_AND_BABY,
    &clothing::BAGS,
    &food::SNACKS,
    &living::ELECTRONICS,
    &living::SPORT,
];

/// Colours with the form they take in codes.
pub(super) const COLOURS: [(&str, &str); 14] = [
    ("Trắng", "TRANG"),
    ("Đen", "DEN"),
    ("Xám", "XAM"),
    ("Xanh navy", "NAVY"),
    ("Be", "BE"),
    ("Đỏ đô", "DODO"),
    ("Hồng pastel", "HONG"),
    ("Xanh rêu", "REU"),
    ("Nâu", "NAU"),
    ("Vàng bơ", "VANG"),
    ("Tím khói", "TIM"),
    ("Xanh da trời", "XANH"),
    ("Cam đất", "CAM"),
    ("Kẻ sọc", "SOC"),
];

/// Letter sizes.
pub(super) const LETTER_SIZES: [&str; 6] = ["S", "M", "L", "XL", "XXL", "3XL"];

/// Shoe sizes.
pub(super) const SHOE_SIZES: [&str; 8] = ["36", "37", "38", "39", "40", "41", "42", "43"];

/// Services a shop sells.
pub(super) const SERVICES: [(&str, i64); 8] = [
    ("Gói quà tận nơi", 20),
    ("Sửa lên lai quần", 30),
    ("Lắp đặt tại nhà", 150),
    ("Vệ sinh giày cao cấp", 90),
    ("In tên lên áo", 50),
    ("Bảo dưỡng định kỳ", 200),
    ("Giao hàng hỏa tốc 2 giờ", 45),
    ("Tư vấn chăm sóc da", 250),
];
