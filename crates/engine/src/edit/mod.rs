//! Edits that people make on Abaha: checked before they are stored, so that nobody's work is set back or refused later
//! without having been told at once. Needs no claim on the shop and nothing of KiotViet.

// What a record must be like to be kept, and taken by KiotViet.
mod check;

use dongbo_store::{Cause, Edited, Kept, NewMember, OrderEdit, OrderRefusal, Store, StoreError};
use dongbo_sync::records::{Order, Product};
use dongbo_sync::{Entity, Field, Local, Ruled, Rules, ShopId};
use jiff::Timestamp;
use kiotviet::Ability;

use crate::error::EngineError;
use crate::options::{ConnectionOptions, account_type};

pub use check::Checked;

/// Why an edit is not taken. Nothing was stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// KiotViet alone decides about this field: the edit would be set back.
    #[error("\"{field}\" follows KiotViet")]
    FollowsKiotViet {
        /// The field.
        field: &'static str,
    },
    /// A value that cannot be.
    #[error("\"{field}\": {reason}")]
    Invalid {
        /// The field.
        field: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// Another record has it, and there can be one only.
    #[error("\"{field}\": {value} belongs to record {id}")]
    Taken {
        /// The field.
        field: &'static str,
        /// The value.
        value: String,
        /// Our id of the record that has it.
        id: i64,
    },
    /// The shop makes none of these on KiotViet.
    #[error("{entity} are made on KiotViet only, as the shop has chosen")]
    NotSent {
        /// What was to be sent.
        entity: Entity,
    },
}

impl Refusal {
    pub(crate) fn invalid(field: &'static str, reason: impl Into<String>) -> Self {
        Self::Invalid { field, reason: reason.into() }
    }
}

/// What an edit comes to: done, refused, or a failure of the store.
pub type Outcome<T> = Result<Result<T, Refusal>, EngineError>;

/// Takes the edits of one shop.
#[derive(Clone)]
pub struct Editor {
    store: Store,
    shop: ShopId,
    by: String,
    now: Timestamp,
}

impl Editor {
    /// Edits of that shop, by that person or program, at that instant.
    pub fn new(store: Store, shop: ShopId, by: impl Into<String>, now: Timestamp) -> Self {
        Self { store, shop, by: by.into(), now }
    }

    fn cause(&self) -> Cause {
        Cause::Person(self.by.clone())
    }

    /// Changes a record in use.
    ///
    /// # Errors
    /// Those of the store; [`StoreError::NotFound`] also for an archived record.
    pub async fn change<R: Kept + Ruled + Checked>(
        &self,
        local: Local<R>,
        edit: impl Fn(&mut R) + Send + 'static,
    ) -> Outcome<Edited<R>> {
        let missing = || StoreError::NotFound { shop: self.shop, what: R::ENTITY.name(), id: local.get() };
        let facts = self.store.facts_of_ours::<R>(self.shop, local).await?.ok_or_else(missing)?;
        let mut draft = facts.ours.ok_or_else(missing)?;
        edit(&mut draft);
        if let Some(refusal) = draft.taken(&self.store, self.shop, Some(local)).await? {
            return Ok(Err(refusal));
        }
        // What KiotViet does not have yet is made with whatever is filled in.
        let rules = match facts.remote {
            Some(_) => Some(self.rules::<R>().await?),
            None => None,
        };
        let change = move |before: R| {
            let mut after = before.clone();
            edit(&mut after);
            may_be(&before, &after, rules.as_ref()).map(|()| after)
        };
        Ok(self.store.edit_ours(self.shop, local, None, self.cause(), self.now, change).await?)
    }

    /// Changes an order that both sides still let be changed. Answers whether anything was changed.
    ///
    /// # Errors
    /// Those of the store. Why a change is refused is part of the answer.
    pub async fn change_order(
        &self,
        local: Local<Order>,
        edit: OrderEdit,
    ) -> Result<Result<bool, OrderRefusal>, EngineError> {
        let rules = self.rules::<Order>().await?;
        // What an F&B shop's API promises of orders is that they can be made.
        let connection = self.store.connection(self.shop).await?;
        let can_be_told =
            connection.is_none_or(|connection| account_type(connection.account).can(Ability::ManageOrders));
        let lasts = move |order: &Order, field| can_be_told && rules.lasts(order, field);
        Ok(self.store.edit_order(self.shop, local, edit, lasts, self.cause(), self.now).await?)
    }

    /// Whether records of that kind are made on KiotViet, so that it makes sense to ask for it.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn may_send<R: Ruled>(&self) -> Outcome<()> {
        let goes_out = self.rules::<R>().await?.births().goes_out();
        Ok(if goes_out { Ok(()) } else { Err(Refusal::NotSent { entity: R::ENTITY }) })
    }

    /// Adds a record that is to be made on KiotViet, where the rules allow. It is made from its id.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn create<R: Kept + Ruled + Checked>(
        &self,
        make: impl Fn(Local<R>) -> R + Send + 'static,
    ) -> Outcome<Local<R>> {
        let draft = make(Local::new(0));
        if let Some(refusal) = draft.flaw() {
            return Ok(Err(refusal));
        }
        if let Some(refusal) = draft.taken(&self.store, self.shop, None).await? {
            return Ok(Err(refusal));
        }
        Ok(Ok(self.store.create_ours(self.shop, make, self.cause(), self.now).await?))
    }

    /// Adds a family of products.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn create_products(&self, members: Vec<NewMember>) -> Outcome<Vec<Local<Product>>> {
        let mut codes: Vec<String> = Vec::new();
        for member in &members {
            let product = &member.product;
            if !product.code.trim().is_empty() {
                let key = dongbo_sync::text::match_key(&product.code);
                if codes.contains(&key) {
                    let value = product.code.clone();
                    return Ok(Err(Refusal::Taken { field: "code", value, id: 0 }));
                }
                codes.push(key);
                if let Some(refusal) = product.taken(&self.store, self.shop, None).await? {
                    return Ok(Err(refusal));
                }
            }
            // A code that is missing is made from the product's number.
            let numbered = match product.code.trim() {
                "" => Product { code: "AB000000".to_owned(), ..product.clone() },
                _ => product.clone(),
            };
            if let Some(refusal) = numbered.flaw() {
                return Ok(Err(refusal));
            }
            if member.base.is_some_and(|(_, conversion)| conversion <= dongbo_sync::Quantity::whole(1)) {
                return Ok(Err(Refusal::invalid(
                    "conversion",
                    "a further unit holds more than one of its base",
                )));
            }
            if member.opening.iter().any(|stock| stock.on_hand < dongbo_sync::Quantity::ZERO) {
                return Ok(Err(Refusal::invalid("opening_stock", "cannot be below zero")));
            }
        }
        Ok(Ok(self.store.create_products(self.shop, members, self.cause(), self.now).await?))
    }

    /// Archives a record. Answers whether it was in use.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn archive<R: Kept>(&self, local: Local<R>) -> Result<bool, EngineError> {
        Ok(self.store.archive_ours(self.shop, local, None, self.cause(), self.now).await?)
    }

    /// Takes a record out of the archive. Answers whether it was there.
    ///
    /// # Errors
    /// Those of the store.
    pub async fn restore<R: Kept>(&self, local: Local<R>) -> Result<bool, EngineError> {
        Ok(self.store.restore_ours(self.shop, local, None, self.cause(), self.now).await?)
    }

    async fn rules<R: Ruled>(&self) -> Result<Rules<R>, EngineError> {
        match self.store.connection(self.shop).await? {
            Some(connection) => ConnectionOptions::of(&connection)?.rules::<R>(),
            None => Ok(Rules::default()),
        }
    }
}

/// Whether a record may become this: nothing is wrong with it, and what KiotViet alone decides is as it was.
fn may_be<R: Ruled + Checked>(before: &R, after: &R, rules: Option<&Rules<R>>) -> Result<(), Refusal> {
    // What was wrong before is no reason to refuse another change.
    if let Some(flaw) = after.flaw().filter(|flaw| before.flaw().as_ref() != Some(flaw)) {
        return Err(flaw);
    }
    let Some(rules) = rules else { return Ok(()) };
    match before.differences(after).into_iter().find(|field| !rules.lasts(after, *field)) {
        Some(field) => Err(Refusal::FollowsKiotViet { field: field.name() }),
        None => Ok(()),
    }
}
