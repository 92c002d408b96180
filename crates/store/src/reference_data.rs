//! What KiotViet lists and we only refer to: sale channels and surcharges.

use dongbo_sync::ShopId;
use serde::Serialize;

use crate::error::Result;
use crate::shops;
use crate::store::Store;

/// A kind of reference data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceKind {
    /// Kênh bán hàng.
    SaleChannel,
    /// Thu khác.
    Surcharge,
}

impl ReferenceKind {
    const fn name(self) -> &'static str {
        match self {
            Self::SaleChannel => "sale_channel",
            Self::Surcharge => "surcharge",
        }
    }
}

/// One row of reference data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReferenceRow {
    /// KiotViet's id.
    pub remote_id: i64,
    /// Its name.
    pub name: String,
    /// Whether it is in use.
    pub active: bool,
    /// JSON: what else KiotViet says of it.
    pub detail: String,
}

impl Store {
    /// Stores what KiotViet lists now; rows that it lists no more are forgotten.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn save_reference_data(
        &self,
        shop: ShopId,
        kind: ReferenceKind,
        rows: Vec<ReferenceRow>,
    ) -> Result<()> {
        self.writing(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let rows: Vec<_> = rows
                    .iter()
                    .map(|row| {
                        [
                            shop.into(),
                            kind.name().into(),
                            row.remote_id.into(),
                            (&row.name).into(),
                            row.active.into(),
                            (&row.detail).into(),
                        ]
                    })
                    .collect();
                session
                    .execute(
                        "DELETE FROM reference_data WHERE shop = ?1 AND kind = ?2",
                        &[shop.into(), kind.name().into()],
                    )
                    .await?;
                session
                    .execute_many(
                        "INSERT INTO reference_data (shop, kind, remote_id, name, active, detail)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                         ON CONFLICT (shop, kind, remote_id) DO UPDATE SET name = excluded.name,
                             active = excluded.active, detail = excluded.detail",
                        &rows,
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// What KiotViet listed last, by id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reference_data(&self, shop: ShopId, kind: ReferenceKind) -> Result<Vec<ReferenceRow>> {
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query(
                        "SELECT remote_id, name, active, detail FROM reference_data
                         WHERE shop = ?1 AND kind = ?2 ORDER BY remote_id",
                        &[shop.into(), kind.name().into()],
                        |row| {
                            Ok(ReferenceRow {
                                remote_id: row.get(0)?,
                                name: row.get(1)?,
                                active: row.get(2)?,
                                detail: row.get(3)?,
                            })
                        },
                    )
                    .await
            })
        })
        .await
    }
}
