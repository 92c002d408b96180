//! Before anything is synchronised, and again with every run: what KiotViet says of the shop's switches, sale channels
//! and other charges, and what of it would forbid or hinder the synchronisation.

// Which parts of the API an account of this kind is promised.
mod promised;
// The other charge that carries the fees of orders.
mod shipping;
// Branches where there is no list of them.
mod branches;
// What is mended because somebody asks for it.
mod mend;

use dongbo_store::{
    Account, Connection, ConnectionState, KiotVietSettings, ReferenceKind, ReferenceRow, Store,
};
use dongbo_sync::ShopId;
use dongbo_sync::records::PointOfSale;
use jiff::Timestamp;
use kiotviet::api::reference::SaleChannelQuery;
use kiotviet::{BusinessKind, Client, Error as KiotVietError, ScanRequest, wire};
use serde::Serialize;

use crate::engine::Engine;
use crate::error::{EngineError, concerns_one_call};
use crate::options::ConnectionOptions;
use crate::progress::Warning;
use crate::run::Run;

pub(crate) use branches::{branches_that_hold_stock, read_branches};
pub use mend::MENDABLE;
pub(crate) use promised::{if_promised, is_not_promised};
pub use shipping::ShippingSurcharge;

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

/// Small lists that we only refer to, and the shop's switches.
pub(crate) struct ReferenceData {
    /// Sale channels; none where the account promises no list of them.
    pub channels: Vec<wire::SaleChannel>,
    /// Other charges; missing where the shop has switched them off, or has none at all.
    pub surcharges: Option<Vec<wire::Surcharge>>,
    /// The switches.
    pub settings: SettingsRead,
}

impl ReferenceData {
    /// Reads it.
    pub(crate) async fn read(client: &Client) -> Result<Self, KiotVietError> {
        let channels = client.all::<wire::SaleChannel>(ScanRequest::new(SaleChannelQuery)).await;
        let channels = if_promised(client, channels)?
            .map(|(rows, _)| rows.into_iter().filter_map(|row| row.value.ok()).collect())
            .unwrap_or_default();
        let settings = if_promised(client, client.settings().await)?.map(|settings| SettingsRead {
            manager_customer_by_branch: settings.manager_customer_by_branch,
            allow_order_when_out_stock: settings.allow_order_when_out_stock,
            allow_sell_when_order_out_stock: settings.allow_sell_when_order_out_stock,
            allow_sell_when_out_stock: settings.allow_sell_when_out_stock,
        });
        Ok(Self {
            channels,
            surcharges: read_surcharges(client).await?,
            settings: settings.unwrap_or_default(),
        })
    }

    /// Stores the lists.
    pub(crate) async fn keep(&self, store: &Store, shop: ShopId) -> Result<(), EngineError> {
        let channels = self.channels.iter().map(channel_row).collect();
        store.save_reference_data(shop, ReferenceKind::SaleChannel, channels).await?;
        if let Some(surcharges) = &self.surcharges {
            let surcharges = surcharges.iter().map(surcharge_row).collect();
            store.save_reference_data(shop, ReferenceKind::Surcharge, surcharges).await?;
        }
        Ok(())
    }

    /// The switches as the store keeps them.
    pub(crate) fn stored_settings(&self, now: Timestamp) -> KiotVietSettings {
        let settings = self.settings;
        KiotVietSettings {
            manager_customer_by_branch: settings.manager_customer_by_branch,
            allow_order_when_out_stock: settings.allow_order_when_out_stock,
            allow_sell_when_order_out_stock: settings.allow_sell_when_order_out_stock,
            allow_sell_when_out_stock: settings.allow_sell_when_out_stock,
            read_at: Some(now),
        }
    }

    /// What would hinder the synchronisation of this connection, whose default branch has that name; `orders`: what
    /// would hinder orders as well.
    pub(crate) fn warnings(
        &self,
        connection: &Connection,
        branch: Option<&str>,
        orders: bool,
    ) -> Vec<Warning> {
        let mut warnings = Vec::new();
        if self.settings.allow_order_when_out_stock == Some(false) {
            warnings.push(Warning::new("KV-ORDER-OUT-OF-STOCK-OFF", []));
        }
        if self.settings.manager_customer_by_branch == Some(true) {
            let branch = branch.unwrap_or_default().to_owned();
            warnings.push(Warning::new("KV-CUSTOMER-BY-BRANCH", [("branch", branch)]));
        }
        if orders && connection.account == Account::Retail {
            self.warn_of_orders(connection, &mut warnings);
        }
        warnings
    }

    /// The fees of orders have no charge to travel in yet, and one can be found or made.
    pub(crate) fn without_charge(&self, options: &ConnectionOptions) -> Option<Warning> {
        let in_use = self.surcharges.as_ref()?;
        let found = shipping::find(in_use, options.shipping_surcharge.as_ref());
        found.is_none().then(|| Warning::new("KV-SURCHARGE-MISSING", []))
    }

    /// What the orders that we send would lack.
    fn warn_of_orders(&self, connection: &Connection, warnings: &mut Vec<Warning>) {
        let in_use = |channel: &&wire::SaleChannel| channel.is_active.unwrap_or(true);
        let chosen = self
            .channels
            .iter()
            .filter(in_use)
            .any(|channel| Some(channel.id.get()) == connection.sale_channel);
        if !chosen {
            let names: Vec<&str> =
                self.channels.iter().filter(in_use).filter_map(|channel| channel.name.as_deref()).collect();
            warnings.push(Warning::new("KV-NO-WEBSITE-CHANNEL", [("channels", names.join(", "))]));
        }
        if self.surcharges.is_none() {
            warnings.push(Warning::new("KV-SURCHARGE-SETTING", []));
        }
    }
}

impl Engine {
    /// What every run reads again first, since it decides what may be sold and how orders are sent.
    pub(crate) async fn refresh_reference_data(
        &self,
        run: &mut Run,
        connection: &Connection,
    ) -> Result<(), EngineError> {
        let mut reference = ReferenceData::read(&run.client).await?;
        let branch = default_branch_name(run, connection).await?;
        for warning in reference.warnings(connection, branch.as_deref(), run.automation.orders_enabled) {
            run.warn(warning);
        }
        self.switch_alerts(run.shop()).await?.into_iter().for_each(|alert| run.warn(alert));
        if run.gate.is_planning() {
            return Ok(());
        }
        if run.automation.orders_enabled {
            let client = run.client.clone();
            let left = self.repair(run.shop(), &client, &mut reference, &mut run.options).await?;
            left.into_iter().for_each(|warning| run.warn(warning));
        }
        reference.keep(&run.store, run.shop()).await?;
        self.note_reference(run.shop(), &reference).await
    }

    /// Notes the shop's switches, and that the connection works.
    pub(crate) async fn note_reference(
        &self,
        shop: ShopId,
        reference: &ReferenceData,
    ) -> Result<(), EngineError> {
        let (store, now) = (&self.ports.store, self.ports.clock.now());
        store.save_settings(shop, &reference.stored_settings(now), now).await?;
        store.set_connection_state(shop, &ConnectionState::Working, now).await?;
        Ok(())
    }
}

impl Engine {
    /// Mends what the API can mend so that orders can be sent: the charge for their fees. What it could not mend is
    /// told and holds up nothing else.
    pub(crate) async fn repair(
        &self,
        shop: ShopId,
        client: &Client,
        reference: &mut ReferenceData,
        options: &mut ConnectionOptions,
    ) -> Result<Option<Warning>, EngineError> {
        let Some(in_use) = &mut reference.surcharges else { return Ok(None) };
        let shipping = match shipping::ensure(client, in_use, options.shipping_surcharge.as_ref()).await {
            Ok(Ok(shipping)) => shipping,
            Ok(Err(warning)) => return Ok(Some(warning)),
            Err(error) if concerns_one_call(&error) => {
                tracing::warn!(%error, "the charge for fees of orders could not be made; the next run tries again");
                return Ok(Some(Warning::new("KV-SURCHARGE-SETTING", [])));
            }
            Err(error) => return Err(error.into()),
        };
        if options.shipping_surcharge.as_ref() != Some(&shipping) {
            options.shipping_surcharge = Some(shipping.clone());
            self.choose(shop, move |options| options.shipping_surcharge = Some(shipping)).await?;
        }
        Ok(None)
    }
}

async fn default_branch_name(run: &Run, connection: &Connection) -> Result<Option<String>, EngineError> {
    let Some(id) = connection.default_branch else { return Ok(None) };
    let known = run.store.known::<PointOfSale>(run.shop(), &[id]).await?;
    let branch = known.first().and_then(|known| serde_json::from_str::<PointOfSale>(&known.theirs).ok());
    Ok(branch.map(|branch| branch.name))
}

/// The charge that carries the fees of orders, found or made; none where it stands in the way of itself, switched off.
pub(crate) async fn shipping_surcharge(client: &Client) -> Result<Option<ShippingSurcharge>, KiotVietError> {
    let mut in_use = read_surcharges(client).await?.unwrap_or_default();
    Ok(shipping::ensure(client, &mut in_use, None).await?.ok())
}

/// `None` when the shop has other charges switched off: KiotViet answers with an error then.
async fn read_surcharges(client: &Client) -> Result<Option<Vec<wire::Surcharge>>, KiotVietError> {
    let read = match client.all::<wire::Surcharge>(ScanRequest::default()).await {
        Err(KiotVietError::Business { kind: BusinessKind::SurchargeOff, .. }) => None,
        answer => if_promised(client, answer)?,
    };
    Ok(read.map(|(rows, _)| rows.into_iter().filter_map(|row| row.value.ok()).collect()))
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
