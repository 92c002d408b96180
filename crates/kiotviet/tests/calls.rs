//! The one HTTP path: tokens, retries, unknown outcomes, rate limits, quota. On virtual time, without any runtime.
#![allow(missing_docs)]

mod support;

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures::executor::block_on;
use futures::future::join_all;
use jiff::Timestamp;
use kiotviet::api::customers::CustomerWrite;
use kiotviet::api::orders::{OrderLineWrite, OrderWrite};
use kiotviet::api::products::{BulkProductUpdate, NewProduct, ProductQuery, ProductUpdate};
use kiotviet::ids::*;
use kiotviet::wire::{Branch, Product, StockRow};
use kiotviet::{
    Ability, BusinessKind, Clock, Config, Error, Priority, Retry, ScanRequest, TransportError,
    TransportErrorKind,
};
use rust_decimal::Decimal;
use support::*;

fn broken(kind: TransportErrorKind) -> Answer {
    Err(TransportError::new(kind, "test"))
}

fn new_product() -> NewProduct {
    NewProduct {
        name: "Mũ".into(),
        code: "MU001".into(),
        category_id: CategoryId(1),
        ..NewProduct::default()
    }
}

/// Answers in the order given, the last one for ever.
fn in_turn(answers: Vec<fn() -> Answer>) -> impl Fn(&kiotviet::HttpRequest) -> Answer + Send + Sync {
    let turn = AtomicUsize::new(0);
    move |_| answers[turn.fetch_add(1, Ordering::SeqCst).min(answers.len() - 1)]()
}

#[test]
fn many_who_need_a_token_at_once_cause_one_token_request() {
    let world = world(|_| answer(200, fixture("settings")));
    let calls = (0..20).map(|_| world.client.settings());
    assert!(block_on(join_all(calls)).iter().all(Result::is_ok));
    assert_eq!(world.transport.token_requests(), 1);
    assert_eq!(world.transport.calls().len(), 20);
}

#[test]
fn a_caller_that_is_not_polled_does_not_hold_up_the_token_for_others() {
    let world = world(|_| answer(200, fixture("settings")));
    let mut stalled = Box::pin(world.client.settings());
    // Polled once: it has begun to fetch the token and now waits.
    let waker = futures::task::noop_waker();
    assert!(stalled.as_mut().poll(&mut std::task::Context::from_waker(&waker)).is_pending());
    assert!(block_on(world.client.settings()).is_ok());
    assert_eq!(world.transport.token_requests(), 1);
    assert!(block_on(stalled).is_ok());
}

#[test]
fn a_token_is_renewed_a_minute_before_its_end() {
    let count = AtomicUsize::new(0);
    let world = world_with(config(), Arc::new(kiotviet::UnlimitedBudget), move |request| {
        if is_token(request) {
            return token(&format!("t{}", count.fetch_add(1, Ordering::SeqCst)), 3600);
        }
        answer(200, fixture("settings"))
    });
    let bearer = |index: usize| {
        let call = world.transport.calls()[index].clone();
        call.headers.into_iter().find(|(name, _)| *name == "Authorization").unwrap().1
    };
    block_on(world.client.settings()).unwrap();
    world.clock.advance(Duration::from_secs(3539));
    block_on(world.client.settings()).unwrap();
    assert_eq!((bearer(0).as_str(), bearer(1).as_str()), ("Bearer t0", "Bearer t0"));
    world.clock.advance(Duration::from_secs(2));
    block_on(world.client.settings()).unwrap();
    assert_eq!(bearer(2), "Bearer t1");
}

#[test]
fn a_refused_token_is_renewed_once_for_all_callers_whatever_status_refuses_it() {
    for status in [401, 420, 403] {
        let count = AtomicUsize::new(0);
        let world = world_with(config(), Arc::new(kiotviet::UnlimitedBudget), move |request| {
            if is_token(request) {
                return token(&format!("t{}", count.fetch_add(1, Ordering::SeqCst)), 3600);
            }
            let stale = request.headers.iter().any(|(_, value)| value == "Bearer t0");
            if stale { answer(status, fixture("error_401_token")) } else { answer(200, fixture("settings")) }
        });
        let calls = (0..8).map(|_| world.client.settings());
        assert!(block_on(join_all(calls)).iter().all(Result::is_ok), "{status}");
        assert_eq!(world.transport.token_requests(), 2, "{status}");
    }
}

#[test]
fn a_fresh_token_that_is_refused_too_is_a_matter_for_a_person() {
    let world = world(|_| answer(401, ""));
    let error = block_on(world.client.settings()).unwrap_err();
    assert!(matches!(error, Error::Unauthorized { persistent: true, .. }), "{error}");
    assert_eq!(error.retry(), Retry::Never);
    assert_eq!((world.transport.calls().len(), world.transport.token_requests()), (2, 2));
}

#[test]
fn a_wrong_secret_is_told_and_not_tried_again() {
    let world = world_with(config(), Arc::new(kiotviet::UnlimitedBudget), |_| {
        answer(400, fixture("token_error_invalid_client"))
    });
    let error = block_on(world.client.settings()).unwrap_err();
    assert_eq!(error, Error::TokenRefused { error: "invalid_client".into(), description: None });
    assert_eq!(world.transport.sent.lock().unwrap().len(), 1);
    let shown = format!("{:?} {:?}", world.client, world.transport.sent.lock().unwrap());
    assert!(!shown.contains("very-secret"), "{shown}");
}

#[test]
fn reads_are_tried_again_after_failures_of_every_transient_kind() {
    type Failure = (&'static str, fn() -> Answer);
    let failures: Vec<Failure> = vec![
        ("not connected", || broken(TransportErrorKind::NotConnected)),
        ("lost", || broken(TransportErrorKind::ConnectionLost)),
        ("timeout", || broken(TransportErrorKind::Timeout)),
        ("500", || answer(500, fixture("error_500"))),
        ("502 page", || answer(502, "<html>Bad gateway</html>")),
        ("truncated", || answer(200, r#"{"ManagerCustomerByBranch":tr"#)),
        ("page of a proxy", || answer(200, "<html>busy</html>")),
        ("429", || with_header(answer(429, fixture("error_429_rate_limit")), "Retry-After", "7")),
    ];
    for (name, failure) in failures {
        let world = world(in_turn(vec![failure, || answer(200, fixture("settings"))]));
        let settings = block_on(world.client.settings()).unwrap();
        assert_eq!(settings.allow_sell_when_out_stock, Some(false), "{name}");
        assert_eq!(world.transport.calls().len(), 2, "{name}");
    }
}

#[test]
fn a_read_that_keeps_failing_reports_the_cause_after_the_attempts_allowed() {
    let world = world(|_| answer(503, fixture("error_500")));
    let error = block_on(world.client.settings()).unwrap_err();
    assert!(matches!(error, Error::ServerError { status: 503, .. }));
    assert_eq!(error.message_for_people(), Some("Có lỗi xảy ra, vui lòng thử lại"));
    assert_eq!(world.transport.calls().len(), 5);
}

#[test]
fn a_page_or_half_an_answer_acknowledges_nothing() {
    let odd: [fn() -> Answer; 2] =
        [|| answer(200, "<html>busy</html>"), || answer(200, r#"{"message":"Xóa dữ li"#)];
    for odd in odd {
        let world = world(in_turn(vec![odd, || answer(200, r#"{"message":"Xóa dữ liệu thành công"}"#)]));
        let deleted = block_on(world.client.delete_product(ProductId(30010001))).unwrap();
        assert_eq!(deleted.message.as_deref(), Some("Xóa dữ liệu thành công"));
        assert_eq!(world.transport.calls().len(), 2, "a delete may be repeated");

        let world = self::world(move |_| odd());
        let many = block_on(world.client.create_products(&[new_product()])).unwrap_err();
        assert!(many.is_outcome_unknown(), "{many}");
        assert_eq!(world.transport.calls().len(), 1);
    }
    let bare = world(|_| answer(200, "Xóa dữ liệu thành công"));
    block_on(bare.client.delete_product(ProductId(30010001))).unwrap();
}

#[test]
fn a_create_whose_fate_is_unknown_is_sent_once_and_says_so() {
    let failures: Vec<fn() -> Answer> = vec![
        || broken(TransportErrorKind::ConnectionLost),
        || broken(TransportErrorKind::Timeout),
        || broken(TransportErrorKind::BodyTooLarge),
        || answer(500, fixture("error_500")),
        || answer(200, r#"{"id":30050001,"code":"MU0"#),
        || answer(200, r#"{"message":"xong"}"#),
    ];
    for failure in failures {
        let world = world(move |_| failure());
        let error = block_on(world.client.create_product(&new_product())).unwrap_err();
        assert!(error.is_outcome_unknown(), "{error}");
        assert_eq!(error.retry(), Retry::Never);
        assert_eq!(world.transport.calls().len(), 1);
    }
}

#[test]
fn a_create_that_surely_did_not_happen_is_sent_again() {
    let failures: Vec<fn() -> Answer> = vec![
        || broken(TransportErrorKind::NotConnected),
        || answer(429, fixture("error_429_rate_limit")),
        || answer(401, fixture("error_401_token")),
    ];
    for failure in failures {
        let world = world(in_turn(vec![failure, || answer(200, fixture("product_create_response"))]));
        let written = block_on(world.client.create_product(&new_product())).unwrap();
        assert_eq!(written.answer.id, ProductId(30050001));
        assert_eq!(world.transport.calls().len(), 2);
    }
}

#[test]
fn an_order_update_that_pays_is_as_careful_as_a_create() {
    let order = |paid: i64| OrderWrite {
        branch_id: BranchId(1),
        description: "don 1".into(),
        total_payment: Decimal::from(paid),
        order_details: vec![OrderLineWrite { quantity: Decimal::ONE, ..OrderLineWrite::default() }],
        ..OrderWrite::default()
    };
    for (paid, calls) in [(0, 5), (1000, 1)] {
        let world = world(|_| broken(TransportErrorKind::Timeout));
        let error = block_on(world.client.update_order(OrderId(1), &order(paid))).unwrap_err();
        assert_eq!(error.is_outcome_unknown(), paid > 0);
        assert_eq!(world.transport.calls().len(), calls);
    }
}

#[test]
fn the_random_empty_list_refusal_is_tried_again_and_other_refusals_are_not() {
    let update = [BulkProductUpdate { id: ProductId(1), update: ProductUpdate::default() }];
    let world_1 = world(in_turn(vec![|| answer(420, fixture("error_420_bulk_update_empty")), || {
        answer(200, fixture("listupdatedproducts_response"))
    }]));
    assert!(block_on(world_1.client.update_products(&update)).is_ok());
    let world_2 = world(|_| answer(420, fixture("error_420_branch_unknown")));
    let error = block_on(world_2.client.update_products(&update)).unwrap_err();
    assert_eq!(error.business(), Some(BusinessKind::BranchUnknown));
    assert_eq!(world_2.transport.calls().len(), 1);
}

#[test]
fn retry_after_is_respected_in_seconds_and_as_a_date_and_without_it_the_wait_doubles() {
    let waited = |first: fn() -> Answer| {
        let world = world(in_turn(vec![first, first, || answer(200, fixture("settings"))]));
        let begun = world.clock.now();
        block_on(world.client.settings()).unwrap();
        world.clock.now().duration_since(begun).as_secs()
    };
    assert_eq!(waited(|| with_header(answer(429, ""), "retry-after", "40")), 80);
    assert_eq!(waited(|| answer(429, fixture("error_429_rate_limit"))), 60 + 120);
    let until = || with_header(answer(429, ""), "Retry-After", "Sun, 12 Jul 2026 02:35:00 GMT");
    // The date has come when the second answer names it: then only the shortest wait.
    assert_eq!(waited(until), 300 + 1);
    // Also when the status hides it.
    assert_eq!(waited(|| answer(420, fixture("error_429_rate_limit"))), 180);
}

#[test]
fn a_caller_in_a_hurry_gets_an_error_instead_of_a_wait() {
    let limited = world(|_| with_header(answer(429, fixture("error_429_rate_limit")), "Retry-After", "600"));
    let hurried = limited.client.with_patience(Duration::from_secs(30));
    let error = block_on(hurried.settings()).unwrap_err();
    assert_eq!(error.retry(), Retry::Later(Duration::from_secs(600)));

    let spent = world_with(config(), hourly(1), |request| {
        if is_token(request) { token("t", 86_400) } else { answer(200, fixture("settings")) }
    });
    let hurried = spent.client.with_patience(Duration::from_secs(30)).at(Priority::Interactive);
    block_on(hurried.settings()).unwrap();
    let error = block_on(hurried.settings()).unwrap_err();
    let Error::QuotaExhausted { until } = error else { panic!("{error}") };
    assert!(until > spent.clock.now());
    assert_eq!(spent.transport.calls().len(), 1);
}

#[test]
fn no_hour_sees_more_gets_than_granted_however_many_call() {
    let sent: Arc<Mutex<Vec<Timestamp>>> = Arc::default();
    let limit = 50;
    let budget = hourly(limit);
    let log = sent.clone();
    let clock_slot: Arc<Mutex<Option<Arc<VirtualClock>>>> = Arc::default();
    let slot = clock_slot.clone();
    let world = world_with(config(), budget.clone(), move |request| {
        if is_token(request) {
            return token("t", 86_400);
        }
        log.lock().unwrap().push(slot.lock().unwrap().as_ref().unwrap().now());
        // Every seventh fails, so that retries are counted too.
        if log.lock().unwrap().len().is_multiple_of(7) {
            answer(500, "")
        } else {
            answer(200, fixture("settings"))
        }
    });
    *clock_slot.lock().unwrap() = Some(world.clock.clone());
    let priorities = [Priority::Sweep, Priority::Stock, Priority::Orders, Priority::Interactive];
    for _ in 0..10 {
        let clients: Vec<_> = priorities.iter().map(|priority| world.client.at(*priority)).collect();
        let calls = (0..40).map(|index| clients[index % 4].settings());
        assert!(block_on(join_all(calls)).iter().all(Result::is_ok));
    }
    let sent = sent.lock().unwrap();
    assert!(sent.len() > 400);
    for at in sent.iter() {
        let within = sent.iter().filter(|t| **t <= *at && at.duration_since(**t).as_secs() < 3600).count();
        assert!(within as u64 <= limit, "{within} within the hour before {at}");
    }
    assert_eq!(budget.sent().get, sent.len() as u64);
}

#[test]
fn an_fnb_account_refuses_catalogue_writes_without_sending_anything() {
    let config = Config::fnb("quan", "id", "secret").at("https://kiotviet.test");
    assert_eq!(config.scope, "PublicApi.Access.FNB");
    let world = world_with(config, Arc::new(kiotviet::UnlimitedBudget), |_| answer(200, "{}"));
    let error = block_on(world.client.create_product(&new_product())).unwrap_err();
    assert!(matches!(error, Error::UnsupportedByAccount { ability: Ability::WriteCatalogue, .. }), "{error}");
    let error = block_on(world.client.all(ScanRequest::<StockRow>::default())).unwrap_err();
    assert!(matches!(error, Error::UnsupportedByAccount { .. }));
    assert!(world.transport.sent.lock().unwrap().is_empty());
}

#[test]
fn requests_carry_what_kiotviet_wants_in_its_spelling() {
    let world = world(|request| match request.url.contains("/orders") {
        true => answer(200, fixture("order_create_response")),
        false => answer(200, fixture("products_list")),
    });
    let query = ProductQuery { branches: vec![BranchId(1), BranchId(2)], ..ProductQuery::full() };
    let request = ScanRequest::<Product>::new(query).modified_from("2026-07-12T01:45:17.9Z".parse().unwrap());
    block_on(world.client.all(request)).unwrap();
    let get = world.transport.calls()[0].clone();
    insta::assert_snapshot!(get.url, @"https://kiotviet.test/products?orderBy=id&orderDirection=Asc&pageSize=100&currentItem=0&lastModifiedFrom=2026-07-12T08%3A45%3A17&includeRemoveIds=true&includeInventory=true&includePricebook=true&includeMaterial=true&includeSoftDeletedAttribute=false&BranchIds=1&BranchIds=2");
    let headers: BTreeMap<_, _> = get.headers.iter().cloned().collect();
    assert_eq!((headers["Retailer"].as_str(), headers["Authorization"].as_str()), ("tiemhoasua", "Bearer t"));
    assert!(!headers.contains_key("Content-Type"));

    let order = OrderWrite {
        branch_id: BranchId(21101),
        description: "don 1".into(),
        order_details: vec![OrderLineWrite {
            product_id: ProductId(5),
            is_master: true,
            quantity: "1.50".parse().unwrap(),
            price: Decimal::from(185_000),
            ..OrderLineWrite::default()
        }],
        ..OrderWrite::default()
    };
    let written = block_on(world.client.create_order(&order)).unwrap();
    let post = world.transport.calls().pop().unwrap();
    assert!(post.headers.contains(&("Partner", "KVSync".into())));
    assert_eq!(post.body.as_ref(), Some(&written.sent));
    insta::assert_snapshot!(String::from_utf8_lossy(&written.sent), @r#"{"branchId":21101,"description":"don 1","totalPayment":0,"makeInvoice":false,"orderDetails":[{"productId":5,"isMaster":true,"quantity":1.5,"price":185000}]}"#);

    let token = world.transport.sent.lock().unwrap()[0].body.clone().unwrap();
    insta::assert_snapshot!(String::from_utf8_lossy(&token), @"scopes=PublicApi.Access&grant_type=client_credentials&client_id=id&client_secret=very-secret");
}

#[test]
fn what_does_not_exist_is_none_but_other_refusals_are_errors() {
    let product = |status, name: &'static str| {
        let world = world(move |_| answer(status, fixture(name)));
        block_on(world.client.product(ProductId(30019999)))
    };
    assert!(product(420, "error_420_product_deleted").unwrap().is_none());
    assert!(product(404, "error_message_only").unwrap().is_none());
    assert!(matches!(product(420, "error_420_branch_unknown"), Err(Error::Business { .. })));
    assert!(matches!(product(403, "error_403_forbidden"), Err(Error::Forbidden { .. })));
    // A proxy's page during a deploy says nothing about the product.
    let proxy = world(|_| answer(404, "<html>nginx</html>"));
    assert!(matches!(
        block_on(proxy.client.product(ProductId(1))),
        Err(Error::Unexpected { status: 404, .. })
    ));
    let customer = world(|_| answer(420, fixture("error_420_customer_unknown")));
    assert!(block_on(customer.client.customer(CustomerId(1))).unwrap().is_none());
}

#[test]
fn a_second_delete_finds_nothing_and_is_done() {
    let world = world(in_turn(vec![|| broken(TransportErrorKind::ConnectionLost), || {
        answer(420, fixture("error_420_product_deleted"))
    }]));
    assert!(block_on(world.client.delete_product(ProductId(30019999))).unwrap().already_gone);
}

#[test]
fn odd_codes_are_looked_up_by_query_and_plain_ones_fall_back_to_it() {
    let product = || fixture("product_get").replace("\"AT001\"", "\"AT*001 (a)\"");
    let odd = world(move |request| match request.url.contains("Code=") {
        true => answer(200, product()),
        false => answer(404, ""),
    });
    assert!(block_on(odd.client.product_by_code("at*001 (a)")).unwrap().is_some());
    assert!(odd.transport.calls()[0].url.ends_with("/products/code?Id=0&Code=at%2A001%20%28a%29"));

    let plain = world(|request| match request.url.contains("Code=") {
        true => answer(200, fixture("product_get")),
        false => answer(400, fixture("error_message_only")),
    });
    assert_eq!(block_on(plain.client.product_by_code("AT001")).unwrap().unwrap().id, ProductId(30010001));

    let unknown = world(|_| answer(420, fixture("error_420_product_code_unknown")));
    assert!(block_on(unknown.client.product_by_code("X1")).unwrap().is_none());
    assert_eq!(unknown.transport.calls().len(), 1);
}

#[test]
fn a_200_that_carries_an_error_is_an_error_and_no_empty_list() {
    let world = world(|_| answer(200, fixture("error_420_branch_unknown")));
    let error = block_on(world.client.all(ScanRequest::<Branch>::default())).unwrap_err();
    assert_eq!(error.business(), Some(BusinessKind::BranchUnknown));
}

#[test]
fn a_price_that_was_not_set_is_an_error_though_the_status_is_200() {
    let world = world(|_| answer(200, r#"{"message":"Hàng hóa được chọn không tồn tại","isSuccess":false}"#));
    let error = block_on(world.client.set_price(PriceBookId(1), ProductId(2), Decimal::ONE)).unwrap_err();
    assert_eq!(error.business(), Some(BusinessKind::ProductUnknown));
    let sent = world.transport.calls()[0].body.clone().unwrap();
    assert_eq!(&sent[..], br#"{"pricebookId":1,"productId":2,"price":1}"#);
}

#[test]
fn the_servers_clock_is_followed() {
    let world =
        world(|_| with_header(answer(200, fixture("settings")), "Date", "Sun, 12 Jul 2026 03:00:00 GMT"));
    block_on(world.client.settings()).unwrap();
    assert_eq!(world.client.server_now(), "2026-07-12T03:00:00Z".parse::<Timestamp>().unwrap());
}

#[test]
fn what_breaks_a_documented_rule_is_not_sent() {
    let world = world(|_| answer(200, "{}"));
    let nameless = CustomerWrite::default();
    assert!(matches!(block_on(world.client.create_customer(&nameless)), Err(Error::InvalidRequest { .. })));
    let long = NewProduct { bar_code: Some("1".repeat(17)), ..new_product() };
    assert!(matches!(block_on(world.client.create_product(&long)), Err(Error::InvalidRequest { .. })));
    let empty = OrderWrite::default();
    assert!(matches!(block_on(world.client.create_order(&empty)), Err(Error::InvalidRequest { .. })));
    assert!(world.transport.sent.lock().unwrap().is_empty());
}
