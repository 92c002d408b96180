//! Our registrations on KiotViet: the addresses it calls when something happens. Each has a key of its own in its
//! address, of which only the hash is kept, and a secret that signs what comes, sealed.

use dongbo_sync::ShopId;
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use crate::activity::{Activity, Actor, Note, note};
use crate::error::{Result, StoreError};
use crate::hints::{self, NewHint};
use crate::session::Row;
use crate::stock_told::{self, StockTold};
use crate::store::Store;
use crate::{counters, shops};

const SECRET: &str = "registrations.secret";

/// How a registration stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RegistrationState {
    /// About to be made: whether it arrived is not known.
    Making,
    /// KiotViet has it.
    Standing,
    /// It was replaced, has vanished or was switched off. What still comes by its address is taken for a while.
    Ended,
}

impl RegistrationState {
    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Making => "making",
            Self::Standing => "standing",
            Self::Ended => "ended",
        }
    }

    fn named(name: &str) -> Result<Self> {
        [Self::Making, Self::Standing, Self::Ended]
            .into_iter()
            .find(|state| state.name() == name)
            .ok_or_else(|| StoreError::Database { detail: format!("odd registration state: {name}") })
    }
}

/// A registration to be made.
#[derive(Debug, Clone)]
pub struct NewRegistration {
    /// The kind of event, as KiotViet spells it.
    pub event: String,
    /// The unguessable part of its address.
    pub key: SecretString,
    /// What KiotViet signs with.
    pub secret: SecretString,
    /// The service's address.
    pub public_url: String,
}

/// One of our registrations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// Its number.
    pub id: i64,
    /// The kind of event, as KiotViet spells it.
    pub event: String,
    /// The service's address when it was made.
    pub public_url: String,
    /// KiotViet's id, once known.
    pub remote_id: Option<i64>,
    /// How it stands.
    pub state: RegistrationState,
    /// When it was made.
    pub made_at: Timestamp,
    /// When something last came by it.
    pub last_delivery_at: Option<Timestamp>,
    /// Calls that were taken.
    pub accepted: u64,
    /// Calls with a wrong signature.
    pub badly_signed: u64,
    /// Calls of an unknown kind, or that could not be read.
    pub not_understood: u64,
    key_hash: Vec<u8>,
}

impl Registration {
    /// Whether that key is the one in its address.
    pub fn has_key(&self, key: &str) -> bool {
        self.key_hash == hash(key)
    }
}

/// Whom a call is for.
#[derive(Debug, Clone)]
pub struct Addressee {
    /// The shop.
    pub shop: ShopId,
    /// The registration's number.
    pub registration: i64,
    /// The kind of event it was made for.
    pub event: String,
    /// What KiotViet signs with.
    pub secret: SecretString,
    /// KiotViet's id of the shop's retailer, if known.
    pub retailer_id: Option<i64>,
}

/// What became of one call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DeliveryOutcome {
    /// Taken.
    Accepted {
        /// What it points at.
        hints: Vec<NewHint>,
        /// What it tells of stock.
        told: Vec<StockTold>,
    },
    /// Its signature is wrong.
    BadlySigned,
    /// Of an unknown kind, or it cannot be read.
    NotUnderstood,
}

/// Why a registration had to be made again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RepairReason {
    /// It was not there any more: another program or a person removed it.
    Vanished,
    /// KiotViet had switched it off.
    SwitchedOff,
}

impl RepairReason {
    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vanished => "vanished",
            Self::SwitchedOff => "switched_off",
        }
    }

    fn named(name: &str) -> Result<Self> {
        [Self::Vanished, Self::SwitchedOff]
            .into_iter()
            .find(|reason| reason.name() == name)
            .ok_or_else(|| StoreError::Database { detail: format!("odd reason of a repair: {name}") })
    }
}

/// A registration was made again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Repair {
    /// The kind of event, as KiotViet spells it.
    pub event: String,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub repaired_at: Timestamp,
    /// Why.
    pub reason: RepairReason,
}

/// The last look at a shop's registrations.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct GuardState {
    /// When they were last found or put in order.
    pub checked_at: Option<Timestamp>,
    /// Why the last look failed: a code of the error catalogue.
    pub failing_code: Option<String>,
}

const COLUMNS: &str =
    "id, event, key_hash, public_url, remote_id, state, made_at, last_delivery_at, accepted,
    badly_signed, not_understood";

fn registration(row: &Row<'_>) -> Result<Registration> {
    Ok(Registration {
        id: row.get(0)?,
        event: row.get(1)?,
        key_hash: row.get(2)?,
        public_url: row.get(3)?,
        remote_id: row.get(4)?,
        state: RegistrationState::named(&row.get::<String>(5)?)?,
        made_at: row.get(6)?,
        last_delivery_at: row.get(7)?,
        accepted: row.get(8)?,
        badly_signed: row.get(9)?,
        not_understood: row.get(10)?,
    })
}

fn hash(key: &str) -> Vec<u8> {
    Sha256::digest(key.as_bytes()).to_vec()
}

impl Store {
    /// Keeps key and secret of a registration that is about to be made. Answers its number.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`], or when the database fails.
    pub async fn begin_registration(
        &self,
        shop: ShopId,
        new: NewRegistration,
        now: Timestamp,
    ) -> Result<i64> {
        let sealed = self.master_key.seal(shop, SECRET, &new.secret)?;
        let key_hash = hash(new.key.expose_secret());
        self.writing(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let id = counters::take(session, shop, "registrations", 1).await?;
                session
                    .execute(
                        "INSERT INTO registrations (shop, id, event, key_hash, secret, public_url, state, made_at)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'making', ?7)",
                        &[
                            shop.into(),
                            id.into(),
                            new.event.into(),
                            key_hash.into(),
                            sealed.into(),
                            new.public_url.into(),
                            now.into(),
                        ],
                    )
                    .await?;
                Ok(id)
            })
        })
        .await
    }

    /// KiotViet has the registration, under that id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn registration_stands(&self, shop: ShopId, id: i64, remote: i64) -> Result<()> {
        self.writing(move |session| {
            Box::pin(async move {
                session
                    .execute(
                        "UPDATE registrations SET state = 'standing', remote_id = ?3, ended_at = NULL
                         WHERE shop = ?1 AND id = ?2",
                        &[shop.into(), id.into(), remote.into()],
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// The registration is over. Its key stays good until [`Store::forget_registrations`].
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_registration(&self, shop: ShopId, id: i64, now: Timestamp) -> Result<()> {
        self.writing(move |session| {
            Box::pin(async move {
                session
                    .execute(
                        "UPDATE registrations SET state = 'ended', ended_at = ?3
                         WHERE shop = ?1 AND id = ?2 AND state <> 'ended'",
                        &[shop.into(), id.into(), now.into()],
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// Forgets registrations that ended, and repairs that were made, before then.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_registrations(&self, shop: ShopId, before: Timestamp) -> Result<()> {
        self.writing(move |session| {
            Box::pin(async move {
                let parameters = [shop.into(), before.into()];
                session
                    .execute("DELETE FROM registrations WHERE shop = ?1 AND ended_at < ?2", &parameters)
                    .await?;
                session
                    .execute(
                        "DELETE FROM registration_repairs WHERE shop = ?1 AND repaired_at < ?2",
                        &parameters,
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// All registrations of a shop that are not forgotten, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn registrations(&self, shop: ShopId) -> Result<Vec<Registration>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!("SELECT {COLUMNS} FROM registrations WHERE shop = ?1 ORDER BY id");
                session.query(&sql, &[shop.into()], registration).await
            })
        })
        .await
    }

    /// Whom a call to the address with that key is for.
    ///
    /// # Errors
    /// [`StoreError::WrongMasterKey`], or when the database fails.
    pub async fn addressee(&self, key: &str) -> Result<Option<Addressee>> {
        // The hash is looked up, not compared: its bits tell an attacker nothing about the key's.
        let key_hash = hash(key);
        let master_key = self.master_key.clone();
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query_one(
                        "SELECT registrations.shop, registrations.id, event, secret, connections.retailer_id
                         FROM registrations JOIN connections ON connections.shop = registrations.shop
                         WHERE key_hash = ?1",
                        &[key_hash.into()],
                        |row| {
                            let shop = row.get(0)?;
                            Ok(Addressee {
                                shop,
                                registration: row.get(1)?,
                                event: row.get(2)?,
                                secret: master_key.open(shop, SECRET, &row.get::<Vec<u8>>(3)?)?,
                                retailer_id: row.get(4)?,
                            })
                        },
                    )
                    .await
            })
        })
        .await
    }

    /// Notes a call: what it points at and that it came, in one transaction.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_delivery(
        &self,
        shop: ShopId,
        registration: i64,
        outcome: DeliveryOutcome,
        now: Timestamp,
    ) -> Result<()> {
        self.writing(move |session| {
            Box::pin(async move {
                let (accepted, badly_signed, not_understood) = match &outcome {
                    DeliveryOutcome::Accepted { .. } => (true, false, false),
                    DeliveryOutcome::BadlySigned => (false, true, false),
                    DeliveryOutcome::NotUnderstood => (false, false, true),
                };
                session
                    .execute(
                        "UPDATE registrations SET last_delivery_at = ?3, accepted = accepted + ?4,
                             badly_signed = badly_signed + ?5, not_understood = not_understood + ?6
                         WHERE shop = ?1 AND id = ?2",
                        &[
                            shop.into(),
                            registration.into(),
                            now.into(),
                            accepted.into(),
                            badly_signed.into(),
                            not_understood.into(),
                        ],
                    )
                    .await?;
                match outcome {
                    DeliveryOutcome::Accepted { hints, told } => {
                        hints::note(session, shop, &hints, now).await?;
                        stock_told::note(session, shop, &told, now).await
                    }
                    _ => Ok(()),
                }
            })
        })
        .await
    }

    /// Notes that a registration had to be made again.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn note_repair(
        &self,
        shop: ShopId,
        event: &str,
        reason: RepairReason,
        now: Timestamp,
    ) -> Result<()> {
        let event = event.to_owned();
        self.writing(move |session| {
            Box::pin(async move {
                let noted = session
                    .execute(
                        "INSERT INTO registration_repairs (shop, event, repaired_at, reason)
                         VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                        &[shop.into(), (&event).into(), now.into(), reason.name().into()],
                    )
                    .await?;
                if noted == 0 {
                    return Ok(());
                }
                let details = json!({ "event": event, "reason": reason.name() });
                let deed = Note::of(Activity::WebhooksRepaired).with(details);
                note(session, shop, &Actor::machine("webhooks"), now, deed).await
            })
        })
        .await
    }

    /// The repairs since then, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn repairs(&self, shop: ShopId, since: Timestamp) -> Result<Vec<Repair>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = "SELECT event, repaired_at, reason FROM registration_repairs
                     WHERE shop = ?1 AND repaired_at >= ?2 ORDER BY repaired_at, event";
                session
                    .query(sql, &[shop.into(), since.into()], |row| {
                        let reason = RepairReason::named(&row.get::<String>(2)?)?;
                        Ok(Repair { event: row.get(0)?, repaired_at: row.get(1)?, reason })
                    })
                    .await
            })
        })
        .await
    }

    /// Takes the right to look after the shop's registrations until then; false when somebody else has it.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`], or when the database fails.
    pub async fn claim_guard(&self, shop: ShopId, until: Timestamp, now: Timestamp) -> Result<bool> {
        self.writing(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let claimed = session
                    .execute(
                        "INSERT INTO registration_guards (shop, claimed_until) VALUES (?1, ?2)
                         ON CONFLICT (shop) DO UPDATE SET claimed_until = excluded.claimed_until
                         WHERE registration_guards.claimed_until <= ?3",
                        &[shop.into(), until.into(), now.into()],
                    )
                    .await?;
                Ok(claimed > 0)
            })
        })
        .await
    }

    /// Gives that right back and says what came of it: in order, or the code of what went wrong.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn guarded(&self, shop: ShopId, failing_code: Option<&str>, now: Timestamp) -> Result<()> {
        let failing_code = failing_code.map(str::to_owned);
        self.writing(move |session| {
            Box::pin(async move {
                session
                    .execute(
                        "UPDATE registration_guards SET claimed_until = 0, failing_code = ?2,
                             checked_at = CASE WHEN ?2 IS NULL THEN ?3 ELSE checked_at END
                         WHERE shop = ?1",
                        &[shop.into(), failing_code.into(), now.into()],
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// The last look at a shop's registrations; missing when nobody has looked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn guard_state(&self, shop: ShopId) -> Result<Option<GuardState>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = "SELECT checked_at, failing_code FROM registration_guards WHERE shop = ?1";
                session
                    .query_one(sql, &[shop.into()], |row| {
                        Ok(GuardState { checked_at: row.get(0)?, failing_code: row.get(1)? })
                    })
                    .await
            })
        })
        .await
    }
}
