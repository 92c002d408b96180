//! The tokens of a shop: programs' way in, as its owner manages them.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use dongbo_store::{NewToken, Right, Rights, Role, Token};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::ListAnswer;
use super::user::ShopRole;
use crate::access::{IdInPath, Owning, RecordId, ShopInPath};
use crate::body::body;
use crate::caller::Caller;
use crate::listing::{Asked, Listing, PageQuery};
use crate::problem::Problem;
use crate::state::ServerState;

/// A token to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MakeToken {
    /// What its deeds are signed with.
    #[schema(examples("Phần mềm kế toán"))]
    name: String,
    /// What it may do.
    role: ShopRole,
    /// The rights of a staff's token; left out: to see and to run the synchronisation.
    #[serde(default)]
    #[schema(value_type = Option<Vec<Right>>)]
    rights: Option<Rights>,
}

/// A token that was made.
#[derive(Serialize, ToSchema)]
pub(crate) struct MadeToken {
    /// The token itself. It cannot be shown again.
    token: String,
    #[serde(flatten)]
    made: Token,
}

/// The shop's tokens, with their last use; never the tokens themselves. An operator sees those of operators too.
#[utoipa::path(get, path = "/shops/{shop}/tokens", operation_id = "list_tokens", tag = "access",
    params(ShopInPath, PageQuery),
    responses((status = 200, body = Listing<Token>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    caller: Caller,
    Owning(shop): Owning,
    Asked(query): Asked<PageQuery>,
) -> ListAnswer<Token> {
    let wanted = query.of("tokens")?;
    let after = wanted.query.after.unwrap_or(i64::MIN);
    let tokens = state.store.tokens(shop.id, is_operator(&caller)).await?;
    let rest = tokens.into_iter().filter(|token| token.id > after);
    Ok(wanted.answer(wanted.page(rest, |token| token.id)))
}

/// Makes a token. It is shown this once.
#[utoipa::path(post, path = "/shops/{shop}/tokens", operation_id = "make_token", tag = "access",
    params(ShopInPath), request_body = MakeToken,
    responses((status = 201, description = "Made", body = MadeToken)))]
pub(crate) async fn make(
    State(state): State<ServerState>,
    caller: Caller,
    Owning(shop): Owning,
    sent: Bytes,
) -> Result<(StatusCode, Json<MadeToken>), Problem> {
    let MakeToken { name, role, rights } = body(&sent)?;
    let new = NewToken { name: Some(name), role: role.into(), rights };
    let (shown, made) = state.store.make_token(shop.id, new, caller.actor(), state.now()).await?;
    Ok((StatusCode::CREATED, Json(MadeToken { token: shown.expose_secret().to_owned(), made })))
}

/// Withdraws a token.
#[utoipa::path(delete, path = "/shops/{shop}/tokens/{id}", operation_id = "delete_token", tag = "access",
    params(ShopInPath, IdInPath),
    responses((status = 204, description = "It opens nothing any more")))]
pub(crate) async fn delete(
    State(state): State<ServerState>,
    caller: Caller,
    Owning(shop): Owning,
    RecordId(id): RecordId,
) -> Result<StatusCode, Problem> {
    state.store.delete_token(shop.id, id, is_operator(&caller), caller.actor(), state.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn is_operator(caller: &Caller) -> bool {
    caller.principal().role == Role::Operator
}
