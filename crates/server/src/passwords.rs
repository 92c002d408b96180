//! Hashing and comparing passwords: slow and heavy on purpose, so beside the threads that answer, and few at once.

use std::sync::Arc;

use dongbo_catalogue::Code;
use dongbo_store::{NewPassword, PasswordHash, password_fits};
use secrecy::SecretString;
use tokio::sync::Semaphore;

use crate::problem::Problem;

/// So many at once: each takes 19 MiB and a core.
const AT_ONCE: usize = 4;

/// Whoever hashes. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Passwords(Arc<Semaphore>);

impl Default for Passwords {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(AT_ONCE)))
    }
}

impl Passwords {
    /// Whether what was typed is the password; takes as long where there is none to compare with.
    pub(crate) async fn fits(
        &self,
        hash: Option<PasswordHash>,
        typed: SecretString,
    ) -> Result<bool, Problem> {
        self.beside(move || password_fits(hash.as_ref(), &typed)).await
    }

    /// What is kept of a new password.
    pub(crate) async fn hash(&self, typed: &SecretString) -> Result<PasswordHash, Problem> {
        let password = NewPassword::new(typed)?;
        Ok(self.beside(move || password.hash()).await??)
    }

    async fn beside<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        let turn = self.0.clone().acquire_owned().await.map_err(|_| Code::ApiInternal)?;
        let done = tokio::task::spawn_blocking(move || {
            // Kept to the end also where nobody waits for it any more.
            let _turn = turn;
            work()
        });
        done.await.map_err(|error| {
            tracing::error!(%error, "hashing a password failed");
            Code::ApiInternal.into()
        })
    }
}
