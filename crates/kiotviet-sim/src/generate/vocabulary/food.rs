//! What people eat and drink.

use super::{Department, Section, Shape, leaf};

const CANS: &[(&str, i64)] = &[("Lon", 1), ("Lốc 6", 6), ("Thùng 24", 24)];
const BOTTLES: &[(&str, i64)] = &[("Chai", 1), ("Thùng 24", 24)];
const CARTONS: &[(&str, i64)] = &[("Hộp", 1), ("Lốc 4", 4), ("Thùng 48", 48)];
const PACKETS: &[(&str, i64)] = &[("Gói", 1), ("Thùng 30", 30)];
const BAGS: &[(&str, i64)] = &[("Túi", 1), ("Bao 10", 10)];

pub(super) static DRINKS: Department = Department {
    name: "Đồ uống",
    brands: &["Vinamilk", "TH true", "Tân Hiệp Phát", "Sabeco", "Trung Nguyên", "Lavie"],
    sections: &[
        Section {
            name: "Nước giải khát",
            code: "NGK",
            shape: Shape::FlavouredPacked(&["Chanh", "Cam", "Dâu", "Vải", "Bạc hà"], CANS),
            price: (8, 25),
            weight: (250, 520),
            qualities: &["330ml", "ít đường", "có gas", "250ml"],
            leaves: &[
                leaf("Nước ngọt", &["Nước ngọt có ga", "Nước tăng lực"]),
                leaf("Trà đóng chai", &["Trà xanh không độ", "Trà ô long", "Trà trái cây"]),
                leaf("Nước ép", &["Nước ép trái cây", "Nước yến ngân nhĩ"]),
            ],
        },
        Section {
            name: "Nước tinh khiết",
            code: "NTK",
            shape: Shape::Packed(BOTTLES),
            price: (4, 18),
            weight: (350, 1600),
            qualities: &["500ml", "1,5L", "350ml"],
            leaves: &[
                leaf("Nước suối", &["Nước suối", "Nước tinh khiết"]),
                leaf("Nước khoáng", &["Nước khoáng thiên nhiên", "Nước khoáng có ga"]),
                leaf("Nước i-on", &["Nước i-on kiềm"]),
            ],
        },
        Section {
            name: "Sữa",
            code: "SUA",
            shape: Shape::FlavouredPacked(&["Có đường", "Ít đường", "Không đường", "Sô cô la"], CARTONS),
            price: (6, 45),
            weight: (110, 1100),
            qualities: &["180ml", "110ml", "1L", "organic"],
            leaves: &[
                leaf("Sữa tươi", &["Sữa tươi tiệt trùng", "Sữa tươi thanh trùng"]),
                leaf("Sữa chua uống", &["Sữa chua uống tiệt trùng", "Sữa chua uống men sống"]),
                leaf("Sữa hạt", &["Sữa hạt óc chó", "Sữa đậu nành", "Sữa gạo"]),
            ],
        },
        Section {
            name: "Bia và cà phê",
            code: "BC",
            shape: Shape::Packed(CANS),
            price: (10, 60),
            weight: (330, 560),
            qualities: &["330ml", "500ml", "xuất khẩu", "đậm vị"],
            leaves: &[
                leaf("Bia", &["Bia lon", "Bia không cồn"]),
                leaf("Cà phê lon", &["Cà phê sữa lon", "Cà phê đen lon"]),
                leaf("Đồ uống có cồn", &["Strongbow táo", "Rượu vang sủi lon"]),
            ],
        },
    ],
};

pub(super) static GROCERIES: Department = Department {
    name: "Thực phẩm",
    brands: &["Hảo Hảo", "Chin-su", "Nam Ngư", "Cholimex", "Vissan", "Neptune"],
    sections: &[
        Section {
            name: "Mì, bún, phở",
            code: "MI",
            shape: Shape::FlavouredPacked(&["Tôm chua cay", "Bò hầm", "Gà", "Chay nấm"], PACKETS),
            price: (3, 20),
            weight: (65, 130),
            qualities: &["75g", "sợi dai", "85g"],
            leaves: &[
                leaf("Mì gói", &["Mì ăn liền", "Mì xào khô"]),
                leaf("Phở và bún khô", &["Phở ăn liền", "Bún khô", "Miến dong"]),
                leaf("Cháo ăn liền", &["Cháo ăn liền"]),
            ],
        },
        Section {
            name: "Gia vị",
            code: "GV",
            shape: Shape::Packed(BOTTLES),
            price: (9, 120),
            weight: (120, 1000),
            qualities: &["500ml", "750ml", "đậm đặc", "truyền thống"],
            leaves: &[
                leaf("Nước mắm", &["Nước mắm cá cơm", "Nước mắm nhĩ"]),
                leaf("Dầu ăn", &["Dầu đậu nành", "Dầu hướng dương", "Dầu mè"]),
                leaf("Tương và sốt", &["Tương ớt", "Nước tương", "Sốt mayonnaise"]),
            ],
        },
        Section {
            name: "Gạo và đồ khô",
            code: "GK",
            shape: Shape::Packed(BAGS),
            price: (25, 260),
            weight: (500, 5000),
            qualities: &["túi 1kg", "túi 5kg", "hữu cơ", "vụ mới"],
            leaves: &[
                leaf("Gạo", &["Gạo ST25", "Gạo nàng thơm", "Gạo lứt", "Nếp cái hoa vàng"]),
                leaf("Đậu hạt", &["Đậu xanh cà vỏ", "Lạc nhân", "Hạt sen sấy"]),
                leaf("Nấm và rong biển", &["Nấm hương khô", "Mộc nhĩ", "Rong biển cuộn"]),
            ],
        },
        Section {
            name: "Thực phẩm tươi",
            code: "TPT",
            shape: Shape::Weighed,
            price: (18, 420),
            weight: (1000, 1000),
            qualities: &["VietGAP", "loại 1", "Đà Lạt", "Mộc Châu"],
            leaves: &[
                leaf("Rau củ", &["Cà chua", "Bắp cải", "Khoai lang mật", "Cà rốt"]),
                leaf("Trái cây", &["Xoài cát Hòa Lộc", "Bưởi da xanh", "Cam sành", "Thanh long ruột đỏ"]),
                leaf("Thịt cá", &["Thịt ba chỉ", "Cá basa phi lê", "Tôm sú"]),
            ],
        },
    ],
};

pub(super) static SNACKS: Department = Department {
    name: "Bánh kẹo",
    brands: &["Kinh Đô", "Orion", "Bibica", "Hải Hà", "Oishi"],
    sections: &[
        Section {
            name: "Bánh",
            code: "BANH",
            shape: Shape::Packed(&[("Hộp", 1), ("Thùng 12", 12)]),
            price: (18, 180),
            weight: (100, 700),
            qualities: &["hộp 12 cái", "nhân kem", "ít ngọt", "vị bơ"],
            leaves: &[
                leaf("Bánh quy", &["Bánh quy bơ", "Bánh cracker"]),
                leaf("Bánh bông lan", &["Bánh bông lan cuộn", "Bánh Chocopie"]),
                leaf("Bánh trung thu", &["Bánh trung thu thập cẩm", "Bánh trung thu đậu xanh"]),
            ],
        },
        Section {
            name: "Kẹo",
            code: "KEO",
            shape: Shape::Packed(&[("Gói", 1), ("Thùng 40", 40)]),
            price: (8, 95),
            weight: (50, 400),
            qualities: &["gói 100g", "vị trái cây", "không đường"],
            leaves: &[
                leaf("Kẹo dẻo", &["Kẹo dẻo gấu", "Kẹo dẻo chip chip"]),
                leaf("Kẹo cứng", &["Kẹo bạc hà", "Kẹo gừng"]),
                leaf("Sô cô la", &["Sô cô la đen", "Sô cô la sữa"]),
            ],
        },
        Section {
            name: "Snack",
            code: "SN",
            shape: Shape::Choice("VỊ", &["Tự nhiên", "Phô mai", "Rong biển", "Cay nồng", "BBQ"]),
            price: (6, 45),
            weight: (30, 180),
            qualities: &["gói lớn", "giòn rụm", "40g"],
            leaves: &[
                leaf("Khoai tây chiên", &["Snack khoai tây", "Khoai tây lát"]),
                leaf("Bim bim", &["Bim bim tôm", "Bim bim hành"]),
                leaf("Hạt dinh dưỡng", &["Hạt điều rang muối", "Hạt hướng dương", "Hạnh nhân sấy"]),
            ],
        },
        Section {
            name: "Đặc sản",
            code: "DSN",
            shape: Shape::Plain,
            price: (35, 350),
            weight: (100, 800),
            qualities: &["loại đặc biệt", "làng nghề", "hút chân không"],
            leaves: &[
                leaf("Khô và ruốc", &["Khô gà lá chanh", "Ruốc thịt heo", "Mực rim me"]),
                leaf("Mứt và ô mai", &["Ô mai mơ gừng", "Mứt dừa non", "Ô mai sấu"]),
                leaf("Trà và mật ong", &["Trà Thái Nguyên", "Mật ong hoa nhãn", "Trà sen Tây Hồ"]),
            ],
        },
    ],
};
