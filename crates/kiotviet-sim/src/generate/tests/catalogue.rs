use std::collections::{BTreeSet, HashMap, HashSet};

use rust_decimal::Decimal;

use super::super::calendar::Calendar;
use super::super::{Randomness, categories, generate};
use super::{now, plan};
use crate::records::{Category, Product, ProductKind};
use crate::state::{Shop, ShopIdentity};

fn shop() -> Shop {
    generate(&plan(3_000, 500, 0, 7))
}

fn share(shop: &Shop, fits: impl Fn(&Product) -> bool) -> f64 {
    shop.products.iter().filter(|product| fits(product)).count() as f64 / shop.products.len() as f64
}

fn depth(shop: &Shop, category: &Category) -> usize {
    1 + category.parent.map_or(0, |parent| depth(shop, shop.categories.get(parent).unwrap()))
}

#[test]
fn codes_and_barcodes_are_unique_and_barcodes_are_valid() {
    let shop = shop();
    let codes: HashSet<String> = shop.products.iter().map(|product| product.code.to_lowercase()).collect();
    assert_eq!(codes.len(), shop.products.len());
    let barcodes: Vec<&str> = shop.products.iter().filter_map(|product| product.barcode.as_deref()).collect();
    assert_eq!(barcodes.iter().collect::<HashSet<_>>().len(), barcodes.len());
    assert!(barcodes.len() > 2_300);
    for barcode in barcodes {
        let weighted = barcode
            .bytes()
            .enumerate()
            .map(|(place, digit)| u32::from(digit - b'0') * if place % 2 == 0 { 1 } else { 3 });
        assert_eq!((barcode.len(), weighted.sum::<u32>() % 10), (13, 0), "{barcode}");
    }
}

#[test]
fn categories_are_at_most_three_levels_with_names_unique_under_a_parent() {
    let mut counts = Vec::new();
    for products in [0, 100, 2_000, 60_000, 1_000_000] {
        let mut shop = Shop::new(ShopIdentity::default(), 7);
        categories::fill(&mut shop, products, Calendar::ending(now()), Randomness::new(7));
        let mut depths = BTreeSet::new();
        let mut names = HashSet::new();
        for category in shop.categories.iter() {
            depths.insert(depth(&shop, category));
            assert!(names.insert((category.parent, category.name.to_lowercase())), "{}", category.name);
        }
        assert!(depths.iter().all(|depth| *depth <= 3));
        counts.push((shop.categories.len(), depths.len()));
    }
    assert_eq!(counts, [(13, 1), (19, 2), (39, 2), (159, 3), (205, 3)]);
}

#[test]
fn everything_a_product_names_exists() {
    let shop = shop();
    for product in shop.products.iter() {
        assert!(shop.categories.get(product.category).is_some());
        assert!(product.trademark.is_none_or(|brand| shop.trademarks.get(brand).is_some()));
        if let Some(master) = product.master_product {
            let master = shop.products.get(master).unwrap();
            assert!(master.master_product.is_none(), "the master itself has no master");
            assert!(master.is_active || !product.is_active || product.id != master.id);
            assert_eq!(master.name, product.name);
        }
        for formula in &product.formulas {
            assert_eq!(shop.products.get(formula.material).unwrap().kind, ProductKind::Goods);
        }
    }
}

#[test]
fn units_share_the_pool_of_their_base() {
    let shop = shop();
    let mut units = 0;
    for product in shop.products.iter().filter(|product| product.master_unit.is_some()) {
        units += 1;
        let base = shop.products.get(product.pool_owner()).unwrap();
        assert!(base.master_unit.is_none() && base.units.contains(&product.id));
        assert!(product.conversion > Decimal::ONE && base.conversion == Decimal::ONE);
        assert_eq!(product.attributes, base.attributes);
        for branch in shop.branches.iter() {
            let (base, unit) = (shop.stock_view(base, branch.id), shop.stock_view(product, branch.id));
            let (base, unit) = (base.unwrap(), unit.unwrap());
            assert!((unit.on_hand * product.conversion - base.on_hand).abs() < Decimal::new(1, 2));
        }
    }
    assert!(units > 200, "{units}");
}

#[test]
fn variants_of_a_family_differ_in_their_attributes() {
    let shop = shop();
    let mut families: HashMap<_, Vec<&Product>> = HashMap::new();
    for product in
        shop.products.iter().filter(|product| product.has_variants && product.master_unit.is_none())
    {
        families.entry(product.master_product.unwrap_or(product.id)).or_default().push(product);
    }
    assert!(families.len() > 100);
    for family in families.values() {
        let values: HashSet<String> =
            family.iter().map(|member| format!("{:?}", member.attributes)).collect();
        assert_eq!(values.len(), family.len());
    }
}

#[test]
fn the_catalogue_has_a_little_of_everything() {
    let shop = shop();
    for (what, share, range) in [
        ("combos", share(&shop, |product| product.kind == ProductKind::Combo), 0.005..0.05),
        ("services", share(&shop, |product| product.kind == ProductKind::Service), 0.001..0.03),
        ("discontinued", share(&shop, |product| !product.is_active), 0.02..0.12),
        ("not for sale", share(&shop, |product| !product.allows_sale), 0.005..0.04),
        (
            "stopped at a branch",
            share(&shop, |product| product.inventories.iter().any(|row| !row.is_active)),
            0.01..0.06,
        ),
        (
            "negative stock",
            share(&shop, |product| product.inventories.iter().any(|row| row.on_hand < Decimal::ZERO)),
            0.005..0.08,
        ),
        (
            "fractional stock",
            share(&shop, |product| product.inventories.iter().any(|row| !row.on_hand.is_integer())),
            0.01..0.2,
        ),
        ("never edited", share(&shop, |product| product.modified_at.is_none()), 0.3..0.6),
        ("without barcode", share(&shop, |product| product.barcode.is_none()), 0.05..0.2),
        (
            "awkward codes",
            share(&shop, |product| product.code.contains(['+', '#', '/', '(', ' '])),
            0.005..0.1,
        ),
        ("generated codes", share(&shop, |product| product.code.starts_with("SP0")), 0.3..0.6),
        ("prices with a fraction", share(&shop, |product| !product.base_price.is_integer()), 0.001..0.08),
        (
            "with HTML",
            share(&shop, |product| product.description.as_deref().is_some_and(|text| text.contains("<p>"))),
            0.3..0.6,
        ),
        (
            "units of variants that are their master's",
            share(&shop, |product| {
                product.master_unit.is_some() && product.master_unit == product.master_product
            }),
            0.01..0.2,
        ),
    ] {
        assert!(range.contains(&share), "{what}: {share}");
    }
    assert!(
        shop.products.iter().all(|product| product.images.len() <= 5 && product.base_price > Decimal::ZERO)
    );
}

#[test]
fn telephones_are_typed_in_many_ways_and_all_different() {
    let shop = generate(&plan(0, 3_000, 0, 7));
    let numbers: Vec<&str> =
        shop.customers.iter().filter_map(|customer| customer.contact_number.as_deref()).collect();
    assert!(numbers.len() < 3_000 && numbers.len() > 2_600);
    let normal: HashSet<String> = numbers
        .iter()
        .map(|number| {
            let digits: String = number.chars().filter(char::is_ascii_digit).collect();
            digits.strip_prefix("84").map_or(digits.clone(), |rest| format!("0{rest}"))
        })
        .collect();
    assert_eq!(normal.len(), numbers.len());
    assert!(normal.iter().all(|number| number.len() == 10 && number.starts_with('0')));
    for style in ["+84", "84", "09"] {
        assert!(numbers.iter().any(|number| number.starts_with(style)), "{style}");
    }
    assert!(
        numbers.iter().any(|number| number.contains(' '))
            && numbers.iter().any(|number| number.contains('.'))
    );
    let codes: HashSet<&str> = shop.customers.iter().map(|customer| customer.code.as_str()).collect();
    assert_eq!(codes.len(), 3_000);
}

#[test]
fn price_books_cover_less_and_less_and_one_is_over() {
    let shop = generate(&plan(2_000, 0, 0, 7));
    let sizes: Vec<usize> = shop.price_books.iter().map(|book| book.entries.len()).collect();
    assert!((300..500).contains(&sizes[0]) && sizes.windows(2).all(|pair| pair[1] < pair[0]), "{sizes:?}");
    assert!(shop.price_books.iter().any(|book| book.ends_at < now()));
    assert!(shop.price_books.iter().any(|book| !book.is_active));
    assert!(shop.price_books.iter().any(|book| !book.branches.is_all()));
    assert!(shop.price_books.iter().any(|book| !book.customer_groups.is_all()));
    for book in shop.price_books.iter() {
        assert!(book.entries.keys().all(|product| shop.products.get(*product).is_some()));
        assert!(book.entries.values().all(|entry| entry.price > Decimal::ZERO));
    }
}
