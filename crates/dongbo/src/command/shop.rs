//! `dongbo shop`: shops.

use clap::{Args, Subcommand, ValueEnum};
use dongbo_store::{Automation, AutomationChange};
use jiff::Timestamp;
use serde::Serialize;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::{Failure, Situation};
use crate::house::House;
use crate::language::Language;
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
    /// Switch how a shop is synchronised: what the operator decides, and shadow mode
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
        /// Suspend the shop: nothing is done for it, and what KiotViet says is kept until it goes on
        #[arg(long, value_name = "true|false")]
        suspended: Option<bool>,
        /// Shadow mode: every run reads and decides, keeps one plan up to date and writes on neither side
        #[arg(long, value_name = "on|off")]
        shadow: Option<Switch>,
        /// Keep products on or off the shelf in the app whatever their status on KiotViet (Không đồng bộ trạng thái sản
        /// phẩm) [default: true for food-and-drink shops, false for the others]
        #[arg(long, value_name = "true|false")]
        own_product_status: Option<bool>,
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

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Switch {
    On,
    Off,
}

/// How a shop is synchronised.
#[derive(Serialize)]
struct Chosen {
    #[serde(flatten)]
    switches: Automation,
    shadow: bool,
    /// Missing before the shop is connected.
    own_product_status: Option<bool>,
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
        Action::Set {
            shop,
            always_on,
            orders,
            customers,
            suspended,
            shadow,
            own_product_status,
            json,
            store,
        } => {
            let house = House::of(&store, &KiotVietOptions::default()).await?;
            let shop = house.shop(&shop).await?;
            let change = AutomationChange {
                always_on,
                orders_enabled: orders,
                customers_enabled: customers,
                suspended,
            };
            let switches = house.store.set_automation(shop.id, change).await?;
            let engine = house.engine()?;
            if shadow.is_some() || own_product_status.is_some() {
                let chosen = engine.choose(shop.id, move |options| {
                    options.shadow = shadow.map_or(options.shadow, |switch| switch == Switch::On);
                    options.own_product_status = own_product_status.or(options.own_product_status);
                });
                if let Err(error) = chosen.await {
                    return Err(Situation::of(&house.store, shop.id).await.failure(error));
                }
            }
            let connection = house.store.connection(shop.id).await?;
            let chosen = Chosen {
                switches,
                shadow: connection.is_some_and(|connection| connection.is_in_shadow()),
                own_product_status: engine
                    .chosen(shop.id)
                    .await
                    .ok()
                    .map(|chosen| chosen.keeps_own_product_status()),
            };
            terminal.result(json, &chosen, show_chosen)?;
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

fn show_chosen(language: Language, chosen: &Chosen) -> String {
    let word = |on: bool| if on { language.of("bật", "on") } else { language.of("tắt", "off") };
    let switches = &chosen.switches;
    let (always, orders, customers, shadow) = (
        word(switches.always_on),
        word(switches.orders_enabled),
        word(switches.customers_enabled),
        word(chosen.shadow),
    );
    let mut text = language.of(
        format!("Luôn tự động: {always} · đơn hàng: {orders} · khách hàng: {customers} · chạy thử song song: {shadow}\n"),
        format!("Always on: {always} · orders: {orders} · customers: {customers} · shadow mode: {shadow}\n"),
    );
    if switches.suspended {
        text.push_str(language.of("Cửa hàng đang tạm ngưng.\n", "The shop is suspended.\n"));
    }
    if let Some(own) = chosen.own_product_status.map(word) {
        text.push_str(&language.of(
            format!("Trạng thái sản phẩm do app giữ riêng: {own}\n"),
            format!("Products keep their own status in the app: {own}\n"),
        ));
    }
    text
}
