//! `dongbo token`: access to the REST API.

use clap::{Args, Subcommand, ValueEnum};
use dongbo_catalogue::Code;
use dongbo_store::{Actor, NewToken, Right, Rights, Role};
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
        /// What its deeds are signed with [default: its role]
        #[arg(long, value_name = "NAME")]
        name: Option<String>,
        /// What a staff's token may do beyond the daily work [default: see_sync,run_sync]
        #[arg(long, value_name = "RIGHT,…", value_enum, value_delimiter = ',')]
        rights: Option<Vec<RightName>>,
        /// Print the result as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        store: StoreOptions,
    },
}

/// What somebody can be.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum RoleName {
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

/// What the staff can be allowed.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum RightName {
    /// See runs, conflicts, failures, history, plans
    SeeSync,
    /// Start runs, try again, carry out plans
    RunSync,
    /// Change rules, choices, selling, the connection
    ChangeSyncSettings,
    /// Decide conflicts, plans, matches, waves; take back
    DecideConflicts,
}

impl From<RightName> for Right {
    fn from(name: RightName) -> Self {
        match name {
            RightName::SeeSync => Self::SeeSync,
            RightName::RunSync => Self::RunSync,
            RightName::ChangeSyncSettings => Self::ChangeSyncSettings,
            RightName::DecideConflicts => Self::DecideConflicts,
        }
    }
}

/// The rights that were given; only the staff's can be chosen.
pub fn rights_of(role: Role, given: Option<Vec<RightName>>) -> Result<Option<Rights>, Failure> {
    if given.is_some() && role != Role::Staff {
        let reason = ("chủ và người vận hành có mọi quyền", "owners and operators have every right");
        let refusal = Failure::new(Code::CfgFlag).with("flag", "--rights");
        return Err(refusal.with_each("reason", reason.0, reason.1).usage());
    }
    Ok(given.map(|names| names.into_iter().map(Right::from).collect()))
}

#[derive(Serialize)]
struct Created {
    token: String,
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let Action::Create { shop, role, name, rights, json, store } = arguments.action;
    let role = Role::from(role);
    let new = NewToken { name, role, rights: rights_of(role, rights)? };
    let house = House::of(&store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&shop).await?;
    let (token, _) = house.store.make_token(shop.id, new, Actor::command(), Timestamp::now()).await?;
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
