//! Which path and method lead where. Paths are matched without regard to case.

use http::Method;

use super::{
    Call, categories, customers, invoices, orders, payments, price_books, products, reference, surcharges,
    webhooks,
};
use crate::dialect::FnbReference;
use crate::exchange::{Failure, Response};
use crate::state::{AccountKind, Shop};

/// A route's work.
pub(crate) type Handler = fn(&mut Shop, &Call) -> Result<Response, Failure>;

type Methods = &'static [(Method, Handler)];

const GET: Method = Method::GET;
const POST: Method = Method::POST;
const PUT: Method = Method::PUT;
const DELETE: Method = Method::DELETE;

/// The handler of a method and path (segments in lower case), as far as this shop's product line has it.
///
/// # Errors
/// 404 for a path that does not exist, 405 for a method it does not have.
pub(crate) fn route(shop: &Shop, method: &Method, segments: &[&str]) -> Result<Handler, Failure> {
    let unknown = || Failure::NoRoute(format!("/{}", segments.join("/")));
    let open: Vec<_> = methods(segments)
        .ok_or_else(unknown)?
        .iter()
        .filter(|(method, _)| is_open_to(shop, method, segments))
        .collect();
    if open.is_empty() {
        return Err(unknown());
    }
    open.iter().find(|(known, _)| known == method).map(|(_, handler)| *handler).ok_or(Failure::NoMethod)
}

fn methods(segments: &[&str]) -> Option<Methods> {
    Some(match segments {
        ["categories"] => &[(GET, categories::list), (POST, categories::create)],
        ["categories", _] => {
            &[(GET, categories::get), (PUT, categories::update), (DELETE, categories::delete)]
        }
        ["products"] => &[(GET, products::list), (POST, products::create)],
        ["products", "code"] => &[(GET, products::get_by_code_in_query)],
        ["products", "code", _] => &[(GET, products::get_by_code)],
        ["products", _] => &[(GET, products::get), (PUT, products::update), (DELETE, products::delete)],
        ["listaddproducts"] => &[(POST, products::create_many)],
        ["listupdatedproducts"] => &[(PUT, products::update_many)],
        ["attributes", "allwithdistinctvalue"] => &[(GET, reference::attributes)],
        ["trademark"] => &[(GET, reference::trademarks)],
        ["productonhands"] => &[(GET, products::on_hands)],
        ["pricebooks"] => &[(GET, price_books::list)],
        ["pricebooks", "detail"] => &[(POST, price_books::set_price)],
        ["pricebooks", _] => &[(GET, price_books::entries)],
        ["branches"] => &[(GET, reference::branches)],
        ["users"] => &[(GET, reference::users)],
        ["salechannel"] => &[(GET, reference::sale_channels)],
        ["bankaccounts"] => &[(GET, reference::bank_accounts)],
        ["settings"] => &[(GET, reference::settings)],
        ["locations"] => &[(GET, reference::locations)],
        ["surchages"] => &[(GET, surcharges::list), (POST, surcharges::create)],
        ["surchages", _] => &[(PUT, surcharges::update)],
        ["surchages", _, "activesurchage"] => &[(POST, surcharges::activate)],
        ["customers"] => &[(GET, customers::list), (POST, customers::create)],
        ["customers", "group"] => &[(GET, customers::groups)],
        ["customers", "code", _] => &[(GET, customers::get_by_code)],
        ["customers", _] => &[(GET, customers::get), (PUT, customers::update), (DELETE, customers::delete)],
        ["listaddcutomers"] => &[(POST, customers::create_many)],
        ["listupdatecustomers"] => &[(PUT, customers::update_many)],
        ["orders"] => &[(GET, orders::list), (POST, orders::create)],
        ["orders", "code", _] => &[(GET, orders::get_by_code)],
        ["orders", _] => &[(GET, orders::get), (PUT, orders::update), (DELETE, orders::delete)],
        ["invoices"] => &[(GET, invoices::list), (POST, invoices::create), (DELETE, invoices::delete)],
        ["invoices", "code", _] => &[(GET, invoices::get_by_code)],
        ["invoices", _] => &[(GET, invoices::get), (PUT, invoices::update), (DELETE, invoices::delete)],
        ["payments"] => &[(POST, payments::create)],
        ["webhooks"] => &[(GET, webhooks::list), (POST, webhooks::create)],
        ["webhooks", _] => &[(GET, webhooks::get), (DELETE, webhooks::delete)],
        _ => return None,
    })
}

/// Whether a shop of this product line has a route at all. The documentation of F&B shops has categories and products
/// to read, customers, webhooks and the making of orders, and nothing else: no price lists, no surcharges, no list of
/// orders, no bulk writes; reference data only where the dialect says so.
fn is_open_to(shop: &Shop, method: &Method, segments: &[&str]) -> bool {
    if shop.identity.account == AccountKind::Retail {
        return true;
    }
    match segments {
        ["categories" | "products", ..] => *method == Method::GET,
        ["orders"] => *method == Method::POST,
        ["customers" | "webhooks", ..] => true,
        ["branches" | "users" | "salechannel" | "bankaccounts" | "settings" | "locations"] => {
            shop.dialect.fnb_reference == FnbReference::Open
        }
        _ => false,
    }
}
