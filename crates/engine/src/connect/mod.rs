//! Connecting a shop to its retailer: a preflight that tests the credentials, reads what there is to choose from and
//! says in words what on KiotViet would forbid the synchronisation.

// What connecting found.
mod report;

use std::sync::Arc;

use dongbo_store::{Account, AutomationChange, Connection, ConnectionState, KiotVietSettings};
use dongbo_sync::ShopId;
use dongbo_sync::text::match_key;
use kiotviet::{Priority, wire};
use secrecy::SecretString;

use crate::engine::Engine;
use crate::error::EngineError;
use crate::options::{ConnectionOptions, account_type};
use crate::preflight::{ReferenceData, read_branches};
use crate::progress::{Unwatched, Warning};

pub use report::{BranchChoice, ConnectReport, ConnectedAs, SaleChannelChoice, SurchargeChoice};

/// What is needed to connect.
#[derive(Debug, Clone)]
pub struct ConnectRequest {
    /// The shop's name in its KiotViet address, before `.kiotviet.vn`.
    pub retailer: String,
    /// Client ID.
    pub client_id: String,
    /// Mã bảo mật.
    pub client_secret: SecretString,
    /// Retail or F&B.
    pub account: Account,
    /// The default branch by name; missing: the only one, or else the oldest.
    pub branch: Option<String>,
    /// The sale channel of pushed orders by name; missing: `Website` where there is one.
    pub sale_channel: Option<String>,
    /// Another address than KiotViet's own.
    pub api_url: Option<String>,
    /// Another address than KiotViet's own.
    pub token_url: Option<String>,
    /// What the operator switches on for the shop; missing: as it was.
    pub enable: Option<AutomationChange>,
}

impl Engine {
    /// Tests the credentials, reads what there is to choose from, and stores the connection. Nothing is stored when
    /// KiotViet does not let us in or the chosen branch or channel does not exist.
    pub async fn connect(&self, shop: ShopId, request: ConnectRequest) -> Result<ConnectReport, EngineError> {
        let (store, now) = (&self.ports.store, self.ports.clock.now());
        store.shop(shop).await?.ok_or(EngineError::ShopUnknown(shop.0))?;
        let mut connection = candidate(&request);
        let client = self
            .client(&connection, self.budget(shop, &(Arc::new(Unwatched) as _)))
            .at(Priority::Interactive);
        let branches = read_branches(&client).await?;
        let mut reference = ReferenceData::read(&client).await?;

        connection.default_branch = choose_branch(&branches, request.branch.as_deref())?;
        connection.sale_channel = choose_channel(&reference.channels, request.sale_channel.as_deref())?;
        connection.retailer_id = branches.iter().find_map(|branch| branch.retailer_id.map(|id| id.get()));
        connection.settings = reference.stored_settings(now);
        connection.connected_at = now;
        if let Some(before) = store.connection(shop).await? {
            connection.options = before.options;
        }
        store.save_connection(shop, &connection, now).await?;
        let automation = match request.enable {
            Some(change) => store.set_automation(shop, change).await?,
            None => store.automation(shop).await?,
        };
        let mut warnings = warnings(&connection, &branches, &reference);
        let mut options = ConnectionOptions::of(&connection)?;
        if automation.orders_enabled && !options.shadow {
            warnings.extend(self.repair(shop, &client, &mut reference, &mut options).await?);
        }
        reference.keep(store, shop).await?;
        // Whoever connects a shop wants it synchronised.
        self.open_window(shop).await?;
        Ok(report::report(&connection, &branches, &reference, warnings))
    }
}

/// What a person should know before the first sync.
fn warnings(connection: &Connection, branches: &[wire::Branch], reference: &ReferenceData) -> Vec<Warning> {
    let default = branches.iter().find(|branch| Some(branch.id.get()) == connection.default_branch);
    let mut warnings = reference.warnings(connection, default.and_then(branch_name), true);
    if branches.is_empty() {
        warnings.push(Warning::new("KV-NO-BRANCH", []));
    }
    if connection.account == Account::Fnb {
        warnings.push(Warning::new("KV-FNB-LIMITS", []));
    }
    warnings
}

fn candidate(request: &ConnectRequest) -> Connection {
    let defaults = account_type(request.account);
    let trimmed = |url: &Option<String>, default: &str| {
        url.as_deref().unwrap_or(default).trim().trim_end_matches('/').to_owned()
    };
    Connection {
        retailer: request.retailer.trim().trim_end_matches(".kiotviet.vn").to_owned(),
        retailer_id: None,
        account: request.account,
        api_url: trimmed(&request.api_url, defaults.api_url()),
        token_url: trimmed(&request.token_url, defaults.token_url()),
        client_id: request.client_id.trim().to_owned(),
        client_secret: request.client_secret.clone(),
        default_branch: None,
        sale_channel: None,
        settings: KiotVietSettings::default(),
        options: String::new(),
        state: ConnectionState::Working,
        connected_at: jiff::Timestamp::UNIX_EPOCH,
    }
}

fn named<'a, T>(rows: &'a [T], wanted: &str, name: impl Fn(&T) -> Option<&str>) -> Option<&'a T> {
    rows.iter().find(|row| name(row).is_some_and(|name| match_key(name) == match_key(wanted)))
}

fn names<T>(rows: &[T], name: impl Fn(&T) -> Option<&str>) -> Vec<String> {
    rows.iter().filter_map(|row| name(row).map(str::to_owned)).collect()
}

fn choose_branch(branches: &[wire::Branch], wanted: Option<&str>) -> Result<Option<i64>, EngineError> {
    match wanted {
        None => Ok(branches.iter().map(|branch| branch.id.get()).min()),
        Some(wanted) => {
            named(branches, wanted, branch_name).map(|branch| Some(branch.id.get())).ok_or_else(|| {
                EngineError::BranchUnknown { name: wanted.to_owned(), known: names(branches, branch_name) }
            })
        }
    }
}

fn branch_name(branch: &wire::Branch) -> Option<&str> {
    branch.branch_name.as_deref()
}

fn channel_name(channel: &wire::SaleChannel) -> Option<&str> {
    channel.name.as_deref()
}

fn choose_channel(channels: &[wire::SaleChannel], wanted: Option<&str>) -> Result<Option<i64>, EngineError> {
    match wanted {
        None => Ok(named(channels, "Website", channel_name).map(|channel| channel.id.get())),
        Some(wanted) => named(channels, wanted, channel_name)
            .map(|channel| Some(channel.id.get()))
            .ok_or_else(|| EngineError::SaleChannelUnknown {
                name: wanted.to_owned(),
                known: names(channels, channel_name),
            }),
    }
}
