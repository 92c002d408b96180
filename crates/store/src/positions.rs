//! Named places where reading goes on: watermarks, pages of an unfinished sweep. They move in the transaction that
//! stores what was read up to there, so they never promise more than was kept.

use dongbo_sync::ShopId;

use crate::error::Result;
use crate::lease::{self, Fence};
use crate::session::Session;
use crate::store::Store;

impl Store {
    /// A position (JSON), if it is set.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn position(&self, shop: ShopId, name: &str) -> Result<Option<String>> {
        let name = name.to_owned();
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query_one(
                        "SELECT value FROM positions WHERE shop = ?1 AND name = ?2",
                        &[shop.into(), name.into()],
                        |row| row.get(0),
                    )
                    .await
            })
        })
        .await
    }

    /// All positions of a shop, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn positions(&self, shop: ShopId) -> Result<Vec<(String, String)>> {
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query(
                        "SELECT name, value FROM positions WHERE shop = ?1 ORDER BY name",
                        &[shop.into()],
                        |row| Ok((row.get(0)?, row.get(1)?)),
                    )
                    .await
            })
        })
        .await
    }

    /// Sets positions (JSON), or deletes them with `None`.
    ///
    /// # Errors
    /// [`StoreError::Fenced`](crate::StoreError::Fenced), or when the database fails.
    pub async fn set_positions(&self, fence: &Fence, positions: Vec<(String, Option<String>)>) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::hold(session, fence).await?;
                set(session, fence.shop, &positions).await
            })
        })
        .await
    }
}

pub(crate) async fn set(
    session: &mut Session,
    shop: ShopId,
    positions: &[(String, Option<String>)],
) -> Result<()> {
    for (name, value) in positions {
        match value {
            Some(value) => {
                session
                    .execute(
                        "INSERT INTO positions (shop, name, value) VALUES (?1, ?2, ?3)
                         ON CONFLICT (shop, name) DO UPDATE SET value = excluded.value
                         WHERE positions.value <> excluded.value",
                        &[shop.into(), name.into(), value.into()],
                    )
                    .await?
            }
            None => {
                session
                    .execute(
                        "DELETE FROM positions WHERE shop = ?1 AND name = ?2",
                        &[shop.into(), name.into()],
                    )
                    .await?
            }
        };
    }
    Ok(())
}
