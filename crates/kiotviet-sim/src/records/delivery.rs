//! Deliveries of orders and invoices.

use rust_decimal::Decimal;

use super::{LocationId, Money};

/// A carrier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeliveryPartner {
    /// Code, e.g. `DT000001`.
    pub code: String,
    /// Name.
    pub name: String,
    /// Street address.
    pub address: String,
    /// Telephone.
    pub contact_number: String,
    /// E-mail.
    pub email: String,
}

macro_rules! delivery_statuses {
    ($($(#[$meta:meta])* $name:ident = $number:literal $text:literal),+ $(,)?) => {
        /// Where a delivery stands.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum DeliveryStatus {
            $(#[doc = concat!($text, ".")] $name,)+
        }

        impl DeliveryStatus {
            /// The number on the wire.
            pub const fn number(self) -> i64 {
                match self { $(Self::$name => $number,)+ }
            }

            /// The text on the wire.
            pub const fn text(self) -> &'static str {
                match self { $(Self::$name => $text,)+ }
            }

            /// The status of a number, if it names one.
            pub const fn from_number(number: i64) -> Option<Self> {
                match number { $($number => Some(Self::$name),)+ _ => None }
            }
        }
    };
}

delivery_statuses! {
    Waiting = 1 "Chờ xử lý",
    Delivering = 2 "Đang giao hàng",
    Delivered = 3 "Giao thành công",
    Returning = 4 "Đang chuyển hoàn",
    Returned = 5 "Đã chuyển hoàn",
    Cancelled = 6 "Đã hủy",
    PickingUp = 7 "Đang lấy hàng",
    WaitingPickUpAgain = 8 "Chờ lấy lại",
    PickedUp = 9 "Đã lấy hàng",
    WaitingDeliveryAgain = 10 "Chờ giao lại",
    WaitingTransfer = 11 "Chờ chuyển hàng",
    WaitingReturnAgain = 12 "Chờ chuyển hoàn lại",
}

/// The parcel of an order or an invoice.
#[derive(Clone, Debug, PartialEq)]
pub struct Parcel {
    /// Waybill, given by KiotViet on invoices.
    pub delivery_code: Option<String>,
    /// 1 = normal.
    pub kind: Option<i64>,
    /// Fee to the carrier; not part of the document's total.
    pub price: Option<Money>,
    /// Receiver.
    pub receiver: Option<String>,
    /// Telephone.
    pub contact_number: Option<String>,
    /// Street address.
    pub address: Option<String>,
    /// Location by id.
    pub location: Option<LocationId>,
    /// Location by name.
    pub location_name: Option<String>,
    /// Ward.
    pub ward_name: Option<String>,
    /// Grams.
    pub weight: Option<Decimal>,
    /// Centimetres.
    pub length: Option<Decimal>,
    /// Centimetres.
    pub width: Option<Decimal>,
    /// Centimetres.
    pub height: Option<Decimal>,
    /// Carrier.
    pub partner: Option<DeliveryPartner>,
    /// Used by invoices only.
    pub status: DeliveryStatus,
    /// The carrier collects money.
    pub using_price_cod: bool,
    /// Money to collect.
    pub price_cod_payment: Option<Money>,
}

impl Default for Parcel {
    fn default() -> Self {
        Self {
            delivery_code: None,
            kind: None,
            price: None,
            receiver: None,
            contact_number: None,
            address: None,
            location: None,
            location_name: None,
            ward_name: None,
            weight: None,
            length: None,
            width: None,
            height: None,
            partner: None,
            status: DeliveryStatus::Waiting,
            using_price_cod: false,
            price_cod_payment: None,
        }
    }
}
