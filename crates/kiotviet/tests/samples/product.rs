//! Products, variants, units and their stock.

use std::fmt::Write as _;

use kiotviet::api::products::{BulkProductUpdate, NewAttribute, NewProduct, ProductUpdate, StockWrite};
use kiotviet::ids::*;
use kiotviet::wire::*;

use crate::read::*;
use crate::sent::*;

pub fn product(p: &Product) -> String {
    let inventories: Vec<String> = p
        .inventories
        .iter()
        .map(|i| format!("{}:{}-{}@{}", i.branch_id, number(i.on_hand), number(i.reserved), number(i.cost)))
        .collect();
    let mut shown =
        format!("{} {} {:?}", p.code.as_deref().unwrap(), number(p.base_price), p.product_type.unwrap());
    let mut add = |name: &str, value: String| {
        if !value.is_empty() {
            write!(shown, " {name}={value}").unwrap();
        }
    };
    add("bar", p.bar_code.clone().unwrap_or_default());
    add("master", p.master_product_id.map(|id| id.to_string()).unwrap_or_default());
    add(
        "unit",
        p.master_unit_id.map(|id| format!("{}x{id}", number(p.conversion_value))).unwrap_or_default(),
    );
    add("values", p.attributes.iter().map(|a| text(&a.attribute_value)).collect::<Vec<_>>().join("/"));
    add("images", p.image_urls().map(|url| url.rsplit('/').next().unwrap()).collect::<Vec<_>>().join(","));
    add("stock", inventories.join(","));
    add(
        "books",
        p.price_books
            .iter()
            .map(|b| format!("{}:{}", b.price_book_id, number(b.price)))
            .collect::<Vec<_>>()
            .join(","),
    );
    add(
        "parts",
        p.product_formulas
            .iter()
            .map(|m| format!("{}x{}", number(m.quantity), text(&m.material_code)))
            .collect::<Vec<_>>()
            .join("+"),
    );
    add("tax", p.product_taxs.iter().map(|t| text(&t.name).to_owned()).collect::<Vec<_>>().join(","));
    add("changed", p.changed_at().map(|t| t.timestamp().to_string()).unwrap_or_default());
    shown
}

/// What a sample says, in a line; none for those of other subjects.
pub fn describe(name: &str, body: &str) -> Option<String> {
    Some(match name {
        "list_empty"
        | "products_list_removed_ids_spelling"
        | "products_list"
        | "products_list_images_as_objects"
        | "products_list_lean" => list::<Product>(body, Default::default(), product),
        "product_on_hands_list" => list::<StockRow>(body, Default::default(), |r| {
            let stock: Vec<String> = r
                .inventories
                .iter()
                .map(|i| format!("{}:{}={}", i.branch_id, number(i.on_hand), i.sellable()))
                .collect();
            format!("{} {}", text(&r.code), stock.join(","))
        }),
        "listaddproducts_response" | "listupdatedproducts_response" => message(body),
        _ if name.starts_with("product_") && !is_request(name) => single(body, product),
        _ => return None,
    })
}

#[test]
fn samples_are_read() {
    insta::assert_snapshot!(table(describe), @r###"
    list_empty: []
    listaddproducts_response: Thêm mới danh sách sản phẩm thành công
    listupdatedproducts_response: Cập nhật danh sách sản phẩm thành công
    product_create_response: MU001 65000 Goods bar=8938500010024 images=mu001.jpg stock=21101:20-0@31000,21102:0-0@31000 changed=2026-07-12T02:40:00.513Z
    product_get: AT001 185000 Goods bar=8938500010017 values=Trắng/M images=at001-1.jpg,at001-2.jpg stock=21101:24-3@92000,21102:0-0@92000 books=40001:160000 tax=VAT 8% changed=2026-07-12T01:45:17.3Z
    product_get_unit: SUA180-T 345000 Goods unit=48x30020001 stock=21101:10.0104-1@292800,21102:2-0@292800 changed=2025-11-06T07:30:01.047Z
    product_on_hands_list: [AT001 21101:24=21,21102:0=0; AT001-1 21101:11=11,21102:-2=0]
    product_update_response: MU001 69000 Goods bar=8938500010024 images=mu001.jpg stock=21101:18-0@31000,21102:0-0@31000 changed=2026-07-12T02:45:12.777Z
    products_list: [AT001 185000 Goods bar=8938500010017 values=Trắng/M images=at001-1.jpg,at001-2.jpg stock=21101:24-3@92000,21102:0-0@92000 books=40001:160000 tax=VAT 8% changed=2026-07-12T01:45:17.3Z; AT001-1 195000 Goods master=30010001 values=Đen/L stock=21101:11-0@92000,21102:-2-1@92000 changed=2025-11-05T03:00:12.44Z; SUA180 7500 Goods bar=8934673000011 stock=21101:480.5-48@6100,21102:96-0@6100 books=40001:7100 changed=2026-07-01T00:00:00Z; SUA180-T 345000 Goods unit=48x30020001 stock=21101:10.0104-1@292800,21102:2-0@292800 changed=2025-11-06T07:30:01.047Z; CB001 199000 Combo stock=21101:0-0@0 parts=1xAT001+4xSUA180 changed=2026-05-20T09:05:09.333Z; DV001 20000 Service changed=2026-05-20T09:09:41Z] removed [30019999]
    products_list_images_as_objects: [AT001 185000 Goods bar=8938500010017 values=Trắng/M images=at001-1.jpg,at001-2.jpg tax=VAT 8% changed=2026-07-12T01:45:17.3Z]
    products_list_lean: [AT001 185000 Goods bar=8938500010017 values=Trắng/M images=at001-1.jpg,at001-2.jpg tax=VAT 8% changed=2026-07-12T01:45:17.3Z; SUA180 7500 Goods bar=8934673000011 changed=2026-07-01T00:00:00Z]
    products_list_removed_ids_spelling: [] removed [30019999, 30019998]
    "###);
}

#[test]
fn requests_are_those_of_the_samples() {
    let stock = |branch, name: Option<&str>, on_hand, cost| StockWrite {
        branch_id: BranchId(branch),
        branch_name: name.map(str::to_owned),
        on_hand: decimal(on_hand),
        cost: decimal(cost),
    };
    let hat = NewProduct {
        name: "Mũ len trẻ em".into(),
        code: "MU001".into(),
        category_id: CategoryId(910012),
        allows_sale: true,
        bar_code: some("8938500010024"),
        description: some("<p>Len mềm, cho bé 1-3 tuổi.</p>"),
        unit: some("Cái"),
        conversion_value: decimal(1),
        base_price: decimal(65_000),
        weight: decimal(80),
        is_active: Some(true),
        branch_id: Some(BranchId(21101)),
        inventories: vec![
            stock(21101, Some("Chi nhánh trung tâm"), 20, 31_000),
            stock(21102, Some("Chi nhánh Cầu Giấy"), 0, 31_000),
        ],
        images: vec!["https://shop.example.vn/media/mu001.jpg".into()],
        ..NewProduct::default()
    };
    same("product_create_request", &sent(async |c| c.create_product(&hat).await));

    let pack = NewProduct {
        name: "Mũ len trẻ em".into(),
        code: "MU001-L".into(),
        category_id: CategoryId(910012),
        allows_sale: true,
        unit: some("Lốc"),
        master_unit_id: Some(ProductId(30050001)),
        conversion_value: decimal(6),
        base_price: decimal(372_000),
        ..NewProduct::default()
    };
    same("product_create_unit_request", &sent(async |c| c.create_product(&pack).await));

    let attribute =
        |name: &str, value: &str| NewAttribute { attribute_name: name.into(), attribute_value: value.into() };
    let shirt = NewProduct {
        name: "Áo thun cotton cổ tròn".into(),
        code: "AT001-2".into(),
        category_id: CategoryId(910011),
        allows_sale: true,
        has_variants: true,
        master_product_id: Some(ProductId(30010001)),
        attributes: vec![attribute("MÀU", "Xanh"), attribute("SIZE", "M")],
        base_price: decimal(185_000),
        inventories: vec![stock(21101, None, 5, 92_000)],
        ..NewProduct::default()
    };
    same("product_create_variant_request", &sent(async |c| c.create_product(&shirt).await));

    let price = ProductUpdate { base_price: decimal(69_000), ..ProductUpdate::default() };
    same("product_update_price_request", &sent(async |c| c.update_product(ProductId(1), &price).await));
    let counted =
        ProductUpdate { inventories: Some(vec![stock(21101, None, 18, 31_000)]), ..ProductUpdate::default() };
    same("product_update_stock_request", &sent(async |c| c.update_product(ProductId(1), &counted).await));

    let new = |name: &str, code: &str, price, on_hand, cost| NewProduct {
        name: name.into(),
        code: code.into(),
        category_id: CategoryId(910012),
        allows_sale: true,
        base_price: decimal(price),
        branch_id: Some(BranchId(21101)),
        inventories: vec![stock(21101, None, on_hand, cost)],
        ..NewProduct::default()
    };
    let both =
        [new("Tất trẻ em", "TAT001", 15_000, 100, 6_000), new("Yếm ăn dặm", "YEM001", 39_000, 40, 17_000)];
    same("listaddproducts_request", &sent(async |c| c.create_products(&both).await));

    let changed = |id, code: &str, name: &str, category, price| BulkProductUpdate {
        id: ProductId(id),
        update: ProductUpdate {
            code: some(code),
            name: some(name),
            category_id: Some(CategoryId(category)),
            base_price: decimal(price),
            ..ProductUpdate::default()
        },
    };
    let both = [
        changed(30050001, "MU001", "Mũ len trẻ em", 910012, 69_000),
        changed(30010002, "AT001-1", "Áo thun cotton cổ tròn", 910011, 199_000),
    ];
    same("listupdatedproducts_request", &sent(async |c| c.update_products(&both).await));
}
