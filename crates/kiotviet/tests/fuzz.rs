//! Whatever bytes arrive, nothing panics.
#![allow(missing_docs, clippy::unwrap_used)]

mod support;

use futures::executor::block_on;
use kiotviet::api::phone::normalise_phone;
use kiotviet::json::{decimal, from_str};
use kiotviet::webhook::{self, EventType};
use kiotviet::wire::{Customer, Invoice, Order, PriceBook, Product, StockRow};
use kiotviet::{BusinessKind, ScanRequest};
use proptest::prelude::*;
use support::*;

/// A sample with some bytes changed, cut off or doubled: near enough to the truth to get deep into the parsers.
fn mutated() -> impl Strategy<Value = Vec<u8>> {
    let names = prop::sample::select(vec![
        "products_list",
        "orders_list",
        "invoice_get",
        "customers_list",
        "product_on_hands_list",
        "pricebooks_list",
        "webhook_product_update",
        "webhook_pricebookdetail_delete",
        "error_pascal_case",
        "token_response",
    ]);
    let bytes = b"{}[],:\"0-+.eE9nulltrue\\ \xc3\xff".to_vec();
    let edits = prop::collection::vec((any::<prop::sample::Index>(), prop::sample::select(bytes)), 0..12);
    (names, edits, any::<prop::sample::Index>(), any::<bool>()).prop_map(|(name, edits, cut, cuts)| {
        let mut body = fixture(name).into_bytes();
        for (place, byte) in edits {
            let place = place.index(body.len());
            body[place] = byte;
        }
        if cuts {
            body.truncate(cut.index(body.len()));
        }
        body
    })
}

fn read_all(body: &[u8]) {
    let text = String::from_utf8_lossy(body);
    let _ = from_str::<Product>(&text);
    let _ = from_str::<Order>(&text);
    let _ = from_str::<Invoice>(&text);
    let _ = from_str::<Customer>(&text);
    let _ = from_str::<StockRow>(&text);
    let _ = from_str::<PriceBook>(&text);
    let _ = decimal::parse(&text);
    let _ = normalise_phone(&text);
    let _ = BusinessKind::of(&text);
    let _ = webhook::parse(body);
    let _ = webhook::parse_as(body, Some(&EventType::ProductDelete));
    let _ = webhook::verify(&text, body, &text);
    let _ = webhook::without_echo(&text);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn readers_survive_any_bytes(body in prop::collection::vec(any::<u8>(), 0..300)) {
        read_all(&body);
    }

    #[test]
    fn readers_survive_damaged_samples(body in mutated()) {
        read_all(&body);
    }

    #[test]
    fn calls_survive_any_answer(status in 100u16..600, body in mutated(), on_token: bool) {
        let mut config = config();
        config.patience = Some(std::time::Duration::from_secs(1));
        let world = world_with(config, std::sync::Arc::new(kiotviet::UnlimitedBudget), move |request| {
            if is_token(request) && !on_token {
                return token("t", 86_400);
            }
            Ok(kiotviet::HttpResponse { status, headers: Vec::new(), body: body.clone().into() })
        });
        if let Err(error) = block_on(world.client.all(ScanRequest::<Product>::default())) {
            let _ = (error.to_string(), error.retry(), error.message_for_people());
        }
    }

    #[test]
    fn deep_nesting_is_an_error_and_no_overflow(depth in 1usize..5000) {
        let body = format!("{{\"children\":{}1{}}}", "[".repeat(depth), "]".repeat(depth));
        let _ = from_str::<kiotviet::wire::Category>(&body);
        let _ = webhook::parse(body.as_bytes());
    }
}
