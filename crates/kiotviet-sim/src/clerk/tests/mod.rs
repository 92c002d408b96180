//! The clerk's page as a browser and a program use it.

mod acts;
mod looks;

use axum::Router;
use axum::body::{Body, to_bytes};
use http::header::{ACCEPT, CONTENT_TYPE, LOCATION};
use http::{Request, Response, StatusCode};
use serde_json::Value;
use tower::ServiceExt;

use super::router;
use crate::generate::{Plan, generate};
use crate::server::Handle;
use crate::simulator::{Credentials, Simulator};
use crate::state::Shop;

/// A small shop with its page.
struct Clerk {
    handle: Handle,
    router: Router,
}

impl Clerk {
    fn new() -> Self {
        let now = jiff::Timestamp::now();
        let plan =
            Plan { products: 120, customers: 40, orders: 60, branches: 3, price_books: 3, seed: 7, now };
        let simulator = Simulator::new(generate(&plan), Credentials::from_seed(7), 7);
        let handle = Handle::new(simulator);
        Self { router: router(handle.clone()), handle }
    }

    fn shop<T>(&self, look: impl FnOnce(&Shop) -> T) -> T {
        self.handle.with(|simulator, _| look(simulator.shop()))
    }

    async fn send(&self, request: Request<Body>) -> Response<Body> {
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn get(&self, target: &str) -> (StatusCode, String) {
        let response = self.send(Request::get(target).body(Body::empty()).unwrap()).await;
        let status = response.status();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }

    fn post(action: &str) -> http::request::Builder {
        Request::post(format!("/clerk/do/{action}")).header(CONTENT_TYPE, "application/x-www-form-urlencoded")
    }

    fn body(fields: &[(&str, &str)]) -> Body {
        let encode = super::html::encoded;
        let pairs: Vec<String> =
            fields.iter().map(|(name, text)| format!("{}={}", encode(name), encode(text))).collect();
        Body::from(pairs.join("&"))
    }

    /// As a program: the JSON answer.
    async fn act(&self, action: &str, fields: &[(&str, &str)]) -> Value {
        let request = Self::post(action).header(ACCEPT, "application/json").body(Self::body(fields)).unwrap();
        let body = to_bytes(self.send(request).await.into_body(), usize::MAX).await.unwrap();
        serde_json::from_slice(&body).unwrap()
    }

    /// As a program; it must succeed. Gives the id.
    async fn done(&self, action: &str, fields: &[(&str, &str)]) -> Option<i64> {
        let answer = self.act(action, fields).await;
        assert_eq!(answer["ok"], true, "{action} {fields:?}: {answer}");
        answer["id"].as_i64()
    }

    /// As a program; it must be refused. Gives the reason.
    async fn refused(&self, action: &str, fields: &[(&str, &str)]) -> String {
        let answer = self.act(action, fields).await;
        assert_eq!(answer["ok"], false, "{action} {fields:?}: {answer}");
        answer["message"].as_str().unwrap().to_owned()
    }

    /// As a browser: where it is sent next.
    async fn browse(&self, action: &str, fields: &[(&str, &str)]) -> String {
        let response = self.send(Self::post(action).body(Self::body(fields)).unwrap()).await;
        assert_eq!(response.status(), StatusCode::SEE_OTHER);
        response.headers()[LOCATION].to_str().unwrap().to_owned()
    }
}
