//! The walls between shops, and the rights within one: what a caller may not see does not exist for them.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use dongbo_catalogue::Code;
use dongbo_store::{Right, Shop};
use dongbo_sync::{Entity, ShopId};

use utoipa::IntoParams;

use crate::caller::Caller;
use crate::problem::Problem;
use crate::state::ServerState;

/// The shop in the path, by id or name, that the caller may see.
pub(crate) struct InShop(pub Shop);

impl FromRequestParts<ServerState> for InShop {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ServerState) -> Result<Self, Problem> {
        let caller = Caller::from_request_parts(parts, state).await?;
        let wanted = path_parameter(parts, "shop").await?;
        let by_id = match wanted.parse() {
            Ok(id) => state.store.shop(ShopId(id)).await?,
            Err(_) => None,
        };
        let shop = match by_id {
            Some(shop) => Some(shop),
            None => state.store.shop_named(&wanted).await?,
        };
        shop.filter(|shop| caller.sees(shop.id)).map(Self).ok_or_else(|| Code::ApiNotFound.into())
    }
}

macro_rules! shops_by_right {
    ($($(#[$doc:meta])* $name:ident: $require:expr,)+) => {
        $(
            $(#[$doc])*
            pub(crate) struct $name(pub Shop);

            impl FromRequestParts<ServerState> for $name {
                type Rejection = Problem;

                async fn from_request_parts(parts: &mut Parts, state: &ServerState) -> Result<Self, Problem> {
                    let InShop(shop) = InShop::from_request_parts(parts, state).await?;
                    let require: fn(&Caller) -> Result<(), Problem> = $require;
                    require(&Caller::from_request_parts(parts, state).await?)?;
                    Ok(Self(shop))
                }
            }
        )+
    };
}

// A route says what it needs by how it takes its shop; with `InShop` it is any member's.
shops_by_right! {
    /// The shop in the path, for whoever may see its synchronisation.
    SeeingSync: |caller| caller.require(Right::SeeSync),
    /// The shop in the path, for whoever may run its synchronisation.
    RunningSync: |caller| caller.require(Right::RunSync),
    /// The shop in the path, for whoever may change the settings of its synchronisation.
    SettingSync: |caller| caller.require(Right::ChangeSyncSettings),
    /// The shop in the path, for whoever may decide and take back.
    Deciding: |caller| caller.require(Right::DecideConflicts),
    /// The shop in the path, for whoever manages its people and tokens.
    Owning: Caller::require_owner,
}

/// The `{entity}` in the path, by the name of its list of records.
pub(crate) struct OfEntity(pub Entity);

impl FromRequestParts<ServerState> for OfEntity {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &ServerState) -> Result<Self, Problem> {
        let text = path_parameter(parts, "entity").await?;
        let entity = match text.as_str() {
            "points-of-sale" => Some(Entity::Branches),
            name => name.parse().ok().filter(|entity| *entity != Entity::Stock),
        };
        entity.map(Self).ok_or_else(|| Code::ApiNotFound.into())
    }
}

/// The `{id}` in the path. What is no number is the id of nothing.
pub(crate) struct RecordId(pub i64);

impl FromRequestParts<ServerState> for RecordId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &ServerState) -> Result<Self, Problem> {
        let text = path_parameter(parts, "id").await?;
        text.parse().map(Self).map_err(|_| Code::ApiNotFound.into())
    }
}

async fn path_parameter(parts: &mut Parts, name: &str) -> Result<String, Problem> {
    // What is not UTF-8 is no name of ours.
    let parameters = RawPathParams::from_request_parts(parts, &()).await.map_err(|_| Code::ApiNotFound)?;
    let value = parameters.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned());
    value.ok_or_else(|| Code::ApiInternal.into())
}

/// The `{shop}` of a path, for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "for the document; `InShop` reads it")]
pub(crate) struct ShopInPath {
    /// The shop's id or its name.
    #[param(example = "1")]
    shop: String,
}

/// The `{entity}` of a path, for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "for the document; `OfEntity` reads it")]
pub(crate) struct EntityInPath {
    /// The list that the record is in: products, categories, customers, orders, price-lists…
    #[param(example = "products")]
    entity: String,
}

/// The `{id}` of a path, for the document.
#[derive(IntoParams)]
#[into_params(parameter_in = Path)]
#[expect(dead_code, reason = "for the document; `RecordId` reads it")]
pub(crate) struct IdInPath {
    /// The record's id within its shop.
    #[param(example = 1)]
    id: i64,
}
