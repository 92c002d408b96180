//! Faults that strike after a request was handled: its answer is damaged, delayed or lost.

use std::time::Duration;

use bytes::Bytes;
use http::Response;
use http::header::{CONTENT_LENGTH, DATE, HeaderValue};
use jiff::{SignedDuration, Timestamp};

use super::body;
use super::fault::Fault;

/// What becomes of an answer.
#[derive(Debug)]
pub enum After {
    /// Send it.
    Send(Response<Bytes>),
    /// Send its body in drops.
    SendSlowly {
        /// The answer.
        response: Response<Bytes>,
        /// Bytes in each drop, at least 1.
        bytes: usize,
        /// Pause before each drop.
        pause: Duration,
    },
    /// Reset the connection; the answer is lost.
    Reset,
}

/// What becomes of the answer of a request that was handled at `now`.
pub fn after_handling(faults: &[Fault], mut response: Response<Bytes>, now: Timestamp) -> After {
    let mut slowly = None;
    for fault in faults {
        match *fault {
            Fault::DroppedAfter => return After::Reset,
            Fault::SlowBody { bytes, pause } => slowly = Some((bytes, pause)),
            Fault::MalformedRow { draw } => {
                change(&mut response, |body| body::with_malformed_row(body, draw))
            }
            Fault::ClockSkew { seconds } => {
                change(&mut response, |body| body::with_skewed_timestamp(body, seconds));
                if let Some(date) = http_date(now, seconds) {
                    response.headers_mut().insert(DATE, date);
                }
            }
            _ => {}
        }
    }
    // Last, because nothing can be changed in a body that is cut.
    for fault in faults {
        if let Fault::TruncatedJson { kept_permille } = *fault {
            change(&mut response, |body| body::truncated(body, kept_permille));
        }
    }
    match slowly {
        Some((bytes, pause)) => After::SendSlowly { response, bytes, pause },
        None => After::Send(response),
    }
}

fn change(response: &mut Response<Bytes>, damage: impl FnOnce(&Bytes) -> Bytes) {
    let damaged = damage(response.body());
    *response.body_mut() = damaged;
    response.headers_mut().remove(CONTENT_LENGTH);
}

fn http_date(now: Timestamp, skew_seconds: i64) -> Option<HeaderValue> {
    let skewed = now.checked_add(SignedDuration::from_secs(skew_seconds)).ok()?;
    HeaderValue::from_str(&skewed.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()).ok()
}
