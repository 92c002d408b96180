//! Which branch is which point of sale, as a person wants it: stock, orders and price lists follow.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod world;

use std::collections::BTreeMap;

use dongbo_store::{BranchView, Cause, MappingRefusal, Placing, PointOfSaleView, Query};
use dongbo_sync::records::{Order, PointOfSale, Product, StockLevel};
use dongbo_sync::{Local, Reference};
use futures::executor::block_on;
use world::World;

fn branches(world: &World) -> Vec<BranchView> {
    block_on(world.store.branches(world.shop)).unwrap()
}

fn places(world: &World) -> Vec<PointOfSaleView> {
    block_on(world.store.list_points_of_sale(world.shop, Query::default())).unwrap().items
}

fn place(world: &World, id: i64, placing: Placing) -> Result<bool, MappingRefusal> {
    let cause = Cause::Person("Lan".to_owned());
    let placed = world.store.place_point_of_sale(world.shop, Local::new(id), placing, cause, now(world));
    block_on(placed).unwrap()
}

fn at(branch: Option<i64>) -> Placing {
    Placing { branch: Some(branch), default: false }
}

fn now(world: &World) -> jiff::Timestamp {
    use kiotviet::Clock;
    world.clock.now()
}

/// A place of ours that no branch belongs to.
fn new_place(world: &World, name: &str) -> i64 {
    let record = PointOfSale { name: name.to_owned(), address: None, phone: None };
    let cause = Cause::Person("Lan".to_owned());
    let made = world.store.create_point_of_sale(world.shop, record, Placing::default(), cause, now(world));
    block_on(made).unwrap().unwrap().get()
}

/// What is on the shelves, by KiotViet's id of the branch.
fn shelves(world: &World) -> BTreeMap<i64, BTreeMap<i64, StockLevel>> {
    let products: Vec<Local<Product>> = block_on(world.store.linked_after::<Product>(world.shop, None, 500))
        .unwrap()
        .into_iter()
        .filter_map(|remote| {
            block_on(world.store.facts::<Product>(world.shop, &[remote])).unwrap().pop()?.local
        })
        .map(Local::new)
        .collect();
    let mut shelves: BTreeMap<i64, BTreeMap<i64, StockLevel>> = BTreeMap::new();
    for (product, branch, level, _) in block_on(world.store.stock_of(world.shop, &products)).unwrap() {
        shelves.entry(branch).or_default().insert(product.get(), level);
    }
    shelves
}

#[test]
fn before_any_run_the_branches_are_known_and_belong_to_nobody() {
    let world = World::unconnected(20, 0, 0);
    block_on(world.engine.connect(world.shop, world.request())).unwrap();
    let known = branches(&world);
    assert_eq!(known.len(), 3);
    assert!(known.iter().all(|branch| branch.point_of_sale.is_none() && !branch.set_apart));
    assert!(known[0].default && !known[1].default && !known[0].name.is_empty());
    assert!(places(&world).is_empty());
    world.sync();
    assert!(branches(&world).iter().all(|branch| branch.point_of_sale.is_some()));
    let defaults: Vec<bool> = places(&world).iter().map(|place| place.default).collect();
    assert_eq!(defaults, [true, false, false]);
}

#[test]
fn a_place_of_ours_is_given_its_branch_before_the_first_run_and_no_second_one_is_made() {
    let world = World::unconnected(20, 0, 5);
    block_on(world.engine.connect(world.shop, world.request())).unwrap();
    let branch = branches(&world)[1].id;
    let ours = new_place(&world, "Kho sau nhà");
    assert_eq!(place(&world, ours, at(Some(branch))), Ok(true));
    world.sync();
    let known = branches(&world);
    assert_eq!(known[1].point_of_sale, Some(ours));
    assert_eq!(places(&world).len(), 3, "three branches, three places");
    let name = places(&world).into_iter().find(|place| place.id == ours).unwrap().name;
    assert_eq!(name, known[1].name, "KiotViet names what belongs to a branch");
    world.assert_equal();
}

#[test]
fn a_branch_has_one_place_and_the_default_place_has_a_branch() {
    let world = World::of(20, 0, 0);
    world.sync();
    let known = branches(&world);
    let (first, second) = (known[0].point_of_sale.unwrap(), known[1].point_of_sale.unwrap());
    let refused = place(&world, second, at(Some(known[0].id)));
    let Err(MappingRefusal::Taken { id, point_of_sale, branch }) = refused else { panic!("{refused:?}") };
    assert_eq!((id, point_of_sale, branch), (first, known[0].name.clone(), known[0].name.clone()));
    assert_eq!(place(&world, first, at(None)), Err(MappingRefusal::DefaultNeedsBranch));
    assert_eq!(place(&world, second, at(Some(9))), Err(MappingRefusal::UnknownBranch(9)));
    assert_eq!(branches(&world), known, "nothing was changed");

    assert_eq!(place(&world, second, Placing { branch: None, default: true }), Ok(false));
    assert!(branches(&world)[1].default && !branches(&world)[0].default);
    assert_eq!(place(&world, first, at(None)), Ok(true));
}

#[test]
fn a_branch_that_was_set_apart_gets_no_place_again_and_both_sides_stay_equal() {
    let world = World::of(40, 0, 10);
    world.sync();
    let known = branches(&world);
    let (apart, place_there) = (known[2].id, known[2].point_of_sale.unwrap());
    assert!(shelves(&world).contains_key(&apart));
    place(&world, place_there, at(None)).unwrap();
    assert!(branches(&world)[2].set_apart);
    assert!(!shelves(&world).contains_key(&apart));
    for _ in 0..2 {
        world.sync();
        assert_eq!(branches(&world)[2].point_of_sale, None);
        assert_eq!(places(&world).len(), 3);
        world.assert_equal();
    }
    // Given back to the same place, everything is as it was.
    place(&world, place_there, at(Some(apart))).unwrap();
    world.sync();
    assert!(shelves(&world).contains_key(&apart));
    world.assert_equal();
}

#[test]
fn with_another_branch_a_place_has_its_shelf_after_the_next_run() {
    let world = World::of(60, 0, 0);
    world.sync();
    let before = shelves(&world);
    let known = branches(&world);
    let (second, third) = (&known[1], &known[2]);
    // The two change places.
    place(&world, third.point_of_sale.unwrap(), at(None)).unwrap();
    place(&world, second.point_of_sale.unwrap(), at(Some(third.id))).unwrap();
    place(&world, third.point_of_sale.unwrap(), at(Some(second.id))).unwrap();
    // Nobody presses, and no figure has moved on KiotViet: the figures are read all the same.
    world.sync_with(dongbo_engine::SyncOptions { trigger: "schedule".to_owned(), ..Default::default() });
    assert_eq!(shelves(&world), before, "each branch's figures, at the other place");
    let now_at = branches(&world);
    assert_eq!(now_at[1].point_of_sale, third.point_of_sale);
    assert_eq!(now_at[2].point_of_sale, second.point_of_sale);
    world.assert_equal();
    let requests = world.requests();
    world.sync_with(dongbo_engine::SyncOptions { trigger: "schedule".to_owned(), ..Default::default() });
    assert!(world.requests() - requests < 30, "once is enough");
}

#[test]
fn a_place_that_moves_during_a_run_has_the_right_shelf_after_the_next_one() {
    let world = World::of(60, 0, 0);
    world.sync();
    let before = shelves(&world);
    let third = branches(&world)[2].clone();
    let place_there = third.point_of_sale.unwrap();
    let (store, shop) = (world.store.clone(), world.shop);
    let moved = std::sync::atomic::AtomicBool::new(false);
    *world.wire.meanwhile.lock().unwrap() = Some(Box::new(move |request, _, now| {
        if request.contains("/productOnHands") && !moved.swap(true, std::sync::atomic::Ordering::SeqCst) {
            for branch in [None, Some(third.id)] {
                let cause = Cause::Person("Lan".to_owned());
                let store = store.clone();
                // Somebody else's thread: within the run's there can be no other.
                let placed = std::thread::spawn(move || {
                    block_on(store.place_point_of_sale(shop, Local::new(place_there), at(branch), cause, now))
                });
                placed.join().unwrap().unwrap().unwrap();
            }
        }
    }));
    world.sync();
    *world.wire.meanwhile.lock().unwrap() = None;
    world.sync_with(dongbo_engine::SyncOptions { trigger: "schedule".to_owned(), ..Default::default() });
    assert_eq!(shelves(&world), before);
    world.assert_equal();
}

#[test]
fn orders_go_to_the_branch_of_their_place_and_those_of_the_branch_follow_it() {
    let world = World::of(20, 5, 20);
    world.sync();
    let known = branches(&world);
    let (from, to) = (&known[1], &known[2]);
    let of_branch = |branch: i64| -> Vec<i64> {
        let ids = block_on(world.store.linked_after::<Order>(world.shop, None, 500)).unwrap();
        block_on(world.store.facts::<Order>(world.shop, &ids))
            .unwrap()
            .into_iter()
            .filter(|facts| {
                let branch_of = facts.ours.as_ref().and_then(|order| order.branch);
                branch_of == Some(Reference::there(branch))
            })
            .filter_map(|facts| facts.local)
            .collect()
    };
    let orders = of_branch(from.id);
    assert!(!orders.is_empty());
    place(&world, from.point_of_sale.unwrap(), at(None)).unwrap();
    place(&world, to.point_of_sale.unwrap(), at(None)).unwrap();
    place(&world, to.point_of_sale.unwrap(), at(Some(from.id))).unwrap();
    assert_eq!(of_branch(from.id), orders, "still the branch's");
    let view = block_on(world.store.order(world.shop, orders[0])).unwrap().unwrap();
    assert_eq!(view.point_of_sale_id, to.point_of_sale, "and shown at its new place");
    world.sync();
    world.assert_equal();
}
