//! What KiotViet's API can mend, mended because somebody asks for it: the charge that carries the fees of orders.

use dongbo_sync::ShopId;

use super::{ShippingSurcharge, shipping};
use crate::connect::ConnectReport;
use crate::engine::Engine;
use crate::error::EngineError;
use crate::options::ConnectionOptions;
use crate::progress::Warning;

/// The warnings that KiotViet's API can mend.
pub const MENDABLE: [&str; 2] = ["KV-SURCHARGE-MISSING", "KV-SURCHARGE-INACTIVE"];

impl Engine {
    /// Mends what that warning is about and looks again.
    pub async fn mend(&self, shop: ShopId, code: &str) -> Result<ConnectReport, EngineError> {
        if !MENDABLE.contains(&code) {
            return Err(EngineError::NotMendable(code.to_owned()));
        }
        let (_, connection) = self.connected(shop).await?;
        let mut options = ConnectionOptions::of(&connection)?;
        if options.shadow {
            return Err(EngineError::Shadow);
        }
        let mut examined = self.examine(shop, &connection).await?;
        let unmended = self.repair(shop, &examined.client, &mut examined.reference, &mut options).await?;
        let automation = self.ports.store.automation(shop).await?;
        examined.reference.keep(&self.ports.store, shop).await?;
        self.note_reference(shop, &examined.reference).await?;
        let mut report = examined.report(&connection, &options, automation, unmended);
        report.warnings.extend(self.switch_alerts(shop).await?);
        Ok(report)
    }

    /// Makes the charge with that code the one that carries the fees of orders: found, or made.
    pub async fn choose_surcharge(&self, shop: ShopId, code: &str) -> Result<(), EngineError> {
        let (_, connection) = self.connected(shop).await?;
        let options = ConnectionOptions::of(&connection)?;
        if options.shipping_surcharge.as_ref().is_some_and(|known| known.code == code) {
            return Ok(());
        }
        if options.shadow {
            return Err(EngineError::Shadow);
        }
        let mut examined = self.examine(shop, &connection).await?;
        let unmended = |warning| EngineError::Unmended { warning };
        let Some(in_use) = &mut examined.reference.surcharges else {
            return Err(unmended(Warning::new("KV-SURCHARGE-SETTING", [])));
        };
        let charge: ShippingSurcharge =
            shipping::ensure_code(&examined.client, in_use, code.trim()).await?.map_err(unmended)?;
        examined.reference.keep(&self.ports.store, shop).await?;
        self.choose(shop, move |options| options.shipping_surcharge = Some(charge)).await
    }
}
