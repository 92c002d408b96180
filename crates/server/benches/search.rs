//! The list of products over 100,000 of them, through the router as a browser asks: each word a person types, after each
//! letter, and every filter and order that the admin offers, page after page. Prints how long the answers take, by kind of
//! question: `cargo bench --package dongbo-server --bench search`. The database is filled once and kept below `target`.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a benchmark is a test, and tells what it measured"
)]

use std::collections::BTreeMap;
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
use dongbo_sync::records::{
    Attribute, Category, ImageUrl, Part, PointOfSale, Product, ProductKind, StockLevel, UnitOf,
};
use dongbo_sync::{Money, Quantity, Reference, Remote, ShopId};
use jiff::Timestamp;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use secrecy::ExposeSecret;
use tower::ServiceExt;

const PRODUCTS: i64 = 100_000;
const PAGE: i64 = 500;
const BRANCHES: i64 = 3;
const CATEGORIES: i64 = 60;
/// How many of them KiotViet does not have.
const ONLY_HERE: i64 = 20;
/// Every so many is a further unit of the one before, a combo of the two before, stopped.
const UNITS: i64 = 20;
const COMBOS: i64 = 50;
const STOPPED: i64 = 40;
/// Of every so many nothing is left: so few that whoever looks for them has to look at all.
const SOLD_OUT: i64 = 5_000;

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
        kind: if id % COMBOS == 33 { ProductKind::Combo } else { ProductKind::Goods },
        base_price: Money::whole(1000 * (mixed % 900 + 10)),
        weight: Some(Quantity::whole(250)),
        unit: None,
        master: (id % 4 != 0).then(|| Reference::there(id - id % 4)),
        unit_of: (id % UNITS == 7)
            .then(|| UnitOf { base: Reference::there(id - 1), conversion: Quantity::whole(12) }),
        attributes: vec![
            attribute("MÀU", pick(&COLOURS, mixed / 7)),
            attribute("SIZE", pick(&SIZES, mixed / 11)),
        ],
        images: vec![ImageUrl(format!("https://cdn-images.kiotviet.vn/quannho/{id:032x}.jpg"))],
        description: Some("Chất liệu thoáng mát, giặt máy được.".to_owned()),
        parts: match id % COMBOS {
            33 => [id - 1, id - 2]
                .map(|part| Part { product: Reference::there(part), quantity: Quantity::whole(1) })
                .into(),
            _ => Vec::new(),
        },
        allows_sale: true,
        active: id % STOPPED != 1,
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
                level: StockLevel {
                    on_hand: Quantity::whole(if id % SOLD_OUT == 3 { 0 } else { id % 17 + 20 }),
                    reserved: Quantity::whole(branch),
                },
                sold_here: true,
            })
        });
        write(store, &fence, changes, stock.collect()).await;
    }
    for id in 0..ONLY_HERE {
        let only_here = Product { category: None, master: None, ..product(PRODUCTS + id * 1_000 + 2) };
        store.add_ours(shop, only_here, now()).await.unwrap();
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
    let url = format!("sqlite://{}", folder.join(format!("{PRODUCTS}-2.db")).display());
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
    let token = token.expose_secret();
    let mut searched = Times::default();
    for text in texts() {
        for q in typed(&text) {
            let kind = match q.chars().count() {
                1 => "1 letter",
                2 => "2 letters",
                3 => "3 letters",
                _ if text.contains(' ') => "words",
                _ => "codes and barcodes",
            };
            let q = utf8_percent_encode(&q, NON_ALPHANUMERIC).to_string();
            let (took, _) = ask(&service, token, shop, &format!("limit=20&q={q}")).await;
            searched.add(kind, took, q);
        }
    }
    searched.tell("search as you type");
    let mut listed = Times::default();
    for filter in FILTERS {
        for sort in SORTS {
            let query = format!("limit=50{filter}{sort}");
            for _ in 0..3 {
                // As far as anybody turns pages.
                let mut cursor = None;
                for page in 1..=4 {
                    let behind = cursor.map(|cursor| format!("&cursor={cursor}")).unwrap_or_default();
                    let (took, next) = ask(&service, token, shop, &format!("{query}{behind}")).await;
                    let kind = if filter.is_empty() { "all" } else { &filter[1..] };
                    listed.add(kind, took, format!("{query}, page {page}"));
                    let Some(next) = next else { break };
                    cursor = Some(next);
                }
            }
        }
    }
    listed.tell("lists with filters, in every order");
    for (what, times) in [("search", searched), ("lists", listed)] {
        let p99 = times.p99();
        let outcome = if p99 < GOAL { "reached" } else { "MISSED" };
        println!("goal: p99 of the {what} below {GOAL:?}: {p99:?}, {outcome}");
    }
}

/// The filters that the admin offers, alone and as people put them together.
const FILTERS: [&str; 19] = [
    "",
    "&family=true",
    "&category=3",
    "&status=on_sale",
    "&status=hidden",
    "&status=discontinued",
    "&status=archived",
    "&status=live",
    "&linked=linked",
    "&linked=unlinked",
    "&linked=waiting",
    "&linked=refused",
    "&out_of_stock=true",
    "&out_of_stock=true&category=3",
    "&q=a",
    "&q=8",
    "&q=ao%20th&status=live&family=true",
    "&q=a&category=3&linked=linked",
    "&q=a&out_of_stock=true",
];

const SORTS: [&str; 5] = ["", "&sort=newest", "&sort=updated", "&sort=cheapest", "&sort=dearest"];

/// Asks for a page; answers how long that took and the next one's cursor.
async fn ask(service: &Router, token: &str, shop: ShopId, query: &str) -> (Duration, Option<String>) {
    let request = Request::get(format!("/api/v1/shops/{shop}/products?{query}"))
        .header("authorization", format!("Bearer {token}"))
        .body(Body::empty())
        .unwrap();
    let started = Instant::now();
    let response = service.clone().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let took = started.elapsed();
    let page: serde_json::Value = serde_json::from_slice(&body).unwrap();
    (took, page["next_cursor"].as_str().map(str::to_owned))
}

/// How long answers took, with what was asked, by kind of question.
#[derive(Default)]
struct Times(BTreeMap<String, Vec<(Duration, String)>>);

impl Times {
    fn add(&mut self, kind: &str, took: Duration, asked: String) {
        self.0.entry(kind.to_owned()).or_default().push((took, asked));
    }

    /// Prints the spread and the slowest of each kind and of all.
    fn tell(&mut self, what: &str) {
        let mut all = Vec::new();
        println!("{what}:");
        for (kind, times) in &mut self.0 {
            tell(kind, times);
            all.extend(times.iter().cloned());
        }
        tell("together", &mut all);
    }

    fn p99(&self) -> Duration {
        let mut all: Vec<_> = self.0.values().flatten().cloned().collect();
        all.sort();
        at(&all, 99)
    }
}

/// So many of a hundred took no longer.
fn at(times: &[(Duration, String)], share: usize) -> Duration {
    times[(times.len() * share / 100).min(times.len() - 1)].0
}

fn tell(what: &str, times: &mut [(Duration, String)]) {
    times.sort();
    let (slowest, asked) = times.last().unwrap();
    let milliseconds = |took: Duration| format!("{:6.1} ms", took.as_secs_f64() * 1000.0);
    println!(
        "  {what:38} {:5} answers, p50 {}, p99 {}, max {} ({asked})",
        times.len(),
        milliseconds(at(times, 50)),
        milliseconds(at(times, 99)),
        milliseconds(*slowest),
    );
}
