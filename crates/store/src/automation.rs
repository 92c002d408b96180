//! What may happen to a shop without anybody pressing a button, and what its operator has switched on.

use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;
use serde::Serialize;

use crate::error::Result;
use crate::session::{Row, Session};
use crate::shops;
use crate::store::Store;

/// The switches of one shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Automation {
    /// Until when the last press of the button lets things happen by themselves; missing: never pressed.
    pub window_until: Option<Timestamp>,
    /// The operator lets things happen by themselves without end.
    pub always_on: bool,
    /// The operator has switched orders on.
    pub orders_enabled: bool,
    /// The operator has switched customers on.
    pub customers_enabled: bool,
}

impl Automation {
    /// Whether this entity is synchronised for the shop at all.
    pub fn enables(&self, entity: Entity) -> bool {
        match entity {
            Entity::Orders => self.orders_enabled,
            Entity::Customers => self.customers_enabled,
            _ => true,
        }
    }
}

/// What the operator changes; missing: as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AutomationChange {
    /// See [`Automation::always_on`].
    pub always_on: Option<bool>,
    /// See [`Automation::orders_enabled`].
    pub orders_enabled: Option<bool>,
    /// See [`Automation::customers_enabled`].
    pub customers_enabled: Option<bool>,
}

const COLUMNS: &str = "window_until, always_on, orders_enabled, customers_enabled";

fn automation(row: &Row<'_>) -> Result<Automation> {
    Ok(Automation {
        window_until: row.get(0)?,
        always_on: row.get(1)?,
        orders_enabled: row.get(2)?,
        customers_enabled: row.get(3)?,
    })
}

impl Store {
    /// The switches of a shop; everything is off where nobody has touched them.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn automation(&self, shop: ShopId) -> Result<Automation> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!("SELECT {COLUMNS} FROM automation WHERE shop = ?1");
                Ok(session.query_one(&sql, &[shop.into()], automation).await?.unwrap_or_default())
            })
        })
        .await
    }

    /// Somebody pressed the button: things happen by themselves until then. A window never becomes shorter.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    pub async fn open_window(&self, shop: ShopId, until: Timestamp) -> Result<()> {
        self.writing(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                session
                    .execute(
                        "INSERT INTO automation (shop, window_until, always_on, orders_enabled, customers_enabled)
                         VALUES (?1, ?2, 0, 0, 0)
                         ON CONFLICT (shop) DO UPDATE SET window_until = excluded.window_until
                         WHERE coalesce(automation.window_until, 0) < excluded.window_until",
                        &[shop.into(), until.into()],
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// The operator sets switches; answers how they stand now.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`](crate::StoreError::NoSuchShop), or when the database fails.
    pub async fn set_automation(&self, shop: ShopId, change: AutomationChange) -> Result<Automation> {
        self.writing(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                set(session, shop, change).await
            })
        })
        .await
    }

    /// The shops that have a connection, with their switches, by id: what a service must look after.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn connected_shops(&self) -> Result<Vec<(ShopId, Automation)>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = "SELECT automation.window_until, coalesce(automation.always_on, 0),
                         coalesce(automation.orders_enabled, 0), coalesce(automation.customers_enabled, 0),
                         connections.shop
                     FROM connections LEFT JOIN automation ON automation.shop = connections.shop
                     ORDER BY connections.shop";
                session.query(sql, &[], |row| Ok((row.get(4)?, automation(row)?))).await
            })
        })
        .await
    }
}

async fn set(session: &mut Session, shop: ShopId, change: AutomationChange) -> Result<Automation> {
    let changed = session
        .query_one(
            &format!(
                "INSERT INTO automation (shop, window_until, always_on, orders_enabled, customers_enabled)
                 VALUES (?1, NULL, coalesce(?2, 0), coalesce(?3, 0), coalesce(?4, 0))
                 ON CONFLICT (shop) DO UPDATE SET always_on = coalesce(?2, automation.always_on),
                     orders_enabled = coalesce(?3, automation.orders_enabled),
                     customers_enabled = coalesce(?4, automation.customers_enabled)
                 RETURNING {COLUMNS}"
            ),
            &[
                shop.into(),
                change.always_on.into(),
                change.orders_enabled.into(),
                change.customers_enabled.into(),
            ],
            automation,
        )
        .await?;
    Ok(changed.unwrap_or_default())
}
