//! What was done, and noting it.

use dongbo_sync::{ShopId, text};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::Actor;
use crate::counters;
use crate::error::Result;
use crate::session::Session;

macro_rules! activities {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)+) => {
        /// A kind of deed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum Activity {
            $($(#[$doc])* $variant,)+
        }

        impl Activity {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name in JSON and the database.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

activities! {
    /// Somebody signed in.
    SignedIn = "signed_in",
    /// Somebody signed out.
    SignedOut = "signed_out",
    /// Somebody chose a new password.
    PasswordChanged = "password_changed",
    /// A person was given access.
    UserAdded = "user_added",
    /// A person's name, role, rights, lock or password was changed.
    UserChanged = "user_changed",
    /// A person's access was taken away.
    UserDeleted = "user_deleted",
    /// A token was made.
    TokenCreated = "token_created",
    /// A token was withdrawn.
    TokenDeleted = "token_deleted",
    /// The shop was connected with KiotViet, or its connection changed.
    ConnectionChanged = "connection_changed",
    /// The operator has set switches.
    SwitchesChanged = "switches_changed",
    /// Rules or choices of the synchronisation were changed.
    SettingsChanged = "settings_changed",
    /// What is chosen about selling was changed, for the shop or for a product.
    SellingChanged = "selling_changed",
    /// A shop was made.
    ShopAdded = "shop_added",
    /// A point of sale was made.
    PointOfSaleAdded = "point_of_sale_added",
    /// A point of sale was changed, or has another branch.
    PointOfSaleChanged = "point_of_sale_changed",
    /// A product was shown in the app, or hidden.
    VisibilityChanged = "visibility_changed",
    /// Somebody started a run.
    RunStarted = "run_started",
    /// Somebody stopped a run.
    RunStopped = "run_stopped",
    /// A run ended; one of the schedule's only where it went otherwise than the one before.
    RunEnded = "run_ended",
    /// Items of a plan were approved or refused.
    PlanDecided = "plan_decided",
    /// Records in doubt were decided.
    MatchesDecided = "matches_decided",
    /// A wave was allowed or refused.
    WaveDecided = "wave_decided",
    /// A conflict was decided.
    ConflictDecided = "conflict_decided",
    /// What was done was taken back.
    Undone = "undone",
    /// What could not be synchronised was tried again.
    FailuresRetried = "failures_retried",
    /// Records that only we had were sent to KiotViet.
    RecordsSent = "records_sent",
    /// What waited to go to KiotViet was tried again.
    OutboxRetried = "outbox_retried",
    /// What was ordered was changed here.
    OrderChanged = "order_changed",
    /// An order's state, its payment or its delivery was noted here.
    OrderProgressNoted = "order_progress_noted",
    /// A setting on KiotViet was mended.
    PreflightRepaired = "preflight_repaired",
    /// KiotViet's webhooks had to be registered again.
    WebhooksRepaired = "webhooks_repaired",
}

impl Activity {
    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

/// A deed to be noted.
pub(crate) struct Note<'a> {
    pub action: Activity,
    /// The list that what it was done to is in.
    pub entity: Option<&'a str>,
    pub id: Option<i64>,
    pub name: Option<&'a str>,
    pub details: Option<Value>,
}

impl<'a> Note<'a> {
    /// A deed done to nothing in particular.
    pub fn of(action: Activity) -> Self {
        Self { action, entity: None, id: None, name: None, details: None }
    }

    /// A deed done to a record of that list.
    pub fn about(action: Activity, entity: &'a str, id: i64, name: &'a str) -> Self {
        Self { entity: Some(entity), id: Some(id), name: Some(name), ..Self::of(action) }
    }

    /// The same with more to tell; null is nothing.
    #[must_use]
    pub fn with(mut self, details: Value) -> Self {
        self.details = Some(details).filter(|details| !details.is_null());
        self
    }
}

/// Notes a deed in the shop's log.
pub(crate) async fn note(
    session: &mut Session,
    shop: ShopId,
    by: &Actor,
    now: Timestamp,
    note: Note<'_>,
) -> Result<()> {
    let id = counters::take(session, shop, "activity", 1).await?;
    let words = text::search_key(&format!("{} {}", by.name, note.name.unwrap_or_default()));
    session
        .execute(
            "INSERT INTO activity (shop, id, at, actor_kind, actor, action, entity, subject_id, subject, details,
                 search_key)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
            &[
                shop.into(),
                id.into(),
                now.into(),
                by.kind.name().into(),
                (&by.name).into(),
                note.action.name().into(),
                note.entity.into(),
                note.id.into(),
                note.name.into(),
                note.details.map(|details| details.to_string()).into(),
                words.into(),
            ],
        )
        .await?;
    Ok(())
}
