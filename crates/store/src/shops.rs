//! Shops: the tenants.

use dongbo_sync::{ShopId, text};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::activity::{Activity, Note, sign};
use crate::error::{Result, StoreError};
use crate::session::{Row, Session};
use crate::store::Store;

/// A shop (cửa hàng).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Shop {
    /// Its id.
    #[schema(value_type = i64)]
    pub id: ShopId,
    /// What people call it; unique without regard to case.
    pub name: String,
    /// When it was added.
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

const COLUMNS: &str = "id, name, created_at";

fn shop(row: &Row<'_>) -> Result<Shop> {
    Ok(Shop { id: row.get(0)?, name: row.get(1)?, created_at: row.get(2)? })
}

impl Store {
    /// Adds a shop.
    ///
    /// # Errors
    /// [`StoreError::ShopExists`] when the name is taken (upper and lower case are one).
    pub async fn add_shop(&self, name: &str, now: Timestamp) -> Result<ShopId> {
        let name = text::comparable(name).into_owned();
        if name.is_empty() {
            return Err(StoreError::ShopWithoutName);
        }
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                let key = text::match_key(&name);
                let added: Option<ShopId> = session
                    .query_one(
                        "INSERT INTO shops (name, name_key, created_at) VALUES (?1, ?2, ?3)
                         ON CONFLICT (name_key) DO NOTHING RETURNING id",
                        &[(&name).into(), key.into(), now.into()],
                        |row| row.get(0),
                    )
                    .await?;
                let Some(shop) = added else { return Err(StoreError::ShopExists { name }) };
                let deed = Note { name: Some(&name), ..Note::of(Activity::ShopAdded) };
                sign(session, shop, signed.as_ref(), deed).await?;
                Ok(shop)
            })
        })
        .await
    }

    /// All shops, by id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn shops(&self) -> Result<Vec<Shop>> {
        self.reading(|session| {
            Box::pin(async move {
                session.query(&format!("SELECT {COLUMNS} FROM shops ORDER BY id"), &[], shop).await
            })
        })
        .await
    }

    /// The shop of that name, without regard to case.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn shop_named(&self, name: &str) -> Result<Option<Shop>> {
        let key = text::match_key(name);
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!("SELECT {COLUMNS} FROM shops WHERE name_key = ?1");
                session.query_one(&sql, &[key.into()], shop).await
            })
        })
        .await
    }

    /// The shop with that id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn shop(&self, id: ShopId) -> Result<Option<Shop>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!("SELECT {COLUMNS} FROM shops WHERE id = ?1");
                session.query_one(&sql, &[id.into()], shop).await
            })
        })
        .await
    }
}

/// Fails unless there is such a shop.
pub(crate) async fn require(session: &mut Session, shop: ShopId) -> Result<()> {
    let found = session.query_one("SELECT 1 FROM shops WHERE id = ?1", &[shop.into()], |_| Ok(())).await?;
    found.ok_or(StoreError::NoSuchShop(shop))
}
