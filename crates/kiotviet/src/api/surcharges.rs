//! Other charges (thu khác). Inactive ones are not listed, yet their codes stay taken.

use http::Method;
use rust_decimal::Decimal;
use serde::Serialize;

use super::names::{ACTIVE_SURCHAGE, SURCHAGES};
use super::resource::{ListQuery, Resource};
use super::written::{Acknowledged, Written, body};
use crate::account::Ability;
use crate::client::{Call, Client, Query, Safety};
use crate::error::Error;
use crate::ids::{BranchId, SurchargeId};
use crate::json::decimal::write_option;
use crate::wire::Surcharge;

/// How to list other charges.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SurchargeQuery {
    /// Of this branch.
    pub branch: Option<BranchId>,
}

impl ListQuery for SurchargeQuery {
    fn path(&self) -> String {
        Surcharge::PATH.to_owned()
    }
    fn write(&self, query: &mut Query) {
        query.maybe("branchId", self.branch);
    }
}

impl Resource for Surcharge {
    type Query = SurchargeQuery;
    const PATH: &'static str = SURCHAGES;
    const ABILITY: Ability = Ability::Surcharges;
    fn id(&self) -> i64 {
        self.id.get()
    }
}

/// A charge to be created or changed.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SurchargeWrite {
    /// Name.
    pub name: String,
    /// Code; generated when missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Amount.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "write_option")]
    pub value: Option<Decimal>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Activation {
    is_active: bool,
}

impl Client {
    /// Creates a charge.
    pub async fn create_surcharge(&self, charge: &SurchargeWrite) -> Result<Written<Surcharge>, Error> {
        let path = SURCHAGES.to_owned();
        self.write_one(Method::POST, path, charge, Ability::Surcharges).await
    }

    /// Changes a charge.
    pub async fn update_surcharge(
        &self,
        id: SurchargeId,
        charge: &SurchargeWrite,
    ) -> Result<Written<Surcharge>, Error> {
        let path = format!("{SURCHAGES}/{id}");
        self.write_one(Method::PUT, path, charge, Ability::Surcharges).await
    }

    /// Switches a charge on or off.
    pub async fn activate_surcharge(&self, id: SurchargeId, is_active: bool) -> Result<Acknowledged, Error> {
        let sent = body(&Activation { is_active })?;
        let path = format!("{SURCHAGES}/{id}/{ACTIVE_SURCHAGE}");
        let mut call = Call::write(Method::POST, path, Some(sent), Ability::Surcharges);
        // An absolute value: setting it twice is setting it once.
        call.safety = Safety::Repeatable;
        self.acknowledge(call).await
    }
}
