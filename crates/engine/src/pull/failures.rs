//! Records that could not be read or stored before: each is read once more by itself, so that a trouble that has
//! passed heals without anybody doing anything. The others stay listed.

use dongbo_store::{Batch, NewFailure};
use dongbo_sync::Remote;

use crate::error::{EngineError, concerns_one_call, kiotviet_code};
use crate::position::Scope;
use crate::progress::Counts;
use crate::pull::Pulled;
use crate::pull::page::Counting;
use crate::pull::stage::Stage;

/// How many failed records one run tries again; the rest wait for the next run.
const AT_MOST: u32 = 50;

impl<R: Pulled> Stage<'_, R> {
    /// Tries failed records again.
    pub(crate) async fn retry_failures(&self) -> Result<(), EngineError> {
        let run = self.run;
        if run.gate.is_planning() {
            return Ok(());
        }
        let failed = run.store.failures(run.shop(), Some(R::ENTITY), None, AT_MOST).await?;
        for failure in failed.items {
            let Some(remote) = failure.remote_id else { continue };
            let mut batch = Batch::<R>::default();
            let trouble = match R::read_one(&run.client, remote).await {
                Ok(None) => {
                    batch.healed.push(Remote::new(remote));
                    batch.suspects.push(Remote::new(remote));
                    None
                }
                Ok(Some(row)) => match R::observe(&row, &run.context) {
                    Ok(observed) => {
                        let page = self.page_of_one(observed);
                        self.take(page, Scope::Since(self.now()), None, Counting::Changes).await?;
                        batch.healed.push(Remote::new(remote));
                        None
                    }
                    Err(error) => Some((error.code().to_owned(), error.to_string())),
                },
                Err(error) if concerns_one_call(&error) => {
                    Some((kiotviet_code(&error).to_owned(), error.to_string()))
                }
                Err(error) => return Err(error.into()),
            };
            match trouble {
                None if failure.run == run.id => {
                    // It failed and healed within this run: it is no failure of the run.
                    run.recount(R::ENTITY.name(), |counts| counts.failed = counts.failed.saturating_sub(1));
                }
                None => {}
                Some((code, message)) => batch.failures.push(NewFailure {
                    entity: R::ENTITY,
                    remote_id: Some(remote),
                    code,
                    message,
                    payload: failure.payload.clone(),
                    run: run.id,
                }),
            }
            if !batch.failures.is_empty() && failure.run != run.id {
                run.count(R::ENTITY.name(), &Counts { failed: 1, ..Counts::default() });
            }
            batch.run = Some(run.progress_so_far()?);
            run.store.write(&run.fence, batch, run.now()).await?;
        }
        Ok(())
    }
}
