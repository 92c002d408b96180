//! `dongbo outbox`: what waits to go to KiotViet, why it has not gone, and trying it again.

use clap::{Args, Subcommand};
use dongbo_sync::Entity;
use serde::Serialize;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::house::House;
use crate::screen;
use crate::terminal::Terminal;

/// Whose outbox.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Name of the shop
    #[arg(long, value_name = "NAME", global = true, default_value = "")]
    shop: String,
    /// Only what waits for a person
    #[arg(long)]
    parked: bool,
    /// Print the result as JSON
    #[arg(long, global = true)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Try what waits again: one record, all of a kind, or all (Gửi lại)
    Retry {
        /// Only records of this kind
        #[arg(long, value_name = "ENTITY")]
        entity: Option<Entity>,
        /// Only the record with this number
        #[arg(long, value_name = "ID", requires = "entity")]
        id: Option<i64>,
    },
}

/// How many are read at once.
const PAGE: u32 = 500;

/// What a retry answers.
#[derive(Serialize)]
struct Queued {
    records: u64,
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let house = House::of(&arguments.store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&arguments.shop).await?;
    if let Some(Act::Retry { entity, id }) = arguments.act {
        let records = house.store.retry_outbox(shop.id, entity, id, jiff::Timestamp::now()).await?;
        terminal.result(arguments.json, &Queued { records }, |language, queued| {
            screen::outbox::queued(language, queued.records)
        })?;
        return Ok(Exit::Done);
    }
    let mut waiting = Vec::new();
    let mut after = None;
    loop {
        let page = house.store.outbox(shop.id, arguments.parked.then_some(true), after, PAGE).await?;
        waiting.extend(page.items);
        after = page.next_cursor;
        if after.is_none() {
            break;
        }
    }
    terminal
        .result(arguments.json, &waiting, |language, waiting| screen::outbox::waiting(language, waiting))?;
    Ok(Exit::Done)
}
