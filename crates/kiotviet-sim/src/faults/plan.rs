//! The plan: rules, their generators and their counts.

use http::Method;
use jiff::Timestamp;
use serde::Serialize;

use super::fault::Fault;
use super::rule::Rule;
use crate::generate::{Draw, Randomness};

/// Decides what goes wrong. The same seed, rules and sequence of requests give the same faults: each rule
/// has its own generator and draws once for each request it looks at, so rules do not disturb each other.
#[derive(Debug, Clone)]
pub struct FaultPlan {
    seed: u64,
    rules: Vec<Armed>,
    first_seen: Option<Timestamp>,
    enabled: bool,
}

#[derive(Debug, Clone)]
struct Armed {
    rule: Rule,
    draw: Draw,
    enabled: bool,
    seen: u64,
    struck: u64,
}

/// How a rule has fared so far.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RuleReport {
    /// The rule's name, unique in its plan.
    pub name: String,
    /// What it looks at, as written in a fault file.
    pub on: String,
    /// The rule itself.
    #[serde(skip)]
    pub rule: Rule,
    /// Whether it is switched on.
    pub enabled: bool,
    /// Fitting requests or events so far.
    pub seen: u64,
    /// How often it has struck.
    pub struck: u64,
}

impl Default for FaultPlan {
    fn default() -> Self {
        Self::new(0)
    }
}

impl FaultPlan {
    /// A plan in which nothing goes wrong yet.
    pub fn new(seed: u64) -> Self {
        Self { seed, rules: Vec::new(), first_seen: None, enabled: true }
    }

    /// Adds a rule.
    ///
    /// # Errors
    /// What is wrong with it, in words: a probability above 1, a webhook effect on requests and the like.
    pub fn add(&mut self, mut rule: Rule) -> Result<(), String> {
        if let Some(problem) = rule.problem() {
            return Err(problem);
        }
        let wish =
            if rule.name.trim().is_empty() { rule.on.to_string() } else { rule.name.trim().to_owned() };
        rule.name.clone_from(&wish);
        let mut number = 2;
        while self.rules.iter().any(|armed| armed.rule.name == rule.name) {
            rule.name = format!("{wish} ({number})");
            number += 1;
        }
        let draw = Randomness::new(self.seed).child("faults").child(&rule.name).draw();
        self.rules.push(Armed { rule, draw, enabled: true, seen: 0, struck: 0 });
        Ok(())
    }

    /// Adds a rule and gives the plan back, for plans written in code.
    ///
    /// # Errors
    /// As [`FaultPlan::add`].
    pub fn with(mut self, rule: Rule) -> Result<Self, String> {
        self.add(rule)?;
        Ok(self)
    }

    /// Keeps a subset of the rules chosen by the seed: each stays with even odds, at least one stays.
    /// Different seeds then test different mixtures, which finds more than everything at once.
    pub fn keep_random_subset(&mut self) {
        let mut draw = Randomness::new(self.seed).child("swarm").draw();
        for armed in &mut self.rules {
            armed.enabled = draw.chance(50.0);
        }
        let lucky = draw.index(self.rules.len());
        if self.rules.iter().all(|armed| !armed.enabled)
            && let Some(armed) = self.rules.get_mut(lucky)
        {
            armed.enabled = true;
        }
    }

    /// What goes wrong with this request. `path` is the one after the API's base address, without the query.
    pub fn decide(&mut self, method: &Method, path: &str, now: Timestamp) -> Vec<Fault> {
        self.strike(now, path, |rule| rule.on.fits_request(method, path))
    }

    /// What goes wrong with the delivery of this webhook event (`stock.update`).
    pub fn decide_webhook(&mut self, event: &str, now: Timestamp) -> Vec<Fault> {
        self.strike(now, "", |rule| rule.on.fits_webhook(event))
    }

    fn strike(&mut self, now: Timestamp, path: &str, fits: impl Fn(&Rule) -> bool) -> Vec<Fault> {
        if !self.enabled {
            return Vec::new();
        }
        let start = *self.first_seen.get_or_insert(now);
        let mut faults = Vec::new();
        for armed in self.rules.iter_mut().filter(|armed| armed.enabled && fits(&armed.rule)) {
            if !armed.rule.awake(start, now) {
                continue;
            }
            armed.seen += 1;
            let rule = &armed.rule;
            let turn = armed.seen > rule.after && (armed.seen - rule.after - 1).is_multiple_of(rule.every);
            let spent = rule.limit.is_some_and(|limit| armed.struck >= limit);
            if turn
                && !spent
                && armed.draw.chance(rule.probability * 100.0)
                && let Some(fault) = rule.effect.draw(path, &mut armed.draw)
            {
                armed.struck += 1;
                faults.push(fault);
            }
        }
        faults
    }

    /// Whether anything can go wrong at all.
    pub fn is_enabled(&self) -> bool {
        self.enabled
    }

    /// Switches all faults on or off; rules keep their own switches and counts.
    pub fn set_enabled(&mut self, enabled: bool) {
        self.enabled = enabled;
    }

    /// Switches one rule on or off. False when no rule has this name.
    pub fn set_rule_enabled(&mut self, name: &str, enabled: bool) -> bool {
        match self.rules.iter_mut().find(|armed| armed.rule.name == name) {
            Some(armed) => {
                armed.enabled = enabled;
                true
            }
            None => false,
        }
    }

    /// Takes all rules away.
    pub fn clear(&mut self) {
        self.rules.clear();
    }

    /// Every rule with its counts, in the order they were added.
    pub fn report(&self) -> Vec<RuleReport> {
        let report = |armed: &Armed| RuleReport {
            name: armed.rule.name.clone(),
            on: armed.rule.on.to_string(),
            rule: armed.rule.clone(),
            enabled: armed.enabled,
            seen: armed.seen,
            struck: armed.struck,
        };
        self.rules.iter().map(report).collect()
    }
}
