//! What a record must be like: the limits of KiotViet that its documentation names, and what makes no sense on either
//! side.

use async_trait::async_trait;
use dongbo_store::Store;
use dongbo_sync::phone::PhoneKey;
use dongbo_sync::records::category::{MAXIMUM_DEPTH, MAXIMUM_NAME_LENGTH};
use dongbo_sync::records::product::MAXIMUM_BARCODE_LENGTH;
use dongbo_sync::records::{Category, Customer, PointOfSale, Product};
use dongbo_sync::{Local, Money, Quantity, Record, Reference, ShopId};

use super::Refusal;
use crate::error::EngineError;

/// The longest name of a product on KiotViet, in characters (assumed by its API's description).
const PRODUCT_NAME: usize = 255;

/// A record that people edit.
#[async_trait]
pub trait Checked: Record {
    /// What is wrong with it, looked at by itself.
    fn flaw(&self) -> Option<Refusal>;

    /// What is wrong with it beside the other records of the shop.
    ///
    /// # Errors
    /// Those of the store.
    async fn taken(
        &self,
        store: &Store,
        shop: ShopId,
        local: Option<Local<Self>>,
    ) -> Result<Option<Refusal>, EngineError>;
}

fn needed(field: &'static str, text: &str, longest: usize) -> Option<Refusal> {
    let length = text.chars().count();
    if text.trim().is_empty() {
        Some(Refusal::invalid(field, "cannot be empty"))
    } else if length > longest {
        Some(Refusal::invalid(field, format!("has {length} characters, at most {longest} are possible")))
    } else {
        None
    }
}

#[async_trait]
impl Checked for Product {
    fn flaw(&self) -> Option<Refusal> {
        let barcode = self.barcode.as_deref().unwrap_or_default().chars().count();
        needed("code", &self.code, PRODUCT_NAME)
            .or_else(|| needed("name", &self.name, PRODUCT_NAME))
            .or_else(|| {
                (barcode > MAXIMUM_BARCODE_LENGTH).then(|| {
                    let reason =
                        format!("has {barcode} characters, at most {MAXIMUM_BARCODE_LENGTH} are possible");
                    Refusal::invalid("barcode", reason)
                })
            })
            .or_else(|| {
                (self.base_price < Money::ZERO)
                    .then(|| Refusal::invalid("base_price", "cannot be below zero"))
            })
            .or_else(|| {
                self.weight
                    .filter(|weight| *weight < Quantity::ZERO)
                    .map(|_| Refusal::invalid("weight", "cannot be below zero"))
            })
            .or_else(|| {
                self.category.is_none().then(|| Refusal::invalid("category_id", "a product needs a category"))
            })
    }

    async fn taken(
        &self,
        store: &Store,
        shop: ShopId,
        local: Option<Local<Self>>,
    ) -> Result<Option<Refusal>, EngineError> {
        if let Some(Reference::Here(category)) = self.category
            && store.facts_of_ours(shop, category).await?.is_none_or(|facts| facts.archived)
        {
            return Ok(Some(Refusal::invalid("category_id", "there is no such category")));
        }
        let taken = store.taken_codes(shop, vec![self.code.clone()]).await?;
        let other = taken.into_iter().find(|(_, id)| local.is_none_or(|local| local.get() != *id));
        Ok(other.map(|(value, id)| Refusal::Taken { field: "code", value, id }))
    }
}

#[async_trait]
impl Checked for Category {
    fn flaw(&self) -> Option<Refusal> {
        needed("name", &self.name, MAXIMUM_NAME_LENGTH)
    }

    /// KiotViet's tree has three levels; a category cannot hang below itself.
    async fn taken(
        &self,
        store: &Store,
        shop: ShopId,
        local: Option<Local<Self>>,
    ) -> Result<Option<Refusal>, EngineError> {
        let mut depth = 1;
        let mut parent = self.parent;
        while let Some(reference) = parent {
            depth += 1;
            if depth > MAXIMUM_DEPTH {
                let reason = format!("KiotViet's tree has at most {MAXIMUM_DEPTH} levels");
                return Ok(Some(Refusal::invalid("parent_id", reason)));
            }
            let facts = match reference {
                Reference::Here(id) => store.facts_of_ours::<Self>(shop, id).await?,
                Reference::There(id) => store.facts::<Self>(shop, &[id.get()]).await?.pop(),
            };
            let Some((facts, ours)) = facts.and_then(|facts| facts.ours.clone().map(|ours| (facts, ours)))
            else {
                return Ok(Some(Refusal::invalid("parent_id", "there is no such category")));
            };
            if local.is_some() && facts.local == local.map(Local::get) {
                return Ok(Some(Refusal::invalid("parent_id", "a category cannot hang below itself")));
            }
            parent = ours.parent;
        }
        Ok(None)
    }
}

#[async_trait]
impl Checked for Customer {
    fn flaw(&self) -> Option<Refusal> {
        let unreadable = |phone: &&String| !phone.trim().is_empty() && PhoneKey::of(phone).is_none();
        needed("code", &self.code, PRODUCT_NAME).or_else(|| needed("name", &self.name, PRODUCT_NAME)).or_else(
            || {
                self.phone
                    .as_ref()
                    .filter(unreadable)
                    .map(|_| Refusal::invalid("phone", "is no telephone number"))
            },
        )
    }

    /// Two customers may share a phone; whoever does so is found by the matching, not refused here.
    async fn taken(
        &self,
        _: &Store,
        _: ShopId,
        _: Option<Local<Self>>,
    ) -> Result<Option<Refusal>, EngineError> {
        Ok(None)
    }
}

#[async_trait]
impl Checked for PointOfSale {
    fn flaw(&self) -> Option<Refusal> {
        needed("name", &self.name, PRODUCT_NAME)
    }

    /// KiotViet does not promise that the names of branches differ.
    async fn taken(
        &self,
        _: &Store,
        _: ShopId,
        _: Option<Local<Self>>,
    ) -> Result<Option<Refusal>, EngineError> {
        Ok(None)
    }
}
