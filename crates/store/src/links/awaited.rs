//! References whose target arrived after the record that points to it.

use jiff::Timestamp;

use crate::error::Result;
use crate::lease::{self, Fence};
use crate::records::Kept;
use crate::store::Store;

impl Store {
    /// Fills the references of records of kind `R` that were awaited and whose target is linked by now. Answers how
    /// many.
    ///
    /// # Errors
    /// [`StoreError::Fenced`](crate::StoreError::Fenced), or when the database fails.
    pub async fn resolve_awaited<R: Kept>(&self, fence: &Fence, now: Timestamp) -> Result<u64> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let mut filled = 0;
                for column in R::REFERENCES {
                    let (table, id, there) = (column.table, column.id, column.there);
                    let target = "FROM links WHERE links.shop = ?1 AND links.entity = ?2
                         AND links.local_id IS NOT NULL AND links.remote_id =";
                    let sql = format!(
                        "UPDATE {table} SET {id} = (SELECT links.local_id {target} {table}.{there}), {there} = NULL
                         WHERE shop = ?1 AND {there} IS NOT NULL
                           AND EXISTS (SELECT 1 {target} {table}.{there})"
                    );
                    filled += session.execute(&sql, &[fence.shop.into(), column.target.name().into()]).await?;
                }
                Ok(u64::try_from(filled).unwrap_or(u64::MAX))
            })
        })
        .await
    }
}
