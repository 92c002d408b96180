//! The choices of each switch.

use jiff::SignedDuration;

/// A value that a switch can take.
pub trait SwitchValue: Sized {
    /// Reads it; none when it is not one.
    fn parse(text: &str) -> Option<Self>;
    /// Writes it.
    fn show(&self) -> String;
    /// What may be written, for people.
    fn takes() -> String;
}

macro_rules! choices {
    ($($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $text:literal),+ $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
        }

        impl SwitchValue for $name {
            fn parse(text: &str) -> Option<Self> {
                $(if text.eq_ignore_ascii_case($text) {
                    return Some(Self::$variant);
                })+
                None
            }

            fn show(&self) -> String {
                match self { $(Self::$variant => $text.into(),)+ }
            }

            fn takes() -> String {
                [$($text),+].join(" | ")
            }
        }
    )+};
}

choices! {
    /// Reference data of F&B shops, which their documentation does not promise.
    FnbReference {
        /// Unknown routes.
        Closed = "closed",
        /// As in retail shops.
        Open = "open",
    }
    /// Answer to a bad `Retailer` header.
    RetailerRefusal {
        /// 401 when missing or unknown, 403 when of another shop.
        Unauthorized = "401",
        /// 420 `TokenException`.
        TokenException = "420",
    }
    /// Answer to an expired token.
    ExpiredToken {
        /// 401 with `TokenException` in the body and `WWW-Authenticate: jwt`.
        Unauthorized = "401",
        /// 420 with the same body.
        Business = "420",
        /// 401 without a body.
        Empty = "401-empty",
    }
    /// Members without a value.
    NullMembers {
        /// Left out.
        Omitted = "omitted",
        /// Written as `null`.
        Null = "null",
    }
    /// `data` of an empty list.
    EmptyList {
        /// Left out.
        Omitted = "omitted",
        /// `[]`.
        Array = "array",
    }
    /// `timestamp` of lists.
    ListTimestamp {
        /// Written.
        Present = "present",
        /// Left out.
        Absent = "absent",
    }
    /// Where `__type` appears.
    TypeNames {
        /// In products and stock of webhooks.
        Webhooks = "webhooks",
        /// In REST rows too.
        Everywhere = "everywhere",
        /// Nowhere.
        Never = "never",
    }
    /// Fraction digits of times.
    FractionDigits {
        /// 7.
        Seven = "7",
        /// 3.
        Three = "3",
        /// None.
        None = "0",
    }
    /// A boundary in time.
    Boundary {
        /// `≥`.
        Inclusive = "inclusive",
        /// `>`.
        Exclusive = "exclusive",
    }
    /// Largest page.
    PageSizeLimit {
        /// 100 rows.
        Hundred = "100",
        /// What was asked.
        HonourLarger = "honour-larger",
    }
    /// A page past the end.
    PastTheEnd {
        /// Empty.
        Empty = "empty",
        /// The last page again.
        RepeatLastPage = "repeat-last-page",
    }
    /// Order without `orderBy`.
    DefaultOrder {
        /// Categories by name, others by creation, newest first, ties at random.
        Documented = "documented",
        /// By id.
        ById = "by-id",
    }
    /// Spelling of removed ids.
    RemovedIdsKey {
        /// As documented for each route.
        Documented = "documented",
        /// `removedIds`.
        RemovedIds = "removedIds",
        /// `RemoveId`.
        RemoveId = "RemoveId",
    }
    /// Images of product lists.
    ListImages {
        /// `string[]`.
        Strings = "strings",
        /// `[{Image}]`.
        Objects = "objects",
        /// `string[]` with a stray space.
        Spaced = "spaced",
    }
    /// Names of least and most quantity.
    QuantityNames {
        /// `minQuantity`, `maxQuantity`.
        Quantity = "minQuantity",
        /// `minQuality`, `maxQuality`.
        Quality = "minQuality",
    }
    /// On-hand in `/productOnHands`.
    OnHandCasing {
        /// `onhand`.
        Lower = "lower",
        /// `onHand`.
        Camel = "camel",
    }
    /// `modifiedDate` of `/productOnHands`.
    OnHandModifiedDate {
        /// Does not move with stock.
        Stays = "stays",
        /// Moves with stock.
        Moves = "moves",
    }
    /// Stock member in the answer to a product PUT.
    ProductPutStock {
        /// `inventory`.
        Inventory = "inventory",
        /// `inventories`.
        Inventories = "inventories",
    }
    /// A single object.
    Wrapping {
        /// In `data`.
        Wrapped = "wrapped",
        /// Bare.
        Unwrapped = "unwrapped",
    }
    /// Telephones in a customer search.
    PhoneInSearch {
        /// Shown.
        Shown = "shown",
        /// Left out.
        Hidden = "hidden",
    }
    /// Two customers with one telephone.
    DuplicatePhone {
        /// Refused.
        Refused = "refused",
        /// Allowed.
        Allowed = "allowed",
    }
    /// Deleting an order.
    OrderCancel {
        /// Cancels it; refused while it has live invoices.
        Soft = "soft",
        /// Cancels it also with live invoices.
        InvoicedDeletable = "invoiced-deletable",
    }
    /// PUT of an order.
    OrderPut {
        /// Lines are replaced; refused once invoiced or cancelled.
        Replaces = "replaces",
        /// Lines are merged into the old ones.
        Merges = "merges",
    }
    /// Reserved of a base unit.
    ReservedOfUnits {
        /// Its own plus its units' × conversion.
        Summed = "summed",
        /// Its own only.
        OwnOnly = "own-only",
    }
    /// Delay of webhooks.
    WebhookDelay {
        /// 0.2 to 2 seconds.
        Prompt = "prompt",
        /// Minutes.
        Minutes = "minutes",
    }
    /// Bursts of webhooks.
    WebhookBurst {
        /// None.
        None = "none",
        /// Held back and sent by 80 (or after 10 minutes).
        Eighty = "80",
    }
    /// Order of webhooks.
    WebhookOrder {
        /// As they happened.
        InOrder = "in-order",
        /// Shuffled.
        Shuffled = "shuffled",
    }
    /// Echo check of a new address.
    WebhookEcho {
        /// None.
        None = "none",
        /// GET with `?echo=` unless the address says `noecho`.
        Checked = "checked",
    }
    /// Prefix of the signature.
    SignaturePrefix {
        /// `sha1=` (in spite of SHA-256).
        Sha1 = "sha1",
        /// None.
        None = "none",
        /// `sha256=`.
        Sha256 = "sha256",
    }
    /// Encoding of the signature.
    SignatureEncoding {
        /// Lower-case hexadecimal.
        Hex = "hex",
        /// Base64.
        Base64 = "base64",
    }
    /// Key of the signature.
    SignatureKey {
        /// The registered text itself.
        Registered = "registered",
        /// The bytes it decodes to.
        Decoded = "decoded",
    }
    /// Shape of delete events.
    DeleteEvents {
        /// Envelope for products and price books, bare for the others.
        Mixed = "mixed",
        /// All bare `{"RemoveId":[…]}`.
        Bare = "bare",
        /// All in the envelope.
        Enveloped = "enveloped",
    }
    /// Images in webhooks.
    WebhookImages {
        /// Strings.
        Strings = "strings",
        /// `[{Image}]`.
        Objects = "objects",
    }
    /// Master product's id in webhooks.
    WebhookMasterId {
        /// `MasterProductId`.
        Pascal = "MasterProductId",
        /// `masterProductId`.
        Camel = "masterProductId",
    }
    /// Answer above the rate limit.
    RateLimitStatus {
        /// 429.
        TooManyRequests = "429",
        /// 420.
        Business = "420",
    }
}

/// How long removed ids are remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retention {
    /// For ever.
    Forever,
    /// For some days.
    Days(u32),
}

impl SwitchValue for Retention {
    fn parse(text: &str) -> Option<Self> {
        if text.eq_ignore_ascii_case("forever") {
            Some(Self::Forever)
        } else {
            text.parse().ok().map(Self::Days)
        }
    }

    fn show(&self) -> String {
        match self {
            Self::Forever => "forever".into(),
            Self::Days(days) => days.to_string(),
        }
    }

    fn takes() -> String {
        "forever | a number of days".into()
    }
}

/// A share of 0 to 100 percent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Percent(pub u8);

impl SwitchValue for Percent {
    fn parse(text: &str) -> Option<Self> {
        text.trim_end_matches('%').parse().ok().filter(|percent| *percent <= 100).map(Self)
    }

    fn show(&self) -> String {
        self.0.to_string()
    }

    fn takes() -> String {
        "0 to 100 (percent)".into()
    }
}

impl SwitchValue for SignedDuration {
    fn parse(text: &str) -> Option<Self> {
        text.trim_end_matches('s')
            .parse()
            .ok()
            .filter(|seconds| (0..=i64::from(u32::MAX)).contains(seconds))
            .map(Self::from_secs)
    }

    fn show(&self) -> String {
        self.as_secs().to_string()
    }

    fn takes() -> String {
        "a number of seconds".into()
    }
}

impl SwitchValue for u32 {
    fn parse(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn show(&self) -> String {
        self.to_string()
    }

    fn takes() -> String {
        "a number".into()
    }
}
