//! The activity log (nhật ký): what people and the machine did.

use axum::extract::State;
use dongbo_store::{Activity, ActivityEntry, ActivityQuery, ActorKind};
use serde::Deserialize;
use utoipa::IntoParams;

use super::ListAnswer;
use crate::access::{SeeingSync, ShopInPath};
use crate::listing::{Asked, Listing, PageQuery};
use crate::state::ServerState;

/// What follows the `?` of the log.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct LogParameters {
    /// How many items at most; more than 500 means 500.
    #[param(minimum = 1, default = 50, required = false)]
    limit: Option<u32>,
    /// `next_cursor` of the page before; none for the first page.
    #[param(required = false)]
    cursor: Option<String>,
    /// Only by people, by tokens or by the machine.
    #[param(required = false, inline)]
    kind: Option<ActorKind>,
    /// Only deeds of this kind.
    #[param(required = false, inline)]
    action: Option<Activity>,
    /// What to look for in who did it and what it was done to. Case and Vietnamese marks make no difference.
    #[param(required = false)]
    q: Option<String>,
}

/// What people and the machine did in the shop, the latest first: signing in, people and tokens, settings, decisions,
/// runs, undos, the operator's switches. What has changed of records is in the history.
#[utoipa::path(get, path = "/shops/{shop}/log", operation_id = "list_log", tag = "history",
    params(ShopInPath, LogParameters),
    responses((status = 200, body = Listing<ActivityEntry>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    Asked(LogParameters { limit, cursor, kind, action, q }): Asked<LogParameters>,
) -> ListAnswer<ActivityEntry> {
    let wanted = PageQuery::new(limit, cursor).of("log")?;
    let query = ActivityQuery { kind, action, q, after: wanted.query.after, limit: wanted.query.limit };
    Ok(wanted.answer(state.store.activity(shop.id, query).await?))
}
