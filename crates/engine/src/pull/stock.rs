//! Stock by itself. Sales and receipts do not move a product's date, and the list's own dates are not to be
//! trusted, so full readings are the truth and dated ones only bring it sooner. A product that the list leaves out
//! keeps its figures: absence is not zero.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use dongbo_store::{Batch, Held, Known, NewPlanItem, Seen, StockReading};
use dongbo_sync::plan::{Action, FieldChange, mark};
use dongbo_sync::records::{Product, StockLevel};
use dongbo_sync::wave::{self, WaveKind};
use dongbo_sync::{Entity, Local, Money, Quantity, Remote, Same};
use futures::join;
use jiff::Timestamp;
use kiotviet::api::stock::StockQuery;
use kiotviet::{Row, wire};

use crate::agreement::prove_stock;
use crate::cost::full_pass_is_due;
use crate::error::EngineError;
use crate::gate::Admission;
use crate::map;
use crate::position::{Position, Scope};
use crate::progress::{Counts, Event};
use crate::pull::carry::text;
use crate::pull::waves::HeldFigure;
use crate::pull::{StockAt, request};
use crate::run::Run;

/// Brings the stock figures up to date, by a full reading where one is due or asked for.
pub(crate) async fn read(run: &Run, asked_for: bool) -> Result<(), EngineError> {
    let name = Entity::Stock.name();
    let mut position = run.position(name).await?;
    let products = run.store.count_linked::<Product>(run.shop()).await?;
    let full = asked_for
        || run.sweeps(Entity::Stock)
        || run.places_have_changed().await?
        || full_pass_is_due(&position, run.now(), products, run.pressed);
    let mut reading = position.next(run.now(), full, run.limits.sweep_interval);
    if reading.scope == Scope::Everything && !run.begin_places(reading.cursor.is_some()).await? {
        reading.cursor = None;
    }
    let resumed_at = reading.cursor.as_ref().map(|cursor| cursor.rows);
    run.progress.report(Event::StageStarted { entity: Entity::Stock, resumed_at });
    let read_before = resumed_at.unwrap_or(0);
    let _reading = run.urgent.reads(Entity::Stock);
    let scope = reading.scope;
    let mut scan = run.client.scan(request::<wire::StockRow>(StockQuery::default(), scope, reading.cursor));
    let mut next = scan.next().await?;
    while let Some(page) = next {
        let (seen, total) = (page.cursor.rows, page.total);
        run.expect(Entity::Stock, total, read_before);
        position = position.at(scope, page.cursor);
        let (rows, overtaken) = run.urgent.part(Entity::Stock, page.rows, page.asked_at);
        run.look_again(Entity::Stock, &overtaken).await?;
        let (taken, following) = join!(take(run, &rows, &position, Some(page.asked_at)), scan.next());
        taken?;
        next = following?;
        run.attend_urgent().await?;
        run.progress.report(Event::Advanced { entity: Entity::Stock, seen, total });
    }
    let outcome = scan.outcome();
    run.tell_anomalies(Entity::Stock, &outcome);
    let began_at = run.begun(&outcome);
    let finished = position.finished(scope, began_at, outcome.complete);
    take(run, &[], &finished, None).await?;
    let whole = scope == Scope::Everything && outcome.complete;
    run.planned_to(Entity::Stock.name(), Entity::Stock, true, &finished, whole).await?;
    if whole {
        run.note_places().await?;
    }
    if whole && !run.gate.is_planning() {
        prove_stock(run, began_at).await?;
    }
    Ok(())
}

/// Notes that a complete reading of all products has brought all stock with it.
pub(crate) async fn came_with_products(run: &Run, products: &Position) -> Result<(), EngineError> {
    // The stock's own readings may have come further already.
    let own = run.position(Entity::Stock.name()).await?;
    let watermark = own.watermark.max(products.watermark);
    let position = Position { reading: None, watermark, ..products.clone() };
    take(run, &[], &position, None).await?;
    run.planned_to(Entity::Stock.name(), Entity::Stock, true, &position, true).await?;
    run.note_places().await?;
    match products.swept_at {
        Some(began_at) if !run.gate.is_planning() => prove_stock(run, began_at).await,
        _ => Ok(()),
    }
}

async fn take(
    run: &Run,
    rows: &[Row<wire::StockRow>],
    position: &Position,
    asked_at: Option<Timestamp>,
) -> Result<(), EngineError> {
    let mut batch = Batch::<Product> { stock_asked_at: asked_at, ..Batch::default() };
    let awaited = run.store.stock_awaited(run.shop()).await?;
    let mut counts = Counts::default();
    let ids: Vec<i64> = rows.iter().filter_map(|row| row.id).collect();
    let known = run.store.known::<Product>(run.shop(), &ids).await?;
    let known: BTreeMap<i64, Known> = known.into_iter().map(|known| (known.remote, known)).collect();
    let along = run.come_along(Entity::Products, ids.iter().copied()).await?;
    let stored = stored(run, known.values().filter_map(|known| known.local)).await?;
    let mut news = Vec::new();
    let mut seen = Vec::new();
    for row in rows {
        let Some(remote) = row.id else { continue };
        let comes_along = along.get(&remote);
        // A product that is not here yet brings its stock when it comes.
        let local = known.get(&remote).and_then(|known| known.local);
        if local.is_none() && (comes_along.is_none_or(|along| along.counted) || !run.gate.is_planning()) {
            continue;
        }
        let levels = match &row.value {
            Ok(value) => {
                map::stock::stock(&value.inventories).map_err(|error| (error.code(), error.to_string()))
            }
            Err(error) => Err(("KV-ROW-MALFORMED", error.reason.clone())),
        };
        match levels {
            Ok(levels) => {
                for level in levels.iter().filter(|level| run.context.sells_at(level.branch)) {
                    let before = local.and_then(|local| stored.get(&(local, level.branch)));
                    seen.push((remote, Some(level.branch)));
                    let Some(read) = compare(remote, level, before, &mut counts) else {
                        batch.stock.extend(still(remote, level, before, local, &awaited));
                        continue;
                    };
                    let empties = before.is_some_and(|(before, _)| wave::runs_empty(before, &read.level));
                    let product = (empties || !run.gate.is_open())
                        .then(|| known.get(&remote))
                        .flatten()
                        .and_then(|known| serde_json::from_str::<Product>(&known.theirs).ok());
                    news.push(News {
                        read,
                        before: before.copied(),
                        price: product.as_ref().map(|product| product.base_price),
                        label: product.map_or_else(|| remote.to_string(), |product| product.code).into(),
                        comes_along: comes_along.is_some(),
                    });
                }
            }
            Err((code, reason)) => {
                counts.failed += 1;
                run.fail::<Product>(row.id, code, format!("stock: {reason}"), row.raw.get()).await?;
            }
        }
    }
    batch.stock.extend(carry_out(run, news, seen, true, &mut counts).await?);
    run.count(Entity::Stock.name(), &counts);
    if run.gate.is_planning() {
        return Ok(());
    }
    if run.may_move(&[Entity::Stock.name()], position) {
        batch.positions.push(run.place(Entity::Stock.name(), position)?);
    }
    batch.run = Some(run.progress_so_far()?);
    run.store.write(&run.fence, batch, run.now()).await?;
    Ok(())
}

/// One figure that is news.
pub(crate) struct News<'a> {
    /// What was read.
    pub read: StockReading,
    /// What was known.
    pub before: Option<(StockLevel, bool)>,
    /// What people call the product.
    pub label: Cow<'a, str>,
    /// The price by which pieces are valued.
    pub price: Option<Money>,
    /// The product is made or linked in the same go and brings its stock along.
    pub comes_along: bool,
}

/// Lets figures through the gate. Those that are left out are no longer counted.
pub(crate) async fn carry_out(
    run: &Run,
    news: Vec<News<'_>>,
    seen: Vec<(i64, Option<i64>)>,
    from_a_list: bool,
    counts: &mut Counts,
) -> Result<Vec<StockReading>, EngineError> {
    let news = if run.gate.is_planning() { once(run, news, counts) } else { news };
    let news = hold_back(run, news, &seen, from_a_list, counts).await?;
    if run.gate.is_open() {
        return Ok(news.into_iter().map(|news| news.read).collect());
    }
    let (along, asked): (Vec<_>, Vec<_>) = news.into_iter().partition(|news| news.comes_along);
    let intents: Vec<NewPlanItem> = asked.iter().map(intent).collect();
    let admissions = run.admit(Entity::Stock, &intents, Seen { subjects: seen }).await?;
    let mut carried = Vec::new();
    if !run.gate.is_planning() {
        carried.extend(along.into_iter().map(|news| news.read));
    }
    for (news, admission) in asked.into_iter().zip(admissions) {
        match admission {
            Admission::Carry => carried.push(news.read),
            Admission::Planned => {}
            Admission::LeftOut(outcome) => {
                let counted = if news.before.is_some() { &mut counts.updated } else { &mut counts.created };
                *counted = counted.saturating_sub(1);
                run.left_out(Entity::Stock.name(), outcome);
            }
        }
    }
    Ok(carried)
}

/// In a plan nothing is stored: what came with a product's row is news once more when stock is read by itself.
fn once<'a>(run: &Run, mut news: Vec<News<'a>>, counts: &mut Counts) -> Vec<News<'a>> {
    news.retain(|news| {
        let first = news.comes_along || run.foresee_stock(news.read.product.get(), news.read.branch.get());
        if !first {
            let counted = if news.before.is_some() { &mut counts.updated } else { &mut counts.created };
            *counted = counted.saturating_sub(1);
            counts.unchanged += 1;
        }
        first
    });
    news
}

/// Holds back figures that run empty; the others go on.
async fn hold_back<'a>(
    run: &Run,
    news: Vec<News<'a>>,
    seen: &[(i64, Option<i64>)],
    from_a_list: bool,
    counts: &mut Counts,
) -> Result<Vec<News<'a>>, EngineError> {
    let runs_empty =
        |news: &News<'_>| news.before.is_some_and(|(before, _)| wave::runs_empty(&before, &news.read.level));
    let alarming: Vec<Held> = news
        .iter()
        .filter(|news| runs_empty(news))
        .map(|news| Held {
            remote: news.read.product.get(),
            parent: news.read.branch.get(),
            kind: WaveKind::Zeros,
            label: news.label.to_string(),
            before: text(&news.before.map(|(before, _)| before.on_hand)),
            after: text(&news.read.level.on_hand),
            observed: text(&HeldFigure { level: news.read.level, sold_here: news.read.sold_here }),
            changed_at: None,
        })
        .collect();
    let seen = seen.iter().map(|(remote, branch)| (*remote, branch.unwrap_or_default(), None)).collect();
    let held = run.hold_back(Entity::Stock, alarming, seen, from_a_list).await?;
    // They are counted when they are taken.
    counts.updated = counts.updated.saturating_sub(held.len() as u64);
    Ok(news
        .into_iter()
        .filter(|news| !held.contains(&(news.read.product.get(), news.read.branch.get())))
        .collect())
}

/// A figure in a plan's words.
fn intent(news: &News<'_>) -> NewPlanItem {
    let after = news.read.level;
    let (before, sold_before) = news.before.map_or((None, None), |(level, sold)| (Some(level), Some(sold)));
    let mut fields = Vec::new();
    if before.is_none_or(|before| before.on_hand != after.on_hand) {
        fields.push(FieldChange::new("on_hand", before.map(|level| level.on_hand), after.on_hand));
    }
    if before.is_none_or(|before| before.reserved != after.reserved) {
        fields.push(FieldChange::new("reserved", before.map(|level| level.reserved), after.reserved));
    }
    if sold_before.is_some_and(|sold| sold != news.read.sold_here) {
        fields.push(FieldChange::new("sold_here", sold_before, news.read.sold_here));
    }
    let fields = text(&fields);
    let pieces = after.on_hand - before.map_or(Quantity::ZERO, |level| level.on_hand);
    NewPlanItem {
        entity: Entity::Stock,
        action: if news.before.is_some() { Action::Change } else { Action::Create },
        remote_id: Some(news.read.product.get()),
        local_id: None,
        parent_id: Some(news.read.branch.get()),
        label: news.label.to_string(),
        mark: mark(&fields),
        fields: Some(fields),
        money: news.price.map(|price| price * pieces),
        pieces: Some(pieces),
    }
}

/// The figures that are kept now, by product and KiotViet's branch.
pub(crate) type StoredStock = BTreeMap<(i64, i64), (StockLevel, bool)>;

/// Loads the figures of some of our products.
pub(crate) async fn stored(
    run: &Run,
    products: impl Iterator<Item = i64>,
) -> Result<StoredStock, EngineError> {
    let products: Vec<Local<Product>> = products.map(Local::new).collect();
    if products.is_empty() {
        return Ok(StoredStock::new());
    }
    let rows = run.store.stock_of(run.shop(), &products).await?;
    Ok(rows
        .into_iter()
        .map(|(product, branch, level, sold_here)| ((product.get(), branch), (level, sold_here)))
        .collect())
}

/// A reading that says nothing new, of a product for whose counting orders of ours wait: the store is told all the same.
pub(crate) fn still(
    remote: i64,
    reading: &StockAt,
    before: Option<&(StockLevel, bool)>,
    local: Option<i64>,
    awaited: &BTreeSet<i64>,
) -> Option<StockReading> {
    local.filter(|local| awaited.contains(local))?;
    Some(StockReading {
        product: Remote::new(remote),
        branch: Remote::new(reading.branch),
        level: reading.level,
        sold_here: before.is_none_or(|(_, sold_here)| *sold_here),
    })
}

/// The reading, if it says something new.
pub(crate) fn compare(
    remote: i64,
    reading: &StockAt,
    before: Option<&(StockLevel, bool)>,
    counts: &mut Counts,
) -> Option<StockReading> {
    counts.seen += 1;
    let sold_here = reading.sold_here.or(before.map(|(_, sold_here)| *sold_here)).unwrap_or(true);
    match before {
        Some((level, sold)) if level.same(&reading.level) && *sold == sold_here => {
            counts.unchanged += 1;
            return None;
        }
        Some(_) => counts.updated += 1,
        None => counts.created += 1,
    }
    Some(StockReading {
        product: Remote::new(remote),
        branch: Remote::new(reading.branch),
        level: reading.level,
        sold_here,
    })
}
