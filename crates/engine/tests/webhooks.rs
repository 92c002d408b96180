//! Our registrations on KiotViet, and what comes by them.

#![allow(clippy::unwrap_used, reason = "tests; clippy only knows functions marked as such")]

mod world;

use dongbo_engine::webhooks::Received;
use dongbo_store::RepairReason;
use futures::executor::block_on;
use jiff::SignedDuration;
use kiotviet_sim::actions::{ProductDraft, WebhookDraft};
use kiotviet_sim::faults::FaultPlan;
use kiotviet_sim::records::{EventType, WebhookRegistration};
use world::World;

fn there(world: &World) -> Vec<WebhookRegistration> {
    world.there(|shop| shop.webhooks.iter().cloned().collect())
}

/// Somebody else's program.
fn others(world: &World) {
    world.clerk(|shop, now| {
        shop.register_webhook(
            now,
            WebhookDraft {
                event: Some("order.update".into()),
                url: Some("https://khac.vn/webhooks/kiotviet/abc".into()),
                ..WebhookDraft::default()
            },
        )
    });
}

fn change_something(world: &World) {
    let id = world.there(|shop| shop.products.iter().next().unwrap().id);
    let draft = ProductDraft { description: Some("mới".into()), ..ProductDraft::default() };
    world.clerk(|shop, now| shop.update_product(now, id, draft));
}

#[test]
fn every_kind_of_event_has_an_address_and_a_secret_of_its_own() {
    let world = World::of(100, 10, 0);
    let report = world.guard();
    assert_eq!((report.made, report.repaired.len(), report.removed), (15, 0, 0));
    let rows = there(&world);
    for event in EventType::ALL {
        assert_eq!(rows.iter().filter(|row| row.event == *event && row.is_active).count(), 1, "{event:?}");
    }
    let mut urls: Vec<_> = rows.iter().map(|row| row.url.clone()).collect();
    let mut secrets: Vec<_> = rows.iter().map(|row| row.secret.clone().unwrap()).collect();
    for texts in [&mut urls, &mut secrets] {
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), 15);
    }
    assert!(
        urls.iter().all(|url| {
            let key = url
                .strip_prefix("https://dongbo.vn/webhooks/kiotviet/")
                .unwrap()
                .strip_suffix("?noecho")
                .unwrap();
            key.len() >= 22
        }),
        "{urls:?}"
    );
    let again = world.guard();
    assert_eq!((again.made, again.repaired.len(), again.removed), (0, 0, 0));
    assert_eq!(there(&world), rows);
}

#[test]
fn what_was_switched_off_is_registered_anew_before_the_old_one_goes_and_others_are_left_alone() {
    let world = World::of(100, 10, 0);
    others(&world);
    world.guard();
    let off = there(&world)
        .into_iter()
        .find(|row| row.event == EventType::OrderUpdate && row.url.contains("dongbo"))
        .unwrap();
    world
        .wire
        .simulator
        .lock()
        .unwrap()
        .act(kiotviet::Clock::now(&*world.clock), |shop, now| shop.switch_webhook_off(now, off.id));
    let before = world.wire.log.lock().unwrap().len();
    let report = world.guard();
    assert_eq!(report.repaired, [("order.update".to_owned(), RepairReason::SwitchedOff)]);
    assert!(!report.alarm);
    let log = world.wire.log.lock().unwrap()[before..].to_vec();
    let place = |verb: &str| {
        log.iter().position(|line| line.starts_with(verb) && line.contains("/webhooks")).unwrap()
    };
    assert!(place("POST /webhooks") < place("DELETE"), "{log:#?}");
    let rows = there(&world);
    assert_eq!(rows.len(), 16);
    assert!(rows.iter().any(|row| row.url.contains("khac.vn")));
    assert!(rows.iter().all(|row| row.is_active));
}

#[test]
fn what_vanished_is_registered_again_and_the_second_time_within_a_day_is_an_alarm() {
    let world = World::of(100, 10, 0);
    world.guard();
    for (time, alarm) in [(1, false), (2, true), (3, true)] {
        world.clock.pass(SignedDuration::from_hours(1));
        let ours = there(&world).into_iter().filter(|row| row.event == EventType::StockUpdate);
        for row in ours.collect::<Vec<_>>() {
            world.clerk(|shop, now| shop.unregister_webhook(now, row.id));
        }
        let report = world.guard();
        assert_eq!(report.repaired, [("stock.update".to_owned(), RepairReason::Vanished)], "{time}");
        assert_eq!(report.alarm, alarm, "{time}");
    }
    let status = block_on(world.engine.status(world.shop)).unwrap();
    assert!(status.webhooks.unwrap().alarm);
    let warning = status.warnings.iter().find(|warning| warning.code == "KV-WEBHOOKS-REMOVED").unwrap();
    assert_eq!(
        (warning.parameters["event"].as_str(), warning.parameters["count"].as_str()),
        ("stock.update", "3")
    );
    world.clock.pass(SignedDuration::from_hours(25));
    assert!(!world.guard().alarm, "it has been quiet for a day");
}

#[test]
fn a_new_address_of_the_service_takes_the_place_of_the_old_one_and_is_no_repair() {
    let world = World::of(100, 10, 0);
    others(&world);
    world.guard_at("https://cu.dongbo.vn").unwrap();
    let old = world.calls_within(SignedDuration::from_secs(1));
    assert!(old.is_empty());
    change_something(&world);
    let late = world.calls_within(SignedDuration::from_secs(3));
    let report = world.guard_at("https://moi.dongbo.vn/").unwrap();
    assert_eq!((report.made, report.repaired.len(), report.removed), (15, 0, 15));
    assert!(
        there(&world)
            .iter()
            .all(|row| row.url.starts_with("https://moi.dongbo.vn/webhooks/") || row.url.contains("khac.vn"))
    );
    assert_eq!(world.receive(&late[0]), Some(Received::Hints(1)), "what was on its way still counts");
    world.clock.pass(SignedDuration::from_hours(49));
    world.guard_at("https://moi.dongbo.vn").unwrap();
    assert_eq!(world.receive(&late[0]), None, "not for ever");
}

#[test]
fn a_registration_whose_answer_was_lost_is_found_and_not_made_twice() {
    for lost in 1..=15 {
        let world = World::of(100, 10, 0);
        let faults = format!(
            "[[rule]]\non = \"POST /webhooks\"\neffect = \"dropped_after\"\nafter = {}\nlimit = 1\n",
            lost - 1
        );
        world.suffer(FaultPlan::from_toml(&faults, 1).unwrap());
        let error = world.guard_at("https://dongbo.vn").unwrap_err();
        assert_eq!(error.code(), "KV-OUTCOME-UNKNOWN");
        let state = block_on(world.store.guard_state(world.shop)).unwrap().unwrap();
        assert_eq!(state.failing_code.as_deref(), Some("KV-OUTCOME-UNKNOWN"));
        let report = world.guard();
        assert_eq!((report.made, report.repaired.len(), report.removed), (0, 0, 0), "{lost}: {report:?}");
        assert_eq!(there(&world).len(), 15);
        change_something(&world);
        assert_eq!(world.calls_arrive(), 1, "{lost}: its secret is the right one");
    }
}

#[test]
fn a_database_that_forgot_its_registrations_removes_them() {
    let world = World::of(100, 10, 0);
    others(&world);
    world.guard();
    block_on(async {
        for row in world.store.registrations(world.shop).await.unwrap() {
            world
                .store
                .end_registration(world.shop, row.id, kiotviet::Clock::now(&*world.clock))
                .await
                .unwrap();
        }
        world.store.forget_registrations(world.shop, jiff::Timestamp::MAX).await.unwrap();
    });
    let report = world.guard();
    assert_eq!((report.made, report.removed), (15, 15));
    assert_eq!(there(&world).len(), 16, "ours and the other program's");
}

#[test]
fn events_are_genuine_under_every_reading_of_how_they_are_signed_and_not_otherwise() {
    for (switch, value) in [
        ("signature-prefix", "sha1"),
        ("signature-prefix", "sha256"),
        ("signature-prefix", "none"),
        ("signature-encoding", "base64"),
        ("signature-key", "decoded"),
    ] {
        let world = World::with(100, 10, 0, |simulator| simulator.dialect_mut().set(switch, value).unwrap());
        world.guard();
        change_something(&world);
        assert_eq!(world.calls_arrive(), 1, "{switch}={value}");
    }
    let world = World::of(100, 10, 0);
    world.guard();
    change_something(&world);
    let call = world.calls_within(SignedDuration::from_secs(3)).remove(0);
    let mut forged = call.clone();
    forged.body = bytes::Bytes::from(
        String::from_utf8(call.body.to_vec()).unwrap().replace("\"Attempt\":1", "\"Attempt\":2"),
    );
    assert_eq!(world.receive(&forged), Some(Received::BadlySigned));
    let mut bare = call.clone();
    bare.headers.remove("x-hub-signature");
    assert_eq!(world.receive(&bare), Some(Received::BadlySigned));
    assert_eq!(world.hints_waiting(), 0);
    assert_eq!(world.receive(&call), Some(Received::Hints(1)));
    let registrations = block_on(world.store.registrations(world.shop)).unwrap();
    let counted: Vec<_> = registrations
        .iter()
        .map(|row| (row.accepted, row.badly_signed))
        .filter(|row| *row != (0, 0))
        .collect();
    assert_eq!(counted, [(1, 2)]);
}
