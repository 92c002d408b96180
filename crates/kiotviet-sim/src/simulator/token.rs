//! The token endpoint: client credentials against an opaque bearer token.

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use http::StatusCode;
use jiff::Timestamp;
use rand::RngExt;
use serde_json::json;

use super::Simulator;
use crate::exchange::{Request, Response, form_pairs};
use crate::state::AccountKind;
use crate::vietnam_time::later;

/// Tokens given out, by text, with the end of their life. Fetching a new one does not revoke the older.
#[derive(Debug, Default)]
pub(super) struct Tokens(HashMap<String, Timestamp>);

/// What a request's token is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenState {
    Live,
    Expired,
    Unknown,
}

fn bearer(request: &Request) -> Option<&str> {
    let (scheme, token) = request.header("authorization")?.trim().split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

impl Tokens {
    pub fn state(&self, now: Timestamp, request: &Request) -> TokenState {
        match bearer(request).and_then(|token| self.0.get(token)) {
            Some(ends) if *ends > now => TokenState::Live,
            Some(_) => TokenState::Expired,
            None => TokenState::Unknown,
        }
    }

    /// Ends the life of the token of a request.
    pub fn expire(&mut self, request: &Request) {
        if let Some(ends) = bearer(request).and_then(|token| self.0.get_mut(token)) {
            *ends = Timestamp::MIN;
        }
    }
}

fn oauth_error(error: &str) -> Response {
    Response::json(StatusCode::BAD_REQUEST, json!({ "error": error }).to_string())
}

impl Simulator {
    /// `POST /connect/token`: `scopes` (documented) or `scope`, in the body; the client in the body or in a basic
    /// `Authorization`.
    pub(super) fn issue_token(&mut self, now: Timestamp, request: &Request) -> Response {
        let text = String::from_utf8_lossy(&request.body).into_owned();
        let fields: HashMap<String, String> = if text.trim_start().starts_with('{') {
            serde_json::from_str(&text).unwrap_or_default()
        } else {
            form_pairs(&text).collect()
        };
        let fields: HashMap<String, String> =
            fields.into_iter().map(|(name, value)| (name.to_ascii_lowercase(), value)).collect();
        let field = |name: &str| fields.get(name).map(|value| value.trim()).filter(|value| !value.is_empty());
        if field("grant_type") != Some("client_credentials") {
            return oauth_error("unsupported_grant_type");
        }
        let basic = request.header("authorization").and_then(|value| value.strip_prefix("Basic "));
        let basic = basic.and_then(|value| STANDARD.decode(value.trim()).ok());
        let basic = basic.and_then(|value| String::from_utf8(value).ok());
        let (id, secret) = match basic.as_deref().and_then(|value| value.split_once(':')) {
            Some((id, secret)) => (Some(id), Some(secret)),
            None => (field("client_id"), field("client_secret")),
        };
        let known = id.is_some_and(|id| id.eq_ignore_ascii_case(&self.credentials.client_id))
            && secret == Some(self.credentials.client_secret.as_str());
        if !known {
            return oauth_error("invalid_client");
        }
        let wanted = match self.shop.identity.account {
            AccountKind::Retail => "PublicApi.Access",
            AccountKind::Fnb => "PublicApi.Access.FNB",
        };
        let stated = field("scopes").or(field("scope")).unwrap_or_default();
        if !stated.split([' ', ',', '+']).any(|scope| scope == wanted) {
            return oauth_error("invalid_scope");
        }
        let opaque: [u8; 48] = self.random.random();
        let header = URL_SAFE_NO_PAD.encode(br#"{"alg":"RS256","kid":"sim"}"#);
        let token = format!("{header}.{}", URL_SAFE_NO_PAD.encode(opaque));
        let life = self.shop.dialect.token_life;
        self.tokens.0.insert(token.clone(), later(now, life));
        let body = json!({"access_token": token, "expires_in": life.as_secs(), "token_type": "Bearer"});
        Response::json(StatusCode::OK, body.to_string())
    }
}
