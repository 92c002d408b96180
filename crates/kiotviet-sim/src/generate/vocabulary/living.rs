//! What people need at home, at school and for themselves.

use super::{Department, Section, Shape, leaf};

const VOLUMES: Shape = Shape::Choice("DUNG TÍCH", &["50ml", "100ml", "200ml", "500ml"]);
const STAGES: Shape = Shape::Choice("SIZE", &["NB", "S", "M", "L", "XL"]);

pub(super) static COSMETICS: Department = Department {
    name: "Mỹ phẩm",
    brands: &["Cocoon", "Thorakao", "Skinna", "Lemonade", "Sao Thái Dương"],
    sections: &[
        Section {
            name: "Chăm sóc da",
            code: "CSD",
            shape: VOLUMES,
            price: (69, 690),
            weight: (60, 600),
            qualities: &["chiết xuất rau má", "cho da dầu", "cấp ẩm", "vitamin C", "dịu nhẹ"],
            leaves: &[
                leaf("Làm sạch da", &["Sữa rửa mặt", "Nước tẩy trang", "Gel rửa mặt"]),
                leaf("Dưỡng da", &["Serum dưỡng da", "Kem dưỡng ẩm", "Nước hoa hồng"]),
                leaf("Chống nắng", &["Kem chống nắng SPF50+", "Xịt chống nắng"]),
            ],
        },
        Section {
            name: "Trang điểm",
            code: "TD",
            shape: Shape::Choice("TÔNG", &["01 Đỏ cam", "02 Hồng đất", "03 Đỏ gạch", "04 Cam san hô"]),
            price: (79, 490),
            weight: (10, 120),
            qualities: &["lâu trôi", "mịn lì", "siêu mềm"],
            leaves: &[
                leaf("Son môi", &["Son kem lì", "Son dưỡng có màu", "Son tint bóng"]),
                leaf("Má hồng", &["Phấn má hồng", "Má hồng kem"]),
                leaf("Mắt", &["Bảng phấn mắt", "Mascara chuốt mi"]),
            ],
        },
        Section {
            name: "Chăm sóc tóc",
            code: "CST",
            shape: VOLUMES,
            price: (49, 390),
            weight: (100, 900),
            qualities: &["bồ kết", "vỏ bưởi", "phục hồi hư tổn", "sạch gàu"],
            leaves: &[
                leaf("Dầu gội", &["Dầu gội thảo dược", "Dầu gội khô"]),
                leaf("Dầu xả và ủ tóc", &["Dầu xả", "Kem ủ tóc"]),
                leaf("Tạo kiểu tóc", &["Sáp vuốt tóc", "Gôm xịt tóc"]),
            ],
        },
        Section {
            name: "Nước hoa",
            code: "NH",
            shape: VOLUMES,
            price: (150, 1900),
            weight: (80, 500),
            qualities: &["hương hoa nhài", "hương gỗ", "hương biển"],
            leaves: &[
                leaf("Nước hoa nam", &["Nước hoa nam", "Lăn khử mùi nam"]),
                leaf("Nước hoa nữ", &["Nước hoa nữ", "Xịt thơm toàn thân"]),
                leaf("Tinh dầu", &["Tinh dầu sả chanh", "Tinh dầu oải hương"]),
            ],
        },
    ],
};

pub(super) static HOUSEHOLD: Department = Department {
    name: "Đồ gia dụng",
    brands: &["Sunhouse", "Lock&Lock", "Duy Tân", "Kangaroo", "Elmich"],
    sections: &[
        Section {
            name: "Nhà bếp",
            code: "NB",
            shape: Shape::Choice("KÍCH THƯỚC", &["18cm", "20cm", "24cm", "28cm"]),
            price: (59, 1290),
            weight: (300, 2800),
            qualities: &["chống dính", "inox 304", "đáy từ", "3 lớp"],
            leaves: &[
                leaf("Nồi chảo", &["Chảo chống dính", "Nồi inox", "Quánh nấu bột"]),
                leaf("Dao thớt", &["Dao bếp", "Thớt gỗ nghiến"]),
                leaf("Hộp đựng", &["Hộp thủy tinh", "Hộp nhựa đựng thực phẩm"]),
            ],
        },
        Section {
            name: "Điện gia dụng",
            code: "DGD",
            shape: Shape::Plain,
            price: (199, 3490),
            weight: (800, 6500),
            qualities: &["1,8L", "công suất 1500W", "bảo hành 12 tháng", "tiết kiệm điện"],
            leaves: &[
                leaf("Ấm và bình đun", &["Ấm siêu tốc", "Bình thủy điện"]),
                leaf("Nồi cơm điện", &["Nồi cơm điện", "Nồi chiên không dầu"]),
                leaf("Quạt", &["Quạt đứng", "Quạt treo tường"]),
            ],
        },
        Section {
            name: "Vệ sinh nhà cửa",
            code: "VS",
            shape: Shape::Packed(&[("Chai", 1), ("Thùng 12", 12)]),
            price: (15, 160),
            weight: (400, 3800),
            qualities: &["hương chanh", "hương nắng mai", "3,8kg", "đậm đặc"],
            leaves: &[
                leaf("Nước rửa chén", &["Nước rửa chén", "Nước rửa bát thiên nhiên"]),
                leaf("Nước giặt", &["Nước giặt", "Nước xả vải"]),
                leaf("Lau sàn", &["Nước lau sàn", "Nước tẩy bồn cầu"]),
            ],
        },
        Section {
            name: "Phòng ngủ",
            code: "PN",
            shape: Shape::Coloured,
            price: (89, 1990),
            weight: (400, 3500),
            qualities: &["cotton lụa", "1m6", "1m8", "mềm mát"],
            leaves: &[
                leaf("Chăn ga gối", &["Bộ chăn ga", "Vỏ gối", "Ga chun"]),
                leaf("Khăn", &["Khăn tắm", "Khăn mặt"]),
                leaf("Rèm và thảm", &["Rèm cửa chống nắng", "Thảm chùi chân"]),
            ],
        },
    ],
};

pub(super) static STATIONERY: Department = Department {
    name: "Văn phòng phẩm",
    brands: &["Thiên Long", "Hồng Hà", "Hải Tiến", "Deli", "Double A"],
    sections: &[
        Section {
            name: "Bút viết",
            code: "BV",
            shape: Shape::Packed(&[("Cây", 1), ("Hộp 20", 20)]),
            price: (3, 60),
            weight: (8, 40),
            qualities: &["0.5mm", "mực xanh", "mực đen", "nét thanh nét đậm"],
            leaves: &[
                leaf("Bút bi", &["Bút bi", "Bút gel"]),
                leaf("Bút chì", &["Bút chì gỗ 2B", "Bút chì kim"]),
                leaf("Bút dạ", &["Bút lông bảng", "Bút dạ quang"]),
            ],
        },
        Section {
            name: "Giấy và vở",
            code: "GVO",
            shape: Shape::Packed(&[("Quyển", 1), ("Lốc 10", 10)]),
            price: (6, 95),
            weight: (80, 2500),
            qualities: &["96 trang", "200 trang", "ô ly", "định lượng 70gsm"],
            leaves: &[
                leaf("Vở học sinh", &["Vở kẻ ngang", "Vở ô ly"]),
                leaf("Giấy in", &["Giấy in A4", "Giấy in A5"]),
                leaf("Sổ tay", &["Sổ tay bìa da", "Sổ lò xo"]),
            ],
        },
        Section {
            name: "Dụng cụ học tập",
            code: "HT",
            shape: Shape::Plain,
            price: (5, 350),
            weight: (20, 600),
            qualities: &["bền đẹp", "cho bé lớp 1", "an toàn"],
            leaves: &[
                leaf("Hộp bút", &["Hộp bút vải", "Hộp bút nhiều ngăn"]),
                leaf("Thước và compa", &["Thước kẻ dẻo", "Bộ compa", "Ê ke"]),
                leaf("Màu vẽ", &["Sáp màu 24 màu", "Màu nước", "Bút màu"]),
            ],
        },
        Section {
            name: "Thiết bị văn phòng",
            code: "TBV",
            shape: Shape::Plain,
            price: (12, 1490),
            weight: (80, 4000),
            qualities: &["để bàn", "loại lớn", "tiện dụng"],
            leaves: &[
                leaf("Máy tính cầm tay", &["Máy tính cầm tay", "Máy tính để bàn"]),
                leaf("Bìa và kẹp", &["Bìa còng", "Kẹp bướm", "Bìa lá"]),
                leaf("Dập ghim", &["Dập ghim", "Bấm lỗ"]),
            ],
        },
    ],
};

pub(super) static MOTHER_AND_BABY: Department = Department {
    name: "Mẹ và bé",
    brands: &["Nous", "Bobby", "Kuku", "Nutifood", "Farlin"],
    sections: &[
        Section {
            name: "Tã bỉm",
            code: "TB",
            shape: STAGES,
            price: (89, 490),
            weight: (700, 3200),
            qualities: &["thấm hút vượt trội", "gói lớn", "siêu mỏng"],
            leaves: &[
                leaf("Tã dán", &["Tã dán sơ sinh", "Tã dán"]),
                leaf("Tã quần", &["Tã quần", "Bỉm quần ban đêm"]),
                leaf("Khăn ướt", &["Khăn ướt không mùi", "Khăn khô đa năng"]),
            ],
        },
        Section {
            name: "Quần áo bé",
            code: "QAB",
            shape: Shape::Choice("SIZE", &["73", "80", "90", "100", "110"]),
            price: (49, 320),
            weight: (60, 350),
            qualities: &["cotton mềm", "in hình thú", "tay dài", "cho bé gái", "cho bé trai"],
            leaves: &[
                leaf("Bộ bé trai", &["Bộ quần áo bé trai", "Áo thun bé trai"]),
                leaf("Váy bé gái", &["Váy bé gái", "Đầm công chúa"]),
                leaf("Bodysuit", &["Bodysuit sơ sinh", "Bộ liền thân"]),
            ],
        },
        Section {
            name: "Sữa bột",
            code: "SB",
            shape: Shape::Packed(&[("Hộp", 1), ("Thùng 12", 12)]),
            price: (180, 790),
            weight: (400, 1000),
            qualities: &["900g", "400g", "số 1", "số 2", "số 3"],
            leaves: &[
                leaf("Sữa cho bé", &["Sữa bột cho bé", "Sữa công thức"]),
                leaf("Sữa cho mẹ", &["Sữa bầu", "Sữa cho mẹ sau sinh"]),
                leaf("Bột ăn dặm", &["Bột ăn dặm", "Cháo ăn dặm"]),
            ],
        },
        Section {
            name: "Đồ chơi",
            code: "DC",
            shape: Shape::Plain,
            price: (25, 890),
            weight: (100, 3000),
            qualities: &["bằng gỗ", "phát nhạc", "cho bé từ 3 tuổi", "an toàn"],
            leaves: &[
                leaf("Xếp hình", &["Bộ xếp hình", "Khối gỗ thông minh"]),
                leaf("Xe đồ chơi", &["Xe cứu hỏa", "Xe điều khiển từ xa"]),
                leaf("Thú bông", &["Gấu bông", "Thỏ bông"]),
            ],
        },
    ],
};

pub(super) static ELECTRONICS: Department = Department {
    name: "Phụ kiện điện tử",
    brands: &["Rạng Đông", "Điện Quang", "Hoco", "Baseus", "Energizer"],
    sections: &[
        Section {
            name: "Sạc và cáp",
            code: "SC",
            shape: Shape::Coloured,
            price: (39, 690),
            weight: (30, 400),
            qualities: &["sạc nhanh 20W", "dài 1m", "dài 2m", "bọc dù"],
            leaves: &[
                leaf("Cáp sạc", &["Cáp sạc Type-C", "Cáp Lightning"]),
                leaf("Củ sạc", &["Củ sạc nhanh", "Củ sạc 2 cổng"]),
                leaf("Pin dự phòng", &["Pin dự phòng 10000mAh", "Pin dự phòng 20000mAh"]),
            ],
        },
        Section {
            name: "Âm thanh",
            code: "AT",
            shape: Shape::Coloured,
            price: (79, 1990),
            weight: (30, 1200),
            qualities: &["chống ồn", "bluetooth 5.3", "bass mạnh"],
            leaves: &[
                leaf("Tai nghe", &["Tai nghe nhét tai", "Tai nghe không dây"]),
                leaf("Loa", &["Loa bluetooth", "Loa vi tính"]),
                leaf("Micro", &["Micro không dây", "Micro thu âm"]),
            ],
        },
        Section {
            name: "Đèn và pin",
            code: "DP",
            shape: Shape::Packed(&[("Cái", 1), ("Hộp 10", 10)]),
            price: (12, 350),
            weight: (20, 900),
            qualities: &["9W", "ánh sáng vàng", "siêu sáng", "sạc điện"],
            leaves: &[
                leaf("Bóng đèn", &["Bóng đèn LED", "Đèn tuýp LED"]),
                leaf("Đèn bàn", &["Đèn học chống cận", "Đèn ngủ"]),
                leaf("Pin", &["Pin AA", "Pin AAA", "Pin cúc áo"]),
            ],
        },
        Section {
            name: "Ốp và dán",
            code: "OD",
            shape: Shape::Coloured,
            price: (19, 250),
            weight: (15, 80),
            qualities: &["chống sốc", "trong suốt", "nhám chống vân tay"],
            leaves: &[
                leaf("Ốp lưng", &["Ốp lưng điện thoại", "Bao da máy tính bảng"]),
                leaf("Dán màn hình", &["Kính cường lực", "Miếng dán PPF"]),
                leaf("Giá đỡ", &["Giá đỡ điện thoại", "Kẹp điện thoại xe máy"]),
            ],
        },
    ],
};

pub(super) static SPORT: Department = Department {
    name: "Thể thao & du lịch",
    brands: &["Động Lực", "Kamito", "Jogarbola", "Madfox"],
    sections: &[
        Section {
            name: "Đồ tập",
            code: "DT",
            shape: Shape::Clothes,
            price: (89, 490),
            weight: (120, 400),
            qualities: &["co giãn 4 chiều", "khô nhanh", "thoáng khí"],
            leaves: &[
                leaf("Đồ tập gym", &["Quần legging", "Áo tank top"]),
                leaf("Đồ bơi", &["Đồ bơi nữ", "Quần bơi nam"]),
                leaf("Đồ bóng đá", &["Bộ quần áo bóng đá", "Áo đấu"]),
            ],
        },
        Section {
            name: "Dụng cụ thể thao",
            code: "DCT",
            shape: Shape::Plain,
            price: (35, 2490),
            weight: (60, 8000),
            qualities: &["thi đấu", "tập luyện", "cho trẻ em"],
            leaves: &[
                leaf("Bóng", &["Bóng đá số 5", "Bóng rổ số 7", "Bóng chuyền hơi"]),
                leaf("Cầu lông", &["Vợt cầu lông", "Ống cầu lông 12 quả"]),
                leaf("Tập tại nhà", &["Thảm tập yoga", "Tạ tay", "Dây kháng lực"]),
            ],
        },
        Section {
            name: "Dã ngoại",
            code: "DN",
            shape: Shape::Coloured,
            price: (49, 1890),
            weight: (150, 5000),
            qualities: &["chống nước", "gấp gọn", "4 người"],
            leaves: &[
                leaf("Lều trại", &["Lều cắm trại", "Võng du lịch"]),
                leaf("Bình nước", &["Bình giữ nhiệt", "Bình nước thể thao"]),
                leaf("Ghế xếp", &["Ghế xếp dã ngoại", "Bàn xếp"]),
            ],
        },
        Section {
            name: "Đi mưa",
            code: "DM",
            shape: Shape::Coloured,
            price: (25, 390),
            weight: (150, 900),
            qualities: &["hai đầu", "vải dù", "tự động"],
            leaves: &[
                leaf("Áo mưa", &["Áo mưa bộ", "Áo mưa cánh dơi"]),
                leaf("Ô dù", &["Ô gấp ba", "Ô cán dài"]),
                leaf("Ủng và bọc giày", &["Ủng đi mưa", "Bọc giày đi mưa"]),
            ],
        },
    ],
};
