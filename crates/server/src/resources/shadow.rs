//! Shadow mode: what it would have done.

use axum::Json;
use axum::extract::State;
use dongbo_store::{Plan, PlanTotal};
use serde::Serialize;
use utoipa::ToSchema;

use super::Answer;
use crate::access::{SeeingSync, ShopInPath};
use crate::state::ServerState;

/// Shadow mode's report.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ShadowReport {
    /// Whether shadow mode is on: every run reads and decides, and writes on neither side.
    on: bool,
    /// The plan that it keeps up to date; switched off, the plan waits to be approved. Its items are listed as any
    /// plan's are.
    plan: Option<Plan>,
    /// What the plan would do, by entity and action.
    totals: Vec<PlanTotal>,
}

/// Whether shadow mode is on, and what it would have done so far.
#[utoipa::path(get, path = "/shops/{shop}/shadow", operation_id = "shadow", tag = "preview", params(ShopInPath),
    responses((status = 200, body = ShadowReport)))]
pub(crate) async fn report(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
) -> Answer<ShadowReport> {
    let on = match state.store.connection(shop.id).await? {
        Some(connection) => connection.is_in_shadow(),
        None => false,
    };
    let plan = state.store.rolling_plan(shop.id).await?;
    let totals = match &plan {
        Some(plan) => state.store.plan_totals(shop.id, plan.id).await?,
        None => Vec::new(),
    };
    Ok(Json(ShadowReport { on, plan, totals }))
}
