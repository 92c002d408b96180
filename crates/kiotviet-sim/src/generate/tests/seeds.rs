use proptest::prelude::*;

use super::super::{Plan, generate};
use super::{now, plan};
use crate::state::{Row, Shop, Table};

fn texts<T: Row + std::fmt::Debug>(table: &Table<T>) -> Vec<String> {
    table.iter().map(|row| format!("{row:?}")).collect()
}

fn everything(shop: &Shop) -> Vec<Vec<String>> {
    vec![
        texts(&shop.branches),
        texts(&shop.categories),
        texts(&shop.products),
        texts(&shop.price_books),
        texts(&shop.customers),
        texts(&shop.orders),
        texts(&shop.invoices),
    ]
}

#[test]
fn the_same_seed_makes_the_same_shop_and_another_seed_another() {
    let shop = everything(&generate(&plan(300, 100, 80, 7)));
    assert_eq!(shop, everything(&generate(&plan(300, 100, 80, 7))));
    let other = everything(&generate(&plan(300, 100, 80, 8)));
    for (table, other) in shop.iter().zip(&other).skip(2) {
        assert_ne!(table, other);
    }
}

#[test]
fn more_customers_leave_the_products_as_they_were() {
    let few = generate(&plan(200, 10, 20, 7));
    let many = generate(&plan(200, 400, 20, 7));
    assert_eq!(texts(&few.products), texts(&many.products));
    assert_eq!(texts(&few.categories), texts(&many.categories));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_size_is_met_exactly(
        products in 0_usize..400,
        customers in 0_usize..150,
        orders in 0_usize..100,
        branches in 1_usize..14,
        price_books in 0_usize..10,
        seed in any::<u64>(),
    ) {
        let shop = generate(&Plan { products, customers, orders, branches, price_books, seed, now: now() });
        prop_assert_eq!(shop.products.len(), products);
        prop_assert_eq!(shop.customers.len(), customers);
        prop_assert_eq!(shop.orders.len(), if products == 0 { 0 } else { orders });
        prop_assert_eq!(shop.branches.len(), branches);
        prop_assert_eq!(shop.price_books.len(), price_books);
    }
}

#[test]
fn the_smallest_shops_work() {
    for (products, orders) in [(0, 0), (0, 5), (1, 5), (7, 5)] {
        let shop = generate(&plan(products, 0, orders, 3));
        assert_eq!(shop.products.len(), products);
        assert_eq!(shop.orders.len(), if products == 0 { 0 } else { orders });
    }
}
