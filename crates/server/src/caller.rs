//! Who is asking: a program with a token, or a person who has signed in.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use dongbo_catalogue::{Code, Failure};
use dongbo_store::{Actor, Cause, Identity, Principal, Right, Role, Store};
use dongbo_sync::ShopId;
use jiff::Timestamp;

use crate::cookie;
use crate::cross_site;
use crate::problem::Problem;
use crate::state::ServerState;

/// Somebody who has shown who they are.
#[derive(Clone)]
pub(crate) struct Caller(Arc<Known>);

struct Known {
    principal: Principal,
    /// Until when they are signed in; none with a token.
    expires_at: Option<Timestamp>,
}

impl Caller {
    /// Who they are.
    pub(crate) fn principal(&self) -> &Principal {
        &self.0.principal
    }

    /// Until when they are signed in; none with a token.
    pub(crate) fn expires_at(&self) -> Option<Timestamp> {
        self.0.expires_at
    }

    /// The person, by id and login; none for a token.
    pub(crate) fn person(&self) -> Option<(i64, &str)> {
        match &self.principal().identity {
            Identity::Person { id, login } => Some((*id, login)),
            Identity::Token(_) => None,
        }
    }

    /// What to call the caller in a history.
    pub(crate) fn cause(&self) -> Cause {
        Cause::Person(self.name().to_owned())
    }

    /// Who signs for what the caller does.
    pub(crate) fn actor(&self) -> Actor {
        self.principal().actor()
    }

    /// The store, with what is done through it signed by the caller.
    pub(crate) fn signing(&self, state: &ServerState) -> Store {
        state.store.signed(self.actor(), state.now())
    }

    /// Whether this shop exists for the caller. Operators see every shop, others their own.
    pub(crate) fn sees(&self, shop: ShopId) -> bool {
        self.principal().may_reach(shop)
    }

    /// What decisions of the caller are signed with.
    pub(crate) fn name(&self) -> &str {
        &self.principal().name
    }

    /// Refuses whoever lacks this right.
    pub(crate) fn require(&self, right: Right) -> Result<(), Problem> {
        if self.principal().may(right) { Ok(()) } else { Err(self.refused(right.name())) }
    }

    /// Refuses whoever may neither do everything in a shop nor everywhere.
    pub(crate) fn require_owner(&self) -> Result<(), Problem> {
        match self.principal().role {
            Role::Owner | Role::Operator => Ok(()),
            Role::Staff => Err(self.refused(Role::Owner.name())),
        }
    }

    /// Refuses whoever is not the operator of the service.
    pub(crate) fn require_operator(&self) -> Result<(), Problem> {
        match self.principal().role {
            Role::Operator => Ok(()),
            Role::Owner | Role::Staff => Err(self.refused(Role::Operator.name())),
        }
    }

    fn refused(&self, needed: &str) -> Problem {
        let role = self.principal().role.name();
        Failure::new(Code::ApiForbidden).with("role", role).with("needed", needed).into()
    }
}

impl FromRequestParts<ServerState> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ServerState) -> Result<Self, Problem> {
        // Several extractors of one route ask who it is; the store is asked once.
        if let Some(caller) = parts.extensions.get::<Self>() {
            return Ok(caller.clone());
        }
        let caller = Self(Arc::new(known(parts, state).await?));
        parts.extensions.insert(caller.clone());
        Ok(caller)
    }
}

async fn known(parts: &Parts, state: &ServerState) -> Result<Known, Problem> {
    if parts.headers.contains_key(header::AUTHORIZATION) {
        let token = bearer(parts).ok_or(Code::ApiUnauthorized)?;
        let principal = state.store.authenticate(token, state.now()).await?.ok_or(Code::ApiUnauthorized)?;
        return Ok(Known { principal, expires_at: None });
    }
    let cookie = cookie::read(&parts.headers).ok_or(Code::ApiUnauthorized)?;
    let signed_in = state.store.signed_in(cookie, state.session_life, state.now()).await?;
    let signed_in = signed_in.ok_or(Code::ApiUnauthorized)?;
    // A browser sends the cookie whoever has made the page that asks.
    cross_site::require_own_page(&parts.method, &parts.headers, state)?;
    Ok(Known { principal: signed_in.principal, expires_at: Some(signed_in.expires_at) })
}

/// The token of `Authorization: Bearer …`; the scheme may be written in any case.
fn bearer(parts: &Parts) -> Option<&str> {
    let value = parts.headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer")).then(|| token.trim()).filter(|token| !token.is_empty())
}
