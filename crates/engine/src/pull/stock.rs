//! Stock by itself. Sales and receipts do not move a product's date, and the list's own dates are not to be
//! trusted, so full readings are the truth and dated ones only bring it sooner. A product that the list leaves out
//! keeps its figures: absence is not zero.

use std::collections::BTreeMap;

use dongbo_store::{Batch, StockReading};
use dongbo_sync::records::{Product, StockLevel};
use dongbo_sync::{Entity, Local, Remote, Same};
use futures::join;
use kiotviet::api::stock::StockQuery;
use kiotviet::{Row, wire};

use crate::agreement::prove_stock;
use crate::cost::full_pass_is_due;
use crate::error::EngineError;
use crate::map;
use crate::position::{Position, Scope};
use crate::progress::{Counts, Event};
use crate::pull::{StockAt, request};
use crate::run::Run;

/// Brings the stock figures up to date, by a full reading where one is due or asked for.
pub(crate) async fn read(run: &Run, asked_for: bool) -> Result<(), EngineError> {
    let name = Entity::Stock.name();
    let mut position = run.position(name).await?;
    let products = run.store.count_linked::<Product>(run.shop()).await?;
    let full = asked_for
        || run.sweeps(Entity::Stock)
        || full_pass_is_due(&position, run.now(), products, run.pressed);
    let reading = position.next(run.now(), full, run.limits.sweep_interval);
    let resumed_at = reading.cursor.as_ref().map(|cursor| cursor.rows);
    run.progress.report(Event::StageStarted { entity: Entity::Stock, resumed_at });
    let _reading = run.urgent.reads(Entity::Stock);
    let scope = reading.scope;
    let mut scan = run.client.scan(request::<wire::StockRow>(StockQuery::default(), scope, reading.cursor));
    let mut next = scan.next().await?;
    while let Some(page) = next {
        let (seen, total) = (page.cursor.rows, page.total);
        position = position.at(scope, page.cursor);
        let (rows, overtaken) = run.urgent.part(Entity::Stock, page.rows, page.asked_at);
        run.look_again(Entity::Stock, &overtaken).await?;
        let (taken, following) = join!(take(run, &rows, &position), scan.next());
        taken?;
        next = following?;
        run.attend_urgent().await?;
        run.progress.report(Event::Advanced { entity: Entity::Stock, seen, total });
    }
    let outcome = scan.outcome();
    run.tell_anomalies(Entity::Stock, &outcome);
    let began_at = run.begun(&outcome);
    take(run, &[], &position.finished(scope, began_at, outcome.complete)).await?;
    if outcome.complete && scope == Scope::Everything && !run.dry_run {
        prove_stock(run, began_at).await?;
    }
    Ok(())
}

/// Notes that a complete reading of all products has brought all stock with it.
pub(crate) async fn came_with_products(run: &Run, products: &Position) -> Result<(), EngineError> {
    take(run, &[], &Position { reading: None, ..products.clone() }).await?;
    match products.swept_at {
        Some(began_at) if !run.dry_run => prove_stock(run, began_at).await,
        _ => Ok(()),
    }
}

async fn take(run: &Run, rows: &[Row<wire::StockRow>], position: &Position) -> Result<(), EngineError> {
    let mut batch = Batch::<Product>::default();
    let mut counts = Counts::default();
    let ids: Vec<i64> = rows.iter().filter_map(|row| row.id).collect();
    let known = run.store.known::<Product>(run.shop(), &ids).await?;
    let locals: BTreeMap<i64, i64> =
        known.iter().filter_map(|known| known.local.map(|local| (known.remote, local))).collect();
    let stored = stored(run, locals.values().copied()).await?;
    for row in rows {
        // A product that is not here yet brings its stock when it comes.
        let Some((remote, local)) = row.id.and_then(|id| locals.get(&id).map(|local| (id, *local))) else {
            continue;
        };
        let levels = match &row.value {
            Ok(value) => {
                map::stock::stock(&value.inventories).map_err(|error| (error.code(), error.to_string()))
            }
            Err(error) => Err(("KV-ROW-MALFORMED", error.reason.clone())),
        };
        match levels {
            Ok(levels) => {
                for level in levels.iter().filter(|level| run.context.sells_at(level.branch)) {
                    compare(remote, level, stored.get(&(local, level.branch)), &mut batch, &mut counts);
                }
            }
            Err((code, reason)) => {
                counts.failed += 1;
                run.fail::<Product>(row.id, code, format!("stock: {reason}"), row.raw.get()).await?;
            }
        }
    }
    run.count(Entity::Stock.name(), &counts);
    if run.dry_run {
        return Ok(());
    }
    batch.positions.push(run.place(Entity::Stock.name(), position)?);
    batch.run = Some(run.progress_so_far()?);
    run.store.write(&run.fence, batch, run.now()).await?;
    Ok(())
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

/// Writes one reading if it says something new.
pub(crate) fn compare(
    remote: i64,
    reading: &StockAt,
    before: Option<&(StockLevel, bool)>,
    batch: &mut Batch<impl dongbo_sync::Record>,
    counts: &mut Counts,
) {
    counts.seen += 1;
    let sold_here = reading.sold_here.or(before.map(|(_, sold_here)| *sold_here)).unwrap_or(true);
    match before {
        Some((level, sold)) if level.same(&reading.level) && *sold == sold_here => {
            counts.unchanged += 1;
            return;
        }
        Some(_) => counts.updated += 1,
        None => counts.created += 1,
    }
    batch.stock.push(StockReading {
        product: Remote::new(remote),
        branch: Remote::new(reading.branch),
        level: reading.level,
        sold_here,
    });
}
