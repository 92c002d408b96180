//! Requests that change something with a session must come from our own pages: a browser sends the cookie along with
//! whatever any page asks of us. It also says which page asks: in `Sec-Fetch-Site`, and where it does not send that
//! (over plain HTTP), in `Origin`.

use axum::http::{HeaderMap, Method, header};
use dongbo_catalogue::Code;

use crate::problem::Problem;
use crate::state::ServerState;

/// What the browser says of the page that asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Page {
    Own,
    Foreign,
    /// No browser of our days.
    Unsaid,
}

/// Refuses a change that is not known to come from our own pages.
pub(crate) fn require_own_page(
    method: &Method,
    headers: &HeaderMap,
    state: &ServerState,
) -> Result<(), Problem> {
    let changes = !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
    if changes && page(headers, state.public_url.as_deref()) != Page::Own {
        return Err(Code::AuthCrossSite.into());
    }
    Ok(())
}

/// Refuses what is known to come from others' pages.
pub(crate) fn refuse_foreign_page(headers: &HeaderMap, state: &ServerState) -> Result<(), Problem> {
    match page(headers, state.public_url.as_deref()) {
        Page::Foreign => Err(Code::AuthCrossSite.into()),
        Page::Own | Page::Unsaid => Ok(()),
    }
}

fn page(headers: &HeaderMap, public_url: Option<&str>) -> Page {
    if let Some(site) = headers.get("sec-fetch-site") {
        return if site == "same-origin" || site == "none" { Page::Own } else { Page::Foreign };
    }
    let Some(origin) = headers.get(header::ORIGIN) else { return Page::Unsaid };
    let Ok(origin) = origin.to_str() else { return Page::Foreign };
    let is_ours = |ours: &str| origin.eq_ignore_ascii_case(ours);
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    let is_host = host.is_some_and(|host| {
        // Behind a proxy that ends TLS, only the browser knows which of the two it spoke.
        is_ours(&format!("http://{host}")) || is_ours(&format!("https://{host}"))
    });
    if is_host || public_url.and_then(origin_of).is_some_and(is_ours) { Page::Own } else { Page::Foreign }
}

/// Scheme, host and port of an address.
fn origin_of(url: &str) -> Option<&str> {
    let host = url.find("://")? + "://".len();
    let end = url[host..].find('/').map_or(url.len(), |slash| host + slash);
    Some(&url[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_ours_by_what_the_browser_says_of_it() {
        let public = Some("https://dongbo.vn/quan-tri");
        for (sent, expected) in [
            (&[][..], Page::Unsaid),
            (&[("sec-fetch-site", "same-origin")], Page::Own),
            (&[("sec-fetch-site", "none")], Page::Own),
            (&[("sec-fetch-site", "same-site")], Page::Foreign),
            (&[("sec-fetch-site", "cross-site")], Page::Foreign),
            (&[("sec-fetch-site", "cross-site"), ("origin", "https://dongbo.vn")], Page::Foreign),
            (&[("origin", "https://dongbo.vn")], Page::Own),
            (&[("origin", "http://dongbo.vn")], Page::Foreign),
            (&[("origin", "https://dongbo.vn.evil.vn")], Page::Foreign),
            (&[("origin", "http://10.0.0.5:8080"), ("host", "10.0.0.5:8080")], Page::Own),
            (&[("origin", "http://10.0.0.5:8081"), ("host", "10.0.0.5:8080")], Page::Foreign),
            (&[("origin", "null"), ("host", "10.0.0.5:8080")], Page::Foreign),
            (&[("origin", "")], Page::Foreign),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in sent {
                headers.insert(*name, value.parse().unwrap());
            }
            assert_eq!(page(&headers, public), expected, "{sent:?}");
        }
    }
}
