//! What changes on KiotViet after the first sync: edits, moved stock, what goes and what comes back.

mod world;

use dongbo_engine::SyncOptions;
use dongbo_sync::Entity;
use jiff::SignedDuration;
use world::{World, counts, is_plain, written};

fn pressed(options: SyncOptions) -> SyncOptions {
    SyncOptions { trigger: "command".into(), ..options }
}

#[test]
fn an_edit_reaches_us_with_the_next_run_and_only_that_record_is_written() {
    let world = World::of(2_400, 60, 20);
    world.sync();
    let id = world.there(|shop| shop.products.iter().nth(1_234).unwrap().id);
    world.clerk(|shop, now| {
        let price = shop.products.get(id).unwrap().base_price + rust_decimal::Decimal::from(1_000);
        shop.update_product(
            now,
            id,
            kiotviet_sim::actions::ProductDraft { base_price: Some(price), ..Default::default() },
        )
    });
    let report = world.sync();
    assert_eq!(counts(&report, Entity::Products).updated, 1, "{report:#?}");
    assert_eq!(written(&report), 1);
    world.assert_equal();
}

#[test]
fn a_sale_at_the_counter_moves_our_stock_though_no_date_tells_of_it() {
    let world = World::of(300, 10, 0);
    world.sync();
    let (product, branch) = world.there(|shop| {
        let product = shop.products.iter().find(|product| is_plain(product)).unwrap();
        (product.id, shop.branches.iter().next().unwrap().id)
    });
    world.clerk(|shop, now| shop.receive_goods(now, branch, product, rust_decimal::Decimal::from(25), None));
    let report = world.sync();
    assert_eq!(counts(&report, Entity::Stock).updated, 1, "{report:#?}");
    assert_eq!(counts(&report, Entity::Products).updated, 0);
    world.assert_equal();
}

#[test]
fn a_deleted_product_is_archived_and_comes_back_when_it_is_restored() {
    let world = World::of(250, 10, 0);
    world.sync();
    let id = world.there(|shop| shop.products.iter().rev().find(|product| is_plain(product)).unwrap().id);
    world.clerk(|shop, now| shop.delete_product(now, id));
    let report = world.sync();
    assert_eq!(counts(&report, Entity::Products).archived, 1, "{report:#?}");
    world.assert_equal();
    assert_eq!(written(&world.sync()), 0, "archiving is done once");

    world.clerk(|shop, now| shop.restore_product(now, id));
    let report = world.sync();
    assert_eq!(counts(&report, Entity::Products).updated, 1, "{report:#?}");
    assert_eq!(counts(&report, Entity::Products).created, 0, "it is the same product, not a new one");
    world.assert_equal();
}

#[test]
fn a_deletion_that_kiotviet_does_not_name_is_found_by_the_next_sweep() {
    let world = World::of(250, 10, 0);
    world.sync();
    let id = world.there(|shop| shop.products.iter().rev().find(|product| is_plain(product)).unwrap().id);
    world.clerk(|shop, now| shop.delete_product(now, id));
    // Long after: the id is no longer among the removed ones of the last minutes.
    world.clock.pass(SignedDuration::from_hours(30));
    let report = world.sync_with(pressed(SyncOptions { full: true, ..SyncOptions::default() }));
    assert_eq!(counts(&report, Entity::Products).archived, 1, "{report:#?}");
    world.assert_equal();
}

#[test]
fn a_mass_disappearance_stops_and_asks_and_is_carried_out_when_a_person_says_so() {
    let world = World::of(900, 10, 0);
    world.sync();
    let gone: Vec<_> = world.there(|shop| {
        shop.products.iter().filter(|product| is_plain(product)).map(|product| product.id).take(60).collect()
    });
    assert_eq!(gone.len(), 60, "the generated shop has enough plain products");
    for id in &gone {
        world.clerk(|shop, now| shop.delete_product(now, *id));
    }
    let report = world.sync();
    assert_eq!(counts(&report, Entity::Products).archived, 0);
    assert_eq!(counts(&report, Entity::Products).conflicts, 1);
    assert!(!report.is_clean());
    assert!(report.warnings.iter().any(|warning| warning.code == "SYNC-BRAKE"), "{:?}", report.warnings);

    let report =
        world.sync_with(pressed(SyncOptions { allow_disappearance: true, ..SyncOptions::default() }));
    assert_eq!(counts(&report, Entity::Products).archived, gone.len() as u64, "{report:#?}");
    world.assert_equal();
}

#[test]
fn price_lists_follow_new_prices_removed_entries_and_deletion() {
    let world = World::of(300, 10, 0);
    world.sync();
    let (book, first, second) = world.there(|shop| {
        let book = shop.price_books.iter().next().unwrap();
        let mut products = book.entries.keys().copied();
        (book.id, products.next().unwrap(), products.next().unwrap())
    });
    world.clerk(|shop, now| shop.set_price(now, book, first, rust_decimal::Decimal::from(123_000)));
    world.clerk(|shop, _| shop.remove_price(book, second));
    let report = world.sync();
    let entries = report.entities["price_entries"];
    assert_eq!((entries.updated, entries.archived), (1, 1), "{report:#?}");
    world.assert_equal();

    world.clerk(|shop, now| shop.delete_price_book(now, book));
    let report = world.sync();
    assert_eq!(counts(&report, Entity::PriceLists).archived, 1, "{report:#?}");
    world.assert_equal();
}

#[test]
fn orders_are_completed_and_cancelled_here_as_they_are_there() {
    let world = World::of(300, 40, 80);
    world.sync();
    let open: Vec<_> = world.there(|shop| {
        shop.orders
            .iter()
            .filter(|order| order.status == kiotviet_sim::records::OrderStatus::Draft)
            .map(|order| order.id)
            .collect()
    });
    assert!(open.len() >= 2, "the generated shop has open orders");
    world.clerk(|shop, now| shop.cancel_order(now, open[0], false));
    world.clerk(|shop, now| shop.confirm_order(now, open[1]));
    let report = world.sync();
    assert!(counts(&report, Entity::Orders).updated >= 1, "{report:#?}");
    world.assert_equal();
}

#[test]
fn a_customer_who_comes_back_has_left_the_groups_that_were_left_there() {
    let world = World::of(20, 6, 0);
    let (id, group) = world.there(|shop| {
        let customer = shop.customers.iter().next().unwrap().id;
        (customer, shop.customer_groups.iter().next().unwrap().id)
    });
    let member_of =
        |groups: Vec<_>| kiotviet_sim::actions::CustomerDraft { groups: Some(groups), ..Default::default() };
    world.clerk(|shop, now| shop.update_customer(now, id, member_of(vec![group])));
    world.sync();
    world.clerk(|shop, now| shop.delete_customer(now, id));
    world.sync();
    // What was agreed before the deletion is the base of what comes back: the group was left there, not joined here.
    world.clerk(|shop, now| shop.restore_customer(now, id));
    world.clerk(|shop, now| shop.update_customer(now, id, member_of(Vec::new())));
    world.sync();
    world.assert_equal();
}

#[test]
fn verification_tells_of_a_price_list_that_is_gone_instead_of_failing() {
    let world = World::of(60, 0, 0);
    world.sync();
    let book = world.there(|shop| shop.price_books.iter().next().unwrap().id);
    world.clerk(|shop, now| shop.delete_price_book(now, book));
    let report = world.verify();
    let told: Vec<_> = report.differences.iter().map(|one| (one.entity, one.id.clone())).collect();
    assert_eq!(told, [("price_lists", book.to_string())]);
}
