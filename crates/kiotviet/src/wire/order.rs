//! Orders (đặt hàng) and the parts they share with invoices.

use rust_decimal::Decimal;

use super::delivery::Delivery;
use crate::ids::{
    BankAccountId, BranchId, CustomerId, OrderId, PaymentId, PriceBookId, ProductId, RetailerId,
    SaleChannelId, SurchargeId, TaxId, UserId,
};
use crate::json::decimal::option;
use crate::time::VietnamTime;

numbered! {
    /// State of an order. Compare this, not the words.
    OrderStatus {
        /// *Phiếu tạm*: new, stock reserved.
        Draft = 1,
        /// *Đang giao hàng*: partly invoiced, whatever the words say.
        PartlyInvoiced = 2,
        /// *Hoàn thành*: everything invoiced.
        Completed = 3,
        /// *Đã hủy*: this is how an order is deleted.
        Cancelled = 4,
        /// *Đã xác nhận*: confirmed by staff.
        Confirmed = 5,
    }
}

numbered! {
    /// State of a payment slip.
    PaymentStatus {
        /// *Đã thanh toán*
        Paid = 0,
        /// *Đã hủy*
        Cancelled = 1,
    }
}

wire! {
    /// An order.
    pub struct Order {
        /// Its id.
        pub id: OrderId,
        /// Given by KiotViet, `DH000123`.
        pub code: Option<String>,
        /// Time of the order.
        pub purchase_date: Option<VietnamTime>,
        /// Branch.
        pub branch_id: Option<BranchId>,
        /// Its name.
        pub branch_name: Option<String>,
        /// Seller.
        pub sold_by_id: Option<UserId>,
        /// Seller's name.
        pub sold_by_name: Option<String>,
        /// Customer; missing for a walk-in (*khách lẻ*).
        pub customer_id: Option<CustomerId>,
        /// Customer's code.
        pub customer_code: Option<String>,
        /// Customer's name.
        pub customer_name: Option<String>,
        /// To pay, after all discounts, with charges.
        #[serde(deserialize_with = "option")]
        pub total: Option<Decimal>,
        /// Paid so far.
        #[serde(deserialize_with = "option")]
        pub total_payment: Option<Decimal>,
        /// Discount on the whole order.
        #[serde(deserialize_with = "option")]
        pub discount: Option<Decimal>,
        /// The same in percent; if set, the amount follows from it.
        #[serde(deserialize_with = "option")]
        pub discount_ratio: Option<Decimal>,
        /// State.
        pub status: Option<OrderStatus>,
        /// State in words.
        pub status_value: Option<String>,
        /// The only free text: carries the shop's own order number.
        pub description: Option<String>,
        /// Cash on delivery.
        pub using_cod: Option<bool>,
        /// Way of payment, in answers to writes.
        pub method: Option<String>,
        /// Sale channel.
        pub sale_channel_id: Option<SaleChannelId>,
        /// Its name, in lists.
        pub sale_channel_name: Option<String>,
        /// Price book.
        pub price_book_id: Option<PriceBookId>,
        /// JSON text naming the price book.
        pub extra: Option<String>,
        /// Sum of taxes.
        #[serde(deserialize_with = "option")]
        pub total_tax: Option<Decimal>,
        /// Missing: direct method; 0: prices before tax; 1: prices after tax.
        pub pricing_mode: Option<i32>,
        /// Discount after tax.
        #[serde(deserialize_with = "option")]
        pub discount_after_tax: Option<Decimal>,
        /// Payments, when asked for.
        pub payments: Vec<Payment>,
        /// Lines. They have no ids: take them as one value.
        pub order_details: Vec<OrderLine>,
        /// Delivery, when asked for.
        pub order_delivery: Option<Delivery>,
        /// Other charges, in single reads and answers to writes.
        pub invoice_order_surcharges: Vec<DocumentSurcharge>,
        /// The shop.
        pub retailer_id: Option<RetailerId>,
        /// Creation.
        pub created_date: Option<VietnamTime>,
        /// Last change; missing until the first one.
        pub modified_date: Option<VietnamTime>,
    }

    /// A line of an order.
    pub struct OrderLine {
        /// The product.
        pub product_id: Option<ProductId>,
        /// Its code.
        pub product_code: Option<String>,
        /// Its full name.
        pub product_name: Option<String>,
        /// True on the first of several lines of one product.
        pub is_master: Option<bool>,
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
        /// Taxes.
        pub order_detail_taxs: Vec<LineTax>,
        /// Returned.
        #[serde(deserialize_with = "option")]
        pub return_quantity: Option<Decimal>,
        /// Discount as shown.
        #[serde(deserialize_with = "option")]
        pub view_discount: Option<Decimal>,
        /// Amount of the line.
        #[serde(deserialize_with = "option")]
        pub sub_total: Option<Decimal>,
        /// Serial numbers, joined by commas.
        pub serial_numbers: Option<String>,
    }

    /// A tax on a line. Orders say `taxName`, `taxValue`; invoices say `name`, `value`.
    pub struct LineTax {
        /// Its id.
        pub id: Option<i64>,
        /// The line.
        pub detail_id: Option<i64>,
        /// Which tax.
        pub tax_id: Option<TaxId>,
        /// Amount.
        #[serde(deserialize_with = "option")]
        pub detail_tax: Option<Decimal>,
        /// Name in orders.
        pub tax_name: Option<String>,
        /// Percent in orders.
        #[serde(deserialize_with = "option")]
        pub tax_value: Option<Decimal>,
        /// Name in invoices.
        pub name: Option<String>,
        /// Percent in invoices.
        #[serde(deserialize_with = "option")]
        pub value: Option<Decimal>,
        /// Price with tax.
        #[serde(deserialize_with = "option")]
        pub price_after_tax: Option<Decimal>,
        /// Discount with tax.
        #[serde(deserialize_with = "option")]
        pub discount_after_tax: Option<Decimal>,
    }

    /// A payment slip.
    pub struct Payment {
        /// Its id.
        pub id: Option<PaymentId>,
        /// Its code.
        pub code: Option<String>,
        /// Amount.
        #[serde(deserialize_with = "option")]
        pub amount: Option<Decimal>,
        /// `Cash`, `Card`, `Transfer`, `Voucher`.
        pub method: Option<String>,
        /// State.
        pub status: Option<PaymentStatus>,
        /// State in words.
        pub status_value: Option<String>,
        /// In words.
        pub description: Option<String>,
        /// When.
        pub trans_date: Option<VietnamTime>,
        /// Number of the bank account.
        pub bank_account: Option<String>,
        /// The bank account.
        pub account_id: Option<BankAccountId>,
    }

    /// Another charge on an order or invoice.
    pub struct DocumentSurcharge {
        /// Id of the link.
        pub id: Option<i64>,
        /// The invoice.
        pub invoice_id: Option<i64>,
        /// The charge.
        pub surcharge_id: Option<SurchargeId>,
        /// Its name.
        pub surcharge_name: Option<String>,
        /// Its value as set in the shop.
        #[serde(deserialize_with = "option")]
        pub sur_value: Option<Decimal>,
        /// What is charged here.
        #[serde(deserialize_with = "option")]
        pub price: Option<Decimal>,
        /// Creation.
        pub created_date: Option<VietnamTime>,
    }

    /// A sale channel embedded in an invoice.
    pub struct ChannelInfo {
        /// Its id.
        pub id: Option<SaleChannelId>,
        /// Its name.
        pub name: Option<String>,
        /// In use.
        pub is_activate: Option<bool>,
        /// Built in.
        pub is_not_delete: Option<bool>,
        /// Place in the list.
        pub position: Option<i64>,
        /// Creation.
        pub created_date: Option<VietnamTime>,
    }
}

impl Order {
    /// The last change, or the creation of an order that was never changed.
    pub fn changed_at(&self) -> Option<VietnamTime> {
        self.modified_date.or(self.created_date)
    }
}

impl OrderLine {
    /// (price − discount on one) × quantity, the discount from the percentage when that is set and not zero.
    pub fn amount(&self) -> Decimal {
        line_amount(self.price, self.discount, self.discount_ratio, self.quantity)
    }
}

pub(super) fn line_amount(
    price: Option<Decimal>,
    discount: Option<Decimal>,
    ratio: Option<Decimal>,
    quantity: Option<Decimal>,
) -> Decimal {
    let price = price.unwrap_or_default();
    let discount = match ratio {
        Some(ratio) if !ratio.is_zero() => price.saturating_mul(ratio) / Decimal::ONE_HUNDRED,
        _ => discount.unwrap_or_default(),
    };
    price.saturating_sub(discount).saturating_mul(quantity.unwrap_or_default())
}
