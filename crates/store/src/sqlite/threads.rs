//! Threads that run whole transactions: one that writes, a few that read. They wait on bounded queues, so that a
//! burst of callers waits instead of filling memory.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};

use futures::channel::{mpsc, oneshot};
use futures::executor::block_on;
use futures::{SinkExt, StreamExt};

use super::at_once;
use crate::error::{Result, StoreError};
use crate::session::{Purpose, Session};
use crate::store::Work;

/// How many transactions may wait for a thread before their callers do.
const WAITING: usize = 64;

type Job = Box<dyn FnOnce(&mut Session) + Send>;

pub struct Threads {
    writer: mpsc::Sender<Job>,
    readers: Option<mpsc::Sender<Job>>,
    handles: Vec<JoinHandle<()>>,
}

impl Threads {
    pub fn start(writer: Session, readers: Vec<Session>) -> Result<Self> {
        let mut handles = Vec::with_capacity(readers.len() + 1);
        let (to_writer, jobs) = mpsc::channel(WAITING);
        let jobs = Arc::new(Mutex::new(jobs));
        handles.push(spawn("store-writer", writer, jobs)?);
        let to_readers = if readers.is_empty() {
            None
        } else {
            let (to_readers, jobs) = mpsc::channel(WAITING);
            let jobs = Arc::new(Mutex::new(jobs));
            for reader in readers {
                handles.push(spawn("store-reader", reader, jobs.clone())?);
            }
            Some(to_readers)
        };
        Ok(Self { writer: to_writer, readers: to_readers, handles })
    }

    pub async fn run<T, F>(&self, purpose: Purpose, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'s> FnOnce(&'s mut Session) -> Work<'s, T> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        let job: Job = Box::new(move |session| {
            // Nobody waits any more when the caller was cancelled: the transaction counts all the same.
            let _ = answer.send(at_once(session, purpose, work));
        });
        let queue = match (purpose, &self.readers) {
            (Purpose::Read, Some(readers)) => readers,
            _ => &self.writer,
        };
        queue.clone().send(job).await.map_err(|_| StoreError::Stopped)?;
        answered.await.map_err(|_| StoreError::Stopped)?
    }
}

impl Drop for Threads {
    /// Waits until what was queued is done and the file is closed.
    fn drop(&mut self) {
        self.writer.close_channel();
        if let Some(readers) = &mut self.readers {
            readers.close_channel();
        }
        for handle in self.handles.drain(..) {
            // A thread that panicked has nothing left to close.
            let _ = handle.join();
        }
    }
}

fn spawn(name: &str, mut session: Session, jobs: Arc<Mutex<mpsc::Receiver<Job>>>) -> Result<JoinHandle<()>> {
    Builder::new()
        .name(name.to_owned())
        .spawn(move || {
            // One thread waits for the next job, the others for their turn to wait.
            let next = || block_on(jobs.lock().unwrap_or_else(PoisonError::into_inner).next());
            while let Some(job) = next() {
                if catch_unwind(AssertUnwindSafe(|| job(&mut session))).is_err() {
                    tracing::error!("a transaction panicked and was rolled back");
                    block_on(session.roll_back());
                }
            }
        })
        .map_err(|error| StoreError::Database { detail: format!("cannot start a thread: {error}") })
}
