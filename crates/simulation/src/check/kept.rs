//! What must hold of everything that was done here: it is on KiotViet once, or it is told why not.

use std::collections::BTreeSet;

use dongbo_store::{HistoryQuery, Kept, OutboxView, Store, StoreError};
use dongbo_sync::records::{Category, Customer, Order, Product};
use dongbo_sync::{Entity, Local, ShopId};
use kiotviet_sim::state::{Row, Shop, Table};

use super::always::Broken;
use super::ledger::{Edit, Ledger};

/// What waits for a person, with the reason, and what needs one of those.
pub(crate) async fn parked(store: &Store, shop: ShopId) -> Result<Vec<OutboxView>, StoreError> {
    let mut all = store.outbox(shop, None, None, 500).await?.items;
    let any = all.iter().any(|row| row.parked);
    all.retain(|row| row.parked || (any && row.code.as_deref() == Some("SYNC-NEEDS")));
    Ok(all)
}

/// An order of ours is on KiotViet at most once: at every moment.
pub(crate) fn twice(ledger: &Ledger, there: &Shop) -> Broken {
    ledger.orders.iter().find_map(|placed| {
        let carries = |text: &str| !placed.reference.is_empty() && text.contains(placed.reference.as_str());
        let copies: Vec<_> = there
            .orders
            .iter()
            .filter(|order| order.description.as_deref().is_some_and(carries))
            .map(|order| order.id.0)
            .collect();
        (copies.len() > 1)
            .then(|| ("no duplicates", format!("order {} is on KiotViet as {copies:?}", placed.reference)))
    })
}

/// Everything in the ledger has come to its end.
pub(crate) async fn settled(
    store: &Store,
    shop: ShopId,
    ledger: &Ledger,
    made: &[(Entity, i64)],
    there: &Shop,
) -> Result<Broken, StoreError> {
    let parked: BTreeSet<(Entity, i64)> =
        parked(store, shop).await?.iter().map(|row| (row.entity, row.local_id)).collect();
    let waiting = store.outbox(shop, Some(false), None, 500).await?.items;
    if let Some(row) = waiting.iter().find(|row| !parked.contains(&(row.entity, row.local_id))) {
        return Ok(Some(("everything is sent", format!("still waits: {row:?}"))));
    }
    for (entity, local) in ledger.born.difference(&parked) {
        let broken = match entity {
            Entity::Categories => born::<Category>(store, shop, *local).await?,
            Entity::Products => born::<Product>(store, shop, *local).await?,
            Entity::Customers => born::<Customer>(store, shop, *local).await?,
            _ => born_order(store, shop, *local).await?,
        };
        if broken.is_some() {
            return Ok(broken);
        }
    }
    for (entity, remote) in made {
        let broken = match entity {
            Entity::Categories => {
                made_once::<Category, _>(store, shop, *remote, ledger, &there.categories).await?
            }
            Entity::Products => {
                made_once::<Product, _>(store, shop, *remote, ledger, &there.products).await?
            }
            Entity::Customers => {
                made_once::<Customer, _>(store, shop, *remote, ledger, &there.customers).await?
            }
            _ => made_once::<Order, _>(store, shop, *remote, ledger, &there.orders).await?,
        };
        if broken.is_some() {
            return Ok(broken);
        }
    }
    let asked = store.conflicts(shop, None, None, 500).await?.items;
    for edit in ledger.edits.iter().filter(|edit| !edit.arrived) {
        let is_asked = asked.iter().any(|conflict| {
            (conflict.entity, conflict.local_id) == (edit.entity, Some(edit.local))
                && conflict.field.as_deref() == Some(edit.field)
                && conflict.ours.as_deref() == Some(edit.value.to_string().as_str())
        });
        if is_asked || parked.contains(&(edit.entity, edit.local)) || is_told(store, shop, edit).await? {
            continue;
        }
        let gone = match edit.entity {
            Entity::Categories => archived::<Category>(store, shop, edit.local).await?,
            Entity::Products => archived::<Product>(store, shop, edit.local).await?,
            _ => archived::<Customer>(store, shop, edit.local).await?,
        };
        if !gone {
            let Edit { entity, local, field, value, .. } = edit;
            let what = format!("{entity} {local}: {field} {value} never arrived and nobody is told");
            return Ok(Some(("no lost update", what)));
        }
    }
    Ok(twice(ledger, there))
}

/// A record that was born here is there, unless it has gone.
async fn born<R: Kept>(store: &Store, shop: ShopId, local: i64) -> Result<Broken, StoreError> {
    let Some(facts) = store.facts_of_ours::<R>(shop, Local::new(local)).await? else {
        return Ok(Some(("born once", format!("{} {local} has vanished", R::ENTITY))));
    };
    if facts.archived || (facts.remote.is_some() && !facts.gone) {
        return Ok(None);
    }
    Ok(Some(("born once", format!("{} {local} never came to be on KiotViet", R::ENTITY))))
}

async fn born_order(store: &Store, shop: ShopId, local: i64) -> Result<Broken, StoreError> {
    let facts = store.facts_of_ours::<Order>(shop, Local::new(local)).await?;
    let ended = facts.and_then(|facts| facts.ours).is_some_and(|order| order.state.is_final());
    if ended { Ok(None) } else { born::<Order>(store, shop, local).await }
}

/// What we made on KiotViet belongs to a record that was born here.
async fn made_once<R: Kept, T: Row>(
    store: &Store,
    shop: ShopId,
    remote: i64,
    ledger: &Ledger,
    table: &Table<T>,
) -> Result<Broken, StoreError> {
    if !table.iter().any(|row| row.id().into() == remote) {
        return Ok(None);
    }
    let facts = store.facts::<R>(shop, &[remote]).await?.pop();
    let local = facts.and_then(|facts| facts.local);
    if local.is_some_and(|local| ledger.born.contains(&(R::ENTITY, local))) {
        return Ok(None);
    }
    let what =
        format!("{} {remote} was made by us and belongs to {local:?}, which was not born here", R::ENTITY);
    Ok(Some(("no duplicates", what)))
}

async fn archived<R: Kept>(store: &Store, shop: ShopId, local: i64) -> Result<bool, StoreError> {
    let facts = store.facts_of_ours::<R>(shop, Local::new(local)).await?;
    Ok(facts.is_none_or(|facts| facts.archived || facts.gone))
}

/// The history tells that the value gave way, or was disputed.
async fn is_told(store: &Store, shop: ShopId, edit: &Edit) -> Result<bool, StoreError> {
    let query = HistoryQuery {
        entity: Some(edit.entity),
        record: Some(edit.local),
        limit: 500,
        ..HistoryQuery::default()
    };
    let entries = store.history(shop, query).await?.items;
    let mut fields = entries.iter().flat_map(|entry| &entry.fields).filter(|row| row.field == edit.field);
    Ok(fields.any(|row| {
        row.overruled.as_ref().is_some_and(|overruled| overruled.lost == edit.value)
            || row.disputed.as_ref().is_some_and(|disputed| disputed.ours == edit.value)
    }))
}
