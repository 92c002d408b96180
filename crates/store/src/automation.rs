//! What may happen to a shop without anybody pressing a button, and what its operator has switched on.

use dongbo_sync::{Entity, ShopId};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use crate::activity::{Activity, Note, difference, sign};
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
    /// The operator has suspended the shop: nothing is done for it, and what KiotViet says is kept.
    pub suspended: bool,
}

/// The last part of the window, in which the shop is warned.
const LAST_PART: SignedDuration = SignedDuration::from_hours(24);

/// How the window of automatic work stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WindowState {
    /// The operator lets it go on without end.
    AlwaysOn,
    /// Things happen by themselves.
    Open,
    /// They do for less than a day more.
    Ending,
    /// They did until the window ended.
    Ended,
    /// Nobody has pressed the button yet.
    NeverOpened,
}

impl WindowState {
    /// All states.
    pub const ALL: [Self; 5] = [Self::AlwaysOn, Self::Open, Self::Ending, Self::Ended, Self::NeverOpened];

    /// The name in JSON and metrics.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AlwaysOn => "always_on",
            Self::Open => "open",
            Self::Ending => "ending",
            Self::Ended => "ended",
            Self::NeverOpened => "never_opened",
        }
    }
}

impl Automation {
    /// How the window stands.
    pub fn window_state(&self, now: Timestamp) -> WindowState {
        match self.window_until {
            _ if self.always_on => WindowState::AlwaysOn,
            None => WindowState::NeverOpened,
            Some(until) if until <= now => WindowState::Ended,
            Some(until) if until.duration_since(now) <= LAST_PART => WindowState::Ending,
            Some(_) => WindowState::Open,
        }
    }

    /// How long the window is still open; missing where it has no end.
    pub fn seconds_left(&self, now: Timestamp) -> Option<i64> {
        let left = self.window_until.map_or(0, |until| until.duration_since(now).as_secs().max(0));
        (!self.always_on).then_some(left)
    }

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
    /// See [`Automation::suspended`].
    pub suspended: Option<bool>,
}

const COLUMNS: &str = "window_until, always_on, orders_enabled, customers_enabled, suspended";

fn automation(row: &Row<'_>) -> Result<Automation> {
    Ok(Automation {
        window_until: row.get(0)?,
        always_on: row.get(1)?,
        orders_enabled: row.get(2)?,
        customers_enabled: row.get(3)?,
        suspended: row.get(4)?,
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
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let sql = format!("SELECT {COLUMNS} FROM automation WHERE shop = ?1");
                let before = session.query_one(&sql, &[shop.into()], automation).await?.unwrap_or_default();
                let after = set(session, shop, change).await?;
                let changes = difference(&before, &after);
                if !changes.is_null() {
                    let deed = Note::of(Activity::SwitchesChanged).with(changes);
                    sign(session, shop, signed.as_ref(), deed).await?;
                }
                Ok(after)
            })
        })
        .await
    }

    /// The shops that have a connection and are not suspended, with their switches, by id: what a service must look after.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn connected_shops(&self) -> Result<Vec<(ShopId, Automation)>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = "SELECT automation.window_until, coalesce(automation.always_on, 0),
                         coalesce(automation.orders_enabled, 0), coalesce(automation.customers_enabled, 0),
                         coalesce(automation.suspended, 0), connections.shop
                     FROM connections LEFT JOIN automation ON automation.shop = connections.shop
                     WHERE coalesce(automation.suspended, 0) = 0
                     ORDER BY connections.shop";
                session.query(sql, &[], |row| Ok((row.get(5)?, automation(row)?))).await
            })
        })
        .await
    }
}

async fn set(session: &mut Session, shop: ShopId, change: AutomationChange) -> Result<Automation> {
    let changed = session
        .query_one(
            &format!(
                "INSERT INTO automation (shop, window_until, always_on, orders_enabled, customers_enabled, suspended)
                 VALUES (?1, NULL, coalesce(?2, 0), coalesce(?3, 0), coalesce(?4, 0), coalesce(?5, 0))
                 ON CONFLICT (shop) DO UPDATE SET always_on = coalesce(?2, automation.always_on),
                     orders_enabled = coalesce(?3, automation.orders_enabled),
                     customers_enabled = coalesce(?4, automation.customers_enabled),
                     suspended = coalesce(?5, automation.suspended)
                 RETURNING {COLUMNS}"
            ),
            &[
                shop.into(),
                change.always_on.into(),
                change.orders_enabled.into(),
                change.customers_enabled.into(),
                change.suspended.into(),
            ],
            automation,
        )
        .await?;
    if change.suspended == Some(true) {
        // A run that is under way ends after the page that it is at.
        session
            .execute(
                "UPDATE runs SET stopped_by = coalesce(stopped_by, 'operator')
                 WHERE shop = ?1 AND state = 'running'",
                &[shop.into()],
            )
            .await?;
    }
    Ok(changed.unwrap_or_default())
}
