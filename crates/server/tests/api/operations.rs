use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use dongbo_server::{RunRequest, Runs, ServerState, StartError, metrics, router, serve};
use dongbo_store::{MasterKey, Mode, PlanId, Role, RunId, Store};
use dongbo_sync::{Entity, ShopId};
use secrecy::ExposeSecret;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::service::{Ask, Service, answer_of, now};

#[tokio::test]
async fn a_working_service_is_alive_and_ready() {
    let service = Service::new().await;
    insta::assert_snapshot!(service.ask(Ask::get("/healthz")).await, @r"
    200 text/plain; charset=utf-8
    ok
    ");
    insta::assert_snapshot!(service.ask(Ask::get("/readyz")).await, @r"
    200 text/plain; charset=utf-8
    ready
    ");
}

#[tokio::test]
async fn the_page_at_the_root_says_in_both_languages_that_the_service_runs() {
    let service = Service::new().await;
    let page = service.ask(Ask::get("/").header("host", "shop.example:8080")).await;
    assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
    for text in
        ["Dịch vụ đang chạy", "The service runs", "/api/v1/openapi.json", "http://shop.example:8080/api"]
    {
        assert!(page.body.contains(text), "{text}");
    }
    for gap in ["{class}", "{state_vi}", "{state_en}", "{host}", "{version}"] {
        assert!(!page.body.contains(gap), "{gap} was not filled in");
    }
    let forged = service.ask(Ask::get("/").header("host", "<script>")).await;
    assert!(!forged.body.contains("<script>"));
}

#[tokio::test]
async fn metrics_count_requests_by_route_and_never_name_a_shop() {
    let service = Service::new().await;
    service.get(&format!("/api/v1/shops/{}/products?q=hoa", service.flowers)).await;
    service.get("/api/v1/shops/Giay-la/products").await;
    service.get("/somewhere/else").await;
    metrics::run_ended("finished", Duration::from_secs(3));
    metrics::records(Entity::Products, "created", 12);
    metrics::kiotviet_requests("GET", 7);
    let text = service.ask(Ask::get("/metrics")).await.body;
    for line in [
        r#"dongbo_http_requests_total{method="GET",route="/api/v1/shops/{shop}/products",status="200"}"#,
        r#"dongbo_http_requests_total{method="GET",route="unmatched",status="404"}"#,
        r#"dongbo_http_request_duration_seconds_bucket{method="GET",route="/api/v1/shops/{shop}/products",le="0.001"}"#,
        r#"dongbo_runs_total{state="finished"}"#,
        r#"dongbo_records_total{entity="products",outcome="created"}"#,
        r#"dongbo_kiotviet_requests_total{method="GET"}"#,
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
    for secret in ["Giay-la", "somewhere", "hoa", "Sứa"] {
        assert!(!text.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn large_answers_are_compressed_for_those_who_can_read_it() {
    let service = Service::new().await;
    let plain = service.ask(Ask::get("/api/v1/openapi.json")).await;
    assert_eq!(plain.header("content-encoding"), "");
    let packed = service.ask(Ask::get("/api/v1/openapi.json").header("accept-encoding", "gzip")).await;
    assert_eq!(packed.header("content-encoding"), "gzip");
}

/// Somebody who never answers, or panics.
struct Troubled {
    panics: bool,
}

#[async_trait]
impl Runs for Troubled {
    async fn start(&self, _: ShopId, _: RunRequest) -> Result<RunId, StartError> {
        assert!(!self.panics, "a secret detail");
        std::future::pending().await
    }

    async fn apply(&self, shop: ShopId, _: PlanId) -> Result<RunId, StartError> {
        self.start(shop, RunRequest::default()).await
    }
}

async fn troubled(panics: bool) -> (ServerState, String) {
    let store = Store::open("sqlite::memory:", MasterKey::from_bytes([7; 32]), Mode::Inline).await.unwrap();
    let shop = store.add_shop("Hoa", now()).await.unwrap();
    let token = store.create_token(shop, Role::Owner, now()).await.unwrap().expose_secret().to_owned();
    let state = ServerState::new(store, Arc::new(Troubled { panics }))
        .with_clock(now)
        .with_request_timeout(Duration::from_millis(50));
    (state, token)
}

#[tokio::test]
async fn a_panic_is_a_problem_that_tells_nothing_but_the_request_id() {
    let (state, token) = troubled(true).await;
    let answer = answer_of(router(state), Ask::post("/api/v1/shops/Hoa/runs", "").token(&token)).await;
    assert!(!answer.body.contains("secret detail"));
    insta::assert_snapshot!(answer, @r#"
    500 application/problem+json; charset=utf-8
    {
      "code": "API-INTERNAL",
      "detail": "dongbo gặp một lỗi không lường trước. Chi tiết nằm trong nhật ký máy chủ, mã yêu cầu request-0001.",
      "instance": "/api/v1/shops/Hoa/runs",
      "remedy": [
        "Thử lại một lần.",
        "Nếu lỗi lặp lại, gửi mã yêu cầu trên cho bộ phận kỹ thuật."
      ],
      "request_id": "request-0001",
      "severity": "critical",
      "status": 500,
      "title": "Lỗi bên trong dongbo",
      "type": "/api/v1/errors/API-INTERNAL"
    }
    "#);
}

#[tokio::test]
async fn a_request_that_takes_too_long_is_stopped() {
    let (state, token) = troubled(false).await;
    let ask = Ask::post("/api/v1/shops/Hoa/runs", "").token(&token).english();
    let answer = answer_of(router(state), ask).await;
    assert_eq!(answer.header("retry-after"), "5");
    insta::assert_snapshot!(answer, @r#"
    503 application/problem+json; charset=utf-8
    {
      "code": "API-TIMEOUT",
      "detail": "The request took longer than 0.05 seconds and was stopped. The server may be overloaded.",
      "instance": "/api/v1/shops/Hoa/runs",
      "remedy": [
        "Try again in a few minutes, with a smaller limit if it is a list.",
        "If it comes back, tell the operator, with the request_id."
      ],
      "request_id": "request-0001",
      "severity": "error",
      "status": 503,
      "title": "dongbo could not answer in time",
      "type": "/api/v1/errors/API-TIMEOUT"
    }
    "#);
}

#[tokio::test]
async fn without_metrics_their_address_does_not_exist() {
    let (state, _) = troubled(false).await;
    assert_eq!(answer_of(router(state), Ask::get("/metrics")).await.code(), "API-NOT-FOUND");
}

#[tokio::test]
async fn told_to_stop_the_service_ends_requests_under_way_and_takes_no_more() {
    let (state, _) = troubled(false).await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let served = tokio::spawn(serve(listener, state, async {
        let _ = stopped.await;
    }));

    // Half a request is under way when the service is told to stop.
    let mut connection = TcpStream::connect(address).await.unwrap();
    connection.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n").await.unwrap();
    let mut other = TcpStream::connect(address).await.unwrap();
    other.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await.unwrap();
    let mut text = String::new();
    other.read_to_string(&mut text).await.unwrap();
    assert!(text.starts_with("HTTP/1.1 200 OK"), "{text}");

    stop.send(()).unwrap();
    connection.write_all(b"\r\n").await.unwrap();
    let mut text = String::new();
    connection.read_to_string(&mut text).await.unwrap();
    assert!(text.starts_with("HTTP/1.1 200 OK"), "{text}");
    tokio::time::timeout(Duration::from_secs(5), served).await.unwrap().unwrap().unwrap();
    assert!(TcpStream::connect(address).await.is_err());
}

/// What was logged.
#[derive(Clone, Default)]
struct Log(Arc<std::sync::Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_has_a_line_for_each_request_and_no_secrets() {
    let service = Service::new().await;
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_ansi(false)
        .without_time()
        .with_writer(move || writer.clone())
        .finish();
    let logging = tracing::subscriber::set_default(subscriber);
    service.get(&format!("/api/v1/shops/{}/customers?q=0912345678", service.flowers)).await;
    drop(logging);
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    for part in
        ["request-0001", "method=GET", "path=\"/api/v1/shops/1/customers\"", "status=200", "microseconds="]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    for secret in ["0912345678", service.owner.as_str(), "Bearer"] {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
}
