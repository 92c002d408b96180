//! People who sign in, as the owner manages them. Operators belong to no shop.

use dongbo_sync::{ShopId, text};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{PasswordHash, Right, Rights, Role};
use crate::activity::{Activity, Actor, Note, difference, note};
use crate::error::{Result, StoreError};
use crate::session::{Row, Session};
use crate::shops;
use crate::store::Store;

/// A person who may sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct User {
    /// Their id.
    pub id: i64,
    /// What they sign in with; unique without regard to case.
    pub login: String,
    /// What their deeds are signed with.
    pub name: String,
    /// What they are in the shop.
    pub role: Role,
    /// What they may do.
    #[schema(value_type = Vec<Right>)]
    pub rights: Rights,
    /// They cannot sign in.
    pub locked: bool,
    /// When they were given access.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    /// When they were last here, to the minute; null: never.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub last_seen_at: Option<Timestamp>,
}

/// A person to be given access.
#[derive(Debug, Clone)]
pub struct NewUser {
    /// The shop; none for an operator.
    pub shop: Option<ShopId>,
    /// What they will sign in with.
    pub login: String,
    /// What their deeds will be signed with.
    pub name: String,
    /// What they will be.
    pub role: Role,
    /// What a staff member will be allowed.
    pub rights: Rights,
    /// Their first password.
    pub password: PasswordHash,
}

/// What changes about a person; what is missing stays.
#[derive(Debug, Clone, Default)]
pub struct UserChange {
    /// Another name.
    pub name: Option<String>,
    /// Another role within the shop.
    pub role: Option<Role>,
    /// What a staff member is allowed.
    pub rights: Option<Rights>,
    /// Whether they can no longer sign in.
    pub locked: Option<bool>,
    /// Another password; whoever is signed in with the old one is not any longer.
    pub password: Option<PasswordHash>,
}

const COLUMNS: &str = "id, login, name, role, rights, locked, created_at, last_seen_at";

fn user(row: &Row<'_>) -> Result<User> {
    let role = Role::read(&row.get::<String>(3)?)?;
    Ok(User {
        id: row.get(0)?,
        login: row.get(1)?,
        name: row.get(2)?,
        role,
        rights: Rights::read(role, &row.get::<String>(4)?),
        locked: row.get(5)?,
        created_at: row.get(6)?,
        last_seen_at: row.get(7)?,
    })
}

impl Store {
    /// Gives a person access; answers their id.
    ///
    /// # Errors
    /// [`StoreError::LoginTaken`], [`StoreError::BadLogin`], [`StoreError::NoSuchShop`], or when the database fails.
    pub async fn add_user(&self, new: NewUser, by: Actor, now: Timestamp) -> Result<User> {
        let (login, name) =
            (text::comparable(&new.login).into_owned(), text::comparable(&new.name).into_owned());
        if login.is_empty()
            || login.chars().count() > 100
            || login.chars().any(|c| c.is_whitespace() || c.is_control())
        {
            return Err(StoreError::BadLogin { login });
        }
        let name = if name.is_empty() { login.clone() } else { name };
        let rights = Rights::of(new.role, new.rights);
        self.writing(move |session| {
            Box::pin(async move {
                if let Some(shop) = new.shop {
                    shops::require(session, shop).await?;
                }
                let sql = format!(
                    "INSERT INTO users (shop, login, login_key, name, role, rights, password, locked, created_at)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8)
                     ON CONFLICT (login_key) DO NOTHING RETURNING {COLUMNS}"
                );
                let added = session
                    .query_one(
                        &sql,
                        &[
                            new.shop.into(),
                            (&login).into(),
                            text::match_key(&login).into(),
                            (&name).into(),
                            new.role.name().into(),
                            rights.text().into(),
                            (&new.password.0).into(),
                            now.into(),
                        ],
                        user,
                    )
                    .await?
                    .ok_or(StoreError::LoginTaken { login })?;
                let details = json!({ "role": added.role, "rights": added.rights });
                told(session, new.shop, &by, now, Activity::UserAdded, &added, details).await?;
                Ok(added)
            })
        })
        .await
    }

    /// The people of a shop, by id; without a shop the operators.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn users(&self, shop: Option<ShopId>) -> Result<Vec<User>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!(
                    "SELECT {COLUMNS} FROM users WHERE shop = ?1 OR (?1 IS NULL AND shop IS NULL) ORDER BY id"
                );
                session.query(&sql, &[shop.into()], user).await
            })
        })
        .await
    }

    /// Who signs in with that, without regard to case, and their shop.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn user_named(&self, login: &str) -> Result<Option<(Option<ShopId>, User)>> {
        let key = text::match_key(login);
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!("SELECT {COLUMNS}, shop FROM users WHERE login_key = ?1");
                session.query_one(&sql, &[key.into()], |row| Ok((shop_in(row, 8)?, user(row)?))).await
            })
        })
        .await
    }

    /// Changes what is said about a person.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] in that shop, [`StoreError::LastOwner`], or when the database fails.
    pub async fn change_user(
        &self,
        shop: Option<ShopId>,
        id: i64,
        change: UserChange,
        by: Actor,
        now: Timestamp,
    ) -> Result<User> {
        self.writing(move |session| {
            Box::pin(async move {
                let before = require(session, shop, id).await?;
                let role = change.role.filter(|_| shop.is_some()).unwrap_or(before.role);
                let name = change.name.as_deref().map(text::comparable).filter(|name| !name.is_empty());
                let after = User {
                    name: name.map_or_else(|| before.name.clone(), std::borrow::Cow::into_owned),
                    role,
                    rights: Rights::of(role, change.rights.unwrap_or_else(|| kept(&before, role))),
                    locked: change.locked.unwrap_or(before.locked),
                    ..before.clone()
                };
                if after.locked || after.role != Role::Owner {
                    leave_an_owner(session, shop, &before).await?;
                }
                session
                    .execute(
                        "UPDATE users SET name = ?2, role = ?3, rights = ?4, locked = ?5,
                             password = coalesce(?6, password)
                         WHERE id = ?1",
                        &[
                            id.into(),
                            (&after.name).into(),
                            after.role.name().into(),
                            after.rights.text().into(),
                            after.locked.into(),
                            change.password.as_ref().map(|hash| &hash.0).into(),
                        ],
                    )
                    .await?;
                if after.locked || change.password.is_some() {
                    session.execute("DELETE FROM sessions WHERE user = ?1", &[id.into()]).await?;
                }
                let details = told_difference(&before, &after, change.password.is_some());
                if !details.is_null() {
                    told(session, shop, &by, now, Activity::UserChanged, &after, details).await?;
                }
                Ok(after)
            })
        })
        .await
    }

    /// Takes a person's access away.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] in that shop, [`StoreError::LastOwner`], or when the database fails.
    pub async fn delete_user(&self, shop: Option<ShopId>, id: i64, by: Actor, now: Timestamp) -> Result<()> {
        self.writing(move |session| {
            Box::pin(async move {
                let before = require(session, shop, id).await?;
                leave_an_owner(session, shop, &before).await?;
                session.execute("DELETE FROM sessions WHERE user = ?1", &[id.into()]).await?;
                session.execute("DELETE FROM users WHERE id = ?1", &[id.into()]).await?;
                told(session, shop, &by, now, Activity::UserDeleted, &before, Value::Null).await
            })
        })
        .await
    }
}

/// The rights that stay where only the role changes: an owner who becomes staff begins with the usual ones.
fn kept(before: &User, role: Role) -> Rights {
    if before.role == role { before.rights.clone() } else { Rights::usual(role) }
}

/// A shop, where a column may be empty.
pub(super) fn shop_in(row: &Row<'_>, column: usize) -> Result<Option<ShopId>> {
    Ok(row.get::<Option<i64>>(column)?.map(ShopId))
}

async fn require(session: &mut Session, shop: Option<ShopId>, id: i64) -> Result<User> {
    let sql = format!("SELECT {COLUMNS}, shop FROM users WHERE id = ?1");
    let found = session.query_one(&sql, &[id.into()], |row| Ok((shop_in(row, 8)?, user(row)?))).await?;
    let missing = || StoreError::NotFound { shop: shop.unwrap_or(ShopId(0)), what: "user", id };
    found.filter(|(theirs, _)| *theirs == shop).map(|(_, user)| user).ok_or_else(missing)
}

/// Somebody must be able to manage the shop's people: fails where this owner is the last one who can.
async fn leave_an_owner(session: &mut Session, shop: Option<ShopId>, one: &User) -> Result<()> {
    let Some(shop) = shop.filter(|_| one.role == Role::Owner && !one.locked) else { return Ok(()) };
    let others = session
        .query_one(
            "SELECT 1 FROM users WHERE shop = ?1 AND role = 'owner' AND locked = 0 AND id <> ?2 LIMIT 1",
            &[shop.into(), one.id.into()],
            |_| Ok(()),
        )
        .await?;
    others.ok_or_else(|| StoreError::LastOwner { name: one.name.clone() })
}

/// What has changed, for the log; of a password only that it has.
fn told_difference(before: &User, after: &User, password: bool) -> Value {
    let mut changes = difference(before, after);
    if password {
        let set = json!({ "set": true });
        match &mut changes {
            Value::Object(changes) => drop(changes.insert("password".to_owned(), set)),
            _ => changes = json!({ "password": set }),
        }
    }
    changes
}

/// Operators belong to no shop, and to no shop's log.
async fn told(
    session: &mut Session,
    shop: Option<ShopId>,
    by: &Actor,
    now: Timestamp,
    action: Activity,
    user: &User,
    details: Value,
) -> Result<()> {
    let Some(shop) = shop else { return Ok(()) };
    let deed = Note::about(action, "users", user.id, &user.name).with(details);
    note(session, shop, by, now, deed).await
}
