//! Lists are read page by page: a page ends with the cursor of the next one.

use serde::Serialize;
use utoipa::ToSchema;

/// Which part of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// How many at most; 0 means [`Query::DEFAULT_LIMIT`], more than [`Query::MAXIMUM_LIMIT`] means that many.
    pub limit: u32,
    /// The cursor that the page before ended with.
    pub after: Option<i64>,
    /// What to look for, without regard to marks and case; missing or blank: everything.
    pub q: Option<String>,
}

impl Query {
    /// How many items a page has when nobody says.
    pub const DEFAULT_LIMIT: u32 = 50;
    /// How many items a page has at most.
    pub const MAXIMUM_LIMIT: u32 = 500;

    pub(crate) fn rows(limit: u32) -> usize {
        let limit = if limit == 0 { Self::DEFAULT_LIMIT } else { limit.min(Self::MAXIMUM_LIMIT) };
        usize::try_from(limit).unwrap_or(usize::MAX)
    }
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Page<T> {
    /// The items, in the list's order.
    pub items: Vec<T>,
    /// The cursor of the next page; missing at the end.
    pub next_cursor: Option<i64>,
}

impl<T> Page<T> {
    /// The same page of what each item becomes.
    pub fn map<U>(self, make: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(make).collect(), next_cursor: self.next_cursor }
    }

    /// Of `limit` + 1 rows that were asked for, the last one only tells that there is more.
    pub(crate) fn of(mut items: Vec<T>, limit: usize, cursor: impl Fn(&T) -> i64) -> Self {
        let more = items.len() > limit;
        items.truncate(limit);
        let next_cursor = if more { items.last().map(cursor) } else { None };
        Self { items, next_cursor }
    }
}

/// One more than a page holds, as a parameter.
pub(crate) fn one_more(limit: usize) -> i64 {
    i64::try_from(limit).map_or(i64::MAX, |limit| limit.saturating_add(1))
}
