//! Orders (*đặt hàng*).

use jiff::Timestamp;
use rust_decimal::Decimal;

use super::{
    BranchId, CustomerId, InvoiceId, Money, OrderId, Parcel, Payment, PriceBookId, ProductId, Quantity,
    SaleChannelId, SurchargeId, UserId,
};

/// Where an order stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrderStatus {
    /// 1 `Phiếu tạm`: new, stock reserved.
    Draft,
    /// 5 `Đã xác nhận`: confirmed by staff, stock reserved.
    Confirmed,
    /// 2 `Đang giao hàng`: partly invoiced.
    Delivering,
    /// 3 `Hoàn thành`.
    Completed,
    /// 4 `Đã hủy`.
    Cancelled,
}

impl OrderStatus {
    /// The number on the wire.
    pub const fn number(self) -> i64 {
        match self {
            Self::Draft => 1,
            Self::Delivering => 2,
            Self::Completed => 3,
            Self::Cancelled => 4,
            Self::Confirmed => 5,
        }
    }

    /// The text on the wire.
    pub const fn text(self) -> &'static str {
        match self {
            Self::Draft => "Phiếu tạm",
            Self::Delivering => "Đang giao hàng",
            Self::Completed => "Hoàn thành",
            Self::Cancelled => "Đã hủy",
            Self::Confirmed => "Đã xác nhận",
        }
    }

    /// Whether lines not yet invoiced keep stock reserved.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Confirmed | Self::Delivering)
    }
}

/// A tax on a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineTax {
    /// Id of the tax line.
    pub id: i64,
    /// Tax id of KiotViet's table.
    pub tax_id: i64,
}

/// Name and percent of a tax id of KiotViet's table.
pub fn tax_name(tax_id: i64) -> Option<(&'static str, Option<Decimal>)> {
    let percent = |tenths: i64| Some(Decimal::new(tenths, 1).normalize());
    Some(match tax_id {
        1 => ("VAT 0%", percent(0)),
        2 => ("VAT 5%", percent(50)),
        3 => ("VAT 8%", percent(80)),
        4 => ("VAT 10%", percent(100)),
        5 => ("KCT", None),
        6 => ("VAT 1%", percent(10)),
        7 => ("VAT 2%", percent(20)),
        8 => ("VAT 3%", percent(30)),
        9 => ("VAT 5%", percent(50)),
        12 => ("KKKNT", None),
        64 => ("VAT 0% - TNCN 5%", percent(0)),
        65 => ("VAT 0% - TNCN 1.5%", percent(0)),
        66 => ("VAT 0% - TNCN 2%", percent(0)),
        _ => return None,
    })
}

/// A line of an order or an invoice. There is no line id.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What.
    pub product: ProductId,
    /// Its code when the line was written.
    pub product_code: String,
    /// Its full name when the line was written.
    pub product_name: String,
    /// True on the first line of a product.
    pub is_master: bool,
    /// Pieces in the product's own unit.
    pub quantity: Quantity,
    /// Price of one, before discount; taken as sent.
    pub price: Money,
    /// Discount on one; derived from the ratio when that is set.
    pub discount: Money,
    /// Discount in percent.
    pub discount_ratio: Option<Decimal>,
    /// Free text.
    pub note: Option<String>,
    /// Comma text of serial numbers (invoices).
    pub serial_numbers: Option<String>,
    /// Taxes.
    pub taxes: Vec<LineTax>,
}

impl Line {
    /// `(price − discount) × quantity`.
    pub fn amount(&self) -> Money {
        (self.price - self.discount) * self.quantity
    }
}

/// A surcharge on a document.
#[derive(Clone, Debug, PartialEq)]
pub struct AppliedSurcharge {
    /// Id of the link.
    pub id: i64,
    /// Which.
    pub surcharge: SurchargeId,
    /// Its name when applied.
    pub name: String,
    /// The definition's value.
    pub value: Money,
    /// Amount on this document.
    pub price: Money,
    /// When it was applied.
    pub created_at: Timestamp,
}

/// The price book a document says it was sold by.
#[derive(Clone, Debug, PartialEq)]
pub struct PriceBookNote {
    /// 0 = common.
    pub id: PriceBookId,
    /// Name then.
    pub name: String,
}

/// An order.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// `DH000123`.
    pub code: String,
    /// Order time.
    pub purchased_at: Timestamp,
    /// Where.
    pub branch: BranchId,
    /// Seller.
    pub sold_by: Option<UserId>,
    /// Customer; none for a walk-in.
    pub customer: Option<CustomerId>,
    /// Discount on the whole order.
    pub discount: Option<Money>,
    /// The same in percent; then the amount is derived.
    pub discount_ratio: Option<Decimal>,
    /// Where it stands.
    pub status: OrderStatus,
    /// Free text: the web shop's marker.
    pub description: Option<String>,
    /// Cash on delivery.
    pub using_cod: bool,
    /// Channel.
    pub sale_channel: Option<SaleChannelId>,
    /// Price book noted in `Extra`.
    pub price_book: Option<PriceBookNote>,
    /// Payment slips.
    pub payments: Vec<Payment>,
    /// Lines, at least one.
    pub lines: Vec<Line>,
    /// Delivery.
    pub delivery: Option<Parcel>,
    /// Surcharges.
    pub surcharges: Vec<AppliedSurcharge>,
    /// Invoices made of it, cancelled ones included. Kept up by the shop.
    pub invoices: Vec<InvoiceId>,
    /// Ended by staff before everything was invoiced: stays completed.
    pub is_ended_early: bool,
    /// When it was made.
    pub created_at: Timestamp,
    /// Last edit; none until the first.
    pub modified_at: Option<Timestamp>,
}

/// Lines less discount plus surcharges: the total of an order or an invoice.
pub(crate) fn document_total(lines: &[Line], discount: Money, surcharges: &[AppliedSurcharge]) -> Money {
    let goods: Money = lines.iter().map(Line::amount).sum();
    let surcharges: Money = surcharges.iter().map(|surcharge| surcharge.price).sum();
    goods - discount + surcharges
}

/// Discount in VND of a document: from the ratio of the goods when that is set.
pub(crate) fn document_discount(lines: &[Line], discount: Option<Money>, ratio: Option<Decimal>) -> Money {
    match ratio.filter(|ratio| !ratio.is_zero()) {
        Some(ratio) => lines.iter().map(Line::amount).sum::<Money>() * ratio / Decimal::ONE_HUNDRED,
        None => discount.unwrap_or_default(),
    }
}

impl Order {
    /// Discount on the whole order in VND.
    pub fn discount_amount(&self) -> Money {
        document_discount(&self.lines, self.discount, self.discount_ratio)
    }

    /// To pay: Σ lines − discount + Σ surcharges. The delivery fee is not part of it.
    pub fn total(&self) -> Money {
        document_total(&self.lines, self.discount_amount(), &self.surcharges)
    }

    /// Change key: the last edit, or the creation of a record never edited.
    pub fn changed_at(&self) -> Timestamp {
        self.modified_at.unwrap_or(self.created_at)
    }
}
