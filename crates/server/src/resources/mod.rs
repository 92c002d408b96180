//! What the API offers, one file for each kind of thing; each file holds its routes, their documentation beside them.

mod agreement;
mod branch;
mod category;
mod category_edit;
mod choices;
mod conflict;
mod connection;
mod customer;
mod customer_edit;
mod customer_group;
mod error_code;
mod failure;
mod fleet;
mod history;
mod log;
mod matching;
mod order;
mod order_edit;
mod outbox;
mod overview;
mod plan;
mod point_of_sale;
mod point_of_sale_edit;
mod preflight;
mod price_list;
mod product;
mod product_edit;
mod rule;
mod run;
mod selling;
mod session;
mod shadow;
mod shop;
mod stock;
mod token;
mod user;
mod wave;

use axum::Json;
use dongbo_catalogue::Code;
use utoipa_axum::router::{OpenApiRouter, UtoipaMethodRouter};
use utoipa_axum::routes;

pub(crate) use run::RunView;

use crate::events;
use crate::listing::Listing;
use crate::problem::Problem;
use crate::state::ServerState;

/// What a list answers.
type ListAnswer<T> = Result<Json<Listing<T>>, Problem>;

/// What a single record answers.
type Answer<T> = Result<Json<T>, Problem>;

/// All routes, below `/api/v1`.
pub(crate) fn routes() -> OpenApiRouter<ServerState> {
    registrations().into_iter().fold(OpenApiRouter::default(), OpenApiRouter::routes)
}

/// Each route with its part of the document.
fn registrations() -> Vec<UtoipaMethodRouter<ServerState>> {
    vec![
        routes!(session::one, session::sign_in, session::sign_out),
        routes!(session::change_password),
        routes!(user::list, user::add),
        routes!(user::change, user::delete),
        routes!(token::list, token::make),
        routes!(token::delete),
        routes!(shop::list, shop::create),
        routes!(fleet::list),
        routes!(fleet::retry),
        routes!(shop::one),
        routes!(connection::one, connection::connect, connection::set),
        routes!(preflight::test),
        routes!(preflight::fresh),
        routes!(preflight::repair),
        routes!(branch::list),
        routes!(point_of_sale::list, point_of_sale_edit::create),
        routes!(point_of_sale::one, point_of_sale_edit::change),
        routes!(category::list, category_edit::create),
        routes!(category::tree),
        routes!(category::one, category_edit::change, category_edit::archive),
        routes!(category_edit::restore),
        routes!(product::list, product_edit::create),
        routes!(product::one, product_edit::change, product_edit::archive),
        routes!(product_edit::restore),
        routes!(stock::list),
        routes!(price_list::list),
        routes!(price_list::one),
        routes!(price_list::entries),
        routes!(customer_group::list),
        routes!(customer_group::one),
        routes!(customer::list, customer_edit::create),
        routes!(customer::one, customer_edit::change, customer_edit::archive),
        routes!(customer_edit::restore),
        routes!(outbox::list, outbox::send),
        routes!(outbox::retry),
        routes!(order::list, order::place),
        routes!(order::one, order_edit::change),
        routes!(order::cancel),
        routes!(order_edit::set_state),
        routes!(order_edit::note_payment),
        routes!(order_edit::note_delivery),
        routes!(selling::product_sellable),
        routes!(selling::of_shop, selling::set_of_shop),
        routes!(selling::of_product, selling::set_of_product),
        routes!(rule::list),
        routes!(rule::change),
        routes!(run::list, run::start),
        routes!(run::one),
        routes!(run::stop),
        routes!(run::changes),
        routes!(overview::one),
        routes!(events::stream),
        routes!(plan::list),
        routes!(plan::one),
        routes!(plan::items),
        routes!(plan::decide),
        routes!(plan::apply),
        routes!(matching::summary),
        routes!(matching::findings),
        routes!(matching::decide),
        routes!(shadow::report),
        routes!(wave::list),
        routes!(wave::decide),
        routes!(failure::list),
        routes!(failure::retry),
        routes!(conflict::list),
        routes!(agreement::one),
        routes!(agreement::freshness),
        routes!(choices::one, choices::set),
        routes!(conflict::decide),
        routes!(conflict::decide_several),
        routes!(log::list),
        routes!(history::list),
        routes!(history::one),
        routes!(history::of_record),
        routes!(history::undo_entry),
        routes!(history::undo_run),
        routes!(history::undo_record),
        routes!(error_code::list),
        routes!(error_code::one),
    ]
}

/// The record, or the problem that there is none.
fn found<T>(record: Option<T>) -> Answer<T> {
    record.map(Json).ok_or_else(|| Code::ApiNotFound.into())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::registrations;

    /// The document keeps the last of several schemas of one name, and callers would be told of the wrong one.
    #[test]
    fn no_two_types_claim_one_name_in_the_document() {
        let mut known = BTreeMap::new();
        let mut claimed_twice = Vec::new();
        for (schemas, ..) in registrations() {
            for (name, schema) in schemas {
                let schema = serde_json::to_value(schema).unwrap();
                if known.insert(name.clone(), schema.clone()).is_some_and(|other| other != schema) {
                    claimed_twice.push(name);
                }
            }
        }
        assert!(known.len() > 100);
        assert!(claimed_twice.is_empty(), "{claimed_twice:?}");
    }
}
