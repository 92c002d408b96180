//! The port through which the API starts runs; the wiring puts the engine behind it.

use async_trait::async_trait;
use dongbo_catalogue::{Code, Failure};
use dongbo_store::{PlanId, RunId};
use dongbo_sync::{Entity, ShopId};

/// What a run is asked to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RunRequest {
    /// Only these; none mean all.
    pub entities: Vec<Entity>,
    /// Read and decide, write nothing on either side.
    pub dry_run: bool,
    /// Read every row, whatever was read before.
    pub full: bool,
    /// A person has decided: carry out the deletions that the brake stopped.
    pub allow_disappearance: bool,
}

/// Whoever can start runs.
#[async_trait]
pub trait Runs: Send + Sync {
    /// Starts a run in the background and answers as soon as it has its number, which the store then knows.
    ///
    /// # Errors
    /// When the run could not be started; what goes wrong later is found in the run itself.
    async fn start(&self, shop: ShopId, wanted: RunRequest) -> Result<RunId, StartError>;

    /// Carries out what was approved in a plan, in the background as [`Runs::start`] does.
    ///
    /// # Errors
    /// When the run could not be started.
    async fn apply(&self, shop: ShopId, plan: PlanId) -> Result<RunId, StartError>;
}

/// Why a run was not started.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// Another run of this shop is under way.
    #[error("another run is under way ({owner})")]
    AlreadyRunning {
        /// The process that runs it.
        owner: String,
    },
    /// The shop has no connection to KiotViet.
    #[error("the shop is not connected to KiotViet")]
    NotConnected,
    /// Anything else, in the catalogue's words.
    #[error(transparent)]
    Other(#[from] Failure),
}

impl StartError {
    /// Its words for the shop of that name.
    pub(crate) fn failure(self, shop: &str) -> Failure {
        match self {
            Self::AlreadyRunning { owner } => {
                Failure::new(Code::SyncRunning).with("shop", shop).with("owner", owner)
            }
            Self::NotConnected => Failure::new(Code::CfgNoConnection).with("shop", shop),
            Self::Other(failure) => failure,
        }
    }
}
