//! The page on which a person plays the shop's clerk: plain HTML, no scripts, in Vietnamese.
//!
//! Programs may do the same: `POST /clerk/do/{action}` with a form and `Accept: application/json`, and
//! `GET /clerk/state.json`. What clients asked of the API and what became of webhooks stands in the [`Journal`].

mod actions;
mod form;
mod html;
mod journal;
mod pages;
mod search;
mod state_json;

#[cfg(test)]
mod tests;

use axum::extract::{Path, Query, State};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use http::header::ACCEPT;
use http::{HeaderMap, StatusCode};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;

use crate::server::Handle;
use form::Form;
pub use journal::{Journal, SeenDelivery, SeenRequest};

/// Where the page is.
pub const PATH: &str = "/clerk";

/// The page and its form actions, as routes below [`PATH`].
pub fn router<S: Clone + Send + Sync + 'static>(handle: Handle) -> Router<S> {
    Router::new()
        .route("/clerk", get(overview))
        .route("/clerk/", get(overview))
        .route("/clerk/state.json", get(state))
        .route("/clerk/do/{action}", post(perform))
        .route("/clerk/{page}", get(list))
        .route("/clerk/{page}/{id}", get(one))
        .with_state(handle)
}

type Fields = Vec<(String, String)>;

async fn overview(State(handle): State<Handle>, Query(query): Query<Fields>) -> Response {
    show(&handle, "", None, query)
}

async fn list(
    State(handle): State<Handle>,
    Path(page): Path<String>,
    Query(query): Query<Fields>,
) -> Response {
    show(&handle, &page, None, query)
}

async fn one(
    State(handle): State<Handle>,
    Path((page, id)): Path<(String, String)>,
    Query(query): Query<Fields>,
) -> Response {
    show(&handle, &page, Some(&id), query)
}

fn show(handle: &Handle, page: &str, id: Option<&str>, query: Fields) -> Response {
    let query = Form::new(query);
    let journal = handle.journal().clone();
    let page = handle.with(|simulator, now| {
        let view = pages::View { simulator, journal: &journal, now, query: &query };
        pages::render(view, page, id)
    });
    match page {
        Some(page) => Html(html::document(&page, &query)).into_response(),
        None => {
            let page = html::Page {
                title: "Không tìm thấy".to_owned(),
                tab: "",
                body: "<p class=empty>Không có trang này, hoặc bản ghi không tồn tại.</p>".to_owned(),
            };
            (StatusCode::NOT_FOUND, Html(html::document(&page, &query))).into_response()
        }
    }
}

async fn state(State(handle): State<Handle>) -> Response {
    let journal = handle.journal().clone();
    Json(handle.with(|simulator, _| state_json::state(simulator, &journal))).into_response()
}

async fn perform(
    State(handle): State<Handle>,
    Path(action): Path<String>,
    headers: HeaderMap,
    axum::Form(fields): axum::Form<Fields>,
) -> Response {
    let form = Form::new(fields);
    let done = handle.with(|simulator, now| actions::perform(simulator, now, &action, &form));
    let wants_json =
        headers.get(ACCEPT).and_then(|value| value.to_str().ok()).is_some_and(|text| text.contains("json"));
    if wants_json {
        return match done {
            Ok(done) => Json(json!({"ok": true, "message": done.message, "id": done.id})).into_response(),
            Err(error) => {
                let answer = Json(json!({"ok": false, "message": error.to_string()}));
                (StatusCode::UNPROCESSABLE_ENTITY, answer).into_response()
            }
        };
    }
    // Only back into this page: never to an address somebody else wrote into the form.
    let back = form.text("back").filter(|back| *back == PATH || back.starts_with("/clerk/")).unwrap_or(PATH);
    let (name, text) = match done {
        Ok(done) => ("done", done.message),
        Err(error) => ("refused", error.to_string()),
    };
    let mark = if back.contains('?') { '&' } else { '?' };
    let text = utf8_percent_encode(&text, NON_ALPHANUMERIC);
    Redirect::to(&format!("{back}{mark}{name}={text}")).into_response()
}
