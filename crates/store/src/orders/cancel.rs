//! Taking an order back. KiotViet is told by the outbox; where it no longer allows that, the order goes on and says so.

use dongbo_sync::records::{Order, OrderState};
use dongbo_sync::{Entity, Local, ShopId};
use jiff::Timestamp;

use super::refusal::OrderRefusal;
use super::uncounted;
use crate::cause::Cause;
use crate::edits::{put, tell};
use crate::error::Result;
use crate::history::{Action, differences};
use crate::links::ours;
use crate::outbox;
use crate::session::Session;
use crate::store::Store;

impl Store {
    /// Cancels an order that is open. Answers whether it was; one that is cancelled already stays so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cancel_order(
        &self,
        shop: ShopId,
        order: Local<Order>,
        cause: Cause,
        now: Timestamp,
    ) -> Result<std::result::Result<bool, OrderRefusal>> {
        self.writing(move |session| Box::pin(cancel(session, shop, order, cause, now))).await
    }
}

async fn cancel(
    session: &mut Session,
    shop: ShopId,
    order: Local<Order>,
    cause: Cause,
    now: Timestamp,
) -> Result<std::result::Result<bool, OrderRefusal>> {
    let found = ours::<Order>(session, shop, &[order.get()]).await?.pop().filter(|stored| !stored.archived);
    let Some(found) = found else { return Ok(Err(OrderRefusal::OrderUnknown(order.get()))) };
    match found.record.state {
        OrderState::Cancelled => return Ok(Ok(false)),
        OrderState::Placed | OrderState::Accepted | OrderState::Processing => {}
        state @ (OrderState::Delivering | OrderState::Completed) => {
            let code = found.record.name().to_owned();
            return Ok(Err(OrderRefusal::NotCancellable { code, state }));
        }
    }
    let after = Order { state: OrderState::Cancelled, ..found.record.clone() };
    put(session, shop, order.get(), &after, now).await?;
    uncounted::follow(session, shop, &[order.get()], now).await?;
    outbox::enter(session, shop, Entity::Orders, &[order.get()], now).await?;
    let fields = differences(Some((&found.record, &after)), None);
    let label = after.name().to_owned();
    tell(session, shop, order, label, Action::Changed, fields, &cause, now).await?;
    Ok(Ok(true))
}
