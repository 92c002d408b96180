//! What connecting found.

use dongbo_engine::ConnectReport;

use crate::failure;
use crate::language::Language;

/// The connection, what there is to choose from, the shop's switches, and what would hinder a sync.
pub fn connection(language: Language, report: &ConnectReport) -> String {
    let connection = &report.connection;
    let mut text = language.of(
        format!("Đã kết nối với {} ({}).\n", connection.retailer, connection.api_url),
        format!("Connected to {} ({}).\n", connection.retailer, connection.api_url),
    );
    let branches = report.branches.iter().map(|branch| marked(&branch.name, branch.default));
    line(&mut text, language.of("Chi nhánh", "Branches"), branches);
    let channels = report.sale_channels.iter().filter(|channel| channel.active);
    let channels = channels.map(|channel| marked(&channel.name, channel.chosen));
    line(&mut text, language.of("Kênh bán hàng", "Sale channels"), channels);
    if let Some(surcharges) = &report.surcharges {
        let surcharges = surcharges.iter().map(|surcharge| surcharge.name.clone());
        line(&mut text, language.of("Thu khác", "Surcharges"), surcharges);
    }
    for (name, value) in settings(language, report) {
        let value = match value {
            Some(true) => language.of("có", "yes"),
            Some(false) => language.of("không", "no"),
            None => language.of("KiotViet không cho biết", "KiotViet does not say"),
        };
        text.push_str(&format!("  {name}: {value}\n"));
    }
    for warning in &report.warnings {
        text.push_str(&failure::warning(language, warning));
        text.push('\n');
    }
    text
}

fn settings(language: Language, report: &ConnectReport) -> [(&'static str, Option<bool>); 4] {
    let settings = &report.settings;
    [
        (
            language.of("Cho đặt hàng khi hết hàng", "Orders may be placed for what is out of stock"),
            settings.allow_order_when_out_stock,
        ),
        (
            language.of("Cho bán khi hết hàng", "What is out of stock may be sold"),
            settings.allow_sell_when_out_stock,
        ),
        (
            language.of("Cho bán hàng đã được đặt", "What others have ordered may be sold"),
            settings.allow_sell_when_order_out_stock,
        ),
        (
            language.of("Quản lý khách hàng theo chi nhánh", "Customers are kept by branch"),
            settings.manager_customer_by_branch,
        ),
    ]
}

/// The one that was chosen has a mark.
fn marked(name: &str, chosen: bool) -> String {
    if chosen { format!("{name} ✓") } else { name.to_owned() }
}

fn line(text: &mut String, name: &str, values: impl Iterator<Item = String>) {
    let values: Vec<String> = values.collect();
    let values = if values.is_empty() { "–".to_owned() } else { values.join(", ") };
    text.push_str(&format!("  {name}: {values}\n"));
}
