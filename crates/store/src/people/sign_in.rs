//! Sessions: a browser in which somebody has signed in. They end by themselves, after a while without use and in any
//! case after a while.

use dongbo_sync::ShopId;
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};

use super::tokens::NOTED_EVERY;
use super::users::shop_in;
use super::{Identity, PasswordHash, Principal, Rights, Role, secret};
use crate::activity::{Activity, Actor, Note, note};
use crate::error::Result;
use crate::session::{Row, Session};
use crate::store::Store;

/// How long a session lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLife {
    /// So long without use.
    pub idle: SignedDuration,
    /// So long in any case.
    pub whole: SignedDuration,
}

impl Default for SessionLife {
    fn default() -> Self {
        Self { idle: SignedDuration::from_hours(12), whole: SignedDuration::from_hours(7 * 24) }
    }
}

impl SessionLife {
    fn ends(self, created_at: Timestamp, seen_at: Timestamp) -> Timestamp {
        let after = |at: Timestamp, life| at.saturating_add(life).unwrap_or(Timestamp::MAX);
        after(created_at, self.whole).min(after(seen_at, self.idle))
    }
}

/// Somebody who is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// Who.
    pub principal: Principal,
    /// Until when, unless they do something before.
    pub expires_at: Timestamp,
}

impl Store {
    /// Begins a session for somebody whose password fits, and gives what the cookie holds. None where they have been
    /// locked or given another password since it was compared.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin_session(
        &self,
        user: i64,
        compared: PasswordHash,
        life: SessionLife,
        now: Timestamp,
    ) -> Result<Option<SecretString>> {
        let shown = secret::random("");
        let hash = secret::hash(shown.expose_secret());
        let begun = self
            .writing(move |session| {
                Box::pin(async move {
                    // Those that have ended go when somebody comes.
                    let before = |span| now.saturating_sub(span).unwrap_or(Timestamp::MIN);
                    session
                        .execute(
                            "DELETE FROM sessions WHERE created_at <= ?1 OR seen_at <= ?2",
                            &[before(life.whole).into(), before(life.idle).into()],
                        )
                        .await?;
                    let person = session
                        .query_one(
                            "UPDATE users SET last_seen_at = ?3 WHERE id = ?1 AND password = ?2 AND locked = 0
                             RETURNING shop, name",
                            &[user.into(), (&compared.0).into(), now.into()],
                            |row| Ok((shop_in(row, 0)?, row.get::<String>(1)?)),
                        )
                        .await?;
                    let Some((shop, name)) = person else { return Ok(false) };
                    session
                        .execute(
                            "INSERT INTO sessions (token_hash, user, created_at, seen_at) VALUES (?1, ?2, ?3, ?3)",
                            &[hash.into(), user.into(), now.into()],
                        )
                        .await?;
                    told(session, shop, &name, user, now, Activity::SignedIn).await?;
                    Ok(true)
                })
            })
            .await?;
        Ok(begun.then_some(shown))
    }

    /// Who is signed in with that cookie, if anybody; that they are here is noted.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn signed_in(
        &self,
        cookie: &str,
        life: SessionLife,
        now: Timestamp,
    ) -> Result<Option<SignedIn>> {
        let hash = secret::hash(cookie);
        let wanted = hash.clone();
        let found = self.reading(move |session| Box::pin(async move { find(session, wanted).await })).await?;
        let Some(Found { user, principal, created_at, seen_at }) = found else { return Ok(None) };
        if life.ends(created_at, seen_at) <= now {
            return Ok(None);
        }
        let mut expires_at = life.ends(created_at, seen_at);
        if now.duration_since(seen_at) >= NOTED_EVERY {
            match self
                .writing(move |session| Box::pin(async move { seen(session, hash, user, now).await }))
                .await
            {
                Ok(()) => expires_at = life.ends(created_at, now),
                // Who is here is known; a database that is busy for a while shuts nobody out.
                Err(error) => tracing::warn!(%error, "a visit was not noted"),
            }
        }
        Ok(Some(SignedIn { principal, expires_at }))
    }

    /// Ends the session of that cookie, if it is one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_session(&self, cookie: &str, now: Timestamp) -> Result<()> {
        let hash = secret::hash(cookie);
        self.writing(move |session| {
            Box::pin(async move {
                let Some(found) = find(session, hash.clone()).await? else { return Ok(()) };
                session.execute("DELETE FROM sessions WHERE token_hash = ?1", &[hash.into()]).await?;
                let Principal { shop, name, .. } = found.principal;
                told(session, shop, &name, found.user, now, Activity::SignedOut).await
            })
        })
        .await
    }

    /// Gives a person another password and ends their sessions but that of this cookie. False where the password is no
    /// longer the one that was compared.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn change_password(
        &self,
        user: i64,
        compared: PasswordHash,
        new: PasswordHash,
        cookie: &str,
        now: Timestamp,
    ) -> Result<bool> {
        let kept = secret::hash(cookie);
        self.writing(move |session| {
            Box::pin(async move {
                let person = session
                    .query_one(
                        "UPDATE users SET password = ?3 WHERE id = ?1 AND password = ?2 RETURNING shop, name",
                        &[user.into(), (&compared.0).into(), (&new.0).into()],
                        |row| Ok((shop_in(row, 0)?, row.get::<String>(1)?)),
                    )
                    .await?;
                let Some((shop, name)) = person else { return Ok(false) };
                let sql = "DELETE FROM sessions WHERE user = ?1 AND token_hash <> ?2";
                session.execute(sql, &[user.into(), kept.into()]).await?;
                told(session, shop, &name, user, now, Activity::PasswordChanged).await?;
                Ok(true)
            })
        })
        .await
    }
}

/// A session that was found, ended or not.
struct Found {
    user: i64,
    principal: Principal,
    created_at: Timestamp,
    seen_at: Timestamp,
}

async fn find(session: &mut Session, hash: Vec<u8>) -> Result<Option<Found>> {
    session
        .query_one(
            "SELECT sessions.created_at, sessions.seen_at, users.id, users.login, users.name, users.shop, users.role,
                 users.rights
             FROM sessions JOIN users ON users.id = sessions.user
             WHERE sessions.token_hash = ?1 AND users.locked = 0",
            &[hash.into()],
            found,
        )
        .await
}

fn found(row: &Row<'_>) -> Result<Found> {
    let user = row.get(2)?;
    let role = Role::read(&row.get::<String>(6)?)?;
    let principal = Principal {
        identity: Identity::Person { id: user, login: row.get(3)? },
        name: row.get(4)?,
        shop: shop_in(row, 5)?,
        role,
        rights: Rights::read(role, &row.get::<String>(7)?),
    };
    Ok(Found { user, principal, created_at: row.get(0)?, seen_at: row.get(1)? })
}

async fn seen(session: &mut Session, hash: Vec<u8>, user: i64, now: Timestamp) -> Result<()> {
    let sql = "UPDATE sessions SET seen_at = ?2 WHERE token_hash = ?1";
    session.execute(sql, &[hash.into(), now.into()]).await?;
    session.execute("UPDATE users SET last_seen_at = ?2 WHERE id = ?1", &[user.into(), now.into()]).await?;
    Ok(())
}

/// Operators belong to no shop, and to no shop's log.
async fn told(
    session: &mut Session,
    shop: Option<ShopId>,
    name: &str,
    user: i64,
    now: Timestamp,
    action: Activity,
) -> Result<()> {
    let Some(shop) = shop else { return Ok(()) };
    note(session, shop, &Actor::person(name), now, Note::about(action, "users", user, name)).await
}
