//! Shops and records to play with.

use std::time::Duration;

use dongbo_store::{
    AgreedChange, Batch, Change, Fence, Kept, Lease, LocalSide, MasterKey, Mode, OursChange, Store,
    TheirsChange, Written,
};
use dongbo_sync::records::{
    Category, Customer, CustomerGroup, CustomerKind, Order, OrderLine, OrderState, PointOfSale, PriceList,
    Product, ProductKind,
};
use dongbo_sync::{Money, Quantity, Reference, Remote, ShopId};
use jiff::Timestamp;
use tempfile::TempDir;

/// The key of all tests.
pub fn key() -> MasterKey {
    MasterKey::from_bytes([7; 32])
}

/// A way to open stores; the folder lives as long as it does.
pub struct Backend {
    folder: Option<TempDir>,
    mode: Mode,
}

impl Backend {
    pub fn file_with_threads() -> Self {
        Self { folder: Some(tempfile::tempdir().unwrap()), mode: Mode::Threaded }
    }

    pub fn memory_inline() -> Self {
        Self { folder: None, mode: Mode::Inline }
    }

    /// A store: of a file, the same one each time; in memory, a new one each time.
    pub async fn open(&self) -> Store {
        Store::open(&self.url(), key(), self.mode).await.unwrap()
    }

    pub fn url(&self) -> String {
        match &self.folder {
            Some(folder) => format!("sqlite://{}", folder.path().join("shop.db").display()),
            None => "sqlite::memory:".to_owned(),
        }
    }

    /// A store with a shop and a worker's fence.
    pub async fn shop(&self) -> World {
        let store = self.open().await;
        World::found(store, "Quán Nhỏ").await
    }
}

/// A store with one shop in it.
pub struct World {
    pub store: Store,
    pub shop: ShopId,
    pub fence: Fence,
}

impl World {
    pub async fn found(store: Store, name: &str) -> Self {
        let shop = store.add_shop(name, at(0)).await.unwrap();
        let fence = fence(&store, shop, "first").await;
        Self { store, shop, fence }
    }

    pub async fn write<R: Kept>(&self, changes: Vec<Change<R>>) -> Written {
        let batch = Batch { changes, ..Batch::default() };
        self.store.write(&self.fence, batch, at(1)).await.unwrap()
    }

    /// Imports records as a first run does.
    pub async fn import<R: Kept>(&self, records: impl IntoIterator<Item = (i64, R)>) -> Written {
        self.write(records.into_iter().map(|(id, record)| import(id, record)).collect()).await
    }

    pub async fn dump(&self) -> Vec<String> {
        self.store.dump(self.shop).await.unwrap()
    }

    pub async fn ours<R: Kept>(&self, remote: i64) -> R {
        self.store.facts::<R>(self.shop, &[remote]).await.unwrap().remove(0).ours.unwrap()
    }
}

/// A lease whose former owner is taken for dead.
pub async fn fence(store: &Store, shop: ShopId, owner: &str) -> Fence {
    match store.acquire_lease(shop, owner, at(0), Duration::from_secs(60), &|_| false).await.unwrap() {
        Lease::Mine(fence) => fence,
        Lease::Held { owner, .. } => panic!("held by {owner}"),
    }
}

/// Seconds after the beginning of time.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_700_000_000 + seconds).unwrap()
}

/// A record that is new on both sides.
pub fn import<R: Kept>(remote: i64, record: R) -> Change<R> {
    Change {
        remote: Remote::new(remote),
        local: LocalSide::New,
        ours: OursChange::Put(record.clone()),
        theirs: TheirsChange::Seen(record),
        agreed: AgreedChange::AsTheirs,
        dirty: false,
        based_on: None,
        reconciled: None,
        changed_at: None,
    }
}

/// A record that is only remembered.
pub fn remember<R: Kept>(remote: i64, record: R) -> Change<R> {
    Change {
        local: LocalSide::None,
        ours: OursChange::Keep,
        agreed: AgreedChange::Keep,
        dirty: true,
        ..import(remote, record)
    }
}

pub fn money(text: &str) -> Money {
    Money::new(text.parse().unwrap())
}

pub fn pieces(text: &str) -> Quantity {
    Quantity::new(text.parse().unwrap())
}

pub fn branch(name: &str) -> PointOfSale {
    PointOfSale { name: name.to_owned(), address: None, phone: None }
}

pub fn category(name: &str) -> Category {
    Category { name: name.to_owned(), parent: None }
}

pub fn group(name: &str) -> CustomerGroup {
    CustomerGroup { name: name.to_owned(), description: None }
}

pub fn product(code: &str) -> Product {
    Product {
        code: code.to_owned(),
        barcode: None,
        name: format!("Áo {code}"),
        category: None,
        brand: None,
        kind: ProductKind::Goods,
        base_price: money("185000"),
        weight: None,
        unit: None,
        master: None,
        unit_of: None,
        attributes: Vec::new(),
        images: Vec::new(),
        description: None,
        parts: Vec::new(),
        allows_sale: true,
        active: true,
    }
}

pub fn product_in(code: &str, category: i64) -> Product {
    Product { category: Some(Reference::there(category)), ..product(code) }
}

pub fn customer(code: &str) -> Customer {
    Customer {
        code: code.to_owned(),
        name: format!("Khách {code}"),
        phone: Some("0912 345 678".to_owned()),
        other_phone: None,
        email: None,
        kind: CustomerKind::Person,
        gender: None,
        birth_date: Some("1990-02-28".parse().unwrap()),
        address: None,
        location: None,
        ward: None,
        organization: None,
        tax_code: None,
        comments: None,
        groups: Vec::new(),
    }
}

pub fn price_list(name: &str) -> PriceList {
    PriceList {
        name: name.to_owned(),
        active: true,
        starts_at: Some("2018-05-02T03:33:17.3271234Z".parse().unwrap()),
        ends_at: Some("9999-01-01T00:00:00Z".parse().unwrap()),
        branches: Vec::new(),
        for_all_groups: true,
        groups: Vec::new(),
    }
}

pub fn order(code: &str, products: &[i64]) -> Order {
    Order {
        code: code.to_owned(),
        reference: None,
        placed_at: "2026-11-24T03:33:17.3271234Z".parse().unwrap(),
        branch: None,
        customer: None,
        sale_channel: Some(Remote::new(3)),
        state: OrderState::Placed,
        lines: products
            .iter()
            .map(|id| OrderLine {
                product: Some(Reference::there(*id)),
                code: format!("SP{id}"),
                name: "Áo".to_owned(),
                quantity: pieces("1.5"),
                price: money("1000.6"),
                discount: money("0"),
                note: None,
            })
            .collect(),
        discount: money("0"),
        fees: money("15000"),
        total: money("16500.9"),
        paid: money("0"),
        payment_method: None,
        delivery: None,
        note: Some("giao sớm".to_owned()),
    }
}
