//! People on our side: the shop's admin and the buyers in its app, through the same doors as the REST API's. What they
//! did is written into a ledger, by which the checker goes. Every value written is unlike every other, and unlike the
//! clerk's.

mod catalogue;
mod judgement;
mod orders;
mod people;

use std::sync::{Arc, Mutex};

use dongbo_engine::EngineError;
use dongbo_engine::{Editor, Outcome};
use dongbo_store::{Edited, Kept, Store, StoreError};
use dongbo_sync::{Field, Local, ShopId};
use jiff::Timestamp;
use rust_decimal::Decimal;

use crate::check::{Edit, Ledger};
use crate::executor::lock;
use crate::network::Network;
use crate::plan::{Act, Doing};
use crate::sometimes::Sometimes;

/// Who people say they are.
pub(crate) const WHO: &str = "lan";

/// One act being done.
pub(crate) struct Hand {
    /// Abaha.
    pub store: Store,
    /// The shop.
    pub shop: ShopId,
    /// When, by our clock.
    pub now: Timestamp,
    /// The act.
    pub act: Act,
    /// Tells this act's values from those of all others.
    pub mark: usize,
    /// Where it is written down.
    pub ledger: Arc<Mutex<Ledger>>,
    /// KiotViet, for the checker's eyes only.
    pub network: Arc<Network>,
    /// Rare things.
    pub sometimes: Sometimes,
}

/// What came of an act: in words, or that there was nothing to do it with.
pub(crate) type Done = Result<Option<String>, EngineError>;

impl Hand {
    /// Does it.
    pub(crate) async fn act(&self) -> Done {
        match self.act.doing {
            Doing::Price
            | Doing::Rename
            | Doing::Recode
            | Doing::Barcode
            | Doing::Describe
            | Doing::Shelve
            | Doing::Activate
            | Doing::Brand => self.edit_product().await,
            Doing::NewProduct | Doing::NewFamily | Doing::NewProducts => self.new_products().await,
            Doing::SendProduct => self.send_product().await,
            Doing::ArchiveProduct => self.archive::<dongbo_sync::records::Product>().await,
            Doing::RestoreProduct => self.restore::<dongbo_sync::records::Product>().await,
            Doing::NewCategory => self.new_category().await,
            Doing::RenameCategory | Doing::MoveCategory => self.edit_category().await,
            Doing::ArchiveCategory => self.archive::<dongbo_sync::records::Category>().await,
            Doing::RestoreCategory => self.restore::<dongbo_sync::records::Category>().await,
            Doing::NewCustomer => self.new_customer().await,
            Doing::EditCustomer | Doing::Join => self.edit_customer().await,
            Doing::ArchiveCustomer => self.archive::<dongbo_sync::records::Customer>().await,
            Doing::RestoreCustomer => self.restore::<dongbo_sync::records::Customer>().await,
            Doing::Order => self.order().await,
            Doing::OrderAgain => self.order_again().await,
            Doing::Cancel => self.cancel().await,
            Doing::Decide => self.decide().await,
            Doing::Undo => self.undo().await,
            Doing::Retry => self.retry().await,
        }
    }

    fn editor(&self) -> Editor {
        Editor::new(self.store.clone(), self.shop, WHO, self.now)
    }

    /// A number below `count` out of the act's own, the `place`th of several.
    fn pick(&self, place: u32, count: usize) -> usize {
        let number = self.act.with.rotate_right(place.wrapping_mul(11)) & 0xffff;
        usize::try_from(number).unwrap_or(0) % count.max(1)
    }

    /// A price that nobody else writes.
    fn price(&self) -> Decimal {
        Decimal::from(500_000 + 11 * self.mark as i64)
    }

    /// A text that nobody else writes.
    fn text(&self, what: &str) -> String {
        format!("{what} ở ta {:03}", self.mark)
    }

    /// Our records, in use or archived.
    async fn records<R: Kept>(&self, archived: bool) -> Result<Vec<(Local<R>, R)>, StoreError> {
        let known = self.store.known_in_range::<R>(self.shop, None, None).await?;
        let remotes: Vec<i64> =
            known.iter().filter(|known| known.local.is_some()).map(|known| known.remote).collect();
        let facts = self.store.facts::<R>(self.shop, &remotes).await?;
        let mut all: Vec<(Local<R>, R)> = facts
            .into_iter()
            .filter(|facts| facts.archived == archived)
            .filter_map(|facts| Some((Local::new(facts.local?), facts.ours?)))
            .collect();
        if !archived {
            all.extend(self.store.unlinked::<R>(self.shop, None, 500).await?);
        }
        Ok(all)
    }

    /// Some record of ours.
    async fn any<R: Kept>(&self, archived: bool) -> Result<Option<(Local<R>, R)>, StoreError> {
        let mut all = self.records::<R>(archived).await?;
        let place = usize::try_from(self.act.which % all.len().max(1) as u64).unwrap_or(0);
        Ok((place < all.len()).then(|| all.swap_remove(place)))
    }

    /// Writes an edit down, field by field.
    fn edited<R: Kept>(&self, local: Local<R>, outcome: Outcome<Edited<R>>) -> Done {
        let edited = match outcome {
            Ok(Ok(edited)) => edited,
            Ok(Err(refusal)) => {
                self.sometimes.note("an edit here was refused");
                return Ok(Some(format!("{} {}: refused: {refusal}", R::ENTITY, local.get())));
            }
            Err(EngineError::Store(StoreError::NotFound { .. })) => return Ok(None),
            Err(error) => return Err(error),
        };
        let fields = edited.before.differences(&edited.after);
        let mut ledger = lock(&self.ledger);
        for field in &fields {
            ledger.edit(Edit::of(local, *field, edited.after.show(*field), edited.revision));
        }
        let names: Vec<&str> = fields.iter().map(|field| field.name()).collect();
        Ok(Some(format!("{} {}: {}", R::ENTITY, local.get(), names.join(", "))))
    }

    async fn archive<R: Kept>(&self) -> Done {
        let Some((local, _)) = self.any::<R>(false).await? else { return Ok(None) };
        if !self.editor().archive(local).await? {
            return Ok(None);
        }
        lock(&self.ledger).archive(R::ENTITY, local.get());
        Ok(Some(format!("{} {} goes", R::ENTITY, local.get())))
    }

    async fn restore<R: Kept>(&self) -> Done {
        let Some((local, _)) = self.any::<R>(true).await? else { return Ok(None) };
        if !self.editor().restore(local).await? {
            return Ok(None);
        }
        self.sometimes.note("a record was restored here");
        lock(&self.ledger).restore(R::ENTITY, local.get());
        Ok(Some(format!("{} {} comes back", R::ENTITY, local.get())))
    }
}
