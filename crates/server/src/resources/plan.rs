//! Plans: what runs would do, decided on and carried out.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use dongbo_catalogue::Code;
use dongbo_store::{
    Activity, ActivitySubject, Decision, ItemFilter, Page, Plan, PlanId, PlanItem, PlanTotal,
};
use dongbo_sync::Entity;
use dongbo_sync::plan::Action;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Answer, ListAnswer, RunView};
use crate::access::{Deciding, IdInPath, RecordId, RunningSync, SeeingSync, ShopInPath};
use crate::body::body;
use crate::caller::Caller;
use crate::listing::{Asked, EntityName, Listing, PageQuery, Wanted};
use crate::problem::{Problem, ProblemDetails};
use crate::router::BASE;
use crate::state::ServerState;

/// A plan with how many items of each kind it has, and what they mean in money and pieces.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct PlanDetails {
    #[serde(flatten)]
    plan: Plan,
    /// By entity and action.
    totals: Vec<PlanTotal>,
}

/// What a run would do to one record; the names of actions in queries.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case", as = PlanAction)]
#[expect(dead_code, reason = "only its schema is used: that of `dongbo_sync::plan::Action`")]
pub(crate) enum ActionName {
    Create,
    Link,
    Change,
    Archive,
    Restore,
    PushCreate,
    PushChange,
    PushDelete,
    Ask,
    OnlyHere,
}

/// What follows the `?` of a plan's items.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct ItemQuery {
    /// How many items at most; more than 500 means 500.
    #[param(minimum = 1, default = 50, required = false)]
    limit: Option<u32>,
    /// `next_cursor` of the page before; none for the first page.
    #[param(required = false)]
    cursor: Option<String>,
    /// Only those of this entity.
    #[param(required = false, inline, value_type = EntityName)]
    entity: Option<Entity>,
    /// Only those with this action.
    #[param(required = false, inline, value_type = ActionName)]
    action: Option<Action>,
    /// Only those with this decision.
    #[param(required = false, inline)]
    decision: Option<Decision>,
    /// What to look for in codes and names. Upper and lower case and Vietnamese marks make no difference.
    #[param(required = false, example = "ao thun")]
    q: Option<String>,
}

impl ItemQuery {
    fn of(self, list: String) -> Result<(Wanted, ItemFilter), Problem> {
        let filter = ItemFilter {
            entity: self.entity,
            action: self.action,
            decision: self.decision,
            q: self.q.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()),
            ids: Vec::new(),
        };
        Ok((PageQuery::new(self.limit, self.cursor).of(list)?, filter))
    }
}

/// What a person says about some of a plan's items: those of `items`, or all that fit the other members.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Decide {
    /// `approved`, `refused`, or `pending` to take back what was said.
    decision: Decision,
    /// These items.
    #[serde(default)]
    items: Vec<i64>,
    /// All of this entity.
    #[serde(default)]
    #[schema(value_type = Option<EntityName>)]
    entity: Option<Entity>,
    /// All with this action.
    #[serde(default)]
    #[schema(value_type = Option<ActionName>)]
    action: Option<Action>,
    /// All whose code or name has this text.
    #[serde(default)]
    q: Option<String>,
    /// Every item of the plan; needed where nothing else is said.
    #[serde(default)]
    all: bool,
}

/// What came of a decision.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Decided {
    /// How many changed.
    changed: u64,
}

impl Decided {
    pub(crate) fn new(changed: u64) -> Self {
        Self { changed }
    }
}

/// The shop's plans, the newest first: what dry runs, and shadow mode, would have done.
#[utoipa::path(get, path = "/shops/{shop}/plans", operation_id = "list_plans", tag = "preview",
    params(ShopInPath, PageQuery),
    responses((status = 200, body = Listing<Plan>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    Asked(query): Asked<PageQuery>,
) -> ListAnswer<Plan> {
    let wanted = query.of("plans")?;
    let page = state.store.plans(shop.id, wanted.query.after, wanted.query.limit).await?;
    Ok(wanted.answer(page))
}

/// One plan with its figures.
#[utoipa::path(get, path = "/shops/{shop}/plans/{id}", operation_id = "plan", tag = "preview",
    params(ShopInPath, IdInPath),
    responses((status = 200, body = PlanDetails)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    RecordId(id): RecordId,
) -> Answer<PlanDetails> {
    let plan = state.store.plan(shop.id, PlanId(id)).await?.ok_or(Code::ApiNotFound)?;
    let totals = state.store.plan_totals(shop.id, plan.id).await?;
    Ok(Json(PlanDetails { plan, totals }))
}

/// What would be done, record by record and field by field.
#[utoipa::path(get, path = "/shops/{shop}/plans/{id}/items", operation_id = "list_plan_items", tag = "preview",
    params(ShopInPath, IdInPath, ItemQuery),
    responses((status = 200, body = Listing<PlanItem>)))]
pub(crate) async fn items(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    RecordId(id): RecordId,
    Asked(query): Asked<ItemQuery>,
) -> ListAnswer<PlanItem> {
    state.store.plan(shop.id, PlanId(id)).await?.ok_or(Code::ApiNotFound)?;
    let (wanted, filter) = query.of(format!("plan-{id}"))?;
    let Page { items, next_cursor } =
        state.store.plan_items(shop.id, PlanId(id), filter, wanted.query.after, wanted.query.limit).await?;
    Ok(wanted.answer(Page { items, next_cursor }))
}

/// Approves or refuses items: some, all of a kind, or all.
#[utoipa::path(post, path = "/shops/{shop}/plans/{id}/decisions", operation_id = "decide_plan", tag = "preview",
    params(ShopInPath, IdInPath),
    request_body = Decide,
    responses((status = 200, body = Decided)))]
pub(crate) async fn decide(
    State(state): State<ServerState>,
    Deciding(shop): Deciding,
    caller: Caller,
    RecordId(id): RecordId,
    sent: Bytes,
) -> Answer<Decided> {
    let Decide { decision, items, entity, action, q, all } = body(&sent)?;
    if !all && items.is_empty() && entity.is_none() && action.is_none() && q.is_none() {
        return Err(crate::body::refused("say which: `items`, `entity`, `action`, `q`, or `all`"));
    }
    state.store.plan(shop.id, PlanId(id)).await?.ok_or(Code::ApiNotFound)?;
    let filter = ItemFilter { entity, action, decision: None, q, ids: items };
    let (plan, who) = (PlanId(id), caller.name());
    let changed =
        caller.signing(&state).decide_plan(shop.id, plan, filter, decision, who, state.now()).await?;
    Ok(Json(Decided { changed }))
}

/// Carries out what was approved, in the background. Follow `Location` for its progress. What nobody approved, and
/// what has changed since, is left for the next plan.
#[utoipa::path(post, path = "/shops/{shop}/plans/{id}/apply", operation_id = "apply_plan", tag = "preview",
    params(ShopInPath, IdInPath),
    responses(
        (status = 202, body = RunView, headers(("location" = String, description = "Where the run's progress is"))),
        (status = 409, description = "Another run is under way, shadow mode is on, or the shop is not connected",
            body = ProblemDetails, content_type = "application/problem+json")))]
pub(crate) async fn apply(
    State(state): State<ServerState>,
    caller: Caller,
    RunningSync(shop): RunningSync,
    RecordId(id): RecordId,
) -> Result<(StatusCode, [(HeaderName, String); 1], Json<RunView>), Problem> {
    state.store.plan(shop.id, PlanId(id)).await?.ok_or(Code::ApiNotFound)?;
    let run = state.runs.apply(shop.id, PlanId(id)).await.map_err(|error| error.failure(&shop.name))?;
    let details = serde_json::json!({ "plan": id });
    let subject = ActivitySubject::of("runs", run.0);
    caller.signing(&state).note_deed(shop.id, Activity::RunStarted, subject, details).await?;
    let started = state.store.run(shop.id, run).await?.ok_or(Code::ApiInternal)?;
    let location = format!("{BASE}/shops/{}/runs/{run}", shop.id);
    Ok((StatusCode::ACCEPTED, [(header::LOCATION, location)], Json(started.into())))
}
