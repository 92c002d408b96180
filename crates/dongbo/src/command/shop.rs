//! `dongbo shop`: shops.

use clap::{Args, Subcommand};
use dongbo_store::AutomationChange;
use jiff::Timestamp;
use serde::Serialize;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::house::House;
use crate::screen::table::{Align, table};
use crate::screen::words::local_time;
use crate::terminal::Terminal;

/// What to do with shops.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Add a shop
    Add {
        /// Its name, as people say it
        name: String,
        /// Print the result as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        store: StoreOptions,
    },
    /// Switch what the operator decides: automatic work without end, orders, customers
    Set {
        /// Name of the shop
        #[arg(long, value_name = "NAME")]
        shop: String,
        /// Synchronise automatically without end, instead of for ten days after each press
        #[arg(long, value_name = "true|false")]
        always_on: Option<bool>,
        /// Synchronise orders
        #[arg(long, value_name = "true|false")]
        orders: Option<bool>,
        /// Synchronise customers
        #[arg(long, value_name = "true|false")]
        customers: Option<bool>,
        /// Print the result as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        store: StoreOptions,
    },
    /// List the shops
    List {
        /// Print the result as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        store: StoreOptions,
    },
}

/// A shop that was added.
#[derive(Serialize)]
struct Added {
    shop: i64,
    name: String,
}

/// A shop and whether it has a connection.
#[derive(Serialize)]
struct Listed {
    shop: i64,
    name: String,
    created_at: Timestamp,
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    match arguments.action {
        Action::Add { name, json, store } => {
            let house = House::of(&store, &KiotVietOptions::default()).await?;
            let shop = house.store.add_shop(&name, Timestamp::now()).await?;
            let added = Added { shop: shop.0, name: name.trim().to_owned() };
            terminal.result(json, &added, |language, added| {
                language.of(
                    format!("Đã thêm cửa hàng “{}” (số {}).\n", added.name, added.shop),
                    format!("Added the shop “{}” (number {}).\n", added.name, added.shop),
                )
            })?;
        }
        Action::Set { shop, always_on, orders, customers, json, store } => {
            let house = House::of(&store, &KiotVietOptions::default()).await?;
            let shop = house.shop(&shop).await?;
            let change = AutomationChange { always_on, orders_enabled: orders, customers_enabled: customers };
            let switches = house.store.set_automation(shop.id, change).await?;
            terminal.result(json, &switches, |language, switches| {
                let word =
                    |on: bool| if on { language.of("bật", "on") } else { language.of("tắt", "off") };
                let (always, orders, customers) = (
                    word(switches.always_on),
                    word(switches.orders_enabled),
                    word(switches.customers_enabled),
                );
                language.of(
                    format!("Luôn tự động: {always} · đơn hàng: {orders} · khách hàng: {customers}\n"),
                    format!("Always on: {always} · orders: {orders} · customers: {customers}\n"),
                )
            })?;
        }
        Action::List { json, store } => {
            let house = House::of(&store, &KiotVietOptions::default()).await?;
            let shops: Vec<Listed> = house
                .store
                .shops()
                .await?
                .into_iter()
                .map(|shop| Listed { shop: shop.id.0, name: shop.name, created_at: shop.created_at })
                .collect();
            terminal.result(json, &shops, |language, shops| {
                if shops.is_empty() {
                    return language.of("Chưa có cửa hàng nào.\n", "No shops yet.\n").to_owned();
                }
                let columns = language.of(
                    [("số", Align::Right), ("tên", Align::Left), ("thêm lúc", Align::Left)],
                    [("number", Align::Right), ("name", Align::Left), ("added", Align::Left)],
                );
                let row = |shop: &Listed| {
                    vec![shop.shop.to_string(), shop.name.clone(), local_time(shop.created_at)]
                };
                table(&columns, &shops.iter().map(row).collect::<Vec<_>>())
            })?;
        }
    }
    Ok(Exit::Done)
}
