//! The proof of agreement: how many records of each entity were compared, when, and which differ and why.

// Noting what a comparison has found.
mod note;
// The figure for people.
mod figure;

pub use figure::{AgreementStatus, EntityAgreement};

use std::collections::BTreeMap;

use dongbo_sync::ShopId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use crate::error::{Result, StoreError};
use crate::page::{Page, Query};
use crate::session::Row;
use crate::store::Store;

/// Why a record is not equal on both sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Both sides changed it, and a person has to decide.
    Conflict,
    /// It is not known yet whose record here it is.
    Unmatched,
    /// It was changed here and has not been sent yet.
    Waiting,
    /// It was changed on KiotViet and has not been taken yet.
    Newer,
    /// Our side is not what was last agreed on, and nobody says why.
    Drift,
    /// As the rules want it.
    Rule,
    /// KiotViet's row cannot be read.
    Unreadable,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 7] = [
        Self::Conflict,
        Self::Unmatched,
        Self::Waiting,
        Self::Newer,
        Self::Drift,
        Self::Rule,
        Self::Unreadable,
    ];

    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Conflict => "conflict",
            Self::Unmatched => "unmatched",
            Self::Waiting => "waiting",
            Self::Newer => "newer",
            Self::Drift => "drift",
            Self::Rule => "rule",
            Self::Unreadable => "unreadable",
        }
    }

    fn named(name: &str) -> Result<Self> {
        Self::ALL
            .into_iter()
            .find(|reason| reason.name() == name)
            .ok_or_else(|| StoreError::Database { detail: format!("odd reason of a difference: {name}") })
    }
}

/// One field in which a comparison found the sides to differ.
#[derive(Debug, Clone, PartialEq)]
pub struct NewDisagreement {
    /// KiotViet's id; of an entry or a stock figure, the product's.
    pub remote_id: i64,
    /// The record as people are told: `5`, or `5/7` where it takes two ids.
    pub record: String,
    /// The field.
    pub field: String,
    /// Its value here.
    pub ours: Value,
    /// Its value there.
    pub theirs: Value,
    /// Why.
    pub reason: Reason,
}

/// Which records a comparison has looked at: what was listed of them before and is not found again is healed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    /// Everything with ids above `after` up to and including `upto`; open where missing.
    Range {
        /// Above this id.
        after: Option<i64>,
        /// Up to this id.
        upto: Option<i64>,
    },
    /// These records.
    At(Vec<i64>),
}

/// What a comparison has found out about one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// An entity's name, or `price_entries`.
    pub subject: String,
    /// The price list of entries, else 0.
    pub parent: i64,
    /// Which records were looked at.
    pub looked: Looked,
    /// Where they differ.
    pub differing: Vec<NewDisagreement>,
}

/// A round over every record of a subject has ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// An entity's name, or `price_entries`.
    pub subject: String,
    /// How many records were compared.
    pub compared: u64,
    /// Of these, how many differ as the rules want it.
    pub by_rule: u64,
    /// When it began.
    pub began_at: Timestamp,
}

/// The standing figure of one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// An entity's name, or `price_entries`.
    pub subject: String,
    /// Records compared in the last complete round.
    pub compared: u64,
    /// Of these, how many differ as the rules want it.
    pub by_rule: u64,
    /// When that round began: every record was compared at that instant or later.
    pub as_of: Timestamp,
    /// The latest comparison of all.
    pub checked_at: Timestamp,
    /// How many records differ now, by the reason; a record with several counts by its first.
    pub differing: BTreeMap<Reason, u64>,
}

/// A difference that is listed.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Disagreement {
    /// Its number in the list.
    pub id: i64,
    /// An entity's name, or `price_entries`.
    #[schema(examples("products"))]
    pub entity: String,
    /// KiotViet's id of the record; `5/7` where it takes two.
    #[schema(examples("30010001"))]
    pub record: String,
    /// The field; `exists` for the record as a whole.
    #[schema(examples("base_price"))]
    pub field: String,
    /// Its value here.
    pub ours: Value,
    /// Its value there.
    pub theirs: Value,
    /// Why.
    pub reason: Reason,
    /// When a comparison first found it.
    #[schema(value_type = String, format = DateTime)]
    pub since: Timestamp,
}

impl Store {
    /// The standing figure of every subject, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn agreement(&self, shop: ShopId) -> Result<Vec<Agreement>> {
        self.reading(move |session| {
            Box::pin(async move {
                let mut figures = session
                    .query(
                        "SELECT subject, compared, by_rule, as_of, checked_at FROM agreement
                         WHERE shop = ?1 ORDER BY subject",
                        &[shop.into()],
                        |row| {
                            Ok(Agreement {
                                subject: row.get(0)?,
                                compared: row.get(1)?,
                                by_rule: row.get(2)?,
                                as_of: row.get(3)?,
                                checked_at: row.get(4)?,
                                differing: BTreeMap::new(),
                            })
                        },
                    )
                    .await?;
                let counts = session
                    .query(
                        "SELECT subject, reason, count(*) FROM
                             (SELECT subject, record, min(reason) AS reason FROM disagreements WHERE shop = ?1
                              GROUP BY subject, record)
                         GROUP BY subject, reason",
                        &[shop.into()],
                        |row| {
                            let reason = Reason::named(&row.get::<String>(1)?)?;
                            Ok((row.get::<String>(0)?, reason, row.get(2)?))
                        },
                    )
                    .await?;
                for (subject, reason, count) in counts {
                    if let Some(figure) = figures.iter_mut().find(|figure| figure.subject == subject) {
                        figure.differing.insert(reason, count);
                    }
                }
                Ok(figures)
            })
        })
        .await
    }

    /// The differences that are listed, oldest first; those of price lists with their entries.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn disagreements(
        &self,
        shop: ShopId,
        subject: Option<&str>,
        after: Option<i64>,
        limit: u32,
    ) -> Result<Page<Disagreement>> {
        let subject = subject.map(str::to_owned);
        let rows = Query::rows(limit);
        self.reading(move |session| {
            Box::pin(async move {
                let items = session
                    .query(
                        "SELECT id, subject, record, field, ours, theirs, reason, since FROM disagreements
                         WHERE shop = ?1 AND (subject = coalesce(?2, subject)
                             OR (?2 = 'price_lists' AND subject = 'price_entries'))
                             AND id > ?3 ORDER BY id LIMIT ?4",
                        &[
                            shop.into(),
                            subject.into(),
                            after.unwrap_or(i64::MIN).into(),
                            i64::try_from(rows + 1).unwrap_or(i64::MAX).into(),
                        ],
                        disagreement,
                    )
                    .await?;
                Ok(Page::of(items, rows, |item| item.id))
            })
        })
        .await
    }

    /// KiotViet's ids of the records of one subject that are listed, ascending.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn disagreeing(&self, shop: ShopId, subject: &str) -> Result<Vec<i64>> {
        let subject = subject.to_owned();
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query(
                        "SELECT DISTINCT remote_id FROM disagreements WHERE shop = ?1 AND subject = ?2 ORDER BY 1",
                        &[shop.into(), subject.into()],
                        |row| row.get(0),
                    )
                    .await
            })
        })
        .await
    }
}

fn disagreement(row: &Row<'_>) -> Result<Disagreement> {
    let json = |text: String| {
        serde_json::from_str(&text).map_err(|_| StoreError::Database { detail: "odd difference".to_owned() })
    };
    Ok(Disagreement {
        id: row.get(0)?,
        entity: row.get(1)?,
        record: row.get(2)?,
        field: row.get(3)?,
        ours: json(row.get(4)?)?,
        theirs: json(row.get(5)?)?,
        reason: Reason::named(&row.get::<String>(6)?)?,
        since: row.get(7)?,
    })
}
