//! All shops at once, for whoever runs the service: how each stands, how many stand alike, and what ails them. However many
//! shops there are, a page takes two statements and the totals two.

use dongbo_sync::{ShopId, text};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;
use utoipa::ToSchema;

use crate::activity::{Activity, Note, sign};
use crate::automation::Automation;
use crate::error::Result;
use crate::hints::{self, HintKind, NewHint};
use crate::page::{Page, Query, one_more};
use crate::records::table::{named, to_json};
use crate::runs::{RunId, RunState};
use crate::session::Row;
use crate::store::Store;
use crate::switches;

/// How a shop stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FleetState {
    /// Synchronised by itself.
    Working,
    /// The last run could not reach KiotViet, or was not let in.
    Failing,
    /// Nothing happens until somebody presses the button.
    Paused,
    /// It has no connection.
    NotConnected,
    /// The operator has suspended it.
    Suspended,
}

impl FleetState {
    /// All states.
    pub const ALL: [Self; 5] =
        [Self::Working, Self::Failing, Self::Paused, Self::NotConnected, Self::Suspended];

    /// The name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Working => "working",
            Self::Failing => "failing",
            Self::Paused => "paused",
            Self::NotConnected => "not_connected",
            Self::Suspended => "suspended",
        }
    }

    /// The state of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

/// Which shops are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FleetQuery {
    /// Only those that stand so.
    pub state: Option<FleetState>,
    /// Only those with trouble of that code: of the connection, of a record, of something to be sent.
    pub code: Option<String>,
    /// Part of the name.
    pub q: Option<String>,
    /// Behind that shop.
    pub after: Option<i64>,
    /// How many.
    pub limit: u32,
}

/// One shop of the fleet.
#[derive(Debug, Clone, PartialEq)]
pub struct FleetShop {
    /// Its id.
    pub id: ShopId,
    /// Its name.
    pub name: String,
    /// How it stands.
    pub state: FleetState,
    /// Why its connection fails: a code of the error catalogue.
    pub code: Option<String>,
    /// Its switches.
    pub automation: Automation,
    /// What waits to be sent, waits for a person, and failed.
    pub counts: FleetCounts,
    /// GETs within the last hour.
    pub requests: u32,
    /// Its newest run.
    pub last_run: Option<(RunId, RunState, Timestamp, Option<Timestamp>)>,
    /// How far its lists have been read, as the engine keeps it: name and JSON.
    pub positions: Vec<(String, String)>,
}

/// How much of a shop is not done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct FleetCounts {
    /// Records that wait to be sent.
    pub backlog: u64,
    /// Open conflicts.
    pub conflicts: u64,
    /// Records that could not be taken.
    pub failures: u64,
}

/// How many shops stand so.
pub type FleetPlace = (FleetState, u64);

/// Something that ails shops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FleetCause {
    /// A code of the error catalogue.
    pub code: String,
    /// How many shops it ails.
    pub shops: u64,
    /// How many of their records.
    pub records: u64,
}

const STATE: &str = "CASE WHEN coalesce(automation.suspended, 0) = 1 THEN 'suspended'
         WHEN connections.shop IS NULL THEN 'not_connected'
         WHEN connections.failing_code IS NOT NULL THEN 'failing'
         WHEN coalesce(automation.always_on, 0) = 1 OR coalesce(automation.window_until, 0) > ?1 THEN 'working'
         ELSE 'paused' END";
const SHOPS: &str = "shops LEFT JOIN connections ON connections.shop = shops.id
         LEFT JOIN automation ON automation.shop = shops.id";

impl Store {
    /// A page of shops, by id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fleet(&self, query: FleetQuery, now: Timestamp) -> Result<Page<FleetShop>> {
        let limit = Query::rows(query.limit);
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!(
                    "SELECT shops.id, shops.name, {STATE}, connections.failing_code, automation.window_until,
                         coalesce(automation.always_on, 0), coalesce(automation.orders_enabled, 0),
                         coalesce(automation.customers_enabled, 0), coalesce(automation.suspended, 0),
                         (SELECT count(*) FROM outbox WHERE outbox.shop = shops.id),
                         (SELECT count(*) FROM conflicts WHERE conflicts.shop = shops.id AND closed_at IS NULL),
                         (SELECT count(*) FROM failures WHERE failures.shop = shops.id),
                         (SELECT coalesce(sum(gets), 0) FROM request_counts
                          WHERE request_counts.shop = shops.id AND minute > ?2),
                         runs.id, runs.state, runs.started_at, runs.finished_at
                     FROM {SHOPS} LEFT JOIN runs ON runs.shop = shops.id
                         AND runs.id = (SELECT max(newest.id) FROM runs AS newest WHERE newest.shop = shops.id)
                     WHERE shops.id > ?3 AND (?4 IS NULL OR {STATE} = ?4) AND (?5 IS NULL OR instr(shops.name_key, ?5) > 0)
                         AND (?6 IS NULL OR connections.failing_code = ?6
                              OR EXISTS (SELECT 1 FROM failures WHERE failures.code = ?6 AND failures.shop = shops.id)
                              OR EXISTS (SELECT 1 FROM outbox WHERE outbox.code = ?6 AND outbox.shop = shops.id))
                     ORDER BY shops.id LIMIT ?7"
                );
                let q = query.q.as_deref().map(|q| text::match_key(q.trim())).filter(|q| !q.is_empty());
                let parameters = [
                    now.into(),
                    (now.as_second().div_euclid(60) - 61).into(),
                    query.after.unwrap_or(i64::MIN).into(),
                    query.state.map(FleetState::name).into(),
                    q.into(),
                    query.code.into(),
                    one_more(limit).into(),
                ];
                let shops = session.query(&sql, &parameters, shop).await?;
                let mut page = Page::of(shops, limit, |shop| shop.id.0);
                let ids: Vec<i64> = page.items.iter().map(|shop| shop.id.0).collect();
                let sql = "SELECT shop, name, value FROM positions
                     WHERE shop IN (SELECT value FROM json_each(?1)) ORDER BY shop, name";
                let read = |row: &Row<'_>| Ok((row.get::<ShopId>(0)?, row.get(1)?, row.get(2)?));
                for (of, name, value) in session.query(sql, &[to_json(&ids)?.into()], read).await? {
                    if let Some(shop) = page.items.iter_mut().find(|shop| shop.id == of) {
                        shop.positions.push((name, value));
                    }
                }
                Ok(page)
            })
        })
        .await
    }

    /// How many shops stand how, and what ails them, the most common cause first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn fleet_totals(&self, now: Timestamp) -> Result<(Vec<FleetPlace>, Vec<FleetCause>)> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = format!("SELECT {STATE} AS state, count(*) FROM {SHOPS} GROUP BY state");
                let read = |row: &Row<'_>| Ok((named(row, 0, FleetState::named)?, row.get(1)?));
                let mut states = session.query(&sql, &[now.into()], read).await?;
                states.sort_unstable();
                let sql = "SELECT code, count(DISTINCT shop), sum(records) FROM (
                         SELECT shop, failing_code AS code, 0 AS records FROM connections WHERE failing_code IS NOT NULL
                         UNION ALL SELECT shop, code, 1 FROM failures
                         UNION ALL SELECT shop, code, 1 FROM outbox WHERE code IS NOT NULL)
                     GROUP BY code ORDER BY 2 DESC, 3 DESC, code";
                let read = |row: &Row<'_>| {
                    Ok(FleetCause { code: row.get(0)?, shops: row.get(1)?, records: row.get(2)? })
                };
                Ok((states, session.query(sql, &[], read).await?))
            })
        })
        .await
    }

    /// A cause is mended: everything that failed or waits for it, in whatever shop, is tried again. Answers the shops, and
    /// how many records.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn retry_cause(&self, code: &str, now: Timestamp) -> Result<(Vec<ShopId>, u64)> {
        let code = code.to_owned();
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                let sql = "SELECT shop FROM connections WHERE failing_code = ?1
                     UNION SELECT shop FROM failures WHERE code = ?1 UNION SELECT shop FROM outbox WHERE code = ?1
                     ORDER BY 1";
                let shops: Vec<ShopId> = session.query(sql, &[(&code).into()], |row| row.get(0)).await?;
                let sent = session
                    .execute(
                        "UPDATE outbox SET parked = 0, due_at = ?2, attempts = 0, generation = generation + 1
                         WHERE code = ?1",
                        &[(&code).into(), now.into()],
                    )
                    .await?;
                let sql = "SELECT shop, entity, remote_id FROM failures WHERE code = ?1 ORDER BY shop, id";
                let failed = session
                    .query(sql, &[(&code).into()], |row| {
                        let entity = crate::failures::entity(row, 1)?;
                        Ok((row.get::<ShopId>(0)?, entity, row.get::<Option<i64>>(2)?))
                    })
                    .await?;
                for shop in &shops {
                    let named = failed.iter().filter(|(of, ..)| of == shop);
                    let hinted: Vec<NewHint> = named
                        .filter_map(|(_, entity, remote)| {
                            Some(NewHint { entity: *entity, remote_id: (*remote)?, kind: HintKind::Changed })
                        })
                        .collect();
                    hints::note(session, *shop, &hinted, now).await?;
                    switches::probe(session, *shop, now).await?;
                    let deed = Note::of(Activity::FailuresRetried).with(json!({ "code": code }));
                    sign(session, *shop, signed.as_ref(), deed).await?;
                }
                let records = u64::try_from(sent + failed.len()).unwrap_or(u64::MAX);
                Ok((shops, records))
            })
        })
        .await
    }
}

fn shop(row: &Row<'_>) -> Result<FleetShop> {
    let last_run = match row.get::<Option<i64>>(13)? {
        Some(id) => Some((RunId(id), named(row, 14, RunState::named)?, row.get(15)?, row.get(16)?)),
        None => None,
    };
    Ok(FleetShop {
        id: row.get(0)?,
        name: row.get(1)?,
        state: named(row, 2, FleetState::named)?,
        code: row.get(3)?,
        automation: Automation {
            window_until: row.get(4)?,
            always_on: row.get(5)?,
            orders_enabled: row.get(6)?,
            customers_enabled: row.get(7)?,
            suspended: row.get(8)?,
        },
        counts: FleetCounts { backlog: row.get(9)?, conflicts: row.get(10)?, failures: row.get(11)? },
        requests: row.get(12)?,
        last_run,
        positions: Vec::new(),
    })
}
