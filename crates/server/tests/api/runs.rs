use dongbo_store::RunState;

use crate::service::{Ask, Service, now};

impl Service {
    async fn start(&self, body: &str) -> crate::service::Answer {
        let ask = Ask::post(&format!("/api/v1/shops/{}/runs", self.flowers), body.to_owned());
        self.ask(ask.token(&self.owner).english()).await
    }
}

#[tokio::test]
async fn a_run_starts_in_the_background_and_is_found_at_its_location() {
    let service = Service::new().await;
    let started = service.start(r#"{"entities": ["products", "stock"], "dry_run": true}"#).await;
    insta::assert_snapshot!(started, @r#"
    202 application/json
    {
      "counts": {},
      "dry_run": true,
      "entities": [
        "products",
        "stock"
      ],
      "error": null,
      "finished_at": null,
      "id": 1,
      "requests": {},
      "seconds_left": null,
      "started_at": "2026-11-24T01:00:00Z",
      "state": "running",
      "stopped_by": null,
      "trigger": "api",
      "updated_at": "2026-11-24T01:00:00Z"
    }
    "#);
    let found = service.get(started.header("location")).await;
    assert_eq!(found.json(), started.json());
    let listed = service.get(&format!("/api/v1/shops/{}/runs", service.flowers)).await;
    assert_eq!(listed.json()["items"][0], started.json());
}

#[tokio::test]
async fn without_a_body_everything_is_run_for_real() {
    for body in ["", " \n", "{}"] {
        let service = Service::new().await;
        let run = service.start(body).await;
        assert_eq!(run.status, 202, "{body:?}: {}", run.body);
        assert_eq!(run.json()["dry_run"], false);
    }
}

#[tokio::test]
async fn a_second_run_has_to_wait_for_the_first() {
    let service = Service::new().await;
    assert_eq!(service.start("").await.status, 202);
    insta::assert_snapshot!(service.start("").await, @r#"
    409 application/problem+json; charset=utf-8
    {
      "code": "SYNC-RUNNING",
      "detail": "The shop Tiệm hoa Sứa is being synchronised by another process (test). One shop has one run at a time, so that none overwrites the other.",
      "instance": "/api/v1/shops/1/runs",
      "remedy": [
        "Wait for its end; `dongbo status` or GET /api/v1/shops/…/runs shows the progress.",
        "If that process has died, its hold ends by itself after some minutes; then run again."
      ],
      "request_id": "request-0001",
      "severity": "info",
      "status": 409,
      "title": "Another run is under way",
      "type": "/api/v1/errors/SYNC-RUNNING"
    }
    "#);
}

#[tokio::test]
async fn a_body_that_is_not_understood_starts_nothing() {
    let service = Service::new().await;
    insta::assert_snapshot!(service.start(r#"{"entities": ["product"]}"#).await, @r#"
    400 application/problem+json; charset=utf-8
    {
      "code": "API-BAD-BODY",
      "detail": "The body of the request is not understood: unknown variant `product`, expected one of `branches`, `categories`, `customer_groups`, `products`, `stock`, `price_lists`, `customers`, `orders` at line 1 column 23.",
      "instance": "/api/v1/shops/1/runs",
      "remedy": [
        "Send JSON as described in /api/v1/openapi.json, with Content-Type: application/json."
      ],
      "request_id": "request-0001",
      "severity": "error",
      "status": 400,
      "title": "Bad body",
      "type": "/api/v1/errors/API-BAD-BODY"
    }
    "#);
    for body in ["{", "[]", r#"{"dryrun": true}"#, r#"{"dry_run": "yes"}"#] {
        let answer = service.start(body).await;
        assert_eq!((answer.status.as_u16(), answer.code().as_str()), (400, "API-BAD-BODY"), "{body}");
    }
    assert!(service.store.unfinished_run(service.flowers).await.unwrap().is_none());
}

#[tokio::test]
async fn the_progress_of_a_run_is_shown_as_the_engine_wrote_it() {
    let service = Service::new().await;
    let fence = service.fence().await;
    let run = service.store.start_run(&fence, &[], false, "command", now()).await.unwrap();
    let counts = r#"{"products":{"seen":100000,"created":99998}}"#.to_owned();
    let requests = r#"{"GET":1012}"#.to_owned();
    service
        .store
        .finish_run(&fence, run, RunState::FinishedWithFailures, None, counts, requests, now())
        .await
        .unwrap();
    let path = format!("/api/v1/shops/{}/runs/{run}", service.flowers);
    insta::assert_snapshot!(service.get(&path).await, @r#"
    200 application/json
    {
      "counts": {
        "products": {
          "archived": 0,
          "conflicts": 0,
          "created": 99998,
          "expected": null,
          "failed": 0,
          "pushed": 0,
          "seen": 100000,
          "unchanged": 0,
          "updated": 0
        }
      },
      "dry_run": false,
      "entities": [],
      "error": null,
      "finished_at": "2026-11-24T01:00:00Z",
      "id": 1,
      "requests": {
        "GET": 1012
      },
      "seconds_left": null,
      "started_at": "2026-11-24T01:00:00Z",
      "state": "finished_with_failures",
      "stopped_by": null,
      "trigger": "command",
      "updated_at": "2026-11-24T01:00:00Z"
    }
    "#);
    assert_eq!(service.get(&format!("{path}9")).await.status, 404);
}
