//! Who is asking, and the walls between shops: what a caller may not see does not exist for them.

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header;
use axum::http::request::Parts;
use dongbo_catalogue::{Code, Failure};
use dongbo_store::{Cause, Principal, Role, Shop};
use dongbo_sync::{Entity, ShopId};

use utoipa::IntoParams;

use crate::problem::Problem;
use crate::state::ServerState;

/// Somebody with a valid token.
pub(crate) struct Caller(Principal);

impl Caller {
    /// What to call the caller in a history.
    pub(crate) fn cause(&self) -> Cause {
        Cause::Person(self.0.role.name().to_owned())
    }

    /// Whether this shop exists for the caller. Operators see every shop, others their own.
    pub(crate) fn sees(&self, shop: ShopId) -> bool {
        self.0.may_reach(shop)
    }

    /// What decisions of the caller are signed with.
    pub(crate) fn name(&self) -> &'static str {
        self.0.role.name()
    }

    /// Refuses whoever may neither do everything in a shop nor everywhere.
    pub(crate) fn require_owner(&self) -> Result<(), Problem> {
        match self.0.role {
            Role::Owner | Role::Operator => Ok(()),
            role => Err(Failure::new(Code::ApiForbidden)
                .with("role", role.name())
                .with("needed", Role::Owner.name())
                .into()),
        }
    }

    /// Refuses whoever is not the operator of the service.
    pub(crate) fn require_operator(&self) -> Result<(), Problem> {
        match self.0.role {
            Role::Operator => Ok(()),
            role => Err(Failure::new(Code::ApiForbidden)
                .with("role", role.name())
                .with("needed", Role::Operator.name())
                .into()),
        }
    }
}

impl FromRequestParts<ServerState> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ServerState) -> Result<Self, Problem> {
        let token = bearer(parts).ok_or(Code::ApiUnauthorized)?;
        let principal = state.store.authenticate(token, state.now()).await?;
        principal.map(Self).ok_or_else(|| Code::ApiUnauthorized.into())
    }
}

/// The token of `Authorization: Bearer …`; the scheme may be written in any case.
fn bearer(parts: &Parts) -> Option<&str> {
    let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer")).then(|| token.trim()).filter(|token| !token.is_empty())
}

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
