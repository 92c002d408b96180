//! Names and addresses of people and companies.

pub(in crate::generate) const SURNAMES: [(u32, &str); 16] = [
    (38, "Nguyễn"),
    (12, "Trần"),
    (10, "Lê"),
    (7, "Phạm"),
    (5, "Hoàng"),
    (5, "Phan"),
    (4, "Vũ"),
    (4, "Đặng"),
    (3, "Bùi"),
    (3, "Đỗ"),
    (2, "Hồ"),
    (2, "Ngô"),
    (2, "Dương"),
    (1, "Lý"),
    (1, "Mai"),
    (1, "Tôn Nữ"),
];

pub(in crate::generate) const MALE_MIDDLE: [&str; 10] =
    ["Văn", "Đức", "Minh", "Quốc", "Hữu", "Công", "Thanh", "Gia", "Anh", "Tuấn"];

pub(in crate::generate) const FEMALE_MIDDLE: [&str; 10] =
    ["Thị", "Thị Thu", "Ngọc", "Thanh", "Phương", "Thùy", "Minh", "Diệu", "Khánh", "Thị Hồng"];

pub(in crate::generate) const MALE_GIVEN: [&str; 20] = [
    "Hùng", "Dũng", "Bảo", "Khoa", "Long", "Nam", "Phúc", "Quân", "Sơn", "Tùng", "Việt", "Hải", "Đạt",
    "Thắng", "Kiên", "Khang", "Duy", "Huy", "Toàn", "Trí",
];

pub(in crate::generate) const FEMALE_GIVEN: [&str; 20] = [
    "Mai", "Lan", "Hương", "Hoa", "Linh", "Trang", "Ngân", "Thảo", "Vy", "Yến", "Hằng", "Nhung", "Quỳnh",
    "Châu", "Giang", "My", "Hạnh", "Nga", "Oanh", "Uyên",
];

pub(in crate::generate) const STREETS: [&str; 16] = [
    "Láng Hạ",
    "Nguyễn Trãi",
    "Lê Lợi",
    "Trần Hưng Đạo",
    "Hai Bà Trưng",
    "Điện Biên Phủ",
    "Cầu Giấy",
    "Nguyễn Văn Cừ",
    "Phan Đình Phùng",
    "Lý Thường Kiệt",
    "Cách Mạng Tháng Tám",
    "Võ Văn Tần",
    "Hoàng Diệu",
    "Bà Triệu",
    "Xô Viết Nghệ Tĩnh",
    "Quang Trung",
];

pub(in crate::generate) const COMPANY_FORMS: [&str; 4] =
    ["Công ty TNHH", "Công ty Cổ phần", "Công ty TNHH MTV", "Hộ kinh doanh"];

pub(in crate::generate) const COMPANY_LINES: [&str; 6] =
    ["Thương mại", "Dịch vụ", "Xây dựng", "Du lịch", "Thực phẩm", "Thiết kế nội thất"];
