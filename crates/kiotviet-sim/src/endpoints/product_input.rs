//! Reading products from bodies.

use crate::actions::{InventoryDraft, ProductDraft};
use crate::exchange::{Failure, Input};
use crate::records::{Attribute, BranchId, Formula, ProductId, ProductKind};

/// Reads a product; everything is optional here, the shop decides what is required.
pub(super) fn product(input: Input<'_>) -> Result<ProductDraft, Failure> {
    Ok(ProductDraft {
        name: input.text("name")?,
        category: input.id("categoryId")?,
        code: input.text("code")?,
        barcode: input.text("barCode")?,
        kind: input.integer("type")?.or(input.integer("productType")?).and_then(ProductKind::from_number),
        allows_sale: input.boolean("allowsSale")?,
        is_active: input.boolean("isActive")?,
        description: input.text("description")?,
        has_variants: input.boolean("hasVariants")?,
        attributes: attributes(input)?,
        master_product: input.id("masterProductId")?,
        unit: input.text("unit")?,
        master_unit: input.id("masterUnitId")?,
        conversion: input.decimal("conversionValue")?.filter(|conversion| !conversion.is_zero()),
        base_price: input.decimal("basePrice")?,
        weight: input.decimal("weight")?,
        images: images(input)?,
        inventories: inventories(input)?,
        formulas: formulas(input)?,
        is_serial: input.boolean("isProductSerial")?,
        is_reward_point: input.boolean("isRewardPoint")?,
        order_template: input.text("orderTemplate")?,
        trademark: input.id("tradeMarkId")?,
        taxes: tax_ids(input, "productTaxs")?,
        purchase_tax: match input.object("purchaseTax") {
            Some(tax) => tax.integer("taxId")?,
            None => None,
        },
    })
}

fn attributes(input: Input<'_>) -> Result<Option<Vec<Attribute>>, Failure> {
    let Some(items) = input.list("attributes")? else { return Ok(None) };
    let mut attributes = Vec::with_capacity(items.len());
    for item in items {
        let name = item.text("attributeName")?.unwrap_or_default();
        let value = item.text("attributeValue")?.unwrap_or_default();
        if !name.trim().is_empty() {
            attributes.push(Attribute::new(name.trim(), value.trim()));
        }
    }
    Ok(Some(attributes))
}

/// Addresses, or objects holding one.
fn images(input: Input<'_>) -> Result<Option<Vec<String>>, Failure> {
    if let Ok(texts) = input.texts("images") {
        return Ok(texts);
    }
    let items = input.list("images")?.unwrap_or_default();
    let mut images = Vec::with_capacity(items.len());
    for item in items {
        images.extend(item.text("image")?.or(item.text("url")?));
    }
    Ok(Some(images))
}

fn inventories(input: Input<'_>) -> Result<Option<Vec<InventoryDraft>>, Failure> {
    let Some(items) = input.list("inventories")?.or(input.list("inventory")?) else { return Ok(None) };
    let read = |item: Input<'_>| -> Result<InventoryDraft, Failure> {
        Ok(InventoryDraft {
            branch: item.id("branchId")?.unwrap_or(BranchId(0)),
            on_hand: item.decimal("onHand")?,
            cost: item.decimal("cost")?,
            min_quantity: item.decimal("minQuantity")?,
            max_quantity: item.decimal("maxQuantity")?,
            is_active: item.boolean("isActive")?,
        })
    };
    items.into_iter().map(read).collect::<Result<_, _>>().map(Some)
}

fn formulas(input: Input<'_>) -> Result<Option<Vec<Formula>>, Failure> {
    let Some(items) = input.list("productFormulas")? else { return Ok(None) };
    let mut formulas = Vec::with_capacity(items.len());
    for item in items {
        let material = item.id("materialId")?.unwrap_or(ProductId(0));
        formulas.push(Formula { material, quantity: item.decimal("quantity")?.unwrap_or_default() });
    }
    Ok(Some(formulas))
}

/// `[{TaxId}]` of a product or a line.
pub(super) fn tax_ids(input: Input<'_>, name: &str) -> Result<Option<Vec<i64>>, Failure> {
    let Some(items) = input.list(name)? else { return Ok(None) };
    let mut taxes = Vec::with_capacity(items.len());
    for item in items {
        taxes.extend(item.integer("taxId")?);
    }
    Ok(Some(taxes))
}
