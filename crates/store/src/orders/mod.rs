//! Orders that are placed here: one transaction from the request to the answer.

/// Gives up with a refusal, inside a function that answers either.
macro_rules! granted {
    ($answer:expr) => {
        match $answer {
            Ok(value) => value,
            Err(refusal) => return Ok(Err(refusal)),
        }
    };
}

// What is asked for.
mod request;
// Why it is refused.
mod refusal;
// Who orders.
mod customer;
// At which prices.
mod prices;
// The transaction.
mod place;
// Changing it.
mod edit;
// The lines of a change, and whether there is enough for them.
mod rewrite;
// How far it has come, as people here note it.
mod progress;
// Taking it back.
mod cancel;
// What people should know of an order.
mod remarks;
// What our orders take that KiotViet does not count yet.
pub(crate) mod uncounted;

pub use edit::OrderEdit;
pub use place::PlacedOrder;
pub use refusal::{InvalidOrder, OrderRefusal};
pub use remarks::OrderRemark;
pub use request::{NewBuyer, NewOrder, NewOrderFee, NewOrderLine, Wanted};
