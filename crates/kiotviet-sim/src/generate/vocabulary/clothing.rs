//! What people wear and carry.

use super::{Department, Section, Shape, leaf};

pub(super) static CLOTHES: Department = Department {
    name: "Quần áo",
    brands: &["Hoa Sữa", "Canifa", "Owen", "An Phước", "Yody", "Việt Tiến"],
    sections: &[
        Section {
            name: "Áo nam",
            code: "AN",
            shape: Shape::Clothes,
            price: (89, 590),
            weight: (150, 420),
            qualities: &["cotton", "thoáng mát", "chống nhăn", "form rộng", "dáng ôm", "cao cấp"],
            leaves: &[
                leaf("Áo thun nam", &["Áo thun nam cổ tròn", "Áo phông nam cổ tim", "Áo polo nam bo cổ"]),
                leaf("Áo sơ mi nam", &["Áo sơ mi nam tay dài", "Áo sơ mi nam cộc tay"]),
                leaf("Áo khoác nam", &["Áo khoác gió nam", "Áo hoodie nam nỉ bông", "Áo phao nam siêu nhẹ"]),
            ],
        },
        Section {
            name: "Quần nam",
            code: "QN",
            shape: Shape::Clothes,
            price: (129, 650),
            weight: (250, 700),
            qualities: &["co giãn", "ống suông", "ống đứng", "vải kaki", "lưng thun"],
            leaves: &[
                leaf("Quần jean nam", &["Quần jean nam", "Quần bò nam rách gối"]),
                leaf("Quần tây nam", &["Quần âu nam", "Quần tây nam công sở"]),
                leaf("Quần short nam", &["Quần short nam", "Quần đùi nam thể thao"]),
            ],
        },
        Section {
            name: "Thời trang nữ",
            code: "TTN",
            shape: Shape::Clothes,
            price: (99, 790),
            weight: (120, 550),
            qualities: &["vải lụa", "dáng xòe", "họa tiết hoa nhí", "cổ vuông", "chiết eo", "Hàn Quốc"],
            leaves: &[
                leaf("Đầm váy", &["Đầm maxi nữ", "Váy liền thân", "Chân váy chữ A", "Đầm suông công sở"]),
                leaf("Áo nữ", &["Áo kiểu nữ", "Áo croptop nữ", "Áo sơ mi nữ", "Áo len nữ"]),
                leaf("Áo dài", &["Áo dài cách tân", "Áo dài truyền thống"]),
            ],
        },
        Section {
            name: "Đồ lót và đồ ngủ",
            code: "DL",
            shape: Shape::Clothes,
            price: (39, 350),
            weight: (40, 260),
            qualities: &["không đường may", "vải sợi tre", "mềm mịn", "kháng khuẩn"],
            leaves: &[
                leaf("Đồ ngủ", &["Bộ pijama nữ", "Đồ bộ mặc nhà", "Váy ngủ hai dây"]),
                leaf("Đồ lót", &["Quần lót nam", "Áo ngực nữ", "Áo ba lỗ nam"]),
                leaf("Tất vớ", &["Tất cổ ngắn", "Vớ cổ cao", "Quần tất nữ"]),
            ],
        },
    ],
};

pub(super) static SHOES: Department = Department {
    name: "Giày dép",
    brands: &["Biti's", "Ananas", "Thượng Đình", "Juno", "Vascara"],
    sections: &[
        Section {
            name: "Giày thể thao",
            code: "GTT",
            shape: Shape::Shoes,
            price: (259, 1490),
            weight: (500, 1100),
            qualities: &["đế êm", "siêu nhẹ", "chống trượt", "phối lưới"],
            leaves: &[
                leaf("Giày chạy bộ", &["Giày chạy bộ nam", "Giày chạy bộ nữ"]),
                leaf("Giày sneaker", &["Giày sneaker cổ thấp", "Giày sneaker cổ cao"]),
                leaf("Giày bóng đá", &["Giày đá bóng sân cỏ nhân tạo", "Giày futsal"]),
            ],
        },
        Section {
            name: "Giày công sở",
            code: "GCS",
            shape: Shape::Shoes,
            price: (299, 1290),
            weight: (450, 1000),
            qualities: &["da thật", "mũi nhọn", "mũi vuông", "khâu đế thủ công"],
            leaves: &[
                leaf("Giày tây nam", &["Giày tây nam buộc dây", "Giày lười nam"]),
                leaf("Giày cao gót", &["Giày cao gót 5cm", "Giày cao gót 7cm", "Giày búp bê"]),
                leaf("Giày boot", &["Bốt cổ ngắn", "Bốt da cổ cao"]),
            ],
        },
        Section {
            name: "Dép và sandal",
            code: "DS",
            shape: Shape::Shoes,
            price: (49, 490),
            weight: (200, 600),
            qualities: &["đúc liền", "quai ngang", "đi mưa", "đế cao su"],
            leaves: &[
                leaf("Dép nam", &["Dép quai ngang nam", "Dép xỏ ngón nam"]),
                leaf("Sandal nữ", &["Sandal nữ quai mảnh", "Sandal đế xuồng"]),
                leaf("Dép trẻ em", &["Dép sục trẻ em", "Sandal bé trai"]),
            ],
        },
        Section {
            name: "Phụ kiện giày",
            code: "PKG",
            shape: Shape::Plain,
            price: (15, 190),
            weight: (20, 200),
            qualities: &["cao cấp", "tiện dụng", "thế hệ mới"],
            leaves: &[
                leaf("Lót giày", &["Lót giày tăng chiều cao", "Lót giày êm chân"]),
                leaf("Dây giày", &["Dây giày tròn", "Dây giày dẹt phản quang"]),
                leaf("Vệ sinh giày", &["Xi đánh giày", "Bình xịt khử mùi giày"]),
            ],
        },
    ],
};

pub(super) static BAGS: Department = Department {
    name: "Túi xách & phụ kiện",
    brands: &["Lesac", "Vascara", "Mikkor", "Sakos", "Hoa Sữa"],
    sections: &[
        Section {
            name: "Balo",
            code: "BL",
            shape: Shape::Coloured,
            price: (159, 1190),
            weight: (400, 1400),
            qualities: &["chống nước", "ngăn laptop 15 inch", "siêu nhẹ", "nhiều ngăn"],
            leaves: &[
                leaf("Balo học sinh", &["Balo học sinh tiểu học", "Balo học sinh cấp 2"]),
                leaf("Balo laptop", &["Balo laptop", "Balo công sở"]),
                leaf("Balo du lịch", &["Balo du lịch", "Túi trống du lịch"]),
            ],
        },
        Section {
            name: "Túi và ví",
            code: "TV",
            shape: Shape::Coloured,
            price: (99, 990),
            weight: (80, 800),
            qualities: &["da PU", "da bò", "đeo chéo", "khóa kim loại", "mini"],
            leaves: &[
                leaf("Túi xách nữ", &["Túi xách nữ", "Túi tote vải canvas", "Túi kẹp nách"]),
                leaf("Ví nam", &["Ví da nam", "Ví đựng thẻ"]),
                leaf("Ví nữ", &["Ví cầm tay nữ", "Ví nữ gập đôi"]),
            ],
        },
        Section {
            name: "Mũ nón",
            code: "MN",
            shape: Shape::Coloured,
            price: (45, 390),
            weight: (60, 300),
            qualities: &["vành rộng", "thêu logo", "chống tia UV"],
            leaves: &[
                leaf("Mũ lưỡi trai", &["Mũ lưỡi trai", "Nón kết"]),
                leaf("Mũ rộng vành", &["Mũ cói đi biển", "Mũ bucket"]),
                leaf("Mũ bảo hiểm", &["Mũ bảo hiểm nửa đầu", "Mũ bảo hiểm 3/4"]),
            ],
        },
        Section {
            name: "Trang sức",
            code: "TS",
            shape: Shape::Plain,
            price: (29, 1990),
            weight: (3, 60),
            qualities: &["bạc 925", "đính đá", "mạ vàng 18K", "phong cách tối giản"],
            leaves: &[
                leaf("Vòng tay", &["Vòng tay", "Lắc tay"]),
                leaf("Dây chuyền", &["Dây chuyền", "Mặt dây chuyền"]),
                leaf("Khuyên tai", &["Khuyên tai", "Bông tai nụ"]),
            ],
        },
    ],
};
