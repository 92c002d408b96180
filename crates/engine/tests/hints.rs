//! What KiotViet says without being asked makes us look sooner, and changes nothing else.

#![allow(clippy::unwrap_used, reason = "tests; clippy only knows functions marked as such")]

mod world;

use dongbo_engine::SyncOptions;
use dongbo_store::HintKind::{Changed, Deleted};
use dongbo_sync::Entity;
use futures::executor::block_on;
use jiff::SignedDuration;
use kiotviet_sim::actions::{CustomerDraft, ProductDraft};
use kiotviet_sim::faults::FaultPlan;
use kiotviet_sim::records::{OrderStatus, Product, ProductKind};
use rust_decimal::Decimal;
use world::{World, counts};

fn is_plain(product: &Product) -> bool {
    product.kind == ProductKind::Goods
        && product.attributes.is_empty()
        && product.units.is_empty()
        && product.master_unit.is_none()
        && product.master_product.is_none()
}

fn price(thousands: i64) -> ProductDraft {
    ProductDraft { base_price: Some(Decimal::from(thousands * 1_000)), ..ProductDraft::default() }
}

/// A shop that has been read and is told of everything.
fn told(products: usize, customers: usize, orders: usize) -> World {
    let world = World::of(products, customers, orders);
    world.sync();
    world.guard();
    world
}

/// Requests since then, but for those of tokens; those of one record without their query.
fn log_since(world: &World, start: usize) -> Vec<String> {
    let log = world.wire.log.lock().unwrap();
    let requests = log[start..].iter().filter(|line| !line.contains("/token"));
    requests.map(|line| line.trim_end_matches("?includeSoftDeletedAttribute=false").to_owned()).collect()
}

#[test]
fn a_changed_product_costs_one_request_and_is_here_at_once() {
    let world = told(250, 20, 10);
    let id = world.there(|shop| shop.products.iter().nth(123).unwrap().id);
    world.clerk(|shop, now| shop.update_product(now, id, price(77)));
    assert_eq!(world.calls_arrive(), 1);
    let before = world.wire.log.lock().unwrap().len();
    let attended = world.attend();
    assert_eq!((attended.hints, attended.next_at), (1, None));
    assert_eq!(log_since(&world, before), [format!("GET /products/{}", id.0)]);
    world.assert_equal();
    assert_eq!(world.attend().hints, 0);
}

#[test]
fn a_sale_moves_stock_and_order_and_completing_an_order_is_seen() {
    let world = told(250, 20, 60);
    let (order, product, branch) = world.there(|shop| {
        let open = shop.orders.iter().find(|order| order.status == OrderStatus::Draft).unwrap().id;
        let product = shop.products.iter().find(|product| is_plain(product)).unwrap().id;
        (open, product, shop.branches.iter().next().unwrap().id)
    });
    world.clerk(|shop, now| shop.cancel_order(now, order, false));
    world.clerk(|shop, now| shop.receive_goods(now, branch, product, Decimal::from(25), None));
    assert!(world.calls_arrive() >= 2);
    world.attend();
    assert_eq!(world.hints_waiting(), 0);
    world.assert_equal();
}

#[test]
fn a_price_in_a_list_is_here_at_once_and_a_removed_one_goes() {
    let world = told(250, 10, 0);
    let (book, first, second) = world.there(|shop| {
        let book = shop.price_books.iter().next().unwrap();
        let mut products = book.entries.keys().copied();
        (book.id, products.next().unwrap(), products.next().unwrap())
    });
    world.clock.pass(SignedDuration::from_mins(10));
    world.clerk(|shop, now| shop.set_price(now, book, first, Decimal::from(123_000)));
    world.clerk(|shop, _| shop.remove_price(book, second));
    world.calls_arrive();
    world.attend();
    world.assert_equal();
}

#[test]
fn a_price_list_that_was_just_read_whole_is_read_whole_again_when_the_hour_affords_it() {
    let world = World::with(900, 10, 0, |simulator| {
        let now = jiff::Timestamp::from_millisecond(world::START).unwrap();
        simulator.act(now, |shop, now| {
            let book = shop.price_books.iter().next().unwrap().id;
            let products: Vec<_> = shop.products.iter().map(|product| product.id).collect();
            for product in products {
                let _ = shop.set_price(now, book, product, Decimal::from(9_000));
            }
        });
    });
    world.sync();
    world.guard();
    let (book, entries) = world.there(|shop| {
        let book = shop.price_books.iter().max_by_key(|book| book.entries.len()).unwrap();
        (book.id, book.entries.keys().copied().collect::<Vec<_>>())
    });
    assert!(entries.len() > 600, "many pages: {}", entries.len());
    world.clock.pass(SignedDuration::from_mins(10));
    for entry in &entries[..2] {
        world.clerk(|shop, _| shop.remove_price(book, *entry));
        world.calls_arrive();
        world.attend();
    }
    let waits = world.attend().next_at.expect("the hint waits");
    world.clock.pass(waits.duration_since(kiotviet::Clock::now(&*world.clock)));
    world.attend();
    assert_eq!(world.hints_waiting(), 0);
    world.assert_equal();
}

#[test]
fn lost_doubled_late_and_shuffled_webhooks_change_nothing_but_the_delay() {
    for seed in 1..16_u64 {
        let world = told(150, 60, 40);
        let mut state = seed;
        let mut draw = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        let mut held = Vec::new();
        for step in 0..12 {
            let nth = draw(120) as usize;
            match draw(6) {
                0 => {
                    let id = world.there(|shop| shop.products.iter().nth(nth).unwrap().id);
                    world.clerk(|shop, now| shop.update_product(now, id, price(step + 50)));
                }
                1 => {
                    let (product, branch) = world.there(|shop| {
                        let plain: Vec<_> =
                            shop.products.iter().filter(|product| is_plain(product)).collect();
                        (plain[nth % plain.len()].id, shop.branches.iter().next().unwrap().id)
                    });
                    world.clerk(|shop, now| {
                        shop.receive_goods(now, branch, product, Decimal::from(step + 1), None)
                    });
                }
                2 => {
                    let id = world.there(|shop| shop.customers.iter().nth(nth % 50).unwrap().id);
                    let draft = CustomerDraft { name: Some(format!("Khách {step}")), ..Default::default() };
                    world.clerk(|shop, now| shop.update_customer(now, id, draft));
                }
                3 => {
                    let open = world.there(|shop| {
                        shop.orders
                            .iter()
                            .find(|order| order.status == OrderStatus::Draft)
                            .map(|order| order.id)
                    });
                    if let Some(id) = open {
                        world.clerk(|shop, now| shop.cancel_order(now, id, false));
                    }
                }
                4 => {
                    let id = world.there(|shop| {
                        shop.products
                            .iter()
                            .rev()
                            .filter(|product| is_plain(product))
                            .nth(nth % 5)
                            .unwrap()
                            .id
                    });
                    world.clerk(|shop, now| shop.delete_product(now, id));
                }
                _ => {
                    let (book, product) = world.there(|shop| {
                        let book = shop.price_books.iter().next().unwrap();
                        (book.id, *book.entries.keys().next().unwrap())
                    });
                    world.clerk(|shop, now| shop.set_price(now, book, product, Decimal::from(step + 9_000)));
                }
            }
            for call in world.calls_within(SignedDuration::from_secs(3)) {
                match draw(4) {
                    0 => {}
                    1 => held.push(call),
                    2 => held.extend([call.clone(), call]),
                    _ => held.insert(draw(held.len() as u64 + 1) as usize, call),
                }
            }
            while held.len() > draw(6) as usize {
                let call = held.swap_remove(draw(held.len() as u64) as usize);
                world.receive(&call);
            }
            if draw(2) == 0 {
                world.attend();
            }
        }
        world.clock.pass(SignedDuration::from_mins(2));
        world.attend();
        let report = world.sync();
        assert!(report.is_clean(), "seed {seed}: {report:#?}");
        let report = world.verify();
        assert!(report.is_equal(), "seed {seed}: {:#?}", report.differences);
        for call in held {
            world.receive(&call);
        }
        let before = world.dump();
        world.clock.pass(SignedDuration::from_mins(2));
        world.attend();
        let without_hints = |dump: Vec<String>| {
            dump.into_iter().filter(|line| !line.starts_with("hint ")).collect::<Vec<_>>()
        };
        assert_eq!(
            without_hints(world.dump()),
            without_hints(before),
            "seed {seed}: what comes late writes nothing"
        );
    }
}

#[test]
fn a_deletion_is_believed_when_the_record_is_not_found_and_not_before() {
    let world = told(250, 20, 0);
    let (gone, there) = world.there(|shop| {
        let mut plain = shop.products.iter().filter(|product| is_plain(product));
        (plain.next().unwrap().id, plain.next().unwrap().id)
    });
    world.hint(Entity::Products, Deleted, [there.0]);
    world.attend();
    world.assert_equal();

    world.clerk(|shop, now| shop.delete_product(now, gone));
    world.calls_arrive();
    world.attend();
    assert_eq!(block_on(world.store.counts(world.shop)).unwrap().products.archived, 1);
    world.sync();
    world.assert_equal();
}

#[test]
fn many_deletions_one_by_one_are_a_wave_and_stop() {
    let world = told(900, 10, 0);
    let gone: Vec<_> = world.there(|shop| {
        shop.products.iter().filter(|product| is_plain(product)).map(|product| product.id).take(60).collect()
    });
    for id in &gone {
        world.clerk(|shop, now| shop.delete_product(now, *id));
        world.calls_arrive();
        world.attend();
    }
    let archived = || block_on(world.store.counts(world.shop)).unwrap().products.archived;
    assert_eq!(archived(), 50, "so many may go unasked");
    assert_eq!(block_on(world.store.count_conflicts(world.shop, None)).unwrap(), 1);
    world.sync_with(SyncOptions { trigger: "schedule".into(), ..SyncOptions::default() });
    assert_eq!(archived(), 50, "nor does the schedule go on with it");
    let options = SyncOptions { trigger: "api".into(), allow_disappearance: true, ..SyncOptions::default() };
    world.sync_with(options);
    assert_eq!(archived(), 60);
    world.assert_equal();
}

#[test]
fn many_hints_of_one_entity_become_one_reading_of_what_has_changed() {
    let world = told(200, 150, 100);
    let ids: Vec<_> =
        world.there(|shop| shop.customers.iter().map(|customer| customer.id).take(90).collect());
    for id in &ids {
        let draft = CustomerDraft { comments: Some("gọi trước".into()), ..Default::default() };
        world
            .wire
            .simulator
            .lock()
            .unwrap()
            .clerk(kiotviet::Clock::now(&*world.clock), |shop, now| shop.update_customer(now, *id, draft))
            .unwrap();
    }
    world.hint(Entity::Customers, Changed, ids.iter().map(|id| id.0));
    let before = world.wire.log.lock().unwrap().len();
    assert_eq!(world.attend().hints, 90);
    let requests = log_since(&world, before);
    assert!(requests.len() <= 3, "{requests:#?}");
    world.assert_equal();
}

#[test]
fn what_the_reading_of_changes_does_not_show_is_read_by_itself() {
    let world = told(200, 150, 0);
    let ids: Vec<_> =
        world.there(|shop| shop.customers.iter().map(|customer| customer.id.0).take(12).collect());
    world.clock.pass(SignedDuration::from_mins(30));
    world.hint(Entity::Customers, Changed, ids.iter().copied());
    let before = world.wire.log.lock().unwrap().len();
    world.attend();
    let requests = log_since(&world, before);
    for id in ids {
        assert!(requests.contains(&format!("GET /customers/{id}")), "{requests:#?}");
    }
    assert_eq!(world.hints_waiting(), 0);
}

#[test]
fn more_stock_than_pages_is_read_by_one_full_reading() {
    let world = told(400, 10, 0);
    let (products, branch) = world.there(|shop| {
        let plain = shop.products.iter().filter(|product| is_plain(product));
        (
            plain.map(|product| product.id).take(60).collect::<Vec<_>>(),
            shop.branches.iter().next().unwrap().id,
        )
    });
    for id in &products {
        world.clerk(|shop, now| shop.receive_goods(now, branch, *id, Decimal::from(3), None));
    }
    world.calls_arrive();
    let before = world.wire.log.lock().unwrap().len();
    world.attend();
    let requests = log_since(&world, before);
    assert!(requests.len() < 12, "{requests:#?}");
    assert_eq!(world.hints_waiting(), 0);
    world.assert_equal();
}

#[test]
fn a_record_that_cannot_be_read_is_tried_again_later_then_listed_and_stops_no_other() {
    let world = told(150, 20, 0);
    let (bad, good) = world.there(|shop| {
        let mut products = shop.products.iter();
        (products.next().unwrap().id, products.next().unwrap().id)
    });
    world.clerk(|shop, now| shop.update_product(now, good, price(91)));
    world.clerk(|shop, now| shop.update_product(now, bad, price(92)));
    world.calls_arrive();
    let faults = format!(
        "[[rule]]\non = \"GET /products/{}\"\neffect = {{ server_error = {{ status = [500] }} }}\n",
        bad.0
    );
    world.suffer(FaultPlan::from_toml(&faults, 1).unwrap());
    let mut next = world.attend().next_at.expect("it is tried again");
    let mut pauses = Vec::new();
    while world.hints_waiting() > 0 {
        let now = kiotviet::Clock::now(&*world.clock);
        pauses.push(next.duration_since(now).as_secs());
        world.clock.pass(next.duration_since(now));
        match world.attend().next_at {
            Some(at) => next = at,
            None => break,
        }
    }
    assert!(pauses.len() == 3 && pauses.is_sorted() && pauses[2] >= 2 * pauses[0], "{pauses:?}");
    assert_eq!(block_on(world.store.count_failures(world.shop, Some(Entity::Products))).unwrap(), 1);
    let differences = world.verify().differences;
    assert!(differences.iter().all(|difference| difference.id == bad.0.to_string()), "{differences:#?}");
    world.suffer(FaultPlan::default());
    world.sync();
    assert_eq!(block_on(world.store.count_failures(world.shop, None)).unwrap(), 0, "it healed");
    world.assert_equal();
}

#[test]
fn a_run_attends_between_the_pages_of_a_sweep() {
    let world = told(1_500, 10, 0);
    let first = world.there(|shop| shop.products.iter().next().unwrap().id);
    world.clerk(|shop, now| shop.update_product(now, first, price(64)));
    world.hint(Entity::Products, Changed, [first.0]);
    let before = world.wire.log.lock().unwrap().len();
    world.sync_with(SyncOptions { trigger: "command".into(), full: true, ..SyncOptions::default() });
    let log = log_since(&world, before);
    let single = log.iter().position(|line| *line == format!("GET /products/{}", first.0));
    let last_page = log.iter().rposition(|line| line.starts_with("GET /products?")).unwrap();
    assert!(single.is_some_and(|single| single < last_page), "{log:#?}");
    assert_eq!(world.hints_waiting(), 0);
    world.assert_equal();
}

#[test]
fn a_page_that_was_on_its_way_never_overwrites_what_was_read_after_it() {
    let world = told(700, 10, 0);
    let (product, branch) = world.there(|shop| {
        let late: Vec<_> =
            shop.products.iter().skip(130).take(60).filter(|product| is_plain(product)).collect();
        (late[0].id, shop.branches.iter().next().unwrap().id)
    });
    world.hint(Entity::Stock, Changed, [product.0]);
    let mut moved = false;
    *world.wire.meanwhile.lock().unwrap() = Some(Box::new(move |request, simulator, now| {
        // The page with the product has been made, and has not arrived yet.
        if request.starts_with("GET /products?") && request.contains("currentItem=99&") && !moved {
            moved = true;
            simulator
                .clerk(now, |shop, now| shop.receive_goods(now, branch, product, Decimal::from(40), None))
                .unwrap();
        }
    }));
    let before = world.wire.log.lock().unwrap().len();
    world.sync_with(SyncOptions {
        trigger: "command".into(),
        full: true,
        only: Some(vec![Entity::Products]),
        ..SyncOptions::default()
    });
    let log = log_since(&world, before);
    let page = log.iter().position(|line| line.contains("/products?") && line.contains("currentItem=99&"));
    let single = log.iter().position(|line| *line == format!("GET /products/{}", product.0));
    assert!(page.unwrap() < single.unwrap(), "the page was asked for first: {log:#?}");
    world.assert_equal();
}

#[test]
fn before_the_first_reading_of_a_list_its_hints_wait() {
    let world = World::of(150, 20, 0);
    world.guard();
    let id = world.there(|shop| shop.products.iter().next().unwrap().id);
    world.hint(Entity::Products, Changed, [id.0]);
    let before = world.requests();
    let attended = world.attend();
    assert_eq!(world.requests(), before, "nothing was asked");
    assert!(attended.next_at.is_some());
    world.sync();
    assert_eq!(world.hints_waiting(), 1);
    world.clock.pass(SignedDuration::from_mins(2));
    world.attend();
    assert_eq!(world.hints_waiting(), 0);
}

#[test]
fn when_the_window_has_ended_hints_pile_up_and_are_caught_up_with_after_the_next_press() {
    let world = told(250, 20, 10);
    world.clock.pass(dongbo_engine::WINDOW);
    let id = world.there(|shop| shop.products.iter().next().unwrap().id);
    for thousands in [61, 62, 63] {
        world.clerk(|shop, now| shop.update_product(now, id, price(thousands)));
        world.calls_arrive();
        assert_eq!((world.attend().hints, world.attend().next_at), (0, None), "paused");
    }
    assert_eq!(world.hints_waiting(), 1);
    assert!(!block_on(world.engine.automatic_work_allowed(world.shop)).unwrap());
    let status = block_on(world.engine.status(world.shop)).unwrap();
    assert!(status.warnings.iter().any(|warning| warning.code == "SYNC-WINDOW-ENDED"));
    let report = world.sync();
    assert_eq!(counts(&report, Entity::Products).updated, 1);
    assert!(block_on(world.engine.automatic_work_allowed(world.shop)).unwrap());
    world.attend();
    assert_eq!(world.hints_waiting(), 0);
    world.assert_equal();
}

#[test]
fn what_is_not_switched_on_is_neither_read_nor_compared() {
    let world = World::of(150, 40, 20);
    let off = dongbo_store::AutomationChange {
        orders_enabled: Some(false),
        customers_enabled: Some(false),
        ..Default::default()
    };
    block_on(world.engine.set_automation(world.shop, off)).unwrap();
    let report = world.sync();
    assert!(!report.entities.contains_key("orders") && !report.entities.contains_key("customers"));
    let asked = world.sync_with(SyncOptions {
        trigger: "command".into(),
        only: Some(vec![Entity::Orders]),
        ..SyncOptions::default()
    });
    assert!(asked.warnings.iter().any(|warning| warning.code == "SYNC-NOT-ENABLED"), "{asked:#?}");
    world.hint(Entity::Orders, Changed, [1]);
    world.attend();
    assert_eq!(world.hints_waiting(), 0, "of no use");
    let counts = block_on(world.store.counts(world.shop)).unwrap();
    assert_eq!((counts.orders.live, counts.customers.live), (0, 0));
    world.assert_equal();
}
