//! Hàng hóa.

use async_trait::async_trait;
use dongbo_sync::records::{Product, ProductField};
use dongbo_sync::{Local, Reference};
use jiff::Timestamp;
use kiotviet::api::products::{NewAttribute, NewProduct, ProductUpdate, StockWrite};
use kiotviet::ids::{BranchId, CategoryId, ProductId};
use kiotviet::{Ability, Error as KiotVietError, VietnamTime, wire};
use rust_decimal::Decimal;

use super::{Confirmed, Found, Pushed};
use crate::error::EngineError;
use crate::run::Run;

#[async_trait]
impl Pushed for Product {
    const ABILITY: Ability = Ability::WriteCatalogue;
    /// Codes are unique there: a second one is refused.
    const LOOKS_FIRST: bool = false;

    async fn create(run: &Run, local: Local<Self>, record: &Self) -> Result<Confirmed, KiotVietError> {
        let request = NewProduct { inventories: opening_stock(run, local).await?, ..new_product(record)? };
        let written = run.client.create_product(&request).await?;
        Ok(confirmed(&written.answer.value))
    }

    async fn is_there(run: &Run, local: Local<Self>) -> Result<(), EngineError> {
        Ok(run.store.forget_opening_stock(run.shop(), local).await?)
    }

    async fn change(
        run: &Run,
        remote: i64,
        ours: &Self,
        _: &Self,
        fields: &[ProductField],
    ) -> Result<Confirmed, KiotVietError> {
        let written = run.client.update_product(ProductId(remote), &update(ours, fields)).await?;
        Ok(Confirmed { remote, ..confirmed(&written.answer.value) })
    }

    async fn delete(run: &Run, remote: i64) -> Result<(), KiotVietError> {
        run.client.delete_product(ProductId(remote)).await.map(|_| ())
    }

    /// By code.
    async fn find(
        run: &Run,
        _: Local<Self>,
        record: &Self,
        _: Option<Timestamp>,
    ) -> Result<Found, KiotVietError> {
        let by_code = run.client.product_by_code(&record.code).await?;
        Ok(by_code.map(|single| single.value.id.get()).into_iter().collect())
    }
}

fn id<K>(reference: &Reference<K>) -> Option<i64> {
    reference.remote().map(|remote| remote.get())
}

/// What is on the shelf when the product is opened: asked for by whoever made it, or nothing.
pub(super) async fn opening_stock(
    run: &Run,
    local: Local<Product>,
) -> Result<Vec<StockWrite>, KiotVietError> {
    let stock = run.store.opening_stock(run.shop(), local).await.map_err(|error| {
        // Making it without would lose the stock: it is tried again when the store answers.
        KiotVietError::InvalidRequest { reason: error.to_string() }
    })?;
    Ok(stock
        .into_iter()
        .map(|(branch, on_hand, cost)| StockWrite {
            branch_id: BranchId(branch.get()),
            branch_name: None,
            on_hand: Some(on_hand.decimal()),
            cost: cost.map(|cost| cost.decimal()),
        })
        .collect())
}

/// The request that makes a product.
pub(super) fn new_product(product: &Product) -> Result<NewProduct, KiotVietError> {
    let category = product.category.as_ref().and_then(id).ok_or_else(|| KiotVietError::InvalidRequest {
        reason: "a product needs a category on KiotViet".to_owned(),
    })?;
    let images = product.images.iter().map(|image| image.0.clone());
    Ok(NewProduct {
        name: product.name.clone(),
        code: product.code.clone(),
        category_id: CategoryId(category),
        allows_sale: product.allows_sale,
        bar_code: product.barcode.clone(),
        description: product.description.clone(),
        has_variants: !product.attributes.is_empty(),
        attributes: attributes(product),
        master_product_id: product.master.as_ref().and_then(id).map(ProductId),
        unit: product.unit.clone(),
        master_unit_id: product.unit_of.as_ref().and_then(|unit| id(&unit.base)).map(ProductId),
        conversion_value: conversion(product),
        base_price: Some(product.base_price.decimal()),
        weight: product.weight.map(|weight| weight.decimal()),
        is_active: Some(product.active),
        // KiotViet fetches pictures itself; addresses that it cannot reach would fail the whole product.
        images: images.filter(|url| url.starts_with("https://") || url.starts_with("http://")).collect(),
        ..NewProduct::default()
    })
}

/// 1 on a base unit, more on a further one, nothing where there are no units.
fn conversion(product: &Product) -> Option<Decimal> {
    match &product.unit_of {
        Some(unit) => Some(unit.conversion.decimal()),
        None => product.unit.as_ref().map(|_| Decimal::ONE),
    }
}

fn attributes(product: &Product) -> Vec<NewAttribute> {
    let attribute = |attribute: &dongbo_sync::records::Attribute| NewAttribute {
        attribute_name: attribute.name.clone(),
        attribute_value: attribute.value.clone(),
    };
    product.attributes.iter().map(attribute).collect()
}

/// These fields, and nothing else: what is left out keeps its value.
fn update(product: &Product, fields: &[ProductField]) -> ProductUpdate {
    use ProductField as F;
    let text = |value: &Option<String>| Some(value.clone().unwrap_or_default());
    let mut request = ProductUpdate::default();
    for field in fields {
        match field {
            F::Code => request.code = Some(product.code.clone()),
            F::Barcode => request.bar_code = text(&product.barcode),
            F::Name => request.name = Some(product.name.clone()),
            F::Category => request.category_id = product.category.as_ref().and_then(id).map(CategoryId),
            F::BasePrice => request.base_price = Some(product.base_price.decimal()),
            F::Weight => request.weight = Some(product.weight.unwrap_or_default().decimal()),
            F::Unit => request.unit = text(&product.unit),
            F::Attributes => request.attributes = Some(attributes(product)),
            F::Description => request.description = text(&product.description),
            F::AllowsSale => request.allows_sale = Some(product.allows_sale),
            F::Active => request.is_active = Some(product.active),
            // The API has no way to change these; the rules never ask for it.
            F::Brand | F::Kind | F::Master | F::UnitOf | F::Images | F::Parts => {}
        }
    }
    request
}

fn confirmed(row: &wire::Product) -> Confirmed {
    Confirmed {
        remote: row.id.get(),
        changed_at: row.modified_date.or(row.created_date).map(VietnamTime::timestamp),
    }
}
