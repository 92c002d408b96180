//! Making, editing, deleting and restoring products.

use std::collections::HashSet;

use jiff::Timestamp;
use rust_decimal::Decimal;

use crate::events::Event;
use crate::records::{
    Attribute, BranchId, CategoryId, Formula, Inventory, Money, Product, ProductId, ProductKind, ProductTax,
    Quantity, TaxMethod, TrademarkId, tax_name,
};
use crate::refusal::Refusal;
use crate::state::Shop;

/// Stock of a product at a branch, as a write states it; what is left out stays.
#[derive(Clone, Debug, PartialEq)]
pub struct InventoryDraft {
    /// Where; must be a live branch.
    pub branch: BranchId,
    /// Absolute on hand, in the row's own unit.
    pub on_hand: Option<Quantity>,
    /// Cost of one.
    pub cost: Option<Money>,
    /// Least stock wanted.
    pub min_quantity: Option<Quantity>,
    /// Most stock wanted.
    pub max_quantity: Option<Quantity>,
    /// Business status at the branch.
    pub is_active: Option<bool>,
}

impl InventoryDraft {
    /// An absolute stock write.
    pub fn on_hand(branch: BranchId, on_hand: Quantity) -> Self {
        Self {
            branch,
            on_hand: Some(on_hand),
            cost: None,
            min_quantity: None,
            max_quantity: None,
            is_active: None,
        }
    }
}

/// A product to make, or the members to change of one; what is left out keeps its value (or its default).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProductDraft {
    /// Name; required on creation.
    pub name: Option<String>,
    /// Category; required on creation.
    pub category: Option<CategoryId>,
    /// Code; given by the shop when missing.
    pub code: Option<String>,
    /// Barcode; an empty text clears it.
    pub barcode: Option<String>,
    /// Goods unless stated.
    pub kind: Option<ProductKind>,
    /// May be sold directly.
    pub allows_sale: Option<bool>,
    /// Active in the whole shop.
    pub is_active: Option<bool>,
    /// HTML.
    pub description: Option<String>,
    /// As sent.
    pub has_variants: Option<bool>,
    /// Attributes; when stated, they replace the list.
    pub attributes: Option<Vec<Attribute>>,
    /// First variant of the family to join (creation only).
    pub master_product: Option<ProductId>,
    /// Unit name.
    pub unit: Option<String>,
    /// Base unit (creation only).
    pub master_unit: Option<ProductId>,
    /// Base units in one.
    pub conversion: Option<Quantity>,
    /// Common price.
    pub base_price: Option<Money>,
    /// Grams.
    pub weight: Option<Decimal>,
    /// Picture addresses (creation only).
    pub images: Option<Vec<String>>,
    /// Stock.
    pub inventories: Option<Vec<InventoryDraft>>,
    /// Parts of a combo.
    pub formulas: Option<Vec<Formula>>,
    /// Serial goods.
    pub is_serial: Option<bool>,
    /// Earns points.
    pub is_reward_point: Option<bool>,
    /// Note template.
    pub order_template: Option<String>,
    /// Brand.
    pub trademark: Option<TrademarkId>,
    /// Tax ids of the sale side.
    pub taxes: Option<Vec<i64>>,
    /// Tax id of the purchase side.
    pub purchase_tax: Option<i64>,
}

impl Shop {
    /// Makes a product: `POST /products`.
    ///
    /// # Errors
    /// Name, category, code, barcode, unit, variant or branch that does not stand.
    pub fn create_product(&mut self, now: Timestamp, draft: ProductDraft) -> Result<ProductId, Refusal> {
        self.check_new_product(&draft)?;
        Ok(self.make_product(now, draft))
    }

    /// Makes many products, all or none: `POST /listaddproducts`.
    ///
    /// # Errors
    /// As [`Shop::create_product`], for the first draft that does not stand.
    pub fn create_products(
        &mut self,
        now: Timestamp,
        drafts: Vec<ProductDraft>,
    ) -> Result<Vec<ProductId>, Refusal> {
        let mut codes = HashSet::new();
        for draft in &drafts {
            self.check_new_product(draft)?;
            if let Some(code) = given(draft.code.as_deref())
                && !codes.insert(code.to_lowercase())
            {
                return Err(Refusal::ProductCodeTaken(code.into()));
            }
        }
        Ok(drafts.into_iter().map(|draft| self.make_product(now, draft)).collect())
    }

    fn check_new_product(&self, draft: &ProductDraft) -> Result<(), Refusal> {
        if draft.name.as_deref().is_none_or(|name| name.trim().is_empty()) {
            return Err(Refusal::ProductNameInvalid);
        }
        if draft.category.is_none() {
            return Err(Refusal::CategoryUnknown);
        }
        self.check_product_members(draft, None)?;
        let conversion = draft.conversion.unwrap_or(Decimal::ONE);
        match draft.master_unit {
            Some(base) => {
                let base = self.products.get(base).ok_or(Refusal::ProductUnknown(base))?;
                if base.master_unit.is_some() || conversion <= Decimal::ONE || base.kind != ProductKind::Goods
                {
                    return Err(Refusal::UnitInvalid);
                }
            }
            None if conversion != Decimal::ONE => return Err(Refusal::UnitInvalid),
            None => {}
        }
        if let Some(master) = draft.master_product {
            self.products.get(master).ok_or(Refusal::ProductUnknown(master))?;
            if draft.master_unit.is_none() {
                self.check_variant(master, draft.attributes.as_deref().unwrap_or_default(), None)?;
            }
        }
        Ok(())
    }

    fn check_variant(
        &self,
        master: ProductId,
        attributes: &[Attribute],
        own: Option<ProductId>,
    ) -> Result<(), Refusal> {
        let same = |row: &Product| {
            row.attributes.len() == attributes.len()
                && row.attributes.iter().zip(attributes).all(|(left, right)| {
                    left.name.eq_ignore_ascii_case(&right.name) && left.value == right.value
                })
        };
        let taken = self.products.iter().any(|row| {
            (row.id == master || row.master_product == Some(master))
                && Some(row.id) != own
                && row.master_unit.is_none()
                && same(row)
        });
        if taken { Err(Refusal::VariantTaken) } else { Ok(()) }
    }

    /// Checks what creation and edit have in common; `own` is the product being edited.
    fn check_product_members(&self, draft: &ProductDraft, own: Option<ProductId>) -> Result<(), Refusal> {
        if let Some(name) = &draft.name
            && (name.trim().is_empty() || name.chars().count() > 255)
        {
            return Err(Refusal::ProductNameInvalid);
        }
        if draft.category.is_some_and(|category| self.categories.get(category).is_none()) {
            return Err(Refusal::CategoryUnknown);
        }
        if draft.trademark.is_some_and(|trademark| self.trademarks.get(trademark).is_none()) {
            return Err(Refusal::TrademarkUnknown);
        }
        if draft.base_price.is_some_and(|price| price.is_sign_negative() && !price.is_zero()) {
            return Err(Refusal::PriceInvalid);
        }
        if let Some(code) = given(draft.code.as_deref())
            && self.products.by_code(code).is_some_and(|row| Some(row.id) != own)
        {
            return Err(Refusal::ProductCodeTaken(code.into()));
        }
        if let Some(barcode) = given(draft.barcode.as_deref()) {
            if barcode.chars().count() > 16 {
                return Err(Refusal::BarcodeTooLong);
            }
            if self.products.by_barcode(barcode).is_some_and(|row| Some(row.id) != own) {
                return Err(Refusal::BarcodeTaken(barcode.into()));
            }
        }
        for inventory in draft.inventories.iter().flatten() {
            self.branches.get(inventory.branch).ok_or(Refusal::BranchUnknown)?;
        }
        for part in draft.formulas.iter().flatten() {
            self.products.get(part.material).ok_or(Refusal::ProductUnknown(part.material))?;
        }
        Ok(())
    }

    fn make_product(&mut self, now: Timestamp, draft: ProductDraft) -> ProductId {
        let id = self.products.allocate();
        let code = match given(draft.code.as_deref()) {
            Some(code) => code.to_owned(),
            None => self.next_code("SP"),
        };
        let mut product = Product::new(id, code, "", draft.category.unwrap_or(CategoryId(0)), now);
        product.kind = draft.kind.unwrap_or(ProductKind::Goods);
        product.master_product = draft.master_product;
        product.master_unit = draft.master_unit;
        product.images = draft
            .images
            .iter()
            .flatten()
            .enumerate()
            .map(|(place, sent)| self.stored_image(id, place, sent))
            .collect();
        if product.kind != ProductKind::Service {
            product.inventories = self.branches.iter().map(|branch| Inventory::empty(branch.id)).collect();
        }
        self.write_members(&mut product, &draft);
        self.adopt_product(product);
        self.write_inventories(id, draft.inventories.as_deref().unwrap_or_default());
        self.events.push(Event::ProductChanged(id));
        let stocked: Vec<BranchId> = draft
            .inventories
            .iter()
            .flatten()
            .filter(|row| row.on_hand.is_some_and(|on_hand| !on_hand.is_zero()))
            .map(|row| row.branch)
            .collect();
        self.note_stock_written(now, id, &stocked);
        id
    }

    /// KiotViet fetches pictures and stores them under an address of its own.
    fn stored_image(&self, product: ProductId, place: usize, sent: &str) -> String {
        let name = sent.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
        let name = if name.is_empty() { "image.jpg" } else { name };
        format!("https://cdn-images.example.vn/{}/{product}-{place}-{name}", self.identity.retailer)
    }

    fn write_members(&mut self, product: &mut Product, draft: &ProductDraft) {
        let ProductDraft {
            name,
            category,
            code,
            barcode,
            allows_sale,
            is_active,
            description,
            has_variants,
            ..
        } = draft;
        if let Some(name) = name {
            product.name = name.trim().to_owned();
        }
        if let Some(category) = category {
            product.category = *category;
        }
        if let Some(code) = given(code.as_deref()) {
            product.code = code.to_owned();
        }
        if let Some(barcode) = barcode {
            product.barcode = given(Some(barcode)).map(str::to_owned);
        }
        if let Some(allows_sale) = allows_sale {
            product.allows_sale = *allows_sale;
        }
        if let Some(is_active) = is_active {
            product.is_active = *is_active;
        }
        if let Some(description) = description {
            product.description = Some(description.clone());
        }
        if let Some(attributes) = &draft.attributes {
            for attribute in attributes {
                self.learn_attribute(&attribute.name, &attribute.value);
            }
            product.attributes.clone_from(attributes);
            product.has_variants = product.has_variants || !attributes.is_empty();
        }
        if let Some(has_variants) = has_variants {
            product.has_variants = *has_variants;
        }
        if let Some(unit) = &draft.unit {
            product.unit = Some(unit.clone());
        }
        if let Some(conversion) = draft.conversion {
            product.conversion = conversion;
        }
        if let Some(base_price) = draft.base_price {
            product.base_price = base_price;
        }
        product.weight = draft.weight.or(product.weight);
        product.is_reward_point = draft.is_reward_point.or(product.is_reward_point);
        product.is_lot_serial_control = draft.is_serial.or(product.is_lot_serial_control);
        product.trademark = draft.trademark.or(product.trademark);
        if let Some(order_template) = &draft.order_template {
            product.order_template = Some(order_template.clone());
        }
        if let Some(formulas) = &draft.formulas {
            product.formulas.clone_from(formulas);
        }
        self.write_taxes(product, draft);
    }

    fn write_taxes(&mut self, product: &mut Product, draft: &ProductDraft) {
        let sale = draft.taxes.iter().flatten().map(|tax_id| (*tax_id, false));
        let written: Vec<(i64, bool)> = sale.chain(draft.purchase_tax.map(|tax_id| (tax_id, true))).collect();
        if draft.taxes.is_none() && draft.purchase_tax.is_none() {
            return;
        }
        let taxes = written
            .into_iter()
            .filter_map(|(tax_id, is_purchase)| {
                let (name, value) = tax_name(tax_id)?;
                let method =
                    if matches!(tax_id, 6..=9 | 64..=66) { TaxMethod::Direct } else { TaxMethod::Deduction };
                let id = self.allocate_link();
                Some(ProductTax { id, method, tax_id, value, name: name.into(), is_purchase })
            })
            .collect();
        product.extras.get_or_insert_default().taxes = taxes;
    }

    fn write_inventories(&mut self, product: ProductId, rows: &[InventoryDraft]) {
        for row in rows {
            self.set_on_hand(product, row.branch, row.on_hand, row.cost);
            if let Some(product) = self.products.get_mut(product) {
                let inventory = product.inventory_mut(row.branch);
                inventory.min_quantity = row.min_quantity.unwrap_or(inventory.min_quantity);
                inventory.max_quantity = row.max_quantity.unwrap_or(inventory.max_quantity);
                inventory.is_active = row.is_active.unwrap_or(inventory.is_active);
            }
        }
    }

    fn note_stock_written(&mut self, now: Timestamp, product: ProductId, branches: &[BranchId]) {
        let Some(owner) = self.products.get(product).map(Product::pool_owner) else { return };
        for branch in branches {
            self.note_stock_moved(now, *branch, &[owner]);
        }
    }

    /// Edits a product, partially: `PUT /products/{id}`. Pictures and family cannot be changed this way. Stock that
    /// is stated is absolute, for the branches listed only.
    ///
    /// # Errors
    /// An unknown product, or members that do not stand.
    pub fn update_product(
        &mut self,
        now: Timestamp,
        id: ProductId,
        draft: ProductDraft,
    ) -> Result<(), Refusal> {
        let old = self.products.get(id).ok_or(Refusal::ProductUnknown(id))?;
        self.check_product_members(&draft, Some(id))?;
        if let Some(conversion) = draft.conversion {
            let fits = if old.master_unit.is_some() {
                conversion > Decimal::ONE
            } else {
                conversion == Decimal::ONE
            };
            if !fits {
                return Err(Refusal::UnitInvalid);
            }
        }
        if let Some(attributes) = &draft.attributes
            && old.master_unit.is_none()
            && let Some(master) = old.master_product
        {
            self.check_variant(master, attributes, Some(id))?;
        }
        let mut product = old.clone();
        self.write_members(&mut product, &draft);
        product.modified_at = Some(now);
        self.products.update(id, |row| *row = product);
        self.events.push(Event::ProductChanged(id));
        if let Some(inventories) = &draft.inventories {
            self.write_inventories(id, inventories);
            let branches: Vec<BranchId> = inventories.iter().map(|row| row.branch).collect();
            self.note_stock_written(now, id, &branches);
        }
        Ok(())
    }

    /// Deletes a product softly: `DELETE /products/{id}`. Its id answers 420 afterwards and counts as removed.
    ///
    /// # Errors
    /// An unknown product, or a base unit that still has units.
    pub fn delete_product(&mut self, now: Timestamp, id: ProductId) -> Result<(), Refusal> {
        let product = self.products.get(id).ok_or(Refusal::ProductUnknown(id))?;
        if !product.units.is_empty() {
            return Err(Refusal::ProductHasUnits);
        }
        let base = product.master_unit;
        if let Some(base) = base.and_then(|base| self.products.get_mut(base)) {
            base.units.retain(|unit| *unit != id);
        }
        let books: Vec<_> = self.price_books.iter().map(|book| book.id).collect();
        for book in books {
            if let Some(book) = self.price_books.get_mut(book) {
                book.entries.remove(&id);
            }
        }
        self.products.remove(id, now);
        self.events.push(Event::ProductsRemoved(vec![id]));
        Ok(())
    }

    /// Brings a deleted product back, with the stock it had and reservations counted anew.
    ///
    /// # Errors
    /// Never deleted, or its code or barcode is in use again, or its base unit is gone.
    pub fn restore_product(&mut self, now: Timestamp, id: ProductId) -> Result<(), Refusal> {
        let product = self.products.removed(id).ok_or(Refusal::ProductUnknown(id))?;
        if self.products.get(id).is_some() || self.products.by_code(&product.code).is_some() {
            return Err(Refusal::ProductCodeTaken(product.code.clone()));
        }
        if let Some(barcode) = product.barcode.as_deref()
            && self.products.by_barcode(barcode).is_some()
        {
            return Err(Refusal::BarcodeTaken(barcode.into()));
        }
        if product.master_unit.is_some_and(|base| self.products.get(base).is_none()) {
            return Err(Refusal::UnitInvalid);
        }
        let Some(mut product) = self.products.take_removed(id) else {
            return Err(Refusal::ProductUnknown(id));
        };
        product.modified_at = Some(now);
        for inventory in &mut product.inventories {
            inventory.reserved = Decimal::ZERO;
        }
        self.adopt_product(product);
        self.recount_reserved(id);
        self.events.push(Event::ProductChanged(id));
        Ok(())
    }

    /// Stops or resumes a product in the whole shop.
    ///
    /// # Errors
    /// An unknown product.
    pub fn set_product_active(
        &mut self,
        now: Timestamp,
        id: ProductId,
        is_active: bool,
    ) -> Result<(), Refusal> {
        self.update_product(now, id, ProductDraft { is_active: Some(is_active), ..ProductDraft::default() })
    }

    /// Stops or resumes a product at one branch.
    ///
    /// # Errors
    /// An unknown product or branch.
    pub fn set_product_active_at(
        &mut self,
        now: Timestamp,
        id: ProductId,
        branch: BranchId,
        is_active: bool,
    ) -> Result<(), Refusal> {
        self.products.get(id).ok_or(Refusal::ProductUnknown(id))?;
        self.branches.get(branch).ok_or(Refusal::BranchUnknown)?;
        if let Some(product) = self.products.get_mut(id) {
            product.inventory_mut(branch).is_active = is_active;
            product.modified_at = Some(now);
        }
        self.events.push(Event::ProductChanged(id));
        Ok(())
    }
}

/// A text that is really there.
pub(super) fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}
