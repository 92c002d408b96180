//! The heart's laws, tried on generated records of every kind.
#![allow(clippy::unwrap_used, reason = "tests; clippy only knows functions marked as such")]

// Records, rules and facts to try them on.
mod records;
// What holds for every merge.
mod merging;
// What holds for the first connection.
mod matching;
// What holds for the shelf.
mod selling;
// What survives being written down.
mod writing;
