//! What people should know of an order: codes of the error catalogue with their parameters.

use std::collections::BTreeMap;

use dongbo_sync::records::Order;
use dongbo_sync::{Local, ShopId};
use jiff::Timestamp;

use crate::error::Result;
use crate::records::table::{from_json, to_json};
use crate::store::Store;

/// Something that people should know of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRemark {
    /// By the error catalogue.
    pub code: String,
    /// What its texts speak of.
    pub parameters: BTreeMap<String, String>,
    /// When it was last noted.
    pub noted_at: Timestamp,
}

impl Store {
    /// Notes something about an order; what was noted under the same code before gives way.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn remark(
        &self,
        shop: ShopId,
        order: Local<Order>,
        code: &str,
        parameters: BTreeMap<String, String>,
        now: Timestamp,
    ) -> Result<()> {
        let (code, parameters) = (code.to_owned(), to_json(&parameters)?);
        self.writing(move |session| {
            Box::pin(async move {
                session
                    .execute(
                        "INSERT INTO order_remarks (shop, order_id, code, parameters, noted_at)
                         VALUES (?1, ?2, ?3, ?4, ?5)
                         ON CONFLICT (shop, order_id, code) DO UPDATE SET parameters = excluded.parameters,
                             noted_at = excluded.noted_at",
                        &[shop.into(), order.into(), code.into(), parameters.into(), now.into()],
                    )
                    .await
                    .map(|_| ())
            })
        })
        .await
    }

    /// What was noted under that code is true no more.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_remark(&self, shop: ShopId, order: Local<Order>, code: &str) -> Result<()> {
        let code = code.to_owned();
        self.writing(move |session| {
            Box::pin(async move {
                let sql = "DELETE FROM order_remarks WHERE shop = ?1 AND order_id = ?2 AND code = ?3";
                session.execute(sql, &[shop.into(), order.into(), code.into()]).await.map(|_| ())
            })
        })
        .await
    }

    /// What is noted about an order, by code.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn order_remarks(&self, shop: ShopId, order: Local<Order>) -> Result<Vec<OrderRemark>> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = "SELECT code, parameters, noted_at FROM order_remarks
                     WHERE shop = ?1 AND order_id = ?2 ORDER BY code";
                session
                    .query(sql, &[shop.into(), order.into()], |row| {
                        Ok(OrderRemark {
                            code: row.get(0)?,
                            parameters: from_json(row.text(1)?.unwrap_or_default())?,
                            noted_at: row.get(2)?,
                        })
                    })
                    .await
            })
        })
        .await
    }
}
