//! Lists: paging by row offset, ordering, `lastModifiedFrom`, removed ids, the envelope.

use std::cmp::{Ordering, Reverse};
use std::hash::{DefaultHasher, Hash, Hasher};

use http::StatusCode;
use jiff::{SignedDuration, Timestamp};
use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use crate::dialect::{
    Boundary, DefaultOrder, EmptyList, ListTimestamp, PageSizeLimit, PastTheEnd, RemovedIdsKey, Retention,
    TypeNames,
};
use crate::exchange::{Failure, Query, Response};
use crate::records::{
    BankAccount, Branch, Category, Customer, Invoice, Location, Order, PriceBook, Product, SaleChannel,
    Surcharge, Trademark, User, WebhookRegistration,
};
use crate::state::{Row, Shop, Table};
use crate::wire::{Object, Stamp, Style, object};

use super::Call;

/// A value to order by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key<'row> {
    Whole(i64),
    Number(Decimal),
    Text(&'row str),
    Time(Timestamp),
}

/// A record that can be listed.
pub(crate) trait Listed: Row {
    /// How to read the value of a field, by its lower-case name.
    fn key(field: &str) -> Option<fn(&Self) -> Key<'_>>;

    /// When it was made: the default order.
    fn created(&self) -> Timestamp;

    /// When it last changed, or was made.
    fn changed(&self) -> Timestamp {
        self.created()
    }
}

macro_rules! listed {
    ($($record:ident { created $created:expr; changed $changed:expr; $($($field:literal)|+ => $key:expr),* $(,)? })+) => {$(
        impl Listed for $record {
            fn key(field: &str) -> Option<fn(&Self) -> Key<'_>> {
                match field {
                    "id" => Some(|row| Key::Whole(row.id.0)),
                    $($($field)|+ => Some($key),)*
                    "createddate" | "createdate" => Some(|row| Key::Time(row.created())),
                    "modifieddate" | "lastmodifieddate" => Some(|row| Key::Time(row.changed())),
                    _ => None,
                }
            }

            fn created(&self) -> Timestamp {
                let created: fn(&Self) -> Timestamp = $created;
                created(self)
            }

            fn changed(&self) -> Timestamp {
                let changed: fn(&Self) -> Timestamp = $changed;
                changed(self)
            }
        }
    )+};
}

listed! {
    Product {
        created |row| row.created_at; changed Product::changed_at;
        "code" => |row| Key::Text(&row.code), "name" | "fullname" => |row| Key::Text(&row.name),
        "categoryid" => |row| Key::Whole(row.category.0), "baseprice" => |row| Key::Number(row.base_price),
        "barcode" => |row| Key::Text(row.barcode.as_deref().unwrap_or_default()),
        "isactive" => |row| Key::Whole(i64::from(row.is_active)),
    }
    Category {
        created |row| row.created_at; changed |row| row.modified_at.unwrap_or(row.created_at);
        "categoryid" => |row| Key::Whole(row.id.0), "categoryname" | "name" => |row| Key::Text(&row.name),
        "parentid" => |row| Key::Whole(row.parent.map_or(0, |parent| parent.0)),
    }
    Customer {
        created |row| row.created_at; changed |row| row.modified_at.unwrap_or(row.created_at);
        "code" => |row| Key::Text(&row.code), "name" => |row| Key::Text(&row.name),
        "contactnumber" => |row| Key::Text(row.contact_number.as_deref().unwrap_or_default()),
        "debt" => |row| Key::Number(row.debt),
    }
    Order {
        created |row| row.created_at; changed Order::changed_at;
        "code" => |row| Key::Text(&row.code), "purchasedate" => |row| Key::Time(row.purchased_at),
        "status" => |row| Key::Whole(row.status.number()), "branchid" => |row| Key::Whole(row.branch.0),
    }
    Invoice {
        created |row| row.created_at; changed Invoice::changed_at;
        "code" => |row| Key::Text(&row.code), "purchasedate" => |row| Key::Time(row.purchased_at),
        "status" => |row| Key::Whole(row.status.number()), "branchid" => |row| Key::Whole(row.branch.0),
    }
    PriceBook {
        created |row| row.created_at; changed |row| row.modified_at.unwrap_or(row.created_at);
        "name" => |row| Key::Text(&row.name), "startdate" => |row| Key::Time(row.starts_at),
        "enddate" => |row| Key::Time(row.ends_at),
    }
    Branch {
        created |row| row.created_at; changed |row| row.modified_at.unwrap_or(row.created_at);
        "branchname" | "name" => |row| Key::Text(&row.name),
        "branchcode" | "code" => |row| Key::Text(row.code.as_deref().unwrap_or_default()),
    }
    User {
        created |row| row.created_at; changed |row| row.created_at;
        "username" => |row| Key::Text(&row.user_name), "givenname" | "name" => |row| Key::Text(&row.given_name),
    }
    SaleChannel {
        created |row| row.created_at; changed |row| row.created_at;
        "name" => |row| Key::Text(&row.name), "position" => |row| Key::Whole(i64::from(row.position)),
    }
    BankAccount {
        created |row| row.created_at; changed |row| row.modified_at.unwrap_or(row.created_at);
        "bankname" => |row| Key::Text(&row.bank_name), "accountnumber" => |row| Key::Text(&row.account_number),
    }
    Surcharge {
        created |row| row.created_at; changed |row| row.modified_at.unwrap_or(row.created_at);
        "surchargecode" | "code" => |row| Key::Text(&row.code), "surchargename" | "name" => |row| Key::Text(&row.name),
    }
    Trademark {
        created |row| row.created_at; changed |row| row.modified_at.unwrap_or(row.created_at);
        "trademarkid" => |row| Key::Whole(row.id.0), "trademarkname" | "name" => |row| Key::Text(&row.name),
    }
    Location {
        created |_| Timestamp::UNIX_EPOCH; changed |_| Timestamp::UNIX_EPOCH;
        "name" => |row| Key::Text(&row.name), "normalname" => |row| Key::Text(&row.normal_name),
    }
    WebhookRegistration {
        created |row| row.modified_at; changed |row| row.modified_at;
        "type" => |row| Key::Text(row.event.text()), "url" => |row| Key::Text(&row.url),
    }
}

/// Order of a list whose request names none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unordered {
    /// Newest first, ties at random.
    Newest,
    /// By name, a to z.
    Named,
    /// As they were made.
    Ids,
}

/// What a request says about the page it wants.
#[derive(Clone, Debug)]
pub(crate) struct Paging {
    pub size: usize,
    pub offset: usize,
    order_by: Option<String>,
    descending: bool,
    pub since: Option<Timestamp>,
    pub include_removed: bool,
}

impl Paging {
    /// Reads `pageSize`, `currentItem`, `orderBy`, `orderDirection`, `lastModifiedFrom`, `includeRemoveIds`.
    pub fn read(shop: &Shop, query: &Query) -> Result<Self, Failure> {
        let size = query.integer("pageSize")?.filter(|size| *size > 0).unwrap_or(20);
        let largest = if shop.dialect.page_size == PageSizeLimit::HonourLarger { 10_000 } else { 100 };
        Ok(Self {
            size: usize::try_from(size.min(largest)).unwrap_or(20),
            offset: usize::try_from(query.integer("currentItem")?.unwrap_or(0)).unwrap_or(0),
            order_by: query.text("orderBy").map(str::to_ascii_lowercase),
            descending: query
                .text("orderDirection")
                .is_some_and(|direction| direction.eq_ignore_ascii_case("desc")),
            since: query.time("lastModifiedFrom")?,
            include_removed: query.flag("includeRemoveIds")?,
        })
    }

    /// Whether something that changed then belongs to the list.
    pub fn admits(&self, shop: &Shop, changed: Timestamp) -> bool {
        self.since.is_none_or(|since| match shop.dialect.last_modified_from {
            Boundary::Inclusive => changed >= since,
            Boundary::Exclusive => changed > since,
        })
    }

    /// Where the page starts in a list of so many rows.
    pub fn start(&self, shop: &Shop, total: usize) -> usize {
        let repeats = shop.dialect.past_the_end == PastTheEnd::RepeatLastPage;
        if repeats && total > 0 && self.offset >= total {
            (total - 1) / self.size * self.size
        } else {
            self.offset
        }
    }
}

/// One page of a list.
#[derive(Debug)]
pub(crate) struct Page<'rows, T> {
    pub total: usize,
    pub rows: Vec<&'rows T>,
}

/// Selects a page of a table. Without a filter and by id it is cut out; otherwise only its rows are sorted.
pub(crate) fn select<'rows, T: Listed>(
    shop: &Shop,
    call: &Call,
    table: &'rows Table<T>,
    paging: &Paging,
    unordered: Unordered,
    filter: Option<&dyn Fn(&T) -> bool>,
) -> Page<'rows, T> {
    let stated = paging.order_by.as_deref().and_then(|field| T::key(field).map(|key| (field, key)));
    let by_id = match stated {
        Some((field, _)) => field == "id",
        None => unordered == Unordered::Ids || shop.dialect.default_order == DefaultOrder::ById,
    };
    let descending = stated.is_some() && paging.descending;
    if by_id && filter.is_none() && paging.since.is_none() {
        let total = table.len();
        let start = paging.start(shop, total);
        let places = start..(start + paging.size).min(total).max(start);
        let place = |place: usize| if descending { total.checked_sub(place + 1) } else { Some(place) };
        let rows = places.filter_map(|at| place(at).and_then(|at| table.at(at))).collect();
        return Page { total, rows };
    }
    let mut rows: Vec<&T> = table
        .iter()
        .filter(|row| paging.admits(shop, row.changed()) && filter.is_none_or(|filter| filter(row)))
        .collect();
    let total = rows.len();
    let start = paging.start(shop, total);
    let window = (start, paging.size);
    let rows = match stated {
        _ if by_id => {
            if descending {
                rows.reverse();
            }
            rows.into_iter().skip(start).take(paging.size).collect()
        }
        Some((_, key)) => {
            let is_text = rows.first().is_some_and(|row| matches!(key(row), Key::Text(_)));
            if is_text {
                by_text(rows, descending, window, |row| match key(row) {
                    Key::Text(text) => text,
                    _ => "",
                })
            } else {
                windowed(&mut rows, window, |left, right| {
                    let ordering = key(left).cmp(&key(right));
                    let ordering = if descending { ordering.reverse() } else { ordering };
                    ordering.then_with(|| left.id().cmp(&right.id()))
                })
            }
        }
        None => match T::key("categoryname").filter(|_| unordered == Unordered::Named) {
            Some(key) => by_text(rows, false, window, |row| match key(row) {
                Key::Text(text) => text,
                _ => "",
            }),
            None => windowed(&mut rows, window, |left, right| {
                let newest = Reverse(left.created()).cmp(&Reverse(right.created()));
                newest.then_with(|| lot(call.salt, left.id().into()).cmp(&lot(call.salt, right.id().into())))
            }),
        },
    };
    Page { total, rows }
}

fn by_text<'rows, T: Listed>(
    rows: Vec<&'rows T>,
    descending: bool,
    window: (usize, usize),
    text: impl Fn(&'rows T) -> &'rows str,
) -> Vec<&'rows T> {
    let mut keyed: Vec<(String, &T)> = rows.into_iter().map(|row| (unaccented(text(row)), row)).collect();
    let page = windowed(&mut keyed, window, |left, right| {
        let ordering = left.0.cmp(&right.0);
        let ordering = if descending { ordering.reverse() } else { ordering };
        ordering.then_with(|| left.1.id().cmp(&right.1.id()))
    });
    page.into_iter().map(|(_, row)| row).collect()
}

/// The rows of a window of the sorted list; only these are really sorted.
fn windowed<T: Clone>(
    rows: &mut [T],
    (start, size): (usize, usize),
    order: impl Fn(&T, &T) -> Ordering,
) -> Vec<T> {
    if start >= rows.len() {
        return Vec::new();
    }
    let end = (start + size).min(rows.len());
    if start > 0 {
        rows.select_nth_unstable_by(start, &order);
    }
    let rest = &mut rows[start..];
    if end - start < rest.len() {
        rest.select_nth_unstable_by(end - start, &order);
    }
    let page = &mut rest[..end - start];
    page.sort_unstable_by(&order);
    page.to_vec()
}

fn lot(salt: u64, id: i64) -> u64 {
    let mut hasher = DefaultHasher::new();
    (salt, id).hash(&mut hasher);
    hasher.finish()
}

/// Lower case without accents: how names are searched and ordered.
pub(crate) fn unaccented(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let stripped = text.nfd().filter(|letter| !unicode_normalization::char::is_combining_mark(*letter));
    stripped.flat_map(char::to_lowercase).map(|letter| if letter == 'đ' { 'd' } else { letter }).collect()
}

/// Removed ids of a table since the request's time, as far as they are still remembered.
pub(crate) fn removed_ids<T: Listed>(
    shop: &Shop,
    call: &Call,
    table: &Table<T>,
    paging: &Paging,
) -> Vec<i64> {
    let kept_since = match shop.dialect.removed_ids_kept {
        Retention::Forever => Timestamp::MIN,
        Retention::Days(days) => {
            call.now.checked_sub(SignedDuration::from_hours(i64::from(days) * 24)).unwrap_or(Timestamp::MIN)
        }
    };
    let removals = table.removals().iter();
    removals
        .filter(|removal| removal.at >= kept_since && paging.admits(shop, removal.at))
        .map(|removal| removal.row.id().into())
        .collect()
}

/// The envelope of a list.
pub(crate) struct Envelope<'answer> {
    pub paging: &'answer Paging,
    /// .NET type of a row.
    pub type_name: &'static str,
    /// Documented spelling of the removed-ids member, and the ids; none leaves the member out.
    pub removed: Option<(&'static str, Vec<i64>)>,
    /// Whether the route has a `timestamp` at all.
    pub timestamp: bool,
}

impl<'answer> Envelope<'answer> {
    /// A list without removed ids.
    pub fn of(paging: &'answer Paging, type_name: &'static str) -> Self {
        Self { paging, type_name, removed: None, timestamp: true }
    }

    /// With removed ids, when there are to be any.
    pub fn removed(mut self, key: &'static str, ids: Option<Vec<i64>>) -> Self {
        self.removed = ids.map(|ids| (key, ids));
        self
    }

    /// The answer.
    pub fn answer<T>(
        self,
        shop: &Shop,
        call: &Call,
        total: usize,
        rows: impl IntoIterator<Item = T, IntoIter: ExactSizeIterator>,
        mut row: impl FnMut(T, &mut Object<'_>),
    ) -> Response {
        let style = Style::rest(&shop.dialect);
        let mut out = Vec::with_capacity(32 * 1024);
        let typed = shop.dialect.type_names == TypeNames::Everywhere;
        object(&mut out, style, |o| {
            o.member("total", total);
            o.member("pageSize", self.paging.size);
            let rows = rows.into_iter();
            if rows.len() > 0 || shop.dialect.empty_list == EmptyList::Array {
                o.objects("data", rows, |item, o| {
                    if typed {
                        let name = self.type_name;
                        o.member("__type", format!("KiotViet.PublicApi.Model.{name}, KiotViet.PublicApi"));
                    }
                    row(item, o);
                });
            }
            if let Some((documented, ids)) = &self.removed {
                let key = match shop.dialect.removed_ids_key {
                    RemovedIdsKey::Documented => documented,
                    RemovedIdsKey::RemovedIds => "removedIds",
                    RemovedIdsKey::RemoveId => "RemoveId",
                };
                o.values(key, ids.iter().copied());
            }
            if self.timestamp && shop.dialect.list_timestamp == ListTimestamp::Present {
                o.member("timestamp", Stamp(call.now));
            }
        });
        Response::json(StatusCode::OK, out)
    }
}
