//! Guided match: who is who at the first connection, and what a person decides about it.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use dongbo_store::{Finding, FindingKind, MatchDecision, MatchReport, MatchVerdict};
use dongbo_sync::Entity;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::plan::Decided;
use super::{Answer, ListAnswer};
use crate::access::{Deciding, SeeingSync, ShopInPath};
use crate::body::{body, refused};
use crate::caller::Caller;
use crate::listing::{Asked, EntityName, Listing, PageQuery};
use crate::problem::Problem;
use crate::state::ServerState;

/// What the newest matching of each entity came to.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Matching {
    /// One for each entity that was matched.
    entities: Vec<MatchReport>,
}

/// What follows the `?` of the findings.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct FindingQuery {
    /// How many items at most; more than 500 means 500.
    #[param(minimum = 1, default = 50, required = false)]
    limit: Option<u32>,
    /// `next_cursor` of the page before; none for the first page.
    #[param(required = false)]
    cursor: Option<String>,
    /// Only those of this entity.
    #[param(required = false, inline, value_type = EntityName)]
    entity: Option<Entity>,
    /// Only those of this kind.
    #[param(required = false, inline)]
    kind: Option<FindingKind>,
}

/// What becomes of a record of KiotViet in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Verdict {
    /// It is the record of ours that is named; for all at once: where there is one of each.
    Link,
    /// It is none of ours: it is made here.
    New,
    /// It is none of ours and shall not come here.
    Apart,
}

/// One decision.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecideOne {
    /// The entity.
    #[schema(value_type = EntityName)]
    entity: Entity,
    /// KiotViet's id of the record.
    theirs: i64,
    /// What becomes of it.
    verdict: Verdict,
    /// Our id of the record that it is; only with `link`.
    #[serde(default)]
    ours: Option<i64>,
}

/// Decisions one by one, or one for all that are in doubt.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct DecideMatches {
    /// One by one.
    #[serde(default)]
    decisions: Vec<DecideOne>,
    /// For all that are in doubt.
    #[serde(default)]
    all: Option<Verdict>,
    /// All of this entity; missing: of every entity.
    #[serde(default)]
    #[schema(value_type = Option<EntityName>)]
    entity: Option<Entity>,
}

/// How many are sure, doubtful, only here, only there or double, by entity.
#[utoipa::path(get, path = "/shops/{shop}/matches", operation_id = "matching", tag = "preview", params(ShopInPath),
    responses((status = 200, body = Matching)))]
pub(crate) async fn summary(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
) -> Answer<Matching> {
    Ok(Json(Matching { entities: state.store.match_reports(shop.id).await? }))
}

/// The doubtful matches that nobody has decided yet, and the double keys.
#[utoipa::path(get, path = "/shops/{shop}/matches/findings", operation_id = "list_findings", tag = "preview",
    params(ShopInPath, FindingQuery),
    responses((status = 200, body = Listing<Finding>)))]
pub(crate) async fn findings(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    Asked(FindingQuery { limit, cursor, entity, kind }): Asked<FindingQuery>,
) -> ListAnswer<Finding> {
    let wanted = PageQuery::new(limit, cursor).of("findings")?;
    let query = &wanted.query;
    let page = state.store.match_findings(shop.id, entity, kind, query.after, query.limit).await?;
    Ok(wanted.answer(page))
}

/// Decides about records in doubt. The next run carries it out and does not ask again.
#[utoipa::path(post, path = "/shops/{shop}/matches/decisions", operation_id = "decide_matches", tag = "preview",
    params(ShopInPath),
    request_body = DecideMatches,
    responses((status = 200, body = Decided)))]
pub(crate) async fn decide(
    State(state): State<ServerState>,
    Deciding(shop): Deciding,
    caller: Caller,
    sent: Bytes,
) -> Answer<Decided> {
    let DecideMatches { decisions, all, entity } = body(&sent)?;
    let (store, who, now) = (caller.signing(&state), caller.name(), state.now());
    let changed = match all {
        Some(_) if !decisions.is_empty() => {
            return Err(refused("either `decisions` or `all`, not both"));
        }
        Some(verdict) => {
            let choose: fn(i64) -> MatchVerdict = match verdict {
                Verdict::Link => MatchVerdict::Link,
                Verdict::New => |_| MatchVerdict::New,
                Verdict::Apart => |_| MatchVerdict::Apart,
            };
            let only_pairs = verdict == Verdict::Link;
            store.decide_all_matches(shop.id, entity, only_pairs, choose, who, now).await?
        }
        None => {
            let decisions = decisions.into_iter().map(decision).collect::<Result<Vec<_>, Problem>>()?;
            let count = u64::try_from(decisions.len()).unwrap_or(u64::MAX);
            store.decide_matches(shop.id, decisions, who, now).await?;
            count
        }
    };
    Ok(Json(Decided::new(changed)))
}

fn decision(one: DecideOne) -> Result<MatchDecision, Problem> {
    let verdict = match (one.verdict, one.ours) {
        (Verdict::Link, Some(ours)) => MatchVerdict::Link(ours),
        (Verdict::New, None) => MatchVerdict::New,
        (Verdict::Apart, None) => MatchVerdict::Apart,
        (Verdict::Link, None) => return Err(refused("`link` needs `ours`")),
        (_, Some(_)) => return Err(refused("`ours` goes with `link` only")),
    };
    Ok(MatchDecision { entity: one.entity, remote: one.theirs, verdict })
}
