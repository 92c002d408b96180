//! What KiotViet has switched off for orders is one trouble of the connection: the orders wait for it, one of them tries
//! from time to time, and when it is taken all go at once. And an order whose point of sale has no branch waits for one.

#![allow(clippy::unwrap_used, reason = "tests; clippy only knows functions marked as such")]

mod ordering;
mod world;

use dongbo_store::{Cause, NewOrder, NewOrderFee, Placing};
use dongbo_sync::Local;
use dongbo_sync::Money;
use dongbo_sync::records::{Delivery, PointOfSale};
use futures::executor::block_on;
use kiotviet_sim::refusal::Refusal;
use kiotviet_sim::state::Shop;
use ordering::{Shelf, some, wanting};
use world::World;

impl World {
    fn switch(&self, set: impl FnOnce(&mut Shop)) {
        self.clerk(|shop, _| {
            set(shop);
            Ok::<_, Refusal>(())
        });
    }

    /// How many orders were sent so far.
    fn sent(&self) -> usize {
        self.wire.log.lock().unwrap().iter().filter(|line| line.starts_with("POST /orders")).count()
    }

    /// The alerts of the shop, as code, switch and orders that wait.
    fn alerts(&self) -> Vec<(String, String, String)> {
        let status = block_on(self.engine.status(self.shop)).unwrap();
        let held = status.warnings.into_iter().filter(|warning| warning.code == "ORD-HELD");
        held.map(|warning| {
            let word = |name: &str| warning.parameters.get(name).unwrap().clone();
            (warning.code.clone(), word("switch"), word("orders"))
        })
        .collect()
    }

    fn place_many(&self, shelf: &Shelf, count: usize) -> Vec<i64> {
        (0..count).map(|n| self.place(&format!("k{n}"), wanting(vec![some(shelf.local, 1)]))).collect()
    }
}

fn brought() -> Option<Delivery> {
    Some(Delivery {
        receiver: Some("Chị Mai".to_owned()),
        phone: Some("0911222333".to_owned()),
        address: Some("12 Hàng Bông".to_owned()),
        location: None,
        ward: None,
    })
}

#[test]
fn orders_switched_off_there_are_one_alert_one_probe_and_one_departure() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(100);
    world.switch(|shop| shop.settings.allow_orders = false);
    let orders = world.place_many(&shelf, 12);
    world.attend_for(10);
    let tried = world.sent();
    assert!(tried <= 4, "as many as are sent at a time, and no more: {tried}");
    assert_eq!(world.alerts(), [("ORD-HELD".to_owned(), "orders".to_owned(), "12".to_owned())]);
    for order in &orders {
        let sending = world.view(*order).sending;
        assert_eq!((sending.state.as_str(), sending.code.as_deref()), ("waiting", Some("KV-ORDERS-OFF")));
    }
    world.attend_for(90);
    let probes = world.sent() - tried;
    assert!((5..=7).contains(&probes), "one order tries every quarter of an hour: {probes} in 90 minutes");
    assert_eq!(world.alerts().len(), 1);

    // An order that is placed meanwhile is not tried on its own.
    let before = world.sent();
    let late = world.place("late", wanting(vec![some(shelf.local, 1)]));
    world.attend();
    assert_eq!((world.sent(), world.view(late).sending.code.as_deref()), (before, Some("KV-ORDERS-OFF")));

    world.switch(|shop| shop.settings.allow_orders = true);
    world.attend_for(16);
    assert!(world.alerts().is_empty());
    for order in orders.iter().chain([&late]) {
        assert_eq!((world.copies(*order).len(), world.view(*order).sending.state.as_str()), (1, "equal"));
    }
    world.sync();
    world.assert_equal();
    assert_eq!(world.sellable(&shelf), 87);
}

#[test]
fn pressing_the_button_or_trying_again_probes_at_once() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(100);
    world.switch(|shop| shop.settings.allow_orders = false);
    let orders = world.place_many(&shelf, 6);
    world.attend_for(1);
    let report = world.sync();
    let held = report.warnings.iter().filter(|warning| warning.code == "ORD-HELD").count();
    assert_eq!(held, 1, "the run says so once");
    world.switch(|shop| shop.settings.allow_orders = true);
    world.attend();
    assert!(orders.iter().all(|order| world.copies(*order).is_empty()), "the probe is not due yet");
    block_on(world.store.retry_outbox(world.shop, None, Some(orders[0]), world.now())).unwrap();
    world.attend();
    assert!(orders.iter().all(|order| world.copies(*order).len() == 1), "one is taken, and all go");

    world.switch(|shop| shop.settings.allow_orders = false);
    let again = world.place("again", wanting(vec![some(shelf.local, 1)]));
    world.attend_for(1);
    world.switch(|shop| shop.settings.allow_orders = true);
    world.sync();
    assert_eq!(world.copies(again).len(), 1);
}

#[test]
fn delivery_switched_off_holds_up_what_is_to_be_delivered_and_nothing_else() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(100);
    world.switch(|shop| shop.settings.use_delivery = false);
    let to_bring = |n: usize| {
        let order = NewOrder { delivery: brought(), ..wanting(vec![some(shelf.local, 1)]) };
        world.place(&format!("d{n}"), order)
    };
    let delivered: Vec<i64> = (0..5).map(to_bring).collect();
    let taken_along = world.place("k", wanting(vec![some(shelf.local, 1)]));
    world.attend_for(30);
    assert_eq!(world.copies(taken_along).len(), 1);
    assert_eq!(world.alerts(), [("ORD-HELD".to_owned(), "delivery".to_owned(), "5".to_owned())]);
    world.switch(|shop| shop.settings.use_delivery = true);
    world.attend_for(16);
    assert!(delivered.iter().all(|order| world.copies(*order).len() == 1));
    assert!(world.alerts().is_empty());
}

#[test]
fn charges_switched_off_hold_up_what_has_fees() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(100);
    world.switch(|shop| shop.settings.use_surcharges = false);
    let fees = vec![NewOrderFee { name: "Phí ship".to_owned(), amount: Money::whole(20_000) }];
    let charged = world.place("k", NewOrder { fees, ..wanting(vec![some(shelf.local, 1)]) });
    let free = world.place("k2", wanting(vec![some(shelf.local, 1)]));
    world.attend_for(2);
    assert_eq!((world.copies(free).len(), world.copies(charged).len()), (1, 0));
    assert_eq!(world.alerts(), [("ORD-HELD".to_owned(), "surcharges".to_owned(), "1".to_owned())]);
    world.switch(|shop| shop.settings.use_surcharges = true);
    world.attend_for(16);
    assert_eq!((world.copies(charged).len(), world.alerts().len()), (1, 0));
}

#[test]
fn an_order_that_is_refused_for_itself_leaves_the_probe_to_the_next() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(100);
    world.switch(|shop| shop.settings.allow_orders = false);
    let orders = world.place_many(&shelf, 3);
    world.attend_for(1);
    // The one that tries next is of a product that is sold no more; the others are not.
    let branch = world.there(|shop| shop.branches.iter().map(|branch| branch.id).min().unwrap());
    world.clerk(|shop, now| shop.set_product_active_at(now, shelf.product, branch, false));
    world.switch(|shop| shop.settings.allow_orders = true);
    world.attend_for(16);
    let code = |order: &i64| world.view(*order).sending.code;
    assert!(
        orders.iter().all(|order| code(order).as_deref() == Some("KV-PRODUCT-STOPPED")),
        "each for itself"
    );
    world.clerk(|shop, now| shop.set_product_active_at(now, shelf.product, branch, true));
    block_on(world.store.retry_outbox(world.shop, None, None, world.now())).unwrap();
    world.attend_for(1);
    assert!(orders.iter().all(|order| world.copies(*order).len() == 1));
    assert!(world.alerts().is_empty());
}

#[test]
fn each_trial_is_another_orders_so_that_one_that_is_refused_for_itself_holds_up_nobody() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(100);
    world.switch(|shop| shop.settings.allow_orders = false);
    world.place_many(&shelf, 2);
    let tried_last = || {
        let waiting = block_on(world.store.outbox(world.shop, None, None, 50)).unwrap().items;
        waiting.into_iter().max_by_key(|row| row.due_at).unwrap().local_id
    };
    world.attend_for(17);
    let first = tried_last();
    world.attend_for(15);
    assert_ne!(tried_last(), first);
    world.attend_for(15);
    assert_eq!(tried_last(), first);
}

/// A point of sale here that no branch belongs to, in a shop that sells whatever the shelf says.
fn new_place(world: &World, name: &str) -> i64 {
    let record = PointOfSale { name: name.to_owned(), address: None, phone: None };
    let cause = Cause::Person("Lan".to_owned());
    let made = world.store.create_point_of_sale(world.shop, record, Placing::default(), cause, world.now());
    block_on(made).unwrap().unwrap().get()
}

fn give(world: &World, place: i64, branch: Option<i64>) {
    let placing = Placing { branch: Some(branch), default: false };
    let cause = Cause::Person("Lan".to_owned());
    let placed = world.store.place_point_of_sale(world.shop, Local::new(place), placing, cause, world.now());
    block_on(placed).unwrap().unwrap();
}

fn sells_negative(world: &World) {
    world.switch(|shop| shop.settings.allow_order_when_out_stock = true);
    let chosen = block_on(world.store.selling(world.shop)).unwrap();
    let chosen = dongbo_store::Selling { sell_negative: true, ..chosen };
    block_on(world.store.set_selling(world.shop, chosen)).unwrap();
    world.sync();
}

#[test]
fn an_order_at_a_place_without_a_branch_waits_with_its_name_and_goes_once_it_has_one() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    sells_negative(&world);
    let place = new_place(&world, "Kiốt chợ Hôm");
    let at = |key: &str| {
        let order = NewOrder { point_of_sale: Some(place), ..wanting(vec![some(shelf.local, 1)]) };
        world.place(key, order)
    };
    let order = at("k");
    world.attend_for(60);
    let sending = world.view(order).sending;
    assert_eq!((sending.state.as_str(), sending.code.as_deref()), ("parked", Some("ORD-PLACE-UNMAPPED")));
    assert_eq!(sending.message.as_deref(), Some("Kiốt chợ Hôm"));
    assert!(world.copies(order).is_empty(), "it does not go to the default branch");

    let branches = block_on(world.store.branches(world.shop)).unwrap();
    let (branch, former) = (branches[1].id, branches[1].point_of_sale.unwrap());
    give(&world, former, None);
    give(&world, place, Some(branch));
    world.attend_for(1);
    let there = world.copies(order)[0];
    assert_eq!(world.there(|shop| shop.orders.get(there).unwrap().branch.0), branch);
    assert_eq!(world.view(order).sending.state, "equal");
}

#[test]
fn a_shop_with_a_single_place_sends_its_orders_to_the_default_branch() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    sells_negative(&world);
    let default = block_on(world.store.branches(world.shop)).unwrap()[0].id;
    let place = new_place(&world, "Tiệm");
    let order = NewOrder { point_of_sale: Some(place), ..wanting(vec![some(shelf.local, 1)]) };
    let order = world.place("k", order);
    world.attend_for(1);
    assert_eq!(world.view(order).sending.code.as_deref(), Some("ORD-PLACE-UNMAPPED"), "there are others");
    for (id, _) in block_on(world.store.places_in_use(world.shop)).unwrap() {
        if id != place {
            let archived = world.store.archive_ours::<PointOfSale>(
                world.shop,
                Local::new(id),
                None,
                Cause::Person("Lan".to_owned()),
                world.now(),
            );
            assert!(block_on(archived).unwrap());
        }
    }
    world.attend_for(1);
    let there = world.copies(order);
    assert_eq!(there.len(), 1, "{:?}", world.view(order).sending);
    assert_eq!(world.there(|shop| shop.orders.get(there[0]).unwrap().branch.0), default);
}

#[test]
fn an_operator_who_mended_the_cause_lets_an_order_try_at_once() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(100);
    world.switch(|shop| shop.settings.allow_orders = false);
    world.place_many(&shelf, 6);
    world.attend_for(10);
    world.switch(|shop| shop.settings.allow_orders = true);
    let before = world.there(|shop| shop.orders.iter().count());
    let (shops, records) = block_on(world.store.retry_cause("KV-ORDERS-OFF", world.now())).unwrap();
    assert_eq!((shops, records), (vec![world.shop], 6));
    // Sooner than the next quarter of an hour.
    world.attend();
    world.attend();
    assert_eq!(world.there(|shop| shop.orders.iter().count()), before + 6);
    assert_eq!(world.alerts(), []);
}
