//! Waves. A change that is alarming (a figure runs empty, a price halves, a product is discontinued, a price vanishes)
//! is not written with its page but held back in the store, until the list is known whole. If there are few of them,
//! they are taken then; if they are a wave, they stay held and a person is asked. So nothing of a wave is ever applied
//! unasked, an import without alarming changes pays nothing, and a crash loses nothing: what is held was stored before
//! its page. Rows that are read by themselves (a hint, a retry) are few and pass, unless they are held already.

use std::collections::BTreeMap;

use dongbo_store::{Batch, Held, NewPlanItem, NewWave, Seen, StockReading, WaveState};
use dongbo_sync::plan::{Action, FieldChange, mark};
use dongbo_sync::records::{PriceEntry, PriceList, Product, StockLevel};
use dongbo_sync::wave::{Verdict, WaveKind};
use dongbo_sync::{Entity, Local, Money, Remote};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::EngineError;
use crate::gate::Gate;
use crate::position::Scope;
use crate::progress::{Counts, Warning};
use crate::pull::carry::{Decided, text};
use crate::pull::page::{Counting, Page};
use crate::pull::stage::Stage;
use crate::pull::{Observed, Pulled};
use crate::run::Run;

/// How many held changes are taken at a time.
const AT_ONCE: u32 = 200;

/// What is held back of one entity, or of one price list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Part {
    pub entity: Entity,
    /// KiotViet's id of the price list; 0 for the records and the stock of an entity.
    pub list: i64,
    /// Under which name it is counted.
    pub name: &'static str,
}

impl Run {
    /// What is known about held changes when the run begins.
    pub(crate) async fn load_waves(&self) -> Result<(), EngineError> {
        let entities = self.store.entities_with_waves(self.shop()).await?;
        self.foreseen().holding.extend(entities);
        Ok(())
    }

    /// Whether something of this entity is held back or asked.
    pub(crate) fn is_holding(&self, entity: Entity) -> bool {
        self.foreseen().holding.contains(&entity)
    }

    /// Those of these records that are held back, with the instant of the reading.
    async fn held_among(
        &self,
        entity: Entity,
        records: Vec<(i64, i64)>,
    ) -> Result<BTreeMap<(i64, i64), Option<Timestamp>>, EngineError> {
        if !self.is_holding(entity) {
            return Ok(BTreeMap::new());
        }
        let held = self.store.held_among(self.shop(), entity, records).await?;
        Ok(held.into_iter().map(|(remote, parent, at)| ((remote, parent), at)).collect())
    }

    /// Sorts alarming changes out of a page. `alarming` are those of the page; `seen` is all that the page holds, with
    /// the instant of its last change: what is held and is no longer alarming is let go of. Answers which of the
    /// alarming ones are held back.
    pub(crate) async fn hold_back(
        &self,
        entity: Entity,
        alarming: Vec<Held>,
        seen: Vec<(i64, i64, Option<Timestamp>)>,
        from_a_list: bool,
    ) -> Result<Vec<(i64, i64)>, EngineError> {
        if self.gate.is_planning() || self.foreseen().letting_through {
            self.foresee_alarming(entity, &alarming);
            return Ok(Vec::new());
        }
        if alarming.is_empty() && !self.is_holding(entity) {
            return Ok(Vec::new());
        }
        let known =
            self.held_among(entity, seen.iter().map(|(remote, parent, _)| (*remote, *parent)).collect());
        let known = known.await?;
        // What a person approved in a plan is not asked about once more.
        let holds = |one: &Held| {
            self.gate.is_open() && (from_a_list || known.contains_key(&(one.remote, one.parent)))
        };
        let held: Vec<Held> = alarming.into_iter().filter(holds).collect();
        let ids: Vec<(i64, i64)> = held.iter().map(|one| (one.remote, one.parent)).collect();
        let let_go: Vec<(i64, i64)> = seen
            .iter()
            .filter(|(remote, parent, at)| {
                let key = (*remote, *parent);
                let is_older =
                    |held: &Option<Timestamp>| matches!((at, held), (Some(at), Some(held)) if at < held);
                !ids.contains(&key) && known.get(&key).is_some_and(|held| !is_older(held))
            })
            .map(|(remote, parent, _)| (*remote, *parent))
            .collect();
        if !held.is_empty() || !let_go.is_empty() {
            self.foreseen().holding.insert(entity);
            self.store.hold(&self.fence, entity, held, let_go, self.now()).await?;
        }
        Ok(ids)
    }

    fn foresee_alarming(&self, entity: Entity, alarming: &[Held]) {
        if !self.gate.is_planning() {
            return;
        }
        let mut foreseen = self.foreseen();
        for one in alarming {
            let list = if entity == Entity::PriceLists { one.parent } else { 0 };
            *foreseen.alarming.entry((entity, list, one.kind)).or_default() += 1;
        }
    }

    /// The list is known whole: judges what was held back. Answers the kinds that may be taken now.
    pub(crate) async fn judge_waves(
        &self,
        part: Part,
        mut standing: Vec<WaveKind>,
    ) -> Result<Vec<WaveKind>, EngineError> {
        let counted: Vec<(WaveKind, u64)> = match self.gate {
            Gate::Planning { .. } => {
                let foreseen = self.foreseen();
                let of_part = foreseen
                    .alarming
                    .iter()
                    .filter(|((entity, list, _), _)| *entity == part.entity && *list == part.list);
                of_part.map(|((_, _, kind), count)| (*kind, *count)).collect()
            }
            Gate::Open if self.is_holding(part.entity) => {
                let held = self.store.count_held(self.shop(), part.entity).await?;
                held.into_iter()
                    .filter(|(list, ..)| *list == part.list)
                    .map(|(_, kind, count)| (kind, count))
                    .collect()
            }
            Gate::Open | Gate::Approved(_) => Vec::new(),
        };
        let mut free = Vec::new();
        for (kind, affected) in counted {
            let known = self.could_change(part, kind).await?;
            let is_wave = self.limits.waves.judge(kind, known, affected) == Verdict::Stop;
            if is_wave && self.stop_wave(part, kind, known, affected).await? != WaveState::Allowed {
                standing.push(kind);
            } else {
                free.push(kind);
            }
        }
        if self.gate.is_open() && self.is_holding(part.entity) {
            // Those that are taken now are over too.
            let now = self.now();
            self.store.close_waves(&self.fence, part.entity, part.list, standing, now).await?;
        }
        Ok(free)
    }

    /// Asks a person about a wave, unless one has answered. Answers how the question stands: only an allowed one goes
    /// on.
    pub(crate) async fn stop_wave(
        &self,
        part: Part,
        kind: WaveKind,
        known: u64,
        affected: u64,
    ) -> Result<WaveState, EngineError> {
        let state = match self.gate {
            Gate::Planning { .. } => {
                let wave = self.store.standing_wave(self.shop(), part.entity, part.list, kind).await?;
                wave.filter(|wave| affected <= wave.affected).map_or(WaveState::Open, |wave| wave.state)
            }
            Gate::Open | Gate::Approved(_) => {
                let (entity, parent) = (part.entity, part.list);
                let wave = NewWave { entity, parent, kind, known, affected, run: self.id };
                self.foreseen().holding.insert(entity);
                self.store.ask_about_wave(&self.fence, wave, self.now()).await?
            }
        };
        // Vanished records are told apart and counted where the brake stops them.
        if state == WaveState::Allowed || (part.list == 0 && kind == WaveKind::Vanished) {
            return Ok(state);
        }
        if self.gate.is_planning() {
            // The real run would hold them back.
            self.recount(part.name, |counts| {
                let taken =
                    if kind == WaveKind::Vanished { &mut counts.archived } else { &mut counts.updated };
                *taken = taken.saturating_sub(affected);
            });
            self.plan_wave(part, kind, known, affected).await?;
        }
        if state == WaveState::Open {
            self.warn(Warning::new(
                "SYNC-WAVE",
                [
                    ("entity", part.entity.name().to_owned()),
                    ("affected", affected.to_string()),
                    ("total", known.to_string()),
                    ("wave", kind.name().to_owned()),
                ],
            ));
            self.count(part.name, &Counts { conflicts: 1, ..Counts::default() });
        }
        Ok(state)
    }

    async fn plan_wave(
        &self,
        part: Part,
        kind: WaveKind,
        known: u64,
        affected: u64,
    ) -> Result<(), EngineError> {
        let figures = text(&[FieldChange::new(kind.name(), known, affected)]);
        let question = NewPlanItem {
            entity: part.entity,
            action: Action::Ask,
            remote_id: None,
            local_id: None,
            parent_id: (part.list != 0).then_some(part.list),
            label: kind.name().to_owned(),
            mark: mark(&figures),
            fields: Some(figures),
            money: None,
            pieces: None,
        };
        self.admit(part.entity, &[question], Seen::default()).await?;
        Ok(())
    }

    /// How many could change that way.
    async fn could_change(&self, part: Part, kind: WaveKind) -> Result<u64, EngineError> {
        if part.list != 0 {
            let local = self.lists_in_use().await?.get(&part.list).copied().flatten();
            return Ok(match local {
                Some(local) => self.store.count_price_entries(self.shop(), Local::new(local)).await?,
                None => 0,
            });
        }
        Ok(match kind {
            WaveKind::Zeros => self.store.count_stock_above_zero(self.shop()).await?,
            _ => self.store.count_linked::<Product>(self.shop()).await?,
        })
    }

    /// Takes stock figures that were held back and are no wave.
    pub(crate) async fn settle_held_stock(&self) -> Result<(), EngineError> {
        let part = Part { entity: Entity::Stock, list: 0, name: Entity::Stock.name() };
        for kind in self.judge_waves(part, Vec::new()).await? {
            loop {
                if self.gate.is_planning() {
                    break;
                }
                let some = self.store.some_held(self.shop(), part.entity, 0, kind, AT_ONCE).await?;
                if some.is_empty() {
                    break;
                }
                let mut batch = Batch::<Product>::default();
                for held in &some {
                    let Ok(figure) = serde_json::from_str::<HeldFigure>(&held.observed) else { continue };
                    batch.stock.push(StockReading {
                        product: Remote::new(held.remote),
                        branch: Remote::new(held.parent),
                        level: figure.level,
                        sold_here: figure.sold_here,
                    });
                }
                let taken = batch.stock.len() as u64;
                self.count(part.name, &Counts { updated: taken, ..Counts::default() });
                batch.run = Some(self.progress_so_far()?);
                self.store.write(&self.fence, batch, self.now()).await?;
                self.let_go(part.entity, &some).await?;
            }
        }
        Ok(())
    }

    /// Takes prices of a list that were held back and are no wave.
    pub(crate) async fn settle_held_prices(
        &self,
        remote: i64,
        local: Option<Local<PriceList>>,
    ) -> Result<(), EngineError> {
        let name = crate::pull::prices::PRICE_ENTRIES;
        let part = Part { entity: Entity::PriceLists, list: remote, name };
        for kind in self.judge_waves(part, Vec::new()).await? {
            let Some(local) = local.filter(|_| !self.gate.is_planning()) else { continue };
            loop {
                let some = self.store.some_held(self.shop(), part.entity, remote, kind, AT_ONCE).await?;
                if some.is_empty() {
                    break;
                }
                let (mut puts, mut removals) = (Vec::new(), Vec::new());
                for held in &some {
                    match serde_json::from_str::<Option<Money>>(&held.observed) {
                        Ok(Some(price)) => puts.push(PriceEntry { product: Remote::new(held.remote), price }),
                        Ok(None) => removals.push(held.remote),
                        Err(_) => {}
                    }
                }
                let (updated, archived) = (puts.len() as u64, removals.len() as u64);
                self.count(name, &Counts { updated, archived, ..Counts::default() });
                let progress = Some(self.progress_so_far()?);
                self.store
                    .write_prices(&self.fence, local, &puts, &removals, Vec::new(), progress, self.now())
                    .await?;
                self.let_go(part.entity, &some).await?;
            }
        }
        Ok(())
    }

    async fn let_go(&self, entity: Entity, taken: &[Held]) -> Result<(), EngineError> {
        let taken = taken.iter().map(|held| (held.remote, held.parent)).collect();
        self.store.hold(&self.fence, entity, Vec::new(), taken, self.now()).await?;
        Ok(())
    }
}

/// A stock figure as it is held.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct HeldFigure {
    pub level: StockLevel,
    pub sold_here: bool,
}

impl<R: Pulled> Stage<'_, R> {
    /// Holds back the alarming ones of a page's decisions; the others go on.
    pub(crate) async fn hold_back_of(
        &self,
        decided: Vec<Decided<R>>,
        page: &Page<R>,
        from_a_list: bool,
        counts: &mut Counts,
    ) -> Result<Vec<Decided<R>>, EngineError> {
        let alarming: Vec<Held> = decided.iter().filter_map(|one| alarming(one, page)).collect();
        let seen = page.observed.iter().map(|row| (row.remote, 0, row.changed_at)).collect();
        let held = self.run.hold_back(R::ENTITY, alarming, seen, from_a_list).await?;
        counts.unchanged += held.len() as u64;
        Ok(decided.into_iter().filter(|one| !held.contains(&(one.change.remote.get(), 0))).collect())
    }

    /// The list is known whole: takes what was held back and is no wave.
    pub(crate) async fn settle_held(&self, standing: Vec<WaveKind>) -> Result<(), EngineError> {
        let run = self.run;
        let part = Part { entity: R::ENTITY, list: 0, name: R::ENTITY.name() };
        for kind in run.judge_waves(part, standing).await? {
            if run.gate.is_planning() {
                continue;
            }
            loop {
                let some = run.store.some_held(run.shop(), R::ENTITY, 0, kind, AT_ONCE).await?;
                if some.is_empty() {
                    break;
                }
                let observed = some.iter().filter_map(|held| {
                    let record: R = serde_json::from_str(&held.observed).ok()?;
                    Some(Observed {
                        remote: held.remote,
                        record,
                        changed_at: held.changed_at,
                        stock: Vec::new(),
                    })
                });
                let observed = observed.collect();
                let page = Page {
                    observed,
                    malformed: Vec::new(),
                    removed: Vec::new(),
                    covers: None,
                    asked_at: None,
                    overtaken: Vec::new(),
                };
                run.foreseen().letting_through = true;
                let taken = self.take(page, Scope::Since(self.now()), None, Counting::Changes).await;
                run.foreseen().letting_through = false;
                taken?;
                run.let_go(R::ENTITY, &some).await?;
            }
        }
        Ok(())
    }
}

/// An alarming decision, as it is held back.
fn alarming<R: Pulled>(decided: &Decided<R>, page: &Page<R>) -> Option<Held> {
    let before = decided.before.as_ref()?.ours.as_ref()?;
    let after = match &decided.change.ours {
        dongbo_store::OursChange::Put(after) => after,
        _ => return None,
    };
    let kind = R::alarming(before, after)?;
    let remote = decided.change.remote.get();
    let row = page.observed.iter().find(|row| row.remote == remote)?;
    let (from, to) = R::alarm(kind, before, after);
    Some(Held {
        remote,
        parent: 0,
        kind,
        label: after.label().to_owned(),
        before: text(&from),
        after: text(&to),
        observed: text(&row.record),
        changed_at: row.changed_at,
    })
}
