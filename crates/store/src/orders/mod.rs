//! Orders that are placed here: one transaction from the request to the answer.

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
// Taking it back.
mod cancel;
// What people should know of an order.
mod remarks;
// What our orders take that KiotViet does not count yet.
pub(crate) mod uncounted;

pub use place::PlacedOrder;
pub use refusal::{InvalidOrder, OrderRefusal};
pub use remarks::OrderRemark;
pub use request::{NewBuyer, NewOrder, NewOrderFee, NewOrderLine, Wanted};
