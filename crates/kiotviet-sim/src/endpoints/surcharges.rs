//! `/surchages` (sic).

use super::call::{Call, UPDATED, message, message_with};
use super::listing::{Envelope, Paging, Unordered, select};
use crate::actions::SurchargeDraft;
use crate::exchange::{Failure, Input, Response};
use crate::records::{Surcharge, SurchargeId};
use crate::refusal::Refusal;
use crate::state::Shop;
use crate::wire;

const WRITTEN: &str = "Thông tin thu khác được cập nhật thành công";

/// Inactive ones are not listed, yet keep their code.
pub(super) fn list(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    if !shop.settings.use_surcharges {
        return Err(Refusal::SurchargesOff.into());
    }
    let paging = Paging::read(shop, &call.query)?;
    let active = |surcharge: &Surcharge| surcharge.is_active;
    let page = select(shop, call, &shop.surcharges, &paging, Unordered::Newest, Some(&active));
    let envelope = Envelope::of(&paging, "Surcharge");
    Ok(envelope.answer(shop, call, page.total, page.rows, |row, o| wire::surcharge(shop, row, o)))
}

fn draft(input: Input<'_>) -> Result<SurchargeDraft, Failure> {
    Ok(SurchargeDraft {
        name: input.text("name")?.or(input.text("surchargeName")?),
        code: input.text("code")?.or(input.text("surchargeCode")?),
        value: input.decimal("value")?,
        ratio: input.decimal("valueRatio")?,
    })
}

pub(super) fn create(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let id = shop.create_surcharge(call.now, draft(call.input())?)?;
    written(shop, id)
}

pub(super) fn update(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let id = call.id(1)?;
    shop.update_surcharge(call.now, id, draft(call.input())?)?;
    written(shop, id)
}

fn written(shop: &Shop, id: SurchargeId) -> Result<Response, Failure> {
    let row = shop.surcharges.get(id).ok_or(Refusal::SurchargeUnknown)?;
    Ok(message_with(shop, WRITTEN, |o| wire::surcharge(shop, row, o)))
}

pub(super) fn activate(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let is_active = call.input().boolean("isActive")?.unwrap_or(true);
    shop.set_surcharge_active(call.now, call.id(1)?, is_active)?;
    Ok(message(shop, UPDATED))
}
