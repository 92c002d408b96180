//! Faults that strike before a request is handled: it is answered in KiotViet's place, or dropped.

use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use http::{Response, StatusCode};
use serde_json::json;

use super::fault::Fault;

/// What becomes of a request before it is handled.
#[derive(Debug)]
pub enum Before {
    /// Handle it.
    Handle,
    /// Answer this and do not handle it.
    Answer(Response<Bytes>),
    /// Reset the connection and do not handle it.
    Reset,
}

/// What becomes of a request before it is handled; the first fault that decides, decides.
pub fn before_handling(faults: &[Fault]) -> Before {
    faults
        .iter()
        .find_map(|fault| match fault {
            Fault::RateLimited { retry_after_seconds } => {
                Some(Before::Answer(too_many_requests(*retry_after_seconds)))
            }
            Fault::ServerError { status } => Some(Before::Answer(server_error(*status))),
            Fault::HtmlPage { status } => Some(Before::Answer(html_page(*status))),
            Fault::DroppedBefore => Some(Before::Reset),
            _ => None,
        })
        .unwrap_or(Before::Handle)
}

/// How long the answer is held back: the sum of all latencies.
pub(super) fn latency(faults: &[Fault]) -> Duration {
    let of = |fault: &Fault| if let Fault::Latency(time) = fault { *time } else { Duration::ZERO };
    faults.iter().map(of).sum()
}

fn too_many_requests(retry_after_seconds: Option<u32>) -> Response<Bytes> {
    let mut response = envelope(429, "KvException", "Bạn đã gửi quá nhiều yêu cầu. Vui lòng thử lại sau.");
    if let Some(seconds) = retry_after_seconds {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn server_error(status: u16) -> Response<Bytes> {
    envelope(status, "InternalServerError", "Hệ thống đang bận, vui lòng thử lại sau.")
}

fn envelope(status: u16, code: &str, message: &str) -> Response<Bytes> {
    let body = json!({"responseStatus": {"errorCode": code, "message": message, "errors": []}});
    answer(status, "application/json; charset=utf-8", body.to_string())
}

fn html_page(status: u16) -> Response<Bytes> {
    let title = StatusCode::from_u16(status).ok().and_then(|code| code.canonical_reason()).unwrap_or("Error");
    let page = format!(
        "<html>\r\n<head><title>{status} {title}</title></head>\r\n<body>\r\n<center><h1>{status} {title}</h1>\
         </center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
    );
    answer(status, "text/html", page)
}

fn answer(status: u16, content_type: &'static str, body: String) -> Response<Bytes> {
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}
