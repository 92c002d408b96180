//! What holds for the shelf, whatever the figures.

use dongbo_sync::records::StockLevel;
use dongbo_sync::sellable::{Offer, PartSupply, Policy, Pool, Reason, Stopped, Supply, UnitRow, sellable};
use dongbo_sync::{Quantity, Reference};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::records::config;

const ON_SALE: Offer = Offer { active: true, allows_sale: true, active_at_branch: true };

fn figure(range: std::ops::Range<i64>) -> impl Strategy<Value = Quantity> {
    range.prop_map(Quantity::from_scaled)
}

fn pool() -> impl Strategy<Value = Pool> {
    let unit = (figure(0..100_000), 2..25_i64)
        .prop_map(|(reserved, conversion)| UnitRow { reserved, conversion: Quantity::whole(conversion) });
    let figures = (figure(-500_000..3_000_000), figure(0..500_000), figure(0..200_000), figure(0..200_000));
    (figures, vec(unit, 0..3)).prop_map(|((on_hand, reserved, uncounted, told_less), units)| Pool {
        base: StockLevel { on_hand, reserved },
        units,
        uncounted,
        told_less,
        buffer: None,
    })
}

fn of(pool: &Pool, conversion: i64) -> Supply {
    Supply::Pool { pool: pool.clone(), conversion: Quantity::whole(conversion) }
}

fn part(pool: &Pool, id: i64, base: i64, quantity: i64, conversion: i64) -> PartSupply {
    PartSupply {
        product: Reference::there(id),
        base: Reference::there(base),
        quantity: Quantity::whole(quantity),
        conversion: Quantity::whole(conversion),
        pool: Some(pool.clone()),
    }
}

fn policy() -> impl Strategy<Value = Policy> {
    (figure(0..100_000), any::<bool>()).prop_map(|(buffer, sell_negative)| Policy { buffer, sell_negative })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn never_negative_and_more_on_the_shelf_is_never_less_to_sell(
        one in pool(), other in pool(), more in figure(0..1_000_000), policy in policy(), conversion in 1..30_i64,
    ) {
        let mut fuller = one.clone();
        fuller.base.on_hand = fuller.base.on_hand + more;
        let combo = |first: &Pool| Supply::Combo(vec![part(first, 1, 1, 2, conversion), part(&other, 2, 2, 1, 1)]);
        for (less, more) in [(of(&one, conversion), of(&fuller, conversion)), (combo(&one), combo(&fuller))] {
            let (less, more) = (sellable(&less, ON_SALE, policy).pieces, sellable(&more, ON_SALE, policy).pieces);
            prop_assert!(0 <= less && less <= more);
        }
    }

    #[test]
    fn a_ladder_of_units_never_promises_more_than_the_pool(pool in pool(), conversion in 2..30_i64) {
        let pieces = sellable(&of(&pool, 1), ON_SALE, Policy::default());
        let cartons = sellable(&of(&pool, conversion), ON_SALE, Policy::default());
        prop_assert_eq!(cartons.pieces, pieces.pieces / conversion);
        prop_assert_eq!(cartons.count, pieces.count, "one pool, one count");
    }

    #[test]
    fn what_is_sold_fits_into_what_is_free(pool in pool(), policy in policy(), conversion in 1..30_i64) {
        let answer = sellable(&of(&pool, conversion), ON_SALE, policy);
        let count = answer.count.unwrap();
        let taken = count.reserved + count.ours + count.told_less + count.buffer;
        prop_assert_eq!((count.free, count.told_less), (count.on_hand - taken, pool.told_less));
        let used = Quantity::whole(answer.pieces * conversion);
        prop_assert!(used <= count.free || answer.pieces == 0);
        let next = Quantity::whole((answer.pieces + 1) * conversion);
        prop_assert!(next > count.free, "one more would have fitted");
        prop_assert!(count.reserved >= pool.base.reserved);
        prop_assert!(policy.sell_negative || !answer.allows(Quantity::whole(answer.pieces + 1)));
    }

    #[test]
    fn a_combo_is_as_many_as_its_scarcest_part(one in pool(), other in pool(), takes in 1..5_i64) {
        let combo = Supply::Combo(vec![part(&one, 1, 1, takes, 1), part(&other, 2, 2, 1, 1)]);
        let answer = sellable(&combo, ON_SALE, Policy::default());
        let (first, second) = (
            sellable(&of(&one, takes), ON_SALE, Policy::default()).pieces,
            sellable(&of(&other, 1), ON_SALE, Policy::default()).pieces,
        );
        prop_assert_eq!(answer.pieces, first.min(second));
        prop_assert_eq!(answer.limiting.unwrap().product, Reference::there(if first <= second { 1 } else { 2 }));
    }
}

fn shelf(on_hand: i64, reserved: i64) -> Pool {
    Pool {
        base: StockLevel { on_hand: Quantity::whole(on_hand), reserved: Quantity::whole(reserved) },
        units: vec![],
        uncounted: Quantity::ZERO,
        told_less: Quantity::ZERO,
        buffer: None,
    }
}

#[test]
fn a_piece_and_a_carton_of_one_pool_do_not_both_count_on_it() {
    let pool = shelf(20, 0);
    let combo = Supply::Combo(vec![part(&pool, 1, 1, 2, 1), part(&pool, 2, 1, 1, 8)]);
    let answer = sellable(&combo, ON_SALE, Policy::default());
    assert_eq!((answer.pieces, answer.limiting.unwrap().needs), (2, Quantity::whole(10)));
}

#[test]
fn what_units_have_reserved_is_counted_once_whichever_way_kiotviet_shows_it() {
    let carton = UnitRow { reserved: Quantity::whole(2), conversion: Quantity::whole(10) };
    let included = Pool { units: vec![carton], ..shelf(100, 23) };
    let apart = Pool { units: vec![carton], ..shelf(100, 3) };
    assert_eq!(sellable(&of(&included, 1), ON_SALE, Policy::default()).pieces, 77);
    assert_eq!(sellable(&of(&apart, 1), ON_SALE, Policy::default()).pieces, 77);
}

#[test]
fn our_orders_that_kiotviet_does_not_count_yet_are_held_back() {
    let pool = Pool { uncounted: Quantity::whole(3), ..shelf(10, 2) };
    let answer =
        sellable(&of(&pool, 1), ON_SALE, Policy { buffer: Quantity::whole(1), sell_negative: false });
    assert_eq!(answer.pieces, 4);
    assert!(answer.allows(Quantity::whole(4)) && !answer.allows(Quantity::whole(5)));
}

#[test]
fn what_kiotviet_told_of_a_fall_is_held_back_too() {
    let pool = Pool { told_less: Quantity::whole(5), uncounted: Quantity::whole(3), ..shelf(10, 1) };
    assert_eq!(sellable(&of(&pool, 1), ON_SALE, Policy::default()).pieces, 1);
}

#[test]
fn a_product_has_its_own_buffer_in_the_place_of_the_shops() {
    let pool = Pool { buffer: Some(Quantity::whole(4)), ..shelf(10, 0) };
    let policy = Policy { buffer: Quantity::whole(1), sell_negative: false };
    assert_eq!(sellable(&of(&pool, 1), ON_SALE, policy).pieces, 6);
}

#[test]
fn services_and_selling_negative_know_no_limit_and_what_is_stopped_is_not_sold() {
    let none = Policy::default();
    let service = sellable(&Supply::Service, ON_SALE, none);
    assert!(service.reason == Reason::NoStockNeeded && service.allows(Quantity::whole(1_000)));
    let negative = Policy { sell_negative: true, ..none };
    let empty = sellable(&of(&shelf(-2, 0), 1), ON_SALE, negative);
    assert!(empty.reason == Reason::SellsNegative && empty.pieces == 0 && empty.allows(Quantity::whole(1)));
    let stopped = Offer { active_at_branch: false, ..ON_SALE };
    let answer = sellable(&of(&shelf(9, 0), 1), stopped, negative);
    assert!(answer.reason == Reason::NotOnSale(Stopped::AtBranch) && !answer.allows(Quantity::whole(1)));
    assert_eq!(sellable(&Supply::Combo(vec![]), ON_SALE, none).reason, Reason::Counted, "no parts, no combo");
}
