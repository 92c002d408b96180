use dongbo_store::{
    FindingKind, MatchReport, NewFinding, NewPlan, NewPlanItem, NewWave, PlanId, RunId, Seen, Suspected,
};
use dongbo_sync::plan::{Action, mark};
use dongbo_sync::wave::WaveKind;
use dongbo_sync::{Entity, Money, Quantity};
use serde_json::{Value, json};

use crate::service::{Answer, Ask, Service, now};

/// A plan with two items and a question.
pub async fn plan(service: &Service) -> PlanId {
    let fence = service.fence().await;
    let run = service.store.start_run(&fence, &[Entity::Products], true, "command", now()).await.unwrap();
    let new = NewPlan { run, entities: vec![Entity::Products], full: false, rolling: false };
    let plan = service.store.begin_plan(&fence, new, now()).await.unwrap();
    let item = |action, remote, label: &str| NewPlanItem {
        entity: Entity::Products,
        action,
        remote_id: Some(remote),
        local_id: None,
        parent_id: None,
        label: label.to_owned(),
        fields: Some(r#"[{"field":"base_price","from":100,"to":50}]"#.to_owned()),
        mark: mark("x"),
        money: Some(Money::whole(-50)),
        pieces: Some(Quantity::whole(2)),
    };
    let items =
        vec![item(Action::Change, 1, "ÁO-1"), item(Action::Change, 2, "QUẦN"), item(Action::Ask, 3, "ÁO-3")];
    service
        .store
        .write_plan(&fence, plan, Entity::Products, run, items, Seen::default(), now())
        .await
        .unwrap();
    service.store.complete_plan(&fence, plan, "{}".to_owned(), now()).await.unwrap();
    service.store.release_lease(&fence).await.unwrap();
    plan
}

/// A wave that waits for an answer.
pub async fn wave(service: &Service) {
    let fence = service.fence().await;
    let new = NewWave {
        entity: Entity::Stock,
        parent: 0,
        kind: WaveKind::Zeros,
        known: 100,
        affected: 60,
        run: RunId(1),
    };
    service.store.ask_about_wave(&fence, new, now()).await.unwrap();
    service.store.release_lease(&fence).await.unwrap();
}

#[tokio::test]
async fn a_wave_is_shown_and_allowed() {
    let service = Service::new().await;
    wave(&service).await;
    let base = format!("/api/v1/shops/{}/waves", service.flowers);
    assert_eq!(service.get(&base).await.column("affected"), [60]);
    let allowed = post(&service, &format!("{base}/1/decisions"), json!({"allow": true})).await;
    assert_eq!(
        (&allowed.json()["state"], &allowed.json()["decided_by"]),
        (&json!("allowed"), &json!("owner"))
    );
    let none = post(&service, &format!("{base}/7/decisions"), json!({"allow": true})).await;
    assert_eq!(none.status.as_u16(), 404);
}

async fn post(service: &Service, path: &str, body: Value) -> Answer {
    service.ask(Ask::post(path, body.to_string()).token(&service.owner).english()).await
}

#[tokio::test]
async fn a_plan_is_seen_decided_on_and_carried_out() {
    let service = Service::new().await;
    let plan = plan(&service).await;
    let base = format!("/api/v1/shops/{}/plans", service.flowers);
    assert_eq!(service.get(&base).await.column("state"), ["open"]);
    let shown = service.get(&format!("{base}/{plan}")).await.json();
    assert_eq!(shown["totals"][0]["items"], 2);
    assert_eq!(shown["totals"][0]["money"], -100);
    let items = service.get(&format!("{base}/{plan}/items?entity=products&action=change&q=ao")).await;
    assert_eq!(items.column("label"), ["ÁO-1"]);
    assert_eq!(items.json()["items"][0]["fields"][0]["to"], 50);

    let decisions = format!("{base}/{plan}/decisions");
    let nothing = post(&service, &decisions, json!({"decision": "approved"})).await;
    assert_eq!((nothing.status.as_u16(), nothing.code().as_str()), (400, "API-BAD-BODY"));
    let one = post(&service, &decisions, json!({"decision": "approved", "q": "ao"})).await;
    assert_eq!(one.json()["changed"], 1, "a question has nothing to approve");
    let all = post(&service, &decisions, json!({"decision": "refused", "all": true})).await;
    assert_eq!(all.json()["changed"], 2);
    assert_eq!(
        service.get(&format!("{base}/{plan}/items?decision=refused")).await.column("decided_by"),
        ["owner", "owner"]
    );

    let applied = post(&service, &format!("{base}/{plan}/apply"), json!({})).await;
    assert_eq!(applied.status.as_u16(), 202, "{applied}");
    assert!(applied.header("location").contains("/runs/"));
}

#[tokio::test]
async fn another_shops_plan_is_none() {
    let service = Service::new().await;
    plan(&service).await;
    let base = format!("/api/v1/shops/{}/plans/1", service.shoes);
    for path in [base.clone(), format!("{base}/items")] {
        let answer = service.ask(Ask::get(&path).token(&service.other_owner)).await;
        assert_eq!(answer.status.as_u16(), 404, "{path}");
    }
    let body = json!({"decision": "approved", "all": true}).to_string();
    let answer = service.ask(Ask::post(&format!("{base}/decisions"), body).token(&service.other_owner)).await;
    assert_eq!(answer.status.as_u16(), 404);
}

/// One product there that may be either of two here.
pub async fn doubt(service: &Service) {
    let fence = service.fence().await;
    let record = |id, label: &str| Suspected { id, label: label.to_owned() };
    let finding = NewFinding {
        kind: FindingKind::Doubtful,
        ours: vec![record(1, "X1"), record(2, "X2")],
        theirs: vec![record(50, "SP50")],
        reason: "same barcode".to_owned(),
    };
    let report = MatchReport {
        entity: Entity::Products,
        run: RunId(1),
        sure: 4,
        doubtful: 1,
        only_here: 2,
        only_there: 9,
        doubles_here: 0,
        doubles_there: 0,
        matched_at: now(),
    };
    service.store.report_matching(&fence, report, vec![finding], now()).await.unwrap();
    service.store.release_lease(&fence).await.unwrap();
}

#[tokio::test]
async fn doubtful_matches_are_listed_until_they_are_decided() {
    let service = Service::new().await;
    doubt(&service).await;
    let base = format!("/api/v1/shops/{}/matches", service.flowers);
    let summary = service.get(&base).await.json();
    assert_eq!(
        (&summary["entities"][0]["sure"], &summary["entities"][0]["doubtful"]),
        (&json!(4), &json!(1))
    );
    let found = service.get(&format!("{base}/findings?kind=doubtful")).await.json();
    assert_eq!(found["items"][0]["ours"][1]["label"], "X2");

    let decisions = format!("{base}/decisions");
    for wrong in [
        json!({"decisions": [{"entity": "products", "theirs": 50, "verdict": "link"}]}),
        json!({"decisions": [{"entity": "products", "theirs": 50, "verdict": "new", "ours": 1}]}),
    ] {
        assert_eq!(post(&service, &decisions, wrong).await.status.as_u16(), 400);
    }
    assert_eq!(
        post(&service, &decisions, json!({"all": "link"})).await.json()["changed"],
        0,
        "two may be it"
    );
    let one = json!({"decisions": [{"entity": "products", "theirs": 50, "verdict": "link", "ours": 2}]});
    assert_eq!(post(&service, &decisions, one).await.json()["changed"], 1);
    assert!(service.get(&format!("{base}/findings")).await.column("id").is_empty(), "it is not asked again");
}

#[tokio::test]
async fn shadow_mode_says_whether_it_is_on() {
    let service = Service::new().await;
    let report = service.get(&format!("/api/v1/shops/{}/shadow", service.flowers)).await.json();
    assert_eq!(report, json!({"on": false, "plan": null, "totals": []}));
}
