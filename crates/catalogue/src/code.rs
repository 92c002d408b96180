//! The codes: stable names that logs, answers and people can quote.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Area;

macro_rules! codes {
    ($($variant:ident = $name:literal,)+) => {
        /// The code of a failure. Its texts are in the entry of the same name.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = concat!("`", $name, "`")] $variant,)+
        }

        impl Code {
            /// Every code, in the order of the docs.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as people see it, such as `KV-SECRET`.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

codes! {
    KvSecret = "KV-SECRET",
    KvRetailer = "KV-RETAILER",
    KvDisabled = "KV-DISABLED",
    KvForbidden = "KV-FORBIDDEN",
    KvUnreachable = "KV-UNREACHABLE",
    KvTimeout = "KV-TIMEOUT",
    KvRate = "KV-RATE",
    KvQuota = "KV-QUOTA",
    KvServer = "KV-SERVER",
    KvUnexpected = "KV-UNEXPECTED",
    KvDecode = "KV-DECODE",
    KvRowMalformed = "KV-ROW-MALFORMED",
    KvNotFound = "KV-NOT-FOUND",
    Kv420 = "KV-420",
    KvDuplicateCode = "KV-DUPLICATE-CODE",
    KvDuplicateBarcode = "KV-DUPLICATE-BARCODE",
    KvDuplicatePhone = "KV-DUPLICATE-PHONE",
    KvOutOfStock = "KV-OUT-OF-STOCK",
    KvProductStopped = "KV-PRODUCT-STOPPED",
    KvFeatureOff = "KV-FEATURE-OFF",
    KvOrdersOff = "KV-ORDERS-OFF",
    KvDeliveryOff = "KV-DELIVERY-OFF",
    KvSurchargeOff = "KV-SURCHARGE-OFF",
    KvSurchargeSetting = "KV-SURCHARGE-SETTING",
    KvSurchargeInactive = "KV-SURCHARGE-INACTIVE",
    KvSurchargeMissing = "KV-SURCHARGE-MISSING",
    KvSurchargePercent = "KV-SURCHARGE-PERCENT",
    KvOutcomeUnknown = "KV-OUTCOME-UNKNOWN",
    KvOrderOutOfStockOff = "KV-ORDER-OUT-OF-STOCK-OFF",
    KvCustomerByBranch = "KV-CUSTOMER-BY-BRANCH",
    KvNoWebsiteChannel = "KV-NO-WEBSITE-CHANNEL",
    KvNoBranch = "KV-NO-BRANCH",
    KvAccountType = "KV-ACCOUNT-TYPE",
    KvFnbLimits = "KV-FNB-LIMITS",
    KvFnbUnsupported = "KV-FNB-UNSUPPORTED",
    KvRequest = "KV-REQUEST",
    KvWebhooksRemoved = "KV-WEBHOOKS-REMOVED",
    KvWebhooksUnsigned = "KV-WEBHOOKS-UNSIGNED",
    SyncBrake = "SYNC-BRAKE",
    SyncDoubtfulMatch = "SYNC-DOUBTFUL-MATCH",
    SyncConflict = "SYNC-CONFLICT",
    SyncRunning = "SYNC-RUNNING",
    SyncSuspended = "SYNC-SUSPENDED",
    SyncStopped = "SYNC-STOPPED",
    SyncRunEnded = "SYNC-RUN-ENDED",
    SyncInterrupted = "SYNC-INTERRUPTED",
    SyncPartial = "SYNC-PARTIAL",
    SyncValue = "SYNC-VALUE",
    SyncReference = "SYNC-REFERENCE",
    SyncPageLied = "SYNC-PAGE-LIED",
    SyncUndoOneWay = "SYNC-UNDO-ONE-WAY",
    SyncUndoEnded = "SYNC-UNDO-ENDED",
    SyncUndoDeleted = "SYNC-UNDO-DELETED",
    SyncUndoChangedSince = "SYNC-UNDO-CHANGED-SINCE",
    SyncUndoNothing = "SYNC-UNDO-NOTHING",
    SyncUndoArchived = "SYNC-UNDO-ARCHIVED",
    SyncUndoWouldReturn = "SYNC-UNDO-WOULD-RETURN",
    SyncUndoWouldDelete = "SYNC-UNDO-WOULD-DELETE",
    SyncUndoBadValue = "SYNC-UNDO-BAD-VALUE",
    SyncConflictMoved = "SYNC-CONFLICT-MOVED",
    SyncConflictClosed = "SYNC-CONFLICT-CLOSED",
    SyncConflictValue = "SYNC-CONFLICT-VALUE",
    SyncNotEnabled = "SYNC-NOT-ENABLED",
    SyncWindowEnding = "SYNC-WINDOW-ENDING",
    SyncWindowEnded = "SYNC-WINDOW-ENDED",
    SyncNeeds = "SYNC-NEEDS",
    SyncNeedsArchived = "SYNC-NEEDS-ARCHIVED",
    SyncFirst = "SYNC-FIRST",
    SyncOnlyMadeThere = "SYNC-ONLY-MADE-THERE",
    SyncNotSent = "SYNC-NOT-SENT",
    SyncTwins = "SYNC-TWINS",
    SyncUnsettled = "SYNC-UNSETTLED",
    SyncPlanUnknown = "SYNC-PLAN-UNKNOWN",
    SyncShadow = "SYNC-SHADOW",
    SyncWave = "SYNC-WAVE",
    OrdInvalid = "ORD-INVALID",
    OrdProductUnknown = "ORD-PRODUCT-UNKNOWN",
    OrdNotOnSale = "ORD-NOT-ON-SALE",
    OrdOutOfStock = "ORD-OUT-OF-STOCK",
    OrdPointOfSale = "ORD-POINT-OF-SALE",
    OrdNoPointOfSale = "ORD-NO-POINT-OF-SALE",
    OrdCustomerUnknown = "ORD-CUSTOMER-UNKNOWN",
    OrdKeyMissing = "ORD-KEY-MISSING",
    OrdKeyReused = "ORD-KEY-REUSED",
    OrdNotCancellable = "ORD-NOT-CANCELLABLE",
    OrdCancelRefused = "ORD-CANCEL-REFUSED",
    OrdTotalDiffers = "ORD-TOTAL-DIFFERS",
    OrdKeptHere = "ORD-KEPT-HERE",
    OrdHeld = "ORD-HELD",
    OrdNotEditable = "ORD-NOT-EDITABLE",
    OrdNoSuchStep = "ORD-NO-SUCH-STEP",
    OrdPlaceUnmapped = "ORD-PLACE-UNMAPPED",
    DbCannotOpen = "DB-CANNOT-OPEN",
    DbUnsupportedUrl = "DB-UNSUPPORTED-URL",
    DbLocked = "DB-LOCKED",
    DbNewer = "DB-NEWER",
    DbChangedMigration = "DB-CHANGED-MIGRATION",
    DbFull = "DB-FULL",
    DbNotADatabase = "DB-NOT-A-DATABASE",
    DbReadOnly = "DB-READ-ONLY",
    DbForeign = "DB-FOREIGN",
    DbCorrupt = "DB-CORRUPT",
    DbFenced = "DB-FENCED",
    DbStopped = "DB-STOPPED",
    DbFailed = "DB-FAILED",
    KeyUnreadable = "KEY-UNREADABLE",
    KeyMalformed = "KEY-MALFORMED",
    KeyWrong = "KEY-WRONG",
    KeyPermissions = "KEY-PERMISSIONS",
    CfgFlag = "CFG-FLAG",
    CfgFile = "CFG-FILE",
    CfgFolder = "CFG-FOLDER",
    CfgListen = "CFG-LISTEN",
    CfgAddressInUse = "CFG-ADDRESS-IN-USE",
    CfgShopUnknown = "CFG-SHOP-UNKNOWN",
    CfgShopExists = "CFG-SHOP-EXISTS",
    CfgShopName = "CFG-SHOP-NAME",
    CfgNoConnection = "CFG-NO-CONNECTION",
    CfgBranchUnknown = "CFG-BRANCH-UNKNOWN",
    CfgChannelUnknown = "CFG-CHANNEL-UNKNOWN",
    CfgOtherRetailer = "CFG-OTHER-RETAILER",
    CfgNotMendable = "CFG-NOT-MENDABLE",
    CfgBranchTaken = "CFG-BRANCH-TAKEN",
    CfgDefaultBranch = "CFG-DEFAULT-BRANCH",
    CfgEntityUnknown = "CFG-ENTITY-UNKNOWN",
    CfgSecretFile = "CFG-SECRET-FILE",
    CfgSecretEmpty = "CFG-SECRET-EMPTY",
    CfgSecretMissing = "CFG-SECRET-MISSING",
    CfgUrl = "CFG-URL",
    CfgOutput = "CFG-OUTPUT",
    AuthLoginWrong = "AUTH-LOGIN-WRONG",
    AuthLocked = "AUTH-LOCKED",
    AuthTooMany = "AUTH-TOO-MANY",
    AuthCrossSite = "AUTH-CROSS-SITE",
    AuthPasswordShort = "AUTH-PASSWORD-SHORT",
    AuthPasswordWrong = "AUTH-PASSWORD-WRONG",
    AuthNotAPerson = "AUTH-NOT-A-PERSON",
    AuthLogin = "AUTH-LOGIN",
    AuthLoginTaken = "AUTH-LOGIN-TAKEN",
    AuthLastOwner = "AUTH-LAST-OWNER",
    AuthLoginUnknown = "AUTH-LOGIN-UNKNOWN",
    ApiUnauthorized = "API-UNAUTHORIZED",
    ApiForbidden = "API-FORBIDDEN",
    ApiNotFound = "API-NOT-FOUND",
    ApiMethod = "API-METHOD",
    ApiBadCursor = "API-BAD-CURSOR",
    ApiBadQuery = "API-BAD-QUERY",
    ApiBadBody = "API-BAD-BODY",
    ApiTooLarge = "API-TOO-LARGE",
    ApiChanged = "API-CHANGED",
    ApiFollowsKiotViet = "API-FOLLOWS-KIOTVIET",
    ApiInvalid = "API-INVALID",
    ApiTaken = "API-TAKEN",
    ApiTimeout = "API-TIMEOUT",
    ApiInternal = "API-INTERNAL",
    ApiNotReady = "API-NOT-READY",
}

impl Code {
    /// The area it belongs to.
    pub fn area(self) -> Area {
        self.entry().area
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// No entry has that code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no error code \"{0}\"")]
pub struct UnknownCode(String);

impl FromStr for Code {
    type Err = UnknownCode;

    /// Reads a code in any case, with blanks around it.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL
            .iter()
            .copied()
            .find(|code| code.as_str().eq_ignore_ascii_case(text.trim()))
            .ok_or_else(|| UnknownCode(text.to_owned()))
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_from_its_text_in_any_case() {
        for code in Code::ALL {
            assert_eq!(code.as_str().parse(), Ok(*code));
            assert_eq!(format!(" {} ", code.as_str().to_lowercase()).parse(), Ok(*code));
        }
        assert_eq!("KV-NOTHING".parse::<Code>(), Err(UnknownCode("KV-NOTHING".to_owned())));
    }
}
