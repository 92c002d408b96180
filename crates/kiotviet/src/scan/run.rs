//! The scan as its caller sees it: pages asked for ahead, judged in order, delivered one by one.

use std::collections::VecDeque;
use std::sync::Arc;

use futures::future::BoxFuture;
use futures::stream::FuturesOrdered;
use futures::{FutureExt, StreamExt};
use jiff::Timestamp;

use super::pager::{Key, Pager};
use super::{Cursor, Page, ScanOutcome, ScanRequest};
use crate::api::resource::{ListQuery, Resource};
use crate::client::{Call, Client, Query};
use crate::error::Error;
use crate::json::{Row, read_list, read_row};
use crate::time::VietnamTime;

/// One answer, its rows read.
struct Batch<R> {
    rows: Vec<Row<R>>,
    removed: Vec<i64>,
    total: Option<u64>,
    timestamp: Option<VietnamTime>,
    bytes: usize,
}

type Answer<R> = BoxFuture<'static, Result<Batch<R>, Error>>;

/// A list being read. Pages read ahead make progress while [`next`](Scan::next) is awaited.
pub struct Scan<R: Resource> {
    client: Client,
    request: Arc<ScanRequest<R>>,
    pager: Pager,
    in_flight: FuturesOrdered<Answer<R>>,
    /// What the requests in flight ask for, and since when.
    offsets: VecDeque<(u64, Timestamp)>,
    most_in_flight: usize,
    /// Our clock when the scan began; becomes the server's time with the first answer.
    begun: Timestamp,
    started_at: Option<Timestamp>,
    removed_before: Vec<i64>,
    requests: u64,
}

impl Client {
    /// Begins to read a list, or goes on behind a cursor. Nothing is sent before the first page is asked for.
    pub fn scan<R: Resource>(&self, request: ScanRequest<R>) -> Scan<R> {
        let config = self.config();
        let most_in_flight = request.pages_in_flight.unwrap_or(config.pages_in_flight).max(1);
        let pager = Pager::new(config.page_size, request.resume.as_ref());
        Scan {
            client: self.clone(),
            pager,
            in_flight: FuturesOrdered::new(),
            offsets: VecDeque::new(),
            most_in_flight,
            begun: self.now(),
            started_at: request.resume.as_ref().and_then(|cursor| cursor.started_at),
            removed_before: Vec::new(),
            requests: 0,
            request: Arc::new(request),
        }
    }

    /// Reads a whole list into memory: for short ones. Look at the outcome before drawing conclusions from what is
    /// absent.
    pub async fn all<R: Resource>(
        &self,
        request: ScanRequest<R>,
    ) -> Result<(Vec<Row<R>>, ScanOutcome), Error> {
        let mut scan = self.scan(request);
        let mut rows = Vec::new();
        while let Some(page) = scan.next().await? {
            rows.extend(page.rows);
        }
        Ok((rows, scan.outcome()))
    }
}

impl<R: Resource> Scan<R> {
    /// The next page with rows not delivered before, or `None` at the end. After an error the same page may be asked
    /// for again, now or by a new scan resumed from the last cursor.
    pub async fn next(&mut self) -> Result<Option<Page<R>>, Error> {
        loop {
            self.ask_ahead();
            let Some(answer) = self.in_flight.next().await else { return Ok(None) };
            let (offset, asked_at) = self.offsets.pop_front().unwrap_or((0, self.begun));
            let batch = match answer {
                Ok(batch) => batch,
                Err(error) => {
                    self.discard();
                    return Err(error);
                }
            };
            if let Some(page) = self.judge(offset, asked_at, batch) {
                return Ok(Some(page));
            }
        }
    }

    /// Where the scan stands.
    pub fn cursor(&self) -> Cursor {
        Cursor { started_at: self.started_at, ..self.pager.cursor() }
    }

    /// What is known about the scan so far; final after [`next`](Scan::next) returned `None`.
    pub fn outcome(&self) -> ScanOutcome {
        ScanOutcome {
            rows: self.pager.rows(),
            total_claimed: self.pager.total(),
            complete: self.pager.complete(),
            anomalies: self.pager.anomalies().to_vec(),
            started_at: self.started_at,
            requests: self.requests,
        }
    }

    fn ask_ahead(&mut self) {
        while self.in_flight.len() < self.most_in_flight {
            let Some(offset) = self.pager.plan(self.offsets.back().map(|(offset, _)| *offset)) else {
                return;
            };
            self.requests += 1;
            self.offsets.push_back((offset, self.client.now()));
            self.in_flight
                .push_back(read_page(self.client.clone(), Arc::clone(&self.request), offset).boxed());
        }
    }

    fn discard(&mut self) {
        self.in_flight.clear();
        self.offsets.clear();
    }

    fn judge(&mut self, offset: u64, asked_at: Timestamp, batch: Batch<R>) -> Option<Page<R>> {
        self.client.note_timestamp(batch.timestamp);
        if self.started_at.is_none() {
            let since = self.client.now().duration_since(self.begun);
            self.started_at = self.client.server_now().checked_sub(since).ok();
        }
        let keys: Vec<Key> = batch.rows.iter().map(key).collect();
        let verdict = self.pager.consume(offset, &keys, batch.total);
        if !R::PAGED {
            self.pager.end_of_one_piece();
        }
        let outrun = self.offsets.front().is_some_and(|(front, _)| !self.pager.still_useful(*front));
        if verdict.discard || outrun || self.pager.ended() {
            self.discard();
        }
        let mut keep = verdict.keep.into_iter().peekable();
        let rows: Vec<Row<R>> = batch
            .rows
            .into_iter()
            .enumerate()
            .filter(|(index, _)| keep.next_if_eq(index).is_some())
            .map(|(_, row)| row)
            .collect();
        let removed = if batch.removed == self.removed_before { Vec::new() } else { batch.removed.clone() };
        self.removed_before = batch.removed;
        if rows.is_empty() && removed.is_empty() {
            return None;
        }
        let cursor = self.cursor();
        Some(Page { rows, removed, cursor, total: batch.total, bytes: batch.bytes, asked_at })
    }
}

fn key<R>(row: &Row<R>) -> Key {
    match row.id {
        Some(id) => Key::Id(id),
        None => Key::Nameless(fingerprint(row.raw.get().as_bytes())),
    }
}

/// FNV-1a: tells rows without a readable id apart.
fn fingerprint(text: &[u8]) -> u64 {
    text.iter()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

async fn read_page<R: Resource>(
    client: Client,
    request: Arc<ScanRequest<R>>,
    offset: u64,
) -> Result<Batch<R>, Error> {
    let mut query = Query::default();
    if R::PAGED {
        query.text("orderBy", R::ORDER_BY);
        query.text("orderDirection", "Asc");
        query.text("pageSize", client.config().page_size.to_string());
        query.text("currentItem", offset.to_string());
    }
    if R::INCREMENTAL {
        query.time("lastModifiedFrom", request.modified_from);
    }
    query.switch("includeRemoveIds", R::REMOVED_IDS && request.removed);
    request.query.write(&mut query);
    let mut call = Call::get(request.query.path(), query, R::ABILITY);
    call.priority = R::PRIORITY;
    client.call(&call, read_batch::<R>).await
}

fn read_batch<R: Resource>(text: &str) -> Result<Batch<R>, serde_json::Error> {
    let list = read_list(text)?;
    let rows = list.rows.into_iter().map(|raw| read_row(raw, R::KEYS, R::key));
    let rows = if R::SUMMARY_ROW {
        // A row with id -1 may head the answer; it is a sum, no row, and takes no place in the numbering.
        rows.filter(|row| row.id.is_none_or(|id| id > 0)).collect()
    } else {
        rows.collect()
    };
    Ok(Batch { rows, removed: list.removed, total: list.total, timestamp: list.timestamp, bytes: text.len() })
}
