//! Random writes against a model that keeps records in a map.

use std::collections::BTreeMap;

use dongbo_store::{
    AgreedChange, Batch, Change, LocalSide, Mode, OursChange, Query, StockReading, Store, TheirsChange,
};
use dongbo_sync::Remote;
use dongbo_sync::records::{Category, Product, StockLevel};
use futures::executor::block_on;
use proptest::prelude::*;

use crate::world::*;

const BRANCH: i64 = 1;

/// What may happen to a product on KiotViet and is then written here.
#[derive(Debug, Clone)]
enum Step {
    /// Pages of rows: id, code, category, stock, when it changed.
    Page(Vec<(i64, u8, i64, i8, i64)>),
    Gone(i64),
    Theirs(i64, u8),
    Category(i64),
    Resolve,
    Reopen,
}

#[derive(Debug, Clone, PartialEq)]
struct Modelled {
    ours: Product,
    theirs: Product,
    agreed: Product,
    archived: bool,
    gone: bool,
    changed_at: i64,
    on_hand: i8,
}

fn step() -> impl Strategy<Value = Step> {
    let row = (0..12_i64, 0..4_u8, 0..4_i64, -3..3_i8, 0..5_i64);
    prop_oneof![
        5 => prop::collection::vec(row, 1..6).prop_map(Step::Page),
        1 => (0..12_i64).prop_map(Step::Gone),
        2 => (0..12_i64, 0..4_u8).prop_map(|(id, code)| Step::Theirs(id, code)),
        1 => (0..4_i64).prop_map(Step::Category),
        1 => Just(Step::Resolve),
        1 => Just(Step::Reopen),
    ]
}

fn row(code: u8, category: i64) -> Product {
    product_in(&format!("SP{code}"), category)
}

fn stock(product: i64, on_hand: i8) -> StockReading {
    let level = StockLevel { on_hand: pieces(&on_hand.to_string()), reserved: pieces("0") };
    StockReading { product: Remote::new(product), branch: Remote::new(BRANCH), level, sold_here: true }
}

async fn run(steps: Vec<Step>, mode: Mode) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite://{}", folder.path().join("shop.db").display());
    let mut world = World::found(Store::open(&url, key(), mode).await.unwrap(), "Quán").await;
    world.import([(BRANCH, branch("Quận 1"))]).await;
    let mut model: BTreeMap<i64, Modelled> = BTreeMap::new();
    let mut categories: BTreeMap<i64, i64> = BTreeMap::new();
    for step in steps {
        match step {
            Step::Page(rows) => write_page(&world, &mut model, rows).await,
            Step::Gone(id) => {
                let known = model.contains_key(&id);
                let change = Change {
                    local: LocalSide::None,
                    ours: if known { OursChange::Archive } else { OursChange::Keep },
                    theirs: TheirsChange::Gone,
                    agreed: AgreedChange::Keep,
                    ..import(id, row(0, 0))
                };
                world.write(vec![change]).await;
                if let Some(known) = model.get_mut(&id) {
                    (known.archived, known.gone) = (true, true);
                }
            }
            Step::Theirs(id, code) => {
                let Some(known) = model.get_mut(&id) else { continue };
                known.theirs = row(code, 9);
                known.gone = false;
                let change = Change {
                    local: LocalSide::None,
                    ours: OursChange::Keep,
                    agreed: AgreedChange::Keep,
                    ..import(id, known.theirs.clone())
                };
                world.write(vec![change]).await;
            }
            Step::Category(id) => {
                for (remote, local) in world.import([(id, category("Áo"))]).await.created {
                    categories.insert(remote, local);
                }
            }
            Step::Resolve => {
                world.store.resolve_awaited::<Product>(&world.fence, at(1)).await.unwrap();
            }
            Step::Reopen => {
                let (shop, fence) = (world.shop, world.fence);
                drop(world);
                let store = Store::open(&url, key(), mode).await.unwrap();
                world = World { store, shop, fence };
            }
        }
        agree(&world, &model).await;
    }
    world.store.resolve_awaited::<Product>(&world.fence, at(1)).await.unwrap();
    agree(&world, &model).await;
    let listed =
        world.store.list_products(world.shop, Query { limit: 500, ..Query::default() }).await.unwrap();
    for view in listed.items {
        let known = &model[&view.remote_id.unwrap()];
        let wanted = known.ours.category.and_then(|category| category.remote());
        assert_eq!(view.category_id, wanted.and_then(|id| categories.get(&id.get()).copied()));
        assert_eq!((view.code, view.archived_at.is_some()), (known.ours.code.clone(), known.archived));
    }
    world.dump().await
}

async fn write_page(world: &World, model: &mut BTreeMap<i64, Modelled>, rows: Vec<(i64, u8, i64, i8, i64)>) {
    // Of rows with one id the last one counts, here as there.
    let rows: BTreeMap<i64, _> = rows.into_iter().map(|(id, a, b, c, d)| (id, (a, b, c, d))).collect();
    let batch = Batch {
        changes: (rows.iter())
            .map(|(id, (code, category, _, seconds))| Change {
                ours: OursChange::Restore(row(*code, *category)),
                changed_at: Some(at(*seconds)),
                ..import(*id, row(*code, *category))
            })
            .collect(),
        stock: rows.iter().map(|(id, (_, _, on_hand, _))| stock(*id, *on_hand)).collect(),
        ..Batch::default()
    };
    world.store.write(&world.fence, batch, at(1)).await.unwrap();
    for (id, (code, category, on_hand, changed_at)) in rows {
        if model.get(&id).is_some_and(|known| known.changed_at > changed_at) {
            continue;
        }
        let record = row(code, category);
        let (ours, theirs, agreed) = (record.clone(), record.clone(), record);
        let known = Modelled { ours, theirs, agreed, archived: false, gone: false, changed_at, on_hand };
        model.insert(id, known);
    }
}

/// The store says what the model says.
async fn agree(world: &World, model: &BTreeMap<i64, Modelled>) {
    let known = world.store.known_in_range::<Product>(world.shop, None, None).await.unwrap();
    let remotes: Vec<i64> = known.iter().map(|known| known.remote).collect();
    assert_eq!(remotes, model.keys().copied().collect::<Vec<_>>());
    let facts = world.store.facts::<Product>(world.shop, &remotes).await.unwrap();
    for (facts, expected) in facts.into_iter().zip(model.values()) {
        let local = dongbo_sync::Local::new(facts.local.unwrap());
        let level = world.store.stock_of(world.shop, &[local]).await.unwrap()[0].2;
        assert_eq!(level.on_hand, pieces(&expected.on_hand.to_string()));
        assert_eq!(facts.ours.as_ref(), Some(&expected.ours));
        assert_eq!(facts.theirs.as_ref(), Some(&expected.theirs));
        assert_eq!(facts.agreed.as_ref().map(|agreed| agreed.record()), Some(&expected.agreed));
        assert_eq!((facts.archived, facts.gone), (expected.archived, expected.gone));
    }
    let unlinked = world.store.unlinked::<Category>(world.shop, None, 10).await.unwrap();
    assert!(unlinked.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_writes_leaves_what_the_model_holds(steps in prop::collection::vec(step(), 1..25)) {
        let inline = block_on(run(steps.clone(), Mode::Inline));
        let threaded = block_on(run(steps, Mode::Threaded));
        prop_assert_eq!(inline, threaded);
    }
}
