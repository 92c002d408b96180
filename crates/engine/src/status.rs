//! How a shop stands, at a glance.

use std::collections::BTreeMap;

use dongbo_store::{AgreementStatus, ConnectionState, Counts, EntityCounts, HintsWaiting};
use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::automation::WindowStatus;
use crate::engine::Engine;
use crate::error::EngineError;
use crate::progress::Warning;
use crate::webhooks::WebhooksStatus;

/// How many of the last runs are shown.
const LAST_RUNS: u32 = 5;

/// How a shop stands.
#[derive(Debug, Clone, Serialize)]
pub struct ShopStatus {
    /// The shop's number.
    pub shop: i64,
    /// Its name.
    pub name: String,
    /// Its connection, if it has one.
    pub connection: Option<ConnectionStatus>,
    /// Records here and how far behind KiotViet each entity may be.
    pub entities: BTreeMap<&'static str, EntityStatus>,
    /// The last runs, newest first.
    pub runs: Vec<RunStatus>,
    /// Records that could not be read or stored.
    pub failures: u64,
    /// Questions that wait for a person.
    pub conflicts: u64,
    /// GETs that are left of this hour.
    pub requests_left: u32,
    /// Records that KiotViet says have changed and that were not looked at yet.
    pub hints: HintsWaiting,
    /// How KiotViet's calls come; missing where nobody has registered for them.
    pub webhooks: Option<WebhooksStatus>,
    /// What a person should know.
    pub warnings: Vec<Warning>,
    /// How many records are equal on both sides, and as of when.
    pub agreement: AgreementStatus,
}

/// How a connection stands.
#[derive(Debug, Clone, Serialize)]
pub struct ConnectionStatus {
    /// The retailer's name.
    pub retailer: String,
    /// `retail` or `fnb`.
    pub account_type: &'static str,
    /// `working`, or the catalogue's code of what is wrong.
    pub state: String,
    /// Until when things happen by themselves.
    pub window: WindowStatus,
    /// The operator has switched orders on.
    pub orders_enabled: bool,
    /// The operator has switched customers on.
    pub customers_enabled: bool,
}

/// How one entity stands.
#[derive(Debug, Clone, Default, Serialize)]
pub struct EntityStatus {
    /// Records in use.
    pub live: u64,
    /// Records that are archived.
    pub archived: u64,
    /// Records linked with KiotViet's.
    pub linked: u64,
    /// Everything KiotViet changed up to so many seconds ago is here; missing before the first reading has ended.
    pub seconds_behind: Option<i64>,
}

/// One run, in short.
#[derive(Debug, Clone, Serialize)]
pub struct RunStatus {
    /// Its number.
    pub run: i64,
    /// How it stands or ended.
    pub state: String,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
    /// What was done, by entity.
    pub entities: Value,
}

impl Engine {
    /// How a shop stands.
    pub async fn status(&self, shop: ShopId) -> Result<ShopStatus, EngineError> {
        let store = &self.ports.store;
        let now = self.ports.clock.now();
        let found = store.shop(shop).await?.ok_or(EngineError::ShopUnknown(shop.0))?;
        let connection = store.connection(shop).await?;
        let automation = store.automation(shop).await?;
        let window = WindowStatus::of(&automation, now);
        let webhooks = self.webhooks_status(shop).await?;
        let mut warnings = Vec::new();
        if connection.is_some() {
            warnings.extend(window.warning(&found.name));
        }
        warnings.extend(webhooks.iter().flat_map(WebhooksStatus::warnings));
        warnings.extend(self.switch_alerts(shop).await?);
        let counts = store.counts(shop).await?;
        let mut entities = BTreeMap::new();
        for (entity, fresh_until) in self.fresh_until(shop).await? {
            let seconds_behind = fresh_until.map(|at| now.duration_since(at).as_secs().max(0));
            entities.insert(entity.name(), entity_status(entity, &counts, seconds_behind));
        }
        let runs = store.runs(shop, None, LAST_RUNS).await?;
        Ok(ShopStatus {
            shop: shop.0,
            name: found.name,
            connection: connection.map(|connection| ConnectionStatus {
                retailer: connection.retailer,
                account_type: connection.account.name(),
                state: match connection.state {
                    ConnectionState::Working => "working".to_owned(),
                    ConnectionState::Failing { code, .. } => code,
                },
                window,
                orders_enabled: automation.orders_enabled,
                customers_enabled: automation.customers_enabled,
            }),
            entities,
            runs: runs
                .items
                .into_iter()
                .map(|run| RunStatus {
                    run: run.id.0,
                    state: run.state.name().to_owned(),
                    started_at: run.started_at,
                    finished_at: run.finished_at,
                    entities: serde_json::from_str(&run.counts).unwrap_or(Value::Null),
                })
                .collect(),
            failures: store.count_failures(shop, None).await?,
            conflicts: store.count_conflicts(shop, None).await?,
            agreement: self.agreement(shop).await?,
            requests_left: store.requests_left(shop, now, self.ports.limits.requests_per_hour).await?,
            hints: store.hints_waiting(shop).await?,
            webhooks,
            warnings,
        })
    }
}

fn entity_status(entity: Entity, counts: &Counts, seconds_behind: Option<i64>) -> EntityStatus {
    let counts = match entity {
        Entity::Branches => counts.branches,
        Entity::Categories => counts.categories,
        Entity::CustomerGroups => counts.customer_groups,
        Entity::Products => counts.products,
        Entity::Stock => EntityCounts { live: counts.stock, ..EntityCounts::default() },
        Entity::PriceLists => counts.price_lists,
        Entity::Customers => counts.customers,
        Entity::Orders => counts.orders,
    };
    EntityStatus { live: counts.live, archived: counts.archived, linked: counts.linked, seconds_behind }
}
