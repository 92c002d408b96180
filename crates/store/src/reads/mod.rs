//! Reads for the REST API and the command line, one file an entity. Lists go by our id, archived records are among
//! them and marked.

// What they show.
pub mod views;
// What the lists share.
mod list;

mod category;
mod customer;
mod customer_group;
pub(crate) mod order;
mod point_of_sale;
mod price_list;
mod product;

// How many of everything.
mod counts;
