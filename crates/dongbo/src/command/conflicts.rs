//! `dongbo conflicts`: what waits for a person, and deciding it.

use std::collections::BTreeSet;

use clap::{ArgGroup, Args, Subcommand};
use dongbo_engine::amend::{ConflictFilter, decide_conflicts};
use dongbo_store::SettlingChoice;
use dongbo_sync::Entity;
use jiff::Timestamp;
use serde_json::Value;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::{Failure, Situation};
use crate::house::House;
use crate::process;
use crate::screen;
use crate::terminal::Terminal;

/// Which conflicts to list.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Arguments {
    #[command(subcommand)]
    action: Option<Action>,
    #[command(flatten)]
    list: List,
}

#[derive(Debug, Args)]
struct List {
    /// Name of the shop
    #[arg(long, value_name = "NAME", required = true)]
    shop: Option<String>,
    /// Only records of this kind
    #[arg(long, value_name = "ENTITY")]
    entity: Option<Entity>,
    /// Those that are closed instead of those that are open
    #[arg(long)]
    closed: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Decide conflicts about fields: those named, or all that fit
    Decide(Decide),
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("choice").required(true).args(["ours", "theirs", "value"]))]
#[command(group = ArgGroup::new("which").required(true).multiple(true).args(["id", "entity", "field", "all"]))]
struct Decide {
    /// Name of the shop
    #[arg(long, value_name = "NAME")]
    shop: String,
    /// Abaha's value
    #[arg(long)]
    ours: bool,
    /// KiotViet's value
    #[arg(long)]
    theirs: bool,
    /// Another value, as JSON in the form in which both are shown; a bare text is taken as one
    #[arg(long, value_name = "VALUE")]
    value: Option<String>,
    /// Only these, by number
    #[arg(long, value_name = "N", value_delimiter = ',')]
    id: Vec<i64>,
    /// Only records of this kind
    #[arg(long, value_name = "ENTITY")]
    entity: Option<Entity>,
    /// Only about this field
    #[arg(long, value_name = "FIELD")]
    field: Option<String>,
    /// All
    #[arg(long)]
    all: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
}

/// How many are read at once.
const PAGE: u32 = 500;

/// Runs it. Exit 2: some wait for a decision still.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    match arguments.action {
        Some(Action::Decide(decide)) => run_decide(decide, terminal).await,
        None => run_list(arguments.list, terminal).await,
    }
}

async fn run_list(list: List, terminal: &Terminal) -> Result<Exit, Failure> {
    let house = House::of(&list.store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&list.shop.unwrap_or_default()).await?;
    let mut conflicts = Vec::new();
    let mut after = None;
    loop {
        let page =
            house.store.conflict_views(shop.id, list.entity, None, None, !list.closed, after, PAGE).await?;
        conflicts.extend(page.items);
        after = page.next_cursor;
        if after.is_none() {
            break;
        }
    }
    terminal.result(list.json, &conflicts, |language, conflicts| {
        screen::conflicts::conflicts(language, conflicts)
    })?;
    Ok(Exit::Done)
}

async fn run_decide(decide: Decide, terminal: &Terminal) -> Result<Exit, Failure> {
    let house = House::of(&decide.store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&decide.shop).await?;
    let choice = match decide.value {
        Some(text) => SettlingChoice::Value(serde_json::from_str(&text).unwrap_or(Value::String(text))),
        None if decide.theirs => SettlingChoice::Theirs,
        None => SettlingChoice::Ours,
    };
    let filter = ConflictFilter {
        entity: decide.entity,
        field: decide.field,
        ids: (!decide.id.is_empty()).then(|| BTreeSet::from_iter(decide.id)),
    };
    let person = process::person();
    let outcome = decide_conflicts(&house.store, shop.id, &filter, &choice, &person, Timestamp::now()).await;
    let report = match outcome {
        Ok(report) => report,
        Err(error) => return Err(Situation::of(&house.store, shop.id).await.failure(error)),
    };
    terminal.result(decide.json, &report, screen::conflicts::decided)?;
    Ok(if report.open > 0 { Exit::Partial } else { Exit::Done })
}
