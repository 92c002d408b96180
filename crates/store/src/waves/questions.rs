//! Questions about waves, and what a person answers.

use dongbo_sync::wave::WaveKind;
use dongbo_sync::{Entity, ShopId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{kind, odd};
use crate::activity::{Activity, Note, sign};
use crate::error::Result;
use crate::exact::raw;
use crate::lease::{self, Fence};
use crate::page::{Page, Query, one_more};
use crate::pulse::{self, Listed};
use crate::runs::RunId;
use crate::session::{Row, Session};
use crate::store::Store;
use crate::{counters, failures, shops};

/// How a question about a wave stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum WaveState {
    /// Nobody has answered.
    Open,
    /// It was meant: the next run applies it.
    Allowed,
    /// It was not: it stays held back, and nobody is asked again unless it grows.
    Refused,
    /// Over: applied, or mended on KiotViet.
    Closed,
}

impl WaveState {
    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Allowed => "allowed",
            Self::Refused => "refused",
            Self::Closed => "closed",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Open, Self::Allowed, Self::Refused, Self::Closed]
            .into_iter()
            .find(|state| state.name() == name)
    }
}

/// A wave that was recognised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewWave {
    /// The entity.
    pub entity: Entity,
    /// KiotViet's id of the list whose prices are meant; else 0.
    pub parent: i64,
    /// What the changes have in common.
    pub kind: WaveKind,
    /// How many could change that way.
    pub known: u64,
    /// How many do.
    pub affected: u64,
    /// The run that recognised it.
    pub run: RunId,
}

/// A question about a wave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Wave {
    /// Its number.
    pub id: i64,
    /// The entity.
    #[schema(value_type = String)]
    pub entity: Entity,
    /// KiotViet's id of the list whose prices are meant; else 0.
    pub parent_id: i64,
    /// What the changes have in common.
    #[schema(value_type = String)]
    pub kind: WaveKind,
    /// How the question stands.
    pub state: WaveState,
    /// How many could change that way.
    pub known: u64,
    /// How many do.
    pub affected: u64,
    /// Some of them: `label`, `from`, `to`.
    #[serde(serialize_with = "raw_string")]
    #[schema(value_type = Object)]
    pub examples: String,
    /// The run that last recognised it.
    pub run: RunId,
    /// Since when.
    #[schema(value_type = String, format = DateTime)]
    pub opened_at: Timestamp,
    /// Who answered.
    pub decided_by: Option<String>,
}

fn raw_string<S: serde::Serializer>(json: &str, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    raw(json, serializer)
}

/// How many examples a question shows.
const EXAMPLES: i64 = 10;

const COLUMNS: &str =
    "id, entity, parent_id, kind, state, known, affected, examples, run, opened_at, decided_by";

fn wave(row: &Row<'_>) -> Result<Wave> {
    Ok(Wave {
        id: row.get(0)?,
        entity: failures::entity(row, 1)?,
        parent_id: row.get(2)?,
        kind: kind(row, 3)?,
        state: WaveState::named(&row.get::<String>(4)?).ok_or_else(|| odd("state"))?,
        known: row.get(5)?,
        affected: row.get(6)?,
        examples: row.get(7)?,
        run: RunId(row.get(8)?),
        opened_at: row.get(9)?,
        decided_by: row.get(10)?,
    })
}

impl Store {
    /// The entities of which something is held back or asked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn entities_with_waves(&self, shop: ShopId) -> Result<Vec<Entity>> {
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query(
                        "SELECT entity FROM held WHERE shop = ?1
                         UNION SELECT entity FROM waves WHERE shop = ?1 AND state <> 'closed'",
                        &[shop.into()],
                        |row| failures::entity(row, 0),
                    )
                    .await
            })
        })
        .await
    }

    /// A wave was recognised: asks, unless the same was answered before and it has not grown. Answers how the question
    /// stands.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn ask_about_wave(&self, fence: &Fence, new: NewWave, now: Timestamp) -> Result<WaveState> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                ask(session, fence.shop, &new, now).await
            })
        })
        .await
    }

    /// The questions about waves of an entity, or of one list, that are not of these kinds are over.
    ///
    /// # Errors
    /// [`StoreError::Fenced`], or when the database fails.
    pub async fn close_waves(
        &self,
        fence: &Fence,
        entity: Entity,
        parent: i64,
        except: Vec<WaveKind>,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let standing = session
                    .query(
                        "SELECT id, kind FROM waves
                         WHERE shop = ?1 AND entity = ?2 AND parent_id = ?3 AND state <> 'closed'",
                        &[fence.shop.into(), entity.name().into(), parent.into()],
                        |row| Ok((row.get::<i64>(0)?, kind(row, 1)?)),
                    )
                    .await?;
                let rows: Vec<_> = standing
                    .iter()
                    .filter(|(_, kind)| !except.contains(kind))
                    .map(|(id, _)| [fence.shop.into(), (*id).into()])
                    .collect();
                if !rows.is_empty() {
                    pulse::changed(session, fence.shop, [Listed::Waves]).await?;
                }
                session
                    .execute_many("UPDATE waves SET state = 'closed' WHERE shop = ?1 AND id = ?2", &rows)
                    .await?;
                Ok(())
            })
        })
        .await
    }

    /// The standing question about such a wave, if there is one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn standing_wave(
        &self,
        shop: ShopId,
        entity: Entity,
        parent: i64,
        kind: WaveKind,
    ) -> Result<Option<Wave>> {
        self.reading(move |session| Box::pin(standing(session, shop, entity, parent, kind))).await
    }

    /// The questions about waves that stand, the oldest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waves(&self, shop: ShopId, after: Option<i64>, limit: u32) -> Result<Page<Wave>> {
        let limit = Query::rows(limit);
        self.reading(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let sql = format!(
                    "SELECT {COLUMNS} FROM waves WHERE shop = ?1 AND id > ?2 AND state <> 'closed'
                     ORDER BY id LIMIT ?3"
                );
                let parameters = [shop.into(), after.unwrap_or(i64::MIN).into(), one_more(limit).into()];
                let rows = session.query(&sql, &parameters, wave).await?;
                Ok(Page::of(rows, limit, |wave| wave.id))
            })
        })
        .await
    }

    /// A person's answer; the next run heeds it. Answers the question as it stands then, or nothing when it is over.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn decide_wave(
        &self,
        shop: ShopId,
        id: i64,
        allow: bool,
        who: &str,
        now: Timestamp,
    ) -> Result<Option<Wave>> {
        let who = who.to_owned();
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                let state = if allow { WaveState::Allowed } else { WaveState::Refused };
                session
                    .execute(
                        "UPDATE waves SET state = ?3, decided_by = ?4, decided_at = ?5
                         WHERE shop = ?1 AND id = ?2 AND state <> 'closed'",
                        &[shop.into(), id.into(), state.name().into(), who.into(), now.into()],
                    )
                    .await?;
                pulse::changed(session, shop, [Listed::Waves]).await?;
                let sql =
                    format!("SELECT {COLUMNS} FROM waves WHERE shop = ?1 AND id = ?2 AND state <> 'closed'");
                let wave = session.query_one(&sql, &[shop.into(), id.into()], wave).await?;
                if let Some(wave) = &wave {
                    let deed = Note { id: Some(id), entity: Some("waves"), ..Note::of(Activity::WaveDecided) };
                    let details = json!({
                        "state": wave.state, "entity": wave.entity, "kind": wave.kind, "affected": wave.affected,
                    });
                    sign(session, shop, signed.as_ref(), deed.with(details)).await?;
                }
                Ok(wave)
            })
        })
        .await
    }
}

async fn standing(
    session: &mut Session,
    shop: ShopId,
    entity: Entity,
    parent: i64,
    kind: WaveKind,
) -> Result<Option<Wave>> {
    let sql = format!(
        "SELECT {COLUMNS} FROM waves
         WHERE shop = ?1 AND entity = ?2 AND parent_id = ?3 AND kind = ?4 AND state <> 'closed'"
    );
    let parameters = [shop.into(), entity.name().into(), parent.into(), kind.name().into()];
    session.query_one(&sql, &parameters, wave).await
}

async fn ask(session: &mut Session, shop: ShopId, new: &NewWave, now: Timestamp) -> Result<WaveState> {
    let known = standing(session, shop, new.entity, new.parent, new.kind).await?;
    let answered = known.as_ref().filter(|wave| wave.state != WaveState::Open);
    if let Some(wave) = answered
        && new.affected <= wave.affected
    {
        return Ok(wave.state);
    }
    let examples = session
        .query(
            "SELECT label, before, after FROM held WHERE shop = ?1 AND entity = ?2 AND kind = ?3
                 AND (?2 = 'stock' OR parent_id = ?4)
             ORDER BY remote_id, parent_id LIMIT ?5",
            &[
                shop.into(),
                new.entity.name().into(),
                new.kind.name().into(),
                new.parent.into(),
                EXAMPLES.into(),
            ],
            |row| {
                let value = |column| -> Result<serde_json::Value> {
                    serde_json::from_str(row.text(column)?.unwrap_or("null")).map_err(|_| odd("example"))
                };
                let label: String = row.get(0)?;
                Ok(serde_json::json!({ "label": label, "from": value(1)?, "to": value(2)? }))
            },
        )
        .await?;
    let examples = serde_json::Value::Array(examples).to_string();
    pulse::changed(session, shop, [Listed::Waves]).await?;
    let count = |value: u64| i64::try_from(value).unwrap_or(i64::MAX);
    match known {
        Some(wave) => {
            session
                .execute(
                    "UPDATE waves SET state = 'open', known = ?3, affected = ?4, examples = ?5, run = ?6,
                         decided_by = NULL, decided_at = NULL
                     WHERE shop = ?1 AND id = ?2",
                    &[
                        shop.into(),
                        wave.id.into(),
                        count(new.known).into(),
                        count(new.affected).into(),
                        examples.into(),
                        new.run.0.into(),
                    ],
                )
                .await?;
        }
        None => {
            let id = counters::take(session, shop, "waves", 1).await?;
            session
                .execute(
                    "INSERT INTO waves (shop, id, entity, parent_id, kind, state, known, affected, examples, run,
                         opened_at)
                     VALUES (?1, ?2, ?3, ?4, ?5, 'open', ?6, ?7, ?8, ?9, ?10)",
                    &[
                        shop.into(),
                        id.into(),
                        new.entity.name().into(),
                        new.parent.into(),
                        new.kind.name().into(),
                        count(new.known).into(),
                        count(new.affected).into(),
                        examples.into(),
                        new.run.0.into(),
                        now.into(),
                    ],
                )
                .await?;
        }
    }
    Ok(WaveState::Open)
}
