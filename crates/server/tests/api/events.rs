use std::time::Duration;

use axum::body::{Body, BodyDataStream};
use axum::http::{Request, StatusCode};
use dongbo_store::{Batch, RunProgress};
use dongbo_sync::records::Category;
use futures::StreamExt;
use serde_json::{Value, json};

use crate::service::{Ask, Service, now, product};

/// A browser that listens.
struct Listener {
    stream: BodyDataStream,
    text: String,
}

/// One event.
#[derive(Debug, PartialEq)]
struct Heard {
    id: String,
    event: String,
    data: String,
}

impl Heard {
    fn json(&self) -> Value {
        serde_json::from_str(&self.data).unwrap()
    }
}

impl Service {
    fn events(&self) -> String {
        format!("/api/v1/shops/{}/events", self.flowers)
    }

    async fn listen(&self, last: Option<&str>) -> Listener {
        let mut request =
            Request::get(self.events()).header("authorization", format!("Bearer {}", self.owner));
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let response = self.respond(request.body(Body::empty()).unwrap()).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        assert!(!response.headers().contains_key("content-encoding"));
        Listener { stream: response.into_body().into_data_stream(), text: String::new() }
    }
}

impl Listener {
    /// The next event with an id, comments left out; none when the stream is over.
    async fn next(&mut self) -> Option<Heard> {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let field = |name: &str| {
                    let lines = event.lines().filter_map(|line| line.split_once(": "));
                    lines.filter(|(key, _)| *key == name).map(|(_, value)| value.to_owned()).next()
                };
                let heard = field("id").map(|id| Heard {
                    id,
                    event: field("event").unwrap_or_default(),
                    data: field("data").unwrap_or_default(),
                });
                self.text = rest.to_owned();
                match heard {
                    Some(heard) => return Some(heard),
                    None => continue,
                }
            }
            let bytes = self.stream.next().await?.unwrap();
            self.text.push_str(std::str::from_utf8(&bytes).unwrap());
        }
    }
}

async fn add_product(service: &Service, code: &str) {
    let make = {
        let code = code.to_owned();
        move |_| product(&code, "Hoa")
    };
    service
        .store
        .create_ours(service.flowers, make, dongbo_store::Cause::Person("owner".to_owned()), now())
        .await
        .unwrap();
}

#[tokio::test(start_paused = true)]
async fn whoever_watches_is_told_which_lists_have_changed() {
    let service = Service::new().await;
    add_product(&service, "HOA001").await;
    let mut listener = service.listen(None).await;
    let first = listener.next().await.unwrap();
    assert_eq!(
        (first.event.as_str(), first.data.as_str()),
        ("", ""),
        "nothing has changed since: only a place"
    );
    add_product(&service, "HOA002").await;
    let news = listener.next().await.unwrap();
    assert_eq!(news.event, "changed");
    assert_eq!(news.json(), json!({ "entities": ["outbox", "products"] }));
    assert_ne!(news.id, first.id);
    service.store.set_selling(service.flowers, crate::service::sells_negative()).await.unwrap();
    let later = listener.next().await.unwrap();
    assert_eq!(later.json(), json!({ "entities": ["products", "stock"] }), "nothing of before again");
}

#[tokio::test(start_paused = true)]
async fn whoever_is_cut_off_after_hearing_of_a_run_hears_of_the_lists_of_that_moment_later() {
    let service = Service::new().await;
    let mut listener = service.listen(None).await;
    listener.next().await.unwrap();
    let fence = service.fence().await;
    let run = service.store.start_run(&fence, &[], false, "api", now()).await.unwrap();
    add_product(&service, "HOA001").await;
    let of_run = listener.next().await.unwrap();
    assert_eq!(of_run.event, "run");
    let missed = service.listen(Some(&of_run.id)).await.next().await.unwrap();
    assert_eq!(missed.event, "changed");
    assert!(missed.json()["entities"].as_array().unwrap().contains(&json!("products")));
    // A run that has ended is nobody's news who comes afterwards.
    let (state, none) = (dongbo_store::RunState::Finished, || "{}".to_owned());
    service.store.finish_run(&fence, run, state, None, none(), none(), now()).await.unwrap();
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(service.listen(None).await.next().await.unwrap().event, "");
}

#[tokio::test(start_paused = true)]
async fn whoever_comes_back_is_told_what_they_missed_and_nothing_twice() {
    let service = Service::new().await;
    let place = service.listen(None).await.next().await.unwrap().id;
    add_product(&service, "HOA001").await;
    let mut back = service.listen(Some(&place)).await;
    let missed = back.next().await.unwrap();
    assert_eq!(missed.json(), json!({ "entities": ["outbox", "products"] }));
    // Another time with the new place: nothing until something happens.
    let mut again = service.listen(Some(&missed.id)).await;
    service.store.add_ours(service.flowers, product("HOA002", "Hoa"), now()).await.unwrap();
    service.store.retry_outbox(service.flowers, None, None, now()).await.unwrap();
    let news = again.next().await.unwrap();
    assert!(news.json()["entities"].as_array().unwrap().contains(&json!("outbox")));
    assert_ne!(news.id, missed.id);
    // A place that nobody gave, or of another database, misses everything.
    for odd in ["nonsense", "999999-7-7"] {
        let all = service.listen(Some(odd)).await.next().await.unwrap();
        assert!(all.json()["entities"].as_array().unwrap().contains(&json!("products")), "{odd}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_run_is_followed_as_it_moves_with_what_is_left() {
    let service = Service::new().await;
    let mut listener = service.listen(None).await;
    listener.next().await.unwrap();
    let fence = service.fence().await;
    let run =
        service.store.start_run(&fence, &[dongbo_sync::Entity::Products], false, "api", now()).await.unwrap();
    let begun = listener.next().await.unwrap();
    assert_eq!((begun.event.as_str(), &begun.json()["state"]), ("run", &json!("running")));
    assert_eq!(begun.json()["seconds_left"], Value::Null);
    let later = now() + jiff::SignedDuration::from_secs(10);
    let progress = RunProgress {
        run,
        counts: r#"{"products":{"seen":100,"created":100,"expected":400}}"#.to_owned(),
        requests: r#"{"GET":2}"#.to_owned(),
    };
    let batch = Batch::<Category> { run: Some(progress), ..Batch::default() };
    service.store.write(&fence, batch, later).await.unwrap();
    let moved = listener.next().await.unwrap().json();
    assert_eq!(moved["counts"]["products"]["seen"], 100);
    assert_eq!(moved["counts"]["products"]["expected"], 400);
    assert_eq!(moved["counts"]["products"]["failed"], 0);
    assert_eq!(moved["seconds_left"], 30);
    let shown = service.get(&format!("/api/v1/shops/{}/runs/{run}", service.flowers)).await.json();
    assert_eq!(shown, moved, "the same as when it is asked for");
    // Somebody who comes now sees what is under way at once.
    let newcomer = service.listen(None).await.next().await.unwrap();
    assert_eq!(newcomer.event, "run");
}

#[tokio::test(start_paused = true)]
async fn a_stream_outlives_the_time_of_a_request_and_ends_after_ten_minutes() {
    let service = Service::new().await;
    let mut listener = service.listen(None).await;
    listener.next().await.unwrap();
    let began = tokio::time::Instant::now();
    tokio::time::sleep(Duration::from_secs(120)).await;
    add_product(&service, "HOA001").await;
    assert!(listener.next().await.is_some(), "after two minutes it still tells");
    assert_eq!(listener.next().await, None);
    assert_eq!(began.elapsed().as_secs(), 600);
}

#[tokio::test(start_paused = true)]
async fn who_may_not_see_the_synchronisation_hears_of_lists_and_not_of_runs() {
    let service = Service::new().await;
    service.add_user(Some(service.flowers), "lan", dongbo_store::Role::Staff, &[]).await;
    let cookie = service.cookie("lan").await;
    let request = Request::get(service.events()).header("cookie", cookie).body(Body::empty()).unwrap();
    let response = service.respond(request).await;
    let mut listener = Listener { stream: response.into_body().into_data_stream(), text: String::new() };
    listener.next().await.unwrap();
    let fence = service.fence().await;
    service.store.start_run(&fence, &[dongbo_sync::Entity::Products], false, "api", now()).await.unwrap();
    tokio::time::sleep(Duration::from_secs(3)).await;
    add_product(&service, "HOA001").await;
    assert_eq!(listener.next().await.unwrap().event, "changed");
}

#[tokio::test]
async fn what_happens_in_a_shop_is_told_to_those_who_may_see_it() {
    let service = Service::new().await;
    let stranger = service.ask(Ask::get(&service.events()).token(&service.other_owner)).await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    assert_eq!(service.ask(Ask::get(&service.events())).await.status, StatusCode::UNAUTHORIZED);
}
