//! Everything that is not a success, and how it looks on the wire.

use http::header::{HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use http::{HeaderName, StatusCode};
use serde_json::json;

use super::Response;
use crate::refusal::Refusal;

/// KiotViet's own status for business and validation errors.
pub(crate) const BUSINESS: u16 = 420;

/// Why a request is not answered with a success.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// A business or validation error: 420.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// A body or parameter that cannot be read: 400.
    #[error("Yêu cầu không hợp lệ: {0}")]
    Malformed(String),
    /// No or garbled `Authorization`, or a token unknown or expired.
    #[error("Token không hợp lệ hoặc đã hết hạn")]
    Token {
        /// 401 or 420.
        status: u16,
        /// Whether the usual body is sent.
        with_body: bool,
    },
    /// `Retailer` missing or unknown: 401.
    #[error("Gian hàng không tồn tại hoặc thiếu header Retailer")]
    RetailerUnknown,
    /// Another shop's `Retailer`, or an ability this account does not have: 403.
    #[error("Bạn không có quyền thực hiện chức năng này")]
    Forbidden,
    /// No such route: 404.
    #[error("Không tìm thấy đường dẫn {0}")]
    NoRoute(String),
    /// The route exists, not with this method: 405.
    #[error("Phương thức không được hỗ trợ")]
    NoMethod,
    /// Too many GETs in an hour.
    #[error("Vượt quá giới hạn số lượng yêu cầu trong 1 giờ")]
    RateLimited {
        /// 429 or 420.
        status: u16,
        /// Seconds until the next one is allowed.
        retry_after_seconds: u64,
    },
}

impl Failure {
    const fn status(&self) -> u16 {
        match self {
            Self::Refused(_) => BUSINESS,
            Self::Malformed(_) => 400,
            Self::Token { status, .. } | Self::RateLimited { status, .. } => *status,
            Self::RetailerUnknown => 401,
            Self::Forbidden => 403,
            Self::NoRoute(_) => 404,
            Self::NoMethod => 405,
        }
    }

    const fn error_code(&self) -> &'static str {
        match self {
            Self::Refused(refusal) => refusal.error_code(),
            Self::Malformed(_) => "SerializationException",
            Self::Token { .. } => "TokenException",
            Self::RetailerUnknown => "Unauthorized",
            Self::Forbidden => "Forbidden",
            Self::NoRoute(_) => "NotFound",
            Self::NoMethod => "NotImplementedException",
            Self::RateLimited { .. } => "TooManyRequests",
        }
    }

    /// The answer.
    pub fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = match self {
            Self::Token { with_body: false, .. } => String::new(),
            _ => {
                let (code, message) = (self.error_code(), self.to_string());
                json!({"responseStatus": {"errorCode": code, "message": message, "errors": []}}).to_string()
            }
        };
        let mut response = Response::json(status, body);
        let mut add = |name: HeaderName, value: HeaderValue| response.headers.insert(name, value);
        match self {
            Self::Token { .. } | Self::RetailerUnknown => {
                add(WWW_AUTHENTICATE, HeaderValue::from_static("jwt"));
            }
            Self::RateLimited { retry_after_seconds, .. } => {
                add(RETRY_AFTER, HeaderValue::from(retry_after_seconds));
            }
            _ => {}
        }
        response
    }
}
