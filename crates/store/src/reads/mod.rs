//! Reads for the REST API and the command line, one file an entity. Lists go by our id, archived records are among
//! them and marked.

// What they show.
pub mod views;
// What the lists share.
mod list;

pub mod category;
mod customer;
mod customer_group;
pub mod order;
mod point_of_sale;
mod price_list;
mod product;
pub mod product_list;
// How records stand with KiotViet.
pub mod link;

// How many of everything, how many wait.
mod counts;
pub mod waits;
// What a run did.
pub mod run_changes;
