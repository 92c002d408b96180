//! The areas of the catalogue; a code begins with its area's prefix.

use crate::Language;

/// Where a failure belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// KiotViet and the way to it.
    KiotViet,
    /// Runs of synchronisation.
    Synchronisation,
    /// Orders.
    Orders,
    /// The database.
    Database,
    /// The master key.
    MasterKey,
    /// Flags, files, names that a person typed.
    Configuration,
    /// Signing in, people and tokens.
    Access,
    /// The REST API.
    Api,
}

impl Area {
    /// All areas, in the order of the docs.
    pub const ALL: [Self; 8] = [
        Self::KiotViet,
        Self::Synchronisation,
        Self::Orders,
        Self::Database,
        Self::MasterKey,
        Self::Configuration,
        Self::Access,
        Self::Api,
    ];

    /// What the area's codes begin with, without the hyphen.
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::KiotViet => "KV",
            Self::Synchronisation => "SYNC",
            Self::Orders => "ORD",
            Self::Database => "DB",
            Self::MasterKey => "KEY",
            Self::Configuration => "CFG",
            Self::Access => "AUTH",
            Self::Api => "API",
        }
    }

    /// Its name for people.
    pub const fn title(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::KiotViet, _) => "KiotViet",
            (Self::Synchronisation, Language::Vietnamese) => "Đồng bộ",
            (Self::Synchronisation, Language::English) => "Synchronisation",
            (Self::Orders, Language::Vietnamese) => "Đơn hàng",
            (Self::Orders, Language::English) => "Orders",
            (Self::Database, Language::Vietnamese) => "Cơ sở dữ liệu",
            (Self::Database, Language::English) => "Database",
            (Self::MasterKey, Language::Vietnamese) => "Khóa chủ",
            (Self::MasterKey, Language::English) => "Master key",
            (Self::Configuration, Language::Vietnamese) => "Cấu hình",
            (Self::Configuration, Language::English) => "Configuration",
            (Self::Access, Language::Vietnamese) => "Đăng nhập",
            (Self::Access, Language::English) => "Signing in",
            (Self::Api, _) => "API",
        }
    }

    pub(crate) const fn source(self) -> &'static str {
        match self {
            Self::KiotViet => include_str!("texts/kiotviet.toml"),
            Self::Synchronisation => include_str!("texts/sync.toml"),
            Self::Orders => include_str!("texts/order.toml"),
            Self::Database => include_str!("texts/database.toml"),
            Self::MasterKey => include_str!("texts/key.toml"),
            Self::Configuration => include_str!("texts/configuration.toml"),
            Self::Access => include_str!("texts/access.toml"),
            Self::Api => include_str!("texts/api.toml"),
        }
    }
}
