use std::net::TcpListener;

use crate::support::{Finished, Place, SHOP};

/// One clear sentence with its code, what to do, and nothing a program would say.
#[track_caller]
fn refused(finished: Finished, exit: i32, code: &str, says: &[&str]) {
    let finished = finished.ended(exit);
    let told = &finished.stderr;
    assert!(told.contains(&format!("[{code}]")), "{code} expected: {told}");
    for words in says {
        assert!(told.contains(words), "{words:?} missing: {told}");
    }
    for foreign in ["panicked", "RUST_BACKTRACE", "Error {", "Some(", "caused by"] {
        assert!(!told.contains(foreign), "{foreign:?} in {told}");
    }
    assert_eq!(finished.stdout, "", "standard output is for results");
}

#[test]
fn a_wrong_secret_is_refused_and_nothing_is_stored() {
    let place = Place::beside(&["--products", "20"]);
    place.add_shop();
    place.write("secret", "not-it");
    refused(place.connect(&[]), 1, "KV-SECRET", &["Thiết lập kết nối API"]);
    refused(place.run(&["sync", "--shop", SHOP]), 1, "CFG-NO-CONNECTION", &["dongbo connect"]);
}

#[test]
fn a_wrong_retailer_is_refused() {
    let place = Place::beside(&["--products", "20"]);
    place.add_shop();
    refused(place.connect(&["--retailer", "somebodyelse"]), 1, "KV-RETAILER", &["somebodyelse"]);
}

#[test]
fn an_unreachable_host_is_named() {
    let place = Place::beside(&["--products", "20"]);
    place.add_shop();
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{closed}");
    let token = format!("{url}/connect/token");
    let connect = place.connect(&["--api-url", &url, "--token-url", &token]);
    refused(connect, 1, "KV-UNREACHABLE", &[&url]);
}

#[test]
fn an_unknown_branch_or_sale_channel_lists_those_there_are() {
    let place = Place::beside(&["--products", "20", "--branches", "2"]);
    place.add_shop();
    let connected = place.connect(&["--json"]).ended(0).json();
    let branch = connected["branches"][1]["name"].as_str().unwrap();
    let channel = connected["sale_channels"][0]["name"].as_str().unwrap();
    refused(place.connect(&["--branch", "Chi nhánh ma"]), 1, "CFG-BRANCH-UNKNOWN", &["Chi nhánh ma", branch]);
    refused(place.connect(&["--sale-channel", "Chợ trời"]), 1, "CFG-CHANNEL-UNKNOWN", &["Chợ trời", channel]);
    let chosen = place.connect(&["--branch", branch, "--json"]).ended(0).json();
    assert_eq!(chosen["connection"]["default_branch"], branch);
}

#[test]
fn an_unknown_shop_lists_those_there_are() {
    let place = Place::empty();
    let unknown = ["sync", "--shop", "Tiệm khác"];
    refused(place.run(&unknown), 1, "CFG-SHOP-UNKNOWN", &["Tiệm khác", "none yet"]);
    place.add_shop();
    refused(place.run(&unknown), 1, "CFG-SHOP-UNKNOWN", &["Tiệm khác", SHOP]);
    refused(place.run(&["shop", "add", &SHOP.to_uppercase()]), 1, "CFG-SHOP-EXISTS", &[]);
    refused(place.run(&["shop", "add", "  "]), 1, "CFG-SHOP-NAME", &[]);
}

#[test]
fn a_command_that_is_written_wrongly_ends_with_64_and_never_with_2() {
    let place = Place::empty();
    for arguments in [
        &["sync"][..],
        &["sync", "--shop", SHOP, "--sideways"],
        &["sync", "--shop", SHOP, "--only", "products,tulips"],
        &["verify", "--shop"],
        &["synchronise"],
        &[],
        &["token", "create", "--shop", SHOP, "--role", "king"],
        &["status", "--requests-per-hour", "6000"],
        &["errors", "KV-NOTHING"],
    ] {
        let ended = place.run(arguments).ended(64);
        assert!(!ended.stderr.is_empty() && ended.stdout.is_empty(), "{arguments:?}: {ended:?}");
    }
    let wrong = place.run(&["sync", "--shop", SHOP, "--only", "products,tulips"]);
    assert!(wrong.stderr.contains("tulips") && wrong.stderr.contains("price_lists"), "{wrong:?}");
    for arguments in [&["--help"][..], &["--version"], &["sync", "--help"]] {
        place.run(arguments).ended(0);
    }
}

#[test]
fn a_secret_file_that_cannot_be_used_is_named() {
    let place = Place::beside(&["--products", "20"]);
    place.add_shop();
    let connect = |file: &str| {
        let text = |key: &str| place.connection[key].as_str().unwrap().to_owned();
        let (retailer, id) = (text("retailer"), text("client_id"));
        place.run(&[
            "connect",
            "--shop",
            SHOP,
            "--retailer",
            &retailer,
            "--client-id",
            &id,
            "--client-secret-file",
            file,
        ])
    };
    refused(connect("nowhere"), 1, "CFG-SECRET-FILE", &["nowhere", "it is not there"]);
    refused(connect("."), 1, "CFG-SECRET-FILE", &["it is a folder"]);
    place.write("empty", " \n");
    refused(connect("empty"), 1, "CFG-SECRET-EMPTY", &["empty"]);
}

#[test]
fn settings_that_cannot_be_are_refused() {
    let place = Place::empty();
    place.write("dongbo.toml", "listen = \"127.0.0.1:0\"\nlisten_on = 1\n");
    refused(place.run(&["status"]), 1, "CFG-FILE", &["dongbo.toml, line 2", "listen_on"]);
    place.write("dongbo.toml", "database_url = \"sqlite://other.db\"\n");
    place.run(&["status"]).ended(0);
    assert!(place.path("other.db").exists() && place.path("other.key").exists());
    let nats = place.run_with(&[("DONGBO_NATS_URL", "nats://127.0.0.1")], &["status"]);
    refused(nats, 64, "CFG-FLAG", &["DONGBO_NATS_URL", "scaled-out"]);
    let nats = place.run_with(&[("DONGBO_NATS_URL", "nats://127.0.0.1")], &["demo"]);
    refused(nats, 64, "CFG-FLAG", &["DONGBO_NATS_URL"]);
    let postgres = place.run_with(&[("DONGBO_DATABASE_URL", "postgres://me:hush@db/dongbo")], &["status"]);
    assert!(!postgres.stderr.contains("hush"), "{postgres:?}");
    refused(postgres, 1, "DB-UNSUPPORTED-URL", &["postgres://db"]);
}

#[test]
fn an_address_in_use_or_without_a_port_is_refused() {
    let place = Place::empty();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    refused(place.run(&["serve", "--listen", &address]), 1, "CFG-ADDRESS-IN-USE", &[&address]);
    refused(place.run(&["kiotviet-sim", "--listen", &address]), 1, "CFG-ADDRESS-IN-USE", &[&address]);
    refused(place.run(&["serve", "--listen", "here"]), 1, "CFG-LISTEN", &["here"]);
}

#[test]
fn a_database_that_cannot_be_used_is_named_and_left_alone() {
    let place = Place::empty();
    let at = |url: &str| place.run_with(&[("DONGBO_DATABASE_URL", url)], &["status"]);
    refused(at("sqlite://nowhere/dongbo.db"), 1, "KEY-UNREADABLE", &["nowhere/dongbo.key"]);
    place.write(
        "text.db",
        "this is a letter, not a database, and it is long enough to be looked at. ".repeat(20).as_str(),
    );
    refused(at("sqlite://text.db"), 1, "DB-NOT-A-DATABASE", &["text.db"]);
    assert!(std::fs::read_to_string(place.path("text.db")).unwrap().starts_with("this is a letter"));

    let foreign = rusqlite::Connection::open(place.path("foreign.db")).unwrap();
    foreign.execute_batch("CREATE TABLE songs (title TEXT)").unwrap();
    drop(foreign);
    refused(at("sqlite://foreign.db"), 1, "DB-FOREIGN", &["foreign.db"]);

    place.add_shop();
    let database = rusqlite::Connection::open(place.path("dongbo.db")).unwrap();
    database
        .execute("INSERT INTO migrations SELECT version + 1000, name, checksum, applied_at FROM migrations LIMIT 1", [])
        .unwrap();
    drop(database);
    refused(place.run(&["status"]), 1, "DB-NEWER", &["dongbo.db"]);
}

#[test]
fn a_database_that_another_program_holds_is_named() {
    let place = Place::empty();
    place.add_shop();
    let holder = rusqlite::Connection::open(place.path("dongbo.db")).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    refused(place.run(&["shop", "add", "Khác"]), 1, "DB-LOCKED", &["dongbo.db"]);
}

#[test]
fn the_wrong_master_key_is_recognised() {
    let place = Place::connected(&["--products", "20"]);
    std::fs::rename(place.path("dongbo.key"), place.path("old.key")).unwrap();
    refused(place.run(&["sync", "--shop", SHOP]), 1, "KEY-WRONG", &["DONGBO_MASTER_KEY_FILE"]);
    place.run(&["sync", "--shop", SHOP, "--master-key-file", "old.key"]).ended(0);
}

/// The disk is full: a folder of its own, as large as a small database, where the machine lets us make one.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_loses_nothing_that_was_stored() {
    use std::process::Command;
    let place = Place::connected(&["--products", "1500", "--customers", "300", "--orders", "100"]);
    let script = "mkdir small && mount -t tmpfs -o size=3m none small && cp dongbo.db* dongbo.key small/ \
                  && DONGBO_DATABASE_URL=sqlite://small/dongbo.db \"$0\" sync --shop \"$1\"; code=$?; \
                  cp small/dongbo.db* . ; exit $code";
    let mut command = place.command(&[]);
    let mut shell = Command::new("unshare");
    shell.args(["--user", "--map-root-user", "--mount", "sh", "-c", script]);
    shell.arg(command.get_program()).arg(SHOP).current_dir(place.folder()).env("DONGBO_LANG", "en");
    let probe = Command::new("unshare").args(["--user", "--map-root-user", "--mount", "true"]).status();
    if !probe.is_ok_and(|status| status.success()) {
        println!("this machine lets nobody mount a folder: the full disk is not tried");
        return;
    }
    command.env_remove("DONGBO_DATABASE_URL");
    let output = shell.output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(told.contains("[DB-FULL]"), "{told}");
    // With room again it goes on where it stopped.
    place.sync(&[]).ended(0);
    assert_eq!(place.verify().ended(0).json()["differences"], serde_json::json!([]));
}

#[test]
fn causes_are_shown_to_whoever_asks_for_them() {
    let place = Place::empty();
    let told = place.run(&["-v", "serve", "--listen", "here"]).ended(1).stderr;
    assert!(told.contains("caused by: "), "{told}");
    let vietnamese = place.run(&["--lang", "vi", "sync", "--shop", "Tiệm khác"]).ended(1).stderr;
    assert!(vietnamese.starts_with("Lỗi: "), "{vietnamese}");
}
