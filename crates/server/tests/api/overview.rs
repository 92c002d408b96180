use dongbo_store::{
    AgreedChange, Batch, Cause, Change, LocalSide, NewFailure, OursChange, RunId, TheirsChange,
};
use dongbo_sync::records::Product;
use dongbo_sync::{Entity, Remote};
use jiff::SignedDuration;
use serde_json::json;

use crate::service::{Service, now, product};

fn arrived(remote: i64, code: &str, ago: i64) -> Change<Product> {
    let record = product(code, "Hoa");
    Change {
        remote: Remote::new(remote),
        local: LocalSide::New,
        ours: OursChange::Put(record.clone()),
        theirs: TheirsChange::Seen(record),
        agreed: AgreedChange::AsTheirs,
        dirty: false,
        based_on: None,
        reconciled: None,
        changed_at: Some(now() - SignedDuration::from_secs(ago)),
    }
}

#[tokio::test]
async fn a_shop_at_a_glance() {
    let service = Service::new().await;
    let fence = service.fence().await;
    // An import, whose records are old; then two that were read because they had changed.
    let import =
        Batch { changes: vec![arrived(1, "A", 900_000), arrived(2, "B", 900_000)], ..Batch::default() };
    service.store.write(&fence, import, now() - SignedDuration::from_hours(3)).await.unwrap();
    let news =
        Batch { changes: vec![arrived(3, "C", 10), arrived(4, "D", 5)], news: true, ..Batch::default() };
    service.store.write(&fence, news, now()).await.unwrap();
    let failure = NewFailure {
        entity: Entity::Products,
        remote_id: Some(5),
        code: "KV-ROW-MALFORMED".to_owned(),
        message: "m".to_owned(),
        payload: "{}".to_owned(),
        run: RunId(0),
    };
    service
        .store
        .write(&fence, Batch::<Product> { failures: vec![failure], ..Batch::default() }, now())
        .await
        .unwrap();
    let make = |_| product("E", "Hoa");
    service.store.create_ours(service.flowers, make, Cause::Person("owner".to_owned()), now()).await.unwrap();
    for _ in 0..6 {
        service.store.start_run(&fence, &[Entity::Products], false, "api", now()).await.unwrap();
    }
    service.store.take_requests(service.flowers, now(), 30, 4_500).await.unwrap();

    let overview = service.get(&format!("/api/v1/shops/{}/overview", service.flowers)).await.json();
    assert_eq!(
        overview["counts"],
        json!({ "conflicts": 0, "failures": 1, "outbox_waiting": 1, "outbox_refused": 0, "hints_waiting": 0,
            "waves": 0, "orders_waiting": 0 })
    );
    let runs: Vec<_> =
        overview["last_runs"].as_array().unwrap().iter().map(|run| run["id"].clone()).collect();
    assert_eq!(runs, [6, 5, 4, 3, 2]);
    assert_eq!(overview["quota"], json!({ "limit": 4500, "used": 30, "left": 4470 }));
    let hours = overview["activity"].as_array().unwrap();
    assert_eq!(hours.len(), 24);
    assert_eq!(
        hours[23],
        json!({ "at": "2026-11-24T01:00:00Z", "from_kiotviet": 2, "to_kiotviet": 0, "delay_seconds": 7.5 })
    );
    assert_eq!(
        hours[20],
        json!({ "at": "2026-11-23T22:00:00Z", "from_kiotviet": 2, "to_kiotviet": 0, "delay_seconds": null })
    );
    assert_eq!(hours[22]["from_kiotviet"], 0);
}
