//! Records read one by one, by their ids: each goes the way of a page with one row; one that is not there any more is
//! suspected and settled like any other absence.

use std::collections::BTreeSet;

use dongbo_store::Batch;
use dongbo_sync::Remote;
use futures::StreamExt;
use futures::stream;
use kiotviet::Priority;

use crate::error::{EngineError, concerns_one_call, kiotviet_code};
use crate::position::Scope;
use crate::pull::Pulled;
use crate::pull::page::{Counting, Page};
use crate::pull::stage::Stage;

/// How many records are asked for at a time.
const AT_ONCE: usize = 4;

/// What came of reading records one by one.
#[derive(Debug, Default)]
pub(crate) struct Looked {
    /// Read, or known to be gone.
    pub done: BTreeSet<i64>,
    /// Not read: the catalogue's code, and why.
    pub failed: Vec<(i64, String, String)>,
}

impl<R: Pulled> Stage<'_, R> {
    /// Reads these records and takes them.
    pub(crate) async fn look_at_each(
        &self,
        ids: impl IntoIterator<Item = i64>,
    ) -> Result<Looked, EngineError> {
        let run = self.run;
        // More urgent than any list, since somebody has just touched them.
        let client = run.client.at(Priority::Orders);
        let mut looked = Looked::default();
        let mut gone = Vec::new();
        let mut answers = stream::iter(ids)
            .map(|id| {
                let client = &client;
                async move {
                    let asked_at = run.now();
                    (id, asked_at, R::read_one(client, id).await, run.now())
                }
            })
            .buffered(AT_ONCE);
        while let Some((id, asked_at, answer, read_at)) = answers.next().await {
            match answer {
                Ok(Some(row)) => {
                    run.urgent.note_read(R::ENTITY, id, read_at);
                    match R::observe(&row, &run.context) {
                        Ok(observed) => {
                            let page = Page { asked_at: Some(asked_at), ..self.page_of_one(observed) };
                            self.take(page, Scope::Since(read_at), None, Counting::Changes).await?;
                        }
                        // It is listed, and every run reads it again until it can be understood.
                        Err(error) => run.fail::<R>(Some(id), error.code(), error.to_string(), "").await?,
                    }
                    looked.done.insert(id);
                }
                Ok(None) => gone.push(id),
                Err(error) if concerns_one_call(&error) => {
                    looked.failed.push((id, kiotviet_code(&error).to_owned(), error.to_string()));
                }
                Err(error) => return Err(error.into()),
            }
        }
        self.suspect_each(&gone).await?;
        looked.done.extend(gone);
        Ok(looked)
    }

    /// Records that KiotViet does not find. While their list is being read it settles them itself, at its end.
    async fn suspect_each(&self, gone: &[i64]) -> Result<(), EngineError> {
        let run = self.run;
        let known = run.store.known::<R>(run.shop(), gone).await?;
        let suspects: Vec<i64> = known.iter().filter(|known| !known.gone).map(|known| known.remote).collect();
        if suspects.is_empty() {
            return Ok(());
        }
        let remotes = suspects.iter().map(|id| Remote::new(*id)).collect();
        let batch = Batch::<R> { suspects: remotes, ..Batch::default() };
        run.store.write(&run.fence, batch, run.now()).await?;
        if run.urgent.is_reading(R::ENTITY) {
            return Ok(());
        }
        let all = run.store.suspects::<R>(run.shop()).await?;
        self.settle_these(suspects, all.len()).await?;
        Ok(())
    }
}
