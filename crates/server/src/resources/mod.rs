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
use utoipa_axum::router::OpenApiRouter;
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
    OpenApiRouter::default()
        .routes(routes!(session::one, session::sign_in, session::sign_out))
        .routes(routes!(session::change_password))
        .routes(routes!(user::list, user::add))
        .routes(routes!(user::change, user::delete))
        .routes(routes!(token::list, token::make))
        .routes(routes!(token::delete))
        .routes(routes!(shop::list, shop::create))
        .routes(routes!(fleet::list))
        .routes(routes!(fleet::retry))
        .routes(routes!(shop::one))
        .routes(routes!(connection::one, connection::connect, connection::set))
        .routes(routes!(preflight::test))
        .routes(routes!(preflight::fresh))
        .routes(routes!(preflight::repair))
        .routes(routes!(branch::list))
        .routes(routes!(point_of_sale::list, point_of_sale_edit::create))
        .routes(routes!(point_of_sale::one, point_of_sale_edit::change))
        .routes(routes!(category::list, category_edit::create))
        .routes(routes!(category::tree))
        .routes(routes!(category::one, category_edit::change, category_edit::archive))
        .routes(routes!(category_edit::restore))
        .routes(routes!(product::list, product_edit::create))
        .routes(routes!(product::one, product_edit::change, product_edit::archive))
        .routes(routes!(product_edit::restore))
        .routes(routes!(stock::list))
        .routes(routes!(price_list::list))
        .routes(routes!(price_list::one))
        .routes(routes!(price_list::entries))
        .routes(routes!(customer_group::list))
        .routes(routes!(customer_group::one))
        .routes(routes!(customer::list, customer_edit::create))
        .routes(routes!(customer::one, customer_edit::change, customer_edit::archive))
        .routes(routes!(customer_edit::restore))
        .routes(routes!(outbox::list, outbox::send))
        .routes(routes!(outbox::retry))
        .routes(routes!(order::list, order::place))
        .routes(routes!(order::one, order_edit::change))
        .routes(routes!(order::cancel))
        .routes(routes!(order_edit::set_state))
        .routes(routes!(order_edit::note_payment))
        .routes(routes!(order_edit::note_delivery))
        .routes(routes!(selling::product_sellable))
        .routes(routes!(selling::of_shop, selling::set_of_shop))
        .routes(routes!(selling::of_product, selling::set_of_product))
        .routes(routes!(rule::list))
        .routes(routes!(rule::change))
        .routes(routes!(run::list, run::start))
        .routes(routes!(run::one))
        .routes(routes!(run::stop))
        .routes(routes!(run::changes))
        .routes(routes!(overview::one))
        .routes(routes!(events::stream))
        .routes(routes!(plan::list))
        .routes(routes!(plan::one))
        .routes(routes!(plan::items))
        .routes(routes!(plan::decide))
        .routes(routes!(plan::apply))
        .routes(routes!(matching::summary))
        .routes(routes!(matching::findings))
        .routes(routes!(matching::decide))
        .routes(routes!(shadow::report))
        .routes(routes!(wave::list))
        .routes(routes!(wave::decide))
        .routes(routes!(failure::list))
        .routes(routes!(failure::retry))
        .routes(routes!(conflict::list))
        .routes(routes!(agreement::one))
        .routes(routes!(agreement::freshness))
        .routes(routes!(choices::one, choices::set))
        .routes(routes!(conflict::decide))
        .routes(routes!(conflict::decide_several))
        .routes(routes!(log::list))
        .routes(routes!(history::list))
        .routes(routes!(history::one))
        .routes(routes!(history::of_record))
        .routes(routes!(history::undo_entry))
        .routes(routes!(history::undo_run))
        .routes(routes!(history::undo_record))
        .routes(routes!(error_code::list))
        .routes(routes!(error_code::one))
}

/// The record, or the problem that there is none.
fn found<T>(record: Option<T>) -> Answer<T> {
    record.map(Json).ok_or_else(|| Code::ApiNotFound.into())
}
