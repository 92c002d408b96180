use std::collections::BTreeMap;

use dongbo_store::{
    Action, AgreedChange, Batch, Cause, Change, HistoryEntry, HistoryQuery, HistorySide, LocalSide,
    OursChange, Reconciled, RunId, RunProgress, Sides, StoreError, TheirsChange,
};
use dongbo_sync::reconcile::{Overruled, Winner};
use dongbo_sync::records::{Category, Product, ProductField};
use dongbo_sync::{Attempt, Direction, Entity, Field, Local, Money, Precedence, Record, Reference, Rule};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    records_found_together_share_one_entry_and_each_finds_its_birth,
    a_change_seen_and_taken_over_is_one_entry,
    what_only_one_side_changed_says_so,
    a_value_that_gave_way_stands_with_its_rule,
    an_edit_by_a_person_names_them,
    what_was_sent_and_came_back_is_told_as_ours,
    deletion_and_return_are_told_once,
    what_is_not_written_is_not_told,
    entries_are_found_by_record_code_run_cause_and_time,
    pages_lead_from_the_newest_to_the_oldest,
    old_entries_are_forgotten_in_small_batches,
    another_shop_sees_nothing,
    references_are_shown_by_name,
    every_value_that_vanished_is_found,
);

fn in_run(run: i64) -> Option<RunProgress> {
    Some(RunProgress { run: RunId(run), counts: "{}".to_owned(), requests: "{}".to_owned() })
}

fn priced(code: &str, price: &str) -> Product {
    Product { base_price: money(price), ..product(code) }
}

/// Theirs is seen like this, and ours becomes that.
fn change(remote: i64, ours: Option<Product>, theirs: Product) -> Change<Product> {
    Change {
        local: LocalSide::None,
        ours: ours.map_or(OursChange::Keep, OursChange::Put),
        agreed: AgreedChange::Keep,
        ..import(remote, theirs)
    }
}

impl World {
    async fn story(&self, query: HistoryQuery) -> Vec<HistoryEntry> {
        let mut entries = self.store.history(self.shop, query).await.unwrap().items;
        entries.reverse();
        entries
    }

    async fn of_product(&self, local: i64) -> Vec<HistoryEntry> {
        let entity = Some(Entity::Products);
        self.story(HistoryQuery { entity, record: Some(local), ..HistoryQuery::default() }).await
    }

    async fn change_in_run(&self, run: i64, changes: Vec<Change<Product>>, seconds: i64) {
        let batch = Batch { changes, run: in_run(run), ..Batch::default() };
        self.store.write(&self.fence, batch, at(seconds)).await.unwrap();
    }
}

fn said(entry: &HistoryEntry) -> String {
    let fields: Vec<String> = entry
        .fields
        .iter()
        .map(|row| format!("{} {} {}→{}", row.field, json!(row.side).as_str().unwrap(), row.from, row.to))
        .collect();
    format!("{} {} [{}]", entry.side.name(), entry.action.name(), fields.join(", "))
}

async fn records_found_together_share_one_entry_and_each_finds_its_birth(backend: &Backend) {
    let world = backend.shop().await;
    let born = (1..=100).map(|id| import(id, product(&format!("SP{id}")))).collect();
    world.change_in_run(7, born, 5).await;
    let all = world.story(HistoryQuery::default()).await;
    assert_eq!(all.len(), 1, "an import of many records leaves little behind");
    assert_eq!((all[0].records, all[0].local_id, all[0].last_local_id), (100, Some(1), Some(100)));
    assert_eq!((all[0].cause.kind.as_str(), all[0].cause.run, all[0].at), ("run", Some(RunId(7)), at(5)));
    for local in [1, 50, 100] {
        assert_eq!(world.of_product(local).await, all, "record {local}");
    }
    assert!(world.of_product(101).await.is_empty());
    let code = HistoryQuery { code: Some("sp50".to_owned()), ..HistoryQuery::default() };
    assert_eq!(world.story(code).await, all, "though the entry does not name it");
}

async fn a_change_seen_and_taken_over_is_one_entry(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, priced("SP", "100"))]).await;
    let new = priced("SP", "120");
    world.change_in_run(2, vec![change(10, Some(new.clone()), new)], 3).await;
    let story = world.of_product(1).await;
    assert_eq!(story.len(), 2);
    assert_eq!(said(&story[1]), "kiotviet changed [base_price both \"100\"→\"120\"]");
    assert_eq!((story[1].label.as_str(), story[1].remote_id), ("SP", Some(10)));
}

async fn what_only_one_side_changed_says_so(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, priced("SP", "100"))]).await;
    world.change_in_run(2, vec![change(10, None, priced("SP", "120"))], 3).await;
    world.change_in_run(3, vec![change(10, Some(priced("SP", "130")), priced("SP", "120"))], 4).await;
    let story: Vec<String> = world.of_product(1).await.iter().skip(1).map(said).collect();
    assert_eq!(
        story,
        [
            "kiotviet changed [base_price kiotviet \"100\"→\"120\"]",
            "abaha changed [base_price abaha \"100\"→\"130\"]",
        ]
    );
}

async fn a_value_that_gave_way_stands_with_its_rule(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, priced("SP", "100"))]).await;
    world.change_in_run(2, vec![change(10, Some(priced("SP", "90")), priced("SP", "100"))], 3).await;
    let rule = Rule::new(Direction::Both, Precedence::KiotViet);
    let overruled = Overruled {
        field: ProductField::BasePrice,
        lost: json!("90"),
        kept: json!("120"),
        winner: Winner::KiotViet,
        rule,
    };
    let new = Product { name: "Áo mới".to_owned(), ..priced("SP", "120") };
    let reconciled = Some(Reconciled { overruled: vec![overruled], asked: Vec::new() });
    let decided = Change { reconciled, ..change(10, Some(new.clone()), new) };
    world.change_in_run(3, vec![decided], 4).await;
    let story = world.of_product(1).await;
    assert_eq!(said(&story[2]), "kiotviet changed [name both \"Áo SP\"→\"Áo mới\"]");
    assert_eq!(
        said(&story[3]),
        "kiotviet overruled [base_price kiotviet \"100\"→\"120\", base_price abaha \"90\"→\"120\"]"
    );
    let overruled = story[3].fields[1].overruled.as_ref().unwrap();
    assert_eq!((overruled.lost.clone(), overruled.winner), (json!("90"), HistorySide::KiotViet));
    assert_eq!(overruled.rule_en, rule.explain().english);
}

async fn an_edit_by_a_person_names_them(backend: &Backend) {
    let world = backend.shop().await;
    let by = || Cause::Person("lan".to_owned());
    let local = world.store.create_ours(world.shop, |_| product("MỚI"), by(), at(1)).await.unwrap();
    let renamed = |product: Product| Ok::<_, ()>(Product { code: "KHÁC".to_owned(), ..product });
    world.store.edit_ours(world.shop, local, None, by(), at(2), renamed).await.unwrap().unwrap();
    let twice = world.store.edit_ours(world.shop, local, None, by(), at(2), renamed).await.unwrap();
    assert_eq!(twice.unwrap().revision, 1, "nothing changes the second time");
    world.store.archive_ours(world.shop, local, None, by(), at(3)).await.unwrap();
    world.store.restore_ours(world.shop, local, None, by(), at(4)).await.unwrap();
    let story = world.of_product(1).await;
    let told: Vec<String> = story.iter().map(said).collect();
    assert_eq!(
        told,
        [
            "abaha created []",
            "abaha changed [code abaha \"MỚI\"→\"KHÁC\"]",
            "abaha archived []",
            "abaha restored []",
        ]
    );
    assert!(story.iter().all(|entry| entry.cause.person.as_deref() == Some("lan")));
    let refused = |_| Err("không");
    let none = world.store.edit_ours::<Product, _, _>(world.shop, local, None, by(), at(5), refused).await;
    assert_eq!(none.unwrap(), Err("không"));
    assert_eq!(world.of_product(1).await.len(), 4, "what is refused is not told");
}

async fn what_was_sent_and_came_back_is_told_as_ours(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, priced("SP", "100"))]).await;
    let (local, by) = (Local::<Product>::new(1), Cause::Person("lan".to_owned()));
    let price = |product| Ok::<_, ()>(Product { base_price: money("130"), ..product });
    world.store.edit_ours(world.shop, local, None, by, at(2), price).await.unwrap().unwrap();
    let fields = vec![ProductField::BasePrice];
    let attempt = Attempt::Change { sent: priced("SP", "130"), fields, since: at(2) };
    world.store.begin_attempt(&world.fence, local, &attempt, at(2)).await.unwrap();
    // The answer also shows that somebody has renamed it there.
    let answer = Product { name: "Tên khác".to_owned(), ..priced("SP", "130") };
    let batch = Batch { changes: vec![change(10, None, answer)], settled: vec![(1, 1)], ..Batch::default() };
    world.store.write(&world.fence, batch, at(3)).await.unwrap();
    let story = world.of_product(1).await;
    let told: Vec<String> = story.iter().skip(1).map(said).collect();
    assert_eq!(
        told,
        [
            "abaha changed [base_price abaha \"100\"→\"130\"]",
            "abaha sent_changed [base_price kiotviet \"100\"→\"130\"]",
            "kiotviet changed [name kiotviet \"Áo SP\"→\"Tên khác\"]",
        ]
    );
    assert_eq!(story[2].cause.kind, "sending");
}

async fn deletion_and_return_are_told_once(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, product("SP"))]).await;
    let gone = || Change {
        local: LocalSide::None,
        ours: OursChange::Archive,
        theirs: TheirsChange::Gone,
        agreed: AgreedChange::Keep,
        ..import(10, product("SP"))
    };
    world.change_in_run(2, vec![gone()], 2).await;
    world.change_in_run(3, vec![gone()], 3).await;
    let back = Product { name: "Áo lại".to_owned(), ..product("SP") };
    let back = Change { ours: OursChange::Restore(back.clone()), ..change(10, None, back) };
    world.change_in_run(4, vec![back], 4).await;
    let told: Vec<String> = world.of_product(1).await.iter().skip(1).map(said).collect();
    assert_eq!(told, ["kiotviet archived []", "kiotviet restored [name both \"Áo SP\"→\"Áo lại\"]"]);
}

async fn what_is_not_written_is_not_told(backend: &Backend) {
    let world = backend.shop().await;
    let dated = |seconds, price| Change {
        changed_at: Some(at(seconds)),
        ..change(10, Some(priced("SP", price)), priced("SP", price))
    };
    world.write(vec![Change { changed_at: Some(at(50)), ..import(10, priced("SP", "100")) }]).await;
    world.write(vec![dated(40, "1")]).await;
    assert_eq!(world.of_product(1).await.len(), 1, "an older state is left out, and its tale with it");
    world.write(vec![dated(60, "100")]).await;
    assert_eq!(world.of_product(1).await.len(), 1, "nothing changed");
    let moved = Change { based_on: Some(9), ..dated(70, "2") };
    let refused = world.store.write(&world.fence, Batch { changes: vec![moved], ..Batch::default() }, at(9));
    assert!(matches!(refused.await, Err(StoreError::Moved { .. })));
    assert_eq!(world.of_product(1).await.len(), 1, "what is rolled back is not told");
}

async fn entries_are_found_by_record_code_run_cause_and_time(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, priced("ÁO-1", "100")), (11, priced("ÁO-12", "100"))]).await;
    let renamed = Product { code: "QUẦN".to_owned(), ..priced("ÁO-1", "100") };
    world.change_in_run(2, vec![change(10, Some(renamed.clone()), renamed)], 20).await;
    let price = |code, price| change(11, Some(priced(code, price)), priced(code, price));
    world.change_in_run(3, vec![price("ÁO-12", "70")], 30).await;
    let by = Cause::Person("lan".to_owned());
    let edit = |product| Ok::<_, ()>(Product { base_price: money("60"), ..product });
    world.store.edit_ours(world.shop, Local::new(2), None, by, at(40), edit).await.unwrap().unwrap();
    let count = async |query: HistoryQuery| world.story(query).await.len();
    let none = HistoryQuery::default();
    assert_eq!(count(HistoryQuery { run: Some(3), ..none.clone() }).await, 1);
    assert_eq!(count(HistoryQuery { cause: Some("person".into()), ..none.clone() }).await, 1);
    assert_eq!(count(HistoryQuery { action: Some(Action::Changed), ..none.clone() }).await, 3);
    assert_eq!(count(HistoryQuery { since: Some(at(30)), ..none.clone() }).await, 2);
    assert_eq!(count(HistoryQuery { until: Some(at(30)), ..none.clone() }).await, 2);
    assert_eq!(count(HistoryQuery { entity: Some(Entity::Orders), ..none.clone() }).await, 0);
    assert_eq!(count(HistoryQuery { q: Some("ao-1".into()), ..none.clone() }).await, 2, "by its beginning");
    let code = |code: &str| HistoryQuery { code: Some(code.to_owned()), ..none.clone() };
    assert_eq!(count(code("áo-12")).await, 3, "all about it, its birth among others too");
    assert_eq!(count(code("quần")).await, 2, "all about it, also what happened under another code");
    assert_eq!(count(code("không có")).await, 0);
}

async fn pages_lead_from_the_newest_to_the_oldest(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, priced("SP", "0"))]).await;
    for price in 1..=5 {
        let new = priced("SP", &price.to_string());
        world.change_in_run(2, vec![change(10, Some(new.clone()), new)], price).await;
    }
    let (mut after, mut seen) = (None, Vec::new());
    loop {
        let query = HistoryQuery { after, limit: 2, ..HistoryQuery::default() };
        let page = world.store.history(world.shop, query).await.unwrap();
        seen.extend(page.items.iter().map(|entry| entry.id));
        after = page.next_cursor;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, [6, 5, 4, 3, 2, 1]);
}

async fn old_entries_are_forgotten_in_small_batches(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, priced("SP", "0"))]).await;
    for price in 1..=5 {
        let new = priced("SP", &price.to_string());
        world.change_in_run(2, vec![change(10, Some(new.clone()), new)], price * 10).await;
    }
    let prune = || world.store.prune_history(world.shop, at(40), 3);
    assert_eq!((prune().await.unwrap(), prune().await.unwrap(), prune().await.unwrap()), (3, 1, 0));
    let left: Vec<_> = world.story(HistoryQuery::default()).await.iter().map(|entry| entry.at).collect();
    assert_eq!(left, [at(40), at(50)]);
}

async fn another_shop_sees_nothing(backend: &Backend) {
    let world = backend.shop().await;
    let other = World::found(world.store.clone(), "Quán Khác").await;
    world.import([(10, product("SP")), (11, product("SP2"))]).await;
    other.import([(10, product("SP"))]).await;
    let new = priced("SP", "7");
    world.change_in_run(2, vec![change(10, Some(new.clone()), new)], 2).await;
    assert_eq!(other.of_product(1).await.len(), 1);
    assert_eq!(
        other.story(HistoryQuery { code: Some("SP".into()), ..HistoryQuery::default() }).await.len(),
        1
    );
    assert!(other.story(HistoryQuery { run: Some(2), ..HistoryQuery::default() }).await.is_empty());
    assert!(other.store.deeds::<Product>(other.shop, 2, 0).await.unwrap().is_empty());
    assert!(other.store.records_of_run(other.shop, RunId(2), None, 9).await.unwrap().is_empty());
    assert!(other.store.history_entry(other.shop, 2).await.unwrap().is_none());
    assert_eq!(other.store.prune_history(other.shop, at(1_000), 100).await.unwrap(), 1);
    assert_eq!(world.of_product(1).await.len(), 2, "what one shop forgets another keeps");
}

async fn references_are_shown_by_name(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(5, category("Áo")), (6, category("Quần"))]).await;
    world.import([(10, product_in("SP", 5))]).await;
    let moved = product_in("SP", 6);
    world.change_in_run(2, vec![change(10, Some(moved.clone()), moved)], 2).await;
    let own = world.store.create_ours(world.shop, |_| category("Mới"), Cause::Hint, at(3)).await.unwrap();
    let edit = move |product| Ok::<_, ()>(Product { category: Some(Reference::Here(own)), ..product });
    world.store.edit_ours(world.shop, Local::new(1), None, Cause::Hint, at(4), edit).await.unwrap().unwrap();
    let story = world.of_product(1).await;
    let texts = |entry: &HistoryEntry| (entry.fields[0].from_text.clone(), entry.fields[0].to_text.clone());
    assert_eq!(texts(&story[1]), (Some("Áo".to_owned()), Some("Quần".to_owned())));
    assert_eq!(texts(&story[2]), (Some("Quần".to_owned()), Some("Mới".to_owned())));
    let _: Local<Category> = own;
}

/// What one step of the property does to a record.
#[allow(clippy::large_enum_variant, reason = "a few of them, in a test")]
#[derive(Debug, Clone)]
enum Step {
    Seen { theirs: Product },
    Taken { both: Product },
    Pushed { ours: Product, theirs: Product },
    Edited { price: i64, name: String },
}

fn some_product() -> impl Strategy<Value = Product> {
    (0..3_i64, "[a-c]", proptest::option::of("[x-z]"), any::<bool>()).prop_map(
        |(price, name, description, active)| Product {
            base_price: Money::whole(price),
            name,
            description,
            active,
            ..product("SP")
        },
    )
}

fn some_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        some_product().prop_map(|theirs| Step::Seen { theirs }),
        some_product().prop_map(|both| Step::Taken { both }),
        (some_product(), some_product()).prop_map(|(ours, theirs)| Step::Pushed { ours, theirs }),
        (0..3_i64, "[a-c]").prop_map(|(price, name)| Step::Edited { price, name }),
    ]
}

/// Whatever is done to a record: read backwards, the history leads from the values of now to those of the beginning,
/// on either side and for every field. So every value that ever was on a side can be found.
async fn every_value_that_vanished_is_found(backend: &Backend) {
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let world = backend.shop().await;
    for case in 0..24_i64 {
        let remote = 1_000 + case;
        let (first, steps) = (some_product(), proptest::collection::vec(some_step(), 1..12))
            .new_tree(&mut runner)
            .unwrap()
            .current();
        world.import([(remote, first.clone())]).await;
        let local = Local::<Product>::new(case + 1);
        for step in &steps {
            let write = match step.clone() {
                Step::Seen { theirs } => change(remote, None, theirs),
                Step::Taken { both } => change(remote, Some(both.clone()), both),
                Step::Pushed { ours, theirs } => change(remote, Some(ours), theirs),
                Step::Edited { price, name } => {
                    let edit = move |product| {
                        Ok::<_, ()>(Product { base_price: Money::whole(price), name, ..product })
                    };
                    let by = Cause::Person("lan".to_owned());
                    world.store.edit_ours(world.shop, local, None, by, at(1), edit).await.unwrap().unwrap();
                    continue;
                }
            };
            world.change_in_run(case + 1, vec![write], 1).await;
        }
        let facts = world.store.facts::<Product>(world.shop, &[remote]).await.unwrap().remove(0);
        let (ours, theirs) = (facts.ours.unwrap(), facts.theirs.unwrap());
        let shown = |record: &Product| -> BTreeMap<String, Value> {
            Product::fields().iter().map(|field| (field.name().to_owned(), record.show(*field))).collect()
        };
        let (mut here, mut there) = (shown(&ours), shown(&theirs));
        for entry in world.of_product(local.get()).await.iter().rev() {
            for row in &entry.fields {
                let sides = [(row.side.here(), &mut here), (row.side.there(), &mut there)];
                for (_, values) in sides.into_iter().filter(|(changed, _)| *changed) {
                    let value = values.get_mut(&row.field).unwrap();
                    assert_eq!(*value, row.to, "case {case}, {steps:#?}");
                    value.clone_from(&row.from);
                }
                assert!(row.side != Sides::Neither, "{row:?}");
            }
        }
        assert_eq!((here, there), (shown(&first), shown(&first)), "case {case}, {steps:#?}");
    }
}
