//! Reading KiotViet's lists into the store: page by page, decided record by record, stored with the place in the
//! list, so that it can stop at any instant and go on.

// What each entity's list is called and how its rows are read.
mod sources;
// One entity's turn in a run.
pub(crate) mod stage;
// One page: compare, decide, store.
pub(crate) mod page;
// One record: from the heart's decision to what is written.
pub(crate) mod decide;
// Through the gate: carried out, planned, or left out.
pub(crate) mod carry;
// Rules that the shop has changed: what is already here is decided anew.
mod reconsider;
// First connection: which of our records KiotViet's turn out to be.
mod matching;
// What a matching leaves to a person.
mod questions;
// Rows that have gone: suspected, confirmed, archived, or braked.
mod absence;
// Records that failed before: read once more, one by one.
mod failures;
// Which part of a list a page proves to be without a gap.
pub(crate) mod stretch;
// Too many alarming changes at once.
pub(crate) mod waves;
// Stock figures by themselves.
pub(crate) mod stock;
// The entries of price lists.
pub(crate) mod prices;

use async_trait::async_trait;
use dongbo_store::Kept;
use dongbo_sync::matching::MatchKeys;
use dongbo_sync::records::StockLevel;
use dongbo_sync::wave::WaveKind;
use dongbo_sync::{Money, Quantity, Reference, Ruled};
use jiff::Timestamp;
use kiotviet::api::resource::Resource;
use kiotviet::{Client, Cursor, Error as KiotVietError, ScanRequest};
use serde_json::Value;

use crate::context::Context;
use crate::map::Unusable;
use crate::position::Scope;

/// One record of KiotViet as it was just read.
#[derive(Debug, Clone)]
pub(crate) struct Observed<R> {
    /// KiotViet's id.
    pub remote: i64,
    /// The record.
    pub record: R,
    /// When it last changed there, by its own word; missing where KiotViet does not say.
    pub changed_at: Option<Timestamp>,
    /// Stock that came in the same row.
    pub stock: Vec<StockAt>,
}

/// One product's figures at one branch.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StockAt {
    /// KiotViet's id of the branch.
    pub branch: i64,
    /// The figures.
    pub level: StockLevel,
    /// False: stopped at this branch though sold elsewhere; missing where the row does not say.
    pub sold_here: Option<bool>,
}

/// A record that is read from one of KiotViet's lists.
#[async_trait]
pub(crate) trait Pulled: Kept + Ruled + MatchKeys<Context: Default + Send + Sync> {
    /// A row as KiotViet sends it.
    type Row: Resource;

    /// A short list is read whole every time: it tells no dates, or costs a page or two.
    const SHORT: bool;

    /// What to ask for.
    fn query() -> <Self::Row as Resource>::Query;

    /// The row as a record.
    fn observe(row: &Self::Row, context: &Context) -> Result<Observed<Self>, Unusable>;

    /// Reads one row by its id; `None` when KiotViet says that there is none. Entities without a single read are
    /// looked up in a fresh copy of their (short) list.
    async fn read_one(client: &Client, remote: i64) -> Result<Option<Self::Row>, KiotVietError>;

    /// Whether the keys of one record are known without the others.
    const KEYS_STAND_ALONE: bool = true;

    /// What making or changing this record means in money, where it means something.
    fn meaning(_before: Option<&Self>, _after: &Self, _pieces: Option<Quantity>) -> Option<Money> {
        None
    }

    /// What is alarming about this change, if many come at once.
    fn alarming(_before: &Self, _after: &Self) -> Option<WaveKind> {
        None
    }

    /// The value that is alarming, as it is and as it would be.
    fn alarm(_kind: WaveKind, _before: &Self, _after: &Self) -> (Value, Value) {
        (Value::Null, Value::Null)
    }

    /// The price by which pieces of it are valued.
    fn price(&self) -> Option<Money> {
        None
    }

    /// What keys depend on besides the record itself, from all records of both sides.
    fn matching(everything: Everything<Self>) -> Self::Context;
}

/// All records of both sides by how others refer to them; empty where keys stand alone.
pub(crate) type Everything<R> = Vec<(Reference<R>, R)>;

/// Asks for a list, or for what is left of it.
pub(crate) fn request<W: Resource>(query: W::Query, scope: Scope, cursor: Option<Cursor>) -> ScanRequest<W> {
    let request = match scope {
        Scope::Everything => ScanRequest::new(query),
        Scope::Since(from) => ScanRequest::new(query).modified_from(from),
    };
    match cursor {
        Some(cursor) => request.resume(cursor),
        None => request,
    }
}

/// Looks a row up in a short list.
pub(crate) async fn find_in_list<W: Resource>(
    client: &Client,
    query: W::Query,
    remote: i64,
) -> Result<Option<W>, KiotVietError> {
    let (rows, outcome) = client.all::<W>(ScanRequest::new(query)).await?;
    let unusable = |message: String| KiotVietError::Unexpected { status: 200, message };
    match rows.into_iter().find(|row| row.id == Some(remote)) {
        // A row that cannot be read is there all the same.
        Some(row) => row.value.map(Some).map_err(|error| unusable(error.to_string())),
        // A list that is not whole does not prove that somebody is missing.
        None if !outcome.complete => Err(unusable("the list was not whole".to_owned())),
        None => Ok(None),
    }
}
