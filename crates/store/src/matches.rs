//! Guided match: what the newest matching of each entity found, and what a person decided about records in doubt.

use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use crate::activity::{Activity, Note, sign};
use crate::error::{Result, StoreError};
use crate::exact::raw;
use crate::lease::{self, Fence};
use crate::page::{Page, Query, one_more};
use crate::runs::RunId;
use crate::session::{Row, Session};
use crate::store::Store;
use crate::{counters, failures, shops};

/// What the newest matching of an entity came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct MatchReport {
    /// The entity.
    #[schema(value_type = String)]
    pub entity: Entity,
    /// The run that matched, or would have.
    pub run: RunId,
    /// Pairs without doubt.
    pub sure: u64,
    /// Questions for a person.
    pub doubtful: u64,
    /// Records that only Abaha has.
    pub only_here: u64,
    /// Records that only KiotViet has.
    pub only_there: u64,
    /// Keys that several records on Abaha share.
    pub doubles_here: u64,
    /// Keys that several records on KiotViet share.
    pub doubles_there: u64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub matched_at: Timestamp,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// Records of both sides that may be one.
    Doubtful,
    /// Records on Abaha with one key.
    DoubleHere,
    /// Records on KiotViet with one key.
    DoubleThere,
}

impl FindingKind {
    /// The name in commands, JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Doubtful => "doubtful",
            Self::DoubleHere => "double_here",
            Self::DoubleThere => "double_there",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Doubtful, Self::DoubleHere, Self::DoubleThere].into_iter().find(|kind| kind.name() == name)
    }
}

/// A record in question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Suspected {
    /// Its id on its side.
    pub id: i64,
    /// Its code or name.
    pub label: String,
}

/// A doubtful match or a double key, to be noted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFinding {
    /// What it is about.
    pub kind: FindingKind,
    /// The records on Abaha.
    pub ours: Vec<Suspected>,
    /// The records on KiotViet.
    pub theirs: Vec<Suspected>,
    /// Why, for people.
    pub reason: String,
}

/// A doubtful match or a double key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Finding {
    /// Its number; it changes with every matching.
    pub id: i64,
    /// The entity.
    #[schema(value_type = String)]
    pub entity: Entity,
    /// What it is about.
    pub kind: FindingKind,
    /// The records on Abaha, each with `id` and `label`.
    #[serde(serialize_with = "raw_string")]
    #[schema(value_type = Vec<Suspected>)]
    pub ours: String,
    /// The records on KiotViet, each with `id` and `label`.
    #[serde(serialize_with = "raw_string")]
    #[schema(value_type = Vec<Suspected>)]
    pub theirs: String,
    /// Why, for people.
    pub reason: String,
}

impl Finding {
    /// The records on Abaha.
    pub fn ours(&self) -> Vec<Suspected> {
        serde_json::from_str(&self.ours).unwrap_or_default()
    }

    /// The records on KiotViet.
    pub fn theirs(&self) -> Vec<Suspected> {
        serde_json::from_str(&self.theirs).unwrap_or_default()
    }
}

fn raw_string<S: serde::Serializer>(json: &str, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    raw(json, serializer)
}

/// What becomes of a record of KiotViet in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MatchVerdict {
    /// It is our record with this id.
    Link(i64),
    /// It is none of ours: it is made here.
    New,
    /// It is none of ours and shall not come here.
    Apart,
}

impl MatchVerdict {
    fn columns(self) -> (&'static str, Option<i64>) {
        match self {
            Self::Link(local) => ("link", Some(local)),
            Self::New => ("new", None),
            Self::Apart => ("apart", None),
        }
    }

    fn of_columns(name: &str, local: Option<i64>) -> Option<Self> {
        match (name, local) {
            ("link", Some(local)) => Some(Self::Link(local)),
            ("new", None) => Some(Self::New),
            ("apart", None) => Some(Self::Apart),
            _ => None,
        }
    }
}

/// A decision about a record of KiotViet in doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MatchDecision {
    /// The entity.
    pub entity: Entity,
    /// KiotViet's id.
    pub remote: i64,
    /// What becomes of it.
    pub verdict: MatchVerdict,
}

impl Store {
    /// Notes what a matching came to, in the place of what the entity's last one did.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn report_matching(
        &self,
        fence: &Fence,
        report: MatchReport,
        findings: Vec<NewFinding>,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let (shop, entity) = (fence.shop, report.entity.name());
                session
                    .execute(
                        "INSERT INTO match_reports (shop, entity, run, sure, doubtful, only_here, only_there,
                             doubles_here, doubles_there, matched_at)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
                         ON CONFLICT (shop, entity) DO UPDATE SET run = excluded.run, sure = excluded.sure,
                             doubtful = excluded.doubtful, only_here = excluded.only_here,
                             only_there = excluded.only_there, doubles_here = excluded.doubles_here,
                             doubles_there = excluded.doubles_there, matched_at = excluded.matched_at",
                        &[
                            shop.into(),
                            entity.into(),
                            report.run.0.into(),
                            count(report.sure).into(),
                            count(report.doubtful).into(),
                            count(report.only_here).into(),
                            count(report.only_there).into(),
                            count(report.doubles_here).into(),
                            count(report.doubles_there).into(),
                            now.into(),
                        ],
                    )
                    .await?;
                session
                    .execute(
                        "DELETE FROM match_findings WHERE shop = ?1 AND entity = ?2",
                        &[shop.into(), entity.into()],
                    )
                    .await?;
                note(session, shop, entity, &findings).await
            })
        })
        .await
    }

    /// What the newest matching of each entity came to.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn match_reports(&self, shop: ShopId) -> Result<Vec<MatchReport>> {
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let mut reports = session
                    .query(
                        "SELECT entity, run, sure, doubtful, only_here, only_there, doubles_here, doubles_there,
                             matched_at
                         FROM match_reports WHERE shop = ?1",
                        &[shop.into()],
                        |row| {
                            Ok(MatchReport {
                                entity: failures::entity(row, 0)?,
                                run: RunId(row.get(1)?),
                                sure: row.get(2)?,
                                doubtful: row.get(3)?,
                                only_here: row.get(4)?,
                                only_there: row.get(5)?,
                                doubles_here: row.get(6)?,
                                doubles_there: row.get(7)?,
                                matched_at: row.get(8)?,
                            })
                        },
                    )
                    .await?;
                reports.sort_by_key(|report| report.entity);
                Ok(reports)
            })
        })
        .await
    }

    /// The doubtful matches and double keys of the newest matchings. Doubtful ones that were decided as a whole are
    /// left out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn match_findings(
        &self,
        shop: ShopId,
        entity: Option<Entity>,
        kind: Option<FindingKind>,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Page<Finding>> {
        let limit = Query::rows(limit);
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let rows = session
                    .query(
                        "SELECT id, entity, kind, ours, theirs, reason FROM match_findings
                         WHERE shop = ?1 AND entity = COALESCE(?2, entity) AND kind = COALESCE(?3, kind) AND id > ?4
                             AND (kind <> 'doubtful' OR EXISTS (
                                 SELECT 1 FROM json_each(match_findings.theirs) AS one
                                 WHERE NOT EXISTS (
                                     SELECT 1 FROM match_decisions WHERE match_decisions.shop = ?1
                                         AND match_decisions.entity = match_findings.entity
                                         AND match_decisions.remote_id = json_extract(one.value, '$.id'))))
                         ORDER BY id LIMIT ?5",
                        &[
                            shop.into(),
                            entity.map(Entity::name).into(),
                            kind.map(FindingKind::name).into(),
                            after.unwrap_or(i64::MIN).into(),
                            one_more(limit).into(),
                        ],
                        finding,
                    )
                    .await?;
                Ok(Page::of(rows, limit, |finding| finding.id))
            })
        })
        .await
    }

    /// Notes what a person decided about records in doubt; the next run carries it out.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`], or when the database fails.
    pub async fn decide_matches(
        &self,
        shop: ShopId,
        decisions: Vec<MatchDecision>,
        who: &str,
        now: Timestamp,
    ) -> Result<()> {
        let who = who.to_owned();
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let rows: Vec<_> = decisions
                    .iter()
                    .map(|decision| {
                        let (verdict, local) = decision.verdict.columns();
                        [
                            shop.into(),
                            decision.entity.name().into(),
                            decision.remote.into(),
                            verdict.into(),
                            local.into(),
                            (&who).into(),
                            now.into(),
                        ]
                    })
                    .collect();
                session
                    .execute_many(
                        "INSERT INTO match_decisions (shop, entity, remote_id, verdict, local_id, decided_by,
                             decided_at)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                         ON CONFLICT (shop, entity, remote_id) DO UPDATE SET verdict = excluded.verdict,
                             local_id = excluded.local_id, decided_by = excluded.decided_by,
                             decided_at = excluded.decided_at",
                        &rows,
                    )
                    .await?;
                if !rows.is_empty() {
                    let deed = Note::of(Activity::MatchesDecided).with(json!({ "records": rows.len() }));
                    sign(session, shop, signed.as_ref(), deed).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Decides alike about all that are in doubt, of one entity or of all; with `only_pairs` only where there is one
    /// record of each side. `verdict` is given our id of the first record. Answers how many were decided.
    ///
    /// # Errors
    /// As [`Store::decide_matches`].
    pub async fn decide_all_matches(
        &self,
        shop: ShopId,
        entity: Option<Entity>,
        only_pairs: bool,
        verdict: fn(i64) -> MatchVerdict,
        who: &str,
        now: Timestamp,
    ) -> Result<u64> {
        let (mut decided, mut after) = (0, None);
        loop {
            let kind = Some(FindingKind::Doubtful);
            let page = self.match_findings(shop, entity, kind, after, Query::MAXIMUM_LIMIT).await?;
            let mut decisions = Vec::new();
            for finding in &page.items {
                let (ours, theirs) = (finding.ours(), finding.theirs());
                if only_pairs && (ours.len() != 1 || theirs.len() != 1) {
                    continue;
                }
                let Some(first) = ours.first() else { continue };
                decisions.extend(theirs.iter().map(|record| MatchDecision {
                    entity: finding.entity,
                    remote: record.id,
                    verdict: verdict(first.id),
                }));
            }
            decided += u64::try_from(decisions.len()).unwrap_or(u64::MAX);
            self.decide_matches(shop, decisions, who, now).await?;
            after = page.next_cursor;
            if after.is_none() {
                return Ok(decided);
            }
        }
    }

    /// What was decided about an entity's records and is not carried out yet, and which are kept apart.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn match_decisions(&self, shop: ShopId, entity: Entity) -> Result<Vec<MatchDecision>> {
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query(
                        "SELECT remote_id, verdict, local_id FROM match_decisions
                         WHERE shop = ?1 AND entity = ?2 ORDER BY remote_id",
                        &[shop.into(), entity.name().into()],
                        |row| {
                            let verdict: String = row.get(1)?;
                            let verdict =
                                MatchVerdict::of_columns(&verdict, row.get(2)?).ok_or_else(|| {
                                    StoreError::Database { detail: "odd decision about a match".to_owned() }
                                })?;
                            Ok(MatchDecision { entity, remote: row.get(0)?, verdict })
                        },
                    )
                    .await
            })
        })
        .await
    }

    /// Forgets decisions that were carried out.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn forget_match_decisions(
        &self,
        fence: &Fence,
        entity: Entity,
        remotes: Vec<i64>,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let rows: Vec<_> = remotes
                    .iter()
                    .map(|remote| [fence.shop.into(), entity.name().into(), (*remote).into()])
                    .collect();
                session
                    .execute_many(
                        "DELETE FROM match_decisions WHERE shop = ?1 AND entity = ?2 AND remote_id = ?3",
                        &rows,
                    )
                    .await?;
                Ok(())
            })
        })
        .await
    }
}

fn finding(row: &Row<'_>) -> Result<Finding> {
    let kind: String = row.get(2)?;
    Ok(Finding {
        id: row.get(0)?,
        entity: failures::entity(row, 1)?,
        kind: FindingKind::named(&kind)
            .ok_or_else(|| StoreError::Database { detail: "odd kind of finding".to_owned() })?,
        ours: row.get(3)?,
        theirs: row.get(4)?,
        reason: row.get(5)?,
    })
}

async fn note(session: &mut Session, shop: ShopId, entity: &str, findings: &[NewFinding]) -> Result<()> {
    if findings.is_empty() {
        return Ok(());
    }
    let json = |records: &[Suspected]| {
        serde_json::to_string(records).map_err(|error| StoreError::Database { detail: error.to_string() })
    };
    let count = i64::try_from(findings.len()).unwrap_or(i64::MAX);
    let first = counters::take(session, shop, "match_findings", count).await?;
    let mut rows = Vec::with_capacity(findings.len());
    for (id, finding) in (first..).zip(findings) {
        rows.push([
            shop.into(),
            id.into(),
            entity.into(),
            finding.kind.name().into(),
            json(&finding.ours)?.into(),
            json(&finding.theirs)?.into(),
            (&finding.reason).into(),
        ]);
    }
    session
        .execute_many(
            "INSERT INTO match_findings (shop, id, entity, kind, ours, theirs, reason)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            &rows,
        )
        .await
        .map(|_| ())
}

fn count(value: u64) -> i64 {
    i64::try_from(value).unwrap_or(i64::MAX)
}
