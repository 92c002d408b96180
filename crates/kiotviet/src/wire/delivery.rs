//! Delivery of an order or an invoice.

use rust_decimal::Decimal;

use crate::ids::LocationId;
use crate::json::decimal::option;
use crate::time::VietnamTime;

numbered! {
    /// Where the parcel of an invoice is.
    DeliveryStatus {
        /// *Chờ xử lý*
        Waiting = 1,
        /// *Đang giao hàng*
        Delivering = 2,
        /// *Giao thành công*
        Delivered = 3,
        /// *Đang chuyển hoàn*
        Returning = 4,
        /// *Đã chuyển hoàn*
        Returned = 5,
        /// *Đã hủy*
        Cancelled = 6,
        /// *Đang lấy hàng*
        PickingUp = 7,
        /// *Chờ lấy lại*
        WaitingForPickupAgain = 8,
        /// *Đã lấy hàng*
        PickedUp = 9,
        /// *Chờ giao lại*
        WaitingForDeliveryAgain = 10,
        /// *Chờ chuyển hàng*
        WaitingForTransfer = 11,
        /// *Chờ chuyển hoàn lại*
        WaitingForReturnAgain = 12,
    }
}

wire! {
    /// Delivery details.
    pub struct Delivery {
        /// Waybill.
        pub delivery_code: Option<String>,
        /// 1 normal.
        #[serde(rename = "type")]
        pub delivery_type: Option<i32>,
        /// State; invoices only.
        pub status: Option<DeliveryStatus>,
        /// State in words.
        pub status_value: Option<String>,
        /// Fee of the carrier; not part of the document's total.
        #[serde(deserialize_with = "option")]
        pub price: Option<Decimal>,
        /// Name of the receiver.
        pub receiver: Option<String>,
        /// Phone of the receiver.
        pub contact_number: Option<String>,
        /// Street address.
        pub address: Option<String>,
        /// Province and district.
        pub location_id: Option<LocationId>,
        /// Province and district in words.
        pub location_name: Option<String>,
        /// Ward.
        pub ward_name: Option<String>,
        /// Grams.
        #[serde(deserialize_with = "option")]
        pub weight: Option<Decimal>,
        /// Centimetres.
        #[serde(deserialize_with = "option")]
        pub length: Option<Decimal>,
        /// Centimetres.
        #[serde(deserialize_with = "option")]
        pub width: Option<Decimal>,
        /// Centimetres.
        #[serde(deserialize_with = "option")]
        pub height: Option<Decimal>,
        /// Carrier.
        pub partner_delivery_id: Option<i64>,
        /// Carrier.
        pub partner_delivery: Option<PartnerDelivery>,
        /// When it is expected.
        pub expected_delivery: Option<VietnamTime>,
        /// The carrier collects the price.
        pub using_price_cod: Option<bool>,
        /// How much the carrier collects.
        #[serde(deserialize_with = "option")]
        pub price_cod_payment: Option<Decimal>,
        /// Service of the carrier.
        pub service_type: Option<String>,
        /// The same in words.
        pub service_type_text: Option<String>,
        /// Latest state the carrier told.
        pub latest_status: Option<DeliveryStatus>,
    }

    /// A carrier.
    pub struct PartnerDelivery {
        /// Code.
        pub code: Option<String>,
        /// Name.
        pub name: Option<String>,
        /// Address.
        pub address: Option<String>,
        /// Phone.
        pub contact_number: Option<String>,
        /// E-mail.
        pub email: Option<String>,
    }
}
