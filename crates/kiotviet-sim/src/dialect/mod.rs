//! How this KiotViet answers where the sources of the API disagree: one field per open question, each a typed choice.
//!
//! The defaults are the most likely reading; each switch changes one thing, so that clients can be tested against the
//! other readings.

mod choices;

pub use choices::*;

use jiff::SignedDuration;

/// A switch that does not exist, or a value it does not take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SwitchError {
    /// No switch of this name.
    #[error("there is no switch {0:?}; the switches are: {list}", list = Dialect::default().switches().iter().map(|switch| switch.name).collect::<Vec<_>>().join(", "))]
    Unknown(String),
    /// The switch exists but does not take this value.
    #[error("{value:?} is not a value of the switch {name}; it takes {takes}")]
    Value {
        /// The switch.
        name: String,
        /// What was given.
        value: String,
        /// What it takes.
        takes: String,
    },
    /// Not of the form `name=value`.
    #[error("a switch is written name=value, not {0:?}")]
    Form(String),
}

/// One switch with its present value, for people to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Switch {
    /// Name, as in `--switch name=value`.
    pub name: &'static str,
    /// What it decides.
    pub about: &'static str,
    /// Its present value.
    pub value: String,
    /// What it takes.
    pub takes: String,
}

macro_rules! dialect {
    ($($(#[doc = $about:literal])+ $field:ident / $name:literal : $kind:ty = $default:expr),+ $(,)?) => {
        /// The dialect this KiotViet speaks.
        #[derive(Clone, Debug, PartialEq)]
        pub struct Dialect {
            $($(#[doc = $about])+ pub $field: $kind,)+
        }

        impl Default for Dialect {
            fn default() -> Self {
                Self { $($field: $default,)+ }
            }
        }

        impl Dialect {
            /// Sets one switch by name, as `--switch name=value` does.
            ///
            /// # Errors
            /// When there is no such switch, or it does not take the value.
            pub fn set(&mut self, name: &str, value: &str) -> Result<(), SwitchError> {
                match name.trim().replace('_', "-").to_ascii_lowercase().as_str() {
                    $($name => {
                        self.$field = <$kind as SwitchValue>::parse(value.trim()).ok_or_else(|| SwitchError::Value {
                            name: $name.into(),
                            value: value.into(),
                            takes: <$kind as SwitchValue>::takes(),
                        })?;
                        Ok(())
                    })+
                    _ => Err(SwitchError::Unknown(name.into())),
                }
            }

            /// Every switch with its present value.
            pub fn switches(&self) -> Vec<Switch> {
                vec![$(Switch {
                    name: $name,
                    about: concat!($($about),+).trim_ascii(),
                    value: self.$field.show(),
                    takes: <$kind as SwitchValue>::takes(),
                },)+]
            }
        }
    };
}

dialect! {
    /// Seconds a token lives.
    token_life / "token-life": SignedDuration = SignedDuration::from_secs(86_400),
    /// Answer to a missing, unknown or foreign `Retailer` header.
    retailer_refusal / "retailer-refusal": RetailerRefusal = RetailerRefusal::Unauthorized,
    /// Answer to an expired token.
    expired_token / "expired-token": ExpiredToken = ExpiredToken::Unauthorized,
    /// Members without a value.
    null_members / "null-members": NullMembers = NullMembers::Omitted,
    /// The `data` member of an empty list.
    empty_list / "empty-list": EmptyList = EmptyList::Omitted,
    /// The `timestamp` member of lists.
    list_timestamp / "list-timestamp": ListTimestamp = ListTimestamp::Present,
    /// Where .NET type names (`__type`) appear.
    type_names / "type-names": TypeNames = TypeNames::Webhooks,
    /// Fraction digits of times.
    fraction_digits / "fraction-digits": FractionDigits = FractionDigits::Seven,
    /// Whether `lastModifiedFrom` includes its own instant.
    last_modified_from / "last-modified-from": Boundary = Boundary::Inclusive,
    /// Whether a `pageSize` above 100 is honoured.
    page_size / "page-size": PageSizeLimit = PageSizeLimit::Hundred,
    /// A page past the end of a list.
    past_the_end / "past-the-end": PastTheEnd = PastTheEnd::Empty,
    /// Order of lists without `orderBy`.
    default_order / "default-order": DefaultOrder = DefaultOrder::Documented,
    /// Spelling of the removed-ids member.
    removed_ids_key / "removed-ids-key": RemovedIdsKey = RemovedIdsKey::Documented,
    /// How long removed ids are remembered.
    removed_ids_kept / "removed-ids-kept": Retention = Retention::Forever,
    /// Shape of images in product lists.
    list_images / "list-images": ListImages = ListImages::Strings,
    /// Names of the least and most quantity in `inventories`.
    inventory_quantity_names / "inventory-quantity-names": QuantityNames = QuantityNames::Quantity,
    /// Casing of on-hand in `/productOnHands`.
    on_hand_casing / "on-hand-casing": OnHandCasing = OnHandCasing::Lower,
    /// Whether `modifiedDate` of `/productOnHands` moves with stock.
    on_hand_modified_date / "on-hand-modified-date": OnHandModifiedDate = OnHandModifiedDate::Stays,
    /// Name of the stock member in the answer to a product PUT.
    product_put_stock / "product-put-stock": ProductPutStock = ProductPutStock::Inventory,
    /// Whether one category is wrapped in `data`.
    category_read / "category-read": Wrapping = Wrapping::Wrapped,
    /// Whether answers to customer writes are wrapped in `data`.
    customer_write / "customer-write": Wrapping = Wrapping::Wrapped,
    /// Whether a customer search shows telephones.
    phone_in_search / "phone-in-search": PhoneInSearch = PhoneInSearch::Shown,
    /// Whether two customers may share a telephone.
    duplicate_phone / "duplicate-phone": DuplicatePhone = DuplicatePhone::Refused,
    /// Whether an order with live invoices may be deleted.
    order_cancel / "order-cancel": OrderCancel = OrderCancel::Soft,
    /// What a PUT of an order does with its lines.
    order_put / "order-put": OrderPut = OrderPut::Replaces,
    /// What a base unit shows as reserved.
    reserved_of_units / "reserved-of-units": ReservedOfUnits = ReservedOfUnits::Summed,
    /// Longest delay (seconds) of the recomputation of stock after a document.
    stock_delay / "stock-delay": SignedDuration = SignedDuration::ZERO,
    /// Delay of webhooks.
    webhook_delay / "webhook-delay": WebhookDelay = WebhookDelay::Prompt,
    /// Whether webhooks come one by one or in bursts.
    webhook_burst / "webhook-burst": WebhookBurst = WebhookBurst::None,
    /// Order of webhooks.
    webhook_order / "webhook-order": WebhookOrder = WebhookOrder::InOrder,
    /// Percent of webhooks sent twice.
    webhook_duplicates / "webhook-duplicates": Percent = Percent(0),
    /// Percent of webhooks never sent.
    webhook_losses / "webhook-losses": Percent = Percent(0),
    /// Echo check when an address without `noecho` is registered.
    webhook_echo / "webhook-echo": WebhookEcho = WebhookEcho::None,
    /// Prefix of the signature.
    signature_prefix / "signature-prefix": SignaturePrefix = SignaturePrefix::Sha1,
    /// Encoding of the signature.
    signature_encoding / "signature-encoding": SignatureEncoding = SignatureEncoding::Hex,
    /// Key of the signature.
    signature_key / "signature-key": SignatureKey = SignatureKey::Registered,
    /// Shape of delete events.
    delete_events / "delete-events": DeleteEvents = DeleteEvents::Mixed,
    /// Shape of images in webhooks.
    webhook_images / "webhook-images": WebhookImages = WebhookImages::Strings,
    /// Casing of the master product's id in webhooks.
    webhook_master_id / "webhook-master-id": WebhookMasterId = WebhookMasterId::Pascal,
    /// GETs allowed in a sliding hour; 0 means no limit.
    rate_limit / "rate-limit": u32 = 5_000,
    /// Status of the answer above the limit.
    rate_limit_status / "rate-limit-status": RateLimitStatus = RateLimitStatus::TooManyRequests,
    /// Whether an F&B shop has the routes of branches, staff, sale channels, bank accounts, settings, locations.
    fnb_reference / "fnb-reference": FnbReference = FnbReference::Closed,
    /// Percent of `PUT /listupdatedproducts` that fail at random.
    bulk_update_failures / "bulk-update-failures": Percent = Percent(0),
}
