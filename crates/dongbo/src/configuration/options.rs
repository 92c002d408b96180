//! The flags that several commands share, each with its environment variable.

use std::path::PathBuf;

use clap::Args;

/// Where the data is; part of every command that opens the database.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Data")]
pub struct StoreOptions {
    /// Settings file [default: dongbo.toml in this folder, if there is one]
    #[arg(long, value_name = "FILE", env = "DONGBO_CONFIG")]
    pub config: Option<PathBuf>,
    /// Database [default: sqlite://dongbo.db]
    #[arg(long, value_name = "URL", env = "DONGBO_DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Key that encrypts the secrets in the database; created when absent
    /// [default: beside the database, its name with ".key"]
    #[arg(long, value_name = "FILE", env = "DONGBO_MASTER_KEY_FILE")]
    pub master_key_file: Option<PathBuf>,
    /// Message bus of the scaled-out version; refused until that version exists.
    #[arg(long, env = "DONGBO_NATS_URL", hide = true, hide_env_values = true)]
    pub nats_url: Option<String>,
}

/// How KiotViet is asked; part of every command that talks to it.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "KiotViet")]
pub struct KiotVietOptions {
    /// Read requests in any hour, for each shop; KiotViet allows 5000 [default: 4500]
    #[arg(long, value_name = "N", env = "DONGBO_REQUESTS_PER_HOUR")]
    pub requests_per_hour: Option<u32>,
    /// Read requests started a second, 0 for no limit [default: 5; no limit for a server on this machine]
    #[arg(long, value_name = "N", env = "DONGBO_REQUESTS_PER_SECOND")]
    pub requests_per_second: Option<f64>,
    /// Requests open at once, where requests a second are set as well [default: 4]
    #[arg(long, value_name = "N", env = "DONGBO_IN_FLIGHT")]
    pub in_flight: Option<usize>,
    /// Hours after which every list is read completely again instead of what changed [default: 24]
    #[arg(long, value_name = "HOURS", env = "DONGBO_SWEEP_HOURS")]
    pub sweep_hours: Option<i64>,
    /// Days that the history of changes is kept, 0 for ever [default: 90]
    #[arg(long, value_name = "DAYS", env = "DONGBO_HISTORY_DAYS")]
    pub history_days: Option<i64>,
    /// Stop when more than this share of an entity's records disappears at once [default: 10]
    #[arg(long, value_name = "PERCENT", env = "DONGBO_BRAKE_PERCENT")]
    pub brake_percent: Option<u32>,
    /// Stop when more than this many records of an entity disappear at once [default: 50]
    #[arg(long, value_name = "N", env = "DONGBO_BRAKE_RECORDS")]
    pub brake_records: Option<u64>,
}

/// How the service is reached and how often it reads; part of `serve`.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Service")]
pub struct ServeOptions {
    /// Where to listen; port 0 picks a free one [default: 127.0.0.1:8080]
    #[arg(long, value_name = "HOST:PORT", env = "DONGBO_LISTEN")]
    pub listen: Option<String>,
    /// Address under which people and KiotViet reach the service; where it is set, KiotViet's webhooks are registered
    /// for it [default: http:// and where it listens, without webhooks]
    #[arg(long, value_name = "URL", env = "DONGBO_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Seconds between two readings of what has changed in each connected shop, 0 for none [default: 60]
    #[arg(long, value_name = "SECONDS", env = "DONGBO_SYNC_INTERVAL")]
    pub sync_interval: Option<u64>,
    /// Address of KiotViet's API for connections made through our API, where it is not KiotViet's own
    #[arg(long, value_name = "URL", env = "DONGBO_KIOTVIET_API_URL")]
    pub kiotviet_api_url: Option<String>,
    /// Address that hands out access tokens for them
    #[arg(long, value_name = "URL", env = "DONGBO_KIOTVIET_TOKEN_URL")]
    pub kiotviet_token_url: Option<String>,
}
