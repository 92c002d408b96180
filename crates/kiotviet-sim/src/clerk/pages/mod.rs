//! The pages, each from the state as it stands.

mod branches;
mod catalogue;
mod categories;
mod customers;
mod documents;
mod faults;
mod log;
mod overview;
mod price_books;
mod product;
mod sell;
mod settings;

use jiff::Timestamp;

use super::Journal;
use super::form::Form;
use super::html::Page;
use crate::records::{InvoiceStatus, OrderStatus};
use crate::simulator::Simulator;
use crate::state::Shop;

/// What a page is made from.
pub(super) struct View<'a> {
    pub simulator: &'a mut Simulator,
    pub journal: &'a Journal,
    pub now: Timestamp,
    pub query: &'a Form,
}

impl View<'_> {
    fn shop(&self) -> &Shop {
        self.simulator.shop()
    }

    /// What is searched for.
    fn typed(&self) -> &str {
        self.query.text("q").unwrap_or_default()
    }
}

/// The page of this name, of the record of this id if there is one; none when there is no such page or record.
pub(super) fn render(mut view: View<'_>, page: &str, id: Option<&str>) -> Option<Page> {
    let id: Option<i64> = match id {
        Some(text) => Some(text.parse().ok()?),
        None => None,
    };
    Some(match (page, id) {
        ("", None) => overview::page(&view),
        ("sell", None) => sell::page(&view),
        ("products", None) => catalogue::page(&view),
        ("products", Some(id)) => product::page(&view, id.into())?,
        ("orders", None) => documents::orders(&view),
        ("orders", Some(id)) => documents::order(&view, id.into())?,
        ("invoices", None) => documents::invoices(&view),
        ("invoices", Some(id)) => documents::invoice(&view, id.into())?,
        ("customers", None) => customers::page(&view),
        ("customers", Some(id)) => customers::one(&view, id.into())?,
        ("categories", None) => categories::page(&view),
        ("price-books", None) => price_books::page(&view),
        ("price-books", Some(id)) => price_books::one(&view, id.into())?,
        ("branches", None) => branches::page(&view),
        ("settings", None) => settings::page(&view),
        ("faults", None) => faults::page(&mut view),
        ("log", None) => log::requests(&view),
        ("webhooks", None) => log::webhooks(&view),
        _ => return None,
    })
}

/// The colour of an order's state.
fn order_class(status: OrderStatus) -> &'static str {
    match status {
        OrderStatus::Draft => "wait",
        OrderStatus::Confirmed | OrderStatus::Delivering => "mute",
        OrderStatus::Completed => "good",
        OrderStatus::Cancelled => "bad",
    }
}

/// The colour of an invoice's state.
fn invoice_class(status: InvoiceStatus) -> &'static str {
    match status {
        InvoiceStatus::Completed => "good",
        InvoiceStatus::Processing => "wait",
        InvoiceStatus::Cancelled | InvoiceStatus::Undelivered => "bad",
    }
}
