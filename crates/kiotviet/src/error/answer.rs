//! Reading an error answer: the envelope in two casings, a bare message, an OAuth error, an HTML page, nothing.

use serde::Deserialize;

use crate::json::{from_str, snippet};

/// What is wrong with one member of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct FieldError {
    /// Error code of the member.
    pub error_code: Option<String>,
    /// The member.
    pub field_name: Option<String>,
    /// In words.
    pub message: Option<String>,
}

/// An error answer, whatever its shape.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct ErrorAnswer {
    pub code: Option<String>,
    pub message: String,
    pub fields: Vec<FieldError>,
    /// The OAuth error of the token server.
    pub oauth: Option<String>,
    /// True when the answer is a page made for a browser: a proxy spoke, not KiotViet.
    pub html: bool,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Envelope {
    response_status: Option<Status>,
    message: Option<String>,
    #[serde(rename = "error_description")]
    error_description: Option<String>,
    error: Option<String>,
    error_code: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Status {
    error_code: Option<String>,
    message: Option<String>,
    errors: Vec<FieldError>,
}

/// Never fails: what cannot be understood is quoted.
pub(crate) fn read_error_answer(status: u16, body: &[u8]) -> ErrorAnswer {
    let text = String::from_utf8_lossy(body);
    let trimmed = text.trim_start_matches('\u{feff}').trim();
    let reason = || {
        let status = http::StatusCode::from_u16(status).ok();
        status.and_then(|s| s.canonical_reason()).unwrap_or("no message").to_owned()
    };
    let Ok(envelope) = from_str::<Envelope>(trimmed) else {
        let html = trimmed.starts_with('<');
        let message = if html || trimmed.is_empty() { reason() } else { snippet(trimmed.as_bytes()) };
        return ErrorAnswer { message, html, ..ErrorAnswer::default() };
    };
    let status = envelope.response_status.unwrap_or_default();
    let said = [status.message, envelope.message, envelope.error_description.clone(), envelope.error.clone()];
    ErrorAnswer {
        code: [status.error_code, envelope.error_code].into_iter().flatten().find(|code| !code.is_empty()),
        message: said.into_iter().flatten().find(|message| !message.trim().is_empty()).unwrap_or_else(reason),
        fields: status.errors,
        oauth: envelope.error,
        html: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_of_error_yields_its_message() {
        for (body, code, message) in [
            (
                r#"{"responseStatus":{"errorCode":"KvException","message":"Hỏng","errors":[]}}"#,
                Some("KvException"),
                "Hỏng",
            ),
            (
                r#"{"ResponseStatus":{"ErrorCode":"KvException","Message":"Hỏng"}}"#,
                Some("KvException"),
                "Hỏng",
            ),
            (r#"{"message":"Hỏng"}"#, None, "Hỏng"),
            (r#"{"Message":"Hỏng"}"#, None, "Hỏng"),
            (r#"{"error":"invalid_client","error_description":"Hỏng"}"#, None, "Hỏng"),
            (r#"{"error":"invalid_client"}"#, None, "invalid_client"),
            ("<html><body>502</body></html>", None, "Bad Gateway"),
            ("", None, "Bad Gateway"),
            ("oops", None, "oops"),
            ("\u{feff}{\"message\":\"Hỏng\"}", None, "Hỏng"),
        ] {
            let read = read_error_answer(502, body.as_bytes());
            assert_eq!((read.code.as_deref(), read.message.as_str()), (code, message), "{body}");
            assert_eq!(read.html, body.starts_with('<'));
        }
    }

    #[test]
    fn errors_of_single_members_are_kept() {
        let body = r#"{"responseStatus":{"errorCode":"X","errors":[{"errorCode":"NotEmpty","fieldName":"Name","message":"Thiếu tên"}]}}"#;
        let read = read_error_answer(400, body.as_bytes());
        assert_eq!(read.fields[0].field_name.as_deref(), Some("Name"));
    }
}
