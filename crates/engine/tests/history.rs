//! What is told of changes, and taking them back: edits on both sides, values that gave way, undoing, conflicts decided.

#![allow(clippy::unwrap_used, reason = "tests; clippy only knows functions marked as such")]

mod world;

use dongbo_engine::amend::{
    ConflictFilter, DecisionOutcome, RefusalReason, UndoOutcome, UndoReport, UndoRequest, UndoTarget,
    decide_conflict, decide_conflicts, undo,
};
use dongbo_store::{Action, Cause, HistoryEntry, HistoryQuery, HistorySide, RunId, SettlingChoice, Sides};
use dongbo_sync::records::Product;
use dongbo_sync::{Entity, Local, Money};
use futures::executor::block_on;
use kiotviet_sim::actions::ProductDraft;
use kiotviet_sim::records::ProductId;
use serde_json::json;
use world::World;

/// A product of KiotViet's that has a price, with our id and its price.
fn some_product(world: &World, nth: usize) -> (ProductId, i64, Money) {
    let remote = world.there(|shop| {
        let priced =
            shop.products.iter().filter(|product| product.base_price > rust_decimal::Decimal::from(5_000));
        priced.map(|product| product.id).nth(nth).unwrap()
    });
    let facts = block_on(world.store.facts::<Product>(world.shop, &[remote.0])).unwrap().remove(0);
    (remote, facts.local.unwrap(), facts.ours.unwrap().base_price)
}

impl World {
    fn price_there(&self, remote: ProductId, price: i64) {
        self.clerk(|shop, now| {
            let base_price = Some(rust_decimal::Decimal::from(price));
            shop.update_product(now, remote, ProductDraft { base_price, ..ProductDraft::default() })
        });
    }

    fn edit_here(&self, local: i64, edit: impl FnOnce(Product) -> Product + Send + 'static) {
        let by = Cause::Person("lan".to_owned());
        let edited = self.store.edit_ours(self.shop, Local::new(local), None, by, self.now(), |product| {
            Ok::<_, ()>(edit(product))
        });
        block_on(edited).unwrap().unwrap();
    }

    /// A second later.
    fn now(&self) -> jiff::Timestamp {
        self.clock.pass(jiff::SignedDuration::from_secs(1));
        kiotviet::Clock::now(&*self.clock)
    }

    fn price_here(&self, local: i64, price: i64) {
        self.edit_here(local, move |product| Product { base_price: Money::whole(price), ..product });
    }

    fn ours(&self, local: i64) -> Product {
        let facts = block_on(self.store.facts_of_ours::<Product>(self.shop, Local::new(local))).unwrap();
        facts.unwrap().ours.unwrap()
    }

    /// What is told of a product beside its birth, in order.
    fn story(&self, local: i64) -> Vec<HistoryEntry> {
        let query =
            HistoryQuery { entity: Some(Entity::Products), record: Some(local), ..HistoryQuery::default() };
        let mut entries = block_on(self.store.history(self.shop, query)).unwrap().items;
        entries.retain(|entry| entry.action != Action::Created);
        entries.reverse();
        entries
    }

    fn undo(&self, target: UndoTarget, dry_run: bool, force: bool) -> UndoReport {
        let request = UndoRequest { target, by: "lan".to_owned(), dry_run, force };
        block_on(undo(&self.store, self.shop, &request, self.now())).unwrap().unwrap()
    }

    fn waits_to_be_sent(&self, local: i64) -> bool {
        block_on(self.store.outbox_row(self.shop, Entity::Products, local)).unwrap().is_some()
    }

    /// The shop wants to be asked when both sides change a price.
    fn ask_about_prices(&self) {
        let options = json!({"rules": {"products": {"fields": {
            "base_price": {"direction": "both", "precedence": "person"}}}}});
        let rules = serde_json::from_value(options["rules"].clone()).unwrap();
        block_on(self.engine.choose(self.shop, move |options| options.rules = rules)).unwrap();
    }
}

#[test]
fn a_price_changed_there_is_one_entry_with_from_and_to() {
    let world = World::of(300, 10, 0);
    world.sync();
    let (remote, local, before) = some_product(&world, 3);
    world.price_there(remote, 777_000);
    let report = world.sync();
    let story = world.story(local);
    assert_eq!(story.len(), 1, "{story:#?}");
    let entry = &story[0];
    assert_eq!((entry.action, entry.side), (Action::Changed, HistorySide::KiotViet));
    assert_eq!((entry.cause.kind.as_str(), entry.cause.run), ("run", Some(RunId(report.run))));
    let row = &entry.fields[0];
    assert_eq!((row.field.as_str(), row.side), ("base_price", Sides::Both), "seen there and taken over here");
    assert_eq!((row.from.clone(), row.to.clone()), (json!(before), json!("777000")));
    world.sync();
    assert_eq!(world.story(local).len(), 1, "it is told once");
}

#[test]
fn an_import_leaves_an_entry_a_page_and_a_second_run_none() {
    let world = World::of(1_000, 20, 10);
    world.sync();
    let told = || block_on(world.store.history(world.shop, HistoryQuery::default())).unwrap().items.len();
    let after_import = told();
    assert!(after_import <= 40, "{after_import}");
    world.sync();
    assert_eq!(told(), after_import);
}

#[test]
fn what_is_old_is_forgotten_by_a_later_run() {
    let world = World::of(300, 10, 0);
    world.sync();
    let (remote, local, _) = some_product(&world, 3);
    world.price_there(remote, 777_000);
    world.sync();
    world.clock.pass(jiff::SignedDuration::from_hours(89 * 24));
    world.sync();
    assert_eq!(world.story(local).len(), 1);
    world.clock.pass(jiff::SignedDuration::from_hours(2 * 24));
    world.sync();
    assert!(world.story(local).is_empty());
}

#[test]
fn a_value_that_gave_way_is_told_with_its_rule() {
    let world = World::of(300, 10, 0);
    world.sync();
    let (remote, local, _) = some_product(&world, 3);
    world.price_here(local, 111_000);
    world.price_there(remote, 222_000);
    world.sync();
    let story = world.story(local);
    assert_eq!(story[0].cause.person.as_deref(), Some("lan"));
    let overruled = story.iter().find(|entry| entry.action == Action::Overruled).unwrap();
    let gave_way = overruled.fields.iter().find_map(|row| row.overruled.as_ref()).unwrap();
    assert_eq!((gave_way.lost.clone(), gave_way.kept.clone()), (json!("111000"), json!("222000")));
    assert_eq!(gave_way.winner, HistorySide::KiotViet);
    assert!(gave_way.rule_en.contains("KiotViet's value is taken"), "{}", gave_way.rule_en);
    assert_eq!(world.ours(local).base_price, Money::whole(222_000));
}

#[test]
fn an_undone_price_goes_to_kiotviet_as_an_edit_does() {
    let world = World::of(300, 10, 0);
    world.sync();
    let (remote, local, before) = some_product(&world, 3);
    world.price_there(remote, 777_000);
    world.sync();
    let entry = world.story(local)[0].id;
    let dry = world.undo(UndoTarget::Entry(entry), true, false);
    assert_eq!(dry.records[0].outcome, UndoOutcome::WouldBeDone);
    assert_eq!(dry.records[0].fields[0].to, json!(before));
    assert!(dry.records[0].fields[0].travels);
    assert_eq!(world.ours(local).base_price, Money::whole(777_000), "nothing was written");
    assert_eq!(world.story(local).len(), 1);

    let report = world.undo(UndoTarget::Entry(entry), false, false);
    assert_eq!((report.done, report.records[0].outcome), (1, UndoOutcome::Done));
    assert_eq!(world.ours(local).base_price, before);
    assert!(world.waits_to_be_sent(local));
    let story = world.story(local);
    assert_eq!((story[1].action, story[1].cause.subject), (Action::Undone, Some(entry)));
    assert_eq!(story[0].undone_by, Some(story[1].id));
    let again = world.undo(UndoTarget::Entry(entry), false, false);
    assert_eq!((again.already, again.done), (1, 0), "{again:#?}");
    assert_eq!(world.story(local).len(), 2);
    world.sync();
    let there = world.there(|shop| shop.products.get(remote).unwrap().base_price);
    assert_eq!(there, before.decimal(), "KiotViet has it back");
    assert_eq!(world.story(local).last().unwrap().action, Action::SentChanged);
    world.undo(UndoTarget::Entry(story[1].id), false, false);
    assert_eq!(world.ours(local).base_price, Money::whole(777_000), "an undo can be undone");
}

#[test]
fn what_changed_again_is_named_and_taken_back_only_with_force() {
    let world = World::of(300, 10, 0);
    world.sync();
    let (remote, local, before) = some_product(&world, 3);
    world.price_there(remote, 777_000);
    world.sync();
    world.price_here(local, 888_000);
    let story = world.story(local);
    let report = world.undo(UndoTarget::Entry(story[0].id), false, false);
    assert_eq!((report.refused, report.records[0].refusals[0].reason), (1, RefusalReason::ChangedSince));
    assert_eq!(report.records[0].refusals[0].entries, [story[1].id]);
    assert_eq!(world.ours(local).base_price, Money::whole(888_000));
    let report = world.undo(UndoTarget::Entry(story[0].id), false, true);
    assert_eq!(report.done, 1, "{report:#?}");
    assert_eq!(world.ours(local).base_price, before);
}

#[test]
fn a_record_goes_back_to_a_point_whatever_happened_since() {
    let world = World::of(300, 10, 0);
    world.sync();
    let (remote, local, _) = some_product(&world, 3);
    world.price_there(remote, 700_000);
    world.sync();
    let point = world.story(local)[0].id;
    world.price_here(local, 800_000);
    world.edit_here(local, |product| Product { name: "Tên mới".to_owned(), ..product });
    let name = world.there(|shop| shop.products.get(remote).unwrap().name.clone());
    let target = UndoTarget::Since { entity: Entity::Products, local, entry: point };
    let report = world.undo(target, false, false);
    assert_eq!(report.records[0].fields.len(), 2, "{report:#?}");
    assert_eq!((world.ours(local).base_price, world.ours(local).name), (Money::whole(700_000), name));
}

#[test]
fn a_run_is_undone_record_by_record() {
    let world = World::of(300, 10, 0);
    world.sync();
    let products: Vec<_> = (0..4).map(|nth| some_product(&world, nth * 7)).collect();
    for (remote, ..) in &products {
        world.price_there(*remote, 900_000);
    }
    let run = RunId(world.sync().run);
    // One of them has been changed again.
    world.price_here(products[0].1, 123_000);
    let dry = world.undo(UndoTarget::Run(run), true, false);
    assert_eq!((dry.done, dry.refused), (3, 1), "{dry:#?}");
    let report = world.undo(UndoTarget::Run(run), false, false);
    assert_eq!((report.done, report.refused), (3, 1));
    assert_eq!(world.ours(products[0].1).base_price, Money::whole(123_000));
    for (_, local, before) in &products[1..] {
        assert_eq!(world.ours(*local).base_price, *before);
        assert!(world.waits_to_be_sent(*local));
    }
    let again = world.undo(UndoTarget::Run(run), false, false);
    assert_eq!((again.done, again.already, again.refused), (0, 3, 1));
}

#[test]
fn an_import_can_be_undone_where_kiotviets_records_stay_as_they_are() {
    let world = World::of(60, 5, 0);
    let run = RunId(world.sync().run);
    let report = world.undo(UndoTarget::Run(run), true, false);
    let products = report.records.iter().filter(|record| record.entity == Entity::Products);
    assert!(products.clone().count() >= 60);
    assert!(products.clone().all(|record| record.in_use == Some(false)), "they are archived");
    let categories = report.records.iter().filter(|record| record.entity == Entity::Categories);
    assert!(categories.clone().all(|record| record.refusals[0].reason == RefusalReason::WouldReturn));
}

#[test]
fn what_would_be_taken_back_at_once_is_refused_with_the_reason() {
    let world = World::of(300, 10, 0);
    world.sync();
    let (remote, local, _) = some_product(&world, 3);
    // The kind of business status that KiotViet alone decides: here the brand, which the API cannot change.
    world.edit_here(local, |product| Product { brand: Some("Của mình".to_owned()), ..product });
    let brand = world.story(local)[0].clone();
    assert_eq!(brand.fields[0].field, "brand");
    let back = world.undo(UndoTarget::Entry(brand.id), false, false);
    assert_eq!(back.done, 1, "back to KiotViet's own value it may go: {back:#?}");
    let redo = world.undo(UndoTarget::Entry(world.story(local)[1].id), false, false);
    assert_eq!(redo.records[0].refusals[0].reason, RefusalReason::OneWay, "{redo:#?}");

    world.price_here(local, 55_000);
    let entry = world.story(local).last().unwrap().id;
    world.clerk(|shop, now| shop.delete_product(now, remote));
    world.sync();
    let gone = world.undo(UndoTarget::Entry(entry), false, false);
    assert_eq!(gone.records[0].refusals[0].reason, RefusalReason::Deleted, "{gone:#?}");
}

#[test]
fn a_conflict_is_listed_with_both_stories_and_decided() {
    let world = World::of(300, 10, 0);
    world.sync();
    world.ask_about_prices();
    let (remote, local, before) = some_product(&world, 3);
    world.price_here(local, 111_000);
    world.price_there(remote, 222_000);
    world.sync();
    let open =
        || block_on(world.store.conflict_views(world.shop, None, None, None, true, None, 10)).unwrap().items;
    let conflict = open().remove(0);
    assert_eq!(conflict.conflict.field.as_deref(), Some("base_price"));
    assert_eq!(conflict.ours_changed.as_ref().unwrap().cause.person.as_deref(), Some("lan"));
    assert_eq!(conflict.theirs_changed.as_ref().unwrap().from, json!(before));
    assert_eq!(conflict.usual_winner, Some(HistorySide::KiotViet));
    let id = conflict.conflict.id;
    let decide = |choice| {
        let decided = decide_conflict(&world.store, world.shop, id, choice, "lan", world.now());
        block_on(decided).unwrap().unwrap()
    };
    let bad = decide(SettlingChoice::Value(json!({"giá": 1})));
    assert_eq!(bad.outcome, DecisionOutcome::BadValue);
    let decided = decide(SettlingChoice::Value(json!("333000")));
    assert_eq!(decided.outcome, DecisionOutcome::Decided, "{decided:#?}");
    assert_eq!(decided.conflict.closed_by.as_deref(), Some("lan"));
    assert_eq!(world.ours(local).base_price, Money::whole(333_000));
    assert!(world.waits_to_be_sent(local) && open().is_empty());
    assert_eq!(decide(SettlingChoice::Value(json!("333000"))).outcome, DecisionOutcome::Decided);
    assert_eq!(decide(SettlingChoice::Theirs).outcome, DecisionOutcome::Closed);
    let entry = world.story(local).last().unwrap().clone();
    assert_eq!((entry.action, entry.cause.subject), (Action::ConflictDecided, Some(id)));
    world.undo(UndoTarget::Entry(entry.id), false, false);
    assert_eq!(world.ours(local).base_price, Money::whole(111_000), "a decision can be undone");
}

#[test]
fn kiotviets_value_is_taken_and_needs_no_sending() {
    let world = World::of(300, 10, 0);
    world.sync();
    world.ask_about_prices();
    let products: Vec<_> = (0..3).map(|nth| some_product(&world, nth * 7)).collect();
    for (remote, local, _) in &products {
        world.price_here(*local, 111_000);
        world.price_there(*remote, 222_000);
    }
    world.sync();
    let filter = ConflictFilter { field: Some("base_price".to_owned()), ..ConflictFilter::default() };
    let now = world.now();
    let theirs = SettlingChoice::Theirs;
    let report = block_on(decide_conflicts(&world.store, world.shop, &filter, &theirs, "lan", now)).unwrap();
    assert_eq!((report.decided, report.open), (3, 0), "{report:#?}");
    for (_, local, _) in &products {
        assert_eq!(world.ours(*local).base_price, Money::whole(222_000));
    }
    assert_eq!(world.sync().entities["products"].conflicts, 0);
}

#[test]
fn a_conflict_follows_the_values_and_closes_when_they_meet() {
    let world = World::of(300, 10, 0);
    world.sync();
    world.ask_about_prices();
    let (remote, local, _) = some_product(&world, 3);
    world.price_here(local, 111_000);
    world.price_there(remote, 222_000);
    world.sync();
    let open = || block_on(world.store.conflicts(world.shop, None, None, 10)).unwrap().items;
    assert_eq!(open()[0].ours.as_deref(), Some("\"111000\""));
    world.price_here(local, 122_000);
    assert_eq!(open()[0].ours.as_deref(), Some("\"122000\""), "an edit moves the question");
    world.price_there(remote, 233_000);
    world.sync();
    assert_eq!(open()[0].theirs.as_deref(), Some("\"233000\""), "and so does one there");
    world.price_there(remote, 122_000);
    world.sync();
    assert!(open().is_empty(), "both sides are equal");
    assert_eq!(world.story(local).last().unwrap().action, Action::ConflictClosed);

    world.price_here(local, 1_000);
    world.price_there(remote, 2_000);
    world.sync();
    assert_eq!(open().len(), 1);
    world.price_here(local, 2_000);
    assert!(open().is_empty(), "an edit that agrees closes it at once");
}
