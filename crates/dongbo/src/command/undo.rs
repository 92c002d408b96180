//! `dongbo undo`: takes back what an entry of the history tells, or all that a run did.

use clap::{ArgGroup, Args};
use dongbo_engine::amend::{UndoRequest, UndoTarget, undo};
use dongbo_store::RunId;
use dongbo_sync::Entity;
use jiff::Timestamp;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::{Failure, Situation};
use crate::house::House;
use crate::process;
use crate::screen;
use crate::terminal::Terminal;

/// What to take back.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("target").required(true).args(["entry", "run", "record"]))]
pub struct Arguments {
    /// Name of the shop
    #[arg(long, value_name = "NAME")]
    shop: String,
    /// This entry of the history
    #[arg(long, value_name = "N")]
    entry: Option<i64>,
    /// All that this run did here
    #[arg(long, value_name = "N")]
    run: Option<i64>,
    /// All that happened to the record with this id, after the entry given with --since
    #[arg(long, value_name = "ID", requires = "entity")]
    record: Option<i64>,
    /// The kind of that record
    #[arg(long, value_name = "ENTITY", requires = "record")]
    entity: Option<Entity>,
    /// The last entry that stays
    #[arg(long, value_name = "N", requires = "record", default_value_t = 0)]
    since: i64,
    /// Write nothing; say what would be done
    #[arg(long)]
    dry_run: bool,
    /// Also where something has changed since; leave out what cannot be taken back
    #[arg(long)]
    force: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
}

/// Runs it. Exit 2: some records were refused.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let house = House::of(&arguments.store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&arguments.shop).await?;
    let target = match (arguments.entry, arguments.run, arguments.entity, arguments.record) {
        (Some(entry), ..) => UndoTarget::Entry(entry),
        (_, Some(run), ..) => UndoTarget::Run(RunId(run)),
        (_, _, Some(entity), Some(local)) => UndoTarget::Since { entity, local, entry: arguments.since },
        // The arguments' group asks for one of them.
        _ => return Err(Failure::invalid_setting("--entry", "missing")),
    };
    let request =
        UndoRequest { target, by: process::person(), dry_run: arguments.dry_run, force: arguments.force };
    let report = match undo(&house.store, shop.id, &request, Timestamp::now()).await {
        Ok(Some(report)) => report,
        Ok(None) => return Err(Failure::invalid_setting(named(target), "no such number")),
        Err(error) => return Err(Situation::of(&house.store, shop.id).await.failure(error)),
    };
    terminal.result(arguments.json, &report, screen::undo::report)?;
    Ok(if report.refused > 0 { Exit::Partial } else { Exit::Done })
}

fn named(target: UndoTarget) -> &'static str {
    match target {
        UndoTarget::Entry(_) => "--entry",
        UndoTarget::Run(_) => "--run",
        UndoTarget::Since { .. } => "--record",
    }
}
