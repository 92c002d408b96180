//! The web admin: files made by `npm run build` in `web/`, part of the program. Every address that is neither a file nor
//! the API's belongs to one of its screens.

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use dongbo_catalogue::Code;
use rust_embed::{EmbeddedFile, RustEmbed};

use crate::problem::Problem;
use crate::state::ServerState;
use crate::welcome;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Built;

/// The page that holds every screen.
const INDEX: &str = "index.html";

/// Files below have a hash of what is in them in their names.
const HASHED: &str = "assets/";

/// What is not the admin's, whatever it is asked for.
const RESERVED: [&str; 5] = ["api", "webhooks", "healthz", "readyz", "metrics"];

/// Its own scripts only. Styles are also made by its scripts (Ant Design); pictures come from wherever KiotViet keeps
/// them.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
    img-src 'self' data: blob: https: http:; font-src 'self' data:; connect-src 'self'; manifest-src 'self'; \
    base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// The files of a web admin.
#[derive(Debug, Clone, Copy)]
pub struct Site {
    file: fn(&str) -> Option<EmbeddedFile>,
}

impl Site {
    /// The one that is part of the program; none when it was not built.
    pub fn embedded() -> Option<Self> {
        Self::of::<Built>()
    }

    /// The one in these files; none without its page.
    pub fn of<F: RustEmbed>() -> Option<Self> {
        let site = Self { file: F::get };
        (site.file)(INDEX).map(|_| site)
    }

    fn answer(self, path: &str, headers: &HeaderMap) -> Option<Response> {
        match self.packed(path, headers) {
            Some(found) => Some(found),
            None if path.starts_with(HASHED) => None,
            None => self.folder(path, headers).or_else(|| self.packed(INDEX, headers)),
        }
    }

    /// The page of a folder: the guide's. What it refers to stands beside it, so its address must end like a folder's.
    fn folder(self, path: &str, headers: &HeaderMap) -> Option<Response> {
        let folder = path.trim_end_matches('/');
        let page = self.packed(&format!("{folder}/{INDEX}"), headers)?;
        let address = format!("/{folder}/");
        Some(if path.ends_with('/') { page } else { Redirect::permanent(&address).into_response() })
    }

    /// A file, as small as the browser can read it.
    fn packed(self, path: &str, headers: &HeaderMap) -> Option<Response> {
        let plain = (self.file)(path)?;
        let smaller = [("br", "br"), ("gzip", "gz")].into_iter().find_map(|(encoding, ending)| {
            accepts(headers, encoding)
                .then(|| (self.file)(&format!("{path}.{ending}")))?
                .map(|file| (encoding, file))
        });
        let kind = kind(plain.metadata.mimetype());
        let (encoding, file) = smaller.map_or((None, plain), |(encoding, file)| (Some(encoding), file));
        let tag = tag(&file);
        let keep = if path.starts_with(HASHED) { "public, max-age=31536000, immutable" } else { "no-cache" };
        let common = [
            (header::ETAG, tag.as_str()),
            (header::CACHE_CONTROL, keep),
            (header::VARY, "accept-encoding"),
            (header::CONTENT_SECURITY_POLICY, POLICY),
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::REFERRER_POLICY, "same-origin"),
        ];
        if knows(headers, &tag) {
            return Some((StatusCode::NOT_MODIFIED, common).into_response());
        }
        let mut response = (common, [(header::CONTENT_TYPE, kind)], Body::from(file.data)).into_response();
        if let Some(encoding) = encoding {
            response
                .headers_mut()
                .insert(header::CONTENT_ENCODING, header::HeaderValue::from_static(encoding));
        }
        Some(response)
    }
}

/// The router's answer to whatever no route takes.
pub(crate) async fn page(
    State(state): State<ServerState>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let path = uri.path().trim_start_matches('/');
    let first = path.split('/').next().unwrap_or_default();
    let looks = matches!(method, Method::GET | Method::HEAD);
    let answer = match state.site {
        _ if !looks || RESERVED.contains(&first) => None,
        Some(site) => site.answer(path, &headers),
        None if path.is_empty() => Some(welcome::page(&state, &headers).await),
        None => None,
    };
    answer.ok_or_else(|| Code::ApiNotFound.into())
}

/// Weak: the same file may travel compressed in several ways.
fn tag(file: &EmbeddedFile) -> String {
    use std::fmt::Write;

    let mut tag = String::from("W/\"");
    for byte in file.metadata.sha256_hash().iter().take(16) {
        let _ = write!(tag, "{byte:02x}");
    }
    tag.push('"');
    tag
}

/// Whether the browser has that version already.
fn knows(headers: &HeaderMap, tag: &str) -> bool {
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let given = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    given.flat_map(|value| value.split(',')).any(|known| known.trim() == "*" || strong(known) == strong(tag))
}

/// Whether the browser reads that encoding; one of weight zero it does not.
fn accepts(headers: &HeaderMap, encoding: &str) -> bool {
    let given = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    given.flat_map(|value| value.split(',')).any(|accepted| {
        let mut parts = accepted.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let refused = parts.any(|part| {
            part.strip_prefix("q=")
                .is_some_and(|weight| weight.parse::<f32>().is_ok_and(|weight| weight == 0.0))
        });
        name.eq_ignore_ascii_case(encoding) && !refused
    })
}

/// Texts of ours are UTF-8.
fn kind(kind: &str) -> String {
    let is_text = kind.starts_with("text/") || kind == "application/json" || kind == "application/javascript";
    if is_text { format!("{kind}; charset=utf-8") } else { kind.to_owned() }
}
