//! What changes on Abaha travels to KiotViet: once, whatever breaks, and nobody's edit is lost on the way.

#![allow(clippy::unwrap_used, reason = "a test that cannot set up its world may stop")]

mod world;

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

use dongbo_store::{Cause, Kept, NewMember, OpeningStock, OutboxView};
use dongbo_sync::records::{
    Category, Customer, CustomerKind, ImageUrl, PointOfSale, Product, ProductKind, UnitOf,
};
use dongbo_sync::{Entity, Local, Money, Quantity, Reference};
use futures::executor::block_on;
use jiff::SignedDuration;
use kiotviet_sim::actions::{CustomerDraft, ProductDraft};
use kiotviet_sim::faults::{Effect, FaultPlan, Rule};
use rust_decimal::Decimal;
use world::World;

fn cause() -> Cause {
    Cause::Person("lan".to_owned())
}

fn money(amount: i64) -> Money {
    Money::whole(amount)
}

fn product(code: &str, name: &str, category: Reference<Category>) -> Product {
    Product {
        code: code.to_owned(),
        barcode: None,
        name: name.to_owned(),
        category: Some(category),
        brand: None,
        kind: ProductKind::Goods,
        base_price: money(50_000),
        weight: None,
        unit: None,
        master: None,
        unit_of: None,
        attributes: Vec::new(),
        images: Vec::new(),
        description: None,
        parts: Vec::new(),
        allows_sale: true,
        active: true,
    }
}

fn customer(code: &str, phone: &str) -> Customer {
    Customer {
        code: code.to_owned(),
        name: "Trần Thị Lan".to_owned(),
        phone: Some(phone.to_owned()),
        other_phone: None,
        email: None,
        kind: CustomerKind::Person,
        gender: None,
        birth_date: None,
        address: None,
        location: None,
        ward: None,
        organization: None,
        tax_code: None,
        comments: None,
        groups: Vec::new(),
    }
}

impl World {
    fn edit<R: Kept>(&self, local: i64, edit: impl FnOnce(&mut R) + Send + 'static) {
        let change = move |mut record: R| {
            edit(&mut record);
            Ok::<R, ()>(record)
        };
        let edited =
            self.store.edit_ours(self.shop, Local::new(local), None, cause(), self.clock_now(), change);
        block_on(edited).unwrap().unwrap();
    }

    fn clock_now(&self) -> jiff::Timestamp {
        kiotviet::Clock::now(&*self.clock)
    }

    fn born<R: Kept>(&self, record: R) -> Local<R> {
        block_on(self.store.create_ours(self.shop, move |_| record, cause(), self.clock_now())).unwrap()
    }

    /// Our id of a record of KiotViet's.
    fn local_of<R: Kept>(&self, remote: i64) -> i64 {
        block_on(self.store.facts::<R>(self.shop, &[remote])).unwrap()[0].local.unwrap()
    }

    fn ours<R: Kept>(&self, local: i64) -> R {
        block_on(self.store.facts_of_ours::<R>(self.shop, Local::new(local))).unwrap().unwrap().ours.unwrap()
    }

    fn remote_of<R: Kept>(&self, local: Local<R>) -> Option<i64> {
        block_on(self.store.facts_of_ours::<R>(self.shop, local)).unwrap().unwrap().remote
    }

    fn outbox(&self) -> Vec<OutboxView> {
        block_on(self.store.outbox(self.shop, None, None, 100)).unwrap().items
    }

    fn first_category(&self) -> Reference<Category> {
        self.there(|shop| Reference::there(shop.categories.iter().next().unwrap().id.0))
    }

    fn writes(&self) -> usize {
        let log = self.wire.log.lock().unwrap();
        log.iter().filter(|line| !line.starts_with("GET") && !line.contains("/connect/token")).count()
    }

    /// Attends; that KiotViet cannot be reached is part of the story.
    fn try_to_attend(&self) -> bool {
        block_on(self.engine.attend(self.shop)).is_ok()
    }

    /// Attends until nothing is due for the next minutes.
    fn attend_for(&self, minutes: i64) {
        for _ in 0..minutes * 6 {
            self.try_to_attend();
            self.clock.pass(SignedDuration::from_secs(10));
        }
    }
}

fn once(path: &str, effect: Effect) -> FaultPlan {
    FaultPlan::new(1).with(Rule::new(path.parse().unwrap(), effect).at_most(1)).unwrap()
}

#[test]
fn an_edit_goes_there_once_and_comes_back_as_nothing_new() {
    let world = World::of(60, 10, 0);
    world.sync();
    let remote = world.there(|shop| shop.products.iter().nth(20).unwrap().id);
    let local = world.local_of::<Product>(remote.0);
    world.edit::<Product>(local, |product| product.base_price = money(123_000));
    let before = world.writes();
    assert_eq!(world.attend().sent, 1);
    assert_eq!(world.there(|shop| shop.products.get(remote).unwrap().base_price), Decimal::from(123_000));
    assert_eq!(world.writes() - before, 1);
    assert!(world.outbox().is_empty());
    let report = world.sync();
    assert_eq!(world::written(&report), 0, "our own writing coming back is no news: {report:#?}");
    assert_eq!(world.writes() - before, 1, "and is not answered");
    world.assert_equal();
}

#[test]
fn edits_of_different_fields_on_both_sides_both_last() {
    let world = World::of(60, 10, 0);
    world.sync();
    let remote = world.there(|shop| shop.products.iter().nth(20).unwrap().id);
    let local = world.local_of::<Product>(remote.0);
    world.edit::<Product>(local, |product| product.base_price = money(123_000));
    let renamed = ProductDraft { name: Some("Tên mới bên KiotViet".into()), ..ProductDraft::default() };
    world.clerk(|shop, now| shop.update_product(now, remote, renamed));
    world.attend();
    let ours = world.ours::<Product>(local);
    assert_eq!((ours.name.as_str(), ours.base_price), ("Tên mới bên KiotViet", money(123_000)));
    world.assert_equal();
    assert_eq!(world.there(|shop| shop.products.get(remote).unwrap().base_price), Decimal::from(123_000));
}

#[test]
fn what_was_changed_there_a_moment_ago_is_seen_before_it_is_written_over() {
    let world = World::of(60, 10, 0);
    world.sync();
    let remote = world.there(|shop| shop.products.iter().nth(20).unwrap().id);
    let local = world.local_of::<Product>(remote.0);
    world.edit::<Product>(local, |product| product.base_price = money(123_000));
    let repriced = ProductDraft { base_price: Some(Decimal::from(99_000)), ..ProductDraft::default() };
    world.clerk(|shop, now| shop.update_product(now, remote, repriced));
    let before = world.writes();
    world.attend();
    assert_eq!(
        world.ours::<Product>(local).base_price,
        money(99_000),
        "KiotViet prevails by the field's rule"
    );
    assert_eq!(world.writes(), before);
    world.assert_equal();
}

#[test]
fn a_new_product_takes_its_new_category_along() {
    let world = World::of(60, 10, 0);
    world.sync();
    let category = world.born(Category { name: "Quà Tết".into(), parent: None });
    let basket = world.born(product("TET01", "Giỏ quà Tết", Reference::Here(category)));
    world.attend();
    let (there, parent) = (world.remote_of(basket).unwrap(), world.remote_of(category).unwrap());
    world.there(|shop| {
        let made = shop.products.get(kiotviet_sim::records::ProductId(there)).unwrap();
        assert_eq!((made.code.as_str(), made.category.0), ("TET01", parent));
    });
    assert!(world.outbox().is_empty());
    world.sync();
    world.assert_equal();
}

#[test]
fn a_family_is_made_with_variants_units_and_opening_stock() {
    let world = World::of(60, 10, 0);
    world.sync();
    let branch = world.there(|shop| shop.branches.iter().next().unwrap().id);
    let place = Local::<PointOfSale>::new(world.local_of::<PointOfSale>(branch.0));
    let category = world.first_category();
    let attribute =
        |value: &str| vec![dongbo_sync::records::Attribute { name: "SIZE".into(), value: value.into() }];
    let member = |code: &str| NewMember {
        product: product(code, "Áo Tết", category),
        master: None,
        base: None,
        opening: Vec::new(),
    };
    let mut first = member("AO-M");
    first.product.attributes = attribute("M");
    first.product.unit = Some("Cái".into());
    first.opening = vec![OpeningStock { point_of_sale: place, on_hand: Quantity::whole(24), cost: None }];
    let mut second = NewMember { master: Some(0), ..member("AO-L") };
    second.product.attributes = attribute("L");
    let mut dozen = NewMember { base: Some((0, Quantity::whole(12))), ..member("AO-M12") };
    dozen.product.unit = Some("Tá".into());
    dozen.product.attributes = attribute("M");
    let ids = block_on(world.store.create_products(
        world.shop,
        vec![first, second, dozen],
        cause(),
        world.clock_now(),
    ))
    .unwrap();
    world.attend_for(2);
    assert!(world.outbox().is_empty(), "{:#?}", world.outbox());
    let remotes: Vec<i64> = ids.iter().map(|id| world.remote_of(*id).unwrap()).collect();
    world.there(|shop| {
        let get = |remote: i64| shop.products.get(kiotviet_sim::records::ProductId(remote)).unwrap();
        assert_eq!(get(remotes[1]).master_product.map(|id| id.0), Some(remotes[0]));
        assert_eq!(get(remotes[2]).master_unit.map(|id| id.0), Some(remotes[0]));
    });
    world.sync();
    world.assert_equal();
    let stock = block_on(world.store.stock_of(world.shop, &ids)).unwrap();
    let shelf = stock.iter().find(|(id, at, ..)| *id == ids[0] && *at == branch.0).unwrap();
    assert_eq!(shelf.2.on_hand, Quantity::whole(24));
}

#[test]
fn many_new_products_are_made_with_one_request() {
    let world = World::of(60, 10, 0);
    world.sync();
    let category = world.first_category();
    let ids: Vec<_> = (0..30)
        .map(|n| world.born(product(&format!("MOI{n:02}"), &format!("Hàng mới {n}"), category)))
        .collect();
    let before = world.writes();
    world.attend();
    assert_eq!(world.writes() - before, 1);
    assert!(world.outbox().is_empty(), "{:#?}", world.outbox());
    assert!(ids.iter().all(|id| world.remote_of(*id).is_some()));
    assert_eq!(world.there(|shop| shop.products.iter().filter(|p| p.code.starts_with("MOI")).count()), 30);
    world.sync();
    world.assert_equal();
}

#[test]
fn one_product_that_is_refused_among_many_stands_alone_with_its_reason() {
    let world = World::of(60, 10, 0);
    world.sync();
    let category = world.first_category();
    let taken = world.there(|shop| shop.products.iter().find_map(|p| p.barcode.clone()).unwrap());
    for n in 0..12 {
        let mut new = product(&format!("MOI{n:02}"), &format!("Hàng mới {n}"), category);
        if n == 7 {
            new.barcode = Some(taken.clone());
        }
        world.born(new);
    }
    world.attend_for(2);
    let outbox = world.outbox();
    assert_eq!(outbox.len(), 1, "{outbox:#?}");
    assert!(outbox[0].parked && !outbox[0].in_doubt);
    assert!(outbox[0].message.as_deref().unwrap_or_default().contains(&taken), "KiotViet's words are kept");
    assert_eq!(world.there(|shop| shop.products.iter().filter(|p| p.code.starts_with("MOI")).count()), 11);

    world.edit::<Product>(outbox[0].local_id, |product| product.barcode = None);
    world.attend();
    assert!(world.outbox().is_empty(), "an edit takes it up again");
    world.sync();
    world.assert_equal();
}

#[test]
fn a_create_whose_answer_was_lost_is_found_and_not_repeated() {
    for (path, make) in [("POST /products", 0), ("POST /customers", 1), ("POST /categories", 2)] {
        let world = World::of(60, 10, 0);
        world.sync();
        world.suffer(once(path, Effect::DroppedAfter));
        match make {
            0 => drop(world.born(product("MOI", "Hàng mới", world.first_category()))),
            1 => drop(world.born(customer("KHMOI", "0911222333"))),
            _ => drop(world.born(Category { name: "Nhóm mới".into(), parent: None })),
        }
        let before = world.writes();
        assert!(!world.try_to_attend());
        assert!(world.outbox().iter().all(|row| row.in_doubt), "{path}: {:#?}", world.outbox());
        world.attend_for(2);
        assert!(world.outbox().is_empty(), "{path}: {:#?}", world.outbox());
        assert_eq!(world.writes() - before, 1, "{path} was sent once");
        world.sync();
        world.assert_equal();
    }
}

#[test]
fn a_create_that_never_arrived_is_sent_again() {
    let world = World::of(60, 10, 0);
    world.sync();
    world.suffer(once("POST /customers", Effect::DroppedBefore));
    let local = world.born(customer("KHMOI", "0911222333"));
    world.attend_for(2);
    assert!(world.outbox().is_empty(), "{:#?}", world.outbox());
    assert!(world.remote_of(local).is_some());
    assert_eq!(world.there(|shop| shop.customers.iter().filter(|c| c.code == "KHMOI").count()), 1);
}

#[test]
fn a_customer_whose_phone_is_known_there_is_linked_and_what_is_missing_is_filled_in() {
    let world = World::of(60, 10, 0);
    world.sync();
    // Nobody has told us of this one yet.
    let draft = CustomerDraft {
        name: Some("Lan".into()),
        contact_number: Some("0911 222 333".into()),
        ..CustomerDraft::default()
    };
    let remote = world.clerk(|shop, now| shop.create_customer(now, draft));
    let mut ours = customer("KHMOI", "+84 911222333");
    ours.address = Some("12 Hàng Bạc".into());
    let local = world.born(ours);
    world.attend_for(1);
    assert_eq!(world.remote_of(local), Some(remote.0));
    assert_eq!(
        world.there(|shop| shop.customers.get(remote).unwrap().address.clone()).as_deref(),
        Some("12 Hàng Bạc")
    );
    world.sync();
    world.assert_equal();
}

#[test]
fn whatever_is_killed_whenever_is_there_once_in_the_end() {
    for kill_after in 1..40 {
        let world = World::of(40, 5, 0);
        world.sync();
        let category = world.born(Category { name: "Nhóm mới".into(), parent: None });
        world.born(product("MOI", "Hàng mới", Reference::Here(category)));
        world.born(customer("KHMOI", "0911222333"));
        let remote = world.there(|shop| shop.products.iter().next().unwrap().id);
        world.edit::<Product>(world.local_of::<Product>(remote.0), |product| {
            product.base_price = money(7_000)
        });
        let engine = world.restarted();
        {
            let mut attending = pin!(engine.attend(world.shop));
            let mut context = Context::from_waker(Waker::noop());
            for _ in 0..kill_after {
                if attending.as_mut().poll(&mut context).is_ready() {
                    break;
                }
            }
        }
        world.attend_for(2);
        assert!(world.outbox().is_empty(), "killed at the {kill_after}th wait: {:#?}", world.outbox());
        world.there(|shop| {
            let count = |found: usize, what: &str| assert_eq!(found, 1, "{what}, killed at {kill_after}");
            count(shop.categories.iter().filter(|c| c.name == "Nhóm mới").count(), "category");
            count(shop.products.iter().filter(|p| p.code == "MOI").count(), "product");
            count(shop.customers.iter().filter(|c| c.code == "KHMOI").count(), "customer");
        });
        world.sync();
        world.assert_equal();
    }
}

#[test]
fn an_edit_while_the_last_one_is_under_way_is_sent_too() {
    let world = World::of(40, 5, 0);
    world.sync();
    let remote = world.there(|shop| shop.products.iter().next().unwrap().id);
    let local = world.local_of::<Product>(remote.0);
    for wait in 1..12 {
        world.edit::<Product>(local, move |product| product.base_price = money(10_000 * wait));
        let mut attending = pin!(world.engine.attend(world.shop));
        let mut context = Context::from_waker(Waker::noop());
        let mut over = false;
        for _ in 0..wait {
            over = over || attending.as_mut().poll(&mut context).is_ready();
        }
        world.edit::<Product>(local, move |product| product.base_price = money(10_000 * wait + 1));
        if !over {
            block_on(attending).unwrap();
        }
        world.attend_for(1);
        let there = world.there(|shop| shop.products.get(remote).unwrap().base_price);
        assert_eq!(there, Decimal::from(10_000 * wait + 1), "edited at the {wait}th wait");
        assert_eq!(world.ours::<Product>(local).base_price, money(10_000 * wait + 1));
        assert!(world.outbox().is_empty());
    }
}

#[test]
fn an_edit_during_a_run_is_neither_lost_nor_overwritten() {
    for wait in (1..60).step_by(4) {
        let world = World::of(220, 5, 0);
        world.sync();
        let remote = world.there(|shop| shop.products.iter().nth(150).unwrap().id);
        let local = world.local_of::<Product>(remote.0);
        let renamed = ProductDraft { name: Some("Bên kia đổi tên".into()), ..ProductDraft::default() };
        world.clerk(|shop, now| shop.update_product(now, remote, renamed));
        let options =
            dongbo_engine::SyncOptions { full: true, trigger: "command".into(), ..Default::default() };
        {
            let mut run =
                pin!(world.engine.sync(world.shop, options, std::sync::Arc::new(dongbo_engine::Unwatched)));
            let mut context = Context::from_waker(Waker::noop());
            let mut over = false;
            for _ in 0..wait {
                over = over || run.as_mut().poll(&mut context).is_ready();
            }
            world.edit::<Product>(local, |product| product.base_price = money(77_000));
            if !over {
                block_on(run).unwrap();
            }
        }
        world.attend_for(1);
        let ours = world.ours::<Product>(local);
        assert_eq!(
            (ours.name.as_str(), ours.base_price),
            ("Bên kia đổi tên", money(77_000)),
            "at the {wait}th wait"
        );
        assert_eq!(world.there(|shop| shop.products.get(remote).unwrap().base_price), Decimal::from(77_000));
        world.sync();
        world.assert_equal();
    }
}

#[test]
fn an_edit_that_cannot_go_there_is_set_back() {
    let world = World::of(40, 5, 0);
    world.sync();
    let remote = world.there(|shop| shop.products.iter().next().unwrap().id);
    let local = world.local_of::<Product>(remote.0);
    let brand = world.ours::<Product>(local).brand;
    world.edit::<Product>(local, |product| product.brand = Some("Hãng khác".into()));
    let before = world.writes();
    world.attend();
    assert_eq!(world.ours::<Product>(local).brand, brand, "KiotViet's API has no way to write a brand");
    assert_eq!(world.writes(), before);
    assert!(world.outbox().is_empty());
    world.assert_equal();
}

#[test]
fn a_category_deleted_here_by_mistake_comes_back_with_the_next_run() {
    let world = World::of(40, 5, 0);
    world.sync();
    let remote = world.there(|shop| shop.categories.iter().next().unwrap().id);
    let local = Local::<Category>::new(world.local_of::<Category>(remote.0));
    block_on(world.store.archive_ours(world.shop, local, None, cause(), world.clock_now())).unwrap();
    world.sync();
    let facts = block_on(world.store.facts_of_ours::<Category>(world.shop, local)).unwrap().unwrap();
    assert!(!facts.archived);
    assert!(world.there(|shop| shop.categories.get(remote).is_some()));
    assert!(world.outbox().is_empty());
    world.assert_equal();
}

#[test]
fn when_kiotviet_cannot_be_reached_everything_waits_and_goes_later() {
    let world = World::of(40, 5, 0);
    world.sync();
    let remote = world.there(|shop| shop.products.iter().next().unwrap().id);
    let local = world.local_of::<Product>(remote.0);
    world.edit::<Product>(local, |product| product.base_price = money(7_000));
    let down = Rule::new("* *".parse().unwrap(), Effect::DroppedBefore);
    world.suffer(FaultPlan::new(1).with(down).unwrap());
    assert!(!world.try_to_attend());
    let waiting = world.outbox();
    assert_eq!((waiting.len(), waiting[0].entity, waiting[0].parked), (1, Entity::Products, false));
    world.suffer(FaultPlan::default());
    world.attend_for(2);
    assert!(world.outbox().is_empty());
    assert_eq!(world.there(|shop| shop.products.get(remote).unwrap().base_price), Decimal::from(7_000));
}

#[test]
fn a_further_unit_follows_its_base_that_is_being_sent_at_that_moment() {
    let world = World::of(60, 10, 0);
    world.sync();
    let alone = |product| NewMember { product, master: None, base: None, opening: Vec::new() };
    let unit = |code: &str, unit: &str| Product {
        unit: Some(unit.to_owned()),
        ..product(code, "Sữa hạt", world.first_category())
    };
    let members = vec![
        alone(unit("SUA-HOP", "Hộp")),
        NewMember { base: Some((0, Quantity::whole(12))), ..alone(unit("SUA-THUNG", "Thùng")) },
    ];
    let made =
        block_on(world.store.create_products(world.shop, members, cause(), world.clock_now())).unwrap();
    assert!(world.try_to_attend());
    assert!(world.outbox().is_empty(), "nobody was put off: {:#?}", world.outbox());
    assert!(made.iter().all(|local| world.remote_of(*local).is_some()));
    world.sync();
    world.assert_equal();
}

#[test]
fn what_needs_a_record_that_was_archived_before_it_was_sent_waits_for_a_person() {
    let world = World::of(60, 10, 0);
    world.sync();
    let category = world.born(Category { name: "Nhóm mới".to_owned(), parent: None });
    let local = world.born(product("MOI", "Hàng mới", Reference::Here(category)));
    let archived = world.store.archive_ours(world.shop, category, None, cause(), world.clock_now());
    assert!(block_on(archived).unwrap());
    world.attend_for(1);
    let [row] = &world.outbox()[..] else { panic!("{:#?}", world.outbox()) };
    assert_eq!((row.parked, row.code.as_deref()), (true, Some("SYNC-NEEDS-ARCHIVED")));
    let restored = world.store.restore_ours(world.shop, category, None, cause(), world.clock_now());
    assert!(block_on(restored).unwrap());
    world.attend_for(1);
    assert!(world.outbox().is_empty(), "{:#?}", world.outbox());
    assert!(world.remote_of(local).is_some());
}

#[test]
fn a_combo_that_only_kiotviet_can_make_waits_for_a_person_until_it_is_there() {
    let world = World::of(60, 0, 0);
    world.sync();
    let combo = world
        .born(Product {
            kind: ProductKind::Combo, ..product("CB-1", "Hộp quà Tết", world.first_category())
        });
    world.attend();
    let outbox = world.outbox();
    assert_eq!(outbox.len(), 1, "{outbox:#?}");
    assert!(outbox[0].parked);
    assert_eq!(outbox[0].code.as_deref(), Some("SYNC-ONLY-MADE-THERE"));
    world.clerk(|shop, now| {
        let category = shop.categories.iter().next().unwrap().id;
        let draft = ProductDraft {
            code: Some("CB-1".to_owned()),
            name: Some("Hộp quà Tết".to_owned()),
            category: Some(category),
            ..ProductDraft::default()
        };
        shop.create_product(now, draft)
    });
    world.clock.pass(SignedDuration::from_mins(10));
    world.sync();
    world.attend();
    assert!(world.remote_of(combo).is_some(), "made there, it is ours");
    assert_eq!(world.outbox(), [], "and nobody is asked any more");
}

#[test]
fn what_was_refused_is_not_sent_again_because_another_record_needs_it() {
    let world = World::of(60, 0, 0);
    world.sync();
    let category = world.first_category();
    let taken = world.there(|shop| shop.products.iter().find_map(|product| product.barcode.clone()).unwrap());
    let bottle =
        Product {
            unit: Some("Chai".into()), barcode: Some(taken), ..product("NM-1", "Nước mắm", category)
        };
    let bottle = world.born(bottle);
    world.attend();
    assert!(world.outbox()[0].parked, "{:#?}", world.outbox());
    let writes = world.writes();
    let crate_of_twelve = Product {
        unit: Some("Thùng".into()),
        unit_of: Some(UnitOf { base: Reference::Here(bottle), conversion: Quantity::whole(12) }),
        ..product("NM-12", "Nước mắm", category)
    };
    let crate_of_twelve = world.born(crate_of_twelve);
    world.attend_for(90);
    assert_eq!(world.writes(), writes, "the bottle was sent again");
    assert_eq!(world.remote_of(crate_of_twelve), None);
    let waiting = world.outbox().into_iter().find(|row| !row.parked).unwrap();
    assert_eq!(waiting.code.as_deref(), Some("SYNC-NEEDS"));

    world.edit::<Product>(bottle.get(), |product| product.barcode = None);
    world.attend_for(60);
    assert_eq!(world.outbox(), [], "mended, both go");
    assert!(world.remote_of(crate_of_twelve).is_some());
}

#[test]
fn a_picture_gets_kiotviets_address_also_where_the_answer_to_its_making_was_lost() {
    let world = World::of(60, 0, 0);
    world.sync();
    world.suffer(once("POST /products", Effect::DroppedAfter));
    let images = vec![ImageUrl("https://cdn.example.vn/ao-mua.jpg".into())];
    let local = world.born(Product { images, ..product("MOI", "Áo mưa", world.first_category()) });
    world.attend_for(2);
    world.sync();
    let there =
        world.there(|shop| shop.products.iter().find(|row| row.code == "MOI").unwrap().images.clone());
    assert_ne!(there[0], "https://cdn.example.vn/ao-mua.jpg");
    assert_eq!(world.ours::<Product>(local.get()).images[0].0, there[0]);
}
