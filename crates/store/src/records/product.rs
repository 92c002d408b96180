//! The tables of products and their parts, and the words that products are found by.

use dongbo_sync::records::{Part, Product, ProductKind, UnitOf};
use dongbo_sync::{Entity, Quantity, Reference, ShopId, text};
use jiff::Timestamp;

use super::references::{ReferenceColumn, Slot};
use super::table::{
    Columns, Entry, FIRST, Stored, Table, attach, clear_children, from_json, insert_rows, money, named,
    quantity, read_rows, reference_values, required_reference, to_json, update_rows,
};
use crate::error::Result;
use crate::search::{self, Words};
use crate::session::{Row, Session, Value};

impl Table for Product {
    const TABLE: &'static str = "products";
    const LABEL: &'static str = "code";
    const REFERENCES: &'static [ReferenceColumn] = &[
        column("products", "category_id", "category_there", Entity::Categories),
        column("products", "master_id", "master_there", Entity::Products),
        column("products", "base_id", "base_there", Entity::Products),
        column("product_parts", "part_id", "part_there", Entity::Products),
    ];

    fn references(&mut self, visit: &mut dyn FnMut(&mut dyn Slot)) {
        if let Some(category) = &mut self.category {
            visit(category);
        }
        if let Some(master) = &mut self.master {
            visit(master);
        }
        if let Some(unit_of) = &mut self.unit_of {
            visit(&mut unit_of.base);
        }
        for part in &mut self.parts {
            visit(&mut part.product);
        }
    }

    async fn insert(
        s: &mut Session,
        shop: ShopId,
        entries: &[Entry<'_, Self>],
        now: Timestamp,
    ) -> Result<()> {
        insert_rows(s, shop, entries, now).await?;
        insert_parts(s, shop, entries).await?;
        let words = entries.iter().map(|entry| (entry.id, words(entry.record))).collect();
        s.index_words(Words::Products, shop, words).await
    }

    async fn update(
        s: &mut Session,
        shop: ShopId,
        entries: &[Entry<'_, Self>],
        now: Timestamp,
    ) -> Result<()> {
        let names: Vec<_> = entries.iter().map(|entry| [shop.into(), entry.id.into()]).collect();
        let before = s
            .query_many(
                "SELECT code, barcode, full_name FROM products WHERE shop = ?1 AND id = ?2",
                &names,
                |row| Ok(words_of(row.text(0)?, row.text(1)?, row.text(2)?)),
            )
            .await?;
        update_rows(s, shop, entries, now).await?;
        clear_children(s, shop, "product_parts", "product_id", entries).await?;
        insert_parts(s, shop, entries).await?;
        let changed = (entries.iter().map(|entry| (entry.id, words(entry.record))).zip(before))
            .filter(|((_, after), before)| after != before)
            .map(|(entry, _)| entry)
            .collect();
        s.reindex_words(Words::Products, shop, changed).await
    }

    async fn read(s: &mut Session, shop: ShopId, ids: &[i64]) -> Result<Vec<Stored<Self>>> {
        let mut products = read_rows(s, shop, ids).await?;
        let rows: Vec<_> = ids.iter().map(|id| [shop.into(), (*id).into()]).collect();
        let parts = s
            .query_many(
                "SELECT product_id, part_id, part_there, quantity FROM product_parts
                 WHERE shop = ?1 AND product_id = ?2 ORDER BY position",
                &rows,
                |row| {
                    let part = Part { product: required_reference(row, 1)?, quantity: row.get(3)? };
                    Ok((row.get(0)?, part))
                },
            )
            .await?;
        attach(&mut products, parts, |product: &mut Self, part| product.parts.push(part));
        Ok(products)
    }
}

const fn column(
    table: &'static str,
    id: &'static str,
    there: &'static str,
    target: Entity,
) -> ReferenceColumn {
    ReferenceColumn { table, id, there, target }
}

impl Columns<25> for Product {
    const COLUMNS: [&'static str; 25] = [
        "shop",
        "id",
        "updated_at",
        "code",
        "code_key",
        "barcode",
        "name",
        "full_name",
        "category_id",
        "category_there",
        "brand",
        "kind",
        "base_price",
        "weight",
        "unit",
        "master_id",
        "master_there",
        "base_id",
        "base_there",
        "conversion",
        "attributes",
        "images",
        "description",
        "allows_sale",
        "active",
    ];

    fn row<'a>(shop: ShopId, entry: &Entry<'a, Self>, now: Timestamp) -> Result<[Value<'a>; 25]> {
        let product = entry.record;
        let [category_id, category_there] = reference_values(product.category.as_ref());
        let [master_id, master_there] = reference_values(product.master.as_ref());
        let [base_id, base_there] = reference_values(product.unit_of.as_ref().map(|unit| &unit.base));
        let amount = |value: Quantity| quantity(value, Entity::Products, entry);
        let conversion = product.unit_of.as_ref().map(|unit| amount(unit.conversion)).transpose()?;
        Ok([
            shop.into(),
            entry.id.into(),
            now.into(),
            (&product.code).into(),
            text::match_key(&product.code).into(),
            product.barcode.as_deref().into(),
            (&product.name).into(),
            product.full_name().into(),
            category_id,
            category_there,
            product.brand.as_deref().into(),
            product.kind.name().into(),
            money(product.base_price, Entity::Products, entry)?,
            product.weight.map(amount).transpose()?.unwrap_or(Value::Null),
            product.unit.as_deref().into(),
            master_id,
            master_there,
            base_id,
            base_there,
            conversion.unwrap_or(Value::Null),
            list(&product.attributes)?,
            list(&product.images)?,
            product.description.as_deref().into(),
            product.allows_sale.into(),
            product.active.into(),
        ])
    }

    fn record(row: &Row<'_>) -> Result<Self> {
        let base: Option<Reference<Product>> = row.get(FIRST + 14)?;
        let conversion: Option<Quantity> = row.get(FIRST + 16)?;
        Ok(Self {
            code: row.get(FIRST)?,
            barcode: row.get(FIRST + 2)?,
            name: row.get(FIRST + 3)?,
            category: row.get(FIRST + 5)?,
            brand: row.get(FIRST + 7)?,
            kind: named(row, FIRST + 8, ProductKind::named)?,
            base_price: row.get(FIRST + 9)?,
            weight: row.get(FIRST + 10)?,
            unit: row.get(FIRST + 11)?,
            master: row.get(FIRST + 12)?,
            unit_of: base.zip(conversion).map(|(base, conversion)| UnitOf { base, conversion }),
            attributes: from_json(row.text(FIRST + 17)?.unwrap_or("[]"))?,
            images: from_json(row.text(FIRST + 18)?.unwrap_or("[]"))?,
            description: row.get(FIRST + 19)?,
            parts: Vec::new(),
            allows_sale: row.get(FIRST + 20)?,
            active: row.get(FIRST + 21)?,
        })
    }
}

fn list<'a, T: serde::Serialize>(items: &[T]) -> Result<Value<'a>> {
    if items.is_empty() { Ok("[]".into()) } else { Ok(to_json(&items)?.into()) }
}

async fn insert_parts(session: &mut Session, shop: ShopId, entries: &[Entry<'_, Product>]) -> Result<()> {
    let mut rows = Vec::new();
    for entry in entries {
        for (position, part) in (0_i64..).zip(&entry.record.parts) {
            let [id, there] = reference_values(Some(&part.product));
            let amount = quantity(part.quantity, Entity::Products, entry)?;
            rows.push([shop.into(), entry.id.into(), position.into(), id, there, amount]);
        }
    }
    session
        .execute_many(
            "INSERT INTO product_parts (shop, product_id, position, part_id, part_there, quantity)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            &rows,
        )
        .await
        .map(|_| ())
}

fn words(product: &Product) -> String {
    words_of(Some(&product.code), product.barcode.as_deref(), Some(&product.full_name()))
}

fn words_of(code: Option<&str>, barcode: Option<&str>, name: Option<&str>) -> String {
    search::words([code, barcode], name)
}
