//! Someone changes the shop while a client reads it: the fault of rows moving between pages.

use jiff::Timestamp;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use rust_decimal::Decimal;

use crate::actions::{CustomerDraft, LineDraft, OrderDraft, ProductDraft};
use crate::faults::{ChangedEntity, RowAction, ShopChange};
use crate::records::OrderStatus;
use crate::state::{Row, Shop, Table};

/// Makes the change as far as the shop's rules allow: what is refused does not happen.
pub(super) fn change(shop: &mut Shop, now: Timestamp, change: ShopChange) {
    let mut random = ChaCha8Rng::seed_from_u64(change.draw);
    for _ in 0..change.rows {
        // A refusal (a base with units, a category in use) leaves this row as it is.
        let _ = one(shop, now, change, &mut random);
    }
}

fn any<T: Row>(table: &Table<T>, random: &mut ChaCha8Rng) -> Option<T::Id> {
    if table.is_empty() { None } else { table.at(random.random_range(0..table.len())).map(Row::id) }
}

fn one(shop: &mut Shop, now: Timestamp, change: ShopChange, random: &mut ChaCha8Rng) -> Option<()> {
    let number: u32 = random.random_range(0..1_000_000);
    match (change.entity, change.action) {
        (ChangedEntity::Products, RowAction::Insert) => {
            let category = any(&shop.categories, random);
            let name = Some(format!("Hàng mới về {number:06}"));
            let base_price = Some(Decimal::from(1_000 + number % 900 * 1_000));
            let draft = ProductDraft { name, category, base_price, ..ProductDraft::default() };
            shop.create_product(now, draft).ok().map(|_| ())
        }
        (ChangedEntity::Products, RowAction::Edit) => {
            let id = any(&shop.products, random)?;
            let base_price = shop.products.get(id)?.base_price + Decimal::from(1_000);
            let draft = ProductDraft { base_price: Some(base_price), ..ProductDraft::default() };
            shop.update_product(now, id, draft).ok()
        }
        (ChangedEntity::Products, RowAction::Delete) => {
            let id = any(&shop.products, random)?;
            shop.delete_product(now, id).ok()
        }
        (ChangedEntity::Categories, RowAction::Insert) => {
            shop.create_category(now, &format!("Nhóm mới {number:06}"), None).ok().map(|_| ())
        }
        (ChangedEntity::Categories, RowAction::Edit) => {
            let id = any(&shop.categories, random)?;
            let name = shop.categories.get(id)?.name.clone();
            shop.update_category(now, id, Some(&format!("{name} {}", number % 10)), None).ok()
        }
        (ChangedEntity::Categories, RowAction::Delete) => {
            let id = any(&shop.categories, random)?;
            shop.delete_category(now, id).ok()
        }
        (ChangedEntity::Customers, RowAction::Insert) => {
            let branch = any(&shop.branches, random);
            let name = Some(format!("Khách mới {number:06}"));
            shop.create_customer(now, CustomerDraft { name, branch, ..CustomerDraft::default() })
                .ok()
                .map(|_| ())
        }
        (ChangedEntity::Customers, RowAction::Edit) => {
            let id = any(&shop.customers, random)?;
            let comments = Some(format!("Ghi chú {number:06}"));
            shop.update_customer(now, id, CustomerDraft { comments, ..CustomerDraft::default() }).ok()
        }
        (ChangedEntity::Customers, RowAction::Delete) => {
            let id = any(&shop.customers, random)?;
            shop.delete_customer(now, id).ok()
        }
        (ChangedEntity::Orders, RowAction::Insert) => {
            let branch = any(&shop.branches, random);
            let lines = Some(vec![LineDraft::of(any(&shop.products, random)?, Decimal::ONE)]);
            shop.create_order(now, OrderDraft { branch, lines, ..OrderDraft::default() }).ok().map(|_| ())
        }
        (ChangedEntity::Orders, RowAction::Edit) => {
            let id = any(&shop.orders, random)?;
            match shop.orders.get(id)?.status {
                OrderStatus::Draft => shop.confirm_order(now, id).ok(),
                _ => {
                    let description = Some(format!("Ghi chú {number:06}"));
                    shop.update_order(now, id, OrderDraft { description, ..OrderDraft::default() }).ok()
                }
            }
        }
        (ChangedEntity::Orders, RowAction::Delete) => {
            let id = any(&shop.orders, random)?;
            shop.cancel_order(now, id, false).ok()
        }
        (ChangedEntity::PriceBookEntries, action) => {
            let book = any(&shop.price_books, random)?;
            let entries = &shop.price_books.get(book)?.entries;
            let known = entries.keys().nth(random.random_range(0..entries.len().max(1))).copied();
            match action {
                RowAction::Delete => shop.remove_price(book, known?).ok(),
                RowAction::Insert | RowAction::Edit => {
                    let product = match action {
                        RowAction::Edit => known?,
                        _ => any(&shop.products, random)?,
                    };
                    shop.set_price(now, book, product, Decimal::from(1_000 + number % 900 * 1_000)).ok()
                }
            }
        }
    }
}
