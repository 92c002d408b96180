//! How many of a product may be sold, and why.

use dongbo_store::{ProductSellable, SellableAt};

use super::table::{Align, table};
use super::words;
use crate::language::Language;

/// One table: a line for each point of sale, our uncounted orders below.
pub fn product(language: Language, product: &ProductSellable) -> String {
    let columns = [
        (language.of("Điểm bán", "Point of sale"), Align::Left),
        (language.of("Có thể bán", "Sellable"), Align::Right),
        (language.of("Tồn", "On hand"), Align::Right),
        (language.of("Khách đặt", "Reserved"), Align::Right),
        (language.of("Đơn chưa tính", "Our orders"), Align::Right),
        (language.of("Giữ lại", "Buffer"), Align::Right),
        (language.of("Đọc lúc", "Read at"), Align::Left),
        (language.of("Vì sao", "Why"), Align::Left),
    ];
    let rows: Vec<Vec<String>> = product.points_of_sale.iter().map(|at| row(language, at)).collect();
    let mut text = format!("{} · {}\n{}", product.code, product.full_name, table(&columns, &rows));
    for at in &product.points_of_sale {
        for order in at.count.iter().flat_map(|count| &count.orders) {
            let known = match order.arrived {
                true => {
                    language.of("KiotViet đã có, chờ đọc lại tồn", "on KiotViet, its stock not read since")
                }
                false => language.of("chưa có trên KiotViet", "not on KiotViet yet"),
            };
            text.push_str(&format!(
                "  {}: {} × {} ({known})\n",
                at.point_of_sale, order.code, order.pieces.0
            ));
        }
    }
    text
}

fn row(language: Language, at: &SellableAt) -> Vec<String> {
    let figure =
        |pick: fn(&dongbo_store::PoolCount) -> String| at.count.as_ref().map(pick).unwrap_or_default();
    vec![
        at.point_of_sale.clone(),
        if at.unlimited { "∞".to_owned() } else { at.sellable.to_string() },
        figure(|count| count.on_hand.0.to_string()),
        figure(|count| count.reserved.0.to_string()),
        figure(|count| count.ours.0.to_string()),
        figure(|count| count.buffer.0.to_string()),
        at.read_at.map(words::local_time).unwrap_or_default(),
        why(language, at),
    ]
}

fn why(language: Language, at: &SellableAt) -> String {
    let reason = match at.reason.as_str() {
        "no_stock_needed" => language.of("không cần tồn kho", "needs no stock"),
        "sells_negative" => language.of("bán âm", "sells negative"),
        "stopped_in_shop" => language.of("ngừng kinh doanh", "no longer sold"),
        "stopped_at_point_of_sale" => language.of("ngừng kinh doanh tại đây", "not sold here"),
        "not_by_itself" => language.of("chỉ bán kèm", "only as a part of others"),
        _ => language.of("theo số đếm", "counted"),
    };
    let mut words = vec![reason.to_owned()];
    if let Some(part) = &at.scarcest_part {
        let limited = language.of("thiếu nhất", "scarcest part");
        words.push(format!("{limited}: {} × {}", part.code, part.needs.0));
    }
    if let Some(count) = at.count.as_ref().filter(|count| !count.told_less.0.is_zero()) {
        let told =
            language.of("KiotViet vừa báo giảm, đang đọc lại", "KiotViet says fewer, being read again");
        words.push(format!("{told}: −{}", count.told_less.0));
    }
    words.join("; ")
}
