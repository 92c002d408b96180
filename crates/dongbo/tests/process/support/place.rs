//! A folder with a database and a KiotViet beside it.

use std::path::{Path, PathBuf};
use std::process::Command;

use dongbo_store::{MasterKey, Mode, Store};
use serde_json::Value;

use super::Running;

/// The shop of all these tests.
pub const SHOP: &str = "Tiệm Hoa Sữa";

/// A command that has ended.
#[derive(Debug)]
pub struct Finished {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Finished {
    /// Its result as JSON: the only thing on standard output.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The same, where it must have ended with that code.
    #[track_caller]
    pub fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{self:?}");
        self
    }
}

/// A folder with a database and, once started, a KiotViet beside it.
pub struct Place {
    folder: tempfile::TempDir,
    simulator: Option<Running>,
    pub connection: Value,
}

impl Place {
    /// An empty folder.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), simulator: None, connection: Value::Null }
    }

    /// A folder beside a simulator with these options.
    pub fn beside(options: &[&str]) -> Self {
        let mut place = Self::empty();
        let mut command = place.command(&["kiotviet-sim", "--listen", "127.0.0.1:0"]);
        command.args(options);
        let mut simulator = Running::start(command);
        place.connection = serde_json::from_str(&simulator.line()).unwrap();
        place.simulator = Some(simulator);
        place.write("secret", place.connection["client_secret"].as_str().unwrap());
        place
    }

    /// The same with the shop added and connected.
    pub fn connected(options: &[&str]) -> Self {
        let place = Self::beside(options);
        place.add_shop();
        place.connect(&[]).ended(0);
        place
    }

    /// Another folder and database beside the same simulator, with the shop added and connected.
    pub fn another_connected(&self) -> Self {
        let place = Self {
            folder: tempfile::tempdir().unwrap(),
            simulator: None,
            connection: self.connection.clone(),
        };
        place.write("secret", place.connection["client_secret"].as_str().unwrap());
        place.add_shop();
        place.connect(&[]).ended(0);
        place
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    /// The binary in this folder, without any setting of the machine that runs the test.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dongbo"));
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("DONGBO_")) {
            command.env_remove(name);
        }
        command
            .env_remove("RUST_LOG")
            .env("DONGBO_LANG", "en")
            .current_dir(self.folder.path())
            .args(arguments);
        command
    }

    /// Runs the binary to its end.
    pub fn run(&self, arguments: &[&str]) -> Finished {
        finish(&mut self.command(arguments))
    }

    /// The same with more environment.
    pub fn run_with(&self, environment: &[(&str, &str)], arguments: &[&str]) -> Finished {
        finish(self.command(arguments).envs(environment.iter().copied()))
    }

    pub fn add_shop(&self) {
        self.run(&["shop", "add", SHOP]).ended(0);
    }

    /// Connects the shop to the simulator; later options go before earlier ones.
    pub fn connect(&self, more: &[&str]) -> Finished {
        let text = |key: &str| self.connection[key].as_str().unwrap();
        let mut arguments = vec!["connect", "--shop", SHOP, "--client-secret-file", "secret"];
        for (flag, key) in [
            ("--retailer", "retailer"),
            ("--client-id", "client_id"),
            ("--api-url", "api_url"),
            ("--token-url", "token_url"),
        ] {
            if !more.contains(&flag) {
                arguments.extend([flag, text(key)]);
            }
        }
        arguments.extend(more);
        self.run(&arguments)
    }

    pub fn sync(&self, more: &[&str]) -> Finished {
        self.run(&[&["sync", "--shop", SHOP, "--json"], more].concat())
    }

    pub fn verify(&self) -> Finished {
        self.run(&["verify", "--shop", SHOP, "--json"])
    }

    /// Everything the store holds for the shop, as canonical lines.
    pub fn dump(&self) -> Vec<String> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let key = MasterKey::from_file(&self.path("dongbo.key")).unwrap();
            let url = format!("sqlite://{}", self.path("dongbo.db").display());
            let store = Store::open(&url, key, Mode::Inline).await.unwrap();
            let shop = store.shop_named(SHOP).await.unwrap().unwrap();
            store.dump(shop.id).await.unwrap()
        })
    }
}

fn finish(command: &mut Command) -> Finished {
    let output = command.output().unwrap();
    Finished {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}
