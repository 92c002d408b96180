//! The entries of price lists. They flow one way and carry no dates: the newest reading wins, and an entry that a
//! complete reading does not hold is removed.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_sync::records::{PriceEntry, PriceList};
use dongbo_sync::{Entity, Local, Money, Same};
use futures::join;
use jiff::Timestamp;
use kiotviet::api::pricebooks::PriceBookEntryQuery;
use kiotviet::ids::PriceBookId;
use kiotviet::{Row, wire};

use crate::cost::{full_pass_is_due, next_full_pass};
use crate::error::EngineError;
use crate::map::price_list::price_entry;
use crate::position::Scope;
use crate::progress::Counts;
use crate::pull::request;
use crate::pull::stretch::{Covers, Stretch};
use crate::run::Run;

/// The name under which entries are counted.
pub(crate) const PRICE_ENTRIES: &str = "price_entries";

/// Reads the entries of every live price list.
pub(crate) async fn read_all(run: &Run) -> Result<(), EngineError> {
    for (remote, local) in run.live_links::<PriceList>().await? {
        read_list(run, remote, Local::new(local)).await?;
    }
    Ok(())
}

/// When the entries of a list can next be read whole; missing: now.
pub(crate) async fn next_full_reading(
    run: &Run,
    remote: i64,
    list: Local<PriceList>,
) -> Result<Option<Timestamp>, EngineError> {
    let position = run.position(&name_of(remote)).await?;
    let stored = run.store.count_price_entries(run.shop(), list).await?;
    Ok(next_full_pass(&position, stored).filter(|at| *at > run.now()))
}

fn name_of(remote: i64) -> String {
    format!("{}/{remote}", Entity::PriceLists)
}

/// Reads the entries of one list: all of them where the hour affords it, otherwise those that have changed.
pub(crate) async fn read_list(run: &Run, remote: i64, list: Local<PriceList>) -> Result<(), EngineError> {
    let _reading = run.urgent.reads(Entity::PriceLists);
    let name = name_of(remote);
    let mut position = run.position(&name).await?;
    let stored = run.store.count_price_entries(run.shop(), list).await?;
    let full = run.sweeps(Entity::PriceLists) || full_pass_is_due(&position, run.now(), stored, run.pressed);
    let reading = position.next(run.now(), full, run.limits.sweep_interval);
    let scope = reading.scope;
    let mut stretch = Stretch::behind(reading.cursor.as_ref().and_then(|cursor| cursor.last_id));
    let query = PriceBookEntryQuery { book: PriceBookId(remote) };
    let mut scan = run.client.scan(request::<wire::PriceBookEntry>(query, scope, reading.cursor));
    let mut next = scan.next().await?;
    while let Some(page) = next {
        let covers = stretch.advance(&page.rows);
        position = position.at(scope, page.cursor);
        let place = run.place(&name, &position)?;
        let (taken, following) = join!(take(run, list, &page.rows, scope, covers, place), scan.next());
        taken?;
        next = following?;
        run.attend_urgent().await?;
    }
    let outcome = scan.outcome();
    run.tell_anomalies(Entity::PriceLists, &outcome);
    let finished = position.finished(scope, run.begun(&outcome), outcome.complete);
    let place = run.place(&name, &finished)?;
    take(run, list, &[], scope, stretch.rest().filter(|_| outcome.complete), place).await
}

/// Takes one page of entries.
async fn take(
    run: &Run,
    list: Local<PriceList>,
    rows: &[Row<wire::PriceBookEntry>],
    scope: Scope,
    covers: Option<Covers>,
    place: (String, Option<String>),
) -> Result<(), EngineError> {
    let ids: Vec<i64> = rows.iter().filter_map(|row| row.id).collect();
    let (after, upto) = match covers {
        Some(covers) => (covers.after, covers.upto),
        None => (ids.iter().min().map(|least| least - 1), ids.iter().max().copied()),
    };
    let stored: BTreeMap<i64, Money> = if ids.is_empty() && covers.is_none() {
        BTreeMap::new()
    } else {
        run.store.price_entries(run.shop(), list, after, upto).await?.into_iter().collect()
    };
    let mut counts = Counts::default();
    let mut puts: Vec<PriceEntry> = Vec::new();
    for row in rows {
        counts.seen += 1;
        let read = match &row.value {
            Ok(value) => price_entry(value).map_err(|error| (error.code(), error.to_string())),
            Err(error) => Err(("KV-ROW-MALFORMED", error.reason.clone())),
        };
        match read {
            Ok(entry) => match stored.get(&entry.product.get()) {
                Some(price) if price.same(&entry.price) => counts.unchanged += 1,
                before => {
                    if before.is_some() {
                        counts.updated += 1;
                    } else {
                        counts.created += 1;
                    }
                    puts.push(entry);
                }
            },
            Err((code, reason)) => {
                counts.failed += 1;
                run.fail::<PriceList>(row.id, code, format!("{}: {reason}", place.0), row.raw.get()).await?;
            }
        }
    }
    let present: BTreeSet<i64> = ids.into_iter().collect();
    let removals: Vec<i64> = match (scope, covers) {
        (Scope::Everything, Some(_)) => stored.keys().copied().filter(|id| !present.contains(id)).collect(),
        _ => Vec::new(),
    };
    counts.archived = removals.len() as u64;
    run.count(PRICE_ENTRIES, &counts);
    if run.dry_run {
        return Ok(());
    }
    let progress = Some(run.progress_so_far()?);
    run.store.write_prices(&run.fence, list, &puts, &removals, vec![place], progress, run.now()).await?;
    Ok(())
}
