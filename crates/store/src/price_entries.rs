//! Price entries: one way, from KiotViet, the newest reading wins. A list may price a product before the product has
//! arrived, so entries are kept under KiotViet's id of the product.

use std::collections::BTreeMap;

use dongbo_sync::records::{PriceEntry, PriceList};
use dongbo_sync::{Entity, Local, Money, ShopId};
use jiff::Timestamp;
use serde_json::{Value, json};

use crate::cause::Cause;
use crate::error::{Result, StoreError};
use crate::history::{self, Action, FieldChange, HistorySide, NewEntry, Sides};
use crate::lease::{self, Fence};
use crate::positions;
use crate::runs::{self, RunProgress};
use crate::session::Session;
use crate::store::Store;
use crate::traffic::{self, Moved};

impl Store {
    /// The entries of a list with product ids above `after` up to and including `upto`, in their order: KiotViet's
    /// id of the product, and the price.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn price_entries(
        &self,
        shop: ShopId,
        list: Local<PriceList>,
        after: Option<i64>,
        upto: Option<i64>,
    ) -> Result<Vec<(i64, Money)>> {
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query(
                        "SELECT remote_product_id, price FROM price_entries
                         WHERE shop = ?1 AND price_list_id = ?2 AND remote_product_id > ?3
                             AND remote_product_id <= ?4
                         ORDER BY remote_product_id",
                        &[
                            shop.into(),
                            list.into(),
                            after.unwrap_or(i64::MIN).into(),
                            upto.unwrap_or(i64::MAX).into(),
                        ],
                        |row| Ok((row.get(0)?, row.get(1)?)),
                    )
                    .await
            })
        })
        .await
    }

    /// Sets and removes entries of a list. Prices that are as they should be are not written. Each price that changes or
    /// goes enters the history; new ones share an entry.
    ///
    /// # Errors
    /// [`StoreError::Fenced`]; [`StoreError::NotFound`] when there is no such list; [`StoreError::TooLarge`].
    #[allow(clippy::too_many_arguments, reason = "one page of a list, as one transaction")]
    pub async fn write_prices(
        &self,
        fence: &Fence,
        list: Local<PriceList>,
        puts: &[PriceEntry],
        removals: &[i64],
        positions: Vec<(String, Option<String>)>,
        run: Option<RunProgress>,
        now: Timestamp,
    ) -> Result<()> {
        let fence = *fence;
        let puts = puts.to_vec();
        let removals = removals.to_vec();
        self.writing(move |session| {
            Box::pin(async move {
                lease::check(session, fence, now).await?;
                let (entries, written) = write(session, fence.shop, list, &puts, &removals).await?;
                let run_id = run.as_ref().map(|progress| progress.run).filter(|run| run.0 > 0);
                let cause = run_id.map_or(Cause::Hint, Cause::Run);
                history::add(session, fence.shop, &entries, &cause, run_id, now).await?;
                traffic::note(session, fence.shop, Entity::PriceLists, Moved::arrived(written), now).await?;
                positions::set(session, fence.shop, &positions).await?;
                if let Some(progress) = &run {
                    runs::progress(session, fence.shop, progress, now).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// How many entries a list has.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_price_entries(&self, shop: ShopId, list: Local<PriceList>) -> Result<u64> {
        self.reading(move |session| {
            Box::pin(async move {
                let count = session
                    .query_one(
                        "SELECT count(*) FROM price_entries WHERE shop = ?1 AND price_list_id = ?2",
                        &[shop.into(), list.into()],
                        |row| row.get(0),
                    )
                    .await?;
                Ok(count.unwrap_or(0))
            })
        })
        .await
    }
}

/// Answers what the history is to tell, and how many entries were changed.
async fn write(
    session: &mut Session,
    shop: ShopId,
    list: Local<PriceList>,
    puts: &[PriceEntry],
    removals: &[i64],
) -> Result<(Vec<NewEntry>, usize)> {
    let name = session
        .query_one(
            "SELECT name FROM price_lists WHERE shop = ?1 AND id = ?2",
            &[shop.into(), list.into()],
            |row| row.get::<String>(0),
        )
        .await?;
    let name = name.ok_or(StoreError::NotFound { shop, what: "price_lists", id: list.get() })?;
    let mut rows = Vec::with_capacity(puts.len());
    for entry in puts {
        let price = entry.price.to_scaled().ok_or_else(|| StoreError::TooLarge {
            entity: Entity::PriceLists,
            remote: entry.product.get(),
            value: entry.price.to_string(),
        })?;
        rows.push([shop.into(), list.into(), entry.product.into(), price.into()]);
    }
    let entries = told(session, shop, list, &name, puts, removals).await?;
    let put = session
        .execute_many(
            "INSERT INTO price_entries (shop, price_list_id, remote_product_id, price) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (shop, price_list_id, remote_product_id) DO UPDATE SET price = excluded.price
             WHERE price_entries.price <> excluded.price",
            &rows,
        )
        .await?;
    let rows: Vec<_> = removals.iter().map(|id| [shop.into(), list.into(), (*id).into()]).collect();
    let removed = session
        .execute_many(
            "DELETE FROM price_entries WHERE shop = ?1 AND price_list_id = ?2 AND remote_product_id = ?3",
            &rows,
        )
        .await?;
    Ok((entries, put + removed))
}

/// What changes, before it does: a row for each price that was there, one for all that are new.
async fn told(
    session: &mut Session,
    shop: ShopId,
    list: Local<PriceList>,
    name: &str,
    puts: &[PriceEntry],
    removals: &[i64],
) -> Result<Vec<NewEntry>> {
    let wanted: BTreeMap<i64, Option<Money>> = puts
        .iter()
        .map(|entry| (entry.product.get(), Some(entry.price)))
        .chain(removals.iter().map(|id| (*id, None)))
        .collect();
    let keys: Vec<_> = wanted.keys().map(|id| [shop.into(), list.into(), (*id).into()]).collect();
    let before = session
        .query_many(
            "SELECT price_entries.remote_product_id, price_entries.price, products.code
             FROM price_entries
                 LEFT JOIN links ON links.shop = price_entries.shop AND links.entity = 'products'
                     AND links.remote_id = price_entries.remote_product_id
                 LEFT JOIN products ON products.shop = links.shop AND products.id = links.local_id
             WHERE price_entries.shop = ?1 AND price_entries.price_list_id = ?2
                 AND price_entries.remote_product_id = ?3",
            &keys,
            |row| Ok((row.get::<i64>(0)?, (row.get::<Money>(1)?, row.get::<Option<String>>(2)?))),
        )
        .await?;
    let before: BTreeMap<i64, (Money, Option<String>)> = before.into_iter().collect();
    let entry = |label: String, remote: Option<i64>, field: &str, from: Value, to: Value| NewEntry {
        entity: Entity::PriceLists,
        local: Some(list.get()),
        last_local: None,
        remote,
        label,
        side: HistorySide::KiotViet,
        action: Action::Changed,
        fields: vec![FieldChange {
            field: field.to_owned(),
            side: Sides::Both,
            from,
            to,
            overruled: None,
            disputed: None,
        }],
    };
    let mut entries = Vec::new();
    for (product, (old, code)) in &before {
        let new = wanted.get(product).copied().flatten();
        if new == Some(*old) {
            continue;
        }
        let label = format!("{name} · {}", code.as_deref().unwrap_or_default());
        let label = label.trim_end_matches([' ', '·']).to_owned();
        entries.push(entry(label, Some(*product), "price", json!(old), json!(new)));
    }
    let added = wanted.iter().filter(|(id, price)| price.is_some() && !before.contains_key(id)).count();
    if added > 0 {
        entries.push(entry(name.to_owned(), None, "added", Value::Null, json!(added)));
    }
    Ok(entries)
}
