//! Signing in and out, and who one is.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use dongbo_catalogue::{Code, Failure};
use dongbo_store::{Attempt, Identity, KnownLogin, Principal, Right, Rights, Role};
use dongbo_sync::ShopId;
use jiff::Timestamp;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Answer;
use crate::address::CallersAddress;
use crate::body::body;
use crate::caller::Caller;
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;
use crate::{cookie, cross_site};

/// Who is asking.
#[derive(Serialize, ToSchema)]
pub(crate) struct Me {
    /// The person; null for a token.
    user: Option<MyUser>,
    /// What they are.
    role: Role,
    /// What they may do.
    #[schema(value_type = Vec<Right>)]
    rights: Rights,
    /// The shops they may see.
    shops: Vec<MyShop>,
    /// When they are signed out unless they do something before; null for a token.
    #[schema(value_type = Option<String>, format = DateTime)]
    expires_at: Option<Timestamp>,
}

/// The person who is signed in.
#[derive(Serialize, ToSchema)]
pub(crate) struct MyUser {
    /// Their id.
    id: i64,
    /// What they sign in with.
    #[schema(examples("lan"))]
    login: String,
    /// What their deeds are signed with.
    #[schema(examples("Nguyễn Thị Lan"))]
    name: String,
}

/// A shop that may be seen.
#[derive(Serialize, ToSchema)]
pub(crate) struct MyShop {
    /// Its id.
    #[schema(value_type = i64)]
    id: ShopId,
    /// Its name.
    name: String,
}

async fn me(
    state: &ServerState,
    principal: &Principal,
    expires_at: Option<Timestamp>,
) -> Result<Me, Problem> {
    let shops = state.store.shops().await?.into_iter().filter(|shop| principal.may_reach(shop.id));
    let user = match &principal.identity {
        Identity::Person { id, login } => {
            Some(MyUser { id: *id, login: login.clone(), name: principal.name.clone() })
        }
        Identity::Token(_) => None,
    };
    Ok(Me {
        user,
        role: principal.role,
        rights: principal.rights.clone(),
        shops: shops.map(|shop| MyShop { id: shop.id, name: shop.name }).collect(),
        expires_at,
    })
}

/// What somebody signs in with.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignIn {
    /// The login, in any case.
    login: String,
    /// The password.
    #[schema(value_type = String, format = Password)]
    password: SecretString,
}

/// Signs a browser in: the answer sets the cookie `dongbo_session`. It ends after twelve hours without use, at the
/// latest after a week.
#[utoipa::path(post, path = "/session", operation_id = "sign_in", tag = "access", request_body = SignIn,
    responses(
        (status = 200, description = "Signed in", body = Me,
            headers(("set-cookie" = String, description = "The session"))),
        (status = 401, description = "Wrong login or password", body = ProblemDetails,
            content_type = "application/problem+json"),
        (status = 403, description = "Locked, or asked by another site's page", body = ProblemDetails,
            content_type = "application/problem+json"),
        (status = 429, description = "Too many attempts; `Retry-After` says when the next is looked at",
            body = ProblemDetails, content_type = "application/problem+json",
            headers(("retry-after" = i64, description = "Seconds")))))]
pub(crate) async fn sign_in(
    State(state): State<ServerState>,
    CallersAddress(address): CallersAddress,
    headers: HeaderMap,
    sent: Bytes,
) -> Result<Response, Problem> {
    // Another site's page must not sign somebody in as somebody else.
    cross_site::refuse_foreign_page(&headers, &state)?;
    let SignIn { login, password } = body(&sent)?;
    let known = compare(&state, &login, &address, password).await?.ok_or(Code::AuthLoginWrong)?;
    if known.locked {
        return Err(Code::AuthLocked.into());
    }
    let (life, now) = (state.session_life, state.now());
    let session = state.store.begin_session(known.id, known.password, life, now).await?;
    let session = session.ok_or(Code::AuthLoginWrong)?;
    let cookie = cookie::set(&session, &state).ok_or(Code::ApiInternal)?;
    let signed_in = state.store.signed_in(secrecy::ExposeSecret::expose_secret(&session), life, now).await?;
    let signed_in = signed_in.ok_or(Code::AuthLoginWrong)?;
    tracing::info!(user = known.id, "signed in");
    let me = me(&state, &signed_in.principal, Some(signed_in.expires_at)).await?;
    Ok(([(header::SET_COOKIE, cookie), (header::CACHE_CONTROL, NEVER_KEPT)], Json(me)).into_response())
}

/// Nothing between browser and service keeps who is signed in.
const NEVER_KEPT: HeaderValue = HeaderValue::from_static("no-store");

/// Whoever has this login and this password, unless there were too many attempts. Whether the login or the password
/// is wrong shows neither in the answer nor in the time that it takes.
async fn compare(
    state: &ServerState,
    login: &str,
    address: &str,
    password: SecretString,
) -> Result<Option<KnownLogin>, Problem> {
    let now = state.now();
    let known = match state.store.attempt(login, address, now).await? {
        Attempt::TooMany { until } => {
            let seconds = until.duration_since(now).as_secs().max(0) + 1;
            tracing::warn!(address, "too many attempts to sign in");
            return Err(Failure::new(Code::AuthTooMany).with("seconds", seconds).into());
        }
        Attempt::Nobody => None,
        Attempt::Somebody(known) => Some(known),
    };
    let hash = known.as_ref().map(|known| known.password.clone());
    if !state.passwords.fits(hash, password).await? {
        // The login is not told: people type their password there.
        tracing::warn!(address, "an attempt to sign in failed");
        return Ok(None);
    }
    state.store.attempt_succeeded(login, address).await?;
    Ok(known)
}

/// Who is asking, what they may do and which shops they may see.
#[utoipa::path(get, path = "/session", operation_id = "session", tag = "access",
    responses((status = 200, body = Me)))]
pub(crate) async fn one(State(state): State<ServerState>, caller: Caller) -> Answer<Me> {
    Ok(Json(me(&state, caller.principal(), caller.expires_at()).await?))
}

/// Signs a browser out. Whoever is signed out already stays so.
#[utoipa::path(delete, path = "/session", operation_id = "sign_out", tag = "access",
    responses((status = 204, description = "Signed out")))]
pub(crate) async fn sign_out(
    State(state): State<ServerState>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if let Some(session) = cookie::read(&headers) {
        cross_site::require_own_page(&axum::http::Method::DELETE, &headers, &state)?;
        state.store.end_session(session, state.now()).await?;
    }
    let cookie = cookie::clear(&state).ok_or(Code::ApiInternal)?;
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}

/// A new password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ChangePassword {
    /// The present one.
    #[schema(value_type = String, format = Password)]
    current: SecretString,
    /// The new one: at least ten characters.
    #[schema(value_type = String, format = Password)]
    new: SecretString,
}

/// Chooses a new password; everywhere else one is signed out.
#[utoipa::path(post, path = "/session/password", operation_id = "change_password", tag = "access",
    request_body = ChangePassword,
    responses(
        (status = 204, description = "Changed"),
        (status = 403, description = "Asked with a token", body = ProblemDetails,
            content_type = "application/problem+json"),
        (status = 422, description = "The present password is wrong, or the new one too short",
            body = ProblemDetails, content_type = "application/problem+json"),
        (status = 429, description = "Too many attempts; `Retry-After` says when the next is looked at",
            body = ProblemDetails, content_type = "application/problem+json")))]
pub(crate) async fn change_password(
    State(state): State<ServerState>,
    caller: Caller,
    CallersAddress(address): CallersAddress,
    headers: HeaderMap,
    sent: Bytes,
) -> Result<StatusCode, Problem> {
    let (user, login) = caller.person().ok_or(Code::AuthNotAPerson)?;
    let session = cookie::read(&headers).ok_or(Code::AuthNotAPerson)?;
    let ChangePassword { current, new } = body(&sent)?;
    let new = state.passwords.hash(&new).await?;
    let known = compare(&state, login, &address, current).await?.ok_or(Code::AuthPasswordWrong)?;
    if !state.store.change_password(user, known.password, new, session, state.now()).await? {
        return Err(Code::AuthPasswordWrong.into());
    }
    tracing::info!(user, "chose a new password");
    Ok(StatusCode::NO_CONTENT)
}
