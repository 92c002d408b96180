//! The entries of price lists. They flow one way and carry no dates: the newest reading wins, and an entry that a
//! complete reading does not hold is removed.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_store::{Held, NewPlanItem, Seen};
use dongbo_sync::plan::{Action, FieldChange, mark};
use dongbo_sync::records::{PriceEntry, PriceList, Product};
use dongbo_sync::wave::{self, WaveKind};
use dongbo_sync::{Entity, Local, Money, Same};
use futures::join;
use jiff::Timestamp;
use kiotviet::api::pricebooks::PriceBookEntryQuery;
use kiotviet::ids::PriceBookId;
use kiotviet::{Row, wire};

use crate::cost::{full_pass_is_due, next_full_pass};
use crate::error::EngineError;
use crate::gate::Admission;
use crate::map::price_list::price_entry;
use crate::position::{Position, Scope};
use crate::progress::Counts;
use crate::pull::carry::text;
use crate::pull::request;
use crate::pull::stretch::{Covers, Stretch};
use crate::run::Run;

/// The name under which entries are counted.
pub(crate) const PRICE_ENTRIES: &str = "price_entries";

/// Reads the entries of every live price list.
pub(crate) async fn read_all(run: &Run) -> Result<(), EngineError> {
    for (remote, local) in run.lists_in_use().await? {
        let along = run.come_along(Entity::PriceLists, std::iter::once(remote)).await?;
        let list = List { remote, local: local.map(Local::new), comes_along: !along.is_empty() };
        read_list(run, list).await?;
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

/// A list whose entries are read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct List {
    pub remote: i64,
    /// Ours; missing where a plan would make it.
    pub local: Option<Local<PriceList>>,
    /// The list is made or linked by the plan, and its entries come with it.
    pub comes_along: bool,
}

/// Reads the entries of one list: all of them where the hour affords it, otherwise those that have changed.
pub(crate) async fn read_list(run: &Run, list: List) -> Result<(), EngineError> {
    let _reading = run.urgent.reads(Entity::PriceLists);
    let remote = list.remote;
    let name = name_of(remote);
    let mut position = run.position(&name).await?;
    let stored = match list.local {
        Some(local) => run.store.count_price_entries(run.shop(), local).await?,
        None => 0,
    };
    let full = run.sweeps(Entity::PriceLists) || full_pass_is_due(&position, run.now(), stored, run.pressed);
    let reading = position.next(run.now(), full, run.limits.sweep_interval);
    let scope = reading.scope;
    let read_before = reading.cursor.as_ref().map_or(0, |cursor| cursor.rows);
    let mut untold = true;
    let mut stretch = Stretch::behind(reading.cursor.as_ref().and_then(|cursor| cursor.last_id));
    let query = PriceBookEntryQuery { book: PriceBookId(remote) };
    let mut scan = run.client.scan(request::<wire::PriceBookEntry>(query, scope, reading.cursor));
    let mut next = scan.next().await?;
    while let Some(page) = next {
        let covers = stretch.advance(&page.rows);
        if std::mem::take(&mut untold) {
            run.expect_more(Entity::PriceLists, page.total, read_before);
        }
        position = position.at(scope, page.cursor);
        let (taken, following) =
            join!(take(run, list, &page.rows, scope, covers, (&name, &position)), scan.next());
        taken?;
        next = following?;
        run.attend_urgent().await?;
    }
    let outcome = scan.outcome();
    run.tell_anomalies(Entity::PriceLists, &outcome);
    let finished = position.finished(scope, run.begun(&outcome), outcome.complete);
    let rest = stretch.rest().filter(|_| outcome.complete);
    take(run, list, &[], scope, rest, (&name, &finished)).await?;
    run.settle_held_prices(remote, list.local).await?;
    // What a rolling plan said about single prices is forgotten price by price.
    run.planned_to(&name, Entity::PriceLists, true, &finished, false).await
}

/// Takes one page of entries.
async fn take(
    run: &Run,
    list: List,
    rows: &[Row<wire::PriceBookEntry>],
    scope: Scope,
    covers: Option<Covers>,
    (name, position): (&str, &Position),
) -> Result<(), EngineError> {
    let ids: Vec<i64> = rows.iter().filter_map(|row| row.id).collect();
    let (after, upto) = match covers {
        Some(covers) => (covers.after, covers.upto),
        None => (ids.iter().min().map(|least| least - 1), ids.iter().max().copied()),
    };
    let stored: BTreeMap<i64, Money> = match list.local {
        Some(local) if !ids.is_empty() || covers.is_some() => {
            run.store.price_entries(run.shop(), local, after, upto).await?.into_iter().collect()
        }
        _ => BTreeMap::new(),
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
                run.fail::<PriceList>(row.id, code, format!("{name}: {reason}"), row.raw.get()).await?;
            }
        }
    }
    let present: BTreeSet<i64> = ids.iter().copied().collect();
    let mut removals: Vec<i64> = match (scope, covers) {
        (Scope::Everything, Some(_)) => stored.keys().copied().filter(|id| !present.contains(id)).collect(),
        _ => Vec::new(),
    };
    counts.archived = removals.len() as u64;
    hold_back(run, list, &stored, (&mut puts, &mut removals), &ids, &mut counts).await?;
    if !run.gate.is_open() {
        carry_out(run, list, &stored, (&mut puts, &mut removals), ids, &mut counts).await?;
    }
    run.count(PRICE_ENTRIES, &counts);
    let Some(local) = list.local.filter(|_| !run.gate.is_planning()) else { return Ok(()) };
    let places =
        if run.may_move(&[PRICE_ENTRIES], position) { vec![run.place(name, position)?] } else { Vec::new() };
    let progress = Some(run.progress_so_far()?);
    run.store.write_prices(&run.fence, local, &puts, &removals, places, progress, run.now()).await?;
    Ok(())
}

/// Holds back prices that fall by half or vanish; the others go on.
async fn hold_back(
    run: &Run,
    list: List,
    stored: &BTreeMap<i64, Money>,
    (puts, removals): (&mut Vec<PriceEntry>, &mut Vec<i64>),
    ids: &[i64],
    counts: &mut Counts,
) -> Result<(), EngineError> {
    let falls = puts.iter().filter_map(|entry| {
        let before = *stored.get(&entry.product.get())?;
        wave::halves(before, entry.price).then_some((entry.product.get(), before, Some(entry.price)))
    });
    let gone = removals.iter().filter_map(|product| Some((*product, *stored.get(product)?, None)));
    let alarming: Vec<(i64, Money, Option<Money>)> = falls.chain(gone).collect();
    let products: Vec<i64> = alarming.iter().map(|(product, ..)| *product).collect();
    let labels = if products.is_empty() { BTreeMap::new() } else { labels(run, &products).await? };
    let held = alarming
        .into_iter()
        .map(|(product, before, after)| Held {
            remote: product,
            parent: list.remote,
            kind: if after.is_some() { WaveKind::Halved } else { WaveKind::Vanished },
            label: labels.get(&product).cloned().unwrap_or_else(|| product.to_string()),
            before: text(&before),
            after: text(&after),
            observed: text(&after),
            changed_at: None,
        })
        .collect();
    let seen = ids.iter().chain(removals.iter()).map(|product| (*product, list.remote, None)).collect();
    let held = run.hold_back(Entity::PriceLists, held, seen, true).await?;
    let is_held = |product: i64| held.contains(&(product, list.remote));
    let before = (puts.len(), removals.len());
    puts.retain(|entry| !is_held(entry.product.get()));
    removals.retain(|product| !is_held(*product));
    // They are counted when they are taken.
    counts.updated = counts.updated.saturating_sub((before.0 - puts.len()) as u64);
    counts.archived = counts.archived.saturating_sub((before.1 - removals.len()) as u64);
    Ok(())
}

/// Lets prices through the gate: what is left out is taken away again.
async fn carry_out(
    run: &Run,
    list: List,
    stored: &BTreeMap<i64, Money>,
    (puts, removals): (&mut Vec<PriceEntry>, &mut Vec<i64>),
    seen: Vec<i64>,
    counts: &mut Counts,
) -> Result<(), EngineError> {
    if list.comes_along {
        return Ok(());
    }
    let products: Vec<i64> =
        puts.iter().map(|entry| entry.product.get()).chain(removals.iter().copied()).collect();
    let labels = labels(run, &products).await?;
    let intent = |product: i64, after: Option<Money>| {
        let before = stored.get(&product).copied();
        let fields = text(&[FieldChange::new("price", before, after)]);
        NewPlanItem {
            entity: Entity::PriceLists,
            action: match (before, after) {
                (_, None) => Action::Archive,
                (None, _) => Action::Create,
                (Some(_), Some(_)) => Action::Change,
            },
            remote_id: Some(product),
            local_id: None,
            parent_id: Some(list.remote),
            label: labels.get(&product).cloned().unwrap_or_else(|| product.to_string()),
            mark: mark(&fields),
            fields: Some(fields),
            money: before.zip(after).map(|(before, after)| after - before),
            pieces: None,
        }
    };
    let intents: Vec<NewPlanItem> = puts
        .iter()
        .map(|entry| intent(entry.product.get(), Some(entry.price)))
        .chain(removals.iter().map(|product| intent(*product, None)))
        .collect();
    let seen = Seen { subjects: seen.into_iter().map(|product| (product, Some(list.remote))).collect() };
    let admissions = run.admit(Entity::PriceLists, &intents, seen).await?;
    let mut refused = BTreeSet::new();
    for (intent, admission) in intents.iter().zip(admissions) {
        let (Admission::LeftOut(outcome), Some(product)) = (admission, intent.remote_id) else { continue };
        refused.insert(product);
        run.left_out(PRICE_ENTRIES, outcome);
        let counted = match intent.action {
            Action::Archive => &mut counts.archived,
            Action::Create => &mut counts.created,
            _ => &mut counts.updated,
        };
        *counted = counted.saturating_sub(1);
    }
    puts.retain(|entry| !refused.contains(&entry.product.get()));
    removals.retain(|product| !refused.contains(product));
    Ok(())
}

/// What people call these products, as far as they are known.
async fn labels(run: &Run, products: &[i64]) -> Result<BTreeMap<i64, String>, EngineError> {
    let known = run.store.known::<Product>(run.shop(), products).await?;
    Ok(known
        .into_iter()
        .filter_map(|known| {
            let product: Product = serde_json::from_str(&known.theirs).ok()?;
            Some((known.remote, product.code))
        })
        .collect())
}
