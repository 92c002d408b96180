//! What makes a run, a connection or a verification fail as a whole. A single record's trouble never does: it is
//! listed with the record. Every variant has a code in the error catalogue, where its cause and its remedy stand
//! in both languages.

use dongbo_store::StoreError;
use jiff::Timestamp;
use kiotviet::{BusinessKind, Error as KiotVietError, Feature, TransportErrorKind};

use crate::progress::Warning;

/// A failure of a whole operation.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// There is no such shop.
    #[error("no shop with the number {0}")]
    ShopUnknown(i64),
    /// The shop has no connection yet.
    #[error("the shop \"{0}\" is not connected to KiotViet yet")]
    NotConnected(String),
    /// Another run holds the shop and did not end in time.
    #[error("another run of this shop is under way ({owner}, until {until} at the latest)")]
    Running {
        /// Who runs it.
        owner: String,
        /// When its claim ends if it does not renew it.
        until: Timestamp,
    },
    /// No branch of that name.
    #[error("no branch \"{name}\"; there are: {}", known.join(", "))]
    BranchUnknown {
        /// The name asked for.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// No sale channel of that name.
    #[error("no sale channel \"{name}\"; there are: {}", known.join(", "))]
    SaleChannelUnknown {
        /// The name asked for.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// No client secret was given, and none is stored.
    #[error("no client secret was given")]
    SecretMissing,
    /// The shop's records are linked with another retailer's.
    #[error("the shop is linked with \"{before}\", not with \"{after}\"")]
    OtherRetailer {
        /// The retailer that the records are linked with.
        before: String,
        /// The one that was asked for.
        after: String,
    },
    /// KiotViet's API cannot change what that warning is about.
    #[error("\"{0}\" cannot be mended through KiotViet's API")]
    NotMendable(String),
    /// The shop has no other charge of that code, and it cannot be made.
    #[error("{}", warning.code)]
    Unmended {
        /// Why.
        warning: Warning,
    },
    /// The operator has suspended the shop.
    #[error("the shop \"{0}\" is suspended")]
    Suspended(String),
    /// A person has stopped the run.
    #[error("{0} has stopped the run")]
    Stopped(String),
    /// There is no such plan, or it is not complete.
    #[error("no complete plan with the number {0}")]
    PlanUnknown(i64),
    /// Shadow mode writes on neither side.
    #[error("shadow mode is on")]
    Shadow,
    /// KiotViet could not be reached or refused.
    #[error("KiotViet: {0}")]
    KiotViet(#[from] KiotVietError),
    /// The store failed.
    #[error("storage: {0}")]
    Store(#[from] StoreError),
    /// What the engine kept in the store cannot be read back.
    #[error("stored state \"{name}\" cannot be read: {reason}")]
    State {
        /// What.
        name: String,
        /// Why.
        reason: String,
    },
}

impl EngineError {
    /// The code of the error catalogue.
    pub fn code(&self) -> &str {
        match self {
            Self::ShopUnknown(_) => "CFG-SHOP-UNKNOWN",
            Self::NotConnected(_) => "CFG-NO-CONNECTION",
            Self::Running { .. } => "SYNC-RUNNING",
            Self::BranchUnknown { .. } => "CFG-BRANCH-UNKNOWN",
            Self::SaleChannelUnknown { .. } => "CFG-CHANNEL-UNKNOWN",
            Self::SecretMissing => "CFG-SECRET-MISSING",
            Self::OtherRetailer { .. } => "CFG-OTHER-RETAILER",
            Self::NotMendable(_) => "CFG-NOT-MENDABLE",
            Self::Unmended { warning } => &warning.code,
            Self::Suspended(_) => "SYNC-SUSPENDED",
            Self::Stopped(_) => "SYNC-STOPPED",
            Self::PlanUnknown(_) => "SYNC-PLAN-UNKNOWN",
            Self::Shadow => "SYNC-SHADOW",
            Self::KiotViet(error) => kiotviet_code(error),
            Self::Store(error) => error.code(),
            Self::State { .. } => "DB-CORRUPT",
        }
    }

    /// The words that the catalogue's text has gaps for.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::ShopUnknown(shop) => vec![("shop", shop.to_string())],
            Self::NotConnected(shop) => vec![("shop", shop.clone())],
            Self::Running { owner, until } => vec![("owner", owner.clone()), ("until", until.to_string())],
            Self::BranchUnknown { name, known } => {
                vec![("branch", name.clone()), ("branches", known.join(", "))]
            }
            Self::SaleChannelUnknown { name, known } => {
                vec![("channel", name.clone()), ("channels", known.join(", "))]
            }
            Self::SecretMissing => Vec::new(),
            Self::OtherRetailer { before, after } => {
                vec![("before", before.clone()), ("after", after.clone())]
            }
            Self::NotMendable(code) => vec![("code", code.clone())],
            Self::Unmended { .. } => Vec::new(),
            Self::Suspended(shop) => vec![("shop", shop.clone())],
            Self::Stopped(name) => vec![("name", name.clone())],
            Self::PlanUnknown(plan) => vec![("plan", plan.to_string())],
            Self::Shadow => Vec::new(),
            Self::KiotViet(error) => kiotviet_parameters(error),
            Self::Store(error) => vec![("detail", error.to_string())],
            Self::State { name, reason } => vec![("detail", format!("{name}: {reason}"))],
        }
    }
}

/// Whether the failure is that of one call (a record, a list): the others may well succeed. The rest is trouble of
/// the whole connection.
pub(crate) fn concerns_one_call(error: &KiotVietError) -> bool {
    !matches!(
        error,
        KiotVietError::Transport(_)
            | KiotVietError::Unauthorized { .. }
            | KiotVietError::TokenRefused { .. }
            | KiotVietError::RateLimited { .. }
            | KiotVietError::QuotaExhausted { .. }
    )
}

/// The catalogue's code of a failed call.
pub fn kiotviet_code(error: &KiotVietError) -> &'static str {
    match error {
        KiotVietError::Transport(cause) => match cause.kind {
            TransportErrorKind::Timeout => "KV-TIMEOUT",
            _ => "KV-UNREACHABLE",
        },
        KiotVietError::OutcomeUnknown { .. } => "KV-OUTCOME-UNKNOWN",
        KiotVietError::TokenRefused { error, .. } if error == "invalid_scope" => "KV-ACCOUNT-TYPE",
        KiotVietError::TokenRefused { .. } => "KV-SECRET",
        KiotVietError::Unauthorized { .. } => "KV-RETAILER",
        KiotVietError::Forbidden { .. } => "KV-FORBIDDEN",
        KiotVietError::RateLimited { .. } => "KV-RATE",
        KiotVietError::QuotaExhausted { .. } => "KV-QUOTA",
        KiotVietError::ServerError { .. } => "KV-SERVER",
        KiotVietError::Decode { .. } | KiotVietError::Unexpected { .. } => "KV-DECODE",
        KiotVietError::UnsupportedByAccount { .. } => "KV-FNB-UNSUPPORTED",
        KiotVietError::Business { kind, .. } => business_code(kind),
        _ => "KV-420",
    }
}

/// What a refusal is called, where a clerk can do something about just that.
fn business_code(kind: &BusinessKind) -> &'static str {
    match kind {
        BusinessKind::OutOfStock => "KV-OUT-OF-STOCK",
        BusinessKind::ProductStopped => "KV-PRODUCT-STOPPED",
        BusinessKind::FeatureOff(Feature::Orders) => "KV-ORDERS-OFF",
        BusinessKind::FeatureOff(Feature::Delivery) => "KV-DELIVERY-OFF",
        BusinessKind::FeatureOff(_) => "KV-FEATURE-OFF",
        BusinessKind::SurchargeOff => "KV-SURCHARGE-OFF",
        _ => "KV-420",
    }
}

fn kiotviet_parameters(error: &KiotVietError) -> Vec<(&'static str, String)> {
    let mut parameters = vec![("detail", error.to_string())];
    if let Some(message) = error.message_for_people() {
        parameters.push(("message", message.to_owned()));
    }
    if let KiotVietError::QuotaExhausted { until } = error {
        parameters.push(("until", until.to_string()));
    }
    parameters
}
