//! KiotViet's calls: always answered, kept before that, never refused.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use axum::http::Method;
use dongbo_catalogue::{Code, Failure};
use dongbo_server::{ServerState, Webhooks, router};
use dongbo_store::{Addressee, MasterKey, Mode, NewRegistration, Role, Store};
use dongbo_sync::ShopId;
use secrecy::{ExposeSecret, SecretString};

use crate::service::{Answer, Ask, NoRuns, Service, answer_of, connection, now};

const KEY: &str = "a-key-that-nobody-guesses";

/// Remembers what it was given, or cannot keep it.
#[derive(Default)]
struct Listening {
    heard: Mutex<Vec<(ShopId, Option<String>, usize)>>,
    woken: Mutex<Vec<ShopId>>,
    full: bool,
}

#[async_trait]
impl Webhooks for Listening {
    async fn receive(
        &self,
        addressee: Addressee,
        signature: Option<&str>,
        body: &[u8],
    ) -> Result<&'static str, Failure> {
        if self.full {
            return Err(Failure::new(Code::DbFull));
        }
        let heard = (addressee.shop, signature.map(str::to_owned), body.len());
        self.heard.lock().unwrap().push(heard);
        Ok("accepted")
    }

    fn wake(&self, shop: ShopId) {
        self.woken.lock().unwrap().push(shop);
    }
}

struct Called {
    state: ServerState,
    listening: Arc<Listening>,
    store: Store,
    shop: ShopId,
}

impl Called {
    async fn new(full: bool) -> Self {
        let store =
            Store::open("sqlite::memory:", MasterKey::from_bytes([7; 32]), Mode::Inline).await.unwrap();
        let shop = store.add_shop("Hoa", now()).await.unwrap();
        store.save_connection(shop, &connection(), now()).await.unwrap();
        let new = NewRegistration {
            event: "product.update".to_owned(),
            key: SecretString::from(KEY.to_owned()),
            secret: SecretString::from("c2VjcmV0".to_owned()),
            public_url: "https://dongbo.vn".to_owned(),
        };
        store.begin_registration(shop, new, now()).await.unwrap();
        let listening = Arc::new(Listening { full, ..Listening::default() });
        let state = ServerState::new(store.clone(), Arc::new(NoRuns))
            .with_clock(now)
            .with_webhooks(Arc::clone(&listening) as Arc<dyn Webhooks>);
        Self { state, listening, store, shop }
    }

    async fn ask(&self, ask: Ask) -> Answer {
        answer_of(router(self.state.clone()), ask).await
    }
}

#[tokio::test]
async fn a_call_reaches_its_shop_with_signature_and_raw_body() {
    let called = Called::new(false).await;
    let path = format!("/webhooks/kiotviet/{KEY}?noecho");
    let answer = called.ask(Ask::post(&path, "{ \"Id\" : 1 }").header("x-hub-signature", "sha1=00")).await;
    assert_eq!(answer.status.as_u16(), 200);
    let heard = called.listening.heard.lock().unwrap().clone();
    assert_eq!(heard, [(called.shop, Some("sha1=00".to_owned()), 12)]);
}

#[tokio::test]
async fn a_call_of_several_megabytes_is_taken() {
    let called = Called::new(false).await;
    let body = vec![b' '; 5 * 1024 * 1024];
    let answer = called.ask(Ask::post(&format!("/webhooks/kiotviet/{KEY}"), body)).await;
    assert_eq!(answer.status.as_u16(), 200);
    assert_eq!(called.listening.heard.lock().unwrap()[0].2, 5 * 1024 * 1024);
}

#[tokio::test]
async fn nothing_below_webhooks_is_ever_refused() {
    let called = Called::new(false).await;
    let unknown = "/webhooks/kiotviet/wrong".to_owned();
    let known = format!("/webhooks/kiotviet/{KEY}");
    let paths = [
        "/webhooks",
        "/webhooks/",
        "/webhooks/kiotviet",
        "/webhooks/kiotviet/",
        "/webhooks/kiotviet/%FF",
        "/webhooks/kiotviet/a/b/c",
        "/webhooks/sapo/x",
        "/webhooks/kiotviet/wrong?x=%zz",
        &unknown,
        &known,
    ];
    for path in paths {
        for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND"] {
            for body in ["", "{", "\u{0}", "[]", "{\"RemoveId\":[1]}"] {
                let ask = Ask::new(Method::from_bytes(method.as_bytes()).unwrap(), path, body);
                let answer = called.ask(ask.header("content-type", "text/nonsense")).await;
                assert_eq!(answer.status.as_u16(), 200, "{method} {path} {body}");
            }
        }
    }
    assert_eq!(called.listening.heard.lock().unwrap().len(), 5, "only calls of a known key");
}

#[tokio::test]
async fn an_echo_is_answered_with_its_word() {
    let called = Called::new(false).await;
    for path in [format!("/webhooks/kiotviet/{KEY}?noecho&echo=abc123"), "/webhooks/x?echo=abc123".to_owned()]
    {
        let answer = called.ask(Ask::get(&path)).await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (200, "abc123"), "{path}");
        assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    }
    assert_eq!(called.ask(Ask::get("/webhooks/x?Echo=a%20%3Cb%3E")).await.body, "a <b>");
    assert_eq!(called.ask(Ask::get("/webhooks/x?echo=caf%FF")).await.status.as_u16(), 200);
}

#[tokio::test]
async fn what_cannot_be_kept_is_asked_for_again() {
    let called = Called::new(true).await;
    let answer = called.ask(Ask::post(&format!("/webhooks/kiotviet/{KEY}"), "{}")).await;
    assert_eq!(answer.status.as_u16(), 503, "KiotViet tries again, and does not switch the webhook off");
}

#[tokio::test]
async fn a_flood_of_guessed_keys_costs_no_genuine_call() {
    let called = Called::new(false).await;
    let known = format!("/webhooks/kiotviet/{KEY}");
    called.ask(Ask::post(&known, "{}")).await;
    for guess in 0..300 {
        called.ask(Ask::post(&format!("/webhooks/kiotviet/guess-{guess}"), "{}")).await;
    }
    called.ask(Ask::post(&known, "{}")).await;
    assert_eq!(called.listening.heard.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn the_operator_sets_switches_and_nobody_else_does() {
    let called = Called::new(false).await;
    let token = async |role| {
        called.store.create_token(called.shop, role, now()).await.unwrap().expose_secret().to_owned()
    };
    let (owner, operator) = (token(Role::Owner).await, token(Role::Operator).await);
    let patch = |token: &str, body: &str| {
        Ask::new(Method::PATCH, "/api/v1/shops/Hoa/connection", body.to_owned()).token(token)
    };
    let refused = called.ask(patch(&owner, "{\"always_on\":true}")).await;
    assert_eq!((refused.status.as_u16(), refused.code()), (403, "API-FORBIDDEN".to_owned()));
    assert_eq!(called.ask(patch(&operator, "{\"nonsense\":true}")).await.code(), "API-BAD-BODY");
    let before = called.ask(Ask::get("/api/v1/shops/Hoa/connection").token(&owner)).await.json();
    assert_eq!(before["window"]["state"], "never_opened");
    let set = called.ask(patch(&operator, "{\"always_on\":true,\"orders_enabled\":true}")).await.json();
    assert_eq!(set["window"]["state"], "always_on");
    assert_eq!((&set["orders_enabled"], &set["customers_enabled"]), (&true.into(), &false.into()));
    assert_eq!(*called.listening.woken.lock().unwrap(), [called.shop]);
}

#[tokio::test]
async fn neither_log_nor_metrics_hold_a_key() {
    let service = Service::new().await;
    service.ask(Ask::post(&format!("/webhooks/kiotviet/{KEY}"), "{}")).await;
    let metrics = service.ask(Ask::get("/metrics")).await.body;
    assert!(metrics.contains("dongbo_webhooks_total{outcome=\"unknown_key\"}"), "{metrics}");
    assert!(!metrics.contains(KEY));
}
