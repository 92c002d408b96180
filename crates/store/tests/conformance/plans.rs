use dongbo_store::{
    Decision, FindingKind, ItemFilter, ItemOutcome, MatchDecision, MatchReport, MatchVerdict, NewFinding,
    NewPlan, NewPlanItem, PlanId, PlanState, RunId, Seen, StoreError, Suspected,
};
use dongbo_sync::plan::{Action, mark};
use dongbo_sync::records::Product;
use dongbo_sync::{Entity, ShopId};
use rust_decimal::Decimal;

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    a_plan_changes_nothing_but_itself,
    a_decision_holds_as_long_as_the_values_do,
    a_rolling_plan_forgets_what_is_settled,
    old_plans_are_forgotten,
    plans_of_two_shops_are_apart,
    what_is_decided_about_a_match_is_not_asked_again,
);

fn new(run: i64, rolling: bool) -> NewPlan {
    NewPlan { run: RunId(run), entities: vec![Entity::Products], full: false, rolling }
}

fn item(action: Action, remote: i64, values: &str) -> NewPlanItem {
    NewPlanItem {
        entity: Entity::Products,
        action,
        remote_id: Some(remote),
        local_id: None,
        parent_id: None,
        label: format!("Áo {remote}"),
        fields: Some("[]".to_owned()),
        mark: mark(values),
        money: Some(money("1000.5")),
        pieces: Some(pieces("0.5")),
    }
}

async fn write(world: &World, plan: PlanId, run: i64, items: Vec<NewPlanItem>, seen: &[i64]) {
    let seen = Seen { subjects: seen.iter().map(|remote| (*remote, None)).collect() };
    world
        .store
        .write_plan(&world.fence, plan, Entity::Products, RunId(run), items, seen, at(2))
        .await
        .unwrap();
}

async fn labels(world: &World, plan: PlanId, filter: ItemFilter) -> Vec<String> {
    let page = world.store.plan_items(world.shop, plan, filter, None, 10).await.unwrap();
    page.items.into_iter().map(|item| item.label).collect()
}

async fn decide(world: &World, plan: PlanId, filter: ItemFilter, decision: Decision) -> u64 {
    world.store.decide_plan(world.shop, plan, filter, decision, "Lan", at(3)).await.unwrap()
}

async fn a_plan_changes_nothing_but_itself(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(10, product("SP"))]).await;
    let before = world.dump().await;
    let plan = world.store.begin_plan(&world.fence, new(1, false), at(1)).await.unwrap();
    write(&world, plan, 1, vec![item(Action::Change, 10, "a"), item(Action::Ask, 10, "b")], &[]).await;
    world.store.plan_remembers(&world.fence, plan, vec![(11, product("X"))], vec![], at(1)).await.unwrap();
    assert_eq!(world.store.newest_plan(world.shop).await.unwrap(), None, "it is not complete yet");
    world.store.complete_plan(&world.fence, plan, "{}".to_owned(), at(2)).await.unwrap();
    assert_eq!(world.dump().await, before);
    assert!(world.store.positions(world.shop).await.unwrap().is_empty());
    let found = world.store.newest_plan(world.shop).await.unwrap().unwrap();
    assert_eq!((found.id, found.state), (plan, PlanState::Open));
    assert_eq!(world.store.plan_remembered::<Product>(world.shop, plan).await.unwrap()[0].0, 11);
    let totals = world.store.plan_totals(world.shop, plan).await.unwrap();
    assert_eq!(totals.len(), 2);
    assert_eq!((totals[0].money.0, totals[0].pieces.0), (Decimal::from(1000), "0.5".parse().unwrap()));
    let q = ItemFilter { q: Some("AO 1".to_owned()), action: Some(Action::Change), ..ItemFilter::default() };
    assert_eq!(labels(&world, plan, q).await, ["Áo 10"]);
    let wild = ItemFilter { q: Some("%".to_owned()), ..ItemFilter::default() };
    assert!(labels(&world, plan, wild).await.is_empty(), "a percent sign is a percent sign");
}

async fn a_decision_holds_as_long_as_the_values_do(backend: &Backend) {
    let world = backend.shop().await;
    let plan = world.store.begin_plan(&world.fence, new(1, false), at(1)).await.unwrap();
    let ask = item(Action::Ask, 3, "a");
    write(&world, plan, 1, vec![item(Action::Change, 1, "a"), item(Action::Change, 2, "a"), ask], &[]).await;
    assert_eq!(
        decide(&world, plan, ItemFilter::default(), Decision::Approved).await,
        2,
        "a question is none"
    );
    assert_eq!(
        decide(&world, plan, ItemFilter::default(), Decision::Approved).await,
        0,
        "nothing new is said"
    );
    write(&world, plan, 2, vec![item(Action::Change, 1, "a"), item(Action::Change, 2, "b")], &[]).await;
    let approved = ItemFilter { decision: Some(Decision::Approved), ..ItemFilter::default() };
    assert_eq!(labels(&world, plan, approved.clone()).await, ["Áo 1"]);

    let subjects = vec!["remote:1".to_owned(), "remote:9".to_owned()];
    let found = world.store.plan_items_about(world.shop, plan, Entity::Products, subjects).await.unwrap();
    assert_eq!(found.len(), 1);
    let outcomes = vec![(found[0].id, ItemOutcome::ChangedSince)];
    world.store.note_outcomes(&world.fence, plan, RunId(3), outcomes, at(4)).await.unwrap();
    let left = world.store.applied_plan(&world.fence, plan, RunId(3), at(4)).await.unwrap();
    assert!(left.is_empty(), "the only approved item has its outcome");
    let left = world.store.applied_plan(&world.fence, plan, RunId(4), at(4)).await.unwrap();
    assert_eq!(left, [(Entity::Products, 1)], "a run that did not meet it: nothing to be done any more");
    let missing =
        world.store.decide_plan(world.shop, PlanId(99), approved, Decision::Refused, "Lan", at(3)).await;
    assert!(matches!(missing, Err(StoreError::NotFound { .. })));
}

async fn a_rolling_plan_forgets_what_is_settled(backend: &Backend) {
    let world = backend.shop().await;
    let plan = world.store.begin_plan(&world.fence, new(1, true), at(1)).await.unwrap();
    let items = (1..=3).map(|remote| item(Action::Change, remote, "a")).collect();
    write(&world, plan, 1, items, &[1, 2, 3]).await;
    let again = world.store.begin_plan(&world.fence, new(2, true), at(2)).await.unwrap();
    assert_eq!(again, plan, "there is one, and it goes on");
    write(&world, plan, 2, vec![item(Action::Change, 1, "a")], &[1, 2]).await;
    assert_eq!(labels(&world, plan, ItemFilter::default()).await, ["Áo 1", "Áo 3"]);
    world.store.forget_unseen(&world.fence, plan, Entity::Products, false, RunId(2), at(2)).await.unwrap();
    assert_eq!(labels(&world, plan, ItemFilter::default()).await, ["Áo 1"]);
    world
        .store
        .set_plan_position(&world.fence, plan, "products".to_owned(), "1".to_owned(), at(2))
        .await
        .unwrap();
    let position = world.store.plan_position(world.shop, plan, "products").await.unwrap();
    assert_eq!(position.as_deref(), Some("1"));
    world.store.complete_plan(&world.fence, plan, "{}".to_owned(), at(2)).await.unwrap();
    assert_eq!(world.store.rolling_plan(world.shop).await.unwrap().unwrap().id, plan);
    world.store.applied_plan(&world.fence, plan, RunId(3), at(3)).await.unwrap();
    assert_eq!(world.store.rolling_plan(world.shop).await.unwrap(), None);
    assert_ne!(world.store.begin_plan(&world.fence, new(4, true), at(4)).await.unwrap(), plan);
}

async fn old_plans_are_forgotten(backend: &Backend) {
    let world = backend.shop().await;
    let given_up = world.store.begin_plan(&world.fence, new(1, false), at(1)).await.unwrap();
    write(&world, given_up, 1, vec![item(Action::Change, 1, "a")], &[]).await;
    for run in 2..9 {
        let plan = world.store.begin_plan(&world.fence, new(run, false), at(run)).await.unwrap();
        write(&world, plan, run, vec![item(Action::Change, 1, "a")], &[]).await;
        world.store.complete_plan(&world.fence, plan, "{}".to_owned(), at(run)).await.unwrap();
    }
    let kept = world.store.plans(world.shop, None, 50).await.unwrap().items;
    assert_eq!(kept.len(), 5);
    assert_eq!(kept[0].run, RunId(8));
    assert!(labels(&world, given_up, ItemFilter::default()).await.is_empty());
}

async fn plans_of_two_shops_are_apart(backend: &Backend) {
    let a = backend.shop().await;
    let b = World::found(a.store.clone(), "Quán Khác").await;
    let plan = a.store.begin_plan(&a.fence, new(1, false), at(1)).await.unwrap();
    assert_eq!(
        b.store.begin_plan(&b.fence, new(1, false), at(1)).await.unwrap(),
        plan,
        "numbers are the shop's"
    );
    write(&a, plan, 1, vec![item(Action::Change, 1, "a")], &[]).await;
    assert!(labels(&b, plan, ItemFilter::default()).await.is_empty());
    decide(&b, plan, ItemFilter::default(), Decision::Approved).await;
    write(&b, plan, 2, vec![], &[1]).await;
    let pending = ItemFilter { decision: Some(Decision::Pending), ..ItemFilter::default() };
    assert_eq!(labels(&a, plan, pending).await.len(), 1);
}

async fn what_is_decided_about_a_match_is_not_asked_again(backend: &Backend) {
    let world = backend.shop().await;
    let (store, shop): (_, ShopId) = (&world.store, world.shop);
    let record = |id| Suspected { id, label: format!("SP{id}") };
    let doubtful = |ours: &[i64], theirs: &[i64]| NewFinding {
        kind: FindingKind::Doubtful,
        ours: ours.iter().map(|id| record(*id)).collect(),
        theirs: theirs.iter().map(|id| record(*id)).collect(),
        reason: "same barcode".to_owned(),
    };
    let report = |doubtful| MatchReport {
        entity: Entity::Products,
        run: RunId(1),
        sure: 0,
        doubtful,
        only_here: 0,
        only_there: 0,
        doubles_here: 0,
        doubles_there: 0,
        matched_at: at(1),
    };
    let findings = vec![doubtful(&[1, 2], &[50]), doubtful(&[3], &[60]), doubtful(&[4], &[70, 71])];
    store.report_matching(&world.fence, report(3), findings, at(1)).await.unwrap();
    let open = async || store.match_findings(shop, None, None, None, 10).await.unwrap().items;
    assert_eq!(open().await.len(), 3);
    let pairs = store.decide_all_matches(shop, None, true, MatchVerdict::Link, "Lan", at(2)).await.unwrap();
    assert_eq!(pairs, 1, "only where there is one of each");
    let one = MatchDecision { entity: Entity::Products, remote: 70, verdict: MatchVerdict::New };
    store.decide_matches(shop, vec![one], "Lan", at(2)).await.unwrap();
    assert_eq!(open().await.len(), 2, "a finding stands until each of its records is decided");
    store.decide_all_matches(shop, None, false, |_| MatchVerdict::Apart, "Lan", at(2)).await.unwrap();
    assert!(open().await.is_empty());
    let decided = store.match_decisions(shop, Entity::Products).await.unwrap();
    let verdicts: Vec<_> = decided.iter().map(|one| (one.remote, one.verdict)).collect();
    assert_eq!(verdicts[1], (60, MatchVerdict::Link(3)));
    store.forget_match_decisions(&world.fence, Entity::Products, vec![60], at(3)).await.unwrap();
    assert_eq!(store.match_decisions(shop, Entity::Products).await.unwrap().len(), 3);
    store.report_matching(&world.fence, report(0), Vec::new(), at(4)).await.unwrap();
    assert_eq!(store.match_reports(shop).await.unwrap()[0].doubtful, 0);
}
