//! Changing an order that is still open: its lines, discount, fees, where it is brought, its note, where it is sold from.
//! Checked against what may be sold as a new one is. KiotViet is told by the outbox: an order that it does not have yet is
//! made there as it is by then, one whose making has an unknown outcome is looked for first, the others are updated.

use dongbo_sync::records::{Delivery, Order, OrderField};
use dongbo_sync::{Entity, Field, Local, Money, Record, Reference, ShopId};
use jiff::Timestamp;
use serde_json::json;

use super::place::{Placing, add_up, check};
use super::refusal::OrderRefusal;
use super::request::{NewOrderFee, NewOrderLine};
use super::uncounted;
use crate::activity::{Activity, Note, sign};
use crate::cause::Cause;
use crate::edits::{put, tell};
use crate::error::Result;
use crate::history::{Action, differences};
use crate::links::ours;
use crate::outbox;
use crate::records::references::point_outwards;
use crate::records::table::to_json;
use crate::session::Session;
use crate::store::Store;

/// What is changed of an order; what is missing stays.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OrderEdit {
    /// Our id of the point of sale that sells it.
    pub point_of_sale: Option<i64>,
    /// The lines, all of them. A line without a price keeps that of the same product's line, or has today's.
    pub lines: Option<Vec<NewOrderLine>>,
    /// Off the whole order, in VND.
    pub discount: Option<Money>,
    /// On top, all of them, in VND.
    pub fees: Option<Vec<NewOrderFee>>,
    /// Where to bring it; `None` within: nowhere.
    pub delivery: Option<Option<Delivery>>,
    /// Free text; `None` within: none.
    pub note: Option<Option<String>>,
}

impl Store {
    /// Changes an order that both sides still let be changed. `lasts` tells whether a change of a field of an order that
    /// KiotViet has would last under the shop's rules. Answers whether anything was changed.
    ///
    /// # Errors
    /// Those of the database. Why a change is refused is part of the answer.
    pub async fn edit_order(
        &self,
        shop: ShopId,
        order: Local<Order>,
        edit: OrderEdit,
        lasts: impl Fn(&Order, OrderField) -> bool + Send + Sync + 'static,
        cause: Cause,
        now: Timestamp,
    ) -> Result<std::result::Result<bool, OrderRefusal>> {
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                let changed = change(session, shop, order, edit, &lasts, &cause, now).await?;
                if let Ok(Some((label, fields))) = &changed {
                    let deed = Note::about(Activity::OrderChanged, Entity::Orders.name(), order.get(), label);
                    sign(session, shop, signed.as_ref(), deed.with(json!({ "fields": fields }))).await?;
                }
                Ok(changed.map(|changed| changed.is_some()))
            })
        })
        .await
    }
}

/// What an order is called, and the fields that were changed.
type Changed = Option<(String, Vec<&'static str>)>;

async fn change(
    session: &mut Session,
    shop: ShopId,
    order: Local<Order>,
    edit: OrderEdit,
    lasts: &(impl Fn(&Order, OrderField) -> bool + Send + Sync),
    cause: &Cause,
    now: Timestamp,
) -> Result<std::result::Result<Changed, OrderRefusal>> {
    let found = ours::<Order>(session, shop, &[order.get()]).await?.pop().filter(|stored| !stored.archived);
    let Some(found) = found else { return Ok(Err(OrderRefusal::OrderUnknown(order.get()))) };
    let before = found.record;
    let there = uncounted::linked(session, shop, order.get()).await?;
    let states = [Some(before.state), there.as_ref().map(|there| there.state)];
    if let Some(state) = states.into_iter().flatten().find(|state| !state.is_editable()) {
        let code = before.name().to_owned();
        return Ok(Err(OrderRefusal::NotEditable { code, state }));
    }
    let lines = edit.lines.as_deref();
    let fees = edit.fees.as_deref().unwrap_or_default();
    let note = edit.note.as_ref().and_then(Option::as_ref);
    granted!(check(lines, edit.discount.unwrap_or_default(), fees, note).map_err(OrderRefusal::Invalid));

    let mut placing = Placing { session, shop, now };
    let mut after = before.clone();
    let stood = placing.place_of(order).await?;
    let place = match edit.point_of_sale {
        Some(wanted) => Some(granted!(placing.point_of_sale(Some(wanted), None).await?)),
        None => stood,
    };
    if let Some(place) = place.filter(|_| place != stood) {
        after.branch = Some(Reference::Here(Local::new(place)));
    }
    if let Some(lines) = lines {
        after.lines = granted!(placing.rewritten(order, &before, lines, place).await?);
    }
    after.discount = edit.discount.unwrap_or(before.discount);
    if let Some(fees) = &edit.fees {
        after.fees = fees.iter().fold(Money::ZERO, |sum, fee| sum + fee.amount);
    }
    if let Some(delivery) = edit.delivery {
        after.delivery = delivery.filter(|delivery| !delivery.is_empty());
    }
    if let Some(note) = edit.note {
        after.note = note.filter(|note| !note.trim().is_empty());
    }
    if lines.is_some() || edit.discount.is_some() || edit.fees.is_some() {
        granted!(add_up(&mut after));
    }
    if place != stood || lines.is_some() {
        granted!(placing.enough(order, &before, &after, place, stood).await?);
    }
    point_outwards(placing.session, shop, std::iter::once(&mut after)).await?;
    let fields = before.differences(&after);
    if fields.is_empty() {
        return Ok(Ok(None));
    }
    if let Some(field) = fields.iter().find(|field| there.is_some() && !lasts(&after, **field)) {
        return Ok(Err(OrderRefusal::FollowsKiotViet { field: field.name() }));
    }

    put(session, shop, order.get(), &after, now).await?;
    if let Some(fees) = &edit.fees {
        session
            .execute(
                "UPDATE placed_orders SET fees = ?3 WHERE shop = ?1 AND order_id = ?2",
                &[shop.into(), order.into(), to_json(fees)?.into()],
            )
            .await?;
    }
    outbox::enter(session, shop, Entity::Orders, &[order.get()], now).await?;
    let label = after.name().to_owned();
    let told = differences(Some((&before, &after)), None);
    tell(session, shop, order, label.clone(), Action::Changed, told, cause, now).await?;
    Ok(Ok(Some((label, fields.iter().map(|field| field.name()).collect()))))
}
