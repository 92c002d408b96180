use std::collections::BTreeSet;

use dongbo_store::{
    AgreedChange, Batch, Cause, Change, DeliveryOutcome, InvalidOrder, LocalSide, NewBuyer, NewOrder,
    NewOrderFee, NewOrderLine, OrderRefusal, OursChange, PlacedOrder, ProductSelling, Selling, StockReading,
    StockTold, TheirsChange, Wanted,
};
use dongbo_sync::records::{
    Customer, Order, OrderState, Part, PriceEntry, PriceList, Product, ProductKind, StockLevel, UnitOf,
};
use dongbo_sync::sellable::Stopped;
use dongbo_sync::{Entity, Local, Quantity, Reference, Remote};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    one_key_orders_once_and_answers_the_same,
    an_order_is_priced_by_the_buyers_list,
    a_buyer_is_found_by_phone_or_made_with_the_order,
    what_is_not_there_is_refused_as_a_whole,
    units_and_combos_draw_on_one_pool,
    what_is_stopped_or_unknown_or_senseless_is_refused_and_leaves_nothing,
    selling_negative_needs_both_sides_and_has_exceptions,
    an_order_is_subtracted_exactly_once_from_placing_to_counting,
    a_fall_that_was_only_told_counts_until_a_later_reading_tells_the_truth,
    a_reading_that_may_be_too_early_does_not_count,
    a_cancelled_order_takes_nothing,
    a_thousand_buyers_share_a_hundred_pieces,
);

const PLACE: i64 = 1;

fn lan() -> Cause {
    Cause::Person("lan".to_owned())
}

fn line(code: &str, quantity: &str) -> NewOrderLine {
    NewOrderLine {
        product: Wanted::Code(code.to_owned()),
        quantity: pieces(quantity),
        price: None,
        discount: money("0"),
        note: None,
    }
}

fn wanting(lines: Vec<NewOrderLine>) -> NewOrder {
    NewOrder {
        point_of_sale: Some(PLACE),
        buyer: None,
        lines,
        discount: money("0"),
        fees: Vec::new(),
        payment_method: None,
        delivery: None,
        note: None,
    }
}

impl World {
    /// A shop with one point of sale and goods A (10), B (10), a carton of 6 A, a combo of 2 A and 1 B.
    async fn selling(backend: &Backend) -> Self {
        let world = backend.shop().await;
        world.import([(100, branch("Quận 1"))]).await;
        let carton = Product {
            unit_of: Some(UnitOf { base: Reference::there(10), conversion: pieces("6") }),
            ..product("THÙNG")
        };
        let part = |id, quantity| Part { product: Reference::there(id), quantity: pieces(quantity) };
        let combo = Product {
            kind: ProductKind::Combo,
            parts: vec![part(10, "2"), part(11, "1")],
            ..product("COMBO")
        };
        let service = Product { kind: ProductKind::Service, ..product("GÓI") };
        world
            .import([(10, product("A")), (11, product("B")), (12, carton), (13, combo), (14, service)])
            .await;
        world.read_stock(&[(10, "10", "0"), (11, "10", "0"), (12, "1", "0")], 0).await;
        world
    }

    /// Stock is read; asked for at that second.
    async fn read_stock(&self, rows: &[(i64, &str, &str)], asked_at: i64) {
        let reading = |(product, on_hand, reserved): &(i64, &str, &str)| StockReading {
            product: Remote::new(*product),
            branch: Remote::new(100),
            level: StockLevel { on_hand: pieces(on_hand), reserved: pieces(reserved) },
            sold_here: true,
        };
        let batch = Batch::<Product> {
            stock: rows.iter().map(reading).collect(),
            stock_asked_at: Some(at(asked_at)),
            ..Batch::default()
        };
        self.store.write(&self.fence, batch, at(asked_at + 1)).await.unwrap();
    }

    /// KiotViet tells by itself how much there is of a product.
    async fn told(&self, product: i64, on_hand: &str, second: i64) {
        let level = StockLevel { on_hand: pieces(on_hand), reserved: pieces("0") };
        let told = vec![StockTold { product, branch: 100, level }];
        let outcome = DeliveryOutcome::Accepted { hints: Vec::new(), told };
        self.store.note_delivery(self.shop, 1, outcome, at(second)).await.unwrap();
    }

    async fn place(&self, key: &str, order: NewOrder) -> Result<PlacedOrder, OrderRefusal> {
        self.store.place_order(self.shop, order, key.to_owned(), lan(), at(10)).await.unwrap()
    }

    async fn sellable(&self, code: &str) -> i64 {
        let product = self.store.products_coded(self.shop, code).await.unwrap()[0];
        self.store.sellable(self.shop, &[product]).await.unwrap()[0].points_of_sale[0].sellable
    }

    async fn order_record(&self, id: i64) -> Order {
        self.store.facts_of_ours(self.shop, Local::new(id)).await.unwrap().unwrap().ours.unwrap()
    }

    /// KiotViet has taken the order and given it an id.
    async fn arrive(&self, order: i64, remote: i64, state: OrderState, second: i64) {
        let there = Order { code: format!("DH{remote}"), state, ..self.order_record(order).await };
        let change = Change {
            remote: Remote::new(remote),
            local: LocalSide::Existing(Local::new(order)),
            ours: OursChange::Put(there.clone()),
            theirs: TheirsChange::Seen(there),
            agreed: AgreedChange::AsTheirs,
            dirty: false,
            based_on: None,
            reconciled: None,
            changed_at: None,
        };
        let batch = Batch { changes: vec![change], ..Batch::default() };
        self.store.write(&self.fence, batch, at(second)).await.unwrap();
    }
}

async fn one_key_orders_once_and_answers_the_same(backend: &Backend) {
    let world = World::selling(backend).await;
    let first = world.place("k1", wanting(vec![line("a", "2")])).await.unwrap();
    let again = world.place("k1", wanting(vec![line("a", "2")])).await.unwrap();
    assert_eq!((again.order, &again.answer, again.repeated), (first.order, &first.answer, true));
    assert_eq!(world.place("k1", wanting(vec![line("a", "3")])).await, Err(OrderRefusal::KeyReused));
    let other = world.place("k2", wanting(vec![line("a", "2")])).await.unwrap();
    assert_ne!(other.order, first.order);
    assert_eq!(world.sellable("A").await, 6, "two orders, not three");
    let (one, two) = (world.order_record(first.order).await, world.order_record(other.order).await);
    let (one, two) = (one.reference.unwrap(), two.reference.unwrap());
    assert!(one != two && one.starts_with("AB") && one.len() == 11, "{one} {two}");
    let week_later = at(10 + 8 * 24 * 3600);
    let late = world.store.place_order(
        world.shop,
        wanting(vec![line("a", "2")]),
        "k1".to_owned(),
        lan(),
        week_later,
    );
    assert!(!late.await.unwrap().unwrap().repeated, "answers are kept for a week");
    let due = world.store.outbox_due(world.shop, Entity::Orders, at(1_000_000_000), 10).await.unwrap();
    assert_eq!(due.len(), 3);
    assert_eq!(
        first.answer.matches("\"waiting\"").count() + first.answer.matches("\"kept_here\"").count(),
        1
    );
}

async fn an_order_is_priced_by_the_buyers_list(backend: &Backend) {
    let world = World::selling(backend).await;
    world.import([(7, group("Khách sỉ")), (8, group("Khách quen"))]).await;
    let member = |groups: &[i64]| Customer {
        groups: groups.iter().map(|id| Reference::there(*id)).collect(),
        ..customer("KH")
    };
    world.import([(50, member(&[7])), (51, member(&[])), (52, member(&[7, 8]))]).await;
    let list = |group: i64, branches: &[i64], active| PriceList {
        for_all_groups: false,
        groups: vec![Reference::there(group)],
        branches: branches.iter().map(|id| Reference::there(*id)).collect(),
        active,
        starts_at: None,
        ends_at: None,
        ..price_list("Sỉ")
    };
    let over = PriceList { ends_at: Some(at(9)), ..list(7, &[], true) };
    let everybody = PriceList { starts_at: None, ends_at: None, ..price_list("Mọi người") };
    world
        .import([
            (60, list(7, &[100], true)),
            (61, list(7, &[], false)),
            (62, list(7, &[999], true)),
            (63, over),
            (64, list(8, &[], true)),
            (65, everybody),
        ])
        .await;
    for (id, price) in [(1, "150000"), (2, "1"), (3, "2"), (4, "3"), (5, "140000"), (6, "170000")] {
        let entry = PriceEntry { product: Remote::new(10), price: money(price) };
        let list = Local::new(id);
        world.store.write_prices(&world.fence, list, &[entry], &[], Vec::new(), None, at(1)).await.unwrap();
    }
    let price_for = async |key: &str, buyer: Option<i64>, fixed: Option<&str>| {
        let buyer = buyer.map(|id| NewBuyer { id: Some(id), ..NewBuyer::default() });
        let a = NewOrderLine { price: fixed.map(money), ..line("A", "0.1") };
        let placed = world.place(key, NewOrder { buyer, ..wanting(vec![a]) }).await.unwrap();
        world.order_record(placed.order).await.lines[0].price.to_string()
    };
    assert_eq!(price_for("1", Some(1), None).await, "150000", "the group's list that is in force here");
    assert_eq!(price_for("2", Some(2), None).await, "185000", "no group, the common price");
    assert_eq!(price_for("3", Some(3), None).await, "140000", "of two lists the better one");
    assert_eq!(price_for("4", None, None).await, "185000");
    assert_eq!(price_for("5", Some(1), Some("99000")).await, "99000", "a price that was agreed on");
    let selling = Selling { sell_negative: false, buffer: Quantity::ZERO.into(), price_list_id: Some(6) };
    world.store.set_selling(world.shop, selling).await.unwrap();
    assert_eq!(price_for("6", None, None).await, "170000", "the shop's list for everybody else");
    assert_eq!(price_for("7", Some(1), None).await, "150000", "the group's own list goes before it");
}

async fn a_buyer_is_found_by_phone_or_made_with_the_order(backend: &Backend) {
    let world = World::selling(backend).await;
    world.import([(50, customer("KH1"))]).await;
    let ordering = async |key: &str, buyer: NewBuyer| {
        world.place(key, NewOrder { buyer: Some(buyer), ..wanting(vec![line("A", "1")]) }).await
    };
    let phone = |phone: &str| NewBuyer { phone: Some(phone.to_owned()), ..NewBuyer::default() };
    let known = ordering("1", phone("+84 912 345 678")).await.unwrap();
    assert_eq!(world.order_record(known.order).await.customer, Some(Reference::there(50)));
    let by_code = NewBuyer { code: Some("kh1".to_owned()), ..NewBuyer::default() };
    let by_code = ordering("2", by_code).await.unwrap();
    assert_eq!(world.order_record(by_code.order).await.customer, Some(Reference::there(50)));
    let new =
        ordering("3", NewBuyer { name: Some("Chị Mai".to_owned()), ..phone("0987654321") }).await.unwrap();
    assert_eq!(world.order_record(new.order).await.customer, Some(Reference::Here(Local::new(2))));
    let made = world.store.customer(world.shop, 2).await.unwrap().unwrap();
    assert_eq!((made.name.as_str(), made.code.as_str()), ("Chị Mai", "AB000002"));
    let waiting = world.store.outbox_due(world.shop, Entity::Customers, at(1_000), 10).await.unwrap();
    assert_eq!(waiting.len(), 1, "KiotViet hears of the new one");
    assert_eq!(ordering("4", phone("0987654321")).await.map(|_| ()), Ok(()));
    assert_eq!(world.store.counts(world.shop).await.unwrap().customers.live, 2, "once made, known");
    let unknown = NewBuyer { id: Some(99), ..NewBuyer::default() };
    assert_eq!(ordering("5", unknown).await, Err(OrderRefusal::CustomerUnknown(99)));
    assert_eq!(ordering("6", phone("abc")).await, Err(OrderRefusal::Invalid(InvalidOrder::Phone)));
}

async fn what_is_not_there_is_refused_as_a_whole(backend: &Backend) {
    let world = World::selling(backend).await;
    let before = world.dump().await;
    let refused = world.place("1", wanting(vec![line("B", "1"), line("A", "11")])).await.unwrap_err();
    let OrderRefusal::OutOfStock(short) = refused else { panic!("{refused:?}") };
    assert_eq!(short.len(), 1);
    assert_eq!((short[0].code.as_str(), short[0].wanted, short[0].available), ("A", pieces("11"), 10));
    assert_eq!(world.dump().await, before, "nothing of it was kept");
    assert_eq!(world.sellable("B").await, 10);
    let twice = world.place("1", wanting(vec![line("A", "6"), line("A", "5")])).await.unwrap_err();
    assert!(matches!(twice, OrderRefusal::OutOfStock(_)), "two lines of one product add up");
    assert!(
        world.place("1", wanting(vec![line("A", "10")])).await.is_ok(),
        "a refusal does not use the key up"
    );
}

async fn units_and_combos_draw_on_one_pool(backend: &Backend) {
    let world = World::selling(backend).await;
    assert_eq!((world.sellable("THÙNG").await, world.sellable("COMBO").await), (1, 5));
    let both = world.place("1", wanting(vec![line("THÙNG", "1"), line("COMBO", "3")])).await.unwrap_err();
    let OrderRefusal::OutOfStock(short) = both else { panic!() };
    assert_eq!(short.len(), 2, "each alone would fit, both together do not: {short:?}");
    world.place("2", wanting(vec![line("THÙNG", "1"), line("COMBO", "2")])).await.unwrap();
    for (code, left) in [("A", 0), ("B", 8), ("THÙNG", 0), ("COMBO", 0)] {
        assert_eq!(world.sellable(code).await, left, "{code}");
    }
    let product = world.store.products_coded(world.shop, "COMBO").await.unwrap()[0];
    let why = world.store.sellable(world.shop, &[product]).await.unwrap().remove(0).points_of_sale.remove(0);
    let count = why.count.unwrap();
    assert_eq!((why.scarcest_part.unwrap().code.as_str(), count.code.as_str()), ("A", "A"));
    assert_eq!((count.ours.0.to_string(), count.orders.len()), ("10".to_owned(), 1));
    assert!(world.place("3", wanting(vec![line("GÓI", "100")])).await.is_ok(), "a service needs no stock");
}

async fn what_is_stopped_or_unknown_or_senseless_is_refused_and_leaves_nothing(backend: &Backend) {
    let world = World::selling(backend).await;
    world.import([(20, Product { active: false, ..product("NGỪNG") })]).await;
    let before = world.dump().await;
    let refused = async |order: NewOrder| world.place("1", order).await.unwrap_err();
    assert!(matches!(
        refused(wanting(vec![line("NGỪNG", "1")])).await,
        OrderRefusal::NotOnSale { why: Stopped::InShop, .. }
    ));
    assert_eq!(refused(wanting(vec![line("X", "1")])).await, OrderRefusal::ProductUnknown("X".to_owned()));
    let elsewhere = NewOrder { point_of_sale: Some(9), ..wanting(vec![line("A", "1")]) };
    assert_eq!(refused(elsewhere).await, OrderRefusal::PointOfSaleUnknown(9));
    let nowhere = NewOrder { point_of_sale: None, ..wanting(vec![line("A", "1")]) };
    assert_eq!(refused(nowhere).await, OrderRefusal::NoPointOfSale);
    let mai = NewBuyer { phone: Some("0987654321".to_owned()), ..NewBuyer::default() };
    let too_cheap = NewOrder { discount: money("185001"), buyer: Some(mai), ..wanting(vec![line("A", "1")]) };
    for (order, what) in [
        (wanting(vec![]), InvalidOrder::NoLines),
        (wanting(vec![line("A", "0")]), InvalidOrder::Quantity),
        (wanting(vec![NewOrderLine { price: Some(money("-1")), ..line("A", "1") }]), InvalidOrder::Price),
        (NewOrder { note: Some("x".repeat(501)), ..wanting(vec![line("A", "1")]) }, InvalidOrder::Text),
        (too_cheap, InvalidOrder::Discount),
    ] {
        assert_eq!(refused(order).await, OrderRefusal::Invalid(what));
    }
    assert_eq!(world.dump().await, before);
    let fee = NewOrderFee { name: "Phí ship".to_owned(), amount: money("30000") };
    let placed = world
        .place("1", NewOrder { fees: vec![fee], discount: money("5000"), ..wanting(vec![line("A", "2")]) })
        .await
        .unwrap();
    let order = world.order_record(placed.order).await;
    assert_eq!((order.fees, order.total), (money("30000"), money("395000")));
}

async fn selling_negative_needs_both_sides_and_has_exceptions(backend: &Backend) {
    let world = World::selling(backend).await;
    let selling = Selling { sell_negative: true, buffer: pieces("2").into(), price_list_id: None };
    world.store.set_selling(world.shop, selling).await.unwrap();
    let a = world.store.products_coded(world.shop, "A").await.unwrap()[0];
    let exception = ProductSelling { only_in_stock: true, buffer: Some(pieces("1").into()) };
    world.store.set_product_selling(world.shop, a, exception).await.unwrap();
    assert_eq!((world.sellable("A").await, world.sellable("B").await), (9, 8));
    assert!(world.place("1", wanting(vec![line("B", "50")])).await.is_ok());
    assert_eq!(world.sellable("B").await, 0, "never shown below zero");
    assert!(world.place("2", wanting(vec![line("A", "10")])).await.is_err());
    assert!(world.place("3", wanting(vec![line("A", "9")])).await.is_ok());
    assert_eq!(world.store.product_selling(world.shop, a).await.unwrap(), exception);
    let mut connection = crate::secrets::connection("");
    connection.settings.allow_order_when_out_stock = Some(false);
    world.store.save_connection(world.shop, &connection, at(2)).await.unwrap();
    assert!(world.place("4", wanting(vec![line("B", "1")])).await.is_err(), "KiotViet would not take it");
    connection.settings.allow_order_when_out_stock = Some(true);
    world.store.save_connection(world.shop, &connection, at(2)).await.unwrap();
    assert!(world.place("4", wanting(vec![line("B", "1")])).await.is_ok());
}

async fn an_order_is_subtracted_exactly_once_from_placing_to_counting(backend: &Backend) {
    let world = World::selling(backend).await;
    let placed = world.place("1", wanting(vec![line("A", "3"), line("THÙNG", "1")])).await.unwrap();
    assert_eq!(world.sellable("A").await, 1);
    world.read_stock(&[(10, "10", "0"), (12, "1", "0")], 11).await;
    assert_eq!(world.sellable("A").await, 1, "KiotViet does not know of it yet");
    world.arrive(placed.order, 900, OrderState::Placed, 20).await;
    assert_eq!(world.sellable("A").await, 1);
    let hints = world.store.due_hints(world.shop, at(20), 10).await.unwrap();
    let hinted: BTreeSet<i64> = hints.iter().map(|hint| hint.remote_id).collect();
    assert_eq!(hinted, BTreeSet::from([10, 12]), "its stock is read again soon");
    assert_eq!(world.store.stock_awaited(world.shop).await.unwrap().len(), 2);
    world.read_stock(&[(10, "10", "9"), (12, "1", "1")], 21).await;
    assert_eq!(world.sellable("A").await, 1, "now KiotViet counts it, and we no longer do");
    assert!(world.store.stock_awaited(world.shop).await.unwrap().is_empty());
    world.read_stock(&[(10, "1", "0"), (12, "0", "0")], 30).await;
    assert_eq!(world.sellable("A").await, 1, "sold: gone from the shelf and no longer reserved");
}

async fn a_reading_that_may_be_too_early_does_not_count(backend: &Backend) {
    let world = World::selling(backend).await;
    let placed = world.place("1", wanting(vec![line("A", "3")])).await.unwrap();
    world.arrive(placed.order, 900, OrderState::Placed, 20).await;
    world.read_stock(&[(10, "10", "3")], 19).await;
    assert!(world.sellable("A").await <= 7, "it was asked for before the order was known to be there");
    world.read_stock(&[(10, "10", "0")], 25).await;
    assert_eq!(world.sellable("A").await, 7, "KiotViet has not computed it yet");
    let hint = world.store.next_hint_at(world.shop).await.unwrap();
    assert!(hint.is_some(), "it is read again");
    world.read_stock(&[(10, "10", "3")], 40).await;
    assert_eq!(world.sellable("A").await, 7);
    let other = world.place("2", wanting(vec![line("A", "2")])).await.unwrap();
    world.arrive(other.order, 901, OrderState::Placed, 50).await;
    world.read_stock(&[(10, "8", "3")], 169).await;
    assert_eq!(world.sellable("A").await, 3, "it may still be too early");
    world.read_stock(&[(10, "8", "3")], 171).await;
    assert_eq!(
        world.sellable("A").await,
        5,
        "sold at once by the till: after two minutes the reading is believed"
    );
}

async fn a_fall_that_was_only_told_counts_until_a_later_reading_tells_the_truth(backend: &Backend) {
    let world = World::selling(backend).await;
    world.told(10, "4", 20).await;
    assert_eq!(world.sellable("A").await, 4);
    world.told(10, "7", 21).await;
    assert_eq!(world.sellable("A").await, 4, "calls come in any order");
    world.told(10, "30", 22).await;
    assert_eq!(world.sellable("A").await, 4, "nothing is sold on hearsay");
    world.read_stock(&[(10, "10", "0")], 19).await;
    assert_eq!(world.sellable("A").await, 4, "it was asked for before");
    world.read_stock(&[(10, "10", "0")], 30).await;
    assert_eq!(world.sellable("A").await, 4, "KiotViet may not have computed it yet");
    assert_eq!(world.store.next_hint_at(world.shop).await.unwrap(), Some(at(141)), "it is read again");
    world.read_stock(&[(10, "10", "0")], 141).await;
    assert_eq!(world.sellable("A").await, 10, "after two minutes the reading is believed");
    world.told(10, "4", 150).await;
    world.read_stock(&[(10, "8", "0")], 151).await;
    assert_eq!(world.sellable("A").await, 8, "the figures have moved, so they are computed");
    assert!(world.store.stock_awaited(world.shop).await.unwrap().is_empty());
}

async fn a_cancelled_order_takes_nothing(backend: &Backend) {
    let world = World::selling(backend).await;
    let placed = world.place("1", wanting(vec![line("A", "3")])).await.unwrap();
    let order = Local::<Order>::new(placed.order);
    assert_eq!(world.store.cancel_order(world.shop, order, lan(), at(11)).await.unwrap(), Ok(true));
    assert_eq!(world.sellable("A").await, 10);
    assert_eq!(world.store.cancel_order(world.shop, order, lan(), at(12)).await.unwrap(), Ok(false));
    let unknown = world.store.cancel_order(world.shop, Local::new(99), lan(), at(12)).await.unwrap();
    assert_eq!(unknown, Err(OrderRefusal::OrderUnknown(99)));

    let second = world.place("2", wanting(vec![line("A", "3")])).await.unwrap();
    world.arrive(second.order, 900, OrderState::Cancelled, 20).await;
    assert_eq!(world.sellable("A").await, 10, "cancelled on KiotViet");
    let third = world.place("3", wanting(vec![line("A", "3")])).await.unwrap();
    world.arrive(third.order, 901, OrderState::Completed, 21).await;
    assert_eq!(world.sellable("A").await, 7, "completed: it takes from the shelf until the shelf was read");
    let done = world.store.cancel_order(world.shop, Local::new(third.order), lan(), at(22)).await.unwrap();
    assert!(
        matches!(done, Err(OrderRefusal::NotCancellable { state: OrderState::Completed, .. })),
        "{done:?}"
    );
}

async fn a_thousand_buyers_share_a_hundred_pieces(backend: &Backend) {
    let world = World::selling(backend).await;
    world.read_stock(&[(10, "100", "0")], 0).await;
    let mut buyers = Vec::new();
    for buyer in 0..1_000 {
        let store = world.store.clone();
        let (shop, order) = (world.shop, wanting(vec![line("A", "1")]));
        buyers.push(async move { store.place_order(shop, order, format!("k{buyer}"), lan(), at(10)).await });
    }
    let answers = futures::future::join_all(buyers).await;
    let placed = answers.into_iter().filter(|answer| answer.as_ref().unwrap().is_ok()).count();
    assert_eq!(placed, 100);
    assert_eq!(world.sellable("A").await, 0);
}
