use dongbo_store::{
    AgreedChange, Batch, Cause, Change, LocalSide, OursChange, Setback, StoreError, TheirsChange,
};
use dongbo_sync::records::{Category, CategoryField, Product};
use dongbo_sync::{Attempt, Entity, Local, Reference};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    an_edit_counts_the_revision_and_enters_the_outbox,
    an_edit_that_changes_nothing_or_is_refused_writes_nothing,
    an_edit_on_an_older_state_is_refused,
    a_decision_on_an_older_state_writes_nothing,
    what_is_asked_for_while_it_is_settled_stays,
    an_attempt_is_remembered_until_it_is_settled,
    a_setback_waits_and_a_parked_record_waits_for_a_person,
    a_record_on_its_way_is_a_birth_until_it_is_linked,
    archived_records_come_back_and_are_made_anew_where_they_were_deleted,
    a_dirty_link_enters_the_outbox_once,
    a_record_names_what_it_needs_on_kiotviet,
);

fn anybody() -> Cause {
    Cause::Person("lan".to_owned())
}

fn renamed(name: &str) -> impl FnOnce(Category) -> Result<Category, String> + Send + 'static {
    let name = name.to_owned();
    move |category| Ok(Category { name, ..category })
}

impl World {
    async fn in_outbox(&self) -> Vec<(Entity, i64, i64)> {
        let rows = self.store.outbox_due(self.shop, Entity::Categories, at(1_000_000), 100).await.unwrap();
        rows.into_iter().map(|row| (row.entity, row.local, row.generation)).collect()
    }

    async fn rename(&self, local: i64, name: &str) -> i64 {
        let edit =
            self.store.edit_ours(self.shop, Local::new(local), None, anybody(), at(2), renamed(name)).await;
        edit.unwrap().unwrap().revision
    }

    async fn settle(&self, local: i64, generation: i64) {
        let batch = Batch::<Category> { settled: vec![(local, generation)], ..Batch::default() };
        self.store.write(&self.fence, batch, at(3)).await.unwrap();
    }
}

async fn an_edit_counts_the_revision_and_enters_the_outbox(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, category("Áo"))]).await;
    assert!(world.in_outbox().await.is_empty(), "what comes from KiotViet needs not go there");
    assert_eq!(world.rename(1, "Áo dài").await, 1);
    assert_eq!(world.rename(1, "Áo ngắn").await, 2);
    assert_eq!(world.in_outbox().await, [(Entity::Categories, 1, 2)]);
    let facts = world.store.facts::<Category>(world.shop, &[10]).await.unwrap().remove(0);
    assert_eq!(facts.revision, Some(2));
    assert_eq!(facts.ours, Some(category("Áo ngắn")));
    assert_eq!(facts.theirs, Some(category("Áo")));
}

async fn an_edit_that_changes_nothing_or_is_refused_writes_nothing(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, category("Áo"))]).await;
    assert_eq!(world.rename(1, "Áo").await, 0);
    let refused = world
        .store
        .edit_ours(world.shop, Local::<Category>::new(1), None, anybody(), at(2), |_| Err("không"))
        .await;
    assert_eq!(refused.unwrap(), Err("không"));
    assert!(world.in_outbox().await.is_empty());
}

async fn an_edit_on_an_older_state_is_refused(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, category("Áo"))]).await;
    world.rename(1, "Áo dài").await;
    let late =
        world.store.edit_ours(world.shop, Local::new(1), Some(0), anybody(), at(2), renamed("Áo ngắn")).await;
    assert!(matches!(late, Err(StoreError::Moved { entity: Entity::Categories, local: 1 })), "{late:?}");
    assert_eq!(world.ours::<Category>(10).await, category("Áo dài"));
}

async fn a_decision_on_an_older_state_writes_nothing(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, category("Áo")), (11, category("Quần"))]).await;
    let seen = world.store.facts::<Category>(world.shop, &[10]).await.unwrap().remove(0);
    world.rename(1, "Áo dài").await;
    let decided = Change { based_on: seen.revision, ..import(10, category("Áo thun")) };
    let batch =
        Batch { changes: vec![import(11, category("Quần dài")), decided.clone()], ..Batch::default() };
    let outcome = world.store.write(&world.fence, batch, at(3)).await;
    assert!(matches!(outcome, Err(StoreError::Moved { local: 1, .. })), "{outcome:?}");
    assert_eq!(world.ours::<Category>(10).await, category("Áo dài"), "the edit is not lost");
    assert_eq!(world.ours::<Category>(11).await, category("Quần"), "nothing of the batch is written");
    world.write(vec![Change { based_on: Some(1), ..decided }]).await;
    assert_eq!(world.ours::<Category>(10).await, category("Áo thun"));
}

async fn what_is_asked_for_while_it_is_settled_stays(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, category("Áo"))]).await;
    world.rename(1, "Áo dài").await;
    world.rename(1, "Áo ngắn").await;
    world.settle(1, 1).await;
    assert_eq!(world.in_outbox().await, [(Entity::Categories, 1, 2)], "generation 2 was not dealt with");
    world.settle(1, 2).await;
    assert!(world.in_outbox().await.is_empty());
    assert_eq!(world.store.backlog(world.shop).await.unwrap(), dongbo_store::Backlog::default());
}

async fn an_attempt_is_remembered_until_it_is_settled(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, category("Áo"))]).await;
    world.rename(1, "Áo dài").await;
    let attempt =
        Attempt::Change { sent: category("Áo dài"), fields: vec![CategoryField::Name], since: at(2) };
    world.store.begin_attempt(&world.fence, Local::new(1), &attempt, at(2)).await.unwrap();
    let facts = world.store.facts::<Category>(world.shop, &[10]).await.unwrap().remove(0);
    assert_eq!(facts.attempt, Some(attempt.clone()));
    assert!(world.store.outbox(world.shop, None, None, 10).await.unwrap().items[0].in_doubt);
    world.rename(1, "Áo ngắn").await;
    let facts = world.store.facts_of_ours::<Category>(world.shop, Local::new(1)).await.unwrap().unwrap();
    assert_eq!(facts.attempt, Some(attempt), "an edit does not forget what is under way");
    world.settle(1, 1).await;
    let facts = world.store.facts::<Category>(world.shop, &[10]).await.unwrap().remove(0);
    assert_eq!(facts.attempt, None, "its outcome is known, though there is something new to send");
    assert_eq!(world.in_outbox().await, [(Entity::Categories, 1, 2)]);
}

async fn a_setback_waits_and_a_parked_record_waits_for_a_person(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, category("Áo"))]).await;
    world.rename(1, "Áo dài").await;
    let row = world.store.outbox_due(world.shop, Entity::Categories, at(2), 10).await.unwrap().remove(0);
    let attempt = Attempt::<Category>::Delete { since: at(2) };
    world.store.begin_attempt(&world.fence, Local::new(1), &attempt, at(2)).await.unwrap();
    let setback = |again_at, in_doubt| Setback {
        code: "KV-TIMEOUT".to_owned(),
        message: "quá lâu".to_owned(),
        again_at,
        in_doubt,
    };
    world.store.set_back(&world.fence, &row, setback(Some(at(60)), true), at(3)).await.unwrap();
    assert!(world.store.outbox_due(world.shop, Entity::Categories, at(59), 10).await.unwrap().is_empty());
    assert_eq!(world.store.outbox_next(world.shop, vec![Entity::Categories]).await.unwrap(), Some(at(60)));
    let row = world.store.outbox_due(world.shop, Entity::Categories, at(60), 10).await.unwrap().remove(0);
    assert_eq!((row.attempts, row.queued_at), (1, at(2)));
    assert!(world.store.outbox(world.shop, Some(false), None, 10).await.unwrap().items[0].in_doubt);

    world.store.set_back(&world.fence, &row, setback(None, false), at(61)).await.unwrap();
    assert!(world.in_outbox().await.is_empty());
    let parked = world.store.outbox(world.shop, Some(true), None, 10).await.unwrap().items.remove(0);
    assert_eq!((parked.code.as_deref(), parked.in_doubt, parked.attempts), (Some("KV-TIMEOUT"), false, 2));
    let backlog = world.store.backlog(world.shop).await.unwrap();
    assert_eq!((backlog.waiting, backlog.parked, backlog.oldest_at), (1, 1, None));

    assert_eq!(world.store.retry_outbox(world.shop, None, None, at(70)).await.unwrap(), 1);
    let row = world.store.outbox_due(world.shop, Entity::Categories, at(70), 10).await.unwrap().remove(0);
    world.rename(1, "Áo ngắn").await;
    world.store.set_back(&world.fence, &row, setback(None, false), at(71)).await.unwrap();
    assert_eq!(world.in_outbox().await.len(), 1, "what is refused is no longer what is wanted");
}

async fn a_record_on_its_way_is_a_birth_until_it_is_linked(backend: &Backend) {
    let world = backend.shop().await;
    world.store.add_ours(world.shop, product("CŨ"), at(1)).await.unwrap();
    let local = world.store.create_ours(world.shop, |_| product("MỚI"), anybody(), at(1)).await.unwrap();
    let births = world.store.births::<Product>(world.shop).await.unwrap();
    assert_eq!(births.len(), 1, "what nobody wants sent is no birth");
    assert_eq!((births[0].local, &births[0].record, &births[0].attempt), (local, &product("MỚI"), &None));
    let attempt = Attempt::Create { sent: product("MỚI"), since: at(1) };
    world.store.begin_attempt(&world.fence, local, &attempt, at(2)).await.unwrap();
    assert_eq!(world.store.births::<Product>(world.shop).await.unwrap()[0].attempt, Some(attempt));
    let join =
        Change { local: LocalSide::Existing(local), ours: OursChange::Keep, ..import(10, product("MỚI")) };
    let batch = Batch { changes: vec![join], settled: vec![(local.get(), 1)], ..Batch::default() };
    world.store.write(&world.fence, batch, at(3)).await.unwrap();
    assert!(world.store.births::<Product>(world.shop).await.unwrap().is_empty());
    assert!(world.store.outbox_due(world.shop, Entity::Products, at(9), 9).await.unwrap().is_empty());
}

async fn archived_records_come_back_and_are_made_anew_where_they_were_deleted(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, category("Áo"))]).await;
    let mine = Local::<Category>::new(1);
    assert!(world.store.archive_ours(world.shop, mine, Some(0), anybody(), at(2)).await.unwrap());
    assert!(!world.store.archive_ours(world.shop, mine, None, anybody(), at(2)).await.unwrap());
    assert_eq!(world.in_outbox().await, [(Entity::Categories, 1, 1)]);
    let edit = world.store.edit_ours(world.shop, mine, None, anybody(), at(2), renamed("Quần")).await;
    assert!(matches!(edit, Err(StoreError::NotFound { .. })), "{edit:?}");
    assert!(world.store.restore_ours(world.shop, mine, None, anybody(), at(3)).await.unwrap());
    let facts = world.store.facts_of_ours(world.shop, mine).await.unwrap().unwrap();
    assert_eq!((facts.archived, facts.revision, facts.remote), (false, Some(2), Some(10)));

    let gone = Change {
        local: LocalSide::None,
        ours: OursChange::Archive,
        theirs: TheirsChange::Gone,
        agreed: AgreedChange::Keep,
        ..import(10, category("Áo"))
    };
    world.write(vec![gone]).await;
    assert!(world.store.restore_ours(world.shop, mine, None, anybody(), at(4)).await.unwrap());
    let facts = world.store.facts_of_ours(world.shop, mine).await.unwrap().unwrap();
    assert_eq!((facts.archived, facts.remote), (false, None), "KiotViet cannot bring its own back");
}

async fn a_dirty_link_enters_the_outbox_once(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, category("Áo"))]).await;
    let dirty = Change { dirty: true, ..import(10, category("Áo")) };
    world.write(vec![dirty.clone()]).await;
    world.write(vec![dirty]).await;
    assert_eq!(world.in_outbox().await, [(Entity::Categories, 1, 1)], "the second time nothing new is said");
}

async fn a_record_names_what_it_needs_on_kiotviet(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, category("Áo"))]).await;
    let here = world.store.create_ours(world.shop, |_| category("Quần"), anybody(), at(1)).await.unwrap();
    let mut shirt = product("A");
    shirt.category = Some(Reference::Here(here));
    let local = world.store.create_ours(world.shop, move |_| shirt, anybody(), at(1)).await.unwrap();
    let facts = world.store.facts_of_ours::<Product>(world.shop, local).await.unwrap().unwrap();
    assert_eq!(facts.needs, [(Entity::Categories, here.get())]);
    let records = [(Entity::Categories, 1), (Entity::Categories, here.get())];
    let unlinked = world.store.unlinked_of(world.shop, &records).await.unwrap();
    assert_eq!(unlinked, [(Entity::Categories, here.get())], "the other one came from KiotViet");
    world.import([(11, category("Quần"))]).await;
    let facts = world.store.facts_of_ours::<Product>(world.shop, local).await.unwrap().unwrap();
    assert_eq!(
        facts.needs,
        [(Entity::Categories, here.get())],
        "another record of that name is another record"
    );
}
