//! What KiotViet's settings lack for orders: said in the shop's words, and mended where the API can mend it.

#![allow(clippy::unwrap_used, reason = "helpers of tests fail by panicking")]

mod world;

use dongbo_engine::{RunReport, ShippingSurcharge};
use dongbo_store::{AutomationChange, ReferenceKind};
use futures::executor::block_on;
use jiff::Timestamp;
use kiotviet_sim::actions::SurchargeDraft;
use kiotviet_sim::records::SurchargeId;
use world::{START, World};

/// A retailer without any charge, where the operator has switched orders on.
fn world(change: impl FnOnce(&mut kiotviet_sim::state::Shop, Timestamp)) -> World {
    let world = World::with(20, 5, 3, |simulator| {
        simulator.act(Timestamp::from_millisecond(START).unwrap(), |shop, now| {
            let ids: Vec<SurchargeId> = shop.surcharges.iter().map(|charge| charge.id).collect();
            for id in ids {
                shop.set_surcharge_active(now, id, false).unwrap();
            }
            change(shop, now);
        });
    });
    enable(&world, true);
    world
}

fn enable(world: &World, orders: bool) {
    let change = AutomationChange { orders_enabled: Some(orders), ..AutomationChange::default() };
    block_on(world.store.set_automation(world.shop, change)).unwrap();
}

fn kept(world: &World) -> Option<ShippingSurcharge> {
    block_on(world.engine.chosen(world.shop)).unwrap().shipping_surcharge
}

fn warned(report: &RunReport, code: &str) -> bool {
    report.warnings.iter().any(|warning| warning.code == code)
}

fn make(shop: &mut kiotviet_sim::state::Shop, now: Timestamp, code: &str, name: &str) -> SurchargeId {
    let draft = SurchargeDraft {
        name: Some(name.to_owned()),
        code: Some(code.to_owned()),
        ..SurchargeDraft::default()
    };
    shop.create_surcharge(now, draft).unwrap()
}

#[test]
fn the_charge_for_fees_is_made_once_when_orders_are_switched_on() {
    let world = world(|_, _| {});
    let before = world.there(|shop| shop.surcharges.iter().count());
    let first = kept(&world);
    world.sync();
    let made = kept(&world).unwrap();
    assert_eq!(made.code, "PHIVANCHUYEN");
    let there = world.there(|shop| shop.surcharges.by_code("PHIVANCHUYEN").cloned()).unwrap();
    assert_eq!((there.id.0, there.is_active, there.value), (made.id, true, Some(0.into())));
    let listed = block_on(world.store.reference_data(world.shop, ReferenceKind::Surcharge)).unwrap();
    assert!(listed.iter().any(|row| row.remote_id == made.id));
    world.sync();
    let now = world.there(|shop| shop.surcharges.iter().count());
    assert!(now == before + usize::from(first.is_none()), "{now} after {before}");
}

#[test]
fn nothing_is_mended_while_orders_are_off_nor_by_a_dry_run() {
    let world = world(|_, _| {});
    world.sync();
    let charge = SurchargeId(kept(&world).unwrap().id);
    let is_active = |world: &World| world.there(|shop| shop.surcharges.get(charge).unwrap().is_active);
    world.clerk(|shop, now| shop.set_surcharge_active(now, charge, false));
    enable(&world, false);
    world.sync();
    enable(&world, true);
    world.sync_with(dongbo_engine::SyncOptions { dry_run: true, ..Default::default() });
    assert!(!is_active(&world));
    world.sync();
    assert!(is_active(&world), "mended as soon as orders are on");
}

#[test]
fn the_shops_own_charge_is_used_whatever_its_code() {
    let mut own = None;
    let world = world(|shop, now| own = Some(make(shop, now, "SHIP", "PHÍ GIAO HÀNG ")));
    world.sync();
    let own = own.unwrap();
    assert_eq!(kept(&world), Some(ShippingSurcharge { id: own.0, code: "SHIP".to_owned() }));
    assert!(world.there(|shop| shop.surcharges.by_code("PHIVANCHUYEN").is_none()));

    // Somebody switches it off: it is not listed any more, and its id leads back to it.
    world.clerk(|shop, now| shop.set_surcharge_active(now, own, false));
    let report = world.sync();
    assert!(report.is_clean() && world.there(|shop| shop.surcharges.get(own).unwrap().is_active));
    assert_eq!(kept(&world).unwrap().id, own.0);
}

#[test]
fn a_code_that_a_hidden_charge_holds_is_told_and_found_when_it_is_switched_on() {
    let mut hidden = None;
    let world = world(|shop, now| {
        let id = make(shop, now, "PHIVANCHUYEN", "Cũ");
        shop.set_surcharge_active(now, id, false).unwrap();
        hidden = Some(id);
    });
    let report = world.sync();
    assert!(warned(&report, "KV-SURCHARGE-INACTIVE"), "{:#?}", report.warnings);
    assert_eq!(kept(&world), None);
    world.clerk(|shop, now| shop.set_surcharge_active(now, hidden.unwrap(), true));
    assert!(!warned(&world.sync(), "KV-SURCHARGE-INACTIVE"));
    assert_eq!(kept(&world).unwrap().id, hidden.unwrap().0);
}

#[test]
fn switches_flipped_on_kiotviet_are_noticed_by_the_next_run() {
    let world = world(|_, _| {});
    let allowed = |world: &World| {
        block_on(world.store.connection(world.shop)).unwrap().unwrap().settings.allow_order_when_out_stock
    };
    for (allow, surcharges) in [(true, true), (false, false), (true, true)] {
        world.clerk(|shop, _| {
            shop.settings.allow_order_when_out_stock = allow;
            shop.settings.use_surcharges = surcharges;
            Ok(())
        });
        let report = world.sync();
        assert_eq!(allowed(&world), Some(allow));
        assert_eq!(warned(&report, "KV-ORDER-OUT-OF-STOCK-OFF"), !allow);
        assert_eq!(warned(&report, "KV-SURCHARGE-SETTING"), !surcharges);
    }
}
