//! What is done about the hints of each entity.

use std::collections::BTreeSet;

use dongbo_store::{Hint, HintKind};
use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};
use dongbo_sync::{Entity, Local};
use kiotviet::Ability;

use super::each::Looked;
use super::{FEW, Outcome, Reach, next_look};
use crate::cost::PAGE;
use crate::error::EngineError;
use crate::pull::stage::Stage;
use crate::pull::{Pulled, prices, stock};
use crate::run::Run;

impl Run {
    /// Looks at what the hints of one entity point at.
    pub(super) async fn attend_entity(
        &self,
        entity: Entity,
        hints: &[Hint],
        reach: Reach,
    ) -> Result<Outcome, EngineError> {
        if !self.automation.enables(entity) || !self.account_has(entity) {
            return Ok(Outcome { done: hints.to_vec(), ..Outcome::default() });
        }
        if self.position(entity.name()).await?.swept_at.is_none() {
            // The first reading of the list brings it all; until then rows cannot be matched with ours.
            let until = next_look(self.now());
            let put_off = hints.iter().map(|hint| (hint.clone(), until)).collect();
            return Ok(Outcome { put_off, ..Outcome::default() });
        }
        match entity {
            Entity::Branches => self.attend_list::<PointOfSale>(hints, reach).await,
            Entity::CustomerGroups => self.attend_list::<CustomerGroup>(hints, reach).await,
            Entity::Categories if reach == Reach::BetweenPages => self.attend_each::<Category>(hints).await,
            Entity::Categories => self.attend_list::<Category>(hints, reach).await,
            Entity::Products | Entity::Stock => self.attend_products(hints, reach).await,
            Entity::PriceLists => self.attend_price_lists(hints).await,
            Entity::Customers => self.attend_records::<Customer>(hints, reach).await,
            Entity::Orders => self.attend_records::<Order>(hints, reach).await,
        }
    }

    fn account_has(&self, entity: Entity) -> bool {
        match entity {
            Entity::PriceLists => self.client.account().can(Ability::PriceBooks),
            Entity::Orders => self.client.account().can(Ability::ManageOrders),
            _ => true,
        }
    }

    /// A short list is read whole. Other rows refer to branches and groups, so these wait for the end of a run.
    async fn attend_list<R: Pulled>(&self, hints: &[Hint], reach: Reach) -> Result<Outcome, EngineError> {
        if reach == Reach::BetweenPages {
            return Ok(Outcome::default());
        }
        Stage::<R>::run(self).await?;
        Ok(Outcome { done: hints.to_vec(), ..Outcome::default() })
    }

    async fn attend_each<R: Pulled>(&self, hints: &[Hint]) -> Result<Outcome, EngineError> {
        let stage = Stage::<R>::prepare(self).await?;
        let ids: BTreeSet<i64> = hints.iter().map(|hint| hint.remote_id).collect();
        let looked = stage.look_at_each(ids).await?;
        self.after_looking(&stage).await?;
        Ok(sorted(hints, looked))
    }

    /// Many records by what has changed since the list was last read, and one by one what that did not show.
    async fn attend_records<R: Pulled>(&self, hints: &[Hint], reach: Reach) -> Result<Outcome, EngineError> {
        let stage = Stage::<R>::prepare(self).await?;
        let mut left: BTreeSet<i64> = hints.iter().map(|hint| hint.remote_id).collect();
        let mut met = BTreeSet::new();
        if reach == Reach::Free && left.len() > FEW {
            met = stage.catch_up().await?.unwrap_or_default();
            let deleted =
                |id: &i64| hints.iter().any(|hint| hint.remote_id == *id && hint.kind == HintKind::Deleted);
            left.retain(|id| !met.contains(id) || deleted(id));
        }
        let mut looked = stage.look_at_each(left).await?;
        looked.done.extend(met);
        self.after_looking(&stage).await?;
        Ok(sorted(hints, looked))
    }

    /// Products and their stock. More stock than pages of the stock list: a full reading of that is cheaper.
    async fn attend_products(&self, hints: &[Hint], reach: Reach) -> Result<Outcome, EngineError> {
        let (stock_hints, products): (Vec<Hint>, Vec<Hint>) =
            hints.iter().cloned().partition(|hint| hint.entity == Entity::Stock);
        let pages = self.store.count_linked::<Product>(self.shop()).await?.div_ceil(PAGE);
        let full_is_cheaper = stock_hints.len() as u64 > pages.max(FEW as u64);
        if reach == Reach::Free
            && full_is_cheaper
            && self.client.account().can(Ability::ReadStock)
            && self.position(Entity::Stock.name()).await?.reading.is_none()
        {
            let mut outcome = self.attend_records::<Product>(&products, reach).await?;
            stock::read(self, true).await?;
            outcome.done.extend(stock_hints);
            return Ok(outcome);
        }
        self.attend_records::<Product>(hints, reach).await
    }

    /// The lists themselves are few and read together; then the entries of those that were named. Entries tell no
    /// dates, so only a full reading is sure: where the hour does not afford one yet, the hint waits for it.
    async fn attend_price_lists(&self, hints: &[Hint]) -> Result<Outcome, EngineError> {
        if self.urgent.is_reading(Entity::PriceLists) {
            return Ok(Outcome::default());
        }
        Stage::<PriceList>::run(self).await?;
        let live = self.live_links::<PriceList>().await?;
        let mut outcome = Outcome::default();
        for hint in hints {
            let Some((remote, local)) = live.iter().find(|(remote, _)| *remote == hint.remote_id) else {
                outcome.done.push(hint.clone());
                continue;
            };
            let list = Local::new(*local);
            let full_at = prices::next_full_reading(self, *remote, list).await?;
            let read = prices::List { remote: *remote, local: Some(list), comes_along: false };
            prices::read_list(self, read).await?;
            match full_at {
                None => outcome.done.push(hint.clone()),
                Some(at) => outcome.put_off.push((hint.clone(), at)),
            }
        }
        Ok(outcome)
    }

    /// Matches what may be ours, and fills in references to what has just come. A list that is being read does so
    /// itself at its end.
    async fn after_looking<R: Pulled>(&self, stage: &Stage<'_, R>) -> Result<(), EngineError> {
        if !self.urgent.is_reading(R::ENTITY) {
            stage.match_remembered().await?;
        }
        self.store.resolve_awaited::<R>(&self.fence, self.now()).await?;
        Ok(())
    }

    /// Lists a record that could not be looked at again and again.
    pub(super) async fn list_failure(
        &self,
        hint: &Hint,
        code: &str,
        message: String,
    ) -> Result<(), EngineError> {
        let remote = Some(hint.remote_id);
        match hint.entity {
            Entity::Branches => self.fail::<PointOfSale>(remote, code, message, "").await,
            Entity::Categories => self.fail::<Category>(remote, code, message, "").await,
            Entity::CustomerGroups => self.fail::<CustomerGroup>(remote, code, message, "").await,
            Entity::Products | Entity::Stock => self.fail::<Product>(remote, code, message, "").await,
            Entity::PriceLists => self.fail::<PriceList>(remote, code, message, "").await,
            Entity::Customers => self.fail::<Customer>(remote, code, message, "").await,
            Entity::Orders => self.fail::<Order>(remote, code, message, "").await,
        }
    }
}

/// Which hints were looked at and which were not.
fn sorted(hints: &[Hint], looked: Looked) -> Outcome {
    let mut outcome = Outcome::default();
    for hint in hints {
        if let Some((_, code, message)) = looked.failed.iter().find(|(id, ..)| *id == hint.remote_id) {
            outcome.failed.push((hint.clone(), code.clone(), message.clone()));
        } else if looked.done.contains(&hint.remote_id) {
            outcome.done.push(hint.clone());
        }
    }
    outcome
}
