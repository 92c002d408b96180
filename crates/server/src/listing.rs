//! Lists, page by page. A page is found by the key of the record before it, never by counting: records that are
//! added meanwhile neither shift nor repeat what is read.

use axum::Json;
use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequestParts, Query as UrlQuery};
use axum::http::request::Parts;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use dongbo_catalogue::{Code, Failure};
use dongbo_store::{Page, Query};
use dongbo_sync::Entity;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::problem::Problem;

/// What follows the `?` of a list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct PageQuery {
    /// How many items at most; more than 500 means 500.
    #[param(minimum = 1, default = 50, required = false)]
    limit: Option<u32>,
    /// `next_cursor` of the page before; none for the first page.
    #[param(required = false)]
    cursor: Option<String>,
}

/// What follows the `?` of a list that can be searched.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct SearchQuery {
    /// How many items at most; more than 500 means 500.
    #[param(minimum = 1, default = 50, required = false)]
    limit: Option<u32>,
    /// `next_cursor` of the page before; none for the first page.
    #[param(required = false)]
    cursor: Option<String>,
    /// What to look for. Upper and lower case and Vietnamese marks make no difference.
    #[param(required = false, example = "ao thun")]
    q: Option<String>,
}

/// What follows the `?` of a list about several entities.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct EntityQuery {
    /// How many items at most; more than 500 means 500.
    #[param(minimum = 1, default = 50, required = false)]
    limit: Option<u32>,
    /// `next_cursor` of the page before; none for the first page.
    #[param(required = false)]
    cursor: Option<String>,
    /// Only those of this entity.
    #[param(required = false, inline, value_type = EntityName)]
    entity: Option<Entity>,
}

/// The entities under their names in JSON.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case", as = Entity)]
#[expect(dead_code, reason = "only its schema is used: that of `dongbo_sync::Entity`")]
pub(crate) enum EntityName {
    Branches,
    Categories,
    CustomerGroups,
    Products,
    Stock,
    PriceLists,
    Customers,
    Orders,
}

/// Reads a query, with a problem that says what is wrong with it.
pub(crate) struct Asked<Q>(pub Q);

impl<Q: serde::de::DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<Q> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match UrlQuery::<Q>::from_request_parts(parts, state).await {
            Ok(UrlQuery(query)) => Ok(Self(query)),
            Err(rejection) => Err(bad_query(reason(&rejection))),
        }
    }
}

fn reason(rejection: &QueryRejection) -> String {
    let text = rejection.body_text();
    text.strip_prefix("Failed to deserialize query string: ").map_or(text.clone(), str::to_owned)
}

/// A query that cannot be acted on.
pub(crate) fn bad_query(reason: impl std::fmt::Display) -> Problem {
    Failure::new(Code::ApiBadQuery).with("reason", reason).into()
}

/// One page of a list that was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wanted {
    list: String,
    /// Which records, in the store's terms.
    pub query: Query,
}

impl PageQuery {
    /// A page of so many items, behind that cursor.
    pub(crate) fn new(limit: Option<u32>, cursor: Option<String>) -> Self {
        Self { limit, cursor }
    }

    /// The page wanted of the list of that name.
    pub(crate) fn of(self, list: impl Into<String>) -> Result<Wanted, Problem> {
        SearchQuery { limit: self.limit, cursor: self.cursor, q: None }.of(list)
    }
}

impl EntityQuery {
    /// The page wanted of the list of that name, and of which entity.
    pub(crate) fn of(self, list: &str) -> Result<(Wanted, Option<Entity>), Problem> {
        let wanted = SearchQuery { limit: self.limit, cursor: self.cursor, q: None }.of(list)?;
        Ok((wanted, self.entity))
    }
}

impl SearchQuery {
    /// A page of so many items behind that cursor, of what fits the words typed.
    pub(crate) fn new(limit: Option<u32>, cursor: Option<String>, q: Option<String>) -> Self {
        Self { limit, cursor, q }
    }

    /// The page wanted of the list of that name.
    pub(crate) fn of(self, list: impl Into<String>) -> Result<Wanted, Problem> {
        let list = list.into();
        let limit = match self.limit {
            None => Query::DEFAULT_LIMIT,
            Some(0) => return Err(bad_query("limit: 0")),
            Some(limit) => limit.min(Query::MAXIMUM_LIMIT),
        };
        let after = match self.cursor {
            Some(cursor) => Some(position(&list, &cursor).ok_or(Code::ApiBadCursor)?),
            None => None,
        };
        let q = self.q.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        Ok(Wanted { list, query: Query { limit, after, q } })
    }
}

/// A page of a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Listing<T> {
    /// The records of this page.
    pub items: Vec<T>,
    /// Send it as `cursor` for the next page; null on the last one.
    #[schema(required)]
    pub next_cursor: Option<String>,
}

impl Wanted {
    /// The page of a list that is at hand as a whole, in the order of its keys, from the wanted place on.
    pub(crate) fn page<T>(&self, rest: impl Iterator<Item = T>, key: impl Fn(&T) -> i64) -> Page<T> {
        let limit = usize::try_from(self.query.limit).unwrap_or(usize::MAX);
        let mut items: Vec<T> = rest.take(limit.saturating_add(1)).collect();
        let more = items.len() > limit;
        items.truncate(limit);
        let next_cursor = items.last().map(key).filter(|_| more);
        Page { items, next_cursor }
    }

    /// The answer, whose cursor leads on where more follows.
    pub(crate) fn answer<T>(&self, page: Page<T>) -> Json<Listing<T>> {
        let next_cursor = page.next_cursor.map(|after| cursor(&self.list, after));
        Json(Listing { items: page.items, next_cursor })
    }
}

/// Opaque to callers, so that it may change. It names its list: one list's cursor is refused by another.
fn cursor(list: &str, after: i64) -> String {
    URL_SAFE_NO_PAD.encode(format!("{list}:{after}"))
}

fn position(list: &str, cursor: &str) -> Option<i64> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(cursor).ok()?).ok()?;
    text.strip_prefix(list)?.strip_prefix(':')?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_leads_back_to_its_place_in_its_own_list_only() {
        for after in [0, 1, -7, i64::MAX] {
            let given = cursor("products", after);
            assert_eq!(position("products", &given), Some(after));
            assert_eq!(position("orders", &given), None);
        }
        for nonsense in ["", "1", "%%%", "cHJvZHVjdHM", "cHJvZHVjdHM6eA"] {
            assert_eq!(position("products", nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn large_limits_are_lowered_nothing_is_refused_and_blank_searches_are_none() {
        let query = |limit, q: &str| SearchQuery { limit, cursor: None, q: Some(q.to_owned()) };
        assert!(query(Some(0), "").of("x").is_err());
        let wanted = query(Some(1_000_000), "  ").of("x").unwrap();
        assert_eq!(wanted.query, Query { limit: 500, after: None, q: None });
        assert_eq!(query(None, " áo ").of("x").unwrap().query.q.as_deref(), Some("áo"));
    }
}
