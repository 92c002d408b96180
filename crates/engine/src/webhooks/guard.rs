//! Our registrations on KiotViet: one for each kind of event, with an address and a secret of its own. They are looked
//! at again and again, since KiotViet switches one off without a word after an answer it does not like, and other
//! programs of the shop remove what they do not know.

use std::collections::BTreeMap;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use dongbo_store::{NewRegistration, Registration, RegistrationState, Repair, RepairReason};
use dongbo_sync::ShopId;
use jiff::{SignedDuration, Timestamp};
use kiotviet::api::webhooks::{NewWebhook, WebhookQuery};
use kiotviet::ids::WebhookId;
use kiotviet::webhook::EventType;
use kiotviet::{Ability, Client, Priority, ScanRequest, wire};
use secrecy::{ExposeSecret, SecretString};

use super::{ALARMING_REPAIRS, PATH, key_in};
use crate::engine::Engine;
use crate::error::{EngineError, concerns_one_call};
use crate::progress::Unwatched;

/// Fills bytes that nobody can guess.
pub type Entropy = dyn Fn(&mut [u8]) + Send + Sync;

/// How long one process has the right to look after a shop's registrations.
const CLAIM: SignedDuration = SignedDuration::from_mins(3);
/// Repairs within so long count together.
pub(crate) const DAY: SignedDuration = SignedDuration::from_hours(24);
/// What comes by an address that is over is taken for so long: deliveries are minutes late, and the shop's other
/// registrations must be told from ours.
const REMEMBERED: SignedDuration = SignedDuration::from_hours(48);
/// How long a call waits for the quota.
const PATIENCE: Duration = Duration::from_secs(20);
/// In KiotViet's list, for people.
const DESCRIPTION: &str = "dongbo: Abaha";

/// What looking after a shop's registrations came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GuardReport {
    /// Registrations made for the first time, or for a new address of the service.
    pub made: usize,
    /// Registrations that were made again, and why.
    pub repaired: Vec<(String, RepairReason)>,
    /// Registrations of ours that were of no use any more and were removed.
    pub removed: usize,
    /// Some kind of event had to be registered again twice or more within a day.
    pub alarm: bool,
}

impl Engine {
    /// Makes sure that KiotViet calls `public_url` for every kind of event of the shop. `None`: another process is at
    /// it, or the account knows no webhooks.
    pub async fn guard_webhooks(
        &self,
        shop: ShopId,
        public_url: &str,
        entropy: &Entropy,
    ) -> Result<Option<GuardReport>, EngineError> {
        let (_, connection) = self.connected(shop).await?;
        if self.ports.store.automation(shop).await?.suspended {
            return Ok(None);
        }
        let budget = self.budget(shop, &(std::sync::Arc::new(Unwatched) as _));
        let client = self.client(&connection, std::sync::Arc::clone(&budget));
        if !client.account().can(Ability::Webhooks) {
            return Ok(None);
        }
        let (store, now) = (&self.ports.store, self.ports.clock.now());
        if !store.claim_guard(shop, now.saturating_add(CLAIM).unwrap_or(now), now).await? {
            return Ok(None);
        }
        let client = client.at(Priority::Interactive).with_patience(PATIENCE);
        let guard =
            Guard { engine: self, shop, client, public_url: public_url.trim_end_matches('/'), entropy };
        let outcome = guard.put_in_order().await;
        budget.release(self.ports.clock.now()).await;
        let failing = outcome.as_ref().err().map(EngineError::code);
        store.guarded(shop, failing, self.ports.clock.now()).await?;
        outcome.map(Some)
    }
}

struct Guard<'a> {
    engine: &'a Engine,
    shop: ShopId,
    client: Client,
    public_url: &'a str,
    entropy: &'a Entropy,
}

/// A registration of ours that KiotViet has.
struct There {
    remote: WebhookId,
    active: bool,
    ours: Registration,
}

impl Guard<'_> {
    fn now(&self) -> Timestamp {
        self.engine.ports.clock.now()
    }

    async fn put_in_order(&self) -> Result<GuardReport, EngineError> {
        let store = &self.engine.ports.store;
        let (rows, outcome) = self.client.all::<wire::Webhook>(ScanRequest::new(WebhookQuery)).await?;
        let rows: Vec<wire::Webhook> = rows.into_iter().filter_map(|row| row.value.ok()).collect();
        let known = store.registrations(self.shop).await?;
        let mut report = GuardReport::default();
        let mut stale = Vec::new();
        let mut kept = BTreeMap::new();
        for row in rows {
            let Some(key) = row.url.as_deref().and_then(key_in) else { continue };
            let active = row.is_active.unwrap_or(true);
            match known.iter().find(|ours| ours.has_key(key)) {
                Some(ours) => {
                    let there = There { remote: row.id, active, ours: ours.clone() };
                    self.sort_in(there, &mut kept, &mut stale);
                }
                None if self.is_forgotten(&row, key).await? => stale.push((row.id, None)),
                None => {}
            }
        }
        // A list that may lack rows proves nothing about what is missing.
        let mut trouble = None;
        if outcome.complete {
            for event in EventType::ALL {
                if kept.contains_key(event.as_str()) {
                    continue;
                }
                match self.make(event, &known, &stale, &mut report).await {
                    // One kind that cannot be registered does not keep the others from being.
                    Err(EngineError::KiotViet(error)) if concerns_one_call(&error) => {
                        tracing::warn!(shop.id = self.shop.0, %event, %error, "a webhook cannot be registered");
                        trouble.get_or_insert(error);
                    }
                    made => made?,
                }
            }
            self.end_vanished(&known, &kept, &stale).await?;
        }
        for (event, there) in &kept {
            if there.ours.state == RegistrationState::Making {
                tracing::debug!(shop.id = self.shop.0, event, "a registration had arrived after all");
                store.registration_stands(self.shop, there.ours.id, there.remote.get()).await?;
            }
        }
        // The new ones are there: only now do the old ones go.
        for (remote, ours) in stale {
            self.client.delete_webhook(remote).await?;
            if let Some(ours) = ours {
                store.end_registration(self.shop, ours.id, self.now()).await?;
            }
            report.removed += 1;
        }
        self.conclude(&mut report).await?;
        match trouble {
            Some(error) => Err(error.into()),
            None => Ok(report),
        }
    }

    /// One for each kind of event is kept, the newest; the others are of no use.
    fn sort_in(
        &self,
        there: There,
        kept: &mut BTreeMap<String, There>,
        stale: &mut Vec<(WebhookId, Option<Registration>)>,
    ) {
        let good = there.active
            && there.ours.public_url == self.public_url
            && there.ours.state != RegistrationState::Ended;
        if !good {
            stale.push((there.remote, Some(there.ours)));
            return;
        }
        let event = there.ours.event.clone();
        match kept.get(&event) {
            Some(other) if other.ours.id >= there.ours.id => stale.push((there.remote, Some(there.ours))),
            _ => {
                if let Some(older) = kept.insert(event, there) {
                    stale.push((older.remote, Some(older.ours)));
                }
            }
        }
    }

    /// An address below the service's own that no shop knows any more, as when a database was lost.
    async fn is_forgotten(&self, row: &wire::Webhook, key: &str) -> Result<bool, EngineError> {
        let below = row
            .url
            .as_deref()
            .is_some_and(|url| url.strip_prefix(self.public_url).is_some_and(|rest| rest.starts_with(PATH)));
        Ok(below && self.engine.ports.store.addressee(key).await?.is_none())
    }

    /// Registers one kind of event; says why, where it had been registered before.
    async fn make(
        &self,
        event: &EventType,
        known: &[Registration],
        stale: &[(WebhookId, Option<Registration>)],
        report: &mut GuardReport,
    ) -> Result<(), EngineError> {
        let store = &self.engine.ports.store;
        let before = known.iter().rev().find(|ours| {
            ours.event == event.as_str()
                && ours.public_url == self.public_url
                && ours.state == RegistrationState::Standing
        });
        let key = SecretString::from(URL_SAFE_NO_PAD.encode(self.random::<24>()));
        let secret = SecretString::from(STANDARD.encode(self.random::<32>()));
        let new = NewRegistration {
            event: event.to_string(),
            key: key.clone(),
            secret: secret.clone(),
            public_url: self.public_url.to_owned(),
        };
        let id = store.begin_registration(self.shop, new, self.now()).await?;
        let webhook = NewWebhook {
            event: event.clone(),
            url: format!("{}{PATH}{}", self.public_url, key.expose_secret()),
            description: DESCRIPTION.to_owned(),
            secret: Some(secret.expose_secret().to_owned()),
        };
        let written = self.client.register_webhook(&webhook).await?;
        store.registration_stands(self.shop, id, written.answer.value.id.get()).await?;
        let Some(before) = before else {
            report.made += 1;
            return Ok(());
        };
        let switched_off =
            stale.iter().any(|(_, ours)| ours.as_ref().is_some_and(|ours| ours.id == before.id));
        let reason = if switched_off { RepairReason::SwitchedOff } else { RepairReason::Vanished };
        tracing::warn!(shop.id = self.shop.0, %event, reason = reason.name(), "a webhook had to be registered again");
        store.note_repair(self.shop, event.as_str(), reason, self.now()).await?;
        report.repaired.push((event.to_string(), reason));
        Ok(())
    }

    /// Registrations that KiotViet does not list are over: removed by somebody, or never arrived.
    async fn end_vanished(
        &self,
        known: &[Registration],
        kept: &BTreeMap<String, There>,
        stale: &[(WebhookId, Option<Registration>)],
    ) -> Result<(), EngineError> {
        for ours in known {
            let is_there = kept.values().any(|there| there.ours.id == ours.id)
                || stale.iter().any(|(_, stale)| stale.as_ref().is_some_and(|stale| stale.id == ours.id));
            if !is_there && ours.state != RegistrationState::Ended {
                self.engine.ports.store.end_registration(self.shop, ours.id, self.now()).await?;
            }
        }
        Ok(())
    }

    async fn conclude(&self, report: &mut GuardReport) -> Result<(), EngineError> {
        let (store, now) = (&self.engine.ports.store, self.now());
        store.forget_registrations(self.shop, before(now, REMEMBERED)).await?;
        let repairs = store.repairs(self.shop, before(now, DAY)).await?;
        report.alarm = !alarming(&repairs).is_empty();
        Ok(())
    }

    fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        (self.entropy)(&mut bytes);
        bytes
    }
}

pub(crate) fn before(now: Timestamp, by: SignedDuration) -> Timestamp {
    now.saturating_sub(by).unwrap_or(Timestamp::MIN)
}

/// The kinds of event that had to be registered again too often, with how often.
pub(crate) fn alarming(repairs: &[Repair]) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for repair in repairs {
        *counts.entry(&repair.event).or_default() += 1;
    }
    let often = counts.into_iter().filter(|(_, count)| *count >= ALARMING_REPAIRS);
    often.map(|(event, count)| (event.to_owned(), count)).collect()
}
