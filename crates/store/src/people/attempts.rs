//! How often somebody may try to sign in: so many times with one login, and from one address, within a quarter of an
//! hour. An attempt counts before the password is looked at, so that many at once gain nothing.

use dongbo_sync::text;
use jiff::{SignedDuration, Timestamp};

use super::{PasswordHash, secret};
use crate::error::Result;
use crate::session::Session;
use crate::store::Store;

/// Attempts are counted for so long from the first one.
const WINDOW: SignedDuration = SignedDuration::from_mins(15);
/// So many with one login.
const BY_LOGIN: i64 = 10;
/// So many from one address, behind which a whole shop may sit.
const BY_ADDRESS: i64 = 50;

/// Whether somebody may try to sign in, and who they may be.
#[derive(Debug)]
pub enum Attempt {
    /// Not before that instant.
    TooMany {
        /// When the next one is looked at.
        until: Timestamp,
    },
    /// There is nobody with that login.
    Nobody,
    /// Somebody, if the password fits.
    Somebody(Known),
}

/// Somebody with that login.
#[derive(Debug, Clone)]
pub struct Known {
    /// Their id.
    pub id: i64,
    /// They cannot sign in, whatever their password.
    pub locked: bool,
    /// What their password is compared with.
    pub password: PasswordHash,
}

impl Store {
    /// Counts an attempt to sign in and says what to compare the password with.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn attempt(&self, login: &str, address: &str, now: Timestamp) -> Result<Attempt> {
        let key = text::match_key(login);
        let counted = [(by_login(login), BY_LOGIN), (by_address(address), BY_ADDRESS)];
        self.writing(move |session| {
            Box::pin(async move {
                let begin = now.saturating_sub(WINDOW).unwrap_or(Timestamp::MIN);
                session.execute("DELETE FROM sign_in_attempts WHERE since <= ?1", &[begin.into()]).await?;
                for (subject, limit) in &counted {
                    if let Some(until) = exhausted(session, subject, *limit).await? {
                        return Ok(Attempt::TooMany { until });
                    }
                }
                for (subject, _) in counted {
                    session
                        .execute(
                            "INSERT INTO sign_in_attempts (subject, attempts, since) VALUES (?1, 1, ?2)
                             ON CONFLICT (subject) DO UPDATE SET attempts = sign_in_attempts.attempts + 1",
                            &[subject.into(), now.into()],
                        )
                        .await?;
                }
                let known = session
                    .query_one(
                        "SELECT id, locked, password FROM users WHERE login_key = ?1",
                        &[key.into()],
                        |row| {
                            Ok(Known {
                                id: row.get(0)?,
                                locked: row.get(1)?,
                                password: PasswordHash(row.get(2)?),
                            })
                        },
                    )
                    .await?;
                Ok(known.map_or(Attempt::Nobody, Attempt::Somebody))
            })
        })
        .await
    }

    /// Takes back the count of an attempt whose password was right: of all with that login, of one from that address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn attempt_succeeded(&self, login: &str, address: &str) -> Result<()> {
        let (login, address) = (by_login(login), by_address(address));
        self.writing(move |session| {
            Box::pin(async move {
                session.execute("DELETE FROM sign_in_attempts WHERE subject = ?1", &[login.into()]).await?;
                let sql = "UPDATE sign_in_attempts SET attempts = attempts - 1 WHERE subject = ?1";
                session.execute(sql, &[address.into()]).await.map(|_| ())
            })
        })
        .await
    }
}

/// Until when no more is allowed.
async fn exhausted(session: &mut Session, subject: &[u8], limit: i64) -> Result<Option<Timestamp>> {
    let since = session
        .query_one(
            "SELECT since FROM sign_in_attempts WHERE subject = ?1 AND attempts >= ?2",
            &[subject.into(), limit.into()],
            |row| row.get::<Timestamp>(0),
        )
        .await?;
    Ok(since.map(|since| since.saturating_add(WINDOW).unwrap_or(Timestamp::MAX)))
}

fn by_login(login: &str) -> Vec<u8> {
    secret::hash(&format!("login {}", text::match_key(login)))
}

fn by_address(address: &str) -> Vec<u8> {
    secret::hash(&format!("address {address}"))
}
