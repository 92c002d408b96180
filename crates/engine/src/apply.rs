//! Carrying out a plan: a run for real that does what a person approved, as long as it is still what would be done, and
//! leaves everything else for the next plan.

use std::sync::Arc;

use dongbo_store::{PlanId, PlanState};
use dongbo_sync::ShopId;

use crate::engine::{Engine, SyncOptions};
use crate::error::EngineError;
use crate::options::ConnectionOptions;
use crate::progress::Progress;
use crate::report::RunReport;

impl Engine {
    /// Carries out what was approved in a plan. It may be carried out again when more was approved.
    pub async fn apply(
        &self,
        shop: ShopId,
        plan: PlanId,
        trigger: &str,
        progress: Arc<dyn Progress>,
    ) -> Result<RunReport, EngineError> {
        let (_, connection) = self.connected(shop).await?;
        if ConnectionOptions::of(&connection)?.shadow {
            return Err(EngineError::Shadow);
        }
        let found = self.ports.store.plan(shop, plan).await?;
        let found =
            found.filter(|plan| plan.state != PlanState::Building).ok_or(EngineError::PlanUnknown(plan.0))?;
        let options = SyncOptions {
            only: Some(found.entities),
            full: found.full,
            plan: Some(plan),
            trigger: trigger.to_owned(),
            ..SyncOptions::default()
        };
        self.sync(shop, options, progress).await
    }
}
