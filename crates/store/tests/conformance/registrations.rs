use dongbo_store::{
    Account, Connection, ConnectionState, DeliveryOutcome, HintKind, KiotVietSettings, NewHint,
    NewRegistration, RegistrationState, RepairReason,
};
use dongbo_sync::Entity;
use secrecy::{ExposeSecret, SecretString};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    a_registration_is_found_by_its_key_and_by_nothing_else,
    a_call_is_counted_and_its_hints_are_kept_with_it,
    a_registration_that_ended_is_good_for_a_while,
    repairs_are_remembered_for_a_while,
    one_process_at_a_time_looks_after_a_shops_registrations,
);

const KEY: &str = "Zm9yLXRlc3RzLW9ubHktMDE";

impl World {
    async fn connected(&self) {
        let connection = Connection {
            retailer: "quannho".to_owned(),
            retailer_id: Some(500),
            account: Account::Retail,
            api_url: "http://localhost/api".to_owned(),
            token_url: "http://localhost/token".to_owned(),
            client_id: "client".to_owned(),
            client_secret: SecretString::from("s".to_owned()),
            default_branch: None,
            sale_channel: None,
            settings: KiotVietSettings::default(),
            options: String::new(),
            state: ConnectionState::Working,
            connected_at: at(0),
        };
        self.store.save_connection(self.shop, &connection, at(0)).await.unwrap();
    }

    async fn register(&self, key: &str) -> i64 {
        let new = NewRegistration {
            event: "product.update".to_owned(),
            key: SecretString::from(key.to_owned()),
            secret: SecretString::from("c2lnbmVk".to_owned()),
            public_url: "https://dongbo.vn".to_owned(),
        };
        self.store.begin_registration(self.shop, new, at(1)).await.unwrap()
    }
}

async fn a_registration_is_found_by_its_key_and_by_nothing_else(backend: &Backend) {
    let world = backend.shop().await;
    world.connected().await;
    let id = world.register(KEY).await;
    let found = world.store.addressee(KEY).await.unwrap().unwrap();
    assert_eq!((found.shop, found.registration, found.retailer_id), (world.shop, id, Some(500)));
    assert_eq!((found.event.as_str(), found.secret.expose_secret()), ("product.update", "c2lnbmVk"));
    for other in ["", "Zm9yLXRlc3RzLW9ubHktMDI", &KEY[..KEY.len() - 1]] {
        assert!(world.store.addressee(other).await.unwrap().is_none(), "{other}");
    }
    let listed = world.store.registrations(world.shop).await.unwrap();
    assert!(listed[0].has_key(KEY) && !listed[0].has_key("x"));
    assert_eq!((listed[0].state, listed[0].remote_id), (RegistrationState::Making, None));
    world.store.registration_stands(world.shop, id, 77).await.unwrap();
    let listed = world.store.registrations(world.shop).await.unwrap();
    assert_eq!((listed[0].state, listed[0].remote_id), (RegistrationState::Standing, Some(77)));
    assert!(!format!("{listed:?}{found:?}").contains("c2lnbmVk"));
}

async fn a_call_is_counted_and_its_hints_are_kept_with_it(backend: &Backend) {
    let world = backend.shop().await;
    world.connected().await;
    let id = world.register(KEY).await;
    let hint = NewHint { entity: Entity::Products, remote_id: 5, kind: HintKind::Changed };
    for (second, outcome) in [
        (2, DeliveryOutcome::Accepted { hints: vec![hint], told: Vec::new() }),
        (3, DeliveryOutcome::BadlySigned),
        (4, DeliveryOutcome::NotUnderstood),
        (5, DeliveryOutcome::Accepted { hints: Vec::new(), told: Vec::new() }),
    ] {
        world.store.note_delivery(world.shop, id, outcome, at(second)).await.unwrap();
    }
    let listed = world.store.registrations(world.shop).await.unwrap().remove(0);
    assert_eq!((listed.accepted, listed.badly_signed, listed.not_understood), (2, 1, 1));
    assert_eq!(listed.last_delivery_at, Some(at(5)));
    let due = world.store.due_hints(world.shop, at(5), 10).await.unwrap();
    assert_eq!(due.iter().map(|hint| hint.count).collect::<Vec<_>>(), [1]);
}

async fn a_registration_that_ended_is_good_for_a_while(backend: &Backend) {
    let world = backend.shop().await;
    world.connected().await;
    let id = world.register(KEY).await;
    world.register("another").await;
    world.store.end_registration(world.shop, id, at(100)).await.unwrap();
    world.store.end_registration(world.shop, id, at(900)).await.unwrap();
    assert_eq!(world.store.registrations(world.shop).await.unwrap()[0].state, RegistrationState::Ended);
    world.store.forget_registrations(world.shop, at(100)).await.unwrap();
    assert!(world.store.addressee(KEY).await.unwrap().is_some());
    world.store.forget_registrations(world.shop, at(101)).await.unwrap();
    assert!(world.store.addressee(KEY).await.unwrap().is_none());
    assert_eq!(world.store.registrations(world.shop).await.unwrap().len(), 1, "the one that stands stays");
}

async fn repairs_are_remembered_for_a_while(backend: &Backend) {
    let world = backend.shop().await;
    for (second, reason) in [(1, RepairReason::Vanished), (5, RepairReason::SwitchedOff)] {
        world.store.note_repair(world.shop, "order.update", reason, at(second)).await.unwrap();
    }
    let since = async |second| {
        let repairs = world.store.repairs(world.shop, at(second)).await.unwrap();
        repairs.into_iter().map(|repair| repair.reason).collect::<Vec<_>>()
    };
    assert_eq!(since(1).await, [RepairReason::Vanished, RepairReason::SwitchedOff]);
    assert_eq!(since(2).await, [RepairReason::SwitchedOff]);
    world.store.forget_registrations(world.shop, at(3)).await.unwrap();
    assert_eq!(since(0).await, [RepairReason::SwitchedOff]);
}

async fn one_process_at_a_time_looks_after_a_shops_registrations(backend: &Backend) {
    let world = backend.shop().await;
    let claim = async |until, now| world.store.claim_guard(world.shop, at(until), at(now)).await.unwrap();
    assert_eq!(world.store.guard_state(world.shop).await.unwrap(), None);
    assert!(claim(60, 0).await);
    assert!(!claim(70, 10).await, "somebody has it");
    assert!(claim(120, 60).await, "whoever had it was given up on");
    world.store.guarded(world.shop, Some("KV-FORBIDDEN"), at(61)).await.unwrap();
    let state = world.store.guard_state(world.shop).await.unwrap().unwrap();
    assert_eq!((state.checked_at, state.failing_code.as_deref()), (None, Some("KV-FORBIDDEN")));
    assert!(claim(130, 62).await, "it was given back");
    world.store.guarded(world.shop, None, at(63)).await.unwrap();
    let state = world.store.guard_state(world.shop).await.unwrap().unwrap();
    assert_eq!((state.checked_at, state.failing_code), (Some(at(63)), None));
}

#[tokio::test]
async fn neither_key_nor_secret_is_readable_in_the_files() {
    let backend = Backend::file_with_threads();
    let world = backend.shop().await;
    world.connected().await;
    world.register(KEY).await;
    let path = backend.url().trim_start_matches("sqlite://").to_owned();
    let bytes: Vec<u8> = ["", "-wal"]
        .iter()
        .flat_map(|end| std::fs::read(format!("{path}{end}")).unwrap_or_default())
        .collect();
    let holds = |needle: &str| bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
    assert!(holds("product.update"), "what is no secret is found, so the search works");
    assert!(!holds(KEY) && !holds("c2lnbmVk"));
}
