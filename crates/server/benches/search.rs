//! Search as you type over 100,000 products, through the router as a browser asks: each word a person types, after each
//! letter. Prints how long the answers take: `cargo bench --package dongbo-server --bench search`. The database is filled
//! once and kept below `target`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a benchmark is a test, and tells what it measured"
)]

use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use dongbo_server::{RunRequest, Runs, ServerState, StartError, router};
use dongbo_store::{
    AgreedChange, Batch, Change, Fence, Kept, Lease, LocalSide, MasterKey, Mode, OursChange, PlanId, Role,
    RunId, StockReading, Store, TheirsChange,
};
use dongbo_sync::records::{Attribute, Category, ImageUrl, PointOfSale, Product, ProductKind, StockLevel};
use dongbo_sync::{Money, Quantity, Reference, Remote, ShopId};
use jiff::Timestamp;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::ExposeSecret;
use tower::ServiceExt;

const PRODUCTS: i64 = 100_000;
const PAGE: i64 = 500;
const BRANCHES: i64 = 3;
const CATEGORIES: i64 = 60;

/// What the slowest of a hundred answers may take.
const GOAL: Duration = Duration::from_millis(100);

fn now() -> Timestamp {
    Timestamp::from_second(1_764_000_000).unwrap()
}

const KINDS: [&str; 24] = [
    "Áo thun",
    "Áo sơ mi",
    "Áo khoác",
    "Quần jean",
    "Quần short",
    "Đầm dự tiệc",
    "Chân váy",
    "Giày thể thao",
    "Giày cao gót",
    "Dép lê",
    "Túi xách",
    "Balo laptop",
    "Nón kết",
    "Thắt lưng da",
    "Đồng hồ",
    "Kính mát",
    "Nước hoa",
    "Son môi",
    "Kem chống nắng",
    "Sữa rửa mặt",
    "Trà sữa",
    "Cà phê rang xay",
    "Bánh quy bơ",
    "Đường thốt nốt",
];
const MAKERS: [&str; 16] = [
    "Việt Tiến",
    "Hàn Quốc",
    "Nhật Bản",
    "Thái Lan",
    "Biti's",
    "An Phước",
    "Canifa",
    "Juno",
    "Vascara",
    "Đà Lạt",
    "Hội An",
    "Sài Gòn",
    "Hà Nội",
    "Trung Nguyên",
    "Kinh Đô",
    "Owen",
];
const MANNERS: [&str; 14] = [
    "cao cấp",
    "trẻ em",
    "nam",
    "nữ",
    "mùa hè",
    "mùa đông",
    "phiên bản giới hạn",
    "cổ tròn",
    "tay dài",
    "chống nước",
    "siêu nhẹ",
    "thời trang",
    "công sở",
    "khuyến mãi",
];
const COLOURS: [&str; 8] = ["Đen", "Trắng", "Đỏ", "Xanh dương", "Vàng", "Hồng", "Nâu", "Xám"];
const SIZES: [&str; 5] = ["S", "M", "L", "XL", "XXL"];

fn pick<'a>(words: &[&'a str], seed: i64) -> &'a str {
    words[usize::try_from(seed.rem_euclid(i64::try_from(words.len()).unwrap())).unwrap()]
}

fn product(id: i64) -> Product {
    // A number that looks random, always the same.
    let mixed = id.wrapping_mul(0x9E37_79B9_7F4A_7C15_u64.cast_signed()).rotate_left(31).abs();
    let attribute = |name: &str, value: &str| Attribute { name: name.into(), value: value.into() };
    Product {
        code: format!("SP{id:06}"),
        barcode: Some(format!("893{:010}", mixed % 9_999_999_967)),
        name: format!(
            "{} {} {}",
            pick(&KINDS, mixed),
            pick(&MAKERS, mixed / 31),
            pick(&MANNERS, mixed / 977)
        ),
        category: Some(Reference::there(mixed % CATEGORIES)),
        brand: Some(pick(&MAKERS, mixed / 31).to_owned()),
        kind: ProductKind::Goods,
        base_price: Money::whole(1000 * (mixed % 900 + 10)),
        weight: Some(Quantity::whole(250)),
        unit: None,
        master: (id % 4 != 0).then(|| Reference::there(id - id % 4)),
        unit_of: None,
        attributes: vec![
            attribute("MÀU", pick(&COLOURS, mixed / 7)),
            attribute("SIZE", pick(&SIZES, mixed / 11)),
        ],
        images: vec![ImageUrl(format!("https://cdn-images.kiotviet.vn/quannho/{id:032x}.jpg"))],
        description: Some("Chất liệu thoáng mát, giặt máy được.".to_owned()),
        parts: Vec::new(),
        allows_sale: true,
        active: true,
    }
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

async fn write<R: Kept>(store: &Store, fence: &Fence, changes: Vec<Change<R>>, stock: Vec<StockReading>) {
    store.write(fence, Batch { changes, stock, ..Batch::default() }, now()).await.unwrap();
}

async fn fill(store: &Store, shop: ShopId) {
    let lease = store.acquire_lease(shop, "bench", now(), Duration::from_secs(60), &|_| false).await.unwrap();
    let Lease::Mine(fence) = lease else { panic!("held") };
    let branch = |id: i64| PointOfSale { name: format!("Chi nhánh {id}"), address: None, phone: None };
    write(store, &fence, (0..BRANCHES).map(|id| import(id, branch(id))).collect(), Vec::new()).await;
    let category = |id: i64| Category {
        name: format!("Nhóm {id}"),
        parent: (id >= 10).then(|| Reference::there(id / 10)),
    };
    write(store, &fence, (0..CATEGORIES).map(|id| import(id, category(id))).collect(), Vec::new()).await;
    for page in 0..PRODUCTS / PAGE {
        let ids = page * PAGE..(page + 1) * PAGE;
        let changes = ids.clone().map(|id| import(id, product(id))).collect();
        let stock = ids.flat_map(|id| {
            (0..BRANCHES).map(move |branch| StockReading {
                product: Remote::new(id),
                branch: Remote::new(branch),
                level: StockLevel { on_hand: Quantity::whole(id % 17), reserved: Quantity::whole(branch) },
                sold_here: true,
            })
        });
        write(store, &fence, changes, stock.collect()).await;
    }
}

struct NoRuns;

#[async_trait]
impl Runs for NoRuns {
    async fn start(&self, _: ShopId, _: RunRequest) -> Result<RunId, StartError> {
        Err(StartError::NotConnected)
    }

    async fn apply(&self, _: ShopId, _: PlanId) -> Result<RunId, StartError> {
        Err(StartError::NotConnected)
    }
}

/// What people type: names with and without marks, several words, codes, barcodes, mistakes.
fn texts() -> Vec<String> {
    let mut texts = Vec::new();
    for seed in 0..60 {
        let (kind, maker, manner) = (pick(&KINDS, seed), pick(&MAKERS, seed * 5), pick(&MANNERS, seed * 3));
        texts.push(format!("{kind} {maker}"));
        texts.push(dongbo_sync::text::search_key(&format!("{kind} {manner}")));
        texts.push(format!("SP{:06}", seed * 1_657));
        texts.push(format!("{}", seed * 1_657));
        texts.push(product(seed * 1_657).barcode.unwrap());
    }
    texts.extend(["không có gì như thế", "aaaa", "sp999999x"].map(str::to_owned));
    texts
}

/// A text after each letter that is typed.
fn typed(text: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = text.chars().collect();
    (1..=letters.len()).map(move |count| letters[..count].iter().collect())
}

fn main() {
    let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    threads.block_on(measure());
}

async fn measure() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("search-bench");
    std::fs::create_dir_all(&folder).unwrap();
    // Another schema, another file.
    let url = format!("sqlite://{}", folder.join(format!("{PRODUCTS}.db")).display());
    let store = Store::open(&url, MasterKey::from_bytes([1; 32]), Mode::Threaded).await.unwrap();
    let shop = match store.shop_named("Quán").await.unwrap() {
        Some(shop) => shop.id,
        None => {
            let started = Instant::now();
            let shop = store.add_shop("Quán", now()).await.unwrap();
            fill(&store, shop).await;
            println!("filled with {PRODUCTS} products in {:?}", started.elapsed());
            shop
        }
    };
    let token = store.create_token(shop, Role::Owner, now()).await.unwrap();
    let service = router(ServerState::new(store, Arc::new(NoRuns)));
    let ask = async |query: &str| {
        let request = Request::get(format!("/api/v1/shops/{shop}/products?{query}"))
            .header("authorization", format!("Bearer {}", token.expose_secret()))
            .header("accept-encoding", "gzip")
            .body(Body::empty())
            .unwrap();
        took(service.clone(), request).await
    };
    let searched = {
        let mut times = Vec::new();
        for text in texts() {
            for q in typed(&text) {
                let q = utf8_percent_encode(&q, NON_ALPHANUMERIC).to_string();
                times.push((ask(&format!("limit=20&q={q}")).await, q));
            }
        }
        tell("search as you type", times)
    };
    let filters = [
        "",
        "family=true",
        "category=3",
        "status=on_sale",
        "linked=linked",
        "linked=unlinked",
        "linked=waiting",
        "out_of_stock=true",
        "sort=newest",
        "sort=updated",
        "sort=cheapest",
        "q=ao&category=3",
        "q=a&sort=cheapest",
        "q=ao%20thun&family=true&status=live&sort=newest",
    ];
    let mut times = Vec::new();
    for filter in filters {
        for _ in 0..5 {
            times.push((ask(&format!("limit=50&{filter}")).await, filter.to_owned()));
        }
    }
    tell("lists with filters", times);
    println!(
        "goal: p99 of the search below {GOAL:?}: {}",
        if searched < GOAL { "reached" } else { "MISSED" }
    );
}

async fn took(service: Router, request: Request<Body>) -> Duration {
    let started = Instant::now();
    let response = service.oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    to_bytes(response.into_body(), usize::MAX).await.unwrap();
    started.elapsed()
}

/// Prints the spread and the slowest; answers the 99th of a hundred.
fn tell(what: &str, mut times: Vec<(Duration, String)>) -> Duration {
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)].0;
    let (slowest, text) = times.last().unwrap();
    println!("{what}: {} answers, p50 {:?}, p99 {:?}, max {slowest:?} ({text})", times.len(), at(50), at(99));
    at(99)
}
