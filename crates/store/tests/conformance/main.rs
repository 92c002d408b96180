//! What every backend of the store must do, written once against its public interface and run for each of them.
#![allow(clippy::unwrap_used, reason = "tests; clippy only knows functions marked as such")]

// Shops and records to play with.
mod world;

mod agreement;
mod archiving;
mod automation;
mod batches;
mod births;
mod crashes;
mod disputes;
mod facts;
mod finding;
mod hints;
mod history;
mod lease;
mod lists;
mod model;
mod notes;
mod opening;
mod outbox;
mod people;
mod placing;
mod plans;
mod prices;
mod processes;
mod pulse;
mod quota;
mod reading;
mod references;
mod registrations;
mod secrets;
mod stock;
mod walls;
mod waves;

/// Makes one test of each function for each backend.
macro_rules! for_every_backend {
    ($($test:ident),+ $(,)?) => {
        mod sqlite_file_with_threads {
            $(#[tokio::test]
            async fn $test() {
                super::$test(&$crate::world::Backend::file_with_threads()).await;
            })+
        }
        mod sqlite_memory_inline {
            $(#[tokio::test]
            async fn $test() {
                super::$test(&$crate::world::Backend::memory_inline()).await;
            })+
        }
    };
}
pub(crate) use for_every_backend;
