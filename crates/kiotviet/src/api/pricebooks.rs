//! Price books: the API reads them and sets single prices, nothing else.

use http::Method;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::resource::{ListQuery, Resource};
use super::written::{Acknowledged, body};
use crate::account::Ability;
use crate::client::{Call, Client, Query, Safety};
use crate::error::{BusinessKind, Error};
use crate::ids::{PriceBookId, ProductId};
use crate::json::decimal::write;
use crate::json::from_str;
use crate::wire::{PriceBook, PriceBookEntry};

/// How to list special price books.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceBookQuery {
    /// With the branches they apply to.
    pub include_branches: bool,
    /// With the customer groups they apply to.
    pub include_customer_groups: bool,
    /// With the staff they apply to.
    pub include_users: bool,
}

impl Default for PriceBookQuery {
    /// With everything: without it nobody can tell to whom a book applies.
    fn default() -> Self {
        Self { include_branches: true, include_customer_groups: true, include_users: true }
    }
}

impl ListQuery for PriceBookQuery {
    fn path(&self) -> String {
        PriceBook::PATH.to_owned()
    }
    fn write(&self, query: &mut Query) {
        query.switch("includePriceBookBranch", self.include_branches);
        query.switch("includePriceBookCustomerGroups", self.include_customer_groups);
        query.switch("includePriceBookUsers", self.include_users);
    }
}

impl Resource for PriceBook {
    type Query = PriceBookQuery;
    const PATH: &'static str = "/pricebooks";
    const ABILITY: Ability = Ability::PriceBooks;
    fn id(&self) -> i64 {
        self.id.get()
    }
}

/// Whose prices to list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PriceBookEntryQuery {
    /// The book. The common one (0) has no such list.
    pub book: PriceBookId,
}

impl ListQuery for PriceBookEntryQuery {
    fn path(&self) -> String {
        format!("/pricebooks/{}", self.book)
    }
    fn write(&self, _query: &mut Query) {}
}

impl Resource for PriceBookEntry {
    type Query = PriceBookEntryQuery;
    const PATH: &'static str = "/pricebooks";
    const KEYS: &'static [&'static str] = &["productId"];
    const ORDER_BY: &'static str = "productId";
    const ABILITY: Ability = Ability::PriceBooks;
    fn id(&self) -> i64 {
        self.product_id.get()
    }
}

/// A price to be set. The member is spelt `pricebookId`, with a small b, unlike everywhere else.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct PriceWrite {
    #[serde(rename = "pricebookId")]
    book: PriceBookId,
    #[serde(rename = "productId")]
    product: ProductId,
    #[serde(serialize_with = "write")]
    price: Decimal,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct PriceAnswer {
    message: Option<String>,
    is_success: Option<bool>,
}

impl Client {
    /// Sets the price of a product in a book; the common book changes the base price. A 200 that says
    /// `isSuccess: false` is an error.
    pub async fn set_price(
        &self,
        book: PriceBookId,
        product: ProductId,
        price: Decimal,
    ) -> Result<Acknowledged, Error> {
        let sent = body(&PriceWrite { book, product, price })?;
        let mut call =
            Call::write(Method::POST, "/pricebooks/detail", Some(sent.clone()), Ability::PriceBooks);
        // An absolute value: setting it twice is setting it once.
        call.safety = Safety::Repeatable;
        let answer: PriceAnswer = self.call(&call, from_str).await?;
        if answer.is_success == Some(false) {
            let message = answer.message.unwrap_or_default();
            let kind = BusinessKind::of(&message);
            return Err(Error::Business { status: 200, code: None, message, kind, fields: Vec::new() });
        }
        Ok(Acknowledged { message: answer.message, sent: Some(sent), already_gone: false })
    }
}
