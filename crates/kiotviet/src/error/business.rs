//! The classes of KiotViet's business errors. Nearly all of them come as status 420 with one of two error codes, so
//! only the text tells them apart. Texts change: stable fragments are matched, without case and diacritics.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A switch in the shop's settings that the API cannot read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Feature {
    /// *Cho phép đặt hàng*
    Orders,
    /// *Sử dụng tính năng giao hàng*
    Delivery,
    /// *Cho phép bán hàng khi hết tồn kho*
    SellOutOfStock,
    /// *Quản lý thu hộ tiền*
    CashOnDelivery,
    /// *Không cho phép thay đổi thời gian bán hàng*
    PurchaseTime,
    /// A switch this crate has no name for.
    Other,
}

/// Why KiotViet refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BusinessKind {
    /// The code is taken by another object.
    DuplicateCode,
    /// The barcode is taken by another product.
    DuplicateBarcode,
    /// The phone number is taken by another customer.
    DuplicatePhone,
    /// The name is taken.
    DuplicateName,
    /// No such category.
    CategoryUnknown,
    /// The category has products or children and cannot be deleted.
    CategoryInUse,
    /// No such product, or deleted.
    ProductUnknown,
    /// The product is discontinued, in the shop or at the branch.
    ProductStopped,
    /// No such customer, or deleted.
    CustomerUnknown,
    /// The customer belongs to another branch.
    CustomerOfOtherBranch,
    /// No such branch, or closed.
    BranchUnknown,
    /// No such sale channel.
    SaleChannelUnknown,
    /// No such seller.
    SellerUnknown,
    /// Something else does not exist.
    OtherUnknown,
    /// Not enough stock.
    OutOfStock,
    /// A switch in the shop's settings forbids it.
    FeatureOff(Feature),
    /// Other charges are switched off in the shop.
    SurchargeOff,
    /// A quantity is missing or not above zero.
    QuantityInvalid,
    /// A name is missing or not allowed.
    NameInvalid,
    /// "The list is empty" though it was not: KiotViet says so at random; nothing was written, try again.
    TransientEmptyList,
    /// Anything else.
    Other,
}

/// Lower case, without diacritics: `Đã tồn tại` becomes `da ton tai`.
pub(crate) fn fold(text: &str) -> String {
    text.nfd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect()
}

/// The words KiotViet uses of an object that is not there.
pub(crate) fn names_missing_object(message: &str) -> bool {
    let text = fold(message);
    ["khong ton tai", "da bi xoa", "khong tim thay"].iter().any(|words| text.contains(words))
}

impl BusinessKind {
    /// The class of a message.
    pub fn of(message: &str) -> Self {
        let text = fold(message);
        let has = |words: &str| text.contains(words);
        let missing = names_missing_object(message);

        if has("danh sach san pham cap nhat rong") {
            BusinessKind::TransientEmptyList
        } else if has("chua bat thu khac") {
            BusinessKind::SurchargeOff
        } else if has("thiet lap") && has("khong duoc bat") {
            BusinessKind::FeatureOff(feature(&text))
        } else if has("khong the xoa nhom hang") {
            BusinessKind::CategoryInUse
        } else if has("khong du so luong ton kho") {
            BusinessKind::OutOfStock
        } else if has("so luong lon hon 0") {
            BusinessKind::QuantityInvalid
        } else if has("ngung kinh doanh") {
            BusinessKind::ProductStopped
        } else if has("khong thuoc chi nhanh") {
            BusinessKind::CustomerOfOtherBranch
        } else if has("khach hang khong hoat dong") || (missing && has("khach hang") && !has("nhom khach")) {
            BusinessKind::CustomerUnknown
        } else if missing {
            missing_object(&text)
        } else if has("da ton tai") || has("da co san") {
            duplicate(&text)
        } else if has("ten") && has("khong hop le") {
            BusinessKind::NameInvalid
        } else {
            BusinessKind::Other
        }
    }
}

fn missing_object(text: &str) -> BusinessKind {
    [
        ("nhom hang", BusinessKind::CategoryUnknown),
        ("chi nhanh", BusinessKind::BranchUnknown),
        ("kenh ban", BusinessKind::SaleChannelUnknown),
        ("nguoi ban", BusinessKind::SellerUnknown),
        ("hang hoa", BusinessKind::ProductUnknown),
        ("san pham", BusinessKind::ProductUnknown),
    ]
    .into_iter()
    .find(|(words, _)| text.contains(words))
    .map_or(BusinessKind::OtherUnknown, |(_, kind)| kind)
}

fn duplicate(text: &str) -> BusinessKind {
    [
        ("ma vach", BusinessKind::DuplicateBarcode),
        ("so dien thoai", BusinessKind::DuplicatePhone),
        ("nhom hang da", BusinessKind::DuplicateName),
        ("ten ", BusinessKind::DuplicateName),
    ]
    .into_iter()
    .find(|(words, _)| text.starts_with(words))
    .map_or(BusinessKind::DuplicateCode, |(_, kind)| kind)
}

fn feature(text: &str) -> Feature {
    [
        ("cho phep dat hang", Feature::Orders),
        ("giao hang", Feature::Delivery),
        ("khi het ton kho", Feature::SellOutOfStock),
        ("thu ho", Feature::CashOnDelivery),
        ("thoi gian ban hang", Feature::PurchaseTime),
    ]
    .into_iter()
    .find(|(words, _)| text.contains(words))
    .map_or(Feature::Other, |(_, feature)| feature)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_texts_are_recognised_without_case_and_diacritics() {
        use BusinessKind::*;
        for (text, kind) in [
            ("Mã hàng hóa AT001 đã tồn tại", DuplicateCode),
            ("MA HANG HOA AT001 DA TON TAI", DuplicateCode),
            ("Mã vạch 893 đã tồn tại", DuplicateBarcode),
            ("Số điện thoại 0912345678 đã tồn tại trong hệ thống.", DuplicatePhone),
            ("Mã khách hàng KH01 đã tồn tại trong hệ thống.", DuplicateCode),
            ("Nhóm hàng đã có sẵn trên hệ thống", DuplicateName),
            ("Không thể xóa nhóm hàng đang có hàng hóa hoặc nhóm hàng con", CategoryInUse),
            ("Nhóm hàng được chọn không tồn tại hoặc đã bị xóa khỏi hệ thống", CategoryUnknown),
            ("Người bán không tồn tại hoặc đã bị xóa khỏi hệ thống", SellerUnknown),
            ("Khách hàng không thuộc chi nhánh hiện tại.", CustomerOfOtherBranch),
            ("Thiết lập “Quản lý thu hộ tiền” đang không được bật", FeatureOff(Feature::CashOnDelivery)),
            (
                "Thiết lập “Không cho phép thay đổi thời gian bán hàng” đang không được bật",
                FeatureOff(Feature::PurchaseTime),
            ),
            ("Đơn đặt hàng không tồn tại", OtherUnknown),
            ("Có lỗi xảy ra", Other),
        ] {
            assert_eq!(BusinessKind::of(text), kind, "{text}");
            let decomposed: String = text.nfd().collect();
            assert_eq!(BusinessKind::of(&decomposed), kind, "decomposed {text}");
        }
    }
}
