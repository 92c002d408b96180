//! What happens without anybody pressing the button (chế độ tự động đồng bộ): a press opens ten days of it, the
//! operator may let it go on without end. When the time is over nothing is lost: what KiotViet says is still noted,
//! and caught up with at the next press.

use dongbo_store::{Automation, AutomationChange, WindowState};
use dongbo_sync::ShopId;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::engine::Engine;
use crate::error::EngineError;
use crate::progress::Warning;

/// How long a press of the button lets things happen by themselves.
pub const WINDOW: SignedDuration = SignedDuration::from_hours(10 * 24);

/// Whether work that nobody asked for may be done for a shop with these switches: polling, hints, sending.
pub fn automatic_work_allowed(automation: &Automation, now: Timestamp) -> bool {
    !automation.suspended
        && (automation.always_on || automation.window_until.is_some_and(|until| now < until))
}

/// The window as it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct WindowStatus {
    /// How it stands.
    pub state: WindowState,
    /// When it ends or ended.
    pub until: Option<Timestamp>,
    /// How long it is still open; missing where it has no end.
    pub seconds_left: Option<i64>,
}

impl WindowStatus {
    /// The window of a shop with these switches.
    pub fn of(automation: &Automation, now: Timestamp) -> Self {
        Self {
            state: automation.window_state(now),
            until: automation.window_until,
            seconds_left: automation.seconds_left(now),
        }
    }

    /// What the shop should be told about it.
    pub fn warning(&self, shop: &str) -> Option<Warning> {
        let hours = self.seconds_left.unwrap_or(0).div_euclid(3_600);
        match self.state {
            WindowState::Ending => {
                let words = [("shop", shop.to_owned()), ("hours", hours.to_string())];
                Some(Warning::new("SYNC-WINDOW-ENDING", words))
            }
            WindowState::Ended => Some(Warning::new("SYNC-WINDOW-ENDED", [("shop", shop.to_owned())])),
            WindowState::AlwaysOn | WindowState::Open | WindowState::NeverOpened => None,
        }
    }
}

impl Engine {
    /// Whether work that nobody asked for may be done for this shop now.
    pub async fn automatic_work_allowed(&self, shop: ShopId) -> Result<bool, EngineError> {
        let automation = self.ports.store.automation(shop).await?;
        Ok(automatic_work_allowed(&automation, self.ports.clock.now()))
    }

    /// Somebody pressed the button.
    pub(crate) async fn open_window(&self, shop: ShopId) -> Result<(), EngineError> {
        let until = self.ports.clock.now().saturating_add(WINDOW).unwrap_or(Timestamp::MAX);
        Ok(self.ports.store.open_window(shop, until).await?)
    }

    /// The operator sets a shop's switches; answers how they stand.
    pub async fn set_automation(
        &self,
        shop: ShopId,
        change: AutomationChange,
    ) -> Result<Automation, EngineError> {
        Ok(self.ports.store.set_automation(shop, change).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> Timestamp {
        Timestamp::from_second(1_780_000_000 + hours * 3_600).unwrap()
    }

    fn until(hours: i64) -> Automation {
        Automation { window_until: Some(at(hours)), ..Automation::default() }
    }

    #[test]
    fn nothing_happens_by_itself_before_the_first_press_and_after_the_window() {
        assert!(!automatic_work_allowed(&Automation::default(), at(0)));
        assert!(automatic_work_allowed(&until(240), at(239)));
        assert!(!automatic_work_allowed(&until(240), at(240)));
        let always = Automation { always_on: true, ..until(240) };
        assert!(automatic_work_allowed(&always, at(999)));
        assert!(!automatic_work_allowed(&Automation { suspended: true, ..always }, at(0)));
    }

    #[test]
    fn the_last_day_warns_and_the_end_says_so() {
        let warning = |hours| WindowStatus::of(&until(240), at(hours)).warning("Hoa");
        assert_eq!(warning(215), None);
        let last_day = warning(216).unwrap();
        assert_eq!(
            (last_day.code.as_str(), last_day.parameters["hours"].as_str()),
            ("SYNC-WINDOW-ENDING", "24")
        );
        assert_eq!(warning(240).unwrap().code, "SYNC-WINDOW-ENDED");
        let always = Automation { always_on: true, ..until(240) };
        let status = WindowStatus::of(&always, at(999));
        assert_eq!((status.warning("Hoa"), status.seconds_left), (None, None));
        assert_eq!(WindowStatus::of(&Automation::default(), at(0)).warning("Hoa"), None);
    }
}
