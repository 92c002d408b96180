//! `dongbo history`: what has changed on either side.

use clap::Args;
use dongbo_store::HistoryQuery;
use dongbo_sync::Entity;
use jiff::Timestamp;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::house::House;
use crate::screen;
use crate::terminal::Terminal;

/// Which part of the history to show.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Name of the shop
    #[arg(long, value_name = "NAME")]
    shop: String,
    /// All about records that have this code or name, or had it
    #[arg(long, value_name = "CODE")]
    code: Option<String>,
    /// Only what happened in this run
    #[arg(long, value_name = "N")]
    run: Option<i64>,
    /// Only records of this kind
    #[arg(long, value_name = "ENTITY")]
    entity: Option<Entity>,
    /// Only the record with this id
    #[arg(long, value_name = "ID", requires = "entity")]
    record: Option<i64>,
    /// Not before this instant, such as 2026-11-24T08:00:00+07:00
    #[arg(long, value_name = "INSTANT")]
    since: Option<Timestamp>,
    /// How many entries at most, the latest first
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: u32,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let house = House::of(&arguments.store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&arguments.shop).await?;
    let wanted = usize::try_from(arguments.limit).unwrap_or(usize::MAX);
    let mut entries = Vec::new();
    let mut after = None;
    while entries.len() < wanted {
        let left = u32::try_from(wanted - entries.len()).unwrap_or(u32::MAX);
        let query = HistoryQuery {
            entity: arguments.entity,
            record: arguments.record,
            code: arguments.code.clone(),
            run: arguments.run,
            since: arguments.since,
            after,
            limit: left,
            ..HistoryQuery::default()
        };
        let page = house.store.history(shop.id, query).await?;
        entries.extend(page.items);
        after = page.next_cursor;
        if after.is_none() {
            break;
        }
    }
    terminal
        .result(arguments.json, &entries, |language, entries| screen::history::entries(language, entries))?;
    Ok(Exit::Done)
}
