//! Taking an order back. KiotViet is told by the outbox; where it no longer allows that, the order goes on and says so.

use dongbo_sync::records::{Order, OrderState};
use dongbo_sync::{Entity, Local, ShopId};
use jiff::Timestamp;

use super::refusal::OrderRefusal;
use super::uncounted;
use crate::cause::Cause;
use crate::error::Result;
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
        _cause: Cause,
        now: Timestamp,
    ) -> Result<std::result::Result<bool, OrderRefusal>> {
        self.writing(move |session| Box::pin(cancel(session, shop, order, now))).await
    }
}

async fn cancel(
    session: &mut Session,
    shop: ShopId,
    order: Local<Order>,
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
    set_state(session, shop, order, OrderState::Cancelled, now).await?;
    uncounted::follow(session, shop, &[order.get()], now).await?;
    outbox::enter(session, shop, Entity::Orders, &[order.get()], now).await?;
    Ok(Ok(true))
}

async fn set_state(
    session: &mut Session,
    shop: ShopId,
    order: Local<Order>,
    state: OrderState,
    now: Timestamp,
) -> Result<()> {
    let sql =
        "UPDATE orders SET state = ?3, updated_at = ?4, revision = revision + 1 WHERE shop = ?1 AND id = ?2";
    let parameters = [shop.into(), order.into(), state.code().into(), now.into()];
    session.execute(sql, &parameters).await.map(|_| ())
}
