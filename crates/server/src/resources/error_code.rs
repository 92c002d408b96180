//! The error catalogue itself: what `type` in a problem points to, and what the admin shows.

use axum::Json;
use axum::extract::Path;
use dongbo_catalogue::{Code, Entry, Language, entries};
use serde::Serialize;
use utoipa::ToSchema;

use super::Answer;
use crate::problem::Problem;

/// A failure that a person may see.
#[derive(Serialize, ToSchema)]
pub(crate) struct ErrorCode {
    /// Its stable name.
    #[schema(examples("KV-SECRET"))]
    code: &'static str,
    /// How bad it is: info, warning, error or critical.
    #[schema(value_type = String, examples("error"))]
    severity: dongbo_catalogue::Severity,
    /// Who can mend it: owner, staff, operator or engineer.
    #[schema(value_type = AudienceName, examples("owner"))]
    who: dongbo_catalogue::Audience,
    /// The HTTP status of an answer that consists of it.
    #[schema(examples(422))]
    http_status: u16,
    /// Tiếng Việt.
    vi: Words,
    /// English.
    en: Words,
}

/// Who can mend something, under their names in JSON.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case", as = Audience)]
#[expect(dead_code, reason = "only its schema is used: that of `dongbo_catalogue::Audience`")]
pub(crate) enum AudienceName {
    Owner,
    Staff,
    Operator,
    Engineer,
}

/// Its words in one language; names in ‹…› stand for what differs each time.
#[derive(Serialize, ToSchema)]
pub(crate) struct Words {
    /// A few words that name it.
    title: String,
    /// What happened.
    cause: String,
    /// What to do, step by step.
    remedy: Vec<String>,
}

/// The whole catalogue.
#[derive(Serialize, ToSchema)]
pub(crate) struct ErrorCodes {
    /// Every entry, by area.
    items: Vec<ErrorCode>,
}

impl From<&Entry> for ErrorCode {
    fn from(entry: &Entry) -> Self {
        let words = |language| {
            let message = entry.render(language, &[]);
            Words { title: message.title, cause: message.cause, remedy: message.remedy }
        };
        Self {
            code: entry.code.as_str(),
            severity: entry.severity,
            who: entry.who,
            http_status: entry.http_status,
            vi: words(Language::Vietnamese),
            en: words(Language::English),
        }
    }
}

/// Every error code with its cause and the way out, in both languages.
#[utoipa::path(get, path = "/errors", operation_id = "list_error_codes", tag = "errors",
    responses((status = 200, body = ErrorCodes)))]
pub(crate) async fn list() -> Json<ErrorCodes> {
    Json(ErrorCodes { items: entries().map(ErrorCode::from).collect() })
}

/// One error code.
#[utoipa::path(get, path = "/errors/{code}", operation_id = "error_code", tag = "errors",
    params(("code" = String, Path, description = "The code, in any case", example = "KV-SECRET")),
    responses((status = 200, body = ErrorCode)))]
pub(crate) async fn one(Path(code): Path<String>) -> Answer<ErrorCode> {
    let code: Code = code.parse().map_err(|_| Problem::from(Code::ApiNotFound))?;
    Ok(Json(code.entry().into()))
}
