//! The failures of the layers below, under the codes of the catalogue.

use std::path::Path;

use dongbo_catalogue::Code;
use dongbo_engine::EngineError;
use dongbo_store::{Store, StoreError};
use dongbo_sync::ShopId;

use super::Failure;

/// What the command knows about the situation and the layer that failed does not.
#[derive(Debug, Clone, Default)]
pub struct Situation {
    /// The shop's name.
    pub shop: String,
    /// The connection's name on KiotViet.
    pub retailer: String,
    /// Where KiotViet's API is.
    pub api_url: String,
}

impl Situation {
    /// What the store knows about a shop and its connection.
    pub async fn of(store: &Store, shop: ShopId) -> Self {
        let mut situation = Self::default();
        // What cannot be read is left out; the error that is being told says why.
        if let Ok(Some(shop)) = store.shop(shop).await {
            situation.shop = shop.name;
        }
        if let Ok(Some(connection)) = store.connection(shop).await {
            situation.retailer = connection.retailer;
            situation.api_url = connection.api_url;
        }
        situation
    }

    /// The failure of an operation in this situation.
    pub fn failure(&self, error: EngineError) -> Failure {
        if let EngineError::Store(error) = error {
            return Failure::from(error);
        }
        let code = error.code().parse().unwrap_or(Code::DbFailed);
        let mut failure = Failure::new(code);
        let given = error.parameters();
        for name in code.entry().parameters() {
            let word =
                |wanted: &str| given.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.clone());
            let known = word(name).or_else(|| match name {
                "shop" => Some(self.shop.clone()),
                "retailer" => Some(self.retailer.clone()),
                "url" => Some(self.api_url.clone()),
                "reason" | "message" => word("detail"),
                _ => None,
            });
            if let Some(value) = known.filter(|value| !value.is_empty()) {
                failure = failure.with(name.to_owned(), value);
            }
        }
        failure.because(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        use StoreError as E;
        let about = |code: Code, path: &Path| Self::new(code).with("path", path.display());
        let failure = match &error {
            E::Unsupported { url, .. } => Self::new(Code::DbUnsupportedUrl).with("url", url),
            E::CannotOpen { path, reason } => about(Code::DbCannotOpen, path).with("reason", reason),
            E::Locked { path } => about(Code::DbLocked, path),
            E::DiskFull { path } => about(Code::DbFull, path),
            E::ReadOnly { path } => about(Code::DbReadOnly, path),
            E::NotADatabase { path } => about(Code::DbNotADatabase, path),
            E::Foreign { path } => about(Code::DbForeign, path),
            E::NewerDatabase { path, found, known } => {
                about(Code::DbNewer, path).with("found", found).with("known", known)
            }
            E::MigrationChanged { path, name, .. } => {
                about(Code::DbChangedMigration, path).with("migration", name)
            }
            E::Corrupt { path, detail } => about(Code::DbCorrupt, path).with("reason", detail),
            E::KeyFile { path, reason } => about(Code::KeyUnreadable, path).with("reason", reason),
            E::KeyFileExposed { path, mode } => {
                about(Code::KeyPermissions, path).with("mode", format!("{mode:o}"))
            }
            E::WrongMasterKey { .. } => Self::new(Code::KeyWrong),
            E::ShopExists { name } => Self::new(Code::CfgShopExists).with("shop", name),
            E::ShopWithoutName => {
                Self::new(Code::CfgShopName).with("shop", "").with_each("reason", "tên trống", "it is empty")
            }
            E::LoginTaken { .. } | E::BadLogin { .. } | E::PasswordTooShort { .. } | E::LastOwner { .. } => {
                let code = error.code().parse().unwrap_or(Code::DbFailed);
                error
                    .parameters()
                    .into_iter()
                    .fold(Self::new(code), |failure, (name, value)| failure.with(name, value))
            }
            E::NoSuchShop(shop) => Self::new(Code::CfgShopUnknown).with("shop", shop),
            E::Fenced { shop } => Self::new(Code::DbFenced).with("shop", shop),
            E::Stopped => Self::new(Code::DbStopped),
            other => Self::new(Code::DbFailed).with("reason", other),
        };
        failure.because(error)
    }
}
