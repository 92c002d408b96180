//! Many new products with one request (`POST /listaddproducts`). KiotViet answers no ids: the products are found by
//! their codes when what is new is read. A list that is refused is sent product by product, so that the culprit stands
//! alone with its reason.

use dongbo_store::{StoredFacts, Waiting};
use dongbo_sync::reconcile::{Decision, Side, reconcile};
use dongbo_sync::records::Product;
use dongbo_sync::{Attempt, Local};
use kiotviet::api::products::{BULK_SIZE, NewProduct};
use kiotviet::{Ability, Error as KiotVietError};

use super::drain::Sender;
use super::product::{new_product, opening_stock};
use super::trouble::{Meaning, setback, stops_everything};
use crate::error::EngineError;
use crate::pull::decide::facts;
use crate::pull::stage::Stage;

/// Fewer than this are made one by one: each answers with its id at once.
const FEWEST: usize = 10;

impl<'a> Sender<'a> {
    /// Makes new products that need nobody else together; answers the rows that are left.
    pub(super) async fn send_together(&self, due: Vec<Waiting>) -> Result<Vec<Waiting>, EngineError> {
        if due.len() < FEWEST || !self.run.client.account().can(Ability::WriteCatalogue) {
            return Ok(due);
        }
        let (mut newborn, mut left) = (Vec::new(), Vec::new());
        for waiting in due {
            match self.newborn(&waiting).await? {
                Some(product) if newborn.len() < BULK_SIZE => newborn.push((waiting, product)),
                _ => left.push(waiting),
            }
        }
        if newborn.len() < FEWEST {
            left.extend(newborn.into_iter().map(|(waiting, _)| waiting));
            return Ok(left);
        }
        self.make(&newborn).await?;
        left.extend(newborn.into_iter().map(|(waiting, _)| waiting));
        Ok(left)
    }

    /// The product as it is to be made, when nothing stands in the way.
    async fn newborn(&self, waiting: &Waiting) -> Result<Option<Product>, EngineError> {
        let run = self.run;
        let stored = run.store.facts_of_ours::<Product>(run.shop(), Local::new(waiting.local)).await?;
        let Some(stored) = stored.filter(|stored: &StoredFacts<Product>| {
            stored.remote.is_none() && stored.attempt.is_none() && stored.needs.is_empty()
        }) else {
            return Ok(None);
        };
        let (facts, _) = facts(stored, Side::Missing);
        match reconcile(&facts, &run.rules::<Product>()?) {
            Decision::CreateTheirs(product) if new_product(&product).is_ok() => Ok(Some(product)),
            _ => Ok(None),
        }
    }

    async fn make(&self, newborn: &[(Waiting, Product)]) -> Result<(), EngineError> {
        let run = self.run;
        let mut requests = Vec::with_capacity(newborn.len());
        for (waiting, product) in newborn {
            let inventories = opening_stock(run, Local::new(waiting.local)).await?;
            requests.push(NewProduct { inventories, ..new_product(product)? });
        }
        for (waiting, product) in newborn {
            let attempt = Attempt::Create { sent: product.clone(), since: run.now() };
            run.store
                .begin_attempt(&run.fence, Local::<Product>::new(waiting.local), &attempt, run.now())
                .await?;
        }
        match run.client.create_products(&requests).await {
            Ok(_) => {
                // What is new is recognised by its code and linked; each product's own turn then finds nothing to do.
                let stage = Stage::<Product>::prepare(run).await?;
                stage.catch_up().await?;
                stage.match_remembered().await
            }
            Err(error) => self.not_made(newborn, error).await,
        }
    }

    /// Nothing is known to have been made: what may have been stays in doubt, the rest is sent one by one.
    async fn not_made(
        &self,
        newborn: &[(Waiting, Product)],
        error: KiotVietError,
    ) -> Result<(), EngineError> {
        let run = self.run;
        let now = run.now();
        for (waiting, _) in newborn {
            let mut setback = setback(&error, waiting.attempts, now);
            if Meaning::of(&error) != Meaning::Unknown {
                setback.again_at = Some(now);
            }
            run.store.set_back(&run.fence, waiting, setback, now).await?;
        }
        if stops_everything(&error) { Err(error.into()) } else { Ok(()) }
    }
}
