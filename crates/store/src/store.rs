//! The door of the store: opening it, and running each call as one transaction where it belongs.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use crate::activity::Signature;
use crate::error::{Result, StoreError};
use crate::master_key::MasterKey;
use crate::session::{Purpose, Session};
use crate::sqlite::Sqlite;

/// Where the transactions run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// One thread that writes, a few that read: for a service.
    Threaded,
    /// In the calling task, without any thread: for tests.
    Inline,
    /// The same, and the task gives way before and after each transaction, as it does where threads run them: for
    /// simulations that put other transactions, or a crash, in between.
    Interleaved,
}

/// Abaha's commerce data and the state of synchronisation. Cheap to clone; all clones are one store.
///
/// Every method is one transaction: it happens as a whole or not at all.
#[derive(Clone)]
pub struct Store {
    database: Arc<Sqlite>,
    pub(crate) master_key: MasterKey,
    pub(crate) signature: Option<Signature>,
}

/// A transaction's body, running.
pub(crate) type Work<'s, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 's>>;

impl Store {
    /// Opens the database, creates it where there is none and brings its tables up to date.
    ///
    /// `url` is `sqlite://PATH` or `sqlite::memory:` (a private one that ends with the store).
    ///
    /// # Errors
    /// One of the variants of [`StoreError`] about databases; what was in the file is left as it was.
    pub async fn open(url: &str, master_key: MasterKey, mode: Mode) -> Result<Self> {
        let database = match url.strip_prefix("sqlite:") {
            Some(place) => Sqlite::open(place.strip_prefix("//").unwrap_or(place), mode)?,
            None => return Err(unsupported(url)),
        };
        Ok(Self { database: Arc::new(database), master_key, signature: None })
    }

    /// Whether the database answers, for readiness checks.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ready(&self) -> Result<()> {
        self.reading(|session| {
            Box::pin(async move {
                session.query("SELECT count(*) FROM shops", &[], |row| row.get::<i64>(0)).await.map(|_| ())
            })
        })
        .await
    }

    #[cfg(feature = "broken")]
    pub(crate) fn database(&self) -> &Sqlite {
        &self.database
    }

    /// Runs `work` as one writing transaction.
    pub(crate) async fn writing<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'s> FnOnce(&'s mut Session) -> Work<'s, T> + Send + 'static,
    {
        self.database.run(Purpose::Write, work).await
    }

    /// Runs `work` on one consistent state.
    pub(crate) async fn reading<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: for<'s> FnOnce(&'s mut Session) -> Work<'s, T> + Send + 'static,
    {
        self.database.run(Purpose::Read, work).await
    }
}

/// One transaction from begin to commit; a failure anywhere rolls all of it back.
pub(crate) async fn transaction<T, F>(session: &mut Session, purpose: Purpose, work: F) -> Result<T>
where
    F: for<'s> FnOnce(&'s mut Session) -> Work<'s, T>,
{
    session.begin(purpose).await?;
    let outcome = match work(session).await {
        Ok(value) => session.commit().await.map(|()| value),
        Err(error) => Err(error),
    };
    if outcome.is_err() {
        session.roll_back().await;
    }
    outcome
}

/// The address may carry a password: only its scheme and host are repeated.
fn unsupported(url: &str) -> StoreError {
    let shown = match url.split_once("://") {
        Some((scheme, rest)) => {
            let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
            let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
            format!("{scheme}://{host}")
        }
        None => url.to_owned(),
    };
    let reason = if url.starts_with("postgres") {
        "PostgreSQL is not supported by this version; use sqlite://PATH"
    } else {
        "use sqlite://PATH"
    };
    StoreError::Unsupported { url: shown, reason: reason.to_owned() }
}
