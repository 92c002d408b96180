//! What a run, a verification and a status say when they are done: the JSON that commands print.

use std::collections::BTreeMap;

use dongbo_store::{Reason, RunState};
use serde::Serialize;
use serde_json::Value;

use crate::plan_notes::LeftOut;
use crate::progress::{Counts, Warning};

/// The counts of a run, by entity name; the entries of price lists are counted apart as `price_entries`.
pub type CountsByEntity = BTreeMap<String, Counts>;

/// The requests sent to KiotViet, by method.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub struct Requests {
    /// Reads; the ones that KiotViet limits.
    pub get: u64,
    /// Creates.
    pub post: u64,
    /// Changes.
    pub put: u64,
    /// Deletes and cancellations.
    pub delete: u64,
}

/// How a run ended.
#[derive(Debug, Clone, Serialize)]
pub struct RunReport {
    /// Its number within the shop.
    pub run: i64,
    /// Finished, finished with failures, or failed.
    pub state: RunState,
    /// True: nothing was written on either side.
    pub dry_run: bool,
    /// What was done, by entity.
    pub entities: CountsByEntity,
    /// What it cost.
    pub requests: Requests,
    /// How long it took.
    pub seconds: f64,
    /// What a person should know.
    pub warnings: Vec<Warning>,
    /// The plan that a dry run wrote, or that was carried out.
    pub plan: Option<i64>,
    /// Shadow mode is on: nothing was written on either side, whatever was asked for.
    pub shadow: bool,
    /// What a run that carried out a plan left for the next one, by entity.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub left_out: BTreeMap<String, LeftOut>,
}

impl RunReport {
    /// Whether every record went through and nothing waits for a person.
    pub fn is_clean(&self) -> bool {
        self.state == RunState::Finished
    }
}

/// What a comparison of both sides found.
#[derive(Debug, Clone, Default, Serialize)]
pub struct VerifyReport {
    /// How many records were compared, by entity.
    pub compared: BTreeMap<String, u64>,
    /// Where the sides differ; at most [`VerifyReport::LISTED`] are listed.
    pub differences: Vec<Difference>,
    /// How many more there are than are listed.
    pub more_differences: u64,
    /// What it cost.
    pub requests: Requests,
    /// How long it took.
    pub seconds: f64,
}

impl VerifyReport {
    /// How many differences are listed one by one.
    pub const LISTED: usize = 1_000;

    /// Notes one difference.
    pub fn differ(&mut self, difference: Difference) {
        if self.differences.len() < Self::LISTED {
            self.differences.push(difference);
        } else {
            self.more_differences += 1;
        }
    }

    /// Whether both sides are equal.
    pub fn is_equal(&self) -> bool {
        self.differences.is_empty()
    }
}

/// One field in which the sides differ, or one record that only one side has (field `exists`).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Difference {
    /// The entity.
    pub entity: &'static str,
    /// KiotViet's id, or `here:<id>` for a record without one.
    pub id: String,
    /// The field.
    pub field: String,
    /// Its value here.
    pub ours: Value,
    /// Its value there.
    pub theirs: Value,
    /// Why they differ.
    pub reason: Reason,
}
