use std::collections::{BTreeMap, HashSet};

use rust_decimal::Decimal;

use super::super::generate;
use super::{now, plan};
use crate::records::{BranchId, InvoiceStatus, OrderStatus, ProductId, ProductKind};
use crate::state::Shop;

fn shop() -> Shop {
    generate(&plan(800, 300, 1_200, 7))
}

/// What the open orders still owe, computed from the documents alone.
fn owed(shop: &Shop) -> BTreeMap<(BranchId, ProductId), Decimal> {
    let mut owed: BTreeMap<(BranchId, ProductId), Decimal> = BTreeMap::new();
    for order in shop.orders.iter() {
        if !matches!(order.status, OrderStatus::Draft | OrderStatus::Confirmed | OrderStatus::Delivering) {
            continue;
        }
        let mut left: BTreeMap<ProductId, Decimal> = BTreeMap::new();
        for line in &order.lines {
            *left.entry(line.product).or_default() += line.quantity;
        }
        let invoices = shop.invoices.iter().filter(|invoice| invoice.order == Some(order.id));
        for line in
            invoices.filter(|invoice| invoice.status != InvoiceStatus::Cancelled).flat_map(|one| &one.lines)
        {
            *left.entry(line.product).or_default() -= line.quantity;
        }
        for (product, quantity) in left {
            assert!(quantity >= Decimal::ZERO, "{} delivered more than ordered", order.code);
            let row = shop.products.get(product).unwrap();
            match row.kind {
                ProductKind::Goods => *owed.entry((order.branch, product)).or_default() += quantity,
                ProductKind::Combo => {
                    for part in &row.formulas {
                        *owed.entry((order.branch, part.material)).or_default() += quantity * part.quantity;
                    }
                }
                ProductKind::Service => {}
            }
        }
    }
    owed.retain(|_, quantity| !quantity.is_zero());
    owed
}

#[test]
fn what_is_reserved_is_what_open_orders_owe() {
    let shop = shop();
    let mut reserved = BTreeMap::new();
    for product in shop.products.iter() {
        for row in product.inventories.iter().filter(|row| !row.reserved.is_zero()) {
            reserved.insert((row.branch, product.id), row.reserved);
        }
    }
    assert!(reserved.len() > 50, "{}", reserved.len());
    assert_eq!(reserved, owed(&shop));
}

#[test]
fn orders_are_mostly_done_and_every_state_occurs() {
    let shop = shop();
    let share = |status| {
        shop.orders.iter().filter(|order| order.status == status).count() as f64 / shop.orders.len() as f64
    };
    for (status, range) in [
        (OrderStatus::Completed, 0.6..0.85),
        (OrderStatus::Cancelled, 0.05..0.18),
        (OrderStatus::Delivering, 0.01..0.1),
        (OrderStatus::Confirmed, 0.01..0.1),
        (OrderStatus::Draft, 0.01..0.1),
    ] {
        assert!(range.contains(&share(status)), "{status:?}: {}", share(status));
    }
    assert!(shop.orders.iter().any(|order| order.customer.is_none()));
    assert!(shop.orders.iter().any(|order| order.lines.iter().any(|line| !line.is_master)));
    assert!(shop.invoices.iter().any(|invoice| invoice.order.is_none()));
}

#[test]
fn invoices_agree_with_the_state_of_their_order() {
    let shop = shop();
    for order in shop.orders.iter() {
        let live = order.invoices.iter().filter(|id| shop.invoices.get(**id).unwrap().is_live()).count();
        let expected = match order.status {
            OrderStatus::Completed | OrderStatus::Delivering => 1,
            OrderStatus::Draft | OrderStatus::Confirmed | OrderStatus::Cancelled => 0,
        };
        assert_eq!(live, expected, "{} {:?}", order.code, order.status);
        if order.status == OrderStatus::Delivering {
            assert!(!shop.open_quantities(order.id).is_empty(), "{} has nothing left to deliver", order.code);
        }
    }
}

#[test]
fn documents_name_what_exists_and_add_up() {
    let shop = shop();
    for order in shop.orders.iter() {
        assert!(!order.lines.is_empty());
        assert!(order.customer.is_none_or(|customer| shop.customers.get(customer).is_some()));
        assert!(order.sold_by.is_none_or(|user| shop.users.get(user).is_some()));
        assert!(order.sale_channel.is_some_and(|channel| shop.sale_channels.get(channel).is_some()));
        assert!(shop.branches.get(order.branch).is_some());
        assert!(order.total() >= Decimal::ZERO, "{}", order.code);
        let mut seen = HashSet::new();
        for line in &order.lines {
            assert!(line.quantity > Decimal::ZERO && line.discount <= line.price);
            assert_eq!(
                line.is_master,
                seen.insert(line.product),
                "the first line of a product is its master"
            );
            let product = shop.products.get(line.product).unwrap();
            assert_eq!((&line.product_code, &line.product_name), (&product.code, &product.full_name()));
        }
    }
    for invoice in shop.invoices.iter() {
        assert!(
            invoice.total_payment() <= invoice.total().max(Decimal::ZERO) + Decimal::ONE,
            "{}",
            invoice.code
        );
    }
}

#[test]
fn time_flows_one_way() {
    let shop = shop();
    macro_rules! ascending {
        ($($table:ident),+) => {$(
            let times: Vec<_> = shop.$table.iter().map(|row| row.created_at).collect();
            assert!(times.is_sorted(), stringify!($table));
            assert!(times.iter().all(|time| *time < now()), stringify!($table));
            for row in shop.$table.iter() {
                assert!(row.modified_at.is_none_or(|time| time >= row.created_at && time < now()), stringify!($table));
            }
        )+};
    }
    ascending!(products, customers, orders, invoices, categories, branches);
    let ninety_two_days = now() - jiff::SignedDuration::from_hours(24 * 92);
    assert!(shop.orders.iter().all(|order| order.created_at > ninety_two_days));
}
