//! Product rows and stock rows.

use rust_decimal::Decimal;

use super::json::Object;
use crate::dialect::{ListImages, OnHandCasing, OnHandModifiedDate, QuantityNames};
use crate::records::{BranchId, CategoryId, Inventory, Product, ProductKind, TaxMethod};
use crate::state::{Shop, StockView};

/// Shape of images.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ImageShape {
    /// `string[]`.
    Strings,
    /// `[{Image}]`, every further one with a stray space as seen live.
    Objects,
    /// `string[]` with a stray space.
    Spaced,
}

impl From<ListImages> for ImageShape {
    fn from(images: ListImages) -> Self {
        match images {
            ListImages::Strings => Self::Strings,
            ListImages::Objects => Self::Objects,
            ListImages::Spaced => Self::Spaced,
        }
    }
}

/// Which optional parts of a product row are asked for.
#[derive(Clone, Debug)]
pub(crate) struct ProductParts {
    pub inventories: bool,
    /// Restricts `inventories`; empty means all.
    pub branches: Vec<BranchId>,
    pub price_books: bool,
    pub quantity: bool,
    pub material: bool,
    pub serials: bool,
    pub batches: bool,
    pub warranties: bool,
    pub shelves: bool,
    pub deleted_attributes: bool,
    pub images: ImageShape,
}

impl ProductParts {
    /// What a single read shows: inventories and price books always.
    pub fn single() -> Self {
        Self {
            inventories: true,
            branches: Vec::new(),
            price_books: true,
            quantity: true,
            material: true,
            serials: true,
            batches: true,
            warranties: true,
            shelves: true,
            deleted_attributes: true,
            images: ImageShape::Strings,
        }
    }
}

pub(super) fn category_name(shop: &Shop, category: CategoryId) -> Option<&str> {
    let row = shop.categories.get(category).or_else(|| shop.categories.removed(category));
    row.map(|row| row.name.as_str())
}

/// A product row of lists and single reads.
pub(crate) fn product(shop: &Shop, product: &Product, parts: &ProductParts, o: &mut Object<'_>) {
    let trademark = product.trademark.and_then(|trademark| shop.trademarks.get(trademark));
    o.member("id", product.id);
    o.member("retailerId", shop.identity.retailer_id);
    o.member("code", &*product.code);
    o.maybe("barCode", product.barcode.as_deref());
    o.member("name", &*product.name);
    o.member("fullName", product.full_name());
    o.member("categoryId", product.category);
    o.maybe("categoryName", category_name(shop, product.category));
    o.maybe("tradeMarkId", trademark.map(|trademark| trademark.id));
    o.maybe("tradeMarkName", trademark.map(|trademark| trademark.name.as_str()));
    o.member("allowsSale", product.allows_sale);
    o.member("type", product.kind.number());
    o.member("hasVariants", product.has_variants);
    o.maybe("masterProductId", product.master_product);
    o.member("basePrice", product.base_price);
    o.maybe("weight", product.weight);
    o.maybe("unit", product.unit.as_deref());
    o.maybe("masterUnitId", product.master_unit);
    o.member("conversionValue", product.conversion);
    o.maybe("description", product.description.as_deref());
    o.maybe("modifiedDate", product.modified_at);
    o.member("createdDate", product.created_at);
    o.member("isActive", product.is_active);
    o.maybe("isRewardPoint", product.is_reward_point);
    o.maybe("isLotSerialControl", product.is_lot_serial_control);
    o.maybe("isBatchExpireControl", product.is_batch_expire_control);
    o.maybe("orderTemplate", product.order_template.as_deref());
    if parts.quantity && product.kind != ProductKind::Service {
        let first = product.inventories.first();
        o.member("minQuantity", first.map_or(Decimal::ZERO, |row| row.min_quantity));
        o.member("maxQuantity", first.map_or(Inventory::NO_MAXIMUM, |row| row.max_quantity));
    }
    attributes(product, parts.deleted_attributes, o);
    o.objects("units", product.units.iter().filter_map(|unit| shop.products.get(*unit)), |unit, o| {
        o.member("id", unit.id);
        o.member("code", &*unit.code);
        o.member("name", &*unit.name);
        o.member("fullName", unit.full_name());
        o.maybe("unit", unit.unit.as_deref());
        o.member("conversionValue", unit.conversion);
        o.member("basePrice", unit.base_price);
    });
    images(product, parts.images, o);
    if parts.inventories && product.kind != ProductKind::Service {
        inventories(shop, product, "inventories", &parts.branches, o);
    }
    if parts.price_books {
        price_books(shop, product, o);
    }
    if parts.material && product.kind == ProductKind::Combo {
        formulas(shop, product, o);
    }
    extras(shop, product, parts, o);
    taxes(product, o);
}

/// The answer to a product write, with the stock under `stock_name`.
pub(crate) fn product_written(shop: &Shop, product: &Product, stock_name: &str, o: &mut Object<'_>) {
    o.member("id", product.id);
    o.member("code", &*product.code);
    o.maybe("barCode", product.barcode.as_deref());
    o.member("name", &*product.name);
    o.member("fullName", product.full_name());
    o.maybe("description", product.description.as_deref());
    images(product, ImageShape::Strings, o);
    o.member("categoryId", product.category);
    o.maybe("categoryName", category_name(shop, product.category));
    o.maybe("tradeMarkId", product.trademark);
    o.maybe("unit", product.unit.as_deref());
    o.maybe("masterProductId", product.master_product);
    o.maybe("masterUnitId", product.master_unit);
    o.member("conversionValue", product.conversion);
    o.member("hasVariants", product.has_variants);
    attributes(product, false, o);
    o.member("basePrice", product.base_price);
    inventories(shop, product, stock_name, &[], o);
    o.member("retailerId", shop.identity.retailer_id);
    o.member("createdDate", product.created_at);
    o.member("modifiedDate", product.changed_at());
    o.member("isActive", product.is_active);
    o.member("allowsSale", product.allows_sale);
    o.maybe("isRewardPoint", product.is_reward_point);
    o.member("type", product.kind.number());
    taxes(product, o);
}

fn attributes(product: &Product, deleted_too: bool, o: &mut Object<'_>) {
    let listed = product.attributes.iter().filter(|attribute| deleted_too || !attribute.is_deleted);
    o.objects("attributes", listed, |attribute, o| {
        o.member("productId", product.id);
        o.member("attributeName", &*attribute.name);
        o.member("attributeValue", &*attribute.value);
    });
}

fn images(product: &Product, shape: ImageShape, o: &mut Object<'_>) {
    let spaced =
        |(place, image): (usize, &String)| if place > 0 { format!(" {image}") } else { image.clone() };
    let images = product.images.iter();
    match shape {
        ImageShape::Strings => o.values("images", images.map(String::as_str)),
        ImageShape::Spaced => o.values("images", images.map(|image| format!(" {image} "))),
        ImageShape::Objects => {
            o.objects("images", images.enumerate().map(spaced), |image, o| o.member("Image", image))
        }
    }
}

fn inventories(shop: &Shop, product: &Product, name: &str, branches: &[BranchId], o: &mut Object<'_>) {
    let wanted = |view: &StockView| branches.is_empty() || branches.contains(&view.branch);
    let (least, most) = match shop.dialect.inventory_quantity_names {
        QuantityNames::Quantity => ("minQuantity", "maxQuantity"),
        QuantityNames::Quality => ("minQuality", "maxQuality"),
    };
    o.objects(name, shop.stock_views(product).filter(wanted), |view, o| {
        o.member("productId", product.id);
        o.member("productCode", &*product.code);
        o.member("productName", &*product.name);
        o.member("branchId", view.branch);
        o.maybe("branchName", shop.branch_ever(view.branch).map(|branch| branch.name.as_str()));
        o.member("cost", view.cost);
        o.member("onHand", view.on_hand);
        o.member("reserved", view.reserved);
        o.member("actualReserved", view.reserved);
        o.member(least, view.min_quantity);
        o.member(most, view.max_quantity);
        o.member("isActive", view.is_active);
        o.member("onOrder", view.on_order);
    });
}

fn price_books(shop: &Shop, product: &Product, o: &mut Object<'_>) {
    let mut books = shop
        .price_books
        .iter()
        .filter_map(|book| book.entries.get(&product.id).map(|entry| (book, entry)))
        .peekable();
    if product.kind != ProductKind::Goods && books.peek().is_none() {
        return;
    }
    o.objects("priceBooks", books, |(book, entry), o| {
        o.member("priceBookId", book.id);
        o.member("priceBookName", &*book.name);
        o.member("productId", product.id);
        o.member("isActive", book.is_active);
        o.member("startDate", book.starts_at);
        o.member("endDate", book.ends_at);
        o.member("price", entry.price);
    });
}

fn formulas(shop: &Shop, product: &Product, o: &mut Object<'_>) {
    o.objects("productFormulas", &product.formulas, |part, o| {
        let material = shop.product_ever(part.material);
        o.member("materialId", part.material);
        o.maybe("materialCode", material.map(|material| material.code.as_str()));
        o.maybe("materialFullName", material.map(Product::full_name));
        o.maybe("materialName", material.map(|material| material.name.as_str()));
        o.member("quantity", part.quantity);
        o.maybe("basePrice", material.map(|material| material.base_price));
        o.member("productId", product.id);
    });
}

fn extras(shop: &Shop, product: &Product, parts: &ProductParts, o: &mut Object<'_>) {
    let Some(extras) = &product.extras else { return };
    if parts.serials && !extras.serials.is_empty() {
        o.objects("productSerials", &extras.serials, |serial, o| {
            o.member("productId", product.id);
            o.member("serialNumber", &*serial.serial_number);
            o.member("status", i64::from(serial.in_stock));
            o.member("branchId", serial.branch);
            o.member("quantity", 1i64);
            o.member("createdDate", serial.created_at);
        });
    }
    if parts.batches && !extras.batches.is_empty() {
        o.objects("productBatchExpires", &extras.batches, |batch, o| {
            let expires = crate::vietnam_time::midnight(batch.expires_on);
            o.member("productId", product.id);
            o.member("onHand", batch.on_hand);
            o.member("batchName", &*batch.name);
            o.member("expireDate", expires);
            o.member(
                "fullNameVirgule",
                format!("{} - {}", batch.name, batch.expires_on.strftime("%d/%m/%Y")),
            );
            o.member("branchId", batch.branch);
        });
    }
    if parts.shelves && !extras.shelves.is_empty() {
        o.objects("productShelves", &extras.shelves, |shelf, o| {
            o.member("branchId", shelf.branch);
            o.maybe("branchName", shop.branch_ever(shelf.branch).map(|branch| branch.name.as_str()));
            o.member("ProductShelves", &*shelf.shelves);
        });
    }
    if parts.warranties && !extras.warranties.is_empty() {
        o.objects("productWarranties", &extras.warranties, |warranty, o| {
            o.member("Id", warranty.id);
            o.member("description", &*warranty.description);
            o.member("numberTime", warranty.number_time);
            o.member("timeType", warranty.time_type);
            o.member("warrantyType", warranty.warranty_type);
            o.member("productId", product.id);
            o.member("retailerId", shop.identity.retailer_id);
            o.member("createdDate", warranty.created_at);
        });
    }
}

fn taxes(product: &Product, o: &mut Object<'_>) {
    let Some(extras) = product.extras.as_ref().filter(|extras| !extras.taxes.is_empty()) else { return };
    let sale = || extras.taxes.iter().filter(|tax| !tax.is_purchase);
    if let Some(tax) = sale().next() {
        match tax.method {
            TaxMethod::Deduction => {
                o.member("taxType", "khau_tru");
                o.member(
                    "taxRate",
                    tax.value.map_or_else(|| tax.name.clone(), |value| value.normalize().to_string()),
                );
            }
            TaxMethod::Direct => {
                o.member("taxType", "truc_tiep");
                o.maybe("taxRateDirect", tax.value);
            }
        }
        o.objects("productTaxs", sale(), |tax, o| tax_line(product, tax, o));
    }
    if let Some(tax) = extras.taxes.iter().find(|tax| tax.is_purchase) {
        o.object("purchaseTax", |o| tax_line(product, tax, o));
    }
}

fn tax_line(product: &Product, tax: &crate::records::ProductTax, o: &mut Object<'_>) {
    o.member("id", tax.id);
    o.member("productId", product.id);
    o.member("taxId", tax.tax_id);
    o.maybe("value", tax.value);
    o.member("name", &*tax.name);
}

/// A row of `/productOnHands`.
pub(crate) fn on_hands(shop: &Shop, product: &Product, branches: &[BranchId], o: &mut Object<'_>) {
    let on_hand = match shop.dialect.on_hand_casing {
        OnHandCasing::Lower => "onhand",
        OnHandCasing::Camel => "onHand",
    };
    let modified = match shop.dialect.on_hand_modified_date {
        OnHandModifiedDate::Stays => product.modified_at,
        OnHandModifiedDate::Moves => product.modified_at.max(product.stock_moved_at),
    };
    o.member("id", product.id);
    o.member("code", &*product.code);
    o.member("createdDate", product.created_at);
    o.maybe("modifiedDate", modified);
    let wanted = |view: &StockView| branches.is_empty() || branches.contains(&view.branch);
    o.objects("inventories", shop.stock_views(product).filter(wanted), |view, o| {
        o.member("branchId", view.branch);
        o.member(on_hand, view.on_hand);
        o.member("reserved", view.reserved);
    });
}
