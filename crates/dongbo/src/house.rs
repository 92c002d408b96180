//! Store, engine and the world outside, joined: the only place that knows which clock, which transport and which
//! database are behind the engine's ports.

use std::path::Path;
use std::sync::Arc;

use dongbo_catalogue::Code;
use dongbo_engine::{Engine, Limits, Ports};
use dongbo_store::{Actor, MasterKey, Mode, Shop, Store};
use jiff::{SignedDuration, Timestamp};
use kiotviet::http::{ReqwestTransport, SystemClock};

use crate::configuration::{KiotVietOptions, ServeOptions, Settings, StoreOptions};
use crate::failure::Failure;
use crate::process;

/// What a command works with.
pub struct House {
    /// Everything that can be set, in force.
    pub settings: Settings,
    /// The database.
    pub store: Store,
}

impl House {
    /// Reads the settings and opens the database, for a command: what it does is signed as one's.
    pub async fn of(store: &StoreOptions, kiotviet: &KiotVietOptions) -> Result<Self, Failure> {
        let house = Self::open(Settings::resolve(store, kiotviet, &ServeOptions::default())?).await?;
        let store = house.store.signed(Actor::command(), Timestamp::now());
        Ok(Self { store, ..house })
    }

    /// Opens the database.
    pub async fn open(settings: Settings) -> Result<Self, Failure> {
        let key = MasterKey::from_file(&settings.master_key_file)?;
        let store = Store::open(&settings.database_url, key, Mode::Threaded).await?;
        Ok(Self { settings, store })
    }

    /// An engine over the real world that waits for another run of the same shop to end, as a person would.
    pub fn engine(&self) -> Result<Engine, Failure> {
        self.engine_with_patience(Limits::default().patience)
    }

    /// The same with another patience.
    pub fn engine_with_patience(&self, patience: SignedDuration) -> Result<Engine, Failure> {
        let transport = ReqwestTransport::new()
            .map_err(|error| Failure::new(Code::KvRequest).with("reason", &error).because(error))?;
        Ok(Engine::new(Ports {
            store: self.store.clone(),
            clock: Arc::new(SystemClock),
            transport: Arc::new(transport),
            seed: seed(),
            owner: process::identity(),
            is_alive: Arc::new(process::is_alive),
            limits: Limits { patience, ..self.settings.limits.clone() },
        }))
    }

    /// The shop of that name.
    pub async fn shop(&self, name: &str) -> Result<Shop, Failure> {
        if let Some(shop) = self.store.shop_named(name).await? {
            return Ok(shop);
        }
        let names: Vec<String> = self.store.shops().await?.into_iter().map(|shop| shop.name).collect();
        Err(Failure::unknown_shop(name, &names))
    }
}

/// Makes a folder, with its parents.
pub fn make_folder(path: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(path).map_err(|error| no_folder(path, error))
}

/// A folder that cannot be made.
pub fn no_folder(path: &Path, error: std::io::Error) -> Failure {
    Failure::unreadable(Code::CfgFolder, path, error)
}

/// Jitter of pauses differs from process to process, so that many of them do not wake up together.
fn seed() -> u64 {
    use std::hash::{BuildHasher, Hasher, RandomState};
    RandomState::new().build_hasher().finish()
}
