//! `dongbo sync`: one run to its end.

use std::sync::Arc;

use clap::Args;
use dongbo_engine::SyncOptions;
use dongbo_store::PlanId;
use dongbo_sync::Entity;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::{Failure, Situation};
use crate::house::House;
use crate::progress;
use crate::screen;
use crate::terminal::Terminal;

/// What to synchronise, and how carefully.
#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 all well; 2 finished, some records failed or wait for a decision; 1 failed."
)]
pub struct Arguments {
    /// Name of the shop
    #[arg(long, value_name = "NAME")]
    shop: String,
    /// Only these, separated by commas: branches, categories, customer_groups, products, stock, price_lists,
    /// customers, orders
    #[arg(long, value_name = "ENTITY,…", value_delimiter = ',')]
    only: Vec<Entity>,
    /// Read and decide, but write nothing: what would be done becomes a plan (see `dongbo plan`)
    #[arg(long)]
    dry_run: bool,
    /// Read every list completely instead of what changed
    #[arg(long)]
    full: bool,
    /// Carry out a mass disappearance that the brake has stopped: a person has looked and it is meant
    #[arg(long)]
    allow_disappearance: bool,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
    #[command(flatten)]
    kiotviet: KiotVietOptions,
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let house = House::of(&arguments.store, &arguments.kiotviet).await?;
    let shop = house.shop(&arguments.shop).await?;
    let options = SyncOptions {
        only: (!arguments.only.is_empty()).then_some(arguments.only),
        dry_run: arguments.dry_run,
        full: arguments.full,
        allow_disappearance: arguments.allow_disappearance,
        trigger: "command".to_owned(),
        ..SyncOptions::default()
    };
    let progress = Arc::from(progress::watching(terminal.language, arguments.json));
    let report = match house.engine()?.sync(shop.id, options, progress).await {
        Ok(report) => report,
        Err(error) => return Err(Situation::of(&house.store, shop.id).await.failure(error)),
    };
    if arguments.json {
        terminal.print_json(&report)?;
    } else {
        let mut text = screen::run::run(terminal.language, &report);
        if let Some(plan) = report.plan {
            text.push_str(&super::plan::outline(&house, &shop, PlanId(plan), terminal.language).await?);
        }
        terminal.print(&text)?;
    }
    Ok(if report.is_clean() { Exit::Done } else { Exit::Partial })
}
