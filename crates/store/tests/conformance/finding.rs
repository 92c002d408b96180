//! Lists that are filtered and ordered, against a model that looks at every record.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use dongbo_store::{
    Batch, DeliveryOutcome, LinkState, Mode, NewOrder, NewOrderLine, OrderFilter, OrderSort, ProductFilter,
    ProductSelling, ProductSort, ProductStatus, Query, Selling, Setback, StockReading, StockTold, Store,
    Wanted,
};
use dongbo_sync::records::{
    Category, Customer, Order, OrderState, Part, Product, ProductKind, StockLevel, UnitOf,
};
use dongbo_sync::{Entity, Local, Money, Quantity, Reference, Remote};
use futures::executor::block_on;
use proptest::prelude::*;

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    customers_are_found_by_their_group,
    orders_are_found_by_state_place_time_and_customer,
    categories_are_one_tree_with_their_products_counted,
    prices_are_found_by_the_name_of_the_product,
);

const CATEGORIES: usize = 6;
const NAMES: [&str; 4] = ["Áo thun", "Áo sơ mi", "Quần thể thao", "Đầm"];

/// A product as it is drawn.
#[derive(Debug, Clone)]
struct Drawn {
    name: usize,
    category: Option<usize>,
    price: i64,
    kind: u8,
    /// Shares the stock of an earlier product, or is made of two of it.
    earlier: usize,
    variant: bool,
    link: u8,
    archived: bool,
    active: bool,
    visible: bool,
    /// On hand and reserved at two branches.
    stock: [(i8, i8); 2],
    sold: Sold,
}

/// What else decides how many may be sold.
#[derive(Debug, Clone, Copy)]
struct Sold {
    /// Ngừng kinh doanh at each of the two branches.
    stopped: [bool; 2],
    buffer: Option<u8>,
    only_in_stock: bool,
    by_itself: bool,
    /// One is ordered here, where that may be.
    ordered: bool,
    /// KiotViet tells by itself that none are left at the first branch.
    told: bool,
}

fn sold() -> impl Strategy<Value = Sold> {
    let rarely = || prop::bool::weighted(0.15);
    ([rarely(), rarely()], prop::option::weighted(0.2, 0..3_u8), rarely(), rarely(), rarely(), rarely())
        .prop_map(|(stopped, buffer, only_in_stock, part_only, ordered, told)| Sold {
            stopped,
            buffer,
            only_in_stock,
            by_itself: !part_only,
            ordered,
            told,
        })
}

fn drawn() -> impl Strategy<Value = Drawn> {
    (
        (0..NAMES.len(), prop::option::weighted(0.8, 0..CATEGORIES), 0..4_i64, 0..6_u8, any::<usize>()),
        (prop::bool::weighted(0.2), 0..6_u8, prop::bool::weighted(0.2), prop::bool::weighted(0.8)),
        (prop::bool::weighted(0.8), [(-1..30_i8, 0..3_i8), (-1..3_i8, 0..3_i8)]),
        sold(),
    )
        .prop_map(
            |(
                (name, category, price, kind, earlier),
                (variant, link, archived, active),
                (visible, stock),
                sold,
            )| {
                Drawn {
                    name,
                    category,
                    price,
                    kind,
                    earlier,
                    variant,
                    link,
                    archived,
                    active,
                    visible,
                    stock,
                    sold,
                }
            },
        )
}

fn filter() -> impl Strategy<Value = (ProductFilter, Option<&'static str>)> {
    use {LinkState as L, ProductSort as S, ProductStatus as P};
    (
        prop::option::of(1..=i64::try_from(CATEGORIES).unwrap()),
        prop::option::of(prop::sample::select(vec![
            P::OnSale,
            P::Hidden,
            P::Discontinued,
            P::Archived,
            P::Live,
        ])),
        prop::option::of(prop::sample::select(vec![L::Linked, L::Unlinked, L::Waiting, L::Refused])),
        prop::bool::weighted(0.3),
        prop::bool::weighted(0.3),
        prop::sample::select(vec![S::Oldest, S::Newest, S::Updated, S::Cheapest, S::Dearest]),
        prop::option::weighted(
            0.4,
            prop::sample::select(vec!["ao", "thun", "the thao", "sp1", "đầm", "khong"]),
        ),
    )
        .prop_map(|(category, status, linked, out_of_stock, family, sort, q)| {
            (ProductFilter { category, status, linked, out_of_stock, family, sort }, q)
        })
}

/// A product as the model keeps it; its id is its place, from 1 on.
struct Modelled {
    drawn: Drawn,
    kind: ProductKind,
    base: Option<usize>,
    master: Option<usize>,
    words: String,
    link: LinkState,
    archived: bool,
}

/// The parents of the categories: 0 above 1 and 2, 1 above 3; 4 above 5.
const PARENTS: [Option<usize>; CATEGORIES] = [None, Some(0), Some(0), Some(1), None, Some(4)];

fn is_below(category: usize, top: usize) -> bool {
    category == top || PARENTS[category].is_some_and(|parent| is_below(parent, top))
}

/// The products that show nothing to sell, among all.
async fn sold_out(world: &World) -> BTreeSet<usize> {
    let query = Query { limit: Query::MAXIMUM_LIMIT, ..Query::default() };
    let all = world.store.product_items(world.shop, ProductFilter::default(), query).await.unwrap().items;
    let none = all.iter().filter(|item| item.stock.sellable == 0 && !item.stock.unlimited);
    none.map(|item| usize::try_from(item.product.id).unwrap() - 1).collect()
}

fn fits(
    products: &[Modelled],
    sold_out: &BTreeSet<usize>,
    place: usize,
    filter: ProductFilter,
    q: Option<&str>,
) -> bool {
    let product = &products[place];
    let in_category = filter.category.is_none_or(|top| {
        product.drawn.category.is_some_and(|category| is_below(category, usize::try_from(top).unwrap() - 1))
    });
    let stands = filter.status.is_none_or(|status| match status {
        ProductStatus::OnSale => !product.archived && product.drawn.active && product.drawn.visible,
        ProductStatus::Hidden => !product.archived && !product.drawn.visible,
        ProductStatus::Discontinued => !product.archived && !product.drawn.active,
        ProductStatus::Archived => product.archived,
        ProductStatus::Live => !product.archived,
    });
    let out = !filter.out_of_stock || sold_out.contains(&place);
    let first = !filter.family || (product.master.is_none() && product.base.is_none());
    let found = q.is_none_or(|q| {
        dongbo_sync::text::search_key(q)
            .split(' ')
            .all(|wanted| product.words.split([' ', '(', ')', '-']).any(|word| word.starts_with(wanted)))
    });
    in_category && stands && out && first && found && filter.linked.is_none_or(|state| state == product.link)
}

async fn build(store: &Store, drawn: &[Drawn]) -> (World, Vec<Modelled>) {
    let world = World::found(store.clone(), "Quán Nhỏ").await;
    let (shop, fence) = (world.shop, world.fence);
    world.import((0..2).map(|id| (id, branch(&id.to_string())))).await;
    let categories = PARENTS.iter().enumerate().map(|(id, parent)| {
        let parent = parent.map(|parent| Reference::there(i64::try_from(parent).unwrap()));
        (i64::try_from(id).unwrap(), Category { name: id.to_string(), parent })
    });
    world.import(categories.collect::<Vec<_>>()).await;
    let mut products: Vec<Modelled> = Vec::new();
    for (place, drawn) in drawn.iter().enumerate() {
        let id = i64::try_from(place + 1).unwrap();
        let earlier = (place > 0).then(|| drawn.earlier % place.max(1));
        let here = |place: usize| Reference::Here(Local::new(i64::try_from(place + 1).unwrap()));
        // A unit's base is plain goods, and so is a part or one of its units.
        let plain =
            |place: &usize| products[*place].kind == ProductKind::Goods && products[*place].base.is_none();
        let (kind, base, part) = match drawn.kind {
            0 => (ProductKind::Service, None, None),
            1 if earlier.is_some() => (ProductKind::Combo, None, earlier),
            2 => (ProductKind::Goods, earlier.filter(plain), None),
            _ => (ProductKind::Goods, None, None),
        };
        let master = earlier.filter(|_| drawn.variant);
        let record = Product {
            name: NAMES[drawn.name].to_owned(),
            category: drawn
                .category
                .map(|category| Reference::Here(Local::new(i64::try_from(category + 1).unwrap()))),
            kind,
            base_price: Money::whole(drawn.price),
            active: drawn.active,
            allows_sale: drawn.sold.by_itself,
            master: master.map(here),
            unit_of: base.map(|base| UnitOf { base: here(base), conversion: Quantity::whole(12) }),
            parts: part
                .map(|part| Part { product: here(part), quantity: Quantity::whole(2) })
                .into_iter()
                .collect(),
            ..product(&format!("SP{id}"))
        };
        let words = dongbo_sync::text::search_key(&format!("{} {}", record.code, record.full_name()));
        let linked = drawn.link < 3;
        let stock = drawn.stock.iter().zip(0..).map(|((on_hand, reserved), branch)| StockReading {
            product: Remote::new(id),
            branch: Remote::new(branch),
            level: StockLevel {
                on_hand: Quantity::whole((*on_hand).into()),
                reserved: Quantity::whole((*reserved).into()),
            },
            sold_here: !drawn.sold.stopped[usize::try_from(branch).unwrap()],
        });
        let change = import(id, record.clone());
        // A record that is only ours has no stock: that of the model is what KiotViet knows.
        let mut drawn = drawn.clone();
        if linked {
            let batch = Batch { changes: vec![change], stock: stock.collect(), ..Batch::default() };
            world.store.write(&fence, batch, at(id)).await.unwrap();
        } else {
            drawn.stock = [(0, 0); 2];
            world.store.add_ours(shop, record, at(id)).await.unwrap();
        }
        let local = Local::<Product>::new(id);
        sell(&world, id, &drawn.sold).await;
        if drawn.archived {
            world.store.archive_ours(shop, local, None, cause(), at(id)).await.unwrap();
            let settled = vec![(id, 1)];
            world
                .store
                .write(&fence, Batch::<Product> { settled, ..Batch::default() }, at(id))
                .await
                .unwrap();
        }
        world.store.set_visible(shop, local, drawn.visible, at(id)).await.unwrap();
        let link = match drawn.link % 3 {
            0 if linked => LinkState::Linked,
            0 => LinkState::Unlinked,
            state => {
                world.store.send(shop, vec![local], at(id)).await.unwrap();
                let waiting = world.store.outbox_row(shop, Entity::Products, id).await.unwrap().unwrap();
                if state == 2 {
                    let setback = Setback {
                        code: "KV-REFUSED".to_owned(),
                        message: "m".to_owned(),
                        again_at: None,
                        in_doubt: false,
                    };
                    world.store.set_back(&fence, &waiting, setback, at(id)).await.unwrap();
                    LinkState::Refused
                } else {
                    LinkState::Waiting
                }
            }
        };
        products.push(Modelled { kind, base, master, words, link, archived: drawn.archived, drawn });
    }
    (world, products)
}

/// What is chosen, ordered and told of a product.
async fn sell(world: &World, id: i64, sold: &Sold) {
    let (store, shop) = (&world.store, world.shop);
    let chosen = ProductSelling {
        only_in_stock: sold.only_in_stock,
        buffer: sold.buffer.map(|buffer| Quantity::whole(buffer.into()).into()),
    };
    store.set_product_selling(shop, Local::new(id), chosen).await.unwrap();
    if sold.ordered {
        let line = NewOrderLine {
            product: Wanted::Id(id),
            quantity: Quantity::whole(1),
            price: None,
            discount: Money::ZERO,
            note: None,
        };
        let order = NewOrder {
            point_of_sale: Some(1),
            buyer: None,
            lines: vec![line],
            discount: Money::ZERO,
            fees: Vec::new(),
            payment_method: None,
            delivery: None,
            note: None,
        };
        // What is sold out cannot be ordered.
        let _ = store.place_order(shop, order, id.to_string(), cause(), at(id)).await.unwrap();
    }
    if sold.told {
        let level = StockLevel { on_hand: Quantity::ZERO, reserved: Quantity::ZERO };
        let told = vec![StockTold { product: id, branch: 0, level }];
        let outcome = DeliveryOutcome::Accepted { hints: Vec::new(), told };
        store.note_delivery(shop, 1, outcome, at(id)).await.unwrap();
    }
}

fn cause() -> dongbo_store::Cause {
    dongbo_store::Cause::Person("owner".to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn filters_find_what_looking_at_every_product_finds(
        drawn in prop::collection::vec(drawn(), 1..30),
        filters in prop::collection::vec(filter(), 12),
        limit in 1..8_u32,
        sell_negative in prop::bool::weighted(0.2),
        buffer in 0..2_i64,
    ) {
        block_on(async {
            let store = Store::open("sqlite::memory:", key(), Mode::Inline).await.unwrap();
            let (world, products) = build(&store, &drawn).await;
            let selling = Selling { sell_negative, buffer: Quantity::whole(buffer).into(), price_list_id: None };
            store.set_selling(world.shop, selling).await.unwrap();
            let sold_out = sold_out(&world).await;
            for (filter, q) in filters {
                let mut expected: Vec<usize> =
                    (0..products.len()).filter(|place| fits(&products, &sold_out, *place, filter, q)).collect();
                match filter.sort {
                    ProductSort::Oldest => {}
                    // The later ones were changed later.
                    ProductSort::Newest | ProductSort::Updated => expected.reverse(),
                    ProductSort::Cheapest => expected.sort_by_key(|place| (products[*place].drawn.price, *place)),
                    ProductSort::Dearest => {
                        expected.sort_by_key(|place| Reverse((products[*place].drawn.price, *place)));
                    }
                }
                let expected: Vec<i64> = expected.iter().map(|place| i64::try_from(place + 1).unwrap()).collect();
                let (mut found, mut after) = (Vec::new(), None);
                loop {
                    let query = Query { limit, after, q: q.map(str::to_owned) };
                    let page = world.store.product_items(world.shop, filter, query).await.unwrap();
                    for item in &page.items {
                        let modelled = &products[usize::try_from(item.product.id).unwrap() - 1];
                        assert_eq!(item.link.state, modelled.link);
                        let on_hand: i64 = modelled.drawn.stock.iter().map(|(on_hand, _)| i64::from(*on_hand)).sum();
                        assert_eq!(item.stock.on_hand, Quantity::whole(on_hand).into());
                        assert_eq!(item.category, modelled.drawn.category.map(|category| category.to_string()));
                    }
                    found.extend(page.items.iter().map(|item| item.product.id));
                    after = page.next_cursor;
                    if after.is_none() {
                        break;
                    }
                }
                assert_eq!(found, expected, "{filter:?} {q:?}");
            }
        });
    }
}

async fn customers_are_found_by_their_group(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(1, group("Sỉ")), (2, group("Lẻ"))]).await;
    let member = |id: i64, groups: &[i64]| {
        let groups = groups.iter().map(|group| Reference::there(*group)).collect();
        (id, Customer { name: format!("Khách {id}"), groups, ..customer(&format!("KH{id}")) })
    };
    world.import([member(1, &[1]), member(2, &[2]), member(3, &[1, 2]), member(4, &[])]).await;
    let found = async |group, q: Option<&str>, after| {
        let query = Query { limit: 10, after, q: q.map(str::to_owned) };
        let page = world.store.find_customers(world.shop, group, query).await.unwrap();
        page.items.iter().map(|customer| customer.id).collect::<Vec<_>>()
    };
    assert_eq!(found(Some(1), None, None).await, [1, 3]);
    assert_eq!(found(Some(2), None, None).await, [2, 3]);
    assert_eq!(found(Some(2), None, Some(2)).await, [3]);
    assert_eq!(found(Some(1), Some("kh3"), None).await, [3]);
    assert_eq!(found(Some(1), Some("kh2"), None).await, [] as [i64; 0]);
    assert_eq!(found(None, None, None).await, [1, 2, 3, 4]);
}

async fn orders_are_found_by_state_place_time_and_customer(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(1, branch("Quận 1")), (2, branch("Quận 3"))]).await;
    let lan = Customer {
        name: "Nguyễn Thị Lan".to_owned(),
        phone: Some("0987 000 111".to_owned()),
        ..customer("KH9")
    };
    world.import([(1, lan)]).await;
    let placed = |id: i64, hour: i64, place: i64, state, customer: Option<i64>| {
        let record = Order {
            placed_at: at(hour * 3600),
            branch: Some(Reference::there(place)),
            customer: customer.map(Reference::there),
            state,
            ..order(&format!("DH{id}"), &[])
        };
        (id, record)
    };
    use OrderState::{Cancelled, Placed};
    world
        .import([
            placed(1, 3, 1, Placed, Some(1)),
            placed(2, 1, 2, Placed, None),
            placed(3, 2, 1, Cancelled, None),
        ])
        .await;
    let found = async |filter: OrderFilter, q: Option<&str>| {
        let (mut ids, mut after) = (Vec::new(), None);
        loop {
            let query = Query { limit: 1, after, q: q.map(str::to_owned) };
            let page = world.store.find_orders(world.shop, filter, query).await.unwrap();
            ids.extend(page.items.iter().map(|order| order.id));
            after = page.next_cursor;
            if after.is_none() {
                return ids;
            }
        }
    };
    let any = OrderFilter::default();
    assert_eq!(found(any, None).await, [1, 2, 3]);
    assert_eq!(found(OrderFilter { sort: OrderSort::Newest, ..any }, None).await, [1, 3, 2]);
    assert_eq!(found(OrderFilter { state: Some(Cancelled), ..any }, None).await, [3]);
    assert_eq!(found(OrderFilter { point_of_sale: Some(2), ..any }, None).await, [2]);
    assert_eq!(found(OrderFilter { customer: Some(1), ..any }, None).await, [1]);
    assert_eq!(found(OrderFilter { customer: Some(2), ..any }, None).await, [] as [i64; 0]);
    assert_eq!(found(OrderFilter { from: Some(at(7200)), ..any }, None).await, [1, 3]);
    assert_eq!(found(OrderFilter { to: Some(at(7200)), ..any }, None).await, [2]);
    for q in ["nguyen lan", "0987000", "kh9", "dh1"] {
        assert_eq!(found(any, Some(q)).await, [1], "{q}");
    }
    assert_eq!(found(any, Some("dh")).await, [1, 2, 3]);
    let order = world.store.order(world.shop, 1).await.unwrap().unwrap();
    assert_eq!(order.customer_name.as_deref(), Some("Nguyễn Thị Lan"));
    assert_eq!(
        (order.point_of_sale.as_deref(), order.pos_state, order.conflicts),
        (Some("Quận 1"), Some(5), 0)
    );
}

async fn categories_are_one_tree_with_their_products_counted(backend: &Backend) {
    let world = backend.shop().await;
    let named = |id: i64, name: &str, parent: Option<i64>| {
        (id, Category { name: name.to_owned(), parent: parent.map(Reference::there) })
    };
    world
        .import([
            named(1, "Đồ uống", None),
            named(2, "Trà", Some(1)),
            named(3, "Cà phê", Some(1)),
            named(4, "Bánh", None),
        ])
        .await;
    world
        .import([
            (1, product_in("A", 2)),
            (2, product_in("B", 2)),
            (3, product_in("C", 1)),
            (4, product("D")),
        ])
        .await;
    world.store.archive_ours(world.shop, Local::<Product>::new(2), None, cause(), at(2)).await.unwrap();
    let tree = world.store.category_tree(world.shop).await.unwrap();
    let names: Vec<&str> = tree.iter().map(|branch| branch.category.name.as_str()).collect();
    assert_eq!(names, ["Bánh", "Đồ uống"]);
    let drinks = &tree[1];
    assert_eq!((drinks.products, drinks.products_in_all), (1, 2));
    let below: Vec<(&str, u64)> =
        drinks.children.iter().map(|branch| (branch.category.name.as_str(), branch.products)).collect();
    assert_eq!(below, [("Cà phê", 0), ("Trà", 1)]);
    // Those below an archived one are not lost.
    world.store.archive_ours(world.shop, Local::<Category>::new(1), None, cause(), at(2)).await.unwrap();
    let tree = world.store.category_tree(world.shop).await.unwrap();
    let names: BTreeSet<&str> = tree.iter().map(|branch| branch.category.name.as_str()).collect();
    assert_eq!(names, BTreeSet::from(["Bánh", "Cà phê", "Trà"]));
}

async fn prices_are_found_by_the_name_of_the_product(backend: &Backend) {
    use dongbo_sync::records::PriceEntry;
    let world = backend.shop().await;
    world.import([(1, product("SP1")), (2, Product { name: "Quần".to_owned(), ..product("SP2") })]).await;
    world.import([(1, price_list("Bảng giá sỉ"))]).await;
    let puts = [1, 2, 3].map(|id| PriceEntry { product: Remote::new(id), price: money("5") });
    world.store.write_prices(&world.fence, Local::new(1), &puts, &[], Vec::new(), None, at(1)).await.unwrap();
    let found = async |q: Option<&str>| {
        let query = Query { q: q.map(str::to_owned), ..Query::default() };
        let page = world.store.list_price_entries(world.shop, 1, query).await.unwrap();
        page.items.iter().map(|entry| entry.remote_product_id).collect::<Vec<_>>()
    };
    assert_eq!(found(None).await, [1, 2, 3]);
    assert_eq!(found(Some("quan")).await, [2]);
    assert_eq!(found(Some("sp1")).await, [1]);
    assert_eq!(found(Some("--")).await, [] as [i64; 0]);
}

/// The index of words from before it knew beginnings.
const OLD_WORDS: &str = "
    CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, product_words, instance);
    CREATE TEMPORARY TABLE kept AS SELECT doc, group_concat(term, ' ') AS words FROM temp.words GROUP BY doc;
    DROP TABLE temp.words;
    DROP TABLE product_words;
    CREATE VIRTUAL TABLE product_words USING fts5 (
        words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
    );
    INSERT INTO product_words (rowid, words) SELECT doc, words FROM kept;
    DROP INDEX links_here;
    DROP INDEX products_price;
    DROP INDEX products_updated;
    DELETE FROM migrations WHERE version = 28;";

#[tokio::test]
async fn what_was_indexed_before_is_found_after_the_index_has_learnt_beginnings() {
    let backend = Backend::file_with_threads();
    let shop = {
        let world = backend.shop().await;
        let named = |name: &str| Product { name: name.to_owned(), ..product("SP1") };
        world.import([(1, named("Áo thun"))]).await;
        let edit = |product: Product| Ok::<_, ()>(Product { name: "Quần bò".to_owned(), ..product });
        world.store.edit_ours(world.shop, Local::new(1), None, cause(), at(1), edit).await.unwrap().unwrap();
        world.shop
    };
    let file = rusqlite::Connection::open(backend.url().trim_start_matches("sqlite://")).unwrap();
    file.execute_batch(OLD_WORDS).unwrap();
    drop(file);
    let store = backend.open().await;
    let found = async |q: &str| {
        let query = Query { q: Some(q.to_owned()), ..Query::default() };
        store.list_products(shop, query).await.unwrap().items.len()
    };
    for (q, count) in [("q", 1), ("quan b", 1), ("sp1", 1), ("s", 1), ("ao", 0), ("a", 0), ("thun", 0)] {
        assert_eq!(found(q).await, count, "{q}");
    }
}
