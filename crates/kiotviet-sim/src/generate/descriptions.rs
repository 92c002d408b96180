//! HTML descriptions and picture addresses.

use super::Draw;
use super::vocabulary::Section;

const PRAISE: [&str; 6] = [
    "Hàng chính hãng, đầy đủ tem nhãn.",
    "Chất lượng ổn định, được nhiều khách hàng tin dùng.",
    "Đổi trả trong 7 ngày nếu có lỗi của nhà sản xuất.",
    "Thiết kế gọn gàng, dễ sử dụng hằng ngày.",
    "Nguyên liệu chọn lọc, an toàn cho cả gia đình.",
    "Giao hàng toàn quốc, kiểm tra trước khi thanh toán.",
];

/// The HTML a shop writes under a product; `None` for most, sometimes an empty text.
pub(super) fn description(name: &str, section: &Section, draw: &mut Draw) -> Option<String> {
    match draw.between(0, 99) {
        0..=44 => None,
        45..=54 => Some(String::new()),
        55..=84 => Some(format!("<p>{}</p>", draw.pick(&PRAISE))),
        _ => {
            let mut points = PRAISE;
            draw.shuffle(&mut points);
            let quality = draw.pick(section.qualities);
            let ampersand = name.replace('&', "&amp;");
            Some(format!(
                "<p><strong>{ampersand}</strong> – {quality}.</p>\n<ul>\n<li>{}</li>\n<li>{}</li>\n<li>{}</li>\n\
                 </ul>\n<p>Xuất xứ: Việt Nam&nbsp;&#127483;&#127475;</p>",
                points[0], points[1], points[2]
            ))
        }
    }
}

/// Addresses of pictures: none to five, most products have one or two.
pub(super) fn images(id: i64, draw: &mut Draw) -> Vec<String> {
    let count = *draw.weighted(&[(18, 0), (38, 1), (22, 2), (12, 3), (6, 4), (4, 5)]);
    (1..=count).map(|number| format!("http://cdn-images.example.vn/tiemhoasua/{id}-{number}.jpg")).collect()
}
