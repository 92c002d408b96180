//! Hàng hóa: one flat row for each variant, unit, combo and service.

use dongbo_sync::records::{Attribute, ImageUrl, Part, Product, ProductKind, UnitOf};
use dongbo_sync::{Quantity, Reference};
use kiotviet::wire;
use kiotviet::wire::ProductType;

use super::{Unusable, money, optional, quantity, required};

/// A row of `/products`, read with materials, as a product.
pub fn product(row: &wire::Product) -> Result<Product, Unusable> {
    Ok(Product {
        code: required(row.code.as_deref(), "code")?,
        barcode: optional(row.bar_code.as_deref()),
        name: required(row.name.as_deref().or(row.full_name.as_deref()), "name")?,
        category: row.category_id.filter(|id| id.get() > 0).map(|id| Reference::there(id.get())),
        brand: optional(row.trade_mark_name.as_deref()),
        kind: kind(row),
        base_price: money(row.base_price, "basePrice")?,
        weight: row
            .weight
            .map(|weight| quantity(Some(weight), "weight"))
            .transpose()?
            .filter(|w| *w != Quantity::ZERO),
        unit: optional(row.unit.as_deref()),
        master: row
            .master_product_id
            .filter(|id| id.get() > 0 && *id != row.id)
            .map(|id| Reference::there(id.get())),
        unit_of: unit_of(row)?,
        attributes: row.attributes.iter().filter_map(attribute).collect(),
        images: row.image_urls().map(|url| ImageUrl(url.to_owned())).collect(),
        description: optional(row.description.as_deref()),
        parts: parts(row)?,
        allows_sale: row.allows_sale.unwrap_or(true),
        active: row.is_active.unwrap_or(true),
    })
}

/// Rows of older senders carry no type; what has parts is a combo, everything else is goods.
fn kind(row: &wire::Product) -> ProductKind {
    match row.product_type {
        Some(ProductType::Combo) => ProductKind::Combo,
        Some(ProductType::Service) => ProductKind::Service,
        Some(ProductType::Goods) => ProductKind::Goods,
        Some(ProductType::Other(_)) | None if row.product_formulas.is_empty() => ProductKind::Goods,
        Some(ProductType::Other(_)) | None => ProductKind::Combo,
    }
}

fn unit_of(row: &wire::Product) -> Result<Option<UnitOf>, Unusable> {
    let Some(base) = row.master_unit_id.filter(|id| id.get() > 0 && *id != row.id) else { return Ok(None) };
    let conversion = quantity(row.conversion_value, "conversionValue")?;
    let conversion = if conversion > Quantity::ZERO { conversion } else { Quantity::whole(1) };
    Ok(Some(UnitOf { base: Reference::there(base.get()), conversion }))
}

fn attribute(row: &wire::Attribute) -> Option<Attribute> {
    Some(Attribute {
        name: optional(row.attribute_name.as_deref())?,
        value: optional(row.attribute_value.as_deref())?,
    })
}

fn parts(row: &wire::Product) -> Result<Vec<Part>, Unusable> {
    row.product_formulas
        .iter()
        .filter_map(|material| material.material_id.filter(|id| id.get() > 0).map(|id| (id, material)))
        .map(|(id, material)| {
            Ok(Part {
                product: Reference::there(id.get()),
                quantity: quantity(material.quantity, "quantity")?,
            })
        })
        .collect()
}
