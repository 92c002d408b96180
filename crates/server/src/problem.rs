//! Every error answer is a problem (RFC 9457) in the catalogue's words. A handler only names the failure; one layer
//! around all routes writes the body, also for errors that no handler of ours made.

use axum::Json;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use dongbo_catalogue::{Code, Failure, Language, Severity};
use dongbo_engine::EngineError;
use dongbo_store::{Exact, Shortage, StoreError};
use serde::Serialize;
use utoipa::ToSchema;

use crate::language;
use crate::limits::BODY_LIMIT;
use crate::request_id::RequestId;

/// What a handler answers when it fails.
#[derive(Debug, Clone)]
pub(crate) struct Problem {
    failure: Failure,
    shortages: Option<Vec<ShortageView>>,
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        Self { failure, shortages: None }
    }
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Failure::from(code).into()
    }
}

impl From<StoreError> for Problem {
    /// The log has what happened; the caller, who may be a stranger to this machine, learns no paths.
    fn from(error: StoreError) -> Self {
        if let Some(failure) = by_a_person(&error) {
            return failure.into();
        }
        tracing::error!(code = error.code(), %error, "the store failed");
        match passing(&error) {
            Some(reason) => not_ready(reason),
            None => Code::ApiInternal.into(),
        }
    }
}

impl From<EngineError> for Problem {
    /// What people set right meets the store only.
    fn from(error: EngineError) -> Self {
        match error {
            EngineError::Store(error) => error.into(),
            error => {
                tracing::error!(code = error.code(), %error, "the engine failed");
                Code::ApiInternal.into()
            }
        }
    }
}

impl Problem {
    /// The same for an order, with what is missing of which product.
    pub(crate) fn with_shortages(self, shortages: Vec<ShortageView>) -> Self {
        Self { shortages: Some(shortages), ..self }
    }

    /// The store does not answer: whatever the reason, the service is not ready.
    pub(crate) fn unready(error: &StoreError) -> Self {
        tracing::error!(code = error.code(), %error, "not ready");
        not_ready(passing(error).unwrap_or(Code::DbFailed))
    }
}

/// What the caller can set right.
fn by_a_person(error: &StoreError) -> Option<Failure> {
    let mine = match error {
        StoreError::LoginTaken { .. }
        | StoreError::BadLogin { .. }
        | StoreError::PasswordTooShort { .. }
        | StoreError::LastOwner { .. }
        | StoreError::NotFound { what: "user" | "token", .. } => error.code().parse::<Code>().ok()?,
        _ => return None,
    };
    Some(
        error
            .parameters()
            .into_iter()
            .fold(Failure::new(mine), |failure, (name, value)| failure.with(name, value)),
    )
}

/// Why the store cannot serve at the moment; none for what trying again does not mend.
fn passing(error: &StoreError) -> Option<Code> {
    match error {
        StoreError::Locked { .. } => Some(Code::DbLocked),
        StoreError::DiskFull { .. } => Some(Code::DbFull),
        StoreError::Stopped => Some(Code::DbStopped),
        _ => None,
    }
}

/// Cannot serve now; the reason is the title of another entry, put into words by the layer.
pub(crate) fn not_ready(reason: Code) -> Problem {
    Failure::new(Code::ApiNotReady).with(REASON_CODE, reason).into()
}

const REASON_CODE: &str = "reason_code";

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = status_of(self.failure.code);
        let mut response = status.into_response();
        if status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
        }
        if status == StatusCode::TOO_MANY_REQUESTS
            && let Some((_, seconds)) = self.failure.parameters.iter().find(|(name, _)| name == "seconds")
            && let Ok(seconds) = HeaderValue::try_from(seconds)
        {
            response.headers_mut().insert(header::RETRY_AFTER, seconds);
        }
        response.extensions_mut().insert(self);
        response
    }
}

fn status_of(code: Code) -> StatusCode {
    StatusCode::from_u16(code.entry().http_status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

/// Problem details (RFC 9457): the body of every error answer.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProblemDetails {
    /// Address of the catalogue's entry, with cause and way out in both languages.
    #[schema(format = "uri-reference", examples("/api/v1/errors/API-NOT-FOUND"))]
    r#type: String,
    /// A few words that name the failure.
    #[schema(examples("Không tìm thấy"))]
    title: String,
    /// The HTTP status.
    #[schema(examples(404))]
    status: u16,
    /// What happened, to which record.
    #[schema(examples(
        "Không có gì ở /api/v1/shops/9: địa chỉ sai, bản ghi không tồn tại, hoặc token này không được xem cửa hàng đó."
    ))]
    detail: String,
    /// The path that was asked for.
    #[schema(format = "uri-reference", examples("/api/v1/shops/9"))]
    instance: String,
    /// The catalogue's code: stable, made for programs.
    #[schema(value_type = String, examples("API-NOT-FOUND"))]
    code: Code,
    /// How bad it is.
    #[schema(value_type = String, examples("error"))]
    severity: Severity,
    /// What to do, step by step.
    #[schema(examples(json!(["Kiểm tra lại đường dẫn và mã số; các địa chỉ có ở /api/v1/openapi.json."])))]
    remedy: Vec<String>,
    /// Under which the server's log has more.
    #[schema(examples("0199c1f2a4b57d3e8f60718293a4b5c6"))]
    request_id: String,
}

/// Why an order is not placed: problem details with what is missing, as data.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct OrderProblem {
    #[serde(flatten)]
    problem: ProblemDetails,
    /// The products of which more is wanted than may be sold; empty where the reason is another one.
    shortages: Vec<ShortageView>,
}

/// A product of which more is wanted than may be sold.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Shortage)]
pub(crate) struct ShortageView {
    /// The product.
    product_id: i64,
    /// Its code (mã hàng).
    #[schema(examples("HOA001"))]
    code: String,
    /// Its name with attributes and unit.
    full_name: String,
    /// How many are wanted, over all lines with it.
    #[schema(value_type = f64)]
    wanted: Exact,
    /// How many may be sold there.
    sellable: i64,
}

impl From<Shortage> for ShortageView {
    fn from(short: Shortage) -> Self {
        Self {
            product_id: short.product,
            code: short.code,
            full_name: short.name,
            wanted: short.wanted.into(),
            sellable: short.available,
        }
    }
}

/// The layer: gives every error answer its body, in the caller's language.
pub(crate) async fn describe(request: Request, next: Next) -> Response {
    let language = language::of(request.headers());
    let asked = Asked {
        method: request.method().clone(),
        path: request.uri().path().to_owned(),
        request_id: request
            .extensions()
            .get::<RequestId>()
            .map(|id| id.as_str().to_owned())
            .unwrap_or_default(),
    };
    let mut response = next.run(request).await;
    let status = response.status();
    if !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let Problem { failure, shortages } =
        response.extensions_mut().remove::<Problem>().unwrap_or_else(|| Failure::new(code_of(status)).into());
    let details = asked.details(failure, language);
    let mut headers = std::mem::take(response.headers_mut());
    headers.remove(header::CONTENT_LENGTH);
    headers.remove(header::CONTENT_TYPE);
    let status = StatusCode::from_u16(details.status).unwrap_or(status);
    let body = match shortages {
        Some(shortages) => Json(OrderProblem { problem: details, shortages }).into_response(),
        None => Json(details).into_response(),
    };
    let mut described = (status, described_by(language), body).into_response();
    // After the JSON response has set its own content type.
    described
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json; charset=utf-8"));
    let own: HeaderMap = std::mem::take(described.headers_mut());
    headers.extend(own);
    *described.headers_mut() = headers;
    described
}

fn described_by(language: Language) -> [(HeaderName, HeaderValue); 2] {
    [
        (header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag())),
        (header::VARY, HeaderValue::from_static("accept-language")),
    ]
}

/// The code of an error answer that a layer or a library made.
fn code_of(status: StatusCode) -> Code {
    match status {
        StatusCode::NOT_FOUND => Code::ApiNotFound,
        StatusCode::METHOD_NOT_ALLOWED => Code::ApiMethod,
        StatusCode::PAYLOAD_TOO_LARGE => Code::ApiTooLarge,
        StatusCode::UNAUTHORIZED => Code::ApiUnauthorized,
        status if status.is_client_error() => Code::ApiBadBody,
        _ => Code::ApiInternal,
    }
}

/// What was asked for.
struct Asked {
    method: Method,
    path: String,
    request_id: String,
}

impl Asked {
    fn details(self, failure: Failure, language: Language) -> ProblemDetails {
        let failure = self.complete(failure, language);
        let message = failure.message(language);
        ProblemDetails {
            r#type: format!("{}/errors/{}", crate::router::BASE, failure.code),
            title: message.title,
            status: failure.code.entry().http_status,
            detail: message.cause,
            instance: self.path,
            code: failure.code,
            severity: message.severity,
            remedy: message.remedy,
            request_id: self.request_id,
        }
    }

    /// Adds what every failure of the API may speak of.
    fn complete(&self, failure: Failure, language: Language) -> Failure {
        let reason = failure
            .parameters
            .iter()
            .find(|(name, _)| name == REASON_CODE)
            .and_then(|(_, code)| code.parse::<Code>().ok())
            .map(|code| code.entry().title(language).to_owned());
        let failure = match reason {
            Some(reason) => failure.with("reason", reason),
            None => failure,
        };
        failure
            .with("path", &self.path)
            .with("method", &self.method)
            .with("request_id", &self.request_id)
            .with("limit", format_args!("{} kB", BODY_LIMIT / 1024))
    }
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use axum::routing::get;
    use tower::ServiceExt;

    use super::*;

    /// What a caller gets when a handler fails like that.
    async fn answer(problem: Problem) -> (StatusCode, HeaderMap, String) {
        let router = axum::Router::new()
            .route("/readyz", get(|| async { problem }))
            .layer(axum::middleware::from_fn(describe));
        let request = Request::builder().uri("/readyz").header("accept-language", "en");
        let response = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let value: serde_json::Value = serde_json::from_slice(&body).unwrap();
        (parts.status, parts.headers, value["detail"].as_str().unwrap().to_owned())
    }

    fn locked() -> StoreError {
        StoreError::Locked { path: "/srv/secret/place.db".into() }
    }

    #[tokio::test]
    async fn a_store_that_is_busy_is_told_in_words_and_without_its_path() {
        let (status, headers, detail) = answer(locked().into()).await;
        assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(headers[header::RETRY_AFTER], "5");
        assert_eq!(detail, "dongbo runs but cannot serve yet: Another program holds the database.");
    }

    #[tokio::test]
    async fn whatever_fails_when_asked_whether_ready_means_not_ready() {
        for (error, reason) in [
            (locked(), "Another program holds the database"),
            (StoreError::Database { detail: "/srv/secret".to_owned() }, "The database reports an error"),
        ] {
            let (status, _, detail) = answer(Problem::unready(&error)).await;
            assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
            assert_eq!(detail, format!("dongbo runs but cannot serve yet: {reason}."));
        }
    }

    #[tokio::test]
    async fn any_other_failure_of_the_store_is_a_fault_that_tells_nothing() {
        let (status, _, detail) =
            answer(StoreError::Database { detail: "/srv/secret".to_owned() }.into()).await;
        assert_eq!(status, StatusCode::INTERNAL_SERVER_ERROR);
        assert!(!detail.contains("secret"), "{detail}");
    }
}
