//! `dongbo verify`: reads KiotViet again and compares.

use std::sync::Arc;

use clap::Args;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::{Failure, Situation};
use crate::house::House;
use crate::progress;
use crate::screen;
use crate::terminal::Terminal;

/// What to compare.
#[derive(Debug, Args)]
#[command(after_help = "Exit codes: 0 both sides are equal; 2 they differ; 1 the comparison failed.")]
pub struct Arguments {
    /// Name of the shop
    #[arg(long, value_name = "NAME")]
    shop: String,
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
    let progress = Arc::from(progress::watching(terminal.language, arguments.json));
    let report = match house.engine()?.verify(shop.id, progress).await {
        Ok(report) => report,
        Err(error) => return Err(Situation::of(&house.store, shop.id).await.failure(error)),
    };
    terminal.result(arguments.json, &report, screen::verification::verification)?;
    Ok(if report.is_equal() { Exit::Done } else { Exit::Partial })
}
