//! `/webhooks`.

use super::call::{Call, answer, message};
use super::listing::{Envelope, Paging, Unordered, select};
use crate::actions::WebhookDraft;
use crate::exchange::{Failure, Response};
use crate::refusal::Refusal;
use crate::state::Shop;
use crate::wire;

pub(super) fn list(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let paging = Paging::read(shop, &call.query)?;
    let page = select(shop, call, &shop.webhooks, &paging, Unordered::Ids, None);
    let envelope = Envelope::of(&paging, "Webhook");
    Ok(envelope
        .answer(shop, call, page.total, page.rows, |row, o| wire::webhook_registration(shop, row, true, o)))
}

pub(super) fn get(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let row = shop.webhooks.get(call.id(1)?).ok_or(Refusal::WebhookUnknown)?;
    Ok(answer(shop, |o| wire::webhook_registration(shop, row, false, o)))
}

/// The registration stands in a member `Webhook`; bare members are tolerated.
pub(super) fn create(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let input = call.input();
    let input = input.object("webhook").unwrap_or(input);
    let draft = WebhookDraft {
        event: input.text("type")?,
        url: input.text("url")?,
        is_active: input.boolean("isActive")?,
        description: input.text("description")?,
        secret: input.text("secret")?,
    };
    let id = shop.register_webhook(call.now, draft)?;
    let row = shop.webhooks.get(id).ok_or(Refusal::WebhookUnknown)?;
    Ok(answer(shop, |o| wire::webhook_registration(shop, row, false, o)))
}

pub(super) fn delete(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    shop.unregister_webhook(call.now, call.id(1)?)?;
    Ok(message(shop, "Hủy đăng ký webhook thành công"))
}
