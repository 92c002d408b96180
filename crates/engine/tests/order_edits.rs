//! Orders that are changed here after they were placed: KiotViet gets the change once, clerks' changes are merged or asked
//! about, and what may be sold counts the change exactly once. And how far an order has come, as people here note it.

#![allow(clippy::unwrap_used, reason = "tests; clippy only knows functions marked as such")]

mod ordering;
mod world;

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

use dongbo_engine::Editor;
use dongbo_store::{NewOrder, NewOrderFee, NewOrderLine, OrderEdit, OrderRefusal, SettlingChoice};
use dongbo_sync::records::{Delivery, DeliveryState, Order, OrderState, PaymentState};
use dongbo_sync::{Local, Money, Quantity};
use futures::executor::block_on;
use kiotviet_sim::actions::{LineDraft, OrderDraft};
use kiotviet_sim::faults::Effect;
use kiotviet_sim::records::OrderStatus;
use ordering::{Shelf, lan, once, some, wanting};
use rust_decimal::Decimal;
use world::World;

fn lines(lines: Vec<NewOrderLine>) -> OrderEdit {
    OrderEdit { lines: Some(lines), ..OrderEdit::default() }
}

impl World {
    fn try_to_edit(&self, order: i64, edit: OrderEdit) -> Result<bool, OrderRefusal> {
        let editor = Editor::new(self.store.clone(), self.shop, "lan", self.now());
        block_on(editor.change_order(Local::new(order), edit)).unwrap()
    }

    fn edit(&self, order: i64, edit: OrderEdit) {
        assert!(self.try_to_edit(order, edit).unwrap(), "it changes something");
    }

    /// What KiotViet has of the product in that order.
    fn ordered_there(&self, order: i64, shelf: &Shelf) -> Vec<Decimal> {
        let id = self.copies(order)[0];
        self.there(|shop| {
            let lines = &shop.orders.get(id).unwrap().lines;
            lines.iter().filter(|line| line.product == shelf.product).map(|line| line.quantity).collect()
        })
    }

    fn quantity_here(&self, order: i64) -> Quantity {
        self.view(order).lines[0].quantity.0.into_quantity()
    }

    fn set(&self, order: i64, state: OrderState) -> Result<bool, OrderRefusal> {
        let set = self.store.set_order_state(self.shop, Local::new(order), state, lan(), self.now());
        block_on(set).unwrap()
    }

    fn conflicts(&self) -> Vec<(i64, String)> {
        let open = block_on(self.store.conflicts(self.shop, None, None, 50)).unwrap().items;
        open.into_iter().map(|conflict| (conflict.id, conflict.field.unwrap_or_default())).collect()
    }
}

trait IntoQuantity {
    fn into_quantity(self) -> Quantity;
}

impl IntoQuantity for Decimal {
    fn into_quantity(self) -> Quantity {
        Quantity::new(self)
    }
}

#[test]
fn an_order_that_was_not_sent_is_sent_as_it_is_by_then_and_counted_as_that() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let order = world.place("k", wanting(vec![some(shelf.local, 3)]));
    world.edit(order, lines(vec![some(shelf.local, 5)]));
    assert_eq!(world.sellable(&shelf), 5);
    world.edit(order, lines(vec![some(shelf.local, 2)]));
    assert_eq!(world.sellable(&shelf), 8);
    let puts = |world: &World| {
        world.wire.log.lock().unwrap().iter().filter(|line| line.starts_with("PUT /orders")).count()
    };
    world.attend_for(3);
    assert_eq!(world.ordered_there(order, &shelf), [Decimal::from(2)]);
    assert_eq!((puts(&world), world.sellable(&shelf)), (0, 8));
    world.sync();
    world.assert_equal();
}

#[test]
fn more_and_less_of_an_order_that_kiotviet_has_is_counted_once_all_along() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let order = world.place("k", wanting(vec![some(shelf.local, 3)]));
    world.attend_for(3);
    assert_eq!(world.sellable(&shelf), 7);

    world.edit(order, lines(vec![some(shelf.local, 5)]));
    assert_eq!(world.sellable(&shelf), 5, "at once, though KiotViet does not know");
    world.attend();
    assert_eq!(world.ordered_there(order, &shelf), [Decimal::from(5)]);
    for _ in 0..20 {
        assert_eq!(world.sellable(&shelf), 5, "neither forgotten nor counted twice");
        world.attend_for(1);
    }

    world.edit(order, lines(vec![some(shelf.local, 1)]));
    assert_eq!(world.sellable(&shelf), 5, "what is given back is free when KiotViet's stock says so");
    world.attend_for(2);
    assert_eq!((world.ordered_there(order, &shelf), world.sellable(&shelf)), (vec![Decimal::ONE], 9));
    assert!(block_on(world.store.stock_awaited(world.shop)).unwrap().is_empty());
    world.sync();
    world.assert_equal();
    assert_eq!(world.sellable(&shelf), 9);
}

#[test]
fn a_change_while_kiotviet_still_computes_the_order_is_counted_once_too() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    world.counts_late(20);
    let order = world.place("k", wanting(vec![some(shelf.local, 3)]));
    world.attend();
    world.edit(order, lines(vec![some(shelf.local, 4)]));
    for _ in 0..60 {
        assert_eq!(world.sellable(&shelf), 6);
        world.attend();
        world.clock.pass(jiff::SignedDuration::from_secs(3));
    }
    assert_eq!(world.ordered_there(order, &shelf), [Decimal::from(4)]);
    assert!(block_on(world.store.stock_awaited(world.shop)).unwrap().is_empty());
}

#[test]
fn more_than_there_is_is_refused_and_less_never() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let order = world.place("k", wanting(vec![some(shelf.local, 3)]));
    let other = world.place("k2", wanting(vec![some(shelf.local, 5)]));
    world.attend_for(3);
    assert_eq!(world.sellable(&shelf), 2);
    world.edit(order, lines(vec![some(shelf.local, 5)]));
    let refused = world.try_to_edit(order, lines(vec![some(shelf.local, 6)]));
    let Err(OrderRefusal::OutOfStock(short)) = refused else { panic!("{refused:?}") };
    assert_eq!((short[0].wanted, short[0].available), (Quantity::whole(6), 5));
    world.attend_for(3);

    // The till sells what was there: less is still possible, and a note as well.
    let branch = world.there(|shop| shop.branches.iter().map(|branch| branch.id).min().unwrap());
    world.clerk(|shop, now| shop.write_stock(now, branch, shelf.product, Decimal::from(4)));
    world.sync();
    world.edit(
        order,
        OrderEdit { note: Some(Some("gọi trước".to_owned())), ..lines(vec![some(shelf.local, 4)]) },
    );
    assert!(world.try_to_edit(other, lines(vec![some(shelf.local, 6)])).is_err());
    world.attend_for(2);
    assert_eq!(world.ordered_there(order, &shelf), [Decimal::from(4)]);
    assert_eq!(world.view(order).note.as_deref(), Some("gọi trước"));
}

#[test]
fn discount_fees_address_and_note_travel_and_totals_agree() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let fee = |amount| vec![NewOrderFee { name: "Phí ship".to_owned(), amount: Money::whole(amount) }];
    let order = world.place("k", NewOrder { fees: fee(30_000), ..wanting(vec![some(shelf.local, 2)]) });
    world.attend_for(3);
    let to = Delivery {
        receiver: Some("Anh Ba".to_owned()),
        phone: Some("0909000111".to_owned()),
        address: Some("1 Lê Lợi".to_owned()),
        location: None,
        ward: None,
    };
    world.edit(
        order,
        OrderEdit {
            discount: Some(Money::whole(1_000)),
            fees: Some(fee(45_000)),
            delivery: Some(Some(to)),
            note: Some(Some("giao chiều".to_owned())),
            ..OrderEdit::default()
        },
    );
    world.attend_for(2);
    let id = world.copies(order)[0];
    let view = world.view(order);
    world.there(|shop| {
        let there = shop.orders.get(id).unwrap();
        assert_eq!(there.discount, Some(Decimal::from(1_000)));
        assert_eq!(
            there.surcharges.iter().map(|charge| charge.price).sum::<Decimal>(),
            Decimal::from(45_000)
        );
        assert_eq!(there.delivery.as_ref().unwrap().receiver.as_deref(), Some("Anh Ba"));
        let reference = view.reference.clone().unwrap();
        assert_eq!(there.description.as_deref(), Some(format!("giao chiều [Abaha {reference}]").as_str()));
        assert_eq!(there.lines[0].quantity, Decimal::from(2), "the lines stay");
    });
    assert!(world.remarks(order).is_empty(), "{:?}", world.remarks(order));
    assert_eq!(view.sending.state, "equal");

    // And away again: charges and address.
    let nothing = OrderEdit { fees: Some(Vec::new()), delivery: Some(None), ..OrderEdit::default() };
    world.edit(order, nothing);
    world.attend_for(2);
    world.sync();
    world.assert_equal();
    let view = world.view(order);
    assert_eq!((view.fees.0, view.delivery, view.sending.state.as_str()), (Decimal::ZERO, None, "equal"));
    assert!(world.remarks(order).is_empty(), "{:?}", world.remarks(order));
}

#[test]
fn a_clerks_change_of_something_else_is_merged() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let order = world.place("k", wanting(vec![some(shelf.local, 2)]));
    world.attend_for(3);
    let (id, reference) = (world.copies(order)[0], world.view(order).reference.unwrap());
    let text =
        OrderDraft { description: Some(format!("khách quen [Abaha {reference}]")), ..OrderDraft::default() };
    world.clerk(|shop, now| shop.update_order(now, id, text));
    world.edit(order, lines(vec![some(shelf.local, 4)]));
    world.attend_for(2);
    assert_eq!(world.ordered_there(order, &shelf), [Decimal::from(4)]);
    assert_eq!(world.view(order).note.as_deref(), Some("khách quen"));
    assert!(world.conflicts().is_empty());
    world.sync();
    world.assert_equal();
}

#[test]
fn lines_that_both_sides_changed_are_asked_about_and_either_answer_holds() {
    for choice in [SettlingChoice::Ours, SettlingChoice::Theirs] {
        let world = World::of(60, 10, 5);
        let shelf = world.shelf(20);
        let order = world.place("k", wanting(vec![some(shelf.local, 2)]));
        world.attend_for(3);
        let id = world.copies(order)[0];
        let seven = OrderDraft {
            lines: Some(vec![LineDraft::of(shelf.product, Decimal::from(7))]),
            ..OrderDraft::default()
        };
        world.clerk(|shop, now| shop.update_order(now, id, seven));
        world.edit(order, lines(vec![some(shelf.local, 3)]));
        world.attend_for(3);
        assert_eq!(world.ordered_there(order, &shelf), [Decimal::from(7)], "nothing is overwritten unasked");
        assert_eq!(world.quantity_here(order), Quantity::whole(3));
        let conflicts = world.conflicts();
        assert_eq!(conflicts.iter().map(|(_, field)| field.as_str()).collect::<Vec<_>>(), ["lines"]);
        let wanted = if choice == SettlingChoice::Ours { 3 } else { 7 };
        let settled = world.store.settle_conflict::<Order>(
            world.shop,
            conflicts[0].0,
            choice,
            "lan".into(),
            world.now(),
        );
        block_on(settled).unwrap();
        world.attend_for(3);
        world.sync();
        assert_eq!(world.ordered_there(order, &shelf), [Decimal::from(wanted)]);
        assert_eq!(world.quantity_here(order), Quantity::whole(wanted));
        assert!(world.conflicts().is_empty());
        world.assert_equal();
        assert_eq!(world.sellable(&shelf), 20 - wanted);
    }
}

#[test]
fn an_order_whose_making_has_an_unknown_outcome_is_found_first_and_then_changed() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    world.suffer(once("POST /orders", Effect::DroppedAfter));
    let order = world.place("k", wanting(vec![some(shelf.local, 3)]));
    let _ = block_on(world.engine.attend(world.shop));
    assert_eq!(world.view(order).sending.state, "sending");
    world.edit(order, lines(vec![some(shelf.local, 4)]));
    assert_eq!(world.sellable(&shelf), 6);
    world.attend_for(4);
    assert_eq!(world.copies(order).len(), 1);
    assert_eq!((world.ordered_there(order, &shelf), world.sellable(&shelf)), (vec![Decimal::from(4)], 6));
    assert!(world.conflicts().is_empty());
    world.sync();
    world.assert_equal();
}

#[test]
fn a_change_whose_answer_was_lost_is_made_once() {
    for effect in [Effect::DroppedBefore, Effect::DroppedAfter] {
        let world = World::of(60, 10, 5);
        let shelf = world.shelf(10);
        let order = world.place("k", wanting(vec![some(shelf.local, 3)]));
        world.attend_for(3);
        world.suffer(once("PUT /orders", effect));
        world.edit(order, lines(vec![some(shelf.local, 4)]));
        world.attend_for(5);
        assert_eq!(world.ordered_there(order, &shelf), [Decimal::from(4)]);
        assert_eq!((world.view(order).sending.state.as_str(), world.sellable(&shelf)), ("equal", 6));
        assert!(world.conflicts().is_empty());
    }
}

#[test]
fn killed_at_any_wait_the_change_is_there_and_counted_once() {
    for kill_after in 1..40 {
        let world = World::of(30, 5, 0);
        let shelf = world.shelf(10);
        let order = world.place("k", wanting(vec![some(shelf.local, 3)]));
        world.attend_for(3);
        world.edit(order, lines(vec![some(shelf.local, 5)]));
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
        assert!(world.sellable(&shelf) <= 5, "killed at {kill_after}");
        world.attend_for(4);
        assert_eq!(world.ordered_there(order, &shelf), [Decimal::from(5)], "killed at {kill_after}");
        assert_eq!(world.sellable(&shelf), 5, "killed at {kill_after}");
        assert!(world.conflicts().is_empty(), "killed at {kill_after}");
    }
}

#[test]
fn what_kiotviet_delivers_is_changed_no_more_and_an_unsent_change_gives_way() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let order = world.place("k", wanting(vec![some(shelf.local, 3)]));
    world.attend_for(3);
    let id = world.copies(order)[0];
    // Somebody changes it here in the moment in which it is invoiced there.
    world.clerk(|shop, now| {
        shop.invoice_order(now, id, Some(vec![LineDraft::of(shelf.product, Decimal::ONE)]))
    });
    world.edit(order, lines(vec![some(shelf.local, 4)]));
    world.attend_for(3);
    assert_eq!(world.ordered_there(order, &shelf), [Decimal::from(3)]);
    assert_eq!(world.quantity_here(order), Quantity::whole(3), "what is delivered is what KiotViet has");
    assert_eq!(world.view(order).sending.state, "equal");
    assert!(!world.view(order).editable);
    let refused = world.try_to_edit(order, lines(vec![some(shelf.local, 4)]));
    assert!(
        matches!(refused, Err(OrderRefusal::NotEditable { state: OrderState::Delivering, .. })),
        "{refused:?}"
    );
    world.sync();
    assert_eq!(world.sellable(&shelf), 7);

    let cancelled = world.place("k2", wanting(vec![some(shelf.local, 1)]));
    world.cancel(cancelled);
    let refused = world.try_to_edit(cancelled, lines(vec![some(shelf.local, 2)]));
    assert!(matches!(refused, Err(OrderRefusal::NotEditable { state: OrderState::Cancelled, .. })));
}

#[test]
fn a_line_keeps_its_price_and_its_taxes() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let mut line = some(shelf.local, 2);
    line.price = Some(Money::whole(12_345));
    let order = world.place("k", wanting(vec![line]));
    world.attend_for(3);
    let id = world.copies(order)[0];
    let taxed = OrderDraft {
        lines: Some(vec![LineDraft {
            price: Some(Decimal::from(12_345)),
            taxes: vec![3],
            ..LineDraft::of(shelf.product, Decimal::from(2))
        }]),
        ..OrderDraft::default()
    };
    world.clerk(|shop, now| shop.update_order(now, id, taxed));
    world.sync();
    world.edit(order, lines(vec![some(shelf.local, 3)]));
    world.attend_for(3);
    world.there(|shop| {
        let line = &shop.orders.get(id).unwrap().lines[0];
        assert_eq!((line.quantity, line.price), (Decimal::from(3), Decimal::from(12_345)));
        assert_eq!(line.taxes.iter().map(|tax| tax.tax_id).collect::<Vec<_>>(), [3]);
    });
    assert_eq!(world.view(order).lines[0].price.0, Decimal::from(12_345));
}

#[test]
fn approval_payment_and_delivery_are_noted_here_and_kiotviet_is_not_told() {
    for fine in [false, true] {
        let world = World::of(60, 10, 5);
        if fine {
            let detail = dongbo_engine::RulesChange {
                detail: Some(dongbo_sync::rules::Detail::Fine),
                ..dongbo_engine::RulesChange::default()
            };
            let orders = dongbo_sync::Entity::Orders;
            block_on(dongbo_engine::change_rules(&world.store, world.shop, orders, detail, world.now()))
                .unwrap();
        }
        let shelf = world.shelf(10);
        let order = world.place("k", wanting(vec![some(shelf.local, 3)]));
        world.attend_for(3);
        assert_eq!(world.set(order, OrderState::Accepted), Ok(true));
        let paid = world.store.note_order_payment(
            world.shop,
            Local::new(order),
            PaymentState::Paid,
            lan(),
            world.now(),
        );
        assert_eq!(block_on(paid).unwrap(), Ok(true));
        let note = world.store.note_order_delivery(
            world.shop,
            Local::new(order),
            Some(DeliveryState::Delivering),
            lan(),
            world.now(),
        );
        assert_eq!(block_on(note).unwrap(), Ok(true));
        world.attend_for(2);
        world.sync();
        let id = world.copies(order)[0];
        assert_eq!(world.there(|shop| shop.orders.get(id).unwrap().status), OrderStatus::Draft);
        let view = world.view(order);
        assert_eq!((view.state, view.payment_state, view.delivery_state), (10, 5, Some(25)), "fine: {fine}");
        assert!(view.payment_noted);
        world.assert_equal();

        // Its staff confirm it there, which is nothing new, and invoice it, which is.
        world.clerk(|shop, now| shop.confirm_order(now, id));
        world.sync();
        assert_eq!(world.view(order).state, 10);
        assert!(matches!(world.set(order, OrderState::Placed), Err(OrderRefusal::NoSuchStep { .. })));
        assert_eq!(world.set(order, OrderState::Processing), Ok(true));
        world.sync();
        assert_eq!(world.view(order).state, 15, "fine: {fine}");
        world.assert_equal();
        world.clerk(|shop, now| shop.invoice_order(now, id, None));
        world.sync();
        assert_eq!(world.view(order).state, 25);
        assert!(matches!(world.set(order, OrderState::Accepted), Err(OrderRefusal::NoSuchStep { .. })));
        world.assert_equal();
    }
}

fn travel(world: &World, entity: dongbo_sync::Entity, travel: dongbo_engine::Travel) {
    let change = dongbo_engine::ChoicesChange {
        directions: [(entity, travel)].into(),
        ..dongbo_engine::ChoicesChange::default()
    };
    block_on(dongbo_engine::change_choices(&world.store, world.shop, change, world.now())).unwrap();
}

#[test]
fn what_was_born_here_while_orders_only_came_in_goes_when_they_travel_both_ways_again() {
    use dongbo_engine::Travel;
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    travel(&world, dongbo_sync::Entity::Orders, Travel::In);
    let order = world.place("k", wanting(vec![some(shelf.local, 3)]));
    let cancelled = world.place("k2", wanting(vec![some(shelf.local, 1)]));
    world.attend_for(2);
    world.sync();
    world.cancel(cancelled);
    world.attend_for(2);
    assert!(world.copies(order).is_empty());
    assert_eq!(world.view(order).sending.state, "only_here");
    travel(&world, dongbo_sync::Entity::Orders, Travel::Both);
    assert_eq!(world.view(order).sending.state, "waiting");
    world.attend_for(2);
    assert_eq!((world.copies(order).len(), world.copies(cancelled).len()), (1, 0));
    assert_eq!(world.sellable(&shelf), 7);
    world.sync();
    world.assert_equal();
}

#[test]
fn what_was_edited_here_while_products_only_came_in_goes_when_they_travel_both_ways_again() {
    use dongbo_engine::Travel;
    use dongbo_sync::records::Product;
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    travel(&world, dongbo_sync::Entity::Products, Travel::In);
    let editor = Editor::new(world.store.clone(), world.shop, "lan", world.now());
    let text = |product: &mut Product| product.description = Some("Hoa tươi mỗi sáng".to_owned());
    block_on(editor.change(Local::<Product>::new(shelf.local), text)).unwrap().unwrap();
    world.attend_for(2);
    // Back again before any run has decided anything under the other rules.
    travel(&world, dongbo_sync::Entity::Products, Travel::Both);
    world.sync();
    world.attend_for(2);
    let there = world.there(|shop| shop.products.get(shelf.product).unwrap().description.clone());
    assert_eq!(there.as_deref(), Some("Hoa tươi mỗi sáng"));
    world.assert_equal();
}

#[test]
fn a_change_that_is_taken_back_gives_the_shelf_back_too() {
    let world = World::of(60, 10, 5);
    let shelf = world.shelf(10);
    let order = world.place("k", wanting(vec![some(shelf.local, 3)]));
    world.attend_for(3);
    world.edit(order, lines(vec![some(shelf.local, 5)]));
    assert_eq!(world.sellable(&shelf), 5);
    let query = dongbo_store::HistoryQuery::default();
    let entries = block_on(world.store.history(world.shop, query)).unwrap().items;
    let edit = entries.iter().find(|entry| entry.fields.iter().any(|field| field.field == "lines")).unwrap();
    let request = dongbo_engine::amend::UndoRequest {
        target: dongbo_engine::amend::UndoTarget::Entry(edit.id),
        by: "lan".to_owned(),
        dry_run: false,
        force: false,
    };
    let report = block_on(dongbo_engine::amend::undo(&world.store, world.shop, &request, world.now()))
        .unwrap()
        .unwrap();
    assert_eq!(report.done, 1, "{report:?}");
    assert_eq!(world.sellable(&shelf), 7);
    world.attend_for(3);
    assert_eq!((world.ordered_there(order, &shelf), world.sellable(&shelf)), (vec![Decimal::from(3)], 7));
}
