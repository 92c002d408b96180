//! Everything a client needs to know about one shop.

use std::time::Duration;

use secrecy::SecretString;

use crate::account::AccountType;
use crate::pace::Pace;

/// The connection to one shop. Debug output does not show the secret.
#[derive(Debug, Clone)]
pub struct Config {
    /// Retail or F&B.
    pub account: AccountType,
    /// Root of the API, without a trailing slash.
    pub api_url: String,
    /// Address that hands out tokens.
    pub token_url: String,
    /// Scope asked for with the token.
    pub scope: String,
    /// Shop code: the name in the shop's address, not the numeric retailer id.
    pub retailer: String,
    /// Client id from *Thiết lập kết nối API*.
    pub client_id: String,
    /// Client secret ("mã bảo mật") from the same place.
    pub client_secret: SecretString,
    /// Sent as header `Partner` when an order is created, so that KiotViet labels its origin.
    pub partner: String,
    /// Sent as header `User-Agent`.
    pub user_agent: String,
    /// Rows asked for at once. 100 is the most KiotViet documents.
    pub page_size: usize,
    /// Pages of one scan read ahead.
    pub pages_in_flight: usize,
    /// Tempo.
    pub pace: Pace,
    /// Times a repeatable request is sent before its error is reported.
    pub attempts: u32,
    /// Pause before the second attempt; it doubles with each further one.
    pub backoff: Duration,
    /// Longest pause between attempts.
    pub longest_backoff: Duration,
    /// Longest wait for quota or after a 429 before a call gives up; `None` waits as long as it takes.
    pub patience: Option<Duration>,
}

impl Config {
    /// A retail shop.
    pub fn retail(
        retailer: impl Into<String>,
        id: impl Into<String>,
        secret: impl Into<SecretString>,
    ) -> Self {
        Self::of(AccountType::Retail, retailer.into(), id.into(), secret.into())
    }

    /// An eating place.
    pub fn fnb(retailer: impl Into<String>, id: impl Into<String>, secret: impl Into<SecretString>) -> Self {
        Self::of(AccountType::Fnb, retailer.into(), id.into(), secret.into())
    }

    fn of(account: AccountType, retailer: String, client_id: String, client_secret: SecretString) -> Self {
        Config {
            account,
            api_url: account.api_url().to_owned(),
            token_url: account.token_url().to_owned(),
            scope: account.scope().to_owned(),
            retailer,
            client_id,
            client_secret,
            partner: "KVSync".to_owned(),
            user_agent: concat!("kiotviet-rust/", env!("CARGO_PKG_VERSION")).to_owned(),
            page_size: 100,
            pages_in_flight: 4,
            pace: Pace::default(),
            attempts: 5,
            backoff: Duration::from_millis(500),
            longest_backoff: Duration::from_secs(30),
            patience: None,
        }
    }

    /// Another server instead of KiotViet's: its root serves both the API and `/connect/token`.
    pub fn at(mut self, root: &str) -> Self {
        let root = root.trim_end_matches('/');
        self.api_url = root.to_owned();
        self.token_url = format!("{root}/connect/token");
        self
    }
}
