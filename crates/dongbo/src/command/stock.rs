//! `dongbo stock`: how many of a product may be sold at each point of sale, and what the figure is made of.

use clap::Args;
use dongbo_catalogue::Code;
use dongbo_store::ProductSellable;
use serde::Serialize;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::house::House;
use crate::screen;
use crate::terminal::Terminal;

/// Whose stock.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Name of the shop
    #[arg(long, value_name = "NAME")]
    shop: String,
    /// Code of the product (mã hàng)
    #[arg(long, value_name = "CODE")]
    product: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
    #[command(flatten)]
    kiotviet: KiotVietOptions,
}

#[derive(Serialize)]
struct Stock {
    products: Vec<ProductSellable>,
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let house = House::of(&arguments.store, &arguments.kiotviet).await?;
    let shop = house.shop(&arguments.shop).await?;
    let found = house.store.products_coded(shop.id, &arguments.product).await?;
    if found.is_empty() {
        return Err(Failure::new(Code::OrdProductUnknown).with("product", &arguments.product));
    }
    let stock = Stock { products: house.store.sellable(shop.id, &found).await? };
    terminal.result(arguments.json, &stock, |language, stock| {
        stock.products.iter().map(|product| screen::stock::product(language, product)).collect::<String>()
    })?;
    Ok(Exit::Done)
}
