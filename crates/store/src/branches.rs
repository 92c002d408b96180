//! KiotViet's branches beside the points of sale: which belongs to which, one to one, as a person wants it.
//!
//! A branch without a point of sale is remembered with its link. One that a person has set apart stays so; the others
//! become points of sale of their own with the next run.

use dongbo_sync::records::PointOfSale;
use dongbo_sync::{Local, Remote, ShopId};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::activity::{Activity, Note, sign};
use crate::cause::Cause;
use crate::edits;
use crate::error::{Result, StoreError};
use crate::records::table::{Table, from_json, to_json};
use crate::session::{Row, Session};
use crate::store::Store;
use crate::{counters, outbox, positions, shops};

/// The position that tells how often a person has changed which branch is which point of sale.
pub const PLACES: &str = "places";

/// A branch of KiotViet and its point of sale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BranchView {
    /// KiotViet's id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Street address.
    pub address: Option<String>,
    /// The branch's phone.
    pub phone: Option<String>,
    /// Our id of its point of sale; null where it has none.
    pub point_of_sale: Option<i64>,
    /// A person has taken its point of sale away: no run makes one for it.
    pub set_apart: bool,
    /// The branch of the default point of sale, which sells where none is named.
    pub default: bool,
}

/// Why a point of sale does not get that branch. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MappingRefusal {
    /// KiotViet has no such branch, as far as is known.
    UnknownBranch(i64),
    /// The branch belongs to another point of sale.
    Taken {
        /// The branch's name.
        branch: String,
        /// Our id of the point of sale that has it.
        id: i64,
        /// Its name.
        point_of_sale: String,
    },
    /// The default point of sale needs a branch.
    DefaultNeedsBranch,
}

/// What becomes of a point of sale's place; what is missing stays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Placing {
    /// The branch; `None` within takes it away.
    pub branch: Option<Option<i64>>,
    /// It becomes the default one.
    pub default: bool,
}

impl Store {
    /// Remembers the branches that KiotViet lists, before any run has read them; those that are known stay as they are,
    /// and those without a point of sale that are listed no more are forgotten.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`], or when the database fails.
    pub async fn remember_branches(
        &self,
        shop: ShopId,
        branches: Vec<(Remote<PointOfSale>, PointOfSale)>,
        now: Timestamp,
    ) -> Result<()> {
        self.writing(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let listed: Vec<i64> = branches.iter().map(|(remote, _)| remote.get()).collect();
                session
                    .execute(
                        "DELETE FROM links WHERE shop = ?1 AND entity = 'branches' AND local_id IS NULL
                             AND remote_id NOT IN (SELECT value FROM json_each(?2))",
                        &[shop.into(), to_json(&listed)?.into()],
                    )
                    .await?;
                for (remote, branch) in &branches {
                    session
                        .execute(
                            "INSERT INTO links (shop, entity, remote_id, local_id, theirs, agreement, agreed, gone, dirty,
                                 changed_at, seen_at)
                             VALUES (?1, 'branches', ?2, NULL, ?3, 'none', NULL, 0, 0, NULL, ?4)
                             ON CONFLICT (shop, entity, remote_id) DO NOTHING",
                            &[shop.into(), (*remote).into(), to_json(branch)?.into(), now.into()],
                        )
                        .await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// KiotViet's branches that are open, by KiotViet's id, each with its point of sale.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`], or when the database fails.
    pub async fn branches(&self, shop: ShopId) -> Result<Vec<BranchView>> {
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let sql = "SELECT links.remote_id, links.theirs, links.local_id, match_decisions.remote_id IS NOT NULL,
                         connections.default_branch IS NOT NULL
                     FROM links
                     LEFT JOIN match_decisions ON match_decisions.shop = links.shop
                         AND match_decisions.entity = links.entity AND match_decisions.remote_id = links.remote_id
                         AND match_decisions.verdict = 'apart'
                     LEFT JOIN connections ON connections.shop = links.shop
                         AND connections.default_branch = links.remote_id
                     WHERE links.shop = ?1 AND links.entity = 'branches' AND links.gone = 0
                     ORDER BY links.remote_id";
                let read = |row: &Row<'_>| {
                    let PointOfSale { name, address, phone } = from_json(&row.get::<String>(1)?)?;
                    let point_of_sale: Option<i64> = row.get(2)?;
                    Ok(BranchView {
                        id: row.get(0)?,
                        name,
                        address,
                        phone,
                        point_of_sale,
                        set_apart: row.get::<bool>(3)? && point_of_sale.is_none(),
                        default: row.get(4)?,
                    })
                };
                session.query(sql, &[shop.into()], read).await
            })
        })
        .await
    }

    /// The points of sale in use, by our id, with their names.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn places_in_use(&self, shop: ShopId) -> Result<Vec<(i64, String)>> {
        self.reading(move |session| Box::pin(places_in_use(session, shop))).await
    }

    /// Adds a point of sale in that place.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`], or when the database fails.
    pub async fn create_point_of_sale(
        &self,
        shop: ShopId,
        record: PointOfSale,
        placing: Placing,
        cause: Cause,
        now: Timestamp,
    ) -> Result<std::result::Result<Local<PointOfSale>, MappingRefusal>> {
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let name = record.name.clone();
                let step = match Step::of(session, shop, None, placing).await? {
                    Ok(step) => step,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                let local = edits::add(session, shop, move |_| record, now).await?;
                step.take(session, shop, local, &cause, now).await?;
                edits::tell_birth(session, shop, local, &cause, now).await?;
                let deed = Note::about(Activity::PointOfSaleAdded, "points_of_sale", local.get(), &name);
                sign(session, shop, signed.as_ref(), deed).await?;
                Ok(Ok(local))
            })
        })
        .await
    }

    /// Gives a point of sale in use another place. Orders go to its branch from now on; its figures are those of
    /// another branch, so they are forgotten until the next run has read them whole. Answers whether its branch changed.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or when the database fails.
    pub async fn place_point_of_sale(
        &self,
        shop: ShopId,
        local: Local<PointOfSale>,
        placing: Placing,
        cause: Cause,
        now: Timestamp,
    ) -> Result<std::result::Result<bool, MappingRefusal>> {
        self.writing(move |session| {
            Box::pin(async move {
                let stored = edits::one::<PointOfSale>(session, shop, local, None).await?;
                if stored.archived {
                    return Err(StoreError::NotFound { shop, what: PointOfSale::TABLE, id: local.get() });
                }
                match Step::of(session, shop, Some(local), placing).await? {
                    Ok(step) => {
                        step.take(session, shop, local, &cause, now).await?;
                        Ok(Ok(step.before != step.after))
                    }
                    Err(refusal) => Ok(Err(refusal)),
                }
            })
        })
        .await
    }
}

/// The points of sale in use.
pub(crate) async fn places_in_use(session: &mut Session, shop: ShopId) -> Result<Vec<(i64, String)>> {
    let sql = "SELECT id, name FROM points_of_sale WHERE shop = ?1 AND archived_at IS NULL ORDER BY id";
    session.query(sql, &[shop.into()], |row| Ok((row.get(0)?, row.get(1)?))).await
}

/// From one place to another, as far as that can be.
struct Step {
    before: Option<i64>,
    after: Option<i64>,
    /// The branch that becomes the default one.
    default: Option<i64>,
}

impl Step {
    async fn of(
        session: &mut Session,
        shop: ShopId,
        local: Option<Local<PointOfSale>>,
        placing: Placing,
    ) -> Result<std::result::Result<Self, MappingRefusal>> {
        let before = match local {
            Some(local) => branch_of(session, shop, local).await?,
            None => None,
        };
        let after = placing.branch.unwrap_or(before);
        if let Some(branch) = after.filter(|_| before != after)
            && let Some(refusal) = refusal(session, shop, branch).await?
        {
            return Ok(Err(refusal));
        }
        let sql = "SELECT default_branch FROM connections WHERE shop = ?1";
        let default: Option<i64> = session.query_one(sql, &[shop.into()], |row| row.get(0)).await?.flatten();
        let is_default = placing.default || (before.is_some() && before == default);
        if is_default && after.is_none() {
            return Ok(Err(MappingRefusal::DefaultNeedsBranch));
        }
        Ok(Ok(Self { before, after, default: after.filter(|_| is_default && after != default) }))
    }

    async fn take(
        &self,
        session: &mut Session,
        shop: ShopId,
        local: Local<PointOfSale>,
        cause: &Cause,
        now: Timestamp,
    ) -> Result<()> {
        if let Some(branch) = self.default {
            session
                .execute(
                    "UPDATE connections SET default_branch = ?2, updated_at = ?3 WHERE shop = ?1",
                    &[shop.into(), branch.into(), now.into()],
                )
                .await?;
        }
        if self.before == self.after {
            return Ok(());
        }
        if let Some(branch) = self.before {
            set_apart(session, shop, local, branch, cause, now).await?;
        }
        if let Some(branch) = self.after {
            join(session, shop, local, branch).await?;
        }
        outbox::places_have_changed(session, shop, now).await?;
        forget_figures(session, shop, local, now).await
    }
}

async fn branch_of(session: &mut Session, shop: ShopId, local: Local<PointOfSale>) -> Result<Option<i64>> {
    let sql =
        "SELECT remote_id FROM links WHERE shop = ?1 AND entity = 'branches' AND local_id = ?2 AND gone = 0";
    session.query_one(sql, &[shop.into(), local.into()], |row| row.get(0)).await
}

/// Why that branch cannot be had.
async fn refusal(session: &mut Session, shop: ShopId, branch: i64) -> Result<Option<MappingRefusal>> {
    let sql = "SELECT links.theirs, links.local_id, points_of_sale.name
         FROM links LEFT JOIN points_of_sale ON points_of_sale.shop = links.shop AND points_of_sale.id = links.local_id
         WHERE links.shop = ?1 AND links.entity = 'branches' AND links.remote_id = ?2 AND links.gone = 0";
    let found = session
        .query_one(sql, &[shop.into(), branch.into()], |row| {
            Ok((row.get::<String>(0)?, row.get::<Option<i64>>(1)?, row.get::<Option<String>>(2)?))
        })
        .await?;
    let Some((theirs, owner, name)) = found else { return Ok(Some(MappingRefusal::UnknownBranch(branch))) };
    let Some(id) = owner else { return Ok(None) };
    let PointOfSale { name: branch, .. } = from_json(&theirs)?;
    Ok(Some(MappingRefusal::Taken { branch, id, point_of_sale: name.unwrap_or_default() }))
}

/// The branch has no point of sale any more, and no run makes one for it. What KiotViet filed under the branch points
/// to the branch again, until it is somebody's.
async fn set_apart(
    session: &mut Session,
    shop: ShopId,
    local: Local<PointOfSale>,
    branch: i64,
    cause: &Cause,
    now: Timestamp,
) -> Result<()> {
    session
        .execute(
            "UPDATE orders SET branch_there = ?3, branch_id = NULL
             WHERE shop = ?1 AND branch_id = ?2 AND EXISTS (
                 SELECT 1 FROM links WHERE links.shop = ?1 AND links.entity = 'orders' AND links.local_id = orders.id)",
            &[shop.into(), local.into(), branch.into()],
        )
        .await?;
    session
        .execute(
            "UPDATE price_list_branches SET point_of_sale_there = ?3, point_of_sale_id = NULL
             WHERE shop = ?1 AND point_of_sale_id = ?2",
            &[shop.into(), local.into(), branch.into()],
        )
        .await?;
    session
        .execute(
            "UPDATE links SET local_id = NULL, agreement = 'none', agreed = NULL, dirty = 0
             WHERE shop = ?1 AND entity = 'branches' AND remote_id = ?2",
            &[shop.into(), branch.into()],
        )
        .await?;
    session
        .execute(
            "INSERT INTO match_decisions (shop, entity, remote_id, verdict, local_id, decided_by, decided_at)
             VALUES (?1, 'branches', ?2, 'apart', NULL, ?3, ?4)
             ON CONFLICT (shop, entity, remote_id) DO UPDATE SET verdict = excluded.verdict,
                 local_id = excluded.local_id, decided_by = excluded.decided_by, decided_at = excluded.decided_at",
            &[shop.into(), branch.into(), cause.person().unwrap_or(cause.name()).into(), now.into()],
        )
        .await
        .map(|_| ())
}

/// The branch is that of this point of sale; the next run decides about its fields.
async fn join(session: &mut Session, shop: ShopId, local: Local<PointOfSale>, branch: i64) -> Result<()> {
    // A branch that has closed is no place any more.
    session
        .execute(
            "DELETE FROM links WHERE shop = ?1 AND entity = 'branches' AND local_id = ?2 AND gone = 1",
            &[shop.into(), local.into()],
        )
        .await?;
    session
        .execute(
            "UPDATE links SET local_id = ?3, agreement = 'none', agreed = NULL, dirty = 1
             WHERE shop = ?1 AND entity = 'branches' AND remote_id = ?2",
            &[shop.into(), branch.into(), local.into()],
        )
        .await?;
    session
        .execute(
            "DELETE FROM match_decisions WHERE shop = ?1 AND entity = 'branches' AND remote_id = ?2",
            &[shop.into(), branch.into()],
        )
        .await?;
    for (table, id, there) in [
        ("orders", "branch_id", "branch_there"),
        ("price_list_branches", "point_of_sale_id", "point_of_sale_there"),
    ] {
        let sql = format!("UPDATE {table} SET {id} = ?3, {there} = NULL WHERE shop = ?1 AND {there} = ?2");
        session.execute(&sql, &[shop.into(), branch.into(), local.into()]).await?;
    }
    Ok(())
}

/// What is known of the shelf there was another branch's. A run that is under way finds out by the revision, and a later
/// one by the count of changes.
async fn forget_figures(
    session: &mut Session,
    shop: ShopId,
    local: Local<PointOfSale>,
    now: Timestamp,
) -> Result<()> {
    session
        .execute("DELETE FROM stock WHERE shop = ?1 AND point_of_sale_id = ?2", &[shop.into(), local.into()])
        .await?;
    session
        .execute(
            "UPDATE points_of_sale SET revision = revision + 1, updated_at = ?3 WHERE shop = ?1 AND id = ?2",
            &[shop.into(), local.into(), now.into()],
        )
        .await?;
    let changes = counters::take(session, shop, PLACES, 1).await?;
    positions::set(session, shop, &[(PLACES.to_owned(), Some(changes.to_string()))]).await
}
