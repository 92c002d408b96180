//! `dongbo connect`: a preflight that ends in a stored connection.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use dongbo_catalogue::Code;
use dongbo_engine::{Choice, ConnectRequest};
use dongbo_store::{Account, AutomationChange};

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::{Failure, Situation};
use crate::house::House;
use crate::screen;
use crate::secret_file;
use crate::terminal::Terminal;

/// The shop, and its access to KiotViet.
#[derive(Debug, Args)]
#[command(after_help = "Client id and secret: KiotViet → Thiết lập cửa hàng → Thiết lập kết nối API. \
                        The secret is read from a file so that it never stands in a command's history.")]
pub struct Arguments {
    /// Name of the shop
    #[arg(long, value_name = "NAME")]
    shop: String,
    /// Connection name on KiotViet: what stands before .kiotviet.vn (tên kết nối)
    #[arg(long, value_name = "NAME")]
    retailer: String,
    /// Client ID
    #[arg(long, value_name = "ID")]
    client_id: String,
    /// File that holds the client secret (Mã bảo mật), alone in it
    #[arg(long, value_name = "FILE")]
    client_secret_file: PathBuf,
    /// The KiotViet product the shop uses
    #[arg(long, value_enum, default_value_t = AccountName::Retail)]
    account_type: AccountName,
    /// Branch that sells where none is named [default: KiotViet's first]
    #[arg(long, value_name = "NAME")]
    branch: Option<String>,
    /// Sale channel that our orders are filed under on KiotViet
    #[arg(long, value_name = "NAME")]
    sale_channel: Option<String>,
    /// Address of the API, for a server other than KiotViet's own
    #[arg(long, value_name = "URL", requires = "token_url")]
    api_url: Option<String>,
    /// Address that hands out access tokens, for a server other than KiotViet's own
    #[arg(long, value_name = "URL", requires = "api_url")]
    token_url: Option<String>,
    /// Synchronise orders [default: true at the first connection, then as it was]
    #[arg(long, value_name = "true|false")]
    orders: Option<bool>,
    /// Synchronise customers [default: true at the first connection, then as it was]
    #[arg(long, value_name = "true|false")]
    customers: Option<bool>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
    #[command(flatten)]
    kiotviet: KiotVietOptions,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum AccountName {
    /// KiotViet Bán lẻ
    Retail,
    /// KiotViet Cửa hàng ăn uống
    Fnb,
}

impl From<AccountName> for Account {
    fn from(name: AccountName) -> Self {
        match name {
            AccountName::Retail => Self::Retail,
            AccountName::Fnb => Self::Fnb,
        }
    }
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let client_secret = secret_file::read(&arguments.client_secret_file)?;
    for url in [&arguments.api_url, &arguments.token_url].into_iter().flatten() {
        check_address(url)?;
    }
    let house = House::of(&arguments.store, &arguments.kiotviet).await?;
    let shop = house.shop(&arguments.shop).await?;
    let situation = Situation {
        shop: shop.name.clone(),
        retailer: arguments.retailer.clone(),
        api_url: arguments.api_url.clone().unwrap_or_else(|| "KiotViet".to_owned()),
    };
    // Who runs commands is the operator: connecting a shop switches on all of it, unless they say otherwise.
    let first = house.store.connection(shop.id).await?.is_none().then_some(true);
    let enable = AutomationChange {
        always_on: None,
        orders_enabled: arguments.orders.or(first),
        customers_enabled: arguments.customers.or(first),
        suspended: None,
    };
    let request = ConnectRequest {
        retailer: arguments.retailer,
        account: arguments.account_type.into(),
        client_id: arguments.client_id,
        client_secret: Some(client_secret),
        branch: arguments.branch.map(Choice::Name),
        sale_channel: arguments.sale_channel.map(Choice::Name),
        api_url: arguments.api_url,
        token_url: arguments.token_url,
        enable: Some(enable),
        // Whoever connects a shop by command wants it synchronised.
        press: true,
    };
    let report = house.engine()?.connect(shop.id, request).await.map_err(|error| situation.failure(error))?;
    terminal.result(arguments.json, &report, screen::connection::connection)?;
    Ok(Exit::Done)
}

fn check_address(url: &str) -> Result<(), Failure> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    match rest {
        Some(rest) if !rest.is_empty() && !rest.starts_with('/') => Ok(()),
        _ => Err(Failure::new(Code::CfgUrl)
            .with("url", url)
            .with_each(
                "reason",
                "phải bắt đầu bằng http:// hoặc https:// và tên máy chủ",
                "it must be http:// or https:// and a host",
            )
            .usage()),
    }
}
