//! Connecting a shop to its retailer: a preflight that tests the credentials, reads what there is to choose from and
//! says in words what on KiotViet would forbid the synchronisation.

use std::sync::Arc;

use dongbo_store::{Account, Connection, ConnectionState, KiotVietSettings, ReferenceKind, ReferenceRow};
use dongbo_sync::ShopId;
use dongbo_sync::records::PointOfSale;
use dongbo_sync::text::match_key;
use kiotviet::api::reference::{BranchQuery, SaleChannelQuery};
use kiotviet::{BusinessKind, Client, Config, Error as KiotVietError, Priority, ScanRequest, wire};
use secrecy::SecretString;
use serde::Serialize;

use crate::engine::Engine;
use crate::error::EngineError;
use crate::progress::{Unwatched, Warning};
use crate::run::Run;

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
}

/// What the preflight found.
#[derive(Debug, Clone, Serialize)]
pub struct ConnectReport {
    /// What was stored.
    pub connection: ConnectedAs,
    /// The branches there are.
    pub branches: Vec<BranchChoice>,
    /// The sale channels there are.
    pub sale_channels: Vec<SaleChannelChoice>,
    /// The surcharges (thu khác) there are; missing where the shop has switched them off.
    pub surcharges: Option<Vec<SurchargeChoice>>,
    /// The shop's switches that can be read.
    pub settings: SettingsRead,
    /// What would forbid or hinder the synchronisation.
    pub warnings: Vec<Warning>,
}

/// The connection as stored; the secret is not shown.
#[derive(Debug, Clone, Serialize)]
pub struct ConnectedAs {
    /// The retailer's name.
    pub retailer: String,
    /// `retail` or `fnb`.
    pub account_type: &'static str,
    /// Where requests go.
    pub api_url: String,
    /// Client ID.
    pub client_id: String,
    /// The default branch's name.
    pub default_branch: Option<String>,
    /// The chosen sale channel's name.
    pub sale_channel: Option<String>,
}

/// A branch to choose.
#[derive(Debug, Clone, Serialize)]
pub struct BranchChoice {
    /// KiotViet's id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The default one.
    pub default: bool,
}

/// A sale channel to choose.
#[derive(Debug, Clone, Serialize)]
pub struct SaleChannelChoice {
    /// KiotViet's id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// False: switched off on KiotViet.
    pub active: bool,
    /// Put on orders that are pushed.
    pub chosen: bool,
}

/// A surcharge.
#[derive(Debug, Clone, Serialize)]
pub struct SurchargeChoice {
    /// KiotViet's id.
    pub id: i64,
    /// Mã thu khác.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// The switches of the shop that KiotViet lets us read; missing where it does not say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct SettingsRead {
    /// Customers are kept by branch.
    pub manager_customer_by_branch: Option<bool>,
    /// Orders may be placed for what is out of stock.
    pub allow_order_when_out_stock: Option<bool>,
    /// What others have ordered may be sold.
    pub allow_sell_when_order_out_stock: Option<bool>,
    /// What is out of stock may be sold.
    pub allow_sell_when_out_stock: Option<bool>,
}

impl Engine {
    /// Tests the credentials, reads what there is to choose from, and stores the connection. Nothing is stored when
    /// KiotViet does not let us in or the chosen branch or channel does not exist.
    pub async fn connect(&self, shop: ShopId, request: ConnectRequest) -> Result<ConnectReport, EngineError> {
        self.ports.store.shop(shop).await?.ok_or(EngineError::ShopUnknown(shop.0))?;
        let mut connection = candidate(&request);
        let client = self
            .client(&connection, self.budget(shop, &(Arc::new(Unwatched) as _)))
            .at(Priority::Interactive);
        let branches = read_branches(&client).await?;
        let channels = read_sale_channels(&client).await?;
        let surcharges = read_surcharges(&client).await?;
        let settings = read_settings(&client).await?;
        let now = self.ports.clock.now();

        connection.default_branch = choose_branch(&branches, request.branch.as_deref())?;
        connection.sale_channel = choose_channel(&channels, request.sale_channel.as_deref())?;
        connection.retailer_id = branches.iter().find_map(|branch| branch.retailer_id.map(|id| id.get()));
        connection.settings = stored_settings(settings, now);
        connection.connected_at = now;
        if let Some(before) = self.ports.store.connection(shop).await? {
            connection.options = before.options;
        }
        self.ports.store.save_connection(shop, &connection, now).await?;
        let store = &self.ports.store;
        store
            .save_reference_data(shop, ReferenceKind::SaleChannel, channels.iter().map(channel_row).collect())
            .await?;
        if let Some(surcharges) = &surcharges {
            store
                .save_reference_data(
                    shop,
                    ReferenceKind::Surcharge,
                    surcharges.iter().map(surcharge_row).collect(),
                )
                .await?;
        }
        Ok(report(&connection, &branches, &channels, surcharges.as_deref(), settings))
    }

    /// What every run reads again first, since it decides what may be sold and how orders are sent: the shop's
    /// switches, sale channels and surcharges.
    pub(crate) async fn refresh_reference_data(
        &self,
        run: &Run,
        before: &Connection,
    ) -> Result<(), EngineError> {
        let settings = read_settings(&run.client).await?;
        let channels = read_sale_channels(&run.client).await?;
        let surcharges = read_surcharges(&run.client).await?;
        let branch = self.default_branch_name(run, before).await?;
        for warning in warnings_of(settings, branch.as_deref()) {
            run.warn(warning);
        }
        if run.dry_run {
            return Ok(());
        }
        let (store, shop, now) = (&run.store, run.shop(), run.now());
        store
            .save_reference_data(shop, ReferenceKind::SaleChannel, channels.iter().map(channel_row).collect())
            .await?;
        if let Some(surcharges) = &surcharges {
            store
                .save_reference_data(
                    shop,
                    ReferenceKind::Surcharge,
                    surcharges.iter().map(surcharge_row).collect(),
                )
                .await?;
        }
        let mut connection = before.clone();
        connection.settings = stored_settings(settings, now);
        connection.state = ConnectionState::Working;
        store.save_connection(shop, &connection, now).await?;
        Ok(())
    }
}

impl Engine {
    async fn default_branch_name(
        &self,
        run: &Run,
        connection: &Connection,
    ) -> Result<Option<String>, EngineError> {
        let Some(id) = connection.default_branch else { return Ok(None) };
        let known = run.store.known::<PointOfSale>(run.shop(), &[id]).await?;
        let branch = known.first().and_then(|known| serde_json::from_str::<PointOfSale>(&known.theirs).ok());
        Ok(branch.map(|branch| branch.name))
    }
}

fn candidate(request: &ConnectRequest) -> Connection {
    let defaults = match request.account {
        Account::Retail => Config::retail("", "", request.client_secret.clone()),
        Account::Fnb => Config::fnb("", "", request.client_secret.clone()),
    };
    let trimmed = |url: &Option<String>, default: String| {
        url.as_deref().map_or(default, |url| url.trim().trim_end_matches('/').to_owned())
    };
    Connection {
        retailer: request.retailer.trim().trim_end_matches(".kiotviet.vn").to_owned(),
        retailer_id: None,
        account: request.account,
        api_url: trimmed(&request.api_url, defaults.api_url),
        token_url: trimmed(&request.token_url, defaults.token_url),
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

async fn read_branches(client: &Client) -> Result<Vec<wire::Branch>, KiotVietError> {
    let (rows, _) = client.all::<wire::Branch>(ScanRequest::new(BranchQuery)).await?;
    Ok(rows.into_iter().filter_map(|row| row.value.ok()).collect())
}

async fn read_sale_channels(client: &Client) -> Result<Vec<wire::SaleChannel>, KiotVietError> {
    match client.all::<wire::SaleChannel>(ScanRequest::new(SaleChannelQuery)).await {
        Ok((rows, _)) => Ok(rows.into_iter().filter_map(|row| row.value.ok()).collect()),
        // F&B accounts promise no such list.
        Err(KiotVietError::NotFound { .. } | KiotVietError::UnsupportedByAccount { .. }) => Ok(Vec::new()),
        Err(error) => Err(error),
    }
}

/// `None` when the shop has surcharges switched off: KiotViet answers with an error then.
async fn read_surcharges(client: &Client) -> Result<Option<Vec<wire::Surcharge>>, KiotVietError> {
    match client.all::<wire::Surcharge>(ScanRequest::default()).await {
        Ok((rows, _)) => Ok(Some(rows.into_iter().filter_map(|row| row.value.ok()).collect())),
        Err(
            KiotVietError::Business { kind: BusinessKind::SurchargeOff, .. }
            | KiotVietError::NotFound { .. }
            | KiotVietError::UnsupportedByAccount { .. },
        ) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn read_settings(client: &Client) -> Result<SettingsRead, KiotVietError> {
    match client.settings().await {
        Ok(settings) => Ok(SettingsRead {
            manager_customer_by_branch: settings.manager_customer_by_branch,
            allow_order_when_out_stock: settings.allow_order_when_out_stock,
            allow_sell_when_order_out_stock: settings.allow_sell_when_order_out_stock,
            allow_sell_when_out_stock: settings.allow_sell_when_out_stock,
        }),
        Err(KiotVietError::NotFound { .. } | KiotVietError::UnsupportedByAccount { .. }) => {
            Ok(SettingsRead::default())
        }
        Err(error) => Err(error),
    }
}

fn stored_settings(settings: SettingsRead, now: jiff::Timestamp) -> KiotVietSettings {
    KiotVietSettings {
        manager_customer_by_branch: settings.manager_customer_by_branch,
        allow_order_when_out_stock: settings.allow_order_when_out_stock,
        allow_sell_when_order_out_stock: settings.allow_sell_when_order_out_stock,
        allow_sell_when_out_stock: settings.allow_sell_when_out_stock,
        read_at: Some(now),
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

fn channel_row(channel: &wire::SaleChannel) -> ReferenceRow {
    ReferenceRow {
        remote_id: channel.id.get(),
        name: channel.name.clone().unwrap_or_default(),
        active: channel.is_active.unwrap_or(true),
        detail: "{}".to_owned(),
    }
}

fn surcharge_row(surcharge: &wire::Surcharge) -> ReferenceRow {
    ReferenceRow {
        remote_id: surcharge.id.get(),
        name: surcharge.surcharge_name.clone().unwrap_or_default(),
        active: true,
        detail: serde_json::json!({ "code": surcharge.surcharge_code }).to_string(),
    }
}

/// What the shop's switches forbid.
fn warnings_of(settings: SettingsRead, branch: Option<&str>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if settings.allow_order_when_out_stock == Some(false) {
        warnings.push(Warning::new("KV-ORDER-OUT-OF-STOCK-OFF", []));
    }
    if settings.manager_customer_by_branch == Some(true) {
        warnings
            .push(Warning::new("KV-CUSTOMER-BY-BRANCH", [("branch", branch.unwrap_or_default().to_owned())]));
    }
    warnings
}

fn report(
    connection: &Connection,
    branches: &[wire::Branch],
    channels: &[wire::SaleChannel],
    surcharges: Option<&[wire::Surcharge]>,
    settings: SettingsRead,
) -> ConnectReport {
    let default = branches.iter().find(|branch| Some(branch.id.get()) == connection.default_branch);
    let mut warnings = warnings_of(settings, default.and_then(branch_name));
    if connection.sale_channel.is_none() && connection.account == Account::Retail {
        warnings.push(Warning::new(
            "KV-NO-WEBSITE-CHANNEL",
            [("channels", names(channels, channel_name).join(", "))],
        ));
    }
    if surcharges.is_none() && connection.account == Account::Retail {
        warnings.push(Warning::new("KV-SURCHARGE-OFF", [("record", "Website".to_owned())]));
    }
    let name_of = |id: Option<i64>, rows: Vec<(i64, Option<&str>)>| {
        rows.into_iter().find(|(row, _)| Some(*row) == id).and_then(|(_, name)| name.map(str::to_owned))
    };
    ConnectReport {
        connection: ConnectedAs {
            retailer: connection.retailer.clone(),
            account_type: match connection.account {
                Account::Retail => "retail",
                Account::Fnb => "fnb",
            },
            api_url: connection.api_url.clone(),
            client_id: connection.client_id.clone(),
            default_branch: name_of(
                connection.default_branch,
                branches.iter().map(|branch| (branch.id.get(), branch_name(branch))).collect(),
            ),
            sale_channel: name_of(
                connection.sale_channel,
                channels.iter().map(|channel| (channel.id.get(), channel_name(channel))).collect(),
            ),
        },
        branches: branches
            .iter()
            .map(|branch| BranchChoice {
                id: branch.id.get(),
                name: branch.branch_name.clone().unwrap_or_default(),
                default: Some(branch.id.get()) == connection.default_branch,
            })
            .collect(),
        sale_channels: channels
            .iter()
            .map(|channel| SaleChannelChoice {
                id: channel.id.get(),
                name: channel.name.clone().unwrap_or_default(),
                active: channel.is_active.unwrap_or(true),
                chosen: Some(channel.id.get()) == connection.sale_channel,
            })
            .collect(),
        surcharges: surcharges.map(|surcharges| {
            surcharges
                .iter()
                .map(|surcharge| SurchargeChoice {
                    id: surcharge.id.get(),
                    code: surcharge.surcharge_code.clone().unwrap_or_default(),
                    name: surcharge.surcharge_name.clone().unwrap_or_default(),
                })
                .collect()
        }),
        settings,
        warnings,
    }
}
