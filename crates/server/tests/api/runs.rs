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
    insta::assert_snapshot!(started, @"");
    let found = service.get(started.header("location")).await;
    assert_eq!(found.json(), started.json());
    let listed = service.get(&format!("/api/v1/shops/{}/runs", service.flowers)).await;
    assert_eq!(listed.json()["items"][0], started.json());
}

#[tokio::test]
async fn without_a_body_everything_is_run_for_real() {
    let service = Service::new().await;
    for body in ["", " \n", "{}"] {
        let service = Service::new().await;
        let run = service.start(body).await;
        assert_eq!(run.status, 202, "{body:?}: {}", run.body);
        assert_eq!(run.json()["dry_run"], false);
    }
    drop(service);
}

#[tokio::test]
async fn a_second_run_has_to_wait_for_the_first() {
    let service = Service::new().await;
    let lease = service
        .store
        .acquire_lease(service.flowers, "host:1", now(), std::time::Duration::from_secs(60), &|_| true)
        .await
        .unwrap();
    let answer = service.start("").await;
    insta::assert_snapshot!(answer, @"");
    drop(lease);
}

#[tokio::test]
async fn a_body_that_is_not_understood_starts_nothing() {
    let service = Service::new().await;
    insta::assert_snapshot!(service.start(r#"{"entities": ["product"]}"#).await, @"");
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
    insta::assert_snapshot!(service.get(&path).await, @"");
    assert_eq!(service.get(&format!("{path}9")).await.status, 404);
}
