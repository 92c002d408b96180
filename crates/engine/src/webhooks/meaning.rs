//! What a call points at: which records to look at early. Nothing else of its body is believed, but
//! for stock that fell, which makes us more careful until it was read.

use dongbo_store::{HintKind, NewHint, StockTold};
use dongbo_sync::records::StockLevel;
use dongbo_sync::{Entity, Quantity};
use kiotviet::webhook::{EventType, Hint};
use kiotviet::wire;

/// The records that one notification points at; none where its kind is unknown.
pub(crate) fn records(hint: &Hint) -> Option<Vec<NewHint>> {
    use EventType as Event;
    use HintKind::{Changed, Deleted};
    let all = |entity, kind| hint.ids.iter().map(|id| new(entity, *id, kind)).collect::<Vec<_>>();
    let mut records = match &hint.event {
        Event::ProductUpdate => all(Entity::Products, Changed),
        Event::ProductDelete => all(Entity::Products, Deleted),
        Event::StockUpdate => all(Entity::Stock, Changed),
        Event::OrderUpdate => all(Entity::Orders, Changed),
        Event::InvoiceUpdate => sold(hint),
        Event::CustomerUpdate => all(Entity::Customers, Changed),
        Event::CustomerDelete => all(Entity::Customers, Deleted),
        Event::PriceBookUpdate => all(Entity::PriceLists, Changed),
        Event::PriceBookDelete => all(Entity::PriceLists, Deleted),
        Event::PriceBookDetailUpdate | Event::PriceBookDetailDelete => {
            hint.price_book.iter().map(|book| new(Entity::PriceLists, book.get(), Changed)).collect()
        }
        Event::CategoryUpdate => all(Entity::Categories, Changed),
        Event::CategoryDelete => all(Entity::Categories, Deleted),
        Event::BranchUpdate => all(Entity::Branches, Changed),
        Event::BranchDelete => all(Entity::Branches, Deleted),
        Event::Unknown(_) => return None,
    };
    // The common price book has the number 0 and is no list.
    records.retain(|record| record.remote_id > 0);
    Some(records)
}

/// What a notification tells of stock.
pub(crate) fn stock_told(hint: &Hint) -> Option<StockTold> {
    if hint.event != EventType::StockUpdate {
        return None;
    }
    let row = hint.read::<wire::Inventory>().ok()?;
    let level = StockLevel { on_hand: Quantity::new(row.on_hand?), reserved: Quantity::new(row.reserved?) };
    Some(StockTold { product: row.product_id?.get(), branch: row.branch_id.get(), level })
}

fn new(entity: Entity, remote_id: i64, kind: HintKind) -> NewHint {
    NewHint { entity, remote_id, kind }
}

/// An invoice is no record of ours: it moves the stock of what it sells, and completes an order where it names one.
fn sold(hint: &Hint) -> Vec<NewHint> {
    let invoice = hint.read::<wire::Invoice>().ok();
    let products = invoice.iter().flat_map(|invoice| &invoice.invoice_details);
    let products = products.filter_map(|line| line.product_id);
    let stock = products.map(|id| new(Entity::Stock, id.get(), HintKind::Changed));
    let order = hint.read::<OrderOfInvoice>().ok().and_then(|named| named.order_id);
    let order = order.map(|id| new(Entity::Orders, id, HintKind::Changed));
    stock.chain(order).collect()
}

/// Not documented; read where it is there.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct OrderOfInvoice {
    order_id: Option<i64>,
}

#[cfg(test)]
mod tests {
    use kiotviet::webhook::{parse, parse_as};

    use super::*;

    fn meant(event: &str, data: &str) -> Vec<(Entity, i64, HintKind)> {
        let body = format!(
            r#"{{"Id":"x","Attempt":1,"Notifications":[{{"Action":"{event}.500","Data":[{data}]}}]}}"#
        );
        let delivery = parse(body.as_bytes()).unwrap();
        let records = delivery.hints.iter().flat_map(|hint| super::records(hint).unwrap());
        records.map(|hint| (hint.entity, hint.remote_id, hint.kind)).collect()
    }

    #[test]
    fn every_documented_event_points_at_records() {
        use Entity::*;
        use HintKind::*;
        for (event, data, expected) in [
            ("product.update", r#"{"__type":"K","Id":5}"#, vec![(Products, 5, Changed)]),
            ("product.delete", "5,6", vec![(Products, 5, Deleted), (Products, 6, Deleted)]),
            (
                "stock.update",
                r#"{"ProductId":5,"BranchId":1},{"ProductId":6,"BranchId":1}"#,
                vec![(Stock, 5, Changed), (Stock, 6, Changed)],
            ),
            ("order.update", r#"{"Id":7,"OrderDetails":[{"ProductId":5}]}"#, vec![(Orders, 7, Changed)]),
            (
                "invoice.update",
                r#"{"Id":9,"OrderId":7,"InvoiceDetails":[{"ProductId":5},{"ProductId":6}]}"#,
                vec![(Stock, 5, Changed), (Stock, 6, Changed), (Orders, 7, Changed)],
            ),
            ("invoice.update", r#"{"Id":9}"#, vec![]),
            ("customer.update", r#"{"Id":3}"#, vec![(Customers, 3, Changed)]),
            ("customer.delete", "3", vec![(Customers, 3, Deleted)]),
            ("pricebook.update", r#"{"Id":2}"#, vec![(PriceLists, 2, Changed)]),
            ("pricebook.delete", "2", vec![(PriceLists, 2, Deleted)]),
            (
                "pricebookdetail.update",
                r#"{"PriceBookId":2,"ProductId":5,"Price":1}"#,
                vec![(PriceLists, 2, Changed)],
            ),
            (
                "pricebookdetail.delete",
                r#"{"PricebookId":2,"ProductIds":[5]}"#,
                vec![(PriceLists, 2, Changed)],
            ),
            ("pricebookdetail.update", r#"{"PriceBookId":0,"ProductId":5,"Price":1}"#, vec![]),
            ("category.update", r#"{"Id":4}"#, vec![(Categories, 4, Changed)]),
            ("category.delete", "4", vec![(Categories, 4, Deleted)]),
            ("branch.update", r#"{"Id":1}"#, vec![(Branches, 1, Changed)]),
            ("branch.delete", "1", vec![(Branches, 1, Deleted)]),
        ] {
            assert_eq!(meant(event, data), expected, "{event} {data}");
        }
    }

    #[test]
    fn every_kind_that_is_documented_is_understood_and_no_other() {
        for event in EventType::ALL {
            assert!(meant(event.as_str(), "").is_empty());
        }
        let body = br#"{"Notifications":[{"Action":"purchase.update.500","Data":[{"Id":5}]}]}"#;
        let unknown = parse(body).unwrap();
        assert_eq!(super::records(&unknown.hints[0]), None);
    }

    #[test]
    fn a_bare_deletion_is_of_the_kind_that_its_address_was_made_for() {
        let delivery = parse_as(br#"{"RemoveId":[7,8]}"#, Some(&EventType::CustomerDelete)).unwrap();
        let records = super::records(&delivery.hints[0]).unwrap();
        assert_eq!(
            records,
            [new(Entity::Customers, 7, HintKind::Deleted), new(Entity::Customers, 8, HintKind::Deleted)]
        );
    }
}
