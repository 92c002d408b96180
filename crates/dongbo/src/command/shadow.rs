//! `dongbo shadow`: what shadow mode would have done.

use clap::{Args, Subcommand};
use dongbo_store::{Plan, PlanTotal};
use serde::Serialize;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::house::House;
use crate::screen;
use crate::terminal::Terminal;

/// What to do about shadow mode.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show what would have been done so far; `dongbo plan show` lists it record by record
    Report {
        /// Name of the shop
        #[arg(long, value_name = "NAME")]
        shop: String,
        /// Print the result as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        store: StoreOptions,
    },
}

#[derive(Debug, Serialize)]
struct Report {
    on: bool,
    plan: Option<Plan>,
    totals: Vec<PlanTotal>,
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let Command::Report { shop, json, store } = arguments.command;
    let house = House::of(&store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&shop).await?;
    let on = house.store.connection(shop.id).await?.is_some_and(|connection| connection.is_in_shadow());
    let plan = house.store.rolling_plan(shop.id).await?;
    let totals = match &plan {
        Some(plan) => house.store.plan_totals(shop.id, plan.id).await?,
        None => Vec::new(),
    };
    terminal.result(json, &Report { on, plan, totals }, |language, report| {
        let mut text = if report.on {
            language.of(
                "Đang chạy thử song song: không ghi gì lên Abaha lẫn KiotViet.\n",
                "Shadow mode is on: nothing is written, neither on Abaha nor on KiotViet.\n",
            )
        } else {
            language.of("Không chạy thử song song.\n", "Shadow mode is off.\n")
        }
        .to_owned();
        if let Some(plan) = &report.plan {
            text.push_str(&screen::plan::figures(language, plan, &report.totals));
            text.push_str(&screen::plan::how_to_go_on(language, &shop.name, plan.id));
        }
        text
    })?;
    Ok(Exit::Done)
}
