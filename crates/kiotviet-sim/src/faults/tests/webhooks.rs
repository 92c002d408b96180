//! Faults of webhooks, as the deliveries they become.

use jiff::{SignedDuration, Timestamp};

use crate::actions::WebhookDraft;
use crate::faults::*;
use crate::generate::{Plan, generate};
use crate::simulator::{Credentials, Simulator};
use crate::webhooks::{DeliveryOutcome, sign};

const SECRET: &str = "bWF0LWtoYXUtdmktZHUtMTIzNA==";

/// What arrives when two products (first and second) change one after the other: when, which, well signed.
fn arrivals(rule: &str) -> Vec<(SignedDuration, usize, bool)> {
    let start: Timestamp = "2026-07-12T02:00:00Z".parse().unwrap();
    let shop = generate(&Plan::small(7, start));
    let products = [shop.products.at(0).unwrap().id, shop.products.at(1).unwrap().id];
    let plan = FaultPlan::from_toml(rule, 7).unwrap();
    let mut simulator = Simulator::new(shop, Credentials::from_seed(7), 7).with_faults(plan);
    let draft = WebhookDraft {
        event: Some("product.update".into()),
        url: Some("https://shop.example.vn/hook?noecho".into()),
        secret: Some(SECRET.into()),
        ..WebhookDraft::default()
    };
    simulator.clerk(start, |shop, now| shop.register_webhook(now, draft)).unwrap();
    for product in products {
        simulator.clerk(start, |shop, now| shop.set_product_active(now, product, false)).unwrap();
    }
    let mut arrived = Vec::new();
    while let Some(now) = simulator.next_wake() {
        while let Some(delivery) = simulator.next_delivery_due(now) {
            let body = String::from_utf8(delivery.body.to_vec()).unwrap();
            let which = products.iter().position(|id| body.contains(&format!("\"Id\":{id},"))).unwrap();
            let signature = sign(&simulator.shop().dialect, SECRET, &delivery.body);
            arrived.push((
                now.duration_since(start),
                which,
                delivery.headers["x-hub-signature"] == signature,
            ));
            let outcome = DeliveryOutcome::Answered { status: 200, body: "".into() };
            simulator.delivery_answered(now, delivery.id, &outcome);
        }
    }
    arrived
}

fn order(rule: &str) -> Vec<usize> {
    arrivals(rule).into_iter().map(|(_, which, _)| which).collect()
}

#[test]
fn without_faults_events_arrive_once_in_order_and_signed() {
    let arrived = arrivals("");
    assert_eq!(
        arrived.iter().map(|(_, which, signed)| (*which, *signed)).collect::<Vec<_>>(),
        [(0, true), (1, true)]
    );
}

#[test]
fn webhooks_are_lost_doubled_and_reordered() {
    let first = |effect: &str| format!("[[rule]]\non = 'webhook product.*'\nlimit = 1\neffect = {effect}");
    assert_eq!(order(&first("'webhook_lost'")), [1]);
    assert_eq!(order(&first("{ webhook_duplicated = { times = 3 } }")), [0, 0, 0, 1]);
    assert_eq!(order(&first("'webhook_reordered'")), [1, 0]);
    assert_eq!(order("[[rule]]\non = 'webhook stock.*'\neffect = 'webhook_lost'"), [0, 1], "another type");
}

#[test]
fn webhooks_come_late_or_with_a_wrong_signature() {
    let rule = "[[rule]]\non = 'webhook *'\nlimit = 1\neffect = { webhook_late = { ms = 30000 } }";
    let arrived = arrivals(rule);
    assert_eq!((arrived[0].1, arrived[1].1), (1, 0));
    assert!(arrived[1].0 >= SignedDuration::from_secs(30), "{arrived:?}");
    let rule = "[[rule]]\non = 'webhook *'\nlimit = 1\neffect = 'webhook_badly_signed'";
    let signed: Vec<bool> = arrivals(rule).into_iter().map(|(_, _, signed)| signed).collect();
    assert_eq!(signed, [false, true]);
}
