//! The fees of our orders travel to KiotViet as an other charge (thu khác), or the totals could never agree. One charge
//! serves all orders: the shop's own where there is one, else one that we make.

use dongbo_sync::text::match_key;
use kiotviet::api::surcharges::SurchargeWrite;
use kiotviet::ids::SurchargeId;
use kiotviet::{BusinessKind, Client, Error as KiotVietError, wire};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::read_surcharges;
use crate::progress::Warning;

/// The code of the charge that we make.
const CODE: &str = "PHIVANCHUYEN";
/// Its name; a charge that goes by one of the others will do as well.
const NAMES: [&str; 3] = ["Phí vận chuyển", "Phí giao hàng", "Phí ship"];

/// The charge that carries the fees of orders.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingSurcharge {
    /// KiotViet's id.
    pub id: i64,
    /// Mã thu khác.
    pub code: String,
}

/// Finds the charge among those in use, switches it on again, or makes it. `known` is the one used so far: KiotViet
/// does not list what is switched off, and only its id leads back to it.
pub(super) async fn ensure(
    client: &Client,
    in_use: &mut Vec<wire::Surcharge>,
    known: Option<&ShippingSurcharge>,
) -> Result<Result<ShippingSurcharge, Warning>, KiotVietError> {
    if let Some(found) = find(in_use, known) {
        return Ok(Ok(found));
    }
    if let Some(known) = known {
        match client.activate_surcharge(SurchargeId(known.id), true).await {
            Ok(_) => {
                *in_use = read_surcharges(client).await?.unwrap_or_default();
                return Ok(Ok(known.clone()));
            }
            // It is gone for good; its code may be free again.
            Err(KiotVietError::Business { .. } | KiotVietError::NotFound { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    make(client, in_use, CODE, |in_use| find(in_use, None)).await
}

/// Finds the charge with that code among those in use, or makes it.
pub(super) async fn ensure_code(
    client: &Client,
    in_use: &mut Vec<wire::Surcharge>,
    wanted: &str,
) -> Result<Result<ShippingSurcharge, Warning>, KiotVietError> {
    let found = |in_use: &[wire::Surcharge]| {
        let charge = in_use.iter().find(|charge| code(charge).eq_ignore_ascii_case(wanted))?;
        Some((charge.value_ratio.is_some(), ShippingSurcharge { id: charge.id.get(), code: code(charge) }))
    };
    match found(in_use) {
        // A percentage is no fee.
        Some((true, _)) => Ok(Err(Warning::new("KV-SURCHARGE-PERCENT", [("code", wanted.to_owned())]))),
        Some((false, charge)) => Ok(Ok(charge)),
        None => make(client, in_use, wanted, |in_use| found(in_use).map(|(_, charge)| charge)).await,
    }
}

/// Makes a charge with that code; `find` looks for it where the answer was lost.
async fn make(
    client: &Client,
    in_use: &mut Vec<wire::Surcharge>,
    code: &str,
    find: impl Fn(&[wire::Surcharge]) -> Option<ShippingSurcharge>,
) -> Result<Result<ShippingSurcharge, Warning>, KiotVietError> {
    let charge =
        SurchargeWrite { name: NAMES[0].to_owned(), code: Some(code.to_owned()), value: Some(Decimal::ZERO) };
    let refused = match client.create_surcharge(&charge).await {
        Ok(written) => {
            let made = written.answer.value;
            let shipping = ShippingSurcharge { id: made.id.get(), code: code.to_owned() };
            in_use.push(made);
            return Ok(Ok(shipping));
        }
        // The answer was lost: what was made stands in the list.
        Err(KiotVietError::OutcomeUnknown { .. }) => None,
        Err(KiotVietError::Business { kind: BusinessKind::DuplicateCode, .. }) => {
            Some(Warning::new("KV-SURCHARGE-INACTIVE", [("code", code.to_owned())]))
        }
        Err(error) => return Err(error),
    };
    *in_use = read_surcharges(client).await?.unwrap_or_default();
    Ok(find(in_use).ok_or_else(|| refused.unwrap_or_else(|| Warning::new("KV-SURCHARGE-SETTING", []))))
}

fn code(charge: &wire::Surcharge) -> String {
    charge.surcharge_code.clone().unwrap_or_default()
}

/// The charge used so far, else the one with our code, else one with a name that says it. Percentages are no fees.
pub(super) fn find(
    in_use: &[wire::Surcharge],
    known: Option<&ShippingSurcharge>,
) -> Option<ShippingSurcharge> {
    let named = |charge: &&wire::Surcharge| {
        let name = charge.surcharge_name.as_deref().map(match_key);
        charge.value_ratio.is_none() && NAMES.iter().any(|wanted| name == Some(match_key(wanted)))
    };
    in_use
        .iter()
        .find(|charge| known.is_some_and(|known| known.id == charge.id.get()))
        .or_else(|| in_use.iter().find(|charge| code(charge).eq_ignore_ascii_case(CODE)))
        .or_else(|| in_use.iter().find(named))
        .map(|charge| ShippingSurcharge { id: charge.id.get(), code: code(charge) })
}
