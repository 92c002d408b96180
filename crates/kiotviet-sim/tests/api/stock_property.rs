//! Whatever happens, stock and reservations stay consistent.

use std::collections::BTreeMap;

use kiotviet_sim::actions::{LineDraft, OrderDraft};
use kiotviet_sim::records::{BranchId, InvoiceId, OrderId, ProductId, ProductKind};
use kiotviet_sim::state::Shop;
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::shop::{MAIN, MILK, MILK_CARTON, SECOND, SHIRT, now, sample_shop};

const COMBO: ProductId = ProductId(30_030_001);

#[derive(Clone, Debug)]
enum Act {
    Order(bool, Vec<(u8, u8)>),
    Edit(usize, Vec<(u8, u8)>),
    Invoice(usize, Option<(u8, u8)>),
    Cancel(usize),
    CancelInvoice(usize),
    End(usize),
    Receive(u8, u8),
}

fn act() -> impl Strategy<Value = Act> {
    let lines = || prop::collection::vec((0..4u8, 1..6u8), 1..4);
    prop_oneof![
        (any::<bool>(), lines()).prop_map(|(second, lines)| Act::Order(second, lines)),
        (0..6usize, lines()).prop_map(|(order, lines)| Act::Edit(order, lines)),
        (0..6usize, prop::option::of((0..4u8, 1..4u8))).prop_map(|(order, line)| Act::Invoice(order, line)),
        (0..6usize).prop_map(Act::Cancel),
        (0..6usize).prop_map(Act::CancelInvoice),
        (0..6usize).prop_map(Act::End),
        (0..4u8, 1..9u8).prop_map(|(product, quantity)| Act::Receive(product, quantity)),
    ]
}

fn drafts(lines: &[(u8, u8)]) -> Vec<LineDraft> {
    let product = |place: u8| [SHIRT, MILK, MILK_CARTON, COMBO][usize::from(place)];
    lines.iter().map(|(place, quantity)| LineDraft::of(product(*place), Decimal::from(*quantity))).collect()
}

fn perform(shop: &mut Shop, act: &Act) {
    let order = |shop: &Shop, place: usize| shop.orders.at(place).map_or(OrderId(0), |order| order.id);
    // What the shop refuses changes nothing: the check below sees to that.
    let _ = match act {
        Act::Order(second, lines) => {
            let branch = Some(if *second { SECOND } else { MAIN });
            shop.create_order(
                now(),
                OrderDraft { branch, lines: Some(drafts(lines)), ..OrderDraft::default() },
            )
            .map(|_| ())
        }
        Act::Edit(place, lines) => {
            let draft = OrderDraft { lines: Some(drafts(lines)), ..OrderDraft::default() };
            shop.update_order(now(), order(shop, *place), draft)
        }
        Act::Invoice(place, line) => {
            let lines = line.map(|line| drafts(&[line]));
            shop.invoice_order(now(), order(shop, *place), lines).map(|_| ())
        }
        Act::Cancel(place) => shop.cancel_order(now(), order(shop, *place), true),
        Act::CancelInvoice(place) => {
            let invoice = shop.invoices.at(*place).map_or(InvoiceId(0), |invoice| invoice.id);
            shop.cancel_invoice(now(), invoice, true)
        }
        Act::End(place) => shop.end_order(now(), order(shop, *place)),
        Act::Receive(place, quantity) => {
            let product = [SHIRT, MILK, MILK_CARTON, SHIRT][usize::from(*place)];
            shop.receive_goods(now(), MAIN, product, Decimal::from(*quantity), None)
        }
    };
}

type Quantities = BTreeMap<(ProductId, BranchId), Decimal>;

/// What a quantity of a product comes to in goods.
fn parts(shop: &Shop, product: ProductId, quantity: Decimal) -> Vec<(ProductId, Decimal)> {
    let row = shop.products.get(product).unwrap();
    match row.kind {
        ProductKind::Combo => {
            row.formulas.iter().map(|part| (part.material, part.quantity * quantity)).collect()
        }
        _ => vec![(product, quantity)],
    }
}

/// Reserved by code, from the open orders alone.
fn owed(shop: &Shop) -> Quantities {
    let mut owed = Quantities::new();
    for order in shop.orders.iter().filter(|order| order.status.is_open()) {
        let mut open: BTreeMap<ProductId, Decimal> = BTreeMap::new();
        for line in &order.lines {
            *open.entry(line.product).or_default() += line.quantity;
        }
        for invoice in
            shop.invoices.iter().filter(|invoice| invoice.order == Some(order.id) && invoice.is_live())
        {
            for line in &invoice.lines {
                if let Some(left) = open.get_mut(&line.product) {
                    *left -= line.quantity;
                }
            }
        }
        for (product, left) in open {
            for (part, quantity) in parts(shop, product, left.max(Decimal::ZERO)) {
                *owed.entry((part, order.branch)).or_default() += quantity;
            }
        }
    }
    owed
}

/// Sold in base units, from the live invoices alone.
fn sold(shop: &Shop) -> Quantities {
    let mut sold = Quantities::new();
    for invoice in shop.invoices.iter().filter(|invoice| invoice.is_live()) {
        for line in &invoice.lines {
            for (part, quantity) in parts(shop, line.product, line.quantity) {
                let row = shop.products.get(part).unwrap();
                *sold.entry((row.pool_owner(), invoice.branch)).or_default() += quantity * row.conversion;
            }
        }
    }
    sold
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reserved_is_what_open_orders_owe_and_stock_is_what_came_less_what_went(acts in prop::collection::vec(act(), 1..25)) {
        let mut shop = sample_shop();
        shop.settings.allow_sell_when_out_stock = true;
        let ids: Vec<_> = shop.products.iter().map(|product| product.id).collect();
        for id in ids {
            shop.products.update(id, |product| product.inventories.iter_mut().for_each(|row| row.reserved = Decimal::ZERO));
        }
        let start: Quantities = shop.products.iter().flat_map(|product| {
            product.inventories.iter().map(|row| ((product.id, row.branch), row.on_hand)).collect::<Vec<_>>()
        }).collect();
        let mut received = Quantities::new();
        for act in &acts {
            perform(&mut shop, act);
            if let Act::Receive(place, quantity) = act {
                let (owner, factor) = [(SHIRT, 1), (MILK, 1), (MILK, 48), (SHIRT, 1)][usize::from(*place)];
                *received.entry((owner, MAIN)).or_default() += Decimal::from(u32::from(*quantity) * factor);
            }
            let (owed, sold) = (owed(&shop), sold(&shop));
            for product in [SHIRT, MILK, MILK_CARTON] {
                for row in &shop.products.get(product).unwrap().inventories {
                    let key = (product, row.branch);
                    prop_assert_eq!(row.reserved, owed.get(&key).copied().unwrap_or_default(), "reserved of {:?} after {:?}", key, act);
                    if product != MILK_CARTON {
                        let came = start[&key] + received.get(&key).copied().unwrap_or_default();
                        prop_assert_eq!(row.on_hand, came - sold.get(&key).copied().unwrap_or_default(), "stock of {:?}", key);
                    }
                }
            }
            let base = shop.stock_view(shop.products.get(MILK).unwrap(), MAIN).unwrap();
            let carton = shop.stock_view(shop.products.get(MILK_CARTON).unwrap(), MAIN).unwrap();
            prop_assert_eq!(carton.on_hand, (base.on_hand / Decimal::from(48)).round_dp(4).normalize());
        }
    }
}
