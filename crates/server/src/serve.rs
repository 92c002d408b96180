//! Listening, until told to stop; then every request under way may end.

use std::future::Future;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::net::TcpListener;

use crate::router::router;
use crate::state::ServerState;

/// How long requests under way may still take once the service is told to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Serves until `shutdown` ends: then takes no more connections, lets requests under way end, and returns; at the
/// latest ten seconds after.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    state: ServerState,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let (told, mut heard) = tokio::sync::watch::channel(false);
    let pulses = state.pulses.clone();
    let signal = async move {
        shutdown.await;
        // Streams of events would never end by themselves.
        pulses.stop();
        let _ = told.send(true);
    };
    let service = router(state).into_make_service_with_connect_info::<SocketAddr>();
    let served = axum::serve(listener, service).with_graceful_shutdown(signal).into_future();
    let patience = async {
        // An error means that the sender is gone, after serving has ended.
        if heard.wait_for(|stopping| *stopping).await.is_ok() {
            tokio::time::sleep(GRACE).await;
            tracing::warn!("requests under way did not end in time");
        } else {
            std::future::pending::<()>().await;
        }
    };
    tokio::select! {
        outcome = served => outcome,
        () = patience => Ok(()),
    }
}
