//! Records that a complete sweep did not meet. Absence alone proves nothing: each is asked for by its id before
//! it counts as gone.

use dongbo_sync::ShopId;

use crate::error::Result;
use crate::lease::{self, Fence};
use crate::records::Kept;
use crate::session::Session;
use crate::store::Store;

impl Store {
    /// The suspects of an entity, by KiotViet's id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn suspects<R: Kept>(&self, shop: ShopId) -> Result<Vec<i64>> {
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query(
                        "SELECT remote_id FROM suspects WHERE shop = ?1 AND entity = ?2 ORDER BY remote_id",
                        &[shop.into(), R::ENTITY.name().into()],
                        |row| row.get(0),
                    )
                    .await
            })
        })
        .await
    }

    /// These have been asked for.
    ///
    /// # Errors
    /// [`StoreError::Fenced`](crate::StoreError::Fenced), or when the database fails.
    pub async fn clear_suspects<R: Kept>(&self, fence: &Fence, remotes: &[i64]) -> Result<()> {
        let fence = *fence;
        let remotes = remotes.to_vec();
        self.writing(move |session| {
            Box::pin(async move {
                lease::hold(session, fence).await?;
                clear(session, fence.shop, R::ENTITY.name(), &remotes).await
            })
        })
        .await
    }
}

pub(crate) async fn add(session: &mut Session, shop: ShopId, entity: &str, remotes: &[i64]) -> Result<()> {
    let rows: Vec<_> = remotes.iter().map(|id| [shop.into(), entity.into(), (*id).into()]).collect();
    session
        .execute_many(
            "INSERT INTO suspects (shop, entity, remote_id) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
            &rows,
        )
        .await?;
    Ok(())
}

async fn clear(session: &mut Session, shop: ShopId, entity: &str, remotes: &[i64]) -> Result<()> {
    let rows: Vec<_> = remotes.iter().map(|id| [shop.into(), entity.into(), (*id).into()]).collect();
    session
        .execute_many("DELETE FROM suspects WHERE shop = ?1 AND entity = ?2 AND remote_id = ?3", &rows)
        .await?;
    Ok(())
}
