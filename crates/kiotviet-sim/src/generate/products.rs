//! Products: families of rows on the shelves, combos and services between them.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use super::calendar::Calendar;
use super::categories::Shelves;
use super::codes::{Codes, FamilyCode, barcode};
use super::families::{self, Member};
use super::prices::{percent_of, price, rounded};
use super::reference::SHOP_AGE;
use super::stock::inventories;
use super::vocabulary::{DEPARTMENTS, SERVICES, Section};
use super::{Draw, Randomness, descriptions};
use crate::records::{
    BranchId, CategoryId, Formula, Product, ProductExtras, ProductId, ProductKind, ProductTax, TaxMethod,
    TrademarkId,
};
use crate::state::Shop;

/// Makes exactly `count` product rows.
pub(super) fn fill(
    shop: &mut Shop,
    count: usize,
    shelves: &Shelves,
    calendar: Calendar,
    randomness: Randomness,
) {
    let branches = shop.branches.iter().map(|branch| branch.id).collect();
    let randomness = randomness.child("products");
    let mut workshop = Workshop {
        shop,
        count,
        made: 0,
        branches,
        shelves,
        calendar,
        barcodes_from: randomness.child("barcodes").draw().bits(),
        randomness,
        codes: Codes::default(),
    };
    let mut number = 0;
    while workshop.made < count {
        workshop.next(&mut randomness.child("families").row(number));
        number += 1;
    }
}

struct Workshop<'a> {
    shop: &'a mut Shop,
    count: usize,
    made: usize,
    branches: Vec<BranchId>,
    shelves: &'a Shelves,
    calendar: Calendar,
    randomness: Randomness,
    barcodes_from: u64,
    codes: Codes,
}

/// What all rows of a family share.
struct Family {
    name: String,
    category: CategoryId,
    trademark: Option<TrademarkId>,
    code: FamilyCode,
    description: Option<String>,
    weight: Option<i64>,
    discontinued: bool,
    tax: bool,
}

impl Workshop<'_> {
    fn next(&mut self, draw: &mut Draw) {
        match draw.between(0, 99) {
            0 if self.made > 0 => self.service(draw),
            1..=4 if self.made > 4 => self.combo(draw),
            _ => self.family(draw),
        }
    }

    fn family(&mut self, draw: &mut Draw) {
        // The early departments are the larger ones.
        let department_place = draw.skewed_index(DEPARTMENTS.len(), 1.4);
        let department = DEPARTMENTS[department_place];
        let section_place = draw.index(department.sections.len());
        let section = &department.sections[section_place];
        let leaf_place = draw.index(section.leaves.len());
        let brand = draw.chance(70.0).then(|| *draw.pick(department.brands));
        let noun = *draw.pick(section.leaves[leaf_place].nouns);
        let name = self.name(noun, section, brand, draw);
        let family = Family {
            category: self.shelves.category(department_place, section_place, leaf_place),
            trademark: brand.and_then(|brand| {
                self.shop.trademarks.iter().find(|known| known.name == brand).map(|brand| brand.id)
            }),
            code: self.codes.family(section.code, draw),
            description: descriptions::description(&name, section, draw),
            weight: draw.chance(70.0).then(|| draw.between(section.weight.0, section.weight.1)),
            discontinued: self.made > 0 && draw.chance(3.0),
            tax: draw.chance(12.0),
            name,
        };
        let price = price(section.price, draw);
        let mut members = families::members(section.shape, price, draw);
        members.truncate(self.count - self.made);
        let has_variants = members.iter().any(|member| !member.attributes.is_empty());
        let mut ids: Vec<ProductId> = Vec::with_capacity(members.len());
        for member in &members {
            let id = self.row(&family, member, &ids, has_variants);
            ids.push(id);
        }
    }

    fn name(&self, noun: &str, section: &Section, brand: Option<&str>, draw: &mut Draw) -> String {
        let mut name = noun.to_owned();
        if draw.chance(75.0) {
            name = format!("{name} {}", draw.pick(section.qualities));
        }
        if let Some(brand) = brand
            && draw.chance(60.0)
        {
            name = format!("{name} {brand}");
        }
        // Large catalogues number their models.
        if draw.chance(if self.count > 5_000 { 60.0 } else { 15.0 }) {
            name = format!("{name} {}{}", section.code, draw.between(100, 9999));
        }
        // Typed on a Mac, pasted from a PDF: decomposed letters that look the same.
        if draw.chance(0.3) { name.nfd().collect() } else { name }
    }

    fn row(
        &mut self,
        family: &Family,
        member: &Member,
        before: &[ProductId],
        has_variants: bool,
    ) -> ProductId {
        let draw = &mut self.randomness.child("rows").row(self.made as u64);
        let code = family.code.row(self.shop, &member.suffixes);
        let mut row = self.blank(code, &family.name, family.category, draw);
        row.trademark = family.trademark;
        row.has_variants = has_variants;
        row.attributes.clone_from(&member.attributes);
        row.unit = member.unit.map(str::to_owned);
        row.master_product = before.first().copied().filter(|_| has_variants);
        row.master_unit = member.base.and_then(|base| before.get(base)).copied();
        row.conversion = Decimal::from(member.conversion);
        row.base_price = member.price;
        row.weight = family.weight.map(|grams| Decimal::from(grams * member.conversion));
        row.description.clone_from(&family.description);
        row.images = descriptions::images(row.id.0, draw);
        row.is_active = !family.discontinued && (self.made == 0 || !draw.chance(1.5));
        row.allows_sale = self.made == 0 || !draw.chance(1.5);
        row.is_reward_point = Some(draw.chance(85.0));
        row.order_template = draw.chance(3.0).then(|| "Khách cần xuất hóa đơn đỏ".to_owned());
        let weighed = member.unit == Some("kg");
        let pooled = row.master_unit.is_some();
        row.inventories = inventories(&self.branches, member.price, weighed, pooled, draw);
        if self.made == 0 {
            row.inventories.iter_mut().for_each(|inventory| inventory.is_active = true);
        }
        if draw.chance(90.0) {
            row.stock_moved_at = Some(self.calendar.after(row.created_at, draw));
        }
        if family.tax {
            let tax = ProductTax {
                id: self.shop.allocate_link(),
                method: TaxMethod::Deduction,
                tax_id: 3,
                value: Some(Decimal::from(8)),
                name: "VAT 8%".to_owned(),
                is_purchase: false,
            };
            row.extras = Some(Box::new(ProductExtras { taxes: vec![tax], ..ProductExtras::default() }));
        }
        self.adopt(row)
    }

    fn service(&mut self, draw: &mut Draw) {
        let (name, thousands) = *draw.pick(&SERVICES);
        let code = self.codes.family("DV", draw).row(self.shop, &[]);
        let mut row = self.blank(code, name, self.shelves.other, draw);
        row.kind = ProductKind::Service;
        row.barcode = None;
        row.base_price = Decimal::from(thousands * 1000);
        self.adopt(row);
    }

    fn combo(&mut self, draw: &mut Draw) {
        let mut formulas: Vec<Formula> = Vec::new();
        let mut worth = Decimal::ZERO;
        let mut names = Vec::new();
        for _ in 0..draw.between(2, 3) {
            let Some(part) = self.shop.products.at(draw.index(self.made)) else { continue };
            let known = formulas.iter().any(|formula| formula.material == part.id);
            if part.kind == ProductKind::Goods && !known {
                let quantity = Decimal::from(draw.between(1, 3));
                formulas.push(Formula { material: part.id, quantity });
                worth += part.base_price * quantity;
                names.push(part.name.clone());
            }
        }
        let Some(first) = names.first().filter(|_| formulas.len() > 1) else { return self.family(draw) };
        let name = format!("Combo {} món: {first}", formulas.len());
        let code = self.codes.family("COMBO", draw).row(self.shop, &[]);
        let mut row = self.blank(code, &name, self.shelves.other, draw);
        row.kind = ProductKind::Combo;
        row.formulas = formulas;
        row.base_price = rounded(percent_of(worth, draw.between(80, 95)));
        row.images = descriptions::images(row.id.0, draw);
        row.inventories = inventories(&self.branches, row.base_price, false, true, draw);
        self.adopt(row);
    }

    /// The next row with what every row has: id, code, barcode, dates.
    fn blank(&mut self, code: String, name: &str, category: CategoryId, draw: &mut Draw) -> Product {
        // Ids have gaps where test rows were deleted long ago.
        if draw.chance(2.0) {
            self.shop.products.allocate();
        }
        let id = self.shop.products.allocate();
        let created_at = self.calendar.spread(SHOP_AGE - 30, self.made, self.count, draw);
        let mut row = Product::new(id, code, name, category, created_at);
        row.barcode = draw.chance(88.0).then(|| barcode(self.made, self.barcodes_from));
        row.modified_at = draw.chance(55.0).then(|| self.calendar.after(created_at, draw));
        row
    }

    fn adopt(&mut self, row: Product) -> ProductId {
        let id = row.id;
        self.shop.adopt_product(row);
        self.made += 1;
        id
    }
}
