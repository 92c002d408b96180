//! Edits through the API: who makes them, what is answered when they are not taken, and that the shop's worker hears of
//! them.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use dongbo_catalogue::{Code, Failure};
use dongbo_engine::{Editor, EngineError, Outcome, Refusal};
use dongbo_store::{Shop, StoreError};

use crate::access::InShop;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::state::ServerState;

/// Somebody who edits a shop's records.
pub(crate) struct Editing {
    pub(crate) shop: Shop,
    pub(crate) editor: Editor,
    state: ServerState,
}

impl FromRequestParts<ServerState> for Editing {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &ServerState) -> Result<Self, Problem> {
        let caller = Caller::from_request_parts(parts, state).await?;
        let InShop(shop) = InShop::from_request_parts(parts, state).await?;
        let editor = Editor::new(caller.signing(state), shop.id, caller.name(), state.now());
        Ok(Self { shop, editor, state: state.clone() })
    }
}

impl Editing {
    /// The outcome of an edit as an answer; the shop's worker is told of what was done.
    pub(crate) fn settle<T>(&self, outcome: Outcome<T>) -> Result<T, Problem> {
        let value = self.done(outcome)?.map_err(problem)?;
        Ok(value)
    }

    /// The same for what cannot be refused.
    pub(crate) fn done<T>(&self, outcome: Result<T, EngineError>) -> Result<T, Problem> {
        match outcome {
            Ok(value) => {
                self.state.webhooks.wake(self.shop.id);
                Ok(value)
            }
            Err(EngineError::Store(StoreError::NotFound { .. })) => Err(Code::ApiNotFound.into()),
            Err(EngineError::Store(error)) => Err(error.into()),
            Err(error) => {
                tracing::error!(code = error.code(), %error, "an edit failed");
                Err(Code::ApiInternal.into())
            }
        }
    }
}

/// Why an edit is not taken.
pub(crate) fn problem(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::FollowsKiotViet { field } => {
            Failure::new(Code::ApiFollowsKiotViet).with("field", field).into()
        }
        Refusal::Invalid { field, reason } => {
            Failure::new(Code::ApiInvalid).with("field", field).with("reason", reason).into()
        }
        Refusal::NotSent { entity } => Failure::new(Code::SyncNotSent).with("entity", entity).into(),
        Refusal::Taken { field, value, id } => {
            Failure::new(Code::ApiTaken).with("field", field).with("value", value).with("id", id).into()
        }
    }
}
