//! `dongbo status`: connections, last runs, records, what waits for a person, what is left of the hour.

use clap::Args;
use serde::Serialize;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::{Failure, Situation};
use crate::house::House;
use crate::screen;
use crate::terminal::Terminal;

/// Whose status.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Name of the shop [default: every shop]
    #[arg(long, value_name = "NAME")]
    shop: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
    #[command(flatten)]
    kiotviet: KiotVietOptions,
}

#[derive(Serialize)]
struct Statuses {
    shops: Vec<dongbo_engine::ShopStatus>,
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let house = House::of(&arguments.store, &arguments.kiotviet).await?;
    let shops = match &arguments.shop {
        Some(name) => vec![house.shop(name).await?],
        None => house.store.shops().await?,
    };
    let engine = house.engine()?;
    let mut statuses = Statuses { shops: Vec::new() };
    for shop in shops {
        match engine.status(shop.id).await {
            Ok(status) => statuses.shops.push(status),
            Err(error) => return Err(Situation::of(&house.store, shop.id).await.failure(error)),
        }
    }
    terminal.result(arguments.json, &statuses, |language, statuses| {
        if statuses.shops.is_empty() {
            return language.of("Chưa có cửa hàng nào.\n", "No shops yet.\n").to_owned();
        }
        statuses
            .shops
            .iter()
            .map(|status| screen::status::status(language, status))
            .collect::<Vec<_>>()
            .join("\n")
    })?;
    Ok(Exit::Done)
}
