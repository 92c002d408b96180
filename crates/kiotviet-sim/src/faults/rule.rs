//! One rule of a fault plan: when which effect strikes.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::effect::Effect;
use super::trigger::Trigger;

/// When an effect strikes. Conditions are checked in this order: trigger, time window, `after`, `every`,
/// `limit`, `probability`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// A short name for logs and the clerk's page; made from trigger and effect when left out.
    #[serde(default)]
    pub name: String,
    /// Which requests or events the rule looks at.
    pub on: Trigger,
    /// What happens.
    pub effect: Effect,
    /// How likely it is to strike, from 0 to 1.
    #[serde(default = "always")]
    pub probability: f64,
    /// How many fitting requests or events pass first.
    #[serde(default)]
    pub after: u64,
    /// Strikes at every n-th fitting one only; 1 means at each.
    #[serde(default = "each")]
    pub every: u64,
    /// How often it strikes at most; missing means without end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u64>,
    /// Sleeps until so many seconds after the plan saw its first request or event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from_second: Option<u32>,
    /// Stays awake for so many seconds; missing means for ever.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_seconds: Option<u32>,
}

fn always() -> f64 {
    1.0
}

fn each() -> u64 {
    1
}

impl Rule {
    /// A rule that strikes at every fitting request or event.
    pub fn new(on: Trigger, effect: Effect) -> Self {
        Self {
            name: String::new(),
            on,
            effect,
            probability: 1.0,
            after: 0,
            every: 1,
            limit: None,
            from_second: None,
            for_seconds: None,
        }
    }

    /// Gives the rule a name.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self
    }

    /// Strikes with this probability, from 0 to 1.
    #[must_use]
    pub fn with_probability(mut self, probability: f64) -> Self {
        self.probability = probability;
        self
    }

    /// Lets so many fitting ones pass first.
    #[must_use]
    pub fn after(mut self, passed: u64) -> Self {
        self.after = passed;
        self
    }

    /// Strikes at most so often.
    #[must_use]
    pub fn at_most(mut self, times: u64) -> Self {
        self.limit = Some(times);
        self
    }

    /// What is wrong with the rule, in words; `None` when all is well.
    pub(super) fn problem(&self) -> Option<String> {
        if !(0.0..=1.0).contains(&self.probability) {
            return Some(format!("probability {} is not between 0 and 1", self.probability));
        }
        if self.every == 0 {
            return Some("every = 0 would never strike; 1 means each time".to_owned());
        }
        let webhook = matches!(self.on, Trigger::Webhook { .. });
        if webhook != self.effect.concerns_webhooks() {
            return Some(if webhook {
                format!("on = \"{}\" needs one of the effects webhook_…", self.on)
            } else {
                format!("a webhook effect needs on = \"webhook …\", not \"{}\"", self.on)
            });
        }
        self.effect.problem()
    }

    /// Whether the rule is awake `now`, when the plan saw its first request at `start`.
    pub(super) fn awake(&self, start: Timestamp, now: Timestamp) -> bool {
        let elapsed = now.duration_since(start).as_secs().max(0);
        let from = i64::from(self.from_second.unwrap_or_default());
        elapsed >= from && self.for_seconds.is_none_or(|length| elapsed < from + i64::from(length))
    }
}
