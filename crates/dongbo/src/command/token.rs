//! `dongbo token`: access to the REST API.

use clap::{Args, Subcommand, ValueEnum};
use dongbo_store::Role;
use jiff::Timestamp;
use secrecy::ExposeSecret;
use serde::Serialize;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::house::House;
use crate::terminal::Terminal;

/// What to do with tokens.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Create a token; it is shown this once and never again
    Create {
        /// Name of the shop
        #[arg(long, value_name = "NAME")]
        shop: String,
        /// What its holder may do
        #[arg(long, value_enum)]
        role: RoleName,
        /// Print the result as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        store: StoreOptions,
    },
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum RoleName {
    /// Owner of the shop: everything in this shop
    Owner,
    /// Staff: daily work in this shop
    Staff,
    /// Runs dongbo: every shop
    Operator,
}

impl From<RoleName> for Role {
    fn from(name: RoleName) -> Self {
        match name {
            RoleName::Owner => Self::Owner,
            RoleName::Staff => Self::Staff,
            RoleName::Operator => Self::Operator,
        }
    }
}

#[derive(Serialize)]
struct Created {
    token: String,
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let Action::Create { shop, role, json, store } = arguments.action;
    let house = House::of(&store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&shop).await?;
    let token = house.store.create_token(shop.id, role.into(), Timestamp::now()).await?;
    let created = Created { token: token.expose_secret().to_owned() };
    terminal.result(json, &created, |_, created| format!("{}\n", created.token))?;
    if !json {
        terminal.say(
            "Hãy cất mã này: dongbo chỉ giữ dấu vết của nó và không hiện lại được.",
            "Keep this token: dongbo stores only its fingerprint and cannot show it again.",
        );
    }
    Ok(Exit::Done)
}
