use std::sync::Arc;

use axum::Router;
use axum::http::{Method, StatusCode};
use dongbo_server::{ServerState, Site, router};
use dongbo_store::{MasterKey, Mode, Store};
use rust_embed::RustEmbed;

use crate::service::{Answer, Ask, NoRuns, answer_of};

#[derive(RustEmbed)]
#[folder = "tests/site"]
struct Files;

#[derive(RustEmbed)]
#[folder = "tests/site/assets"]
struct NoPage;

const SCRIPT: &str = "/assets/index-1a2b3c4d.js";

async fn admin() -> Router {
    let store = Store::open("sqlite::memory:", MasterKey::from_bytes([7; 32]), Mode::Inline).await.unwrap();
    router(ServerState::new(store, Arc::new(NoRuns)).with_site(Site::of::<Files>()))
}

async fn ask(ask: Ask) -> Answer {
    answer_of(admin().await, ask).await
}

#[tokio::test]
async fn every_address_of_a_screen_is_the_page_and_is_asked_for_anew() {
    for path in
        ["/", "/index.html", "/shops/1/products", "/apiary", "/đơn-hàng".replace('đ', "%C4%91").as_str()]
    {
        let answer = ask(Ask::get(path)).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{path}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{path}");
        assert!(answer.body.contains("Đồng bộ"), "{path}");
    }
}

#[tokio::test]
async fn a_folder_with_a_page_of_its_own_shows_that_page() {
    let guide = ask(Ask::get("/huong-dan/")).await;
    assert_eq!(guide.status, StatusCode::OK);
    assert!(guide.body.contains("Hướng dẫn"), "{guide}");
    let asked = ask(Ask::get("/huong-dan")).await;
    assert_eq!((asked.status, asked.header("location")), (StatusCode::PERMANENT_REDIRECT, "/huong-dan/"));
    assert!(ask(Ask::get("/huong-dan/khac")).await.body.contains("Đồng bộ"), "an address of a screen");
}

#[tokio::test]
async fn what_belongs_to_the_service_is_never_the_page() {
    for path in ["/api", "/api/v2/shops", "/api/v1/nothing", "/healthz/x", "/metrics"] {
        let answer = ask(Ask::get(path)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.code(), "API-NOT-FOUND", "{path}");
    }
    assert_eq!(ask(Ask::get("/healthz")).await.body, "ok\n");
    assert_eq!(ask(Ask::post("/shops/1", "")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn files_named_by_their_content_are_kept_for_ever_and_one_that_is_gone_is_missed() {
    let script = ask(Ask::get(SCRIPT)).await;
    assert_eq!(script.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(script.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(script.header("x-content-type-options"), "nosniff");
    assert_eq!(script.body.trim(), "console.log(\"plain\");");
    assert_eq!(ask(Ask::get("/assets/index-00000000.js")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(ask(Ask::get("/favicon.svg")).await.header("content-type"), "image/svg+xml");
}

#[tokio::test]
async fn a_file_travels_as_small_as_the_browser_can_read_it() {
    let with = async |encodings: &str| ask(Ask::get(SCRIPT).header("accept-encoding", encodings)).await;
    let smallest = with("gzip, deflate, br").await;
    assert_eq!((smallest.header("content-encoding"), smallest.body.as_str()), ("br", "not really brotli"));
    let second = with("gzip, br;q=0").await;
    assert_eq!((second.header("content-encoding"), second.body.as_str()), ("gzip", "not really gzip"));
    assert_eq!(with("identity").await.header("content-encoding"), "");
    assert!(smallest.header("vary").contains("accept-encoding"));
}

#[tokio::test]
async fn a_browser_that_has_the_page_already_does_not_get_it_again() {
    let first = ask(Ask::get("/")).await;
    let tag = first.header("etag").to_owned();
    let again = ask(Ask::get("/").header("if-none-match", &format!("\"other\", {tag}"))).await;
    assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""));
    assert_eq!(ask(Ask::get("/").header("if-none-match", "\"other\"")).await.status, StatusCode::OK);
    assert_ne!(ask(Ask::get(SCRIPT)).await.header("etag"), tag);
}

#[tokio::test]
async fn the_page_runs_scripts_of_its_own_only() {
    let policy = ask(Ask::get("/")).await.header("content-security-policy").to_owned();
    assert!(policy.contains("default-src 'none'; script-src 'self';"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
    assert_eq!(ask(Ask::new(Method::HEAD, "/", "")).await.status, StatusCode::OK);
}

#[test]
fn files_without_a_page_are_no_admin() {
    assert!(Site::of::<Files>().is_some());
    assert!(Site::of::<NoPage>().is_none());
}
