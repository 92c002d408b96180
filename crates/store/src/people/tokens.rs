//! Tokens: programs' way in.

use dongbo_sync::{ShopId, text};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{Identity, Principal, Right, Rights, Role, secret};
use crate::activity::{Activity, Actor, Note, note};
use crate::error::{Result, StoreError};
use crate::session::{Row, Session};
use crate::store::Store;
use crate::{counters, shops};

/// Uses that follow each other more closely than that are noted as one, so that reading does not mean writing.
pub(super) const NOTED_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// A token to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewToken {
    /// What its deeds are signed with; missing or blank: its role.
    pub name: Option<String>,
    /// What it may do.
    pub role: Role,
    /// The rights of a staff member's token; missing: the usual ones.
    pub rights: Option<Rights>,
}

/// A token, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Token {
    /// Its id in the shop.
    pub id: i64,
    /// What its deeds are signed with.
    pub name: String,
    /// What it may do.
    pub role: Role,
    /// Its rights.
    #[schema(value_type = Vec<Right>)]
    pub rights: Rights,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// Who made it.
    pub created_by: String,
    /// When it was last used, to the minute; null: never.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub last_used_at: Option<Timestamp>,
}

const COLUMNS: &str = "id, name, role, rights, created_at, created_by, last_used_at";

fn token(row: &Row<'_>) -> Result<Token> {
    let role = Role::read(&row.get::<String>(2)?)?;
    Ok(Token {
        id: row.get(0)?,
        name: row.get(1)?,
        role,
        rights: Rights::read(role, &row.get::<String>(3)?),
        created_at: row.get(4)?,
        created_by: row.get(5)?,
        last_used_at: row.get(6)?,
    })
}

impl Store {
    /// Makes a token that is called after its role and has the usual rights, as the command line does.
    ///
    /// # Errors
    /// As [`Store::make_token`].
    pub async fn create_token(&self, shop: ShopId, role: Role, now: Timestamp) -> Result<SecretString> {
        let new = NewToken { name: None, role, rights: None };
        Ok(self.make_token(shop, new, Actor::command(), now).await?.0)
    }

    /// Makes a token, `dongbo_` and 43 characters. It cannot be shown again.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`], or when the database fails.
    pub async fn make_token(
        &self,
        shop: ShopId,
        new: NewToken,
        by: Actor,
        now: Timestamp,
    ) -> Result<(SecretString, Token)> {
        let shown = secret::random("dongbo_");
        let hash = secret::hash(secrecy::ExposeSecret::expose_secret(&shown));
        let name = new.name.as_deref().map(text::comparable).filter(|name| !name.is_empty());
        let name = name.map_or_else(|| new.role.name().to_owned(), std::borrow::Cow::into_owned);
        let rights = Rights::of(new.role, new.rights.unwrap_or_else(|| Rights::usual(new.role)));
        let made = self
            .writing(move |session| {
                Box::pin(async move {
                    shops::require(session, shop).await?;
                    let id = counters::take(session, shop, "token", 1).await?;
                    let made = Token {
                        id,
                        name,
                        role: new.role,
                        rights,
                        created_at: now,
                        created_by: by.name.clone(),
                        last_used_at: None,
                    };
                    session
                        .execute(
                            "INSERT INTO tokens (shop, id, token_hash, name, role, rights, created_at, created_by)
                             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                            &[
                                shop.into(),
                                id.into(),
                                hash.into(),
                                (&made.name).into(),
                                made.role.name().into(),
                                made.rights.text().into(),
                                now.into(),
                                (&made.created_by).into(),
                            ],
                        )
                        .await?;
                    let details = json!({ "role": made.role, "rights": made.rights });
                    let deed = Note::about(Activity::TokenCreated, "tokens", id, &made.name).with(details);
                    note(session, shop, &by, now, deed).await?;
                    Ok(made)
                })
            })
            .await?;
        Ok((shown, made))
    }

    /// A shop's tokens, by id; those of operators only where they are asked for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn tokens(&self, shop: ShopId, operators_too: bool) -> Result<Vec<Token>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!(
                    "SELECT {COLUMNS} FROM tokens WHERE shop = ?1 AND (?2 OR role <> 'operator') ORDER BY id"
                );
                session.query(&sql, &[shop.into(), operators_too.into()], token).await
            })
        })
        .await
    }

    /// Withdraws a token; one of an operator only where that is said.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or when the database fails.
    pub async fn delete_token(
        &self,
        shop: ShopId,
        id: i64,
        operators_too: bool,
        by: Actor,
        now: Timestamp,
    ) -> Result<()> {
        self.writing(move |session| {
            Box::pin(async move {
                let name = session
                    .query_one(
                        "DELETE FROM tokens WHERE shop = ?1 AND id = ?2 AND (?3 OR role <> 'operator')
                         RETURNING name",
                        &[shop.into(), id.into(), operators_too.into()],
                        |row| row.get::<String>(0),
                    )
                    .await?
                    .ok_or(StoreError::NotFound { shop, what: "token", id })?;
                let deed = Note::about(Activity::TokenDeleted, "tokens", id, &name);
                note(session, shop, &by, now, deed).await
            })
        })
        .await
    }

    /// Who the token belongs to, if to anybody; its use is noted.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn authenticate(&self, token: &str, now: Timestamp) -> Result<Option<Principal>> {
        let hash = secret::hash(token);
        let found = self.reading(move |session| Box::pin(async move { holder(session, hash).await })).await?;
        let Some((shop, id, last_used_at, principal)) = found else { return Ok(None) };
        if last_used_at.is_none_or(|at| now.duration_since(at) >= NOTED_EVERY) {
            self.writing(move |session| {
                Box::pin(async move {
                    let sql = "UPDATE tokens SET last_used_at = ?3 WHERE shop = ?1 AND id = ?2";
                    session.execute(sql, &[shop.into(), id.into(), now.into()]).await.map(|_| ())
                })
            })
            .await
            // Who may come in is known; a database that is busy for a while shuts nobody out.
            .unwrap_or_else(|error| tracing::warn!(%error, "the use of a token was not noted"));
        }
        Ok(Some(principal))
    }
}

type Holder = (ShopId, i64, Option<Timestamp>, Principal);

async fn holder(session: &mut Session, hash: Vec<u8>) -> Result<Option<Holder>> {
    let sql = format!("SELECT {COLUMNS}, shop FROM tokens WHERE token_hash = ?1");
    session
        .query_one(&sql, &[hash.into()], |row| {
            let Token { id, name, role, rights, last_used_at, .. } = token(row)?;
            let shop: ShopId = row.get(7)?;
            let identity = Identity::Token(id);
            Ok((shop, id, last_used_at, Principal { identity, name, shop: Some(shop), role, rights }))
        })
        .await
}
