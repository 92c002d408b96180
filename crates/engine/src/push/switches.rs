//! Switches of the shop on KiotViet that orders need (đặt hàng, giao hàng, thu khác). Nobody can read them; only refusals
//! tell. One that is off is one trouble of the connection, not of each order: the orders wait with that reason, one of
//! them tries from time to time, and when it is taken all go at once.

use std::collections::BTreeSet;
use std::sync::{MutexGuard, PoisonError};

use dongbo_store::{OrderSwitch, SwitchOff, Waiting};
use dongbo_sync::ShopId;
use jiff::SignedDuration;
use jiff::tz::Offset;
use kiotviet::Error as KiotVietError;

use super::Pushed;
use super::drain::Sender;
use super::trouble::after;
use super::turn::{Step, Turned};
use crate::engine::Engine;
use crate::error::{EngineError, kiotviet_code};
use crate::progress::Warning;

/// How long a switch in the shop's settings is given to be turned before an order tries again.
pub(super) const SWITCH_PAUSE: SignedDuration = SignedDuration::from_mins(15);

/// What a person should know of a switch that is off: how many orders wait for it, and since when.
pub fn switch_alert(off: &SwitchOff) -> Warning {
    let since = Offset::constant(7).to_datetime(off.since).strftime("%H:%M %d/%m/%Y").to_string();
    let parameters = [
        ("switch", off.switch.name().to_owned()),
        ("orders", off.orders.to_string()),
        ("since", since),
        ("message", off.message.clone()),
    ];
    Warning::new("ORD-HELD", parameters)
}

impl Engine {
    /// The alerts about switches on KiotViet that are off and hold up orders.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn switch_alerts(&self, shop: ShopId) -> Result<Vec<Warning>, EngineError> {
        Ok(self.ports.store.switches_off(shop).await?.iter().map(switch_alert).collect())
    }
}

/// Switches that one record tries, as long as this lives: the others that need them wait for what it finds out.
pub(super) struct Trial<'a> {
    sender: &'a Sender<'a>,
    switches: BTreeSet<OrderSwitch>,
}

impl Drop for Trial<'_> {
    fn drop(&mut self) {
        let mut trying = self.sender.trying();
        self.switches.iter().for_each(|switch| {
            trying.remove(switch);
        });
    }
}

/// Whether a record may be sent, as far as the shop's switches go.
pub(super) enum Passage<'a> {
    /// It may; of switches that were off it is the trial.
    Free(Trial<'a>),
    /// It waits.
    Shut(Step),
}

impl<'a> Sender<'a> {
    fn trying(&self) -> MutexGuard<'_, BTreeSet<OrderSwitch>> {
        self.trying.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Lets a record pass that needs these switches, unless one of them is known to be off and its time to try has not
    /// come, or another record is trying it.
    pub(super) async fn mind_switches(
        &'a self,
        waiting: &Waiting,
        needed: &BTreeSet<OrderSwitch>,
        changes: bool,
    ) -> Result<Passage<'a>, EngineError> {
        let run = self.run;
        let free = |switches| Passage::Free(Trial { sender: self, switches });
        if needed.is_empty() {
            return Ok(free(BTreeSet::new()));
        }
        let off = run.store.switches_off(run.shop()).await?;
        let off: Vec<_> = off.into_iter().filter(|off| needed.contains(&off.switch)).collect();
        let now = run.now();
        if let Some(off) = off.iter().find(|off| off.probe_at > now) {
            run.store.wait_for_switch(&run.fence, waiting, off, changes, now).await?;
            return Ok(Passage::Shut(Step::Over(Turned::SetBack)));
        }
        let mut trying = self.trying();
        if off.iter().any(|off| trying.contains(&off.switch)) {
            return Ok(Passage::Shut(Step::Over(Turned::Busy)));
        }
        let switches: BTreeSet<_> = off.iter().map(|off| off.switch).collect();
        trying.extend(&switches);
        drop(trying);
        Ok(free(switches))
    }

    /// KiotViet has taken a record that needs these switches.
    pub(super) async fn switches_are_on(&self, needed: &BTreeSet<OrderSwitch>) -> Result<(), EngineError> {
        let run = self.run;
        if needed.is_empty() || run.store.switches_off(run.shop()).await?.is_empty() {
            return Ok(());
        }
        for switch in needed {
            if run.store.note_switch_on(&run.fence, *switch, run.now()).await? {
                tracing::info!(switch = switch.name(), "KiotViet takes orders again that need this switch");
            }
        }
        Ok(())
    }

    /// KiotViet has refused a record. Answers whether that was for a switch that is off: then the record waits with the
    /// others.
    pub(super) async fn is_shut<R: Pushed>(
        &self,
        waiting: &Waiting,
        error: &KiotVietError,
    ) -> Result<bool, EngineError> {
        let run = self.run;
        let Some(switch) = R::switch_of(error) else { return Ok(false) };
        let (now, code) = (run.now(), kiotviet_code(error));
        let message = error.message_for_people().map_or_else(|| error.to_string(), str::to_owned);
        let probe_at = after(now, SWITCH_PAUSE);
        if run.store.note_switch_off(&run.fence, switch, code, &message, probe_at, now).await? {
            tracing::warn!(code, message, "KiotViet takes no orders that need this switch; they wait");
        }
        let off = run.store.switches_off(run.shop()).await?;
        if let Some(mut off) = off.into_iter().find(|off| off.switch == switch) {
            // Another one tries next: what is refused may be this one alone.
            off.probe_at = after(off.probe_at, SignedDuration::from_secs(1));
            run.store.wait_for_switch(&run.fence, waiting, &off, false, now).await?;
        }
        Ok(true)
    }
}
