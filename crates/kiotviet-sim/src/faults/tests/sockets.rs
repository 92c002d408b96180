//! Faults as a client sees them on the wire.

use std::io::{Read, Write};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{ConnectInfo, State};
use axum::response::Response;
use bytes::Bytes;
use tokio::net::TcpListener;

use crate::faults::*;

const BODY: &str = r#"{"data":[{"id":1,"name":"Áo"}],"timestamp":"2026-07-12T08:00:00+07:00"}"#;

#[derive(Clone)]
struct Service {
    faults: Arc<Vec<Fault>>,
    handled: Arc<AtomicU32>,
}

async fn answer(
    State(service): State<Service>,
    ConnectInfo(connection): ConnectInfo<ConnectionHandle>,
) -> Response {
    let handling = async {
        service.handled.fetch_add(1, Ordering::SeqCst);
        http::Response::new(Bytes::from_static(BODY.as_bytes()))
    };
    exchange(&service.faults, Some(&connection), "2026-07-12T01:00:00Z".parse().unwrap(), handling).await
}

/// Sends one request; gives what arrived until the connection ended, how it ended, and the requests handled.
async fn request(faults: Vec<Fault>) -> (String, std::io::Result<()>, u32) {
    let service = Service { faults: Arc::new(faults), handled: Arc::default() };
    let handled = service.handled.clone();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let app = Router::new()
        .fallback(answer)
        .with_state(service)
        .into_make_service_with_connect_info::<ConnectionHandle>();
    let server = tokio::spawn(async move { axum::serve(ResettableListener::new(listener), app).await });
    let (text, end) = tokio::task::spawn_blocking(move || talk(address)).await.unwrap();
    server.abort();
    (text, end, handled.load(Ordering::SeqCst))
}

fn talk(address: SocketAddr) -> (String, std::io::Result<()>) {
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n").unwrap();
    let mut bytes = Vec::new();
    let end = stream.read_to_end(&mut bytes).map(drop);
    (String::from_utf8_lossy(&bytes).into_owned(), end)
}

#[tokio::test(flavor = "multi_thread")]
async fn without_faults_the_answer_arrives() {
    let (text, end, handled) = request(vec![]).await;
    assert!(text.starts_with("HTTP/1.1 200") && text.ends_with(BODY), "{text}");
    assert!(end.is_ok());
    assert_eq!(handled, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_dropped_before_was_never_handled() {
    let (text, end, handled) = request(vec![Fault::DroppedBefore]).await;
    assert_eq!(text, "");
    assert_eq!(end.unwrap_err().kind(), std::io::ErrorKind::ConnectionReset);
    assert_eq!(handled, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_was_handled() {
    let (text, end, handled) = request(vec![Fault::DroppedAfter]).await;
    assert_eq!(text, "");
    assert_eq!(end.unwrap_err().kind(), std::io::ErrorKind::ConnectionReset);
    assert_eq!(handled, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_body_arrives_whole_and_late() {
    let start = Instant::now();
    let slow = Fault::SlowBody { bytes: 10, pause: Duration::from_millis(5) };
    let (text, _, _) = request(vec![slow]).await;
    assert!(start.elapsed() >= Duration::from_millis(5 * 7), "{:?}", start.elapsed());
    assert!(text.to_ascii_lowercase().contains("transfer-encoding: chunked"), "{text}");
    assert_eq!(text.matches("\r\nA\r\n").count(), BODY.len() / 10, "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_truncated_body_is_shorter_than_it_was() {
    let (text, end, handled) = request(vec![Fault::TruncatedJson { kept_permille: 500 }]).await;
    assert!(end.is_ok());
    assert_eq!(handled, 1);
    let body = text.split_once("\r\n\r\n").unwrap().1;
    assert!(BODY.starts_with(body.trim_end_matches('\u{fffd}')) && body.len() < BODY.len(), "{body}");
}

#[tokio::test(flavor = "multi_thread")]
async fn errors_are_answered_in_place_of_the_shop() {
    for (fault, status, part) in [
        (Fault::RateLimited { retry_after_seconds: Some(3) }, "429", "retry-after: 3"),
        (Fault::ServerError { status: 503 }, "503", "responseStatus"),
        (Fault::HtmlPage { status: 502 }, "502", "<h1>502 Bad Gateway</h1>"),
    ] {
        let (text, _, handled) = request(vec![fault]).await;
        assert!(text.starts_with(&format!("HTTP/1.1 {status}")) && text.contains(part), "{text}");
        assert_eq!(handled, 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_clock_shows_in_header_and_body() {
    let (text, _, _) = request(vec![Fault::ClockSkew { seconds: 120 }]).await;
    assert!(text.contains("date: Sun, 12 Jul 2026 01:02:00 GMT"), "{text}");
    assert!(text.contains(r#""timestamp":"2026-07-12T08:02:00+07:00""#), "{text}");
}

#[tokio::test(flavor = "multi_thread")]
async fn latency_delays_the_answer() {
    let start = Instant::now();
    let (text, ..) = request(vec![Fault::Latency(Duration::from_millis(30)); 2]).await;
    assert!(text.ends_with(BODY));
    assert!(start.elapsed() >= Duration::from_millis(60));
}
