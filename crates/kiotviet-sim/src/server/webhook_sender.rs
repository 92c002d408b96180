//! Performs the deliveries that the state machine says are due.

use std::time::Duration;

use jiff::Timestamp;

use super::Handle;
use crate::clerk::SeenDelivery;
use crate::webhooks::{Delivery, DeliveryOutcome};

/// KiotViet waits this long for an answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Sends until it is dropped; deliveries to different addresses go at the same time.
pub(super) async fn send_all(handle: Handle, client: reqwest::Client) {
    loop {
        while let Some(delivery) = handle.quietly(|simulator, now| simulator.next_delivery_due(now)) {
            let (handle, client) = (handle.clone(), client.clone());
            tokio::spawn(async move {
                let outcome = send(&client, delivery.clone()).await;
                handle.with(|simulator, now| simulator.delivery_answered(now, delivery.id, &outcome));
                handle.journal().note_delivery(seen(&delivery, &outcome));
            });
        }
        let wait = handle
            .quietly(|simulator, _| simulator.next_wake())
            .map(|due| due.duration_since(Timestamp::now()));
        let wait =
            wait.map(|wait| Duration::try_from(wait).unwrap_or_default().max(Duration::from_millis(5)));
        tokio::select! {
            () = handle.changed() => {}
            () = tokio::time::sleep(wait.unwrap_or(Duration::from_secs(3600))) => {}
        }
    }
}

fn seen(delivery: &Delivery, outcome: &DeliveryOutcome) -> SeenDelivery {
    let event = delivery.headers.get("x-webhook-event").and_then(|event| event.to_str().ok());
    SeenDelivery {
        at: Timestamp::now(),
        event: event.unwrap_or("echo").to_owned(),
        url: delivery.url.clone(),
        outcome: match outcome {
            DeliveryOutcome::Answered { status, .. } => status.to_string(),
            DeliveryOutcome::TimedOut => "quá 5 giây".into(),
            DeliveryOutcome::Unreachable => "không kết nối được".into(),
        },
        accepted: matches!(outcome, DeliveryOutcome::Answered { status: 200..=299, .. }),
        body: String::from_utf8_lossy(&delivery.body).into_owned(),
    }
}

async fn send(client: &reqwest::Client, delivery: Delivery) -> DeliveryOutcome {
    let request = client
        .request(delivery.method, &delivery.url)
        .headers(delivery.headers)
        .body(delivery.body)
        .timeout(PATIENCE)
        .send();
    match request.await {
        Ok(answer) => {
            let status = answer.status().as_u16();
            DeliveryOutcome::Answered { status, body: answer.bytes().await.unwrap_or_default() }
        }
        Err(error) if error.is_timeout() => DeliveryOutcome::TimedOut,
        Err(_) => DeliveryOutcome::Unreachable,
    }
}
