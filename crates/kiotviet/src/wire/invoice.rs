//! Invoices (hóa đơn). Counter sales exist only as invoices, without an order.

use rust_decimal::Decimal;

use super::delivery::Delivery;
use super::order::{ChannelInfo, DocumentSurcharge, LineTax, Payment, line_amount};
use crate::ids::{
    BranchId, CustomerId, InvoiceId, PriceBookId, ProductId, RetailerId, SaleChannelId, UserId,
};
use crate::json::decimal::option;
use crate::time::VietnamTime;

numbered! {
    /// State of an invoice.
    InvoiceStatus {
        /// *Hoàn thành*
        Completed = 1,
        /// *Đã hủy*
        Cancelled = 2,
        /// *Đang xử lý*: being delivered.
        Processing = 3,
        /// *Không giao được*
        Undeliverable = 5,
    }
}

wire! {
    /// An invoice.
    pub struct Invoice {
        /// Its id.
        pub id: InvoiceId,
        /// Another unique id.
        pub uuid: Option<String>,
        /// Given by KiotViet, `HD000456`.
        pub code: Option<String>,
        /// Code of its order; missing for direct sales.
        pub order_code: Option<String>,
        /// Time of the sale.
        pub purchase_date: Option<VietnamTime>,
        /// Branch.
        pub branch_id: Option<BranchId>,
        /// Its name.
        pub branch_name: Option<String>,
        /// Seller.
        pub sold_by_id: Option<UserId>,
        /// Seller's name.
        pub sold_by_name: Option<String>,
        /// Customer; missing for a walk-in.
        pub customer_id: Option<CustomerId>,
        /// Customer's code.
        pub customer_code: Option<String>,
        /// Customer's name.
        pub customer_name: Option<String>,
        /// To pay.
        #[serde(deserialize_with = "option")]
        pub total: Option<Decimal>,
        /// Paid so far.
        #[serde(deserialize_with = "option")]
        pub total_payment: Option<Decimal>,
        /// Discount on the whole.
        #[serde(deserialize_with = "option")]
        pub discount: Option<Decimal>,
        /// The same in percent.
        #[serde(deserialize_with = "option")]
        pub discount_ratio: Option<Decimal>,
        /// State.
        pub status: Option<InvoiceStatus>,
        /// State in words.
        pub status_value: Option<String>,
        /// Copied from the order.
        pub description: Option<String>,
        /// Cash on delivery.
        pub using_cod: Option<bool>,
        /// Way of payment, in answers to writes.
        pub method: Option<String>,
        /// Sale channel.
        pub sale_channel_id: Option<SaleChannelId>,
        /// Sale channel, when asked for.
        pub sale_channel: Option<ChannelInfo>,
        /// Price book.
        pub price_book_id: Option<PriceBookId>,
        /// JSON text naming the price book.
        pub extra: Option<String>,
        /// Sum of taxes.
        #[serde(deserialize_with = "option")]
        pub total_tax: Option<Decimal>,
        /// As of an order.
        pub pricing_mode: Option<i32>,
        /// Payments, when asked for.
        pub payments: Vec<Payment>,
        /// Lines.
        pub invoice_details: Vec<InvoiceLine>,
        /// Delivery; answers to writes name it `deliveryDetail`.
        pub invoice_delivery: Option<Delivery>,
        /// Other charges.
        pub invoice_order_surcharges: Vec<DocumentSurcharge>,
        /// The shop.
        pub retailer_id: Option<RetailerId>,
        /// Creation.
        pub created_date: Option<VietnamTime>,
        /// Last change; missing until the first one.
        pub modified_date: Option<VietnamTime>,
    }

    /// A line of an invoice.
    pub struct InvoiceLine {
        /// The product.
        pub product_id: Option<ProductId>,
        /// Its code.
        pub product_code: Option<String>,
        /// Its full name.
        pub product_name: Option<String>,
        /// How many.
        #[serde(deserialize_with = "option")]
        pub quantity: Option<Decimal>,
        /// Price of one.
        #[serde(deserialize_with = "option")]
        pub price: Option<Decimal>,
        /// Discount on one.
        #[serde(deserialize_with = "option")]
        pub discount: Option<Decimal>,
        /// The same in percent.
        #[serde(deserialize_with = "option")]
        pub discount_ratio: Option<Decimal>,
        /// Note.
        pub note: Option<String>,
        /// Serial numbers, joined by commas.
        pub serial_numbers: Option<String>,
        /// Batch.
        pub product_batch_expire: Option<SoldBatch>,
        /// Taxes.
        pub invoice_detail_taxs: Vec<LineTax>,
        /// Amount of the line.
        #[serde(deserialize_with = "option")]
        pub sub_total: Option<Decimal>,
        /// Returned.
        #[serde(deserialize_with = "option")]
        pub return_quantity: Option<Decimal>,
        /// Share of the invoice's discount, in answers to writes.
        #[serde(deserialize_with = "option")]
        pub allocation_discount: Option<Decimal>,
    }

    /// The batch a line was sold from.
    pub struct SoldBatch {
        /// Its id.
        pub id: Option<i64>,
        /// The product.
        pub product_id: Option<ProductId>,
        /// Name of the batch.
        pub batch_name: Option<String>,
        /// Name and date together.
        pub full_name_virgule: Option<String>,
        /// Creation.
        pub created_date: Option<VietnamTime>,
        /// Expiry.
        pub expire_date: Option<VietnamTime>,
    }
}

impl Invoice {
    /// The last change, or the creation of an invoice that was never changed.
    pub fn changed_at(&self) -> Option<VietnamTime> {
        self.modified_date.or(self.created_date)
    }
}

impl InvoiceLine {
    /// (price − discount on one) × quantity, the discount from the percentage when that is set and not zero.
    pub fn amount(&self) -> Decimal {
        line_amount(self.price, self.discount, self.discount_ratio, self.quantity)
    }
}
