//! What Abaha should have, read straight from KiotViet's state: a second, independent reading of what each of its
//! rows means.

use std::collections::BTreeSet;

use dongbo_sync::records::{
    Attribute, Category, Customer, CustomerGroup, CustomerKind, Delivery, Gender, ImageUrl, Order, OrderLine,
    OrderState, Part, PointOfSale, PriceList, Product, ProductKind, StockLevel, UnitOf,
};
use dongbo_sync::{Entity, Field, Money, Quantity, Record, Reference, Remote};
use jiff::Timestamp;
use kiotviet_sim::dialect::FractionDigits;
use kiotviet_sim::records as theirs;
use kiotviet_sim::state::Shop;
use rust_decimal::Decimal;

/// All values of a field, as they are shown.
pub(super) fn values(shop: &Shop, entity: Entity, field: &str) -> BTreeSet<String> {
    fn of<R: Record>(records: Vec<(i64, R)>, field: &str) -> BTreeSet<String> {
        let Some(field) = R::Field::named(field) else { return BTreeSet::new() };
        records.iter().map(|(_, record)| record.show(field).to_string()).collect()
    }
    match entity {
        Entity::Categories => of(categories(shop), field),
        Entity::Products => of(products(shop), field),
        Entity::Customers => of(customers(shop), field),
        _ => BTreeSet::new(),
    }
}

/// Our number in the free text, and the note around it.
fn apart(text: Option<&str>) -> (Option<String>, Option<String>) {
    let whole = text.unwrap_or_default();
    let Some((before, rest)) = whole.rsplit_once("[Abaha ") else { return (self::text(text), None) };
    let Some((number, after)) = rest.split_once(']') else { return (self::text(text), None) };
    let note = format!("{}{after}", before.trim_end());
    (self::text(Some(&note)), Some(number.to_owned()))
}

fn text(text: Option<&str>) -> Option<String> {
    text.filter(|text| !text.trim().is_empty()).map(str::to_owned)
}

/// KiotViet may write times without fractions.
fn shown(shop: &Shop, at: Timestamp) -> Timestamp {
    let milliseconds = at.as_millisecond();
    let kept = match shop.dialect.fraction_digits {
        FractionDigits::None => milliseconds.div_euclid(1000) * 1000,
        _ => milliseconds,
    };
    Timestamp::from_millisecond(kept).unwrap_or(at)
}

pub(super) fn points_of_sale(shop: &Shop) -> Vec<(i64, PointOfSale)> {
    let one = |branch: &theirs::Branch| {
        let parts = [&branch.address, &branch.ward_name, &branch.location_name];
        let parts: Vec<&str> =
            parts.into_iter().flatten().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
        PointOfSale {
            name: branch.name.clone(),
            address: text(Some(&parts.join(", "))),
            phone: text(branch.contact_number.as_deref()),
        }
    };
    shop.branches.iter().map(|branch| (branch.id.0, one(branch))).collect()
}

pub(super) fn categories(shop: &Shop) -> Vec<(i64, Category)> {
    let one = |row: &theirs::Category| Category {
        name: row.name.clone(),
        parent: row.parent.map(|parent| Reference::there(parent.0)),
    };
    shop.categories.iter().map(|row| (row.id.0, one(row))).collect()
}

pub(super) fn customer_groups(shop: &Shop) -> Vec<(i64, CustomerGroup)> {
    let one = |row: &theirs::CustomerGroup| CustomerGroup {
        name: row.name.clone(),
        description: text(row.description.as_deref()),
    };
    shop.customer_groups.iter().map(|row| (row.id.0, one(row))).collect()
}

pub(super) fn products(shop: &Shop) -> Vec<(i64, Product)> {
    shop.products.iter().map(|row| (row.id.0, product(shop, row))).collect()
}

fn product(shop: &Shop, row: &theirs::Product) -> Product {
    Product {
        code: row.code.clone(),
        barcode: text(row.barcode.as_deref()),
        name: row.name.clone(),
        category: Some(Reference::there(row.category.0)),
        brand: row.trademark.and_then(|id| shop.trademarks.get(id)).map(|brand| brand.name.clone()),
        kind: match row.kind {
            theirs::ProductKind::Combo => ProductKind::Combo,
            theirs::ProductKind::Goods => ProductKind::Goods,
            theirs::ProductKind::Service => ProductKind::Service,
        },
        base_price: Money::new(row.base_price),
        weight: row.weight.filter(|weight| !weight.is_zero()).map(Quantity::new),
        unit: text(row.unit.as_deref()),
        master: row.master_product.filter(|id| *id != row.id).map(|id| Reference::there(id.0)),
        unit_of: row
            .master_unit
            .map(|base| UnitOf { base: Reference::there(base.0), conversion: Quantity::new(row.conversion) }),
        attributes: row
            .attributes
            .iter()
            .map(|attribute| Attribute { name: attribute.name.clone(), value: attribute.value.clone() })
            .collect(),
        images: row.images.iter().map(|image| ImageUrl(image.trim().to_owned())).collect(),
        description: text(row.description.as_deref()),
        parts: match row.kind {
            theirs::ProductKind::Combo => row
                .formulas
                .iter()
                .map(|part| Part {
                    product: Reference::there(part.material.0),
                    quantity: Quantity::new(part.quantity),
                })
                .collect(),
            _ => Vec::new(),
        },
        allows_sale: row.allows_sale,
        active: row.is_active,
    }
}

/// Product, branch, figures, sold there.
pub(super) fn stock(shop: &Shop) -> Vec<(i64, i64, StockLevel, bool)> {
    let mut all = Vec::new();
    for product in shop.products.iter() {
        for view in shop.stock_views(product) {
            if shop.branches.get(view.branch).is_some() {
                let level = StockLevel {
                    on_hand: Quantity::new(view.on_hand),
                    reserved: Quantity::new(view.reserved),
                };
                all.push((product.id.0, view.branch.0, level, view.is_active));
            }
        }
    }
    all
}

pub(super) fn price_lists(shop: &Shop) -> Vec<(i64, PriceList)> {
    let one = |row: &theirs::PriceBook| {
        let mut branches: Vec<_> =
            row.branches.members().iter().map(|member| Reference::there(member.id.0)).collect();
        let mut groups: Vec<_> =
            row.customer_groups.members().iter().map(|member| Reference::there(member.id.0)).collect();
        branches.sort_unstable();
        groups.sort_unstable();
        PriceList {
            name: row.name.clone(),
            active: row.is_active,
            // The period is each side's own, unless the shop says otherwise.
            starts_at: None,
            ends_at: None,
            branches,
            for_all_groups: row.customer_groups.is_all(),
            groups,
        }
    };
    shop.price_books.iter().map(|row| (row.id.0, one(row))).collect()
}

/// Book, product, price.
pub(super) fn price_entries(shop: &Shop) -> Vec<(i64, i64, Money)> {
    let of_book = |book: &theirs::PriceBook| {
        let id = book.id.0;
        let entries = book.entries.iter().filter(|(product, _)| shop.products.get(**product).is_some());
        entries.map(|(product, entry)| (id, product.0, Money::new(entry.price))).collect::<Vec<_>>()
    };
    shop.price_books.iter().flat_map(of_book).collect()
}

pub(super) fn customers(shop: &Shop) -> Vec<(i64, Customer)> {
    let one = |row: &theirs::Customer| {
        let mut groups: Vec<_> = row
            .memberships
            .iter()
            .filter(|membership| shop.customer_groups.get(membership.group).is_some())
            .map(|membership| Reference::there(membership.group.0))
            .collect();
        groups.sort_unstable();
        groups.dedup();
        Customer {
            code: row.code.clone(),
            name: row.name.clone(),
            phone: text(row.contact_number.as_deref()),
            other_phone: text(row.sub_number.as_deref()),
            email: text(row.email.as_deref()),
            kind: match row.kind {
                theirs::CustomerKind::Company => CustomerKind::Company,
                _ => CustomerKind::Person,
            },
            gender: row.gender.map(|male| if male { Gender::Male } else { Gender::Female }),
            birth_date: row.birth_date,
            address: text(row.address.as_deref()),
            location: text(row.location_name.as_deref()),
            ward: text(row.ward_name.as_deref()),
            organization: text(row.organization.as_deref()),
            tax_code: text(row.tax_code.as_deref()),
            comments: text(row.comments.as_deref()),
            groups,
        }
    };
    shop.customers.iter().map(|row| (row.id.0, one(row))).collect()
}

pub(super) fn orders(shop: &Shop) -> Vec<(i64, Order)> {
    shop.orders.iter().map(|row| (row.id.0, order(shop, row))).collect()
}

fn order(shop: &Shop, row: &theirs::Order) -> Order {
    let goods: Decimal = row.lines.iter().map(theirs::Line::amount).sum();
    let discount = row.discount_amount();
    let line = |line: &theirs::Line| OrderLine {
        product: Some(Reference::there(line.product.0)),
        code: line.product_code.clone(),
        name: line.product_name.clone(),
        quantity: Quantity::new(line.quantity),
        price: Money::new(line.price),
        discount: Money::new(match line.discount_ratio.filter(|ratio| !ratio.is_zero()) {
            Some(ratio) => line.price * ratio / Decimal::ONE_HUNDRED,
            None => line.discount,
        }),
        note: text(line.note.as_deref()),
    };
    let (note, reference) = apart(row.description.as_deref());
    Order {
        code: row.code.clone(),
        reference,
        placed_at: shown(shop, row.purchased_at),
        branch: Some(Reference::there(row.branch.0)),
        customer: row.customer.map(|id| Reference::there(id.0)),
        sale_channel: row.sale_channel.map(|id| Remote::new(id.0)),
        state: match row.status {
            theirs::OrderStatus::Draft => OrderState::Placed,
            theirs::OrderStatus::Confirmed => OrderState::Accepted,
            theirs::OrderStatus::Delivering => OrderState::Delivering,
            theirs::OrderStatus::Completed => OrderState::Completed,
            theirs::OrderStatus::Cancelled => OrderState::Cancelled,
        },
        lines: row.lines.iter().map(line).collect(),
        discount: Money::new(discount),
        fees: Money::new(row.total() - (goods - discount)),
        total: Money::new(row.total()),
        paid: Money::new(shop.order_total_payment(row)),
        // Lists do not show it.
        payment_method: None,
        delivery: row.delivery.as_ref().and_then(delivery),
        note,
    }
}

fn delivery(parcel: &theirs::Parcel) -> Option<Delivery> {
    let delivery = Delivery {
        receiver: text(parcel.receiver.as_deref()),
        phone: text(parcel.contact_number.as_deref()),
        address: text(parcel.address.as_deref()),
        location: text(parcel.location_name.as_deref()),
        ward: text(parcel.ward_name.as_deref()),
    };
    let Delivery { receiver, phone, address, location, ward } = &delivery;
    [receiver, phone, address, location, ward].iter().any(|text| text.is_some()).then_some(delivery)
}
