//! The proof of agreement: how many records are equal on both sides, as of when, which are not and why.
//!
//! A *walk* reads KiotViet's lists page by page and compares each row with ours, field by field, under the rules; it
//! writes no record on either side. `verify` walks from beginning to end; `prove` walks a few pages whenever it is
//! called, so that everything is proved again about once a day; and whatever a run reads whole counts for nothing.

// One page, one record.
mod compare;
// All lists, one after the other, with a place to go on from.
mod walk;
// A few pages now and then.
mod prove;
// What runs read anyway.
mod sweep;
// The figure for people.
mod view;

use dongbo_store::Store;
use dongbo_sync::ShopId;
use dongbo_sync::records::{CustomerGroup, PointOfSale};
use dongbo_sync::text::match_key;

use crate::context::Context;
use crate::error::EngineError;

pub(crate) use compare::{Comparison, EXISTS, Found};
pub use prove::Proof;
pub(crate) use sweep::prove_stock;
pub(crate) use walk::Walk;

/// The small tables that rows refer to, as the last run left them.
pub(crate) async fn context(store: &Store, shop: ShopId) -> Result<Context, EngineError> {
    let mut context = Context::default();
    for known in store.known_in_range::<PointOfSale>(shop, None, None).await? {
        if known.local.is_some() && !known.gone {
            context.branches.insert(known.remote);
        }
    }
    for known in store.known_in_range::<CustomerGroup>(shop, None, None).await? {
        if let Ok(group) = serde_json::from_str::<CustomerGroup>(&known.theirs) {
            context.groups.insert(match_key(&group.name), known.remote);
        }
    }
    Ok(context)
}
