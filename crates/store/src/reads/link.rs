//! How a record stands with KiotViet.

use dongbo_sync::ShopId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::Result;
use crate::records::Kept;
use crate::session::Session;

/// How a record of ours stands with KiotViet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// KiotViet has it, and there is nothing to be told.
    Linked,
    /// Only we have it.
    Unlinked,
    /// KiotViet is to hear of it.
    Waiting,
    /// KiotViet refused it: a person must act first.
    Refused,
}

/// A record's link with KiotViet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct LinkView {
    /// How it stands.
    pub state: LinkState,
    /// KiotViet's id.
    pub kiotviet_id: Option<i64>,
    /// When what both last agreed on was noted; missing where nothing was ever agreed on.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub agreed_at: Option<Timestamp>,
    /// Why it was not taken so far, by the error catalogue.
    pub code: Option<String>,
    /// KiotViet's words, or ours.
    pub message: Option<String>,
}

impl Default for LinkView {
    fn default() -> Self {
        Self { state: LinkState::Unlinked, kiotviet_id: None, agreed_at: None, code: None, message: None }
    }
}

/// The condition that a record of a query on the entity's table stands like that.
pub(super) fn stands<R: Kept>(state: LinkState) -> String {
    let (table, entity) = (R::TABLE, R::ENTITY.name());
    let outbox = |parked: &str| {
        format!("id IN (SELECT local_id FROM outbox WHERE shop = ?1 AND entity = '{entity}'{parked})")
    };
    let linked = format!(
        "EXISTS (SELECT 1 FROM links WHERE links.shop = ?1 AND links.entity = '{entity}'
             AND links.local_id = {table}.id AND links.gone = 0)"
    );
    match state {
        LinkState::Linked => format!("{linked} AND NOT {}", outbox("")),
        // All at once: looking for the link of each would take a shop that is linked whole too long.
        LinkState::Unlinked => format!(
            "id IN (SELECT id FROM {table} WHERE shop = ?1 EXCEPT SELECT local_id FROM links
                 WHERE shop = ?1 AND entity = '{entity}' AND gone = 0) AND NOT {}",
            outbox("")
        ),
        LinkState::Waiting => outbox(" AND parked = 0"),
        LinkState::Refused => outbox(" AND parked = 1"),
    }
}

/// How records stand, in the order asked.
pub(super) async fn links<R: Kept>(
    session: &mut Session,
    shop: ShopId,
    ids: &[i64],
) -> Result<Vec<LinkView>> {
    let sql = "SELECT links.remote_id, CASE WHEN links.agreement <> 'none' THEN links.seen_at END,
             outbox.parked, outbox.code, outbox.message
         FROM (SELECT 1 AS one) AS record
         LEFT JOIN links ON links.shop = ?1 AND links.entity = ?2 AND links.local_id = ?3 AND links.gone = 0
         LEFT JOIN outbox ON outbox.shop = ?1 AND outbox.entity = ?2 AND outbox.local_id = ?3";
    let rows: Vec<_> = ids.iter().map(|id| [shop.into(), R::ENTITY.name().into(), (*id).into()]).collect();
    session
        .query_many(sql, &rows, |row| {
            let (kiotviet_id, parked): (Option<i64>, Option<i64>) = (row.get(0)?, row.get(2)?);
            let state = match (parked, kiotviet_id) {
                (Some(0), _) => LinkState::Waiting,
                (Some(_), _) => LinkState::Refused,
                (None, Some(_)) => LinkState::Linked,
                (None, None) => LinkState::Unlinked,
            };
            Ok(LinkView {
                state,
                kiotviet_id,
                agreed_at: row.get(1)?,
                code: row.get(3)?,
                message: row.get(4)?,
            })
        })
        .await
}
