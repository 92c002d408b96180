//! Logs go to standard error: pretty on a terminal, one JSON object a line elsewhere. `RUST_LOG` chooses.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

/// Starts logging. `default` is the filter where `RUST_LOG` is not set.
pub fn start(default: &str) {
    let filter = match std::env::var("RUST_LOG") {
        Ok(text) if !text.is_empty() => EnvFilter::new(text),
        _ => EnvFilter::new(default),
    };
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start in the same process changes nothing, which is right.
    let _ = if std::io::stderr().is_terminal() {
        subscriber.compact().try_init()
    } else {
        subscriber.json().flatten_event(true).try_init()
    };
}
