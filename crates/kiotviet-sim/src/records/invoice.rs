//! Invoices (*hóa đơn*).

use jiff::Timestamp;
use rust_decimal::Decimal;
use uuid::Uuid;

use super::order::{document_discount, document_total};
use super::{
    AppliedSurcharge, BranchId, CustomerId, InvoiceId, Line, Money, OrderId, Parcel, Payment, PaymentMethod,
    SaleChannelId, UserId,
};

/// Where an invoice stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InvoiceStatus {
    /// 1 `Hoàn thành`.
    Completed,
    /// 2 `Đã hủy`.
    Cancelled,
    /// 3 `Đang xử lý`: being delivered.
    Processing,
    /// 5 `Không giao được`.
    Undelivered,
}

impl InvoiceStatus {
    /// The number on the wire.
    pub const fn number(self) -> i64 {
        match self {
            Self::Completed => 1,
            Self::Cancelled => 2,
            Self::Processing => 3,
            Self::Undelivered => 5,
        }
    }

    /// The text on the wire.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Completed => "Hoàn thành",
            Self::Cancelled => "Đã hủy",
            Self::Processing => "Đang xử lý",
            Self::Undelivered => "Không giao được",
        }
    }

    /// The status of a number, if it names one.
    pub const fn from_number(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::Completed),
            2 => Some(Self::Cancelled),
            3 => Some(Self::Processing),
            5 => Some(Self::Undelivered),
            _ => None,
        }
    }
}

/// An invoice: a sale, at the counter or of an order.
#[derive(Clone, Debug, PartialEq)]
pub struct Invoice {
    /// Its id.
    pub id: InvoiceId,
    /// `HD000456`.
    pub code: String,
    /// A second, global id seen on live rows.
    pub uuid: Option<Uuid>,
    /// The order it was made of; none for direct sales.
    pub order: Option<OrderId>,
    /// Sale time.
    pub purchased_at: Timestamp,
    /// Where.
    pub branch: BranchId,
    /// Seller.
    pub sold_by: Option<UserId>,
    /// Customer; none for a walk-in.
    pub customer: Option<CustomerId>,
    /// Discount on the whole invoice.
    pub discount: Option<Money>,
    /// The same in percent; then the amount is derived.
    pub discount_ratio: Option<Decimal>,
    /// Where it stands.
    pub status: InvoiceStatus,
    /// Free text, copied from the order.
    pub description: Option<String>,
    /// Cash on delivery.
    pub using_cod: bool,
    /// Channel.
    pub sale_channel: Option<SaleChannelId>,
    /// How it was (to be) paid, as write answers repeat it.
    pub method: Option<PaymentMethod>,
    /// Payment slips.
    pub payments: Vec<Payment>,
    /// Lines, at least one.
    pub lines: Vec<Line>,
    /// Delivery.
    pub delivery: Option<Parcel>,
    /// Surcharges.
    pub surcharges: Vec<AppliedSurcharge>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Last edit; none until the first.
    pub modified_at: Option<Timestamp>,
}

impl Invoice {
    /// Discount on the whole invoice in VND.
    pub fn discount_amount(&self) -> Money {
        document_discount(&self.lines, self.discount, self.discount_ratio)
    }

    /// To pay: Σ lines − discount + Σ surcharges.
    pub fn total(&self) -> Money {
        document_total(&self.lines, self.discount_amount(), &self.surcharges)
    }

    /// Paid so far, deposits carried over included.
    pub fn total_payment(&self) -> Money {
        self.payments.iter().filter(|payment| !payment.is_void).map(|payment| payment.amount).sum()
    }

    /// Whether its goods have left the stock.
    pub fn is_live(&self) -> bool {
        self.status != InvoiceStatus::Cancelled
    }

    /// Change key: the last edit, or the creation of a record never edited.
    pub fn changed_at(&self) -> Timestamp {
        self.modified_at.unwrap_or(self.created_at)
    }
}
