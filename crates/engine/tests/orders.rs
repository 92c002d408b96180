//! Orders both ways: placed here they appear there once, whatever breaks; what becomes of them there shows here; and at
//! every step they are taken off what may be sold exactly once.

#![allow(clippy::unwrap_used, reason = "tests; clippy only knows functions marked as such")]

mod ordering;
mod world;

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Waker};

use dongbo_engine::{SyncOptions, Unwatched};
use dongbo_store::{Decision, ItemFilter, NewBuyer, NewOrder, NewOrderFee, PlanId};
use dongbo_sync::plan::Action;
use dongbo_sync::{Entity, Money};
use futures::executor::block_on;
use jiff::SignedDuration;
use kiotviet_sim::faults::Effect;
use kiotviet_sim::records::OrderStatus;
use ordering::{once, some, wanting};
use rust_decimal::Decimal;
use world::World;

#[test]
fn an_order_placed_here_appears_there_once_with_all_it_needs() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let order = world.place(
        "k",
        NewOrder {
            buyer: Some(NewBuyer {
                phone: Some("0911222333".to_owned()),
                name: Some("Chị Mai".to_owned()),
                ..NewBuyer::default()
            }),
            fees: vec![NewOrderFee { name: "Phí ship".to_owned(), amount: Money::whole(30_000) }],
            discount: Money::whole(1_000),
            ..wanting(vec![some(shelf.local, 2), some(shelf.local, 1)])
        },
    );
    assert_eq!(world.sellable(&shelf), 7);
    world.attend();
    let copies = world.copies(order);
    assert_eq!(copies.len(), 1);
    let view = world.view(order);
    world.there(|shop| {
        let there = shop.orders.get(copies[0]).unwrap();
        assert_eq!(there.status, OrderStatus::Draft);
        let reference = view.reference.clone().unwrap();
        assert_eq!(there.description.as_deref(), Some(format!("giao sớm [Abaha {reference}]").as_str()));
        let masters: Vec<bool> = there.lines.iter().map(|line| line.is_master).collect();
        assert_eq!(masters, [true, false]);
        let customer = shop.customers.get(there.customer.unwrap()).unwrap();
        assert_eq!(customer.contact_number.as_deref(), Some("0911222333"));
        assert_eq!(there.surcharges.len(), 1);
        assert_eq!(view.pos_code.as_deref(), Some(there.code.as_str()));
    });
    assert_eq!((view.sending.state.as_str(), view.note.as_deref()), ("equal", Some("giao sớm")));
    assert_eq!(view.payment_method.as_deref(), Some("cash_on_delivery"));
    assert!(world.remarks(order).is_empty(), "both sides compute the same total: {:?}", world.remarks(order));
    assert_eq!(world.sellable(&shelf), 7, "KiotViet counts it now, and we no longer do");
    world.attend_for(3);
    assert_eq!(world.sellable(&shelf), 7);
    assert!(block_on(world.store.stock_awaited(world.shop)).unwrap().is_empty());
    world.sync();
    world.assert_equal();
    assert_eq!(world.copies(order).len(), 1);
    assert_eq!(world.view(order).placed_at, view.placed_at, "when it was ordered is known here");
    let surcharges = world.there(|shop| shop.surcharges.iter().count());
    let second = world.place(
        "k2",
        NewOrder {
            fees: vec![NewOrderFee { name: "Phí ship".to_owned(), amount: Money::whole(20_000) }],
            ..wanting(vec![some(shelf.local, 1)])
        },
    );
    world.attend_for(1);
    assert_eq!(world.copies(second).len(), 1);
    assert_eq!(
        world.there(|shop| shop.surcharges.iter().count()),
        surcharges,
        "one surcharge for all orders"
    );
}

#[test]
fn an_order_whose_answer_was_lost_is_adopted_and_not_doubled() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    world.suffer(once("POST /orders", Effect::DroppedAfter));
    let order = world.place("k", wanting(vec![some(shelf.local, 4)]));
    let _ = block_on(world.engine.attend(world.shop));
    assert_eq!(world.view(order).sending.state, "sending");
    assert_eq!(world.copies(order).len(), 1, "it has arrived");
    assert_eq!(world.sellable(&shelf), 6);
    world.attend_for(3);
    assert_eq!(world.copies(order).len(), 1);
    assert_eq!((world.view(order).sending.state.as_str(), world.sellable(&shelf)), ("equal", 6));
    world.sync();
    world.assert_equal();
}

#[test]
fn a_page_that_shows_a_lost_order_adopts_it_too() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    world.suffer(once("POST /orders", Effect::DroppedAfter));
    let order = world.place("k", wanting(vec![some(shelf.local, 4)]));
    let _ = block_on(world.engine.attend(world.shop));
    let orders = block_on(world.store.counts(world.shop)).unwrap().orders.live;
    world.sync();
    world.sync();
    assert_eq!(block_on(world.store.counts(world.shop)).unwrap().orders.live, orders, "not born twice");
    world.attend_for(2);
    assert_eq!((world.copies(order).len(), world.view(order).sending.state.as_str()), (1, "equal"));
    world.assert_equal();
}

#[test]
fn an_order_that_never_arrived_is_sent_again() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    world.suffer(once("POST /orders", Effect::DroppedBefore));
    let order = world.place("k", wanting(vec![some(shelf.local, 4)]));
    world.attend_for(3);
    assert_eq!((world.copies(order).len(), world.sellable(&shelf)), (1, 6));
}

#[test]
fn killed_at_any_wait_the_order_is_there_once_and_counted_once() {
    for kill_after in 1..50 {
        let world = World::of(30, 5, 0);
        let shelf = world.shelf(10);
        let buyer = NewBuyer { phone: Some("0911222333".to_owned()), ..NewBuyer::default() };
        let order = world.place("k", NewOrder { buyer: Some(buyer), ..wanting(vec![some(shelf.local, 3)]) });
        let engine = world.restarted();
        {
            let mut attending = pin!(engine.attend(world.shop));
            let mut context = Context::from_waker(Waker::noop());
            for _ in 0..kill_after {
                if attending.as_mut().poll(&mut context).is_ready() {
                    break;
                }
            }
        }
        assert!(world.sellable(&shelf) <= 7, "killed at {kill_after}");
        world.attend_for(3);
        assert_eq!(world.copies(order).len(), 1, "killed at {kill_after}: {:#?}", world.view(order));
        assert_eq!(world.sellable(&shelf), 7, "killed at {kill_after}");
        assert_eq!(
            world.there(|shop| {
                shop.customers.iter().filter(|c| c.contact_number.as_deref() == Some("0911222333")).count()
            }),
            1,
            "killed at {kill_after}"
        );
        world.sync();
        world.assert_equal();
    }
}

#[test]
fn cancelled_here_it_is_cancelled_there() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let order = world.place("k", wanting(vec![some(shelf.local, 3)]));
    world.attend_for(2);
    world.cancel(order);
    world.attend_for(2);
    let there = world.copies(order)[0];
    assert_eq!(world.there(|shop| shop.orders.get(there).unwrap().status), OrderStatus::Cancelled);
    assert_eq!((world.view(order).state, world.sellable(&shelf)), (0, 10));
    assert!(world.remarks(order).is_empty());
    world.sync();
    world.assert_equal();

    let unsent = world.place("k2", wanting(vec![some(shelf.local, 3)]));
    world.cancel(unsent);
    world.attend_for(1);
    assert!(world.copies(unsent).is_empty(), "what was cancelled before it was sent is not sent");
    assert_eq!(world.sellable(&shelf), 10);
}

#[test]
fn cancelled_there_first_is_cancelled_and_nothing_more() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let order = world.place("k", wanting(vec![some(shelf.local, 3)]));
    world.attend_for(2);
    let there = world.copies(order)[0];
    world.clerk(|shop, now| shop.cancel_order(now, there, false));
    world.cancel(order);
    world.attend_for(2);
    assert_eq!((world.view(order).state, world.view(order).sending.state.as_str()), (0, "equal"));
    world.sync();
    assert_eq!(world.sellable(&shelf), 10);
    world.assert_equal();
}

#[test]
fn what_kiotviet_has_invoiced_goes_on_and_says_why() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let order = world.place("k", wanting(vec![some(shelf.local, 3)]));
    world.attend_for(2);
    let there = world.copies(order)[0];
    let one = kiotviet_sim::actions::LineDraft::of(shelf.product, Decimal::ONE);
    world.clerk(|shop, now| shop.invoice_order(now, there, Some(vec![one])));
    world.cancel(order);
    world.attend_for(2);
    let view = world.view(order);
    assert_eq!(view.state, 20, "partly invoiced there: {view:#?}");
    assert_eq!(world.remarks(order), ["ORD-CANCEL-REFUSED"]);
    assert_eq!(view.sending.state, "equal");
    world.sync();
    assert_eq!(world.sellable(&shelf), 7);
}

#[test]
fn completed_there_it_shows_here_and_the_shelf_agrees() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let order = world.place("k", wanting(vec![some(shelf.local, 3)]));
    world.attend_for(2);
    let there = world.copies(order)[0];
    world.clerk(|shop, now| shop.invoice_order(now, there, None));
    world.sync();
    assert_eq!((world.view(order).state, world.sellable(&shelf)), (25, 7));
    world.assert_equal();
}

#[test]
fn staff_may_write_around_our_number_or_delete_it() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let order = world.place("k", wanting(vec![some(shelf.local, 1)]));
    world.attend_for(2);
    let (there, reference) = (world.copies(order)[0], world.view(order).reference.unwrap());
    let write = |text: String| {
        let draft = kiotviet_sim::actions::OrderDraft {
            description: Some(text),
            ..kiotviet_sim::actions::OrderDraft::default()
        };
        world.clerk(|shop, now| shop.update_order(now, there, draft));
        world.sync();
    };
    write(format!("khách gọi [Abaha {reference}] giao chiều"));
    assert_eq!(world.view(order).note.as_deref(), Some("khách gọi giao chiều"));
    write("khách không lấy túi".to_owned());
    let view = world.view(order);
    assert_eq!((view.note.as_deref(), view.reference), (Some("khách không lấy túi"), Some(reference)));
    world.assert_equal();
}

#[test]
fn a_product_stopped_after_the_order_parks_it_with_the_reason() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let order = world.place("k", wanting(vec![some(shelf.local, 1)]));
    let branch = world.there(|shop| shop.branches.iter().map(|branch| branch.id).min().unwrap());
    world.clerk(|shop, now| shop.set_product_active_at(now, shelf.product, branch, false));
    world.attend_for(1);
    let sending = world.view(order).sending;
    assert_eq!((sending.state.as_str(), sending.code.as_deref()), ("parked", Some("KV-PRODUCT-STOPPED")));
    let code = world.there(|shop| shop.products.get(shelf.product).unwrap().code.clone());
    assert!(sending.message.unwrap().contains(&code), "the product is named");
    assert_eq!(world.sellable(&shelf), 9, "it is not lost: it still holds its piece");
    world.clerk(|shop, now| shop.set_product_active_at(now, shelf.product, branch, true));
    let retry = world.store.retry_outbox(world.shop, None, None, world.now());
    assert_eq!(block_on(retry).unwrap(), 1);
    world.attend_for(2);
    assert_eq!((world.copies(order).len(), world.view(order).sending.state.as_str()), (1, "equal"));
}

#[test]
fn a_till_that_sells_meanwhile_is_seen_before_we_sell_the_same_pieces() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let branch = world.there(|shop| shop.branches.iter().map(|branch| branch.id).min().unwrap());
    world.place("k", wanting(vec![some(shelf.local, 4)]));
    world.attend_for(2);
    let sold = kiotviet_sim::actions::InvoiceDraft {
        branch: Some(branch),
        lines: vec![kiotviet_sim::actions::LineDraft::of(shelf.product, Decimal::from(5))],
        ..kiotviet_sim::actions::InvoiceDraft::default()
    };
    world.clerk(|shop, now| shop.create_invoice(now, sold));
    world.sync();
    assert_eq!(world.sellable(&shelf), 1);
    assert!(world.try_to_place("k2", wanting(vec![some(shelf.local, 2)])).is_err());
    assert!(world.try_to_place("k3", wanting(vec![some(shelf.local, 1)])).is_ok());
    world.attend_for(2);
    assert_eq!(world.sellable(&shelf), 0);
}

#[test]
fn a_dry_run_lists_a_waiting_order_and_the_approved_plan_sends_it_once() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let order = world.place("k", wanting(vec![some(shelf.local, 2)]));
    let dry = SyncOptions { dry_run: true, trigger: "command".into(), ..SyncOptions::default() };
    let plan = PlanId(world.sync_with(dry).plan.unwrap());
    assert!(world.copies(order).is_empty(), "a dry run sends nothing");
    let orders = ItemFilter { entity: Some(Entity::Orders), ..ItemFilter::default() };
    let listed = block_on(world.store.plan_items(world.shop, plan, orders.clone(), None, 10)).unwrap().items;
    let listed: Vec<_> = listed.iter().map(|item| (item.action, item.local_id)).collect();
    assert_eq!(listed, [(Action::PushCreate, Some(order))]);

    let approval = world.store.decide_plan(world.shop, plan, orders, Decision::Approved, "Lan", world.now());
    assert_eq!(block_on(approval).unwrap(), 1);
    block_on(world.engine.apply(world.shop, plan, "command", Arc::new(Unwatched))).unwrap();
    assert_eq!(world.copies(order).len(), 1);
}

#[test]
fn stock_that_kiotviet_says_fell_is_not_sold_any_more_and_one_that_rose_only_once_it_was_read() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    world.guard();
    let branch = world.there(|shop| shop.branches.iter().map(|branch| branch.id).min().unwrap());
    world.clerk(|shop, now| shop.write_stock(now, branch, shelf.product, Decimal::from(3)));
    assert!(world.calls_arrive() > 0);
    assert_eq!(world.sellable(&shelf), 3, "nothing was read yet");
    assert!(world.try_to_place("k", wanting(vec![some(shelf.local, 4)])).is_err());
    world.attend();
    assert_eq!(world.sellable(&shelf), 3);
    assert!(block_on(world.store.stock_awaited(world.shop)).unwrap().is_empty());
    world.clerk(|shop, now| shop.write_stock(now, branch, shelf.product, Decimal::from(50)));
    assert!(world.calls_arrive() > 0);
    assert_eq!(world.sellable(&shelf), 3);
    world.attend();
    assert_eq!(world.sellable(&shelf), 50);
}

#[test]
fn our_own_order_that_kiotviet_tells_of_is_still_subtracted_once() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    world.guard();
    world.counts_late(20);
    world.place("k", wanting(vec![some(shelf.local, 4)]));
    world.attend();
    let mut calls = world.calls_within(SignedDuration::from_secs(30));
    calls.extend(world.calls_within(SignedDuration::from_secs(3)));
    assert!(calls.iter().any(|call| String::from_utf8_lossy(&call.body).contains("stock.update")));
    for call in &calls {
        world.receive(call);
    }
    assert_eq!(world.sellable(&shelf), 6);
    world.attend();
    assert_eq!(world.sellable(&shelf), 6);
}

#[test]
fn what_kiotviet_counts_late_is_read_again_once_and_not_all_the_while() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    world.counts_late(20);
    world.place("k", wanting(vec![some(shelf.local, 4)]));
    let before = world.wire.log.lock().unwrap().len();
    for _ in 0..200 {
        let attended = world.attend();
        world.clock.pass(SignedDuration::from_millis(1_000));
        assert!(attended.hints < 5);
        assert_eq!(world.sellable(&shelf), 6);
    }
    let log = world.wire.log.lock().unwrap();
    let read = log[before..].iter().filter(|line| line.contains(&format!("/products/{}", shelf.product.0)));
    assert!(read.clone().count() <= 3, "{:?}", read.collect::<Vec<_>>());
    drop(log);
    assert!(block_on(world.store.stock_awaited(world.shop)).unwrap().is_empty());
}
