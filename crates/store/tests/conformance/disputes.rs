use dongbo_store::{
    Action, Batch, Cause, Change, ConflictKind, Ending, HistoryQuery, HistorySide, LocalSide, NewConflict,
    OursChange, Reconciled, RunId, RunProgress, RunRecord, Settlement, SettlingChoice, StoreError,
    TheirsChange, Undone,
};
use dongbo_sync::records::{Category, CategoryField, Product};
use dongbo_sync::{Agreed, Entity, Local};
use serde_json::json;

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    a_decision_settles_ours_the_base_the_outbox_and_the_history_at_once,
    a_run_that_decided_before_a_decision_has_to_decide_again,
    values_that_moved_keep_a_conflict_open,
    a_value_that_cannot_be_changes_nothing,
    a_conflict_closes_when_nothing_is_left_to_decide,
    a_conflict_of_another_shop_is_not_there,
    an_amendment_is_one_transaction_and_marks_what_it_undoes,
    the_records_of_a_run_are_found_in_pieces,
);

/// Both sides have renamed category 10, whose name was Áo, and a person is asked.
async fn disputed(backend: &Backend) -> World {
    let world = backend.shop().await;
    world.import([(10, category("Áo"))]).await;
    world.rename_here("Áo dài").await;
    world.seen("Áo thun", Some(vec![CategoryField::Name])).await;
    world
}

fn conflict(ours: &str, theirs: &str) -> NewConflict {
    NewConflict {
        entity: Entity::Categories,
        kind: ConflictKind::Field,
        remote_id: Some(10),
        local_id: Some(1),
        field: Some("name".to_owned()),
        ours: Some(json!(ours).to_string()),
        theirs: Some(json!(theirs).to_string()),
        base: Some(json!("Áo").to_string()),
        note: String::new(),
    }
}

impl World {
    async fn rename_here(&self, name: &str) {
        let name = name.to_owned();
        let by = Cause::Person("lan".to_owned());
        let edit = move |category| Ok::<_, ()>(Category { name, ..category });
        self.store.edit_ours(self.shop, Local::new(1), None, by, at(2), edit).await.unwrap().unwrap();
    }

    /// KiotViet's name is seen; which fields wait for a person then.
    async fn seen(&self, theirs: &str, asked: Option<Vec<CategoryField>>) {
        let ours = self.ours::<Category>(10).await.name;
        let conflicts = asked.iter().flatten().map(|_| conflict(&ours, theirs)).collect();
        let reconciled = asked.map(|asked| Reconciled { overruled: Vec::new(), asked });
        let change = Change {
            local: LocalSide::None,
            ours: OursChange::Keep,
            agreed: dongbo_store::AgreedChange::Keep,
            reconciled,
            ..import(10, category(theirs))
        };
        let batch = Batch { changes: vec![change], conflicts, ..Batch::default() };
        self.store.write(&self.fence, batch, at(3)).await.unwrap();
    }

    async fn decide(&self, choice: SettlingChoice) -> Settlement {
        let by = "lan".to_owned();
        self.store.settle_conflict::<Category>(self.shop, 1, choice, by, at(5)).await.unwrap()
    }

    async fn open_conflicts(&self) -> usize {
        self.store.conflicts(self.shop, None, None, 10).await.unwrap().items.len()
    }

    async fn latest(&self) -> dongbo_store::HistoryEntry {
        self.store.history(self.shop, HistoryQuery::default()).await.unwrap().items.remove(0)
    }
}

async fn a_decision_settles_ours_the_base_the_outbox_and_the_history_at_once(backend: &Backend) {
    for (choice, name, ending) in [
        (SettlingChoice::Ours, "Áo dài", Ending::Ours),
        (SettlingChoice::Theirs, "Áo thun", Ending::Theirs),
        (SettlingChoice::Value(json!("Áo khoác")), "Áo khoác", Ending::Value),
    ] {
        let world = disputed(&Backend::memory_inline()).await;
        assert_eq!(world.latest().await.action, Action::ConflictOpened);
        let before = world.store.outbox_row(world.shop, Entity::Categories, 1).await.unwrap().unwrap();
        let settled = world.decide(choice.clone()).await;
        let Settlement::Decided(conflict) = &settled else { panic!("{settled:?}") };
        assert_eq!((conflict.decision, conflict.closed_by.as_deref()), (Some(ending), Some("lan")));
        assert_eq!(conflict.closed_at, Some(at(5)));
        assert_eq!(conflict.decided_value, Some(json!(name).to_string()));
        let facts = world.store.facts::<Category>(world.shop, &[10]).await.unwrap().remove(0);
        assert_eq!(facts.ours, Some(category(name)));
        assert_eq!(facts.agreed, Some(Agreed::from(category("Áo thun"))), "KiotViet's value was considered");
        let after = world.store.outbox_row(world.shop, Entity::Categories, 1).await.unwrap().unwrap();
        let goes_out = choice != SettlingChoice::Theirs;
        assert_eq!(after.generation > before.generation, goes_out, "{choice:?}");
        let told = world.latest().await;
        assert_eq!((told.action, told.cause.subject), (Action::ConflictDecided, Some(1)));
        let row = &told.fields[0];
        assert_eq!(row.disputed.as_ref().unwrap().theirs, json!("Áo thun"), "both values are kept");
        assert!(matches!(world.decide(choice).await, Settlement::AlreadyClosed(_)));
    }
    let _ = backend;
}

async fn a_run_that_decided_before_a_decision_has_to_decide_again(backend: &Backend) {
    let world = disputed(backend).await;
    let facts = world.store.facts::<Category>(world.shop, &[10]).await.unwrap().remove(0);
    world.decide(SettlingChoice::Ours).await;
    let late = Change { based_on: facts.revision, ..import(10, category("Áo thun")) };
    let outcome = world.store.write(&world.fence, Batch { changes: vec![late], ..Batch::default() }, at(6));
    assert!(matches!(outcome.await, Err(StoreError::Moved { .. })));
    assert_eq!(world.ours::<Category>(10).await, category("Áo dài"));
}

async fn values_that_moved_keep_a_conflict_open(backend: &Backend) {
    let world = disputed(backend).await;
    // As if it had been shown before the last edit: the question holds an older value.
    let batch = Batch::<Category> { conflicts: vec![conflict("cũ", "Áo thun")], ..Batch::default() };
    world.store.write(&world.fence, batch, at(4)).await.unwrap();
    let moved = world.decide(SettlingChoice::Ours).await;
    let Settlement::Moved(conflict) = &moved else { panic!("{moved:?}") };
    assert_eq!(conflict.ours, Some(json!("Áo dài").to_string()));
    assert_eq!((world.open_conflicts().await, conflict.closed_at), (1, None));
    assert!(matches!(world.decide(SettlingChoice::Ours).await, Settlement::Decided(_)));
}

async fn a_value_that_cannot_be_changes_nothing(backend: &Backend) {
    let world = disputed(backend).await;
    let before = world.dump().await;
    let bad = world.decide(SettlingChoice::Value(json!(7))).await;
    assert!(matches!(bad, Settlement::BadValue { .. }), "{bad:?}");
    assert_eq!(world.dump().await, before);
}

async fn a_conflict_closes_when_nothing_is_left_to_decide(backend: &Backend) {
    let world = disputed(backend).await;
    world.seen("Áo len", Some(vec![CategoryField::Name])).await;
    assert_eq!(world.open_conflicts().await, 1, "it is the same question, with new values");
    world.rename_here("Áo len").await;
    assert_eq!(world.open_conflicts().await, 0, "both sides are equal");
    assert_eq!(world.latest().await.action, Action::ConflictClosed);

    let world = disputed(&Backend::memory_inline()).await;
    world.seen("Áo len", Some(Vec::new())).await;
    assert_eq!(world.open_conflicts().await, 0, "the rule no longer asks");

    let world = disputed(&Backend::memory_inline()).await;
    world.seen("Áo len", None).await;
    assert_eq!(world.open_conflicts().await, 1, "what was not reconciled says nothing about it");
    let gone =
        Change { theirs: TheirsChange::Gone, ours: OursChange::Archive, ..import(10, category("Áo")) };
    let gone = Change { local: LocalSide::None, agreed: dongbo_store::AgreedChange::Keep, ..gone };
    world.write(vec![gone]).await;
    assert_eq!(world.open_conflicts().await, 0, "the record is gone");
    let closed =
        world.store.conflict_views(world.shop, None, None, Some("name".into()), false, None, 10).await;
    assert_eq!(closed.unwrap().items[0].conflict.decision, Some(Ending::Dissolved));
}

async fn a_conflict_of_another_shop_is_not_there(backend: &Backend) {
    let world = disputed(backend).await;
    let other = World::found(world.store.clone(), "Quán Khác").await;
    assert_eq!(other.store.conflict(other.shop, 1).await.unwrap(), None);
    let none = other.store.settle_conflict::<Category>(
        other.shop,
        1,
        SettlingChoice::Theirs,
        "lan".to_owned(),
        at(5),
    );
    assert!(matches!(none.await, Err(StoreError::NotFound { .. })));
    let views = other.store.conflict_views(other.shop, None, None, None, true, None, 10).await.unwrap();
    assert!(views.items.is_empty());
    let views = world.store.conflict_views(world.shop, None, None, None, true, None, 10).await.unwrap();
    let view = &views.items[0];
    assert_eq!(view.ours_changed.as_ref().unwrap().cause.person.as_deref(), Some("lan"));
    assert_eq!(view.theirs_changed.as_ref().unwrap().from, json!("Áo"));
    assert_eq!((view.label.as_str(), view.usual_winner), ("Áo dài", Some(HistorySide::KiotViet)));
}

async fn an_amendment_is_one_transaction_and_marks_what_it_undoes(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, category("Áo"))]).await;
    let (local, by) = (Local::<Category>::new(1), "lan".to_owned());
    let person = Cause::Person(by.clone());
    world.store.archive_ours(world.shop, local, None, person, at(2)).await.unwrap();
    let undo = || Cause::Undo { of: Undone::Entry(2), by: by.clone() };
    let amend = |expected, record| {
        world.store.amend_ours(world.shop, local, expected, Some(true), record, undo(), at(3))
    };
    assert!(matches!(amend(Some(9), None).await, Err(StoreError::Moved { .. })));
    assert!(amend(Some(1), Some(category("Áo lại"))).await.unwrap());
    assert!(!amend(None, Some(category("Áo lại"))).await.unwrap(), "it is as wanted already");
    let facts = world.store.facts::<Category>(world.shop, &[10]).await.unwrap().remove(0);
    assert_eq!((facts.archived, facts.ours), (false, Some(category("Áo lại"))));
    let told = world.latest().await;
    assert_eq!((told.action, told.cause.kind.as_str()), (Action::Restored, "undo_entry"));
    let undone = world.store.history_entry(world.shop, 2).await.unwrap().unwrap();
    assert_eq!(undone.undone_by, Some(told.id));
}

async fn the_records_of_a_run_are_found_in_pieces(backend: &Backend) {
    let world = backend.shop().await;
    let in_run =
        |run| Some(RunProgress { run: RunId(run), counts: "{}".to_owned(), requests: "{}".to_owned() });
    world.import([(5, category("Áo"))]).await;
    let changes = (1..=7).map(|id| import(id, product(&format!("SP{id}")))).collect();
    let batch = Batch::<Product> { changes, run: in_run(3), ..Batch::default() };
    world.store.write(&world.fence, batch, at(1)).await.unwrap();
    let new = Product { name: "khác".to_owned(), ..product("SP4") };
    let batch = Batch { changes: vec![import(4, new)], run: in_run(3), ..Batch::default() };
    world.store.write(&world.fence, batch, at(2)).await.unwrap();
    let (mut after, mut found) = (None, Vec::new());
    loop {
        let some: Vec<RunRecord> = world.store.records_of_run(world.shop, RunId(3), after, 3).await.unwrap();
        let Some(last) = some.last() else { break };
        after = Some(*last);
        found.extend(some.iter().map(|record| (record.entity, record.local)));
    }
    let wanted: Vec<_> = (1..=7).map(|local| (Entity::Products, local)).collect();
    assert_eq!(found, wanted, "each once, though one of them changed in the run it was born in");
    let deeds = world.store.deeds::<Product>(world.shop, 4, 0).await.unwrap();
    let actions: Vec<_> = deeds.iter().map(|deed| (deed.action, deed.run)).collect();
    assert_eq!(actions, [(Action::Created, Some(RunId(3))), (Action::Changed, Some(RunId(3)))]);
}
