//! How far an order has come, as people here note it: its own state, whether it is paid, where its parcel is.
//!
//! None of this travels to KiotViet. Its API has no status of an order to write (`PUT /orders/{id}` has no such member):
//! staff confirm an order there. Money is taken by a payment slip, which the API makes for invoices alone; as a further
//! payment of an order it could not be sent twice safely, and every slip stands in the shop's cash book. Delivery states
//! belong to KiotViet's invoices and are moved by its carriers. So these are Abaha's own, and say so on the screen.

use dongbo_sync::records::{DeliveryState, Order, OrderState, PaymentState};
use dongbo_sync::{Entity, Local, ShopId};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::refusal::OrderRefusal;
use super::uncounted;
use crate::activity::{Activity, Note, sign};
use crate::cause::Cause;
use crate::edits::{put, tell};
use crate::error::Result;
use crate::history::{Action, FieldChange, Sides, differences};
use crate::links::ours;
use crate::pulse::{self, Listed};
use crate::session::Session;
use crate::store::Store;

/// Who does something to which order, and when.
struct Hand<'a> {
    shop: ShopId,
    order: Local<Order>,
    cause: &'a Cause,
    now: Timestamp,
}

impl Store {
    /// Brings an open order to another state: placed, accepted (duyệt), packed, sent out. Not behind where KiotViet is, and
    /// not to an end, which is KiotViet's or a cancellation's. Answers whether anything was changed.
    ///
    /// # Errors
    /// Those of the database. Why it is refused is part of the answer.
    pub async fn set_order_state(
        &self,
        shop: ShopId,
        order: Local<Order>,
        wanted: OrderState,
        cause: Cause,
        now: Timestamp,
    ) -> Result<std::result::Result<bool, OrderRefusal>> {
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                let hand = Hand { shop, order, cause: &cause, now };
                let before = match hand.order(session).await? {
                    Ok(before) => before,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                let there = uncounted::linked(session, shop, order.get()).await?.map(|there| there.state);
                let at =
                    there.filter(|there| *there > before.state || there.is_final()).unwrap_or(before.state);
                let behind = there.is_some_and(|there| wanted < there);
                if wanted.is_final() || before.state.is_final() || at.is_final() || behind {
                    let code = before.name().to_owned();
                    return Ok(Err(OrderRefusal::NoSuchStep { code, state: at, wanted }));
                }
                if wanted == before.state {
                    return Ok(Ok(false));
                }
                let after = Order { state: wanted, ..before.clone() };
                put(session, shop, order.get(), &after, now).await?;
                let fields = differences(Some((&before, &after)), None);
                hand.tell(session, &after, fields).await?;
                let codes = [json!(before.state.code()), json!(wanted.code())];
                let deed = hand.deed(&after, "state", codes);
                sign(session, shop, signed.as_ref(), deed).await?;
                Ok(Ok(true))
            })
        })
        .await
    }

    /// Notes whether an order is paid. Answers whether anything was changed.
    ///
    /// # Errors
    /// Those of the database. Why it is refused is part of the answer.
    pub async fn note_order_payment(
        &self,
        shop: ShopId,
        order: Local<Order>,
        noted: PaymentState,
        cause: Cause,
        now: Timestamp,
    ) -> Result<std::result::Result<bool, OrderRefusal>> {
        self.note(shop, order, ("payment_noted", "payment_state"), Some(noted.code()), cause, now).await
    }

    /// Notes where an order's parcel is; none: nothing is noted. Answers whether anything was changed.
    ///
    /// # Errors
    /// Those of the database. Why it is refused is part of the answer.
    pub async fn note_order_delivery(
        &self,
        shop: ShopId,
        order: Local<Order>,
        noted: Option<DeliveryState>,
        cause: Cause,
        now: Timestamp,
    ) -> Result<std::result::Result<bool, OrderRefusal>> {
        let noted = noted.map(DeliveryState::code);
        self.note(shop, order, ("delivery_state", "delivery_state"), noted, cause, now).await
    }

    /// Notes a code beside an order: in that column, under that name in the history.
    async fn note(
        &self,
        shop: ShopId,
        order: Local<Order>,
        (column, name): (&'static str, &'static str),
        noted: Option<i64>,
        cause: Cause,
        now: Timestamp,
    ) -> Result<std::result::Result<bool, OrderRefusal>> {
        let signed = self.signature.clone();
        self.writing(move |session| {
            Box::pin(async move {
                let hand = Hand { shop, order, cause: &cause, now };
                let record = match hand.order(session).await? {
                    Ok(record) => record,
                    Err(refusal) => return Ok(Err(refusal)),
                };
                let key = [shop.into(), order.into()];
                let sql = format!("SELECT {column} FROM orders WHERE shop = ?1 AND id = ?2");
                let before: Option<i64> = session.query_one(&sql, &key, |row| row.get(0)).await?.flatten();
                if before == noted {
                    return Ok(Ok(false));
                }
                let sql =
                    format!("UPDATE orders SET {column} = ?3, updated_at = ?4 WHERE shop = ?1 AND id = ?2");
                session.execute(&sql, &[shop.into(), order.into(), noted.into(), now.into()]).await?;
                let codes = [json!(before), json!(noted)];
                let [from, to] = codes.clone();
                let field = name.to_owned();
                let change =
                    FieldChange { field, side: Sides::Abaha, from, to, overruled: None, disputed: None };
                hand.tell(session, &record, vec![change]).await?;
                sign(session, shop, signed.as_ref(), hand.deed(&record, name, codes)).await?;
                Ok(Ok(true))
            })
        })
        .await
    }
}

impl Hand<'_> {
    async fn order(&self, session: &mut Session) -> Result<std::result::Result<Order, OrderRefusal>> {
        let found = ours::<Order>(session, self.shop, &[self.order.get()]).await?.pop();
        let found = found.filter(|stored| !stored.archived).map(|stored| stored.record);
        Ok(found.ok_or(OrderRefusal::OrderUnknown(self.order.get())))
    }

    async fn tell(&self, session: &mut Session, order: &Order, fields: Vec<FieldChange>) -> Result<()> {
        let label = order.name().to_owned();
        pulse::changed(session, self.shop, [Listed::Records(Entity::Orders)]).await?;
        tell(session, self.shop, self.order, label, Action::Changed, fields, self.cause, self.now).await
    }

    fn deed<'o>(&self, order: &'o Order, what: &str, [from, to]: [Value; 2]) -> Note<'o> {
        Note::about(Activity::OrderProgressNoted, Entity::Orders.name(), self.order.get(), order.name())
            .with(json!({ what: { "from": from, "to": to } }))
    }
}
