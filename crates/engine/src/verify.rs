//! The proof at once: KiotViet is read again from beginning to end and every record compared with ours, field by field,
//! under the rules. No record is written on either side; what was found is the standing figure from now on.

use std::sync::{Arc, Mutex, PoisonError};

use dongbo_store::Reason;
use dongbo_sync::{Entity, ShopId};

use crate::agreement::{Comparison, Found, Walk};
use crate::context::Context;
use crate::engine::Engine;
use crate::error::EngineError;
use crate::options::ConnectionOptions;
use crate::progress::Progress;
use crate::pull::prices::PRICE_ENTRIES;
use crate::report::{Difference, VerifyReport};

impl Engine {
    /// Compares everything.
    pub async fn verify(
        &self,
        shop: ShopId,
        progress: Arc<dyn Progress>,
    ) -> Result<VerifyReport, EngineError> {
        let (_, connection) = self.connected(shop).await?;
        let ports = &self.ports;
        let started = ports.clock.now();
        let budget = self.budget(shop, &progress);
        let report = Arc::new(Mutex::new(VerifyReport::default()));
        let told = Arc::clone(&report);
        let mut walk = Walk {
            store: ports.store.clone(),
            clock: Arc::clone(&ports.clock),
            shop,
            client: self.client(&connection, Arc::clone(&budget)),
            options: ConnectionOptions::of(&connection)?,
            automation: ports.store.automation(shop).await?,
            progress,
            fence: None,
            context: Context::default(),
            place: Default::default(),
            pages: u32::MAX,
            read: 0,
            told: Some(Box::new(move |comparison| {
                tell(&mut told.lock().unwrap_or_else(PoisonError::into_inner), comparison);
            })),
        };
        let outcome = walk.go_on().await;
        budget.release(ports.clock.now()).await;
        outcome?;
        let mut report = std::mem::take(&mut *report.lock().unwrap_or_else(PoisonError::into_inner));
        report.requests = budget.requests();
        report.seconds = ports.clock.now().duration_since(started).as_secs_f64();
        Ok(report)
    }
}

fn tell(report: &mut VerifyReport, comparison: &Comparison) {
    for (subject, _, _) in &comparison.looked {
        report.compared.entry((*subject).to_owned()).or_default();
    }
    for (subject, count) in &comparison.compared {
        *report.compared.entry((*subject).to_owned()).or_default() += count;
    }
    for found in comparison.found.iter().filter(|found| found.difference.reason != Reason::Rule) {
        report.differ(difference(found));
    }
}

fn difference(found: &Found) -> Difference {
    // The entries of a price list belong to the price lists.
    let entity = if found.subject == PRICE_ENTRIES { Entity::PriceLists.name() } else { found.subject };
    let difference = &found.difference;
    Difference {
        entity,
        id: difference.record.clone(),
        field: difference.field.clone(),
        ours: difference.ours.clone(),
        theirs: difference.theirs.clone(),
        reason: difference.reason,
    }
}
