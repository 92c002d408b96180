//! Signing in, staying signed in, signing out.

use axum::http::Method;
use dongbo_store::{Actor, NewPassword, NewUser, Right, Rights, Role};
use dongbo_sync::ShopId;
use serde_json::{Value, json};

use crate::service::{Answer, Ask, Service, now};

pub const PASSWORD: &str = "hoa sữa mùa thu";

impl Service {
    /// Somebody with [`PASSWORD`]; answers their id.
    pub async fn add_user(&self, shop: Option<ShopId>, login: &str, role: Role, rights: &[Right]) -> i64 {
        let password = NewPassword::new(&PASSWORD.to_owned().into()).unwrap().hash().unwrap();
        let new = NewUser {
            shop,
            login: login.to_owned(),
            name: format!("Chị {login}"),
            role,
            rights: rights.iter().copied().collect::<Rights>(),
            password,
        };
        self.store.add_user(new, Actor::command(), now()).await.unwrap().id
    }

    pub async fn sign_in(&self, login: &str, password: &str) -> Answer {
        self.ask(attempt(login, password)).await
    }

    /// The cookie of somebody who has signed in with [`PASSWORD`].
    pub async fn cookie(&self, login: &str) -> String {
        cookie_of(&self.sign_in(login, PASSWORD).await)
    }

    /// A change from our own page, with a cookie.
    pub async fn change(&self, method: Method, cookie: &str, path: &str, body: impl ToString) -> Answer {
        let ask = Ask::new(method, &format!("/api/v1{path}"), body.to_string());
        self.ask(ask.header("cookie", cookie).header("sec-fetch-site", "same-origin").english()).await
    }

    pub async fn me(&self, cookie: &str) -> Answer {
        self.ask(Ask::get("/api/v1/session").header("cookie", cookie)).await
    }
}

fn attempt(login: &str, password: &str) -> Ask {
    let body = json!({ "login": login, "password": password }).to_string();
    Ask::post("/api/v1/session", body).header("sec-fetch-site", "same-origin").english()
}

fn cookie_of(answer: &Answer) -> String {
    assert_eq!(answer.status, 200, "{answer}");
    answer.header("set-cookie").split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_person_signs_in_is_known_and_signs_out() {
    let service = Service::new().await;
    let id = service.add_user(Some(service.flowers), "Lan@hoa.vn", Role::Staff, &[Right::SeeSync]).await;
    let answer = service.sign_in("lan@HOA.vn", PASSWORD).await;
    let cookie = answer.header("set-cookie").to_owned();
    assert!(cookie.ends_with("; HttpOnly; SameSite=Lax; Path=/; Max-Age=604800"), "{cookie}");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(
        answer.json(),
        json!({
            "user": { "id": id, "login": "Lan@hoa.vn", "name": "Chị Lan@hoa.vn" },
            "role": "staff",
            "rights": ["see_sync"],
            "shops": [{ "id": service.flowers.0, "name": "Tiệm hoa Sứa" }],
            "expires_at": "2026-11-24T13:00:00Z",
        })
    );
    let cookie = cookie_of(&answer);
    assert_eq!(service.me(&cookie).await.json(), answer.json());
    let out = service.change(Method::DELETE, &cookie, "/session", "").await;
    assert_eq!(out.status, 204);
    assert!(out.header("set-cookie").starts_with("dongbo_session=; "), "{}", out.header("set-cookie"));
    let after = service.me(&cookie).await;
    assert_eq!((after.status.as_u16(), after.code().as_str()), (401, "API-UNAUTHORIZED"));
    assert_eq!(service.change(Method::DELETE, &cookie, "/session", "").await.status, 204, "again");
}

#[tokio::test]
async fn a_token_is_told_who_it_is_too() {
    let service = Service::new().await;
    let me = service.get("/api/v1/session").await.json();
    assert_eq!((&me["user"], &me["role"], &me["expires_at"]), (&Value::Null, &json!("owner"), &Value::Null));
    assert_eq!(me["rights"].as_array().unwrap().len(), 4);
    let operator = service.ask(Ask::get("/api/v1/session").token(&service.operator)).await.json();
    assert_eq!(operator["shops"].as_array().unwrap().len(), 2);
    let body = json!({ "current": PASSWORD, "new": "một câu khác hẳn" }).to_string();
    let ask = Ask::post("/api/v1/session/password", body).token(&service.owner);
    assert_eq!(service.ask(ask).await.code(), "AUTH-NOT-A-PERSON");
}

#[tokio::test]
async fn a_wrong_login_and_a_wrong_password_are_answered_alike() {
    let service = Service::new().await;
    service.add_user(Some(service.flowers), "lan", Role::Owner, &[]).await;
    let wrong_login = service.sign_in("nobody", PASSWORD).await;
    let wrong_password = service.sign_in("lan", "hoa sữa mùa đông").await;
    assert_eq!((wrong_login.status.as_u16(), wrong_login.code().as_str()), (401, "AUTH-LOGIN-WRONG"));
    assert_eq!(wrong_login.body, wrong_password.body);
    assert_eq!(wrong_login.header("set-cookie"), "");
    assert!(!wrong_login.body.contains("nobody") && !wrong_password.body.contains("đông"));
}

#[tokio::test]
async fn somebody_who_is_locked_is_told_so_only_with_the_right_password() {
    let service = Service::new().await;
    let lan = service.add_user(Some(service.flowers), "lan", Role::Staff, &[]).await;
    let cookie = service.cookie("lan").await;
    let path = format!("/api/v1/shops/{}/users/{lan}", service.flowers);
    let lock = Ask::new(Method::PATCH, &path, r#"{"locked":true}"#).token(&service.owner);
    assert_eq!(service.ask(lock).await.json()["locked"], true);
    assert_eq!(service.me(&cookie).await.status, 401, "signed out at once");
    assert_eq!(service.sign_in("lan", PASSWORD).await.code(), "AUTH-LOCKED");
    assert_eq!(service.sign_in("lan", "hoa sữa mùa đông").await.code(), "AUTH-LOGIN-WRONG");
}

#[tokio::test]
async fn attempts_with_one_login_are_limited_from_wherever_they_come() {
    let service = Service::new().await;
    service.add_user(Some(service.flowers), "lan", Role::Owner, &[]).await;
    service.add_user(Some(service.flowers), "mai", Role::Owner, &[]).await;
    for attempt in 0..10 {
        let from = format!("10.0.{attempt}.1");
        let answer = service.ask(super::session::attempt("lan", "sai mật khẩu rồi").from(&from)).await;
        assert_eq!(answer.code(), "AUTH-LOGIN-WRONG");
    }
    let refused = service.ask(attempt(" LAN ", PASSWORD).from("10.0.99.1")).await;
    assert_eq!((refused.status.as_u16(), refused.code().as_str()), (429, "AUTH-TOO-MANY"));
    assert_eq!(refused.header("retry-after"), "901");
    assert_eq!(service.sign_in("mai", PASSWORD).await.status, 200, "others are not concerned");
    service.clock.advance(15 * 60);
    assert_eq!(service.sign_in("lan", PASSWORD).await.status, 200, "after a quarter of an hour");
}

#[tokio::test]
async fn attempts_from_one_address_are_limited_whatever_login_they_name() {
    let service = Service::new().await;
    service.add_user(Some(service.flowers), "lan", Role::Owner, &[]).await;
    for _ in 0..3 {
        assert_eq!(service.ask(attempt("lan", PASSWORD).from("10.0.0.1")).await.status, 200, "not counted");
    }
    for number in 0..50 {
        let answer = service.ask(attempt(&format!("guess{number}"), "x").from("10.0.0.1")).await;
        assert_eq!(answer.status, 401, "{number}");
    }
    assert_eq!(service.ask(attempt("lan", PASSWORD).from("10.0.0.1")).await.status, 429);
    assert_eq!(service.ask(attempt("lan", PASSWORD).from("10.0.0.2")).await.status, 200);
}

#[tokio::test]
async fn a_session_ends_after_half_a_day_without_use_and_after_a_week_in_any_case() {
    const HOUR: i64 = 3_600;
    let service = Service::new().await;
    service.add_user(Some(service.flowers), "lan", Role::Owner, &[]).await;
    let idle = service.cookie("lan").await;
    service.clock.advance(12 * HOUR - 1);
    assert_eq!(service.me(&idle).await.json()["expires_at"], "2026-11-25T00:59:59Z", "use prolongs it");
    service.clock.advance(12 * HOUR);
    assert_eq!(service.me(&idle).await.status, 401);
    let busy = service.cookie("lan").await;
    for _ in 0..16 {
        service.clock.advance(10 * HOUR);
        assert_eq!(service.me(&busy).await.status, 200);
    }
    service.clock.advance(8 * HOUR);
    assert_eq!(service.me(&busy).await.status, 401, "a week is over");
}

#[tokio::test]
async fn a_change_with_a_cookie_must_come_from_our_own_page() {
    let service = Service::new().await;
    service.add_user(Some(service.flowers), "lan", Role::Owner, &[]).await;
    let cookie = service.cookie("lan").await;
    let path = format!("/api/v1/shops/{}/categories", service.flowers);
    let ask =
        || Ask::post(&path, r#"{"name":"Hoa khô"}"#).header("cookie", &cookie).header("host", "dongbo.vn");
    for foreign in [
        ask(),
        ask().header("sec-fetch-site", "cross-site"),
        ask().header("sec-fetch-site", "same-site").header("origin", "https://dongbo.vn"),
        ask().header("origin", "https://evil.vn"),
    ] {
        let answer = service.ask(foreign).await;
        assert_eq!((answer.status.as_u16(), answer.code().as_str()), (403, "AUTH-CROSS-SITE"));
    }
    assert_eq!(service.get(&path).await.column("name"), [] as [Value; 0], "nothing was made");
    assert_eq!(service.ask(ask().header("origin", "https://dongbo.vn")).await.status, 201);
    assert_eq!(service.ask(ask().header("sec-fetch-site", "same-origin")).await.status, 201);
    let read = Ask::get(&path).header("cookie", &cookie).header("sec-fetch-site", "cross-site");
    assert_eq!(service.ask(read).await.status, 200, "a link from elsewhere opens the admin");
    let with_token = Ask::post(&path, r#"{"name":"Hoa lụa"}"#).token(&service.owner);
    assert_eq!(service.ask(with_token.header("origin", "https://evil.vn")).await.status, 201, "no cookie");
}

#[tokio::test]
async fn another_sites_page_signs_nobody_in_or_out() {
    let service = Service::new().await;
    service.add_user(Some(service.flowers), "lan", Role::Owner, &[]).await;
    let cookie = service.cookie("lan").await;
    let foreign = attempt("lan", PASSWORD).header("sec-fetch-site", "cross-site");
    assert_eq!(service.ask(foreign).await.code(), "AUTH-CROSS-SITE");
    let out = Ask::new(Method::DELETE, "/api/v1/session", "").header("cookie", &cookie);
    assert_eq!(service.ask(out.header("sec-fetch-site", "cross-site")).await.code(), "AUTH-CROSS-SITE");
    assert_eq!(service.me(&cookie).await.status, 200);
}

#[tokio::test]
async fn a_new_password_ends_the_other_sessions_of_that_person_only() {
    let service = Service::new().await;
    service.add_user(Some(service.flowers), "lan", Role::Staff, &[]).await;
    service.add_user(Some(service.flowers), "mai", Role::Owner, &[]).await;
    let (here, elsewhere) = (service.cookie("lan").await, service.cookie("lan").await);
    let other = service.cookie("mai").await;
    let choose = async |current: &str, new: &str| {
        let body = json!({ "current": current, "new": new });
        service.change(Method::POST, &here, "/session/password", body).await
    };
    let short = choose(PASSWORD, "123456789").await;
    assert_eq!((short.status.as_u16(), short.code().as_str()), (422, "AUTH-PASSWORD-SHORT"));
    assert!(short.json()["detail"].as_str().unwrap().contains("10"), "{short}");
    assert_eq!(choose("hoa sữa mùa đông", "một câu khác hẳn").await.code(), "AUTH-PASSWORD-WRONG");
    assert_eq!(service.me(&elsewhere).await.status, 200, "nothing has changed yet");
    assert_eq!(choose(PASSWORD, "một câu khác hẳn").await.status, 204);
    assert_eq!(service.me(&here).await.status, 200);
    assert_eq!(service.me(&elsewhere).await.status, 401);
    assert_eq!(service.me(&other).await.status, 200);
    assert_eq!(service.sign_in("lan", PASSWORD).await.status, 401);
    assert_eq!(service.sign_in("lan", "một câu khác hẳn").await.status, 200);
}

#[tokio::test]
async fn guessing_the_present_password_is_limited_too() {
    let service = Service::new().await;
    service.add_user(Some(service.flowers), "lan", Role::Staff, &[]).await;
    let cookie = service.cookie("lan").await;
    let body = json!({ "current": "sai mật khẩu rồi", "new": "một câu khác hẳn" });
    for _ in 0..10 {
        let answer = service.change(Method::POST, &cookie, "/session/password", &body).await;
        assert_eq!(answer.code(), "AUTH-PASSWORD-WRONG");
    }
    let answer = service.change(Method::POST, &cookie, "/session/password", &body).await;
    assert_eq!(answer.code(), "AUTH-TOO-MANY");
}

#[tokio::test]
async fn over_https_the_cookie_goes_over_nothing_else() {
    let service = Service::with_public_url("https://dongbo.vn").await;
    service.add_user(None, "van", Role::Operator, &[]).await;
    let answer = service.sign_in("van", PASSWORD).await;
    assert!(answer.header("set-cookie").ends_with("; Secure"), "{}", answer.header("set-cookie"));
    assert_eq!(answer.json()["shops"].as_array().unwrap().len(), 2, "an operator sees every shop");
}
