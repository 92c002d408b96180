//! `dongbo failures`: the records that could not be synchronised, and why.

use clap::Args;
use dongbo_sync::Entity;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::house::House;
use crate::screen;
use crate::terminal::Terminal;

/// Whose failures to list.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Name of the shop
    #[arg(long, value_name = "NAME")]
    shop: String,
    /// Only records of this kind
    #[arg(long, value_name = "ENTITY")]
    entity: Option<Entity>,
    /// Print the result as JSON, with KiotViet's rows as they came
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
}

/// How many are read at once.
const PAGE: u32 = 500;

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let house = House::of(&arguments.store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&arguments.shop).await?;
    let mut failures = Vec::new();
    let mut after = None;
    loop {
        let page = house.store.failures(shop.id, arguments.entity, after, PAGE).await?;
        failures.extend(page.items);
        after = page.next_cursor;
        if after.is_none() {
            break;
        }
    }
    terminal.result(arguments.json, &failures, |language, failures| {
        screen::failures::failures(language, failures)
    })?;
    Ok(Exit::Done)
}
