//! Which files open, and what a person is told about those that do not.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use dongbo_store::{Mode, Store, StoreError};

use crate::world::*;

const READ_ONLY: &str = "DONGBO_STORE_READ_ONLY_TEST";

/// Somebody without rights: permissions do not bind the superuser, as whom these tests may run.
const NOBODY: u32 = 65_534;

fn path(backend: &Backend) -> PathBuf {
    backend.url().trim_start_matches("sqlite://").into()
}

/// Why a file does not open, and that it stays as it was.
async fn refusal(backend: &Backend) -> StoreError {
    let path = path(backend);
    let before = fs::read(&path).unwrap_or_default();
    let error = match Store::open(&backend.url(), key(), Mode::Threaded).await {
        Ok(_) => panic!("it opened"),
        Err(error) => error,
    };
    assert_eq!(fs::read(&path).unwrap_or_default(), before);
    error
}

fn raw(backend: &Backend) -> rusqlite::Connection {
    rusqlite::Connection::open(path(backend)).unwrap()
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
    assert_eq!(refusal(&backend).await.code(), "DB-CHANGED-MIGRATION");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused() {
    let backend = Backend::file_with_threads();
    fs::write(path(&backend), "không phải cơ sở dữ liệu ".repeat(100)).unwrap();
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
    for url in [
        "postgres://me:secret@host/db",
        "postgres://me:se/cr@secret@host/db",
        "postgres://host/db?user=me&password=secret",
        "mysql://x",
        "dongbo.db",
        "sqlite://",
    ] {
        let error = Store::open(url, key(), Mode::Inline).await.err().unwrap();
        assert_eq!(error.code(), "DB-UNSUPPORTED-URL", "{url}");
        assert!(!error.to_string().contains("secret"), "{error}");
    }
}

#[test]
fn two_processes_may_create_the_database_together() {
    for _ in 0..10 {
        let backend = Backend::file_with_threads();
        std::thread::scope(|scope| {
            let open = || futures::executor::block_on(Store::open(&backend.url(), key(), Mode::Inline));
            let openings: Vec<_> = (0..4).map(|_| scope.spawn(open)).collect();
            for opening in openings {
                assert_eq!(opening.join().unwrap().map(|_| ()).map_err(|error| error.to_string()), Ok(()));
            }
        });
    }
}

/// Run by the test below in a process of its own: tells the code of the error that opening ends with.
#[tokio::test]
async fn child_that_opens_what_it_may_not_write() {
    let Ok(url) = std::env::var(READ_ONLY) else { return };
    let code = Store::open(&url, key(), Mode::Threaded).await.map_or_else(|error| error.code(), |_| "opened");
    println!("code={code};");
}

/// The code of the error with which somebody without rights opens the file.
fn opened_without_rights(backend: &Backend) -> String {
    let mut child = Command::new(std::env::current_exe().unwrap());
    child.args(["--exact", "--nocapture", "opening::child_that_opens_what_it_may_not_write"]);
    child.env(READ_ONLY, backend.url());
    if fs::metadata(folder(&path(backend))).unwrap().uid() == 0 {
        child.uid(NOBODY).gid(NOBODY);
    }
    let output = child.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let code = said.split_once("code=").and_then(|(_, rest)| rest.split_once(';'));
    code.unwrap_or_else(|| panic!("the child said: {said}")).0.to_owned()
}

fn folder(path: &Path) -> &Path {
    path.parent().unwrap()
}

fn permit(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[tokio::test]
async fn a_database_that_may_not_be_written_is_told_at_once() {
    for folder_mode in [0o555, 0o777] {
        let backend = Backend::file_with_threads();
        drop(backend.open().await);
        let path = path(&backend);
        let before = fs::read(&path).unwrap();
        permit(&path, 0o444);
        permit(folder(&path), folder_mode);
        assert_eq!(opened_without_rights(&backend), "DB-READ-ONLY", "folder {folder_mode:o}");
        permit(folder(&path), 0o755);
        assert_eq!(fs::read(&path).unwrap(), before);
    }
}

#[tokio::test]
async fn a_folder_in_which_nothing_may_be_made_is_told() {
    let backend = Backend::file_with_threads();
    permit(folder(&path(&backend)), 0o555);
    assert_eq!(opened_without_rights(&backend), "DB-CANNOT-OPEN");
    permit(folder(&path(&backend)), 0o755);
    assert!(!path(&backend).exists());
}
