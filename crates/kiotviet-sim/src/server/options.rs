//! The command line of the simulator.

use std::net::SocketAddr;
use std::time::Duration;

use jiff::Timestamp;

use crate::dialect::SwitchError;
use crate::faults::{FaultPlan, FaultPlanError};
use crate::generate::{Plan, generate};
use crate::simulator::{Credentials, Simulator};
use crate::state::AccountKind;

/// Product line of the simulated account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Account {
    /// The retail edition: the whole API.
    #[default]
    Retail,
    /// Food and beverage: another scope, a catalogue to read only, neither price lists nor a list of orders.
    Fnb,
}

/// What kind of shop to run, and how.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// Address to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
    pub listen: SocketAddr,
    /// Product rows, variants and units included
    #[arg(long, value_name = "N", default_value_t = 500)]
    pub products: usize,
    /// Customers
    #[arg(long, value_name = "N", default_value_t = 200)]
    pub customers: usize,
    /// Orders of the last 90 days
    #[arg(long, value_name = "N", default_value_t = 120)]
    pub orders: usize,
    /// Branches
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub branches: usize,
    /// Special price books
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub price_books: usize,
    /// Where all random numbers come from
    #[arg(long, value_name = "N", default_value_t = 7)]
    pub seed: u64,
    /// Delay of every answer, e.g. 50ms or 1.5s
    #[arg(long, value_name = "TIME", value_parser = parse_latency, default_value = "0ms")]
    pub latency: Duration,
    /// Faults: a file, or the name of a preset
    #[arg(long, value_name = "FILE")]
    pub faults: Option<String>,
    /// GETs allowed in a sliding hour; 0 means no limit [default: 5000]
    #[arg(long, value_name = "N")]
    pub rate_limit: Option<u32>,
    /// Answer in another dialect of the API; may be repeated
    #[arg(long = "switch", value_name = "NAME=VALUE")]
    pub switches: Vec<String>,
    /// Product line of the account
    #[arg(long, value_enum, default_value_t)]
    pub account_type: Account,
}

impl Default for Options {
    /// As the command line without flags.
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            products: 500,
            customers: 200,
            orders: 120,
            branches: 2,
            price_books: 3,
            seed: 7,
            latency: Duration::ZERO,
            faults: None,
            rate_limit: None,
            switches: Vec::new(),
            account_type: Account::Retail,
        }
    }
}

/// Options that cannot be followed.
#[derive(Debug, thiserror::Error)]
pub enum OptionsError {
    /// A switch.
    #[error(transparent)]
    Switch(#[from] SwitchError),
    /// The fault plan.
    #[error(transparent)]
    Faults(#[from] FaultPlanError),
}

fn parse_latency(text: &str) -> Result<Duration, String> {
    let text = text.trim();
    let (number, unit) = match text.strip_suffix("ms") {
        Some(number) => (number, 0.001),
        None => (text.strip_suffix('s').unwrap_or(text), if text.ends_with('s') { 1.0 } else { 0.001 }),
    };
    let seconds = number.trim().parse::<f64>().ok().map(|number| number * unit);
    seconds
        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
        .filter(|latency| *latency <= Duration::from_secs(3600))
        .ok_or_else(|| format!("{text:?} is not a time such as 50ms or 1.5s (at most an hour)"))
}

impl Options {
    /// Makes the shop and the simulator of these options, as of now.
    ///
    /// # Errors
    /// A switch or a fault plan that does not stand.
    pub fn simulator(&self, now: Timestamp) -> Result<Simulator, OptionsError> {
        let faults =
            self.faults.as_deref().map(|text| FaultPlan::named_or_from_file(text, self.seed)).transpose()?;
        let Self { products, customers, orders, branches, price_books, seed, .. } = *self;
        let mut dialect = crate::dialect::Dialect::default();
        for switch in &self.switches {
            let (name, value) = switch.split_once('=').ok_or_else(|| SwitchError::Form(switch.clone()))?;
            dialect.set(name, value)?;
        }
        dialect.rate_limit = self.rate_limit.unwrap_or(dialect.rate_limit);
        let mut shop = generate(&Plan { products, customers, orders, branches, price_books, seed, now });
        shop.dialect = dialect;
        shop.identity.account = match self.account_type {
            Account::Retail => AccountKind::Retail,
            Account::Fnb => AccountKind::Fnb,
        };
        let simulator = Simulator::new(shop, Credentials::from_seed(seed), seed);
        Ok(match faults {
            Some(faults) => simulator.with_faults(faults),
            None => simulator,
        })
    }
}
