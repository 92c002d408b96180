//! The history and the conflicts of a shop as lines of a dump.

use dongbo_sync::ShopId;

use crate::error::Result;
use crate::session::Session;

/// What the history tells of changes, and how conflicts stand. Births are left out: how many records share an entry
/// depends on how often a run was interrupted.
pub(crate) async fn dump(session: &mut Session, shop: ShopId, lines: &mut Vec<String>) -> Result<()> {
    let sql = "SELECT entity, remote_id, label, side, action, fields FROM history
         WHERE shop = ?1 AND action <> 'created'";
    let told = session
        .query(sql, &[shop.into()], |row| {
            let text = |column| row.get::<String>(column);
            Ok(format!(
                "history {} {:?} {} {} {} {}",
                text(0)?,
                row.get::<Option<i64>>(1)?,
                text(2)?,
                text(3)?,
                text(4)?,
                row.get::<Option<String>>(5)?.unwrap_or_default(),
            ))
        })
        .await?;
    lines.extend(told);
    let sql = "SELECT entity, kind, subject, field, ours, theirs, decision FROM conflicts
         WHERE shop = ?1 AND (closed_at IS NULL OR decision IS NOT NULL)";
    let stands = session
        .query(sql, &[shop.into()], |row| {
            let text = |column| row.get::<String>(column);
            let value = |column| row.get::<Option<String>>(column);
            Ok(format!(
                "conflict {} {} {} {} ours={:?} theirs={:?} decision={:?}",
                text(0)?,
                text(1)?,
                text(2)?,
                text(3)?,
                value(4)?,
                value(5)?,
                value(6)?,
            ))
        })
        .await?;
    lines.extend(stands);
    Ok(())
}
