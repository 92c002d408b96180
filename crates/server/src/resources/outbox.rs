//! The outbox (chờ gửi): what waits to go to KiotViet, and what waits for a person.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use dongbo_store::{Activity, ActivitySubject, OutboxView};
use dongbo_sync::records::{Category, Customer, Product};
use dongbo_sync::{Entity, Local, Ruled};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::{Answer, ListAnswer};
use crate::access::{RunningSync, SeeingSync, ShopInPath};
use crate::body::{body, refused};
use crate::caller::Caller;
use crate::editing::{Editing, problem};
use crate::listing::{Asked, EntityName, Listing, PageQuery};
use crate::state::ServerState;

/// What follows the `?` of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct OutboxQuery {
    /// How many items at most; more than 500 means 500.
    #[param(minimum = 1, default = 50, required = false)]
    limit: Option<u32>,
    /// `next_cursor` of the page before; none for the first page.
    #[param(required = false)]
    cursor: Option<String>,
    /// True: only what waits for a person; false: only what is tried by itself.
    #[param(required = false)]
    parked: Option<bool>,
}

/// What waits to go to KiotViet, those that came first first. `code` is an entry of the error catalogue.
#[utoipa::path(get, path = "/shops/{shop}/outbox", operation_id = "list_outbox", tag = "synchronisation",
    params(ShopInPath, OutboxQuery),
    responses((status = 200, body = Listing<OutboxView>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    Asked(query): Asked<OutboxQuery>,
) -> ListAnswer<OutboxView> {
    let parked = query.parked;
    let wanted = PageQuery::new(query.limit, query.cursor).of("outbox")?;
    let page = state.store.outbox(shop.id, parked, wanted.query.after, wanted.query.limit).await?;
    Ok(wanted.answer(page))
}

/// Which records to try now: one, all of an entity, or all.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Retry {
    /// Only this entity.
    #[schema(value_type = Option<EntityName>)]
    entity: Option<Entity>,
    /// Only this record of it.
    id: Option<i64>,
}

/// How many records are concerned.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Queued {
    /// Records that will be looked at.
    records: u64,
}

/// Tries what waits again, at once.
#[utoipa::path(post, path = "/shops/{shop}/outbox/retry", operation_id = "retry_outbox", tag = "synchronisation",
    params(ShopInPath), request_body = Retry,
    responses((status = 200, description = "Will be tried", body = Queued)))]
pub(crate) async fn retry(
    State(state): State<ServerState>,
    caller: Caller,
    _: RunningSync,
    editing: Editing,
    sent: Bytes,
) -> Answer<Queued> {
    let Retry { entity, id } = if sent.trim_ascii().is_empty() { Retry::default() } else { body(&sent)? };
    if id.is_some() && entity.is_none() {
        return Err(refused("id needs an entity"));
    }
    let records = caller.signing(&state).retry_outbox(editing.shop.id, entity, id, state.now()).await?;
    editing.done(Ok(()))?;
    Ok(Json(Queued { records }))
}

/// Records that only Abaha has, to be made on KiotViet.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Send {
    /// `categories`, `products` or `customers`.
    #[schema(value_type = EntityName)]
    entity: Entity,
    /// Our ids; left out: all that KiotViet does not have.
    #[serde(default)]
    ids: Option<Vec<i64>>,
}

/// Sends records to KiotViet that it does not have: some, or all. What it has under the same code, phone or name is
/// linked instead of made twice; many products go together.
#[utoipa::path(post, path = "/shops/{shop}/outbox", operation_id = "send", tag = "synchronisation",
    params(ShopInPath), request_body = Send,
    responses((status = 200, description = "Will be sent", body = Queued)))]
pub(crate) async fn send(
    State(state): State<ServerState>,
    caller: Caller,
    _: RunningSync,
    editing: Editing,
    sent: Bytes,
) -> Answer<Queued> {
    let Send { entity, ids } = body(&sent)?;
    let only = ids.as_deref().and_then(|ids| if let [only] = ids { Some(*only) } else { None });
    let records = match entity {
        Entity::Categories => queue::<Category>(&state, &editing, ids).await?,
        Entity::Products => queue::<Product>(&state, &editing, ids).await?,
        Entity::Customers => queue::<Customer>(&state, &editing, ids).await?,
        _ => return Err(refused("entity is one of categories, products, customers")),
    };
    if records > 0 {
        let subject = ActivitySubject { entity: Some(entity.name().to_owned()), id: only, name: None };
        let details = json!({ "records": records });
        caller.signing(&state).note_deed(editing.shop.id, Activity::RecordsSent, subject, details).await?;
    }
    editing.done(Ok(()))?;
    Ok(Json(Queued { records }))
}

/// Records are put into the outbox in portions.
const AT_ONCE: u32 = 500;

async fn queue<R: dongbo_store::Kept + Ruled>(
    state: &ServerState,
    editing: &Editing,
    ids: Option<Vec<i64>>,
) -> Result<u64, crate::problem::Problem> {
    let (shop, now) = (editing.shop.id, state.now());
    editing.done(editing.editor.may_send::<R>().await)?.map_err(problem)?;
    if let Some(ids) = ids {
        let wanted: Vec<_> = ids.iter().map(|id| (R::ENTITY, *id)).collect();
        let only_here = state.store.unlinked_of(shop, &wanted).await?;
        let mut locals = Vec::new();
        for (_, id) in only_here {
            // What does not exist cannot be sent.
            if state
                .store
                .facts_of_ours::<R>(shop, Local::new(id))
                .await?
                .is_some_and(|facts| !facts.archived)
            {
                locals.push(Local::<R>::new(id));
            }
        }
        let count = locals.len() as u64;
        state.store.send(shop, locals, now).await?;
        return Ok(count);
    }
    let (mut count, mut after) = (0, None);
    loop {
        let some = state.store.unlinked::<R>(shop, after, AT_ONCE).await?;
        let Some((last, _)) = some.last() else { return Ok(count) };
        after = Some(*last);
        count += some.len() as u64;
        state.store.send(shop, some.into_iter().map(|(local, _)| local).collect(), now).await?;
    }
}
