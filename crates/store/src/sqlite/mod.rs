//! SQLite: one file, one writer at a time, readers beside it.
//!
//! Only this folder speaks to rusqlite. A writing transaction begins with `BEGIN IMMEDIATE`: one that begins
//! reading and asks to write later fails at once when another has written in between, without any waiting.

// Opening a file: its address, settings, and what the errors of SQLite mean.
mod open;
// Bringing the tables up to date.
mod migrate;
// The statements of one open transaction.
mod session;
// The threads that run transactions.
mod threads;
// Full-text search, the one thing whose SQL no other database shares.
mod search;

use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::Poll;

use futures::FutureExt;

pub use session::SqliteSession;

use crate::error::{Result, StoreError};
use crate::session::{Purpose, Session};
use crate::store::{Mode, Work, transaction};
use open::Place;
use threads::Threads;

/// How many connections read beside the writer.
const READERS: usize = 3;

/// An open SQLite database.
pub struct Sqlite {
    runner: Runner,
}

enum Runner {
    Threads(Threads),
    Here { session: Mutex<Session>, gives_way: bool },
}

impl Sqlite {
    pub fn open(place: &str, mode: Mode) -> Result<Self> {
        let place = Arc::new(Place::of(place)?);
        let mut writer = place.connect(open::Role::Writer)?;
        migrate::migrate(&mut writer, &place)?;
        let writer = Session::Sqlite(SqliteSession::new(writer, place.clone()));
        let runner = match mode {
            Mode::Inline | Mode::Interleaved => {
                Runner::Here { session: Mutex::new(writer), gives_way: mode == Mode::Interleaved }
            }
            Mode::Threaded => {
                // A database in memory belongs to one connection.
                let count = if place.is_memory() { 0 } else { READERS };
                let readers = (0..count)
                    .map(|_| {
                        let connection = place.connect(open::Role::Reader)?;
                        Ok(Session::Sqlite(SqliteSession::new(connection, place.clone())))
                    })
                    .collect::<Result<Vec<_>>>()?;
                Runner::Threads(Threads::start(writer, readers)?)
            }
        };
        Ok(Self { runner })
    }

    #[cfg(feature = "broken")]
    pub fn make(&self, mistake: crate::Mistake) {
        if let Runner::Here { session, .. } = &self.runner {
            let Session::Sqlite(session) = &mut *session.lock().unwrap_or_else(PoisonError::into_inner);
            session.mistake = Some(mistake);
        }
    }

    pub async fn run<T, F>(&self, purpose: Purpose, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'s> FnOnce(&'s mut Session) -> Work<'s, T> + Send + 'static,
    {
        match &self.runner {
            Runner::Here { session, gives_way } => {
                if *gives_way {
                    give_way().await;
                }
                let outcome = {
                    // A transaction that panicked was never committed; the next one begins by forgetting it.
                    let mut session = session.lock().unwrap_or_else(PoisonError::into_inner);
                    at_once(&mut session, purpose, work)
                };
                if *gives_way {
                    give_way().await;
                }
                outcome
            }
            Runner::Threads(threads) => threads.run(purpose, work).await,
        }
    }
}

/// Lets others go first, once.
async fn give_way() {
    let mut gave = false;
    poll_fn(|context| {
        if std::mem::replace(&mut gave, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// SQLite answers at once, so its futures are ready at the first look.
fn at_once<T, F>(session: &mut Session, purpose: Purpose, work: F) -> Result<T>
where
    F: for<'s> FnOnce(&'s mut Session) -> Work<'s, T>,
{
    transaction(session, purpose, work).now_or_never().unwrap_or(Err(StoreError::Stopped))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADD: &str = "INSERT INTO shops (name, name_key, created_at) VALUES (?1, ?1, 0)";
    const COUNT: &str = "SELECT count(*) FROM shops";

    #[test]
    fn a_full_disk_is_told_and_costs_only_the_transaction_that_met_it() {
        let folder = tempfile::tempdir().unwrap();
        let place = Arc::new(Place::of(&folder.path().join("shop.db").display().to_string()).unwrap());
        let mut connection = place.connect(open::Role::Writer).unwrap();
        migrate::migrate(&mut connection, &place).unwrap();
        let pages: i64 = connection.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        connection.pragma_update_and_check(None, "max_page_count", pages + 2, |_| Ok(())).unwrap();
        let mut session = Session::Sqlite(SqliteSession::new(connection, place));
        let mut add = |names: std::ops::Range<usize>| {
            at_once(&mut session, Purpose::Write, move |session| {
                Box::pin(async move {
                    let rows: Vec<_> = names.map(|name| [format!("{name:0>1000}").into()]).collect();
                    session.execute_many(ADD, &rows).await?;
                    session.query_one(COUNT, &[], |row| row.get::<i64>(0)).await
                })
            })
        };
        assert_eq!(add(0..1).unwrap(), Some(1));
        let error = add(1..1000).unwrap_err();
        assert!(matches!(error, StoreError::DiskFull { .. }), "{error}");
        assert_eq!(
            add(0..0).unwrap(),
            Some(1),
            "what was there stays, nothing of the failed transaction does"
        );
    }

    #[test]
    fn a_transaction_that_panics_is_rolled_back_and_the_next_one_runs() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("shop.db").display().to_string();
        let database = Sqlite::open(&path, Mode::Threaded).unwrap();
        let add = |panics: bool| {
            futures::executor::block_on(database.run(Purpose::Write, move |session| {
                Box::pin(async move {
                    session.execute(ADD, &["Quán".into()]).await?;
                    assert!(!panics, "this one is meant to panic");
                    session.query_one(COUNT, &[], |row| row.get::<i64>(0)).await
                })
            }))
        };
        assert!(matches!(add(true), Err(StoreError::Stopped)));
        assert_eq!(add(false).unwrap(), Some(1));
    }
}
