//! What is looked at on KiotViet before and after connecting: branches, sale channels, other charges, the shop's switches.

use std::sync::Arc;

use dongbo_store::{Account, Automation, Connection};
use dongbo_sync::{Remote, ShopId};
use kiotviet::{Client, Priority, wire};

use super::report::{self, ConnectReport};
use crate::engine::Engine;
use crate::error::EngineError;
use crate::map;
use crate::options::ConnectionOptions;
use crate::preflight::{ReferenceData, read_branches};
use crate::progress::{Unwatched, Warning};

/// What was found there, and the way to ask again.
pub(crate) struct Examined {
    pub(crate) client: Client,
    pub(crate) branches: Vec<wire::Branch>,
    pub(crate) reference: ReferenceData,
}

impl Engine {
    /// Looks at KiotViet through that connection, whether it is stored or not.
    pub(crate) async fn examine(
        &self,
        shop: ShopId,
        connection: &Connection,
    ) -> Result<Examined, EngineError> {
        let client =
            self.client(connection, self.budget(shop, &(Arc::new(Unwatched) as _))).at(Priority::Interactive);
        let branches = read_branches(&client).await?;
        let reference = ReferenceData::read(&client).await?;
        Ok(Examined { client, branches, reference })
    }

    /// Keeps what was found for that stored connection, after mending what the API can mend.
    pub(crate) async fn keep_examined(
        &self,
        shop: ShopId,
        connection: &Connection,
        mut examined: Examined,
    ) -> Result<ConnectReport, EngineError> {
        let (store, now) = (&self.ports.store, self.ports.clock.now());
        let automation = store.automation(shop).await?;
        let mut options = ConnectionOptions::of(connection)?;
        let mut unmended = None;
        if automation.orders_enabled && !options.shadow {
            let Examined { client, reference, .. } = &mut examined;
            unmended = self.repair(shop, client, reference, &mut options).await?;
        }
        examined.reference.keep(store, shop).await?;
        let known = examined.branches.iter().filter_map(|branch| {
            Some((Remote::new(branch.id.get()), map::point_of_sale::point_of_sale(branch).ok()?))
        });
        store.remember_branches(shop, known.collect(), now).await?;
        self.note_reference(shop, &examined.reference).await?;
        let mut report = examined.report(connection, &options, automation, unmended);
        report.warnings.extend(self.switch_alerts(shop).await?);
        Ok(report)
    }
}

impl Examined {
    /// What a person chooses from and should know.
    pub(crate) fn report(
        &self,
        connection: &Connection,
        options: &ConnectionOptions,
        automation: Automation,
        unmended: Option<Warning>,
    ) -> ConnectReport {
        let default = self.branches.iter().find(|branch| Some(branch.id.get()) == connection.default_branch);
        let branch = default.and_then(|branch| branch.branch_name.as_deref());
        let mut warnings = self.reference.warnings(connection, branch, true);
        if self.branches.is_empty() {
            warnings.push(Warning::new("KV-NO-BRANCH", []));
        }
        if connection.account == Account::Fnb {
            warnings.push(Warning::new("KV-FNB-LIMITS", []));
        }
        match unmended {
            Some(unmended) => warnings.push(unmended),
            None => warnings.extend(self.reference.without_charge(options)),
        }
        report::report(connection, &self.branches, &self.reference, automation, warnings)
    }
}
