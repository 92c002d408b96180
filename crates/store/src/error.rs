//! What can go wrong in the store, with what a person needs to mend it.

use std::path::PathBuf;

use dongbo_sync::{Entity, ShopId};

/// A failure of the store. Nothing was written by the call that failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The address names no database this program can speak to.
    #[error("unsupported database address \"{url}\": {reason}")]
    Unsupported {
        /// The address, without a password.
        url: String,
        /// Why, and what is supported.
        reason: String,
    },
    /// The file cannot be opened or created.
    #[error("cannot open the database {}: {reason}", path.display())]
    CannotOpen {
        /// The database file.
        path: PathBuf,
        /// What the system said.
        reason: String,
    },
    /// Another program holds the database for longer than we wait.
    #[error("the database {} is locked by another program", path.display())]
    Locked {
        /// The database file.
        path: PathBuf,
    },
    /// The disk has no room left.
    #[error("the disk that holds {} is full", path.display())]
    DiskFull {
        /// The database file.
        path: PathBuf,
    },
    /// The file or its folder may not be written.
    #[error("the database {} may not be written", path.display())]
    ReadOnly {
        /// The database file.
        path: PathBuf,
    },
    /// The file is something else than a database.
    #[error("{} is not a database", path.display())]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// The file is a database, of another program.
    #[error("the database {} belongs to another program", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// A newer dongbo has changed the database; this one would not understand it.
    #[error("the database {} is of version {found}, this program knows versions up to {known}", path.display())]
    NewerDatabase {
        /// The database file.
        path: PathBuf,
        /// The version of the database.
        found: i64,
        /// The newest version this program knows.
        known: i64,
    },
    /// A migration was changed after it had been applied.
    #[error("migration {version} ({name}) of the database {} differs from this program's", path.display())]
    MigrationChanged {
        /// The database file.
        path: PathBuf,
        /// Which one.
        version: i64,
        /// Its name.
        name: String,
    },
    /// The database is damaged, or holds what this program never wrote.
    #[error("the database {} is damaged: {detail}", path.display())]
    Corrupt {
        /// The database file.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// A file with the master key cannot be read or made.
    #[error("cannot use the master key file {}: {reason}", path.display())]
    KeyFile {
        /// The file.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// Everybody on the machine may read the master key.
    #[error("the master key file {} may be read by others (mode {mode:o})", path.display())]
    KeyFileExposed {
        /// The file.
        path: PathBuf,
        /// Its permissions.
        mode: u32,
    },
    /// A stored secret was sealed with another master key.
    #[error("a secret in the database was sealed with another master key (key {sealed_with}, given {given})")]
    WrongMasterKey {
        /// Mark of the key that sealed it.
        sealed_with: String,
        /// Mark of the key that was given.
        given: String,
    },
    /// A shop of that name exists (upper and lower case are one).
    #[error("there is a shop named \"{name}\" already")]
    ShopExists {
        /// The name wanted.
        name: String,
    },
    /// A shop needs a name.
    #[error("a shop needs a name")]
    ShopWithoutName,
    /// Somebody signs in with that already (upper and lower case are one).
    #[error("there is somebody who signs in as \"{login}\" already")]
    LoginTaken {
        /// What was wanted.
        login: String,
    },
    /// Nobody can sign in with that.
    #[error("\"{login}\" cannot be a login")]
    BadLogin {
        /// What was wanted.
        login: String,
    },
    /// A password needs so many characters.
    #[error("a password has at least {least} characters")]
    PasswordTooShort {
        /// So many.
        least: usize,
    },
    /// A shop keeps an owner who can sign in.
    #[error("{name} is the last owner of the shop")]
    LastOwner {
        /// Who.
        name: String,
    },
    /// There is no such thing in this shop.
    #[error("shop {shop} has no {what} {id}")]
    NotFound {
        /// The shop.
        shop: ShopId,
        /// What was looked for.
        what: &'static str,
        /// Its id.
        id: i64,
    },
    /// There is no such shop.
    #[error("there is no shop {0}")]
    NoSuchShop(ShopId),
    /// Somebody else has taken over the work on this shop: this worker must stop.
    #[error("another process has taken over the work on shop {shop}")]
    Fenced {
        /// The shop.
        shop: ShopId,
    },
    /// Links are one to one, and one of the two records is linked already.
    #[error("{entity} {remote} cannot be linked with {local}: one of them is linked already")]
    AlreadyLinked {
        /// The entity.
        entity: Entity,
        /// KiotViet's id.
        remote: i64,
        /// Ours.
        local: i64,
    },
    /// A change that says two things at once.
    #[error("the change of {entity} {remote} cannot be applied: {reason}")]
    InvalidChange {
        /// The entity.
        entity: Entity,
        /// KiotViet's id.
        remote: i64,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// One of our records was changed since the decision about it was made: decide again.
    #[error("our {entity} {local} was changed meanwhile")]
    Moved {
        /// The entity.
        entity: Entity,
        /// Our id.
        local: i64,
    },
    /// An amount or quantity is too large to be kept exactly.
    #[error("{entity} {remote}: {value} is too large to be kept")]
    TooLarge {
        /// The entity.
        entity: Entity,
        /// KiotViet's id, 0 for a record born here.
        remote: i64,
        /// The value.
        value: String,
    },
    /// The store was shut down, or its thread died.
    #[error("the store has stopped")]
    Stopped,
    /// Anything else the database said.
    #[error("the database failed: {detail}")]
    Database {
        /// What it said.
        detail: String,
    },
}

impl StoreError {
    /// A stable code: the key of this failure in the error catalogue.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unsupported { .. } => "DB-UNSUPPORTED-URL",
            Self::CannotOpen { .. } => "DB-CANNOT-OPEN",
            Self::Locked { .. } => "DB-LOCKED",
            Self::DiskFull { .. } => "DB-FULL",
            Self::ReadOnly { .. } => "DB-READ-ONLY",
            Self::NotADatabase { .. } => "DB-NOT-A-DATABASE",
            Self::Foreign { .. } => "DB-FOREIGN",
            Self::NewerDatabase { .. } => "DB-NEWER",
            Self::MigrationChanged { .. } => "DB-CHANGED-MIGRATION",
            Self::Corrupt { .. } => "DB-CORRUPT",
            Self::KeyFile { .. } => "KEY-UNREADABLE",
            Self::KeyFileExposed { .. } => "KEY-PERMISSIONS",
            Self::WrongMasterKey { .. } => "KEY-WRONG",
            Self::ShopExists { .. } => "CFG-SHOP-EXISTS",
            Self::ShopWithoutName => "CFG-SHOP-NAME",
            Self::LoginTaken { .. } => "AUTH-LOGIN-TAKEN",
            Self::BadLogin { .. } => "AUTH-LOGIN",
            Self::PasswordTooShort { .. } => "AUTH-PASSWORD-SHORT",
            Self::LastOwner { .. } => "AUTH-LAST-OWNER",
            Self::NotFound { .. } => "API-NOT-FOUND",
            Self::NoSuchShop(_) => "CFG-SHOP-UNKNOWN",
            Self::Fenced { .. } => "DB-FENCED",
            Self::Moved { .. } => "API-CHANGED",
            Self::TooLarge { .. } => "SYNC-VALUE",
            Self::Stopped => "DB-STOPPED",
            Self::AlreadyLinked { .. } | Self::InvalidChange { .. } | Self::Database { .. } => "DB-FAILED",
        }
    }

    /// What the texts of the catalogue name, by the names they use.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Unsupported { url, reason } => vec![("url", url.clone()), ("reason", reason.clone())],
            Self::CannotOpen { path, reason } | Self::KeyFile { path, reason } => {
                vec![("path", path.display().to_string()), ("reason", reason.clone())]
            }
            Self::Locked { path }
            | Self::DiskFull { path }
            | Self::ReadOnly { path }
            | Self::NotADatabase { path }
            | Self::Foreign { path } => vec![("path", path.display().to_string())],
            Self::NewerDatabase { path, found, known } => vec![
                ("path", path.display().to_string()),
                ("found", found.to_string()),
                ("known", known.to_string()),
            ],
            Self::MigrationChanged { path, version, name } => vec![
                ("path", path.display().to_string()),
                ("version", version.to_string()),
                ("name", name.clone()),
            ],
            Self::Corrupt { path, detail } => {
                vec![("path", path.display().to_string()), ("detail", detail.clone())]
            }
            Self::KeyFileExposed { path, mode } => {
                vec![("path", path.display().to_string()), ("mode", format!("{mode:o}"))]
            }
            Self::WrongMasterKey { sealed_with, given } => {
                vec![("sealed_with", sealed_with.clone()), ("given", given.clone())]
            }
            Self::ShopExists { name } | Self::LastOwner { name } => vec![("name", name.clone())],
            Self::LoginTaken { login } | Self::BadLogin { login } => vec![("login", login.clone())],
            Self::PasswordTooShort { least } => vec![("least", least.to_string())],
            Self::NotFound { shop, what, id } => {
                vec![("shop", shop.to_string()), ("what", (*what).to_owned()), ("id", id.to_string())]
            }
            Self::NoSuchShop(shop) | Self::Fenced { shop } => vec![("shop", shop.to_string())],
            Self::AlreadyLinked { entity, remote, local } => vec![
                ("entity", entity.to_string()),
                ("remote", remote.to_string()),
                ("local", local.to_string()),
            ],
            Self::InvalidChange { entity, remote, reason } => vec![
                ("entity", entity.to_string()),
                ("remote", remote.to_string()),
                ("reason", (*reason).to_owned()),
            ],
            Self::Moved { entity, local } => {
                vec![("entity", entity.to_string()), ("id", local.to_string())]
            }
            Self::TooLarge { entity, remote, value } => {
                vec![("entity", entity.to_string()), ("remote", remote.to_string()), ("value", value.clone())]
            }
            Self::Database { detail } => vec![("detail", detail.clone())],
            Self::ShopWithoutName | Self::Stopped => Vec::new(),
        }
    }
}

/// What every call of the store answers.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;
