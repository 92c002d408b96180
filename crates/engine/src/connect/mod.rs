//! Connecting a shop to its retailer: a preflight that tests the credentials, reads what there is to choose from and
//! says in words what on KiotViet would forbid the synchronisation. The same is looked at again whenever somebody asks.

// What connecting found.
mod report;
// What is looked at before and after.
mod examined;

use dongbo_store::{Account, AutomationChange, Connection, ConnectionState, KiotVietSettings};
use dongbo_sync::ShopId;
use dongbo_sync::text::match_key;
use kiotviet::wire;
use secrecy::SecretString;

use crate::engine::Engine;
use crate::error::EngineError;
use crate::options::{ConnectionOptions, account_type};

use examined::Examined;
pub use report::{BranchChoice, ConnectReport, ConnectedAs, SaleChannelChoice, SurchargeChoice};

/// What is needed to connect.
#[derive(Debug, Clone)]
pub struct ConnectRequest {
    /// The shop's name in its KiotViet address, before `.kiotviet.vn`.
    pub retailer: String,
    /// Client ID.
    pub client_id: String,
    /// Mã bảo mật; missing: the one that is stored.
    pub client_secret: Option<SecretString>,
    /// Retail or F&B.
    pub account: Account,
    /// The default branch; missing: the only one, or else the oldest.
    pub branch: Option<Choice>,
    /// The sale channel of pushed orders; missing: `Website` where there is one.
    pub sale_channel: Option<Choice>,
    /// Another address than KiotViet's own.
    pub api_url: Option<String>,
    /// Another address than KiotViet's own.
    pub token_url: Option<String>,
    /// What the operator switches on for the shop; missing: as it was.
    pub enable: Option<AutomationChange>,
    /// Connecting counts as a press of the button: synchronising begins by itself.
    pub press: bool,
}

/// One of several things on KiotViet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// By its name, as people write it.
    Name(String),
    /// By KiotViet's id.
    Id(i64),
}

impl Engine {
    /// Tests the credentials and reads what there is to choose from. Nothing is stored.
    pub async fn test_connection(
        &self,
        shop: ShopId,
        request: &ConnectRequest,
    ) -> Result<ConnectReport, EngineError> {
        let store = &self.ports.store;
        let (connection, _, examined) = self.examine_candidate(shop, request).await?;
        let automation = store.automation(shop).await?;
        Ok(examined.report(&connection, &ConnectionOptions::of(&connection)?, automation, None))
    }

    /// Tests the credentials, reads what there is to choose from, and stores the connection. Nothing is stored when
    /// KiotViet does not let us in or the chosen branch or channel does not exist.
    pub async fn connect(&self, shop: ShopId, request: ConnectRequest) -> Result<ConnectReport, EngineError> {
        let (store, now) = (&self.ports.store, self.ports.clock.now());
        let (connection, before, examined) = self.examine_candidate(shop, &request).await?;
        if let Some(before) = before.filter(|before| is_other_retailer(before, &connection)) {
            if store.knows_records(shop).await? {
                return Err(EngineError::OtherRetailer {
                    before: before.retailer,
                    after: connection.retailer,
                });
            }
            store.forget_retailer(shop).await?;
        }
        store.save_connection(shop, &connection, now).await?;
        if let Some(change) = request.enable {
            store.set_automation(shop, change).await?;
        }
        let report = self.keep_examined(shop, &connection, examined).await?;
        if request.press {
            self.open_window(shop).await?;
        }
        Ok(report)
    }

    /// Looks again at what there is to choose from on KiotViet, and at what would hinder the synchronisation.
    pub async fn preflight(&self, shop: ShopId) -> Result<ConnectReport, EngineError> {
        let (_, connection) = self.connected(shop).await?;
        let examined = self.examine(shop, &connection).await?;
        self.keep_examined(shop, &connection, examined).await
    }

    async fn examine_candidate(
        &self,
        shop: ShopId,
        request: &ConnectRequest,
    ) -> Result<(Connection, Option<Connection>, Examined), EngineError> {
        let (store, now) = (&self.ports.store, self.ports.clock.now());
        store.shop(shop).await?.ok_or(EngineError::ShopUnknown(shop.0))?;
        let before = store.connection(shop).await?;
        let mut connection = candidate(request, before.as_ref())?;
        let examined = self.examine(shop, &connection).await?;
        connection.default_branch = choose_branch(&examined.branches, request.branch.as_ref())?;
        connection.sale_channel =
            choose_channel(&examined.reference.channels, request.sale_channel.as_ref())?;
        connection.retailer_id =
            examined.branches.iter().find_map(|branch| branch.retailer_id.map(|id| id.get()));
        connection.settings = examined.reference.stored_settings(now);
        connection.connected_at = now;
        if let Some(before) = &before {
            connection.options.clone_from(&before.options);
        }
        Ok((connection, before, examined))
    }
}

/// Whether the records that are known are another retailer's.
fn is_other_retailer(before: &Connection, after: &Connection) -> bool {
    match before.retailer_id.zip(after.retailer_id) {
        Some((before, after)) => before != after,
        None => match_key(&before.retailer) != match_key(&after.retailer),
    }
}

fn candidate(request: &ConnectRequest, before: Option<&Connection>) -> Result<Connection, EngineError> {
    let defaults = account_type(request.account);
    let trimmed = |url: &Option<String>, default: &str| {
        url.as_deref().unwrap_or(default).trim().trim_end_matches('/').to_owned()
    };
    let stored = || before.map(|before| before.client_secret.clone());
    Ok(Connection {
        retailer: request.retailer.trim().trim_end_matches(".kiotviet.vn").to_owned(),
        retailer_id: None,
        account: request.account,
        api_url: trimmed(&request.api_url, defaults.api_url()),
        token_url: trimmed(&request.token_url, defaults.token_url()),
        client_id: request.client_id.trim().to_owned(),
        client_secret: request.client_secret.clone().or_else(stored).ok_or(EngineError::SecretMissing)?,
        default_branch: None,
        sale_channel: None,
        settings: KiotVietSettings::default(),
        options: String::new(),
        state: ConnectionState::Working,
        connected_at: jiff::Timestamp::UNIX_EPOCH,
    })
}

/// The one that was chosen.
fn chosen<'a, T>(
    rows: &'a [T],
    wanted: &Choice,
    id: impl Fn(&T) -> i64,
    name: impl Fn(&T) -> Option<&str>,
) -> Option<&'a T> {
    rows.iter().find(|row| match wanted {
        Choice::Id(wanted) => id(row) == *wanted,
        Choice::Name(wanted) => name(row).is_some_and(|name| match_key(name) == match_key(wanted)),
    })
}

impl std::fmt::Display for Choice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Name(name) => f.write_str(name),
            Self::Id(id) => id.fmt(f),
        }
    }
}

fn names<T>(rows: &[T], name: impl Fn(&T) -> Option<&str>) -> Vec<String> {
    rows.iter().filter_map(|row| name(row).map(str::to_owned)).collect()
}

fn choose_branch(branches: &[wire::Branch], wanted: Option<&Choice>) -> Result<Option<i64>, EngineError> {
    let id = |branch: &wire::Branch| branch.id.get();
    let Some(wanted) = wanted else { return Ok(branches.iter().map(id).min()) };
    let found = chosen(branches, wanted, id, branch_name).map(id);
    found.map(Some).ok_or_else(|| EngineError::BranchUnknown {
        name: wanted.to_string(),
        known: names(branches, branch_name),
    })
}

fn branch_name(branch: &wire::Branch) -> Option<&str> {
    branch.branch_name.as_deref()
}

fn channel_name(channel: &wire::SaleChannel) -> Option<&str> {
    channel.name.as_deref()
}

fn choose_channel(
    channels: &[wire::SaleChannel],
    wanted: Option<&Choice>,
) -> Result<Option<i64>, EngineError> {
    let id = |channel: &wire::SaleChannel| channel.id.get();
    let Some(wanted) = wanted else {
        return Ok(chosen(channels, &Choice::Name("Website".to_owned()), id, channel_name).map(id));
    };
    let found = chosen(channels, wanted, id, channel_name).map(id);
    found.map(Some).ok_or_else(|| EngineError::SaleChannelUnknown {
        name: wanted.to_string(),
        known: names(channels, channel_name),
    })
}
