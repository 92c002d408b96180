use std::time::Duration;

use dongbo_store::{Lease, Mode, Store, Taken};
use dongbo_sync::records::Product;

use crate::world::*;

/// Two stores on one file, as two processes have them.
async fn two() -> (Backend, World, Store) {
    let backend = Backend::file_with_threads();
    let world = backend.shop().await;
    let other = backend.open().await;
    (backend, world, other)
}

#[tokio::test]
async fn what_one_process_writes_the_other_reads() {
    let (_backend, world, other) = two().await;
    world.import([(10, product("A"))]).await;
    assert_eq!(other.dump(world.shop).await.unwrap(), world.dump().await);
    assert_eq!(other.facts::<Product>(world.shop, &[10]).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_together_never_exceed_the_quota() {
    let (_backend, world, other) = two().await;
    let shop = world.shop;
    let take = |store: Store| {
        tokio::spawn(async move {
            let mut granted = 0;
            for _ in 0..40 {
                if let Taken::Granted(count) = store.take_requests(shop, at(0), 3, 100).await.unwrap() {
                    granted += count;
                }
            }
            granted
        })
    };
    let (first, second) = (take(world.store.clone()), take(other));
    assert_eq!(first.await.unwrap() + second.await.unwrap(), 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_processes_one_gets_the_lease() {
    let (_backend, world, other) = two().await;
    world.store.release_lease(&world.fence).await.unwrap();
    let shop = world.shop;
    let acquire = |store: Store, owner: &'static str| {
        tokio::spawn(async move {
            store.acquire_lease(shop, owner, at(0), Duration::from_secs(60), &|_| true).await.unwrap()
        })
    };
    let (a, b) = (acquire(world.store.clone(), "a"), acquire(other, "b"));
    let mine =
        [a.await.unwrap(), b.await.unwrap()].iter().filter(|lease| matches!(lease, Lease::Mine(_))).count();
    assert_eq!(mine, 1);
}

#[tokio::test]
async fn a_store_that_was_closed_opens_with_everything_in_it() {
    let backend = Backend::file_with_threads();
    let world = backend.shop().await;
    world.import([(10, product("A"))]).await;
    let (shop, before) = (world.shop, world.dump().await);
    drop(world);
    assert_eq!(backend.open().await.dump(shop).await.unwrap(), before);
}

/// Why a file does not open, and that it stays as it was.
async fn refusal(backend: &Backend) -> dongbo_store::StoreError {
    let path = backend.url().trim_start_matches("sqlite://").to_owned();
    let before = std::fs::read(&path).unwrap_or_default();
    let error = match Store::open(&backend.url(), key(), Mode::Threaded).await {
        Ok(_) => panic!("it opened"),
        Err(error) => error,
    };
    assert_eq!(std::fs::read(&path).unwrap_or_default(), before);
    error
}

fn raw(backend: &Backend) -> rusqlite::Connection {
    rusqlite::Connection::open(backend.url().trim_start_matches("sqlite://")).unwrap()
}

#[tokio::test]
async fn a_newer_database_is_refused() {
    let backend = Backend::file_with_threads();
    drop(backend.open().await);
    raw(&backend).execute("INSERT INTO migrations VALUES (999, 'future', 'x', 0)", []).unwrap();
    let error = refusal(&backend).await;
    assert_eq!(error.code(), "DB-NEWER");
    assert!(error.to_string().contains("999"), "{error}");
}

#[tokio::test]
async fn a_changed_migration_is_refused() {
    let backend = Backend::file_with_threads();
    drop(backend.open().await);
    raw(&backend).execute("UPDATE migrations SET checksum = 'x' WHERE version = 2", []).unwrap();
    assert_eq!(refusal(&backend).await.code(), "DB-MIGRATION-CHANGED");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused() {
    let backend = Backend::file_with_threads();
    let path = backend.url().trim_start_matches("sqlite://").to_owned();
    std::fs::write(path, "không phải cơ sở dữ liệu ".repeat(100)).unwrap();
    assert_eq!(refusal(&backend).await.code(), "DB-NOT-A-DATABASE");
}

#[tokio::test]
async fn a_database_of_another_program_is_refused() {
    let backend = Backend::file_with_threads();
    raw(&backend).execute_batch("CREATE TABLE theirs (id INTEGER)").unwrap();
    assert_eq!(refusal(&backend).await.code(), "DB-FOREIGN");
}

#[tokio::test]
async fn a_database_that_another_program_holds_is_told() {
    let backend = Backend::file_with_threads();
    drop(backend.open().await);
    let holder = raw(&backend);
    holder
        .execute_batch(
            "PRAGMA locking_mode = exclusive; BEGIN EXCLUSIVE; INSERT INTO migrations VALUES (99, '', '', 0)",
        )
        .unwrap();
    let error = Store::open(&backend.url(), key(), Mode::Inline).await.err().unwrap();
    assert_eq!(error.code(), "DB-LOCKED");
}

#[tokio::test]
async fn a_folder_that_does_not_exist_is_told() {
    let error = Store::open("sqlite:///nowhere/at/all.db", key(), Mode::Inline).await.err().unwrap();
    assert_eq!(error.code(), "DB-CANNOT-OPEN");
    assert!(error.to_string().contains("folder does not exist"), "{error}");
}

#[tokio::test]
async fn an_address_of_another_kind_is_told_without_its_password() {
    for url in ["postgres://me:secret@host/db", "mysql://x", "dongbo.db", "sqlite://"] {
        let error = Store::open(url, key(), Mode::Inline).await.err().unwrap();
        assert_eq!(error.code(), "DB-UNSUPPORTED", "{url}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}
