//! The first import of a shop: batches of 100 new products with 3 stock figures each, beside a bare program that
//! inserts the same rows into the same columns with prepared statements and nothing else. Then what reading costs.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a benchmark is a test, and tells what it measured"
)]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use dongbo_store::{
    AgreedChange, Batch, Change, Fence, Kept, Lease, LocalSide, MasterKey, Mode, OursChange, Query,
    StockReading, Store, TheirsChange,
};
use dongbo_sync::records::{Attribute, Category, ImageUrl, PointOfSale, Product, ProductKind, StockLevel};
use dongbo_sync::{Money, Quantity, Reference, Remote, ShopId};
use futures::executor::block_on;
use jiff::Timestamp;

const PAGE: i64 = 100;
const BRANCHES: i64 = 3;
const CATEGORIES: i64 = 60;

fn now() -> Timestamp {
    Timestamp::from_second(1_700_000_000).unwrap()
}

fn import<R: Kept>(remote: i64, record: R) -> Change<R> {
    Change {
        remote: Remote::new(remote),
        local: LocalSide::New,
        ours: OursChange::Put(record.clone()),
        theirs: TheirsChange::Seen(record),
        agreed: AgreedChange::AsTheirs,
        dirty: false,
        based_on: None,
        reconciled: None,
        changed_at: Some(now()),
    }
}

const WORDS: [&str; 12] =
    ["Áo", "sơ mi", "Quần", "Giày", "Đầm", "thun", "Nón", "Balo", "da", "cao cấp", "Hàn Quốc", "trẻ em"];

fn word(n: i64) -> &'static str {
    WORDS[usize::try_from(n).unwrap() % WORDS.len()]
}

fn product(id: i64) -> Product {
    let attribute = |name: &str, value: &str| Attribute { name: name.into(), value: value.into() };
    Product {
        code: format!("SP{id:06}"),
        barcode: Some(format!("893{:010}", id * 7_919 % 9_999_999_967)),
        name: format!("{} {} {} {id}", word(id), word(id / 12), word(id / 144)),
        category: Some(Reference::there(id * 31 % CATEGORIES)),
        brand: Some("Việt Tiến".to_owned()),
        kind: ProductKind::Goods,
        base_price: Money::whole(1000 * (id % 900 + 10)),
        weight: Some(Quantity::whole(250)),
        unit: None,
        master: (id % 4 != 0).then(|| Reference::there(id - id % 4)),
        unit_of: None,
        attributes: vec![attribute("MÀU", "Đen"), attribute("SIZE", "XL")],
        images: vec![ImageUrl(format!("https://cdn-images.kiotviet.vn/quannho/2024/{id:032x}.jpg"))],
        description: Some("Chất liệu cotton thoáng mát, giặt máy được.".to_owned()),
        parts: Vec::new(),
        allows_sale: true,
        active: true,
    }
}

fn readings(id: i64) -> impl Iterator<Item = StockReading> {
    (0..BRANCHES).map(move |branch| StockReading {
        product: Remote::new(id),
        branch: Remote::new(branch),
        level: StockLevel { on_hand: Quantity::whole(id % 100), reserved: Quantity::whole(branch) },
        sold_here: true,
    })
}

fn batch(page: i64) -> Batch<Product> {
    let ids = page * PAGE..(page + 1) * PAGE;
    Batch {
        changes: ids.clone().map(|id| import(id, product(id))).collect(),
        stock: ids.flat_map(readings).collect(),
        positions: vec![("products".to_owned(), Some(page.to_string()))],
        ..Batch::default()
    }
}

/// A store with branches and categories, ready for products.
fn prepared(folder: &Path, mode: Mode) -> (Store, ShopId, Fence) {
    let url = format!("sqlite://{}", folder.join("shop.db").display());
    block_on(async {
        let store = Store::open(&url, MasterKey::from_bytes([1; 32]), mode).await.unwrap();
        let shop = store.add_shop("Quán", now()).await.unwrap();
        let lease =
            store.acquire_lease(shop, "me", now(), Duration::from_secs(60), &|_| false).await.unwrap();
        let Lease::Mine(fence) = lease else { panic!("held") };
        let branch = |id: i64| PointOfSale { name: id.to_string(), address: None, phone: None };
        let changes = (0..BRANCHES).map(|id| import(id, branch(id))).collect();
        store.write(&fence, Batch { changes, ..Batch::default() }, now()).await.unwrap();
        let category = |id: i64| Category { name: id.to_string(), parent: None };
        let changes = (0..CATEGORIES).map(|id| import(id, category(id))).collect();
        store.write(&fence, Batch { changes, ..Batch::default() }, now()).await.unwrap();
        (store, shop, fence)
    })
}

fn through_the_store(pages: i64, mode: Mode) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let (store, _, fence) = prepared(folder.path(), mode);
    let mut spent = Duration::ZERO;
    for page in 0..pages {
        let batch = batch(page);
        let start = Instant::now();
        block_on(store.write(&fence, batch, now())).unwrap();
        spent += start.elapsed();
    }
    spent
}

/// The same rows with the least work: the link with the JSON of theirs, the product, its stock.
fn bare(pages: i64) -> Duration {
    let folder = tempfile::tempdir().unwrap();
    let mut file = rusqlite::Connection::open(folder.path().join("bare.db")).unwrap();
    file.execute_batch(
        "PRAGMA journal_mode = wal; PRAGMA synchronous = normal;
         CREATE TABLE links (shop, entity, remote, local, theirs, PRIMARY KEY (shop, entity, remote));
         CREATE TABLE products (shop, id, code, barcode, name, full_name, category, brand, kind, price, weight, master,
             attributes, images, description, allows_sale, active, created_at, updated_at, PRIMARY KEY (shop, id));
         CREATE TABLE stock (shop, product, branch, on_hand, reserved, sold_here, read_at,
             PRIMARY KEY (shop, product, branch)) WITHOUT ROWID;",
    )
    .unwrap();
    let mut spent = Duration::ZERO;
    for page in 0..pages {
        let batch = batch(page);
        let start = Instant::now();
        let transaction = file.transaction().unwrap();
        {
            let mut link =
                transaction.prepare_cached("INSERT INTO links VALUES (1, 'products', ?1, ?1, ?2)").unwrap();
            let mut row = transaction
                .prepare_cached(
                    "INSERT INTO products VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,
                         ?16, ?17, ?17)",
                )
                .unwrap();
            let mut stock =
                transaction.prepare_cached("INSERT INTO stock VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6)").unwrap();
            for change in &batch.changes {
                let (TheirsChange::Seen(theirs), OursChange::Put(ours)) = (&change.theirs, &change.ours)
                else {
                    continue;
                };
                let id = change.remote.get();
                link.execute((id, serde_json::to_string(theirs).unwrap())).unwrap();
                row.execute(rusqlite::params![
                    id,
                    ours.code,
                    ours.barcode,
                    ours.name,
                    ours.full_name(),
                    ours.category.and_then(|category| category.remote()).map(|id| id.get()),
                    ours.brand,
                    ours.kind.name(),
                    ours.base_price.to_scaled(),
                    ours.weight.and_then(|weight| weight.to_scaled()),
                    ours.master.and_then(|master| master.remote()).map(|id| id.get()),
                    serde_json::to_string(&ours.attributes).unwrap(),
                    serde_json::to_string(&ours.images).unwrap(),
                    ours.description,
                    ours.allows_sale,
                    ours.active,
                    now().as_millisecond(),
                ])
                .unwrap();
            }
            for reading in &batch.stock {
                stock
                    .execute((
                        reading.product.get(),
                        reading.branch.get(),
                        reading.level.on_hand.to_scaled(),
                        reading.level.reserved.to_scaled(),
                        reading.sold_here,
                        now().as_millisecond(),
                    ))
                    .unwrap();
            }
        }
        transaction.commit().unwrap();
        spent += start.elapsed();
    }
    spent
}

fn importing(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("import");
    group.sample_size(10).throughput(Throughput::Elements(PAGE.unsigned_abs()));
    let pages = |count: u64| i64::try_from(count).unwrap();
    group
        .bench_function("store, threads", |b| b.iter_custom(|n| through_the_store(pages(n), Mode::Threaded)));
    group.bench_function("store, inline", |b| b.iter_custom(|n| through_the_store(pages(n), Mode::Inline)));
    group.bench_function("bare rusqlite", |b| b.iter_custom(|n| bare(pages(n))));
    group.finish();
}

fn reading(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let (store, shop, fence) = prepared(folder.path(), Mode::Threaded);
    let start = Instant::now();
    for page in 0..1_000 {
        block_on(store.write(&fence, batch(page), now())).unwrap();
    }
    println!("import of 100,000 products with {BRANCHES} stock figures each: {:?}", start.elapsed());
    let size = |end: &str| {
        std::fs::metadata(folder.path().join(format!("shop.db{end}"))).map_or(0, |file| file.len())
    };
    println!("file {} MB, log {} MB", size("") >> 20, size("-wal") >> 20);
    let start = Instant::now();
    for page in 0..1_000 {
        block_on(store.write(&fence, batch(page), now())).unwrap();
    }
    println!("the same again, nothing to write: {:?}", start.elapsed());

    let mut group = criterion.benchmark_group("read");
    let mut at = 0;
    group.bench_function("known_in_range of 100", |b| {
        b.iter(|| {
            at = (at + 7_919) % 99_900;
            block_on(store.known_in_range::<Product>(shop, Some(at - 1), Some(at + 99))).unwrap()
        });
    });
    group.bench_function("facts of 100", |b| {
        b.iter(|| {
            at = (at + 7_919) % 99_900;
            let ids: Vec<i64> = (at..at + 100).collect();
            block_on(store.facts::<Product>(shop, &ids)).unwrap()
        });
    });
    for q in ["a", "ao so mi", "sp0123", "99999", "giay da cao", "khong co"] {
        group.bench_function(format!("search \"{q}\""), |b| {
            b.iter(|| {
                let query = Query { q: Some(q.to_owned()), ..Query::default() };
                black_box(block_on(store.list_products(shop, query)).unwrap())
            });
        });
    }
    group.finish();
}

criterion_group!(benches, importing, reading);
criterion_main!(benches);
