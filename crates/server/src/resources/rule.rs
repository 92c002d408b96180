//! Rules (quy tắc): which way each field's changes travel, and who prevails.

use std::collections::BTreeMap;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use dongbo_catalogue::Code;
use dongbo_engine::{EntityRules, RulesChange, RulesError, change_rules, rules_of};
use dongbo_store::StoreError;
use dongbo_sync::Entity;
use serde::Serialize;
use utoipa::ToSchema;

use super::Answer;
use crate::access::{SeeingSync, SettingSync, ShopInPath};
use crate::body::{body, refused};
use crate::caller::Caller;
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;

/// The rules of a shop.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShopRules {
    /// One for each entity that has fields.
    #[schema(value_type = Vec<RulesView>)]
    items: Vec<EntityRules>,
}

/// The rules of one entity, for the document.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only its schema is used: that of the engine's `EntityRules`")]
pub(crate) struct RulesView {
    /// The entity.
    entity: String,
    /// One for each field.
    fields: Vec<FieldRuleView>,
    /// Which side's new records come into being on the other side too: `both`, `in` (to Abaha), `out` or `apart`.
    births: String,
    /// What becomes of a record deleted on Abaha: `restore`, `keep` or `spread`.
    deletion: String,
    /// `coarse`: an order is open, completed or cancelled; `fine`: every step is followed.
    detail: String,
}

/// The rule of one field, for the document.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only its schema is used")]
pub(crate) struct FieldRuleView {
    /// The field.
    field: String,
    /// `both`, `in` (to Abaha), `out` (to KiotViet) or `apart`.
    direction: String,
    /// `kiotviet`, `abaha` or `person`.
    precedence: String,
    /// It is the rule that every shop begins with.
    is_default: bool,
    /// KiotViet's API can change this field at all.
    can_be_sent: bool,
    /// What the rule does: `vietnamese` and `english`.
    explanation: BTreeMap<String, String>,
}

/// Which way each field's changes travel, and who prevails when both sides changed it.
#[utoipa::path(get, path = "/shops/{shop}/rules", operation_id = "rules", tag = "synchronisation",
    params(ShopInPath),
    responses((status = 200, body = ShopRules)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
) -> Answer<ShopRules> {
    let connection = state.store.connection(shop.id).await?.ok_or(Code::ApiNotFound)?;
    let items = rules_of(&connection).map_err(|error| failed(&error))?;
    Ok(Json(ShopRules { items }))
}

/// Changes the rules of one entity: of single fields, of births, deletions and detail; `reset` goes back to the defaults
/// first. The next run applies them to what is already here too.
#[utoipa::path(patch, path = "/shops/{shop}/rules/{entity}", operation_id = "change_rules", tag = "synchronisation",
    params(ShopInPath, ("entity" = String, Path, description = "The entity", example = "products")),
    request_body = Object,
    responses(
        (status = 200, body = ShopRules),
        (status = 403, description = "Not without the right `change_sync_settings`", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn change(
    State(state): State<ServerState>,
    caller: Caller,
    SettingSync(shop): SettingSync,
    Path(path): Path<BTreeMap<String, String>>,
    sent: Bytes,
) -> Answer<ShopRules> {
    let entity: Entity = path.get("entity").and_then(|name| name.parse().ok()).ok_or(Code::ApiNotFound)?;
    let wanted: RulesChange = body(&sent)?;
    match change_rules(&caller.signing(&state), shop.id, entity, wanted, state.now()).await {
        Ok(()) => {}
        Err(RulesError::Impossible(error)) => return Err(refused(error)),
        Err(RulesError::Nothing(_)) => return Err(Code::ApiNotFound.into()),
        Err(RulesError::Other(dongbo_engine::EngineError::Store(StoreError::NotFound { .. }))) => {
            return Err(Code::ApiNotFound.into());
        }
        Err(RulesError::Other(error)) => return Err(failed(&error)),
    }
    tracing::info!(shop.id = shop.id.0, %entity, "rules were changed");
    state.webhooks.wake(shop.id);
    list(State(state), SeeingSync(shop)).await
}

/// Rules that cannot be read are a fault of ours.
pub(super) fn failed(error: &dongbo_engine::EngineError) -> Problem {
    tracing::error!(code = error.code(), %error, "rules cannot be read");
    Code::ApiInternal.into()
}
