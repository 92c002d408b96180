//! Places: delivery locations, wards, and where shops open branches.

pub(in crate::generate) const LOCATIONS: [(&str, &[&str]); 14] = [
    (
        "Hà Nội",
        &[
            "Quận Ba Đình",
            "Quận Hoàn Kiếm",
            "Quận Đống Đa",
            "Quận Cầu Giấy",
            "Quận Hai Bà Trưng",
            "Quận Thanh Xuân",
            "Huyện Gia Lâm",
        ],
    ),
    (
        "Hồ Chí Minh",
        &[
            "Quận 1",
            "Quận 3",
            "Quận 5",
            "Quận 7",
            "Quận 10",
            "Quận Bình Thạnh",
            "Quận Tân Bình",
            "Thành phố Thủ Đức",
            "Huyện Củ Chi",
        ],
    ),
    ("Đà Nẵng", &["Quận Hải Châu", "Quận Thanh Khê", "Quận Sơn Trà", "Quận Ngũ Hành Sơn"]),
    ("Hải Phòng", &["Quận Hồng Bàng", "Quận Ngô Quyền", "Quận Lê Chân"]),
    ("Cần Thơ", &["Quận Ninh Kiều", "Quận Cái Răng", "Quận Bình Thủy"]),
    ("Bắc Ninh", &["Thành phố Bắc Ninh", "Thành phố Từ Sơn"]),
    ("Bình Dương", &["Thành phố Thủ Dầu Một", "Thành phố Dĩ An", "Thành phố Thuận An"]),
    ("Đồng Nai", &["Thành phố Biên Hòa", "Thành phố Long Khánh"]),
    ("Khánh Hòa", &["Thành phố Nha Trang", "Thành phố Cam Ranh"]),
    ("Lâm Đồng", &["Thành phố Đà Lạt", "Thành phố Bảo Lộc"]),
    ("Nghệ An", &["Thành phố Vinh", "Thị xã Cửa Lò"]),
    ("Quảng Ninh", &["Thành phố Hạ Long", "Thành phố Cẩm Phả"]),
    ("Thừa Thiên Huế", &["Thành phố Huế", "Thị xã Hương Thủy"]),
    ("Thanh Hóa", &["Thành phố Thanh Hóa", "Thành phố Sầm Sơn"]),
];

pub(in crate::generate) const WARDS: [&str; 10] = [
    "Phường Thành Công",
    "Phường Láng Hạ",
    "Phường Bến Nghé",
    "Phường Tân Định",
    "Phường Hải Châu 1",
    "Phường 5",
    "Phường 12",
    "Phường An Phú",
    "Phường Vĩnh Hải",
    "Xã Đông Dư",
];

/// Where branches open after the first, with province and district.
pub(in crate::generate) const BRANCHES: [(&str, &str); 10] = [
    ("Cầu Giấy", "Hà Nội - Quận Cầu Giấy"),
    ("Quận 1", "Hồ Chí Minh - Quận 1"),
    ("Hải Châu", "Đà Nẵng - Quận Hải Châu"),
    ("Thủ Đức", "Hồ Chí Minh - Thành phố Thủ Đức"),
    ("Ninh Kiều", "Cần Thơ - Quận Ninh Kiều"),
    ("Lê Chân", "Hải Phòng - Quận Lê Chân"),
    ("Biên Hòa", "Đồng Nai - Thành phố Biên Hòa"),
    ("Nha Trang", "Khánh Hòa - Thành phố Nha Trang"),
    ("Đà Lạt", "Lâm Đồng - Thành phố Đà Lạt"),
    ("Hạ Long", "Quảng Ninh - Thành phố Hạ Long"),
];
