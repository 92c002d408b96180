//! The people of a shop (nhân viên), as its owner manages them.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use dongbo_store::{NewUser, Right, Rights, Role, User, UserChange};
use secrecy::SecretString;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, ListAnswer};
use crate::access::{IdInPath, Owning, RecordId, ShopInPath};
use crate::body::body;
use crate::caller::Caller;
use crate::listing::{Asked, Listing, PageQuery};
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;

/// What somebody can be in a shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum ShopRole {
    /// Everything in the shop.
    Owner,
    /// Daily work, and what the rights add.
    Staff,
}

impl From<ShopRole> for Role {
    fn from(role: ShopRole) -> Self {
        match role {
            ShopRole::Owner => Self::Owner,
            ShopRole::Staff => Self::Staff,
        }
    }
}

/// A person to be given access.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddUser {
    /// What they sign in with: a phone number, an e-mail address, a word; unique over all shops.
    #[schema(examples("lan"))]
    login: String,
    /// What their deeds are signed with.
    #[schema(examples("Nguyễn Thị Lan"))]
    name: String,
    /// What they are.
    role: ShopRole,
    /// What a staff member may do beyond the daily work; an owner has every right.
    #[schema(value_type = Vec<Right>)]
    #[serde(default)]
    rights: Rights,
    /// Their first password: at least ten characters.
    #[schema(value_type = String, format = Password)]
    password: SecretString,
}

/// What changes about a person; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangeUser {
    /// What their deeds are signed with.
    name: Option<String>,
    /// What they are.
    role: Option<ShopRole>,
    /// What a staff member may do beyond the daily work.
    #[schema(value_type = Option<Vec<Right>>)]
    rights: Option<Rights>,
    /// True: they can no longer sign in, and are signed out.
    locked: Option<bool>,
    /// Another password; with the old one they are signed out.
    #[schema(value_type = Option<String>, format = Password)]
    password: Option<SecretString>,
}

/// The people of the shop. Operators belong to no shop and are not among them.
#[utoipa::path(get, path = "/shops/{shop}/users", operation_id = "list_users", tag = "access",
    params(ShopInPath, PageQuery),
    responses((status = 200, body = Listing<User>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    Owning(shop): Owning,
    Asked(query): Asked<PageQuery>,
) -> ListAnswer<User> {
    let wanted = query.of("users")?;
    let after = wanted.query.after.unwrap_or(i64::MIN);
    let users = state.store.users(Some(shop.id)).await?.into_iter().filter(|user| user.id > after);
    Ok(wanted.answer(wanted.page(users, |user| user.id)))
}

/// Gives a person access to the shop.
#[utoipa::path(post, path = "/shops/{shop}/users", operation_id = "add_user", tag = "access",
    params(ShopInPath), request_body = AddUser,
    responses(
        (status = 201, description = "Added", body = User),
        (status = 409, description = "The login is taken", body = ProblemDetails,
            content_type = "application/problem+json"),
        (status = 422, description = "The login cannot be, or the password is too short", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn add(
    State(state): State<ServerState>,
    caller: Caller,
    Owning(shop): Owning,
    sent: Bytes,
) -> Result<(StatusCode, Json<User>), Problem> {
    let AddUser { login, name, role, rights, password } = body(&sent)?;
    let password = state.passwords.hash(&password).await?;
    let new = NewUser { shop: Some(shop.id), login, name, role: role.into(), rights, password };
    let user = state.store.add_user(new, caller.actor(), state.now()).await?;
    Ok((StatusCode::CREATED, Json(user)))
}

/// Changes a person's name, role, rights, lock or password. The last owner stays one who can sign in.
#[utoipa::path(patch, path = "/shops/{shop}/users/{id}", operation_id = "change_user", tag = "access",
    params(ShopInPath, IdInPath), request_body = ChangeUser,
    responses(
        (status = 200, body = User),
        (status = 409, description = "The last owner", body = ProblemDetails,
            content_type = "application/problem+json"),
        (status = 422, description = "The password is too short", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn change(
    State(state): State<ServerState>,
    caller: Caller,
    Owning(shop): Owning,
    RecordId(id): RecordId,
    sent: Bytes,
) -> Answer<User> {
    let ChangeUser { name, role, rights, locked, password } = body(&sent)?;
    let password = match password {
        Some(password) => Some(state.passwords.hash(&password).await?),
        None => None,
    };
    let change = UserChange { name, role: role.map(Role::from), rights, locked, password };
    let user = state.store.change_user(Some(shop.id), id, change, caller.actor(), state.now()).await;
    user.map(Json).map_err(Problem::from)
}

/// Takes a person's access away. What they did stays signed with their name.
#[utoipa::path(delete, path = "/shops/{shop}/users/{id}", operation_id = "delete_user", tag = "access",
    params(ShopInPath, IdInPath),
    responses(
        (status = 204, description = "They have no access any more"),
        (status = 409, description = "The last owner", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn delete(
    State(state): State<ServerState>,
    caller: Caller,
    Owning(shop): Owning,
    RecordId(id): RecordId,
) -> Result<StatusCode, Problem> {
    state.store.delete_user(Some(shop.id), id, caller.actor(), state.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
