//! What each entity's list is called and how its rows are read.

use async_trait::async_trait;
use dongbo_sync::matching::CategoryTree;
use dongbo_sync::records::ProductField;
use dongbo_sync::records::{Category, Customer, CustomerGroup, Order, PointOfSale, PriceList, Product};
use dongbo_sync::wave::{self, WaveKind};
use dongbo_sync::{Money, Quantity, Record};
use jiff::Timestamp;
use kiotviet::api::categories::CategoryQuery;
use kiotviet::api::customers::{CustomerGroupQuery, CustomerQuery};
use kiotviet::api::orders::OrderQuery;
use kiotviet::api::pricebooks::PriceBookQuery;
use kiotviet::api::products::ProductQuery;
use kiotviet::api::reference::BranchQuery;
use kiotviet::ids::{CategoryId, CustomerId, OrderId, ProductId};
use kiotviet::{Client, Error as KiotVietError, VietnamTime, wire};
use serde_json::Value;

use super::{Everything, Observed, Pulled, StockAt, find_in_list};
use crate::context::Context;
use crate::map::{self, Unusable};

fn changed(modified: Option<VietnamTime>, created: Option<VietnamTime>) -> Option<Timestamp> {
    modified.or(created).map(VietnamTime::timestamp)
}

fn observed<R>(remote: i64, record: R, changed_at: Option<Timestamp>, stock: Vec<StockAt>) -> Observed<R> {
    Observed { remote, record, changed_at, stock }
}

#[async_trait]
impl Pulled for PointOfSale {
    type Row = wire::Branch;
    const SHORT: bool = true;

    fn query() -> BranchQuery {
        BranchQuery
    }

    fn observe(row: &wire::Branch, _: &Context) -> Result<Observed<Self>, Unusable> {
        let record = map::point_of_sale::point_of_sale(row)?;
        Ok(observed(row.id.get(), record, changed(row.modified_date, row.created_date), Vec::new()))
    }

    async fn read_one(client: &Client, remote: i64) -> Result<Option<wire::Branch>, KiotVietError> {
        find_in_list(client, BranchQuery, remote).await
    }

    fn matching(_: Everything<Self>) {}
}

#[async_trait]
impl Pulled for Category {
    type Row = wire::Category;
    const SHORT: bool = true;
    const KEYS_STAND_ALONE: bool = false;

    fn query() -> CategoryQuery {
        CategoryQuery::default()
    }

    fn observe(row: &wire::Category, _: &Context) -> Result<Observed<Self>, Unusable> {
        let record = map::category::category(row)?;
        Ok(observed(row.category_id.get(), record, changed(row.modified_date, row.created_date), Vec::new()))
    }

    async fn read_one(client: &Client, remote: i64) -> Result<Option<wire::Category>, KiotVietError> {
        Ok(client.category(CategoryId(remote)).await?.map(|single| single.value))
    }

    fn matching(everything: Everything<Self>) -> CategoryTree {
        everything.into_iter().collect()
    }
}

#[async_trait]
impl Pulled for CustomerGroup {
    type Row = wire::CustomerGroup;
    const SHORT: bool = true;

    fn query() -> CustomerGroupQuery {
        CustomerGroupQuery
    }

    fn observe(row: &wire::CustomerGroup, _: &Context) -> Result<Observed<Self>, Unusable> {
        let record = map::customer_group::customer_group(row)?;
        Ok(observed(row.id.get(), record, None, Vec::new()))
    }

    async fn read_one(client: &Client, remote: i64) -> Result<Option<wire::CustomerGroup>, KiotVietError> {
        find_in_list(client, CustomerGroupQuery, remote).await
    }

    fn matching(_: Everything<Self>) {}
}

#[async_trait]
impl Pulled for Product {
    type Row = wire::Product;
    const SHORT: bool = false;

    fn query() -> ProductQuery {
        ProductQuery { include_inventory: true, include_material: true, ..ProductQuery::default() }
    }

    fn observe(row: &wire::Product, _: &Context) -> Result<Observed<Self>, Unusable> {
        let record = map::product::product(row)?;
        let stock = map::stock::stock(&row.inventories)?;
        Ok(observed(row.id.get(), record, changed(row.modified_date, row.created_date), stock))
    }

    async fn read_one(client: &Client, remote: i64) -> Result<Option<wire::Product>, KiotVietError> {
        Ok(client.product(ProductId(remote)).await?.map(|single| single.value))
    }

    /// A new product brings stock, valued at its price; a changed one may change its price.
    fn meaning(before: Option<&Self>, after: &Self, pieces: Option<Quantity>) -> Option<Money> {
        match before {
            None => pieces.map(|pieces| after.base_price * pieces),
            Some(before) if before.base_price == after.base_price => None,
            Some(before) => Some(after.base_price - before.base_price),
        }
    }

    fn price(&self) -> Option<Money> {
        Some(self.base_price)
    }

    fn alarming(before: &Self, after: &Self) -> Option<WaveKind> {
        wave::of_product(before, after)
    }

    fn alarm(kind: WaveKind, before: &Self, after: &Self) -> (Value, Value) {
        let field = match kind {
            WaveKind::Discontinued => ProductField::Active,
            WaveKind::Zeros | WaveKind::Halved | WaveKind::Vanished => ProductField::BasePrice,
        };
        (before.show(field), after.show(field))
    }

    fn matching(_: Everything<Self>) {}
}

#[async_trait]
impl Pulled for PriceList {
    type Row = wire::PriceBook;
    const SHORT: bool = true;

    fn query() -> PriceBookQuery {
        PriceBookQuery { include_users: false, ..PriceBookQuery::default() }
    }

    fn observe(row: &wire::PriceBook, _: &Context) -> Result<Observed<Self>, Unusable> {
        Ok(observed(row.id.get(), map::price_list::price_list(row)?, None, Vec::new()))
    }

    async fn read_one(client: &Client, remote: i64) -> Result<Option<wire::PriceBook>, KiotVietError> {
        find_in_list(client, Self::query(), remote).await
    }

    fn matching(_: Everything<Self>) {}
}

#[async_trait]
impl Pulled for Customer {
    type Row = wire::Customer;
    const SHORT: bool = false;

    fn query() -> CustomerQuery {
        CustomerQuery { include_groups: true, ..CustomerQuery::default() }
    }

    fn observe(row: &wire::Customer, context: &Context) -> Result<Observed<Self>, Unusable> {
        let record = map::customer::customer(row, context)?;
        Ok(observed(row.id.get(), record, changed(row.modified_date, row.created_date), Vec::new()))
    }

    async fn read_one(client: &Client, remote: i64) -> Result<Option<wire::Customer>, KiotVietError> {
        Ok(client.customer(CustomerId(remote)).await?.map(|single| single.value))
    }

    fn matching(_: Everything<Self>) {}
}

#[async_trait]
impl Pulled for Order {
    type Row = wire::Order;
    const SHORT: bool = false;

    fn query() -> OrderQuery {
        OrderQuery { include_delivery: true, ..OrderQuery::default() }
    }

    fn observe(row: &wire::Order, _: &Context) -> Result<Observed<Self>, Unusable> {
        let record = map::order::order(row)?;
        Ok(observed(row.id.get(), record, changed(row.modified_date, row.created_date), Vec::new()))
    }

    async fn read_one(client: &Client, remote: i64) -> Result<Option<wire::Order>, KiotVietError> {
        Ok(client.order(OrderId(remote)).await?.map(|single| single.value))
    }

    fn meaning(before: Option<&Self>, after: &Self, _pieces: Option<Quantity>) -> Option<Money> {
        match before {
            None => Some(after.total),
            Some(before) if before.total == after.total => None,
            Some(before) => Some(after.total - before.total),
        }
    }

    fn matching(_: Everything<Self>) {}
}
