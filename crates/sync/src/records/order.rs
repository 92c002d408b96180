//! An order (đặt hàng): what was ordered, at the prices of that moment, and how far it has come.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::entity::Entity;
use crate::id::Remote;
use crate::money::{Money, Quantity};
use crate::record::{Same, record, same_by_equality, same_when_both_are_missing_or_same};
use crate::records::customer::Customer;
use crate::records::payment::PaymentMethod;
use crate::records::point_of_sale::PointOfSale;
use crate::records::product::Product;
use crate::reference::Reference;

/// A sale channel (kênh bán hàng), known by KiotViet's id alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SaleChannel;

/// An order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// KiotViet's code (DH000123), shown to staff and buyer as the POS code; empty until KiotViet has given it.
    pub code: String,
    /// Abaha's own number (AB417000123), unique in the shop; missing on orders that were born on KiotViet. There it
    /// stands in the free text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// When it was ordered.
    pub placed_at: Timestamp,
    /// Where it is sold from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub branch: Option<Reference<PointOfSale>>,
    /// Missing for a walk-in (khách lẻ).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<Reference<Customer>>,
    /// Kênh bán hàng.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sale_channel: Option<Remote<SaleChannel>>,
    /// How far it has come.
    pub state: OrderState,
    /// What was ordered; one value as a whole, since KiotViet's lines have no ids.
    pub lines: Vec<OrderLine>,
    /// On the whole order, in VND.
    #[serde(default)]
    pub discount: Money,
    /// Surcharges and taxes on top of the lines: what makes lines, discount and total agree, in VND.
    #[serde(default)]
    pub fees: Money,
    /// To pay: lines − discount + fees, in VND, as KiotViet computed it.
    pub total: Money,
    /// Paid so far, in VND.
    #[serde(default)]
    pub paid: Money,
    /// How the buyer means to pay. KiotViet's lists do not show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_method: Option<PaymentMethod>,
    /// Where to bring it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<Delivery>,
    /// KiotViet's `description`, the only free text of an order, without the reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

record!(Order, OrderField, Entity::Orders, label: Order::name, {
    Code => code,
    Reference => reference,
    PlacedAt => placed_at,
    Branch => branch,
    Customer => customer,
    SaleChannel => sale_channel,
    State => state,
    Lines => lines,
    Discount => discount,
    Fees => fees,
    Total => total,
    Paid => paid,
    PaymentMethod => payment_method,
    Delivery => delivery,
    Note => note,
});

impl Order {
    /// What people call it: KiotViet's code, or Abaha's number as long as there is none.
    pub fn name(&self) -> &str {
        match &self.reference {
            Some(reference) if self.code.is_empty() => reference,
            _ => &self.code,
        }
    }

    /// What all lines come to, in VND.
    pub fn goods(&self) -> Money {
        self.lines.iter().fold(Money::ZERO, |sum, line| sum + line.amount())
    }
}

/// One line of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLine {
    /// What was ordered; missing when KiotViet names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub product: Option<Reference<Product>>,
    /// The product's code when it was ordered.
    pub code: String,
    /// The product's full name when it was ordered.
    pub name: String,
    /// How many.
    pub quantity: Quantity,
    /// Of one, before discount, in VND.
    pub price: Money,
    /// Off each one, in VND.
    #[serde(default)]
    pub discount: Money,
    /// Ghi chú.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl OrderLine {
    /// What the line comes to: (price − discount) × quantity, in VND.
    pub fn amount(&self) -> Money {
        (self.price - self.discount) * self.quantity
    }
}

/// Codes and names on lines are copies that follow the product; a renamed product changes no order.
impl Same for OrderLine {
    fn same(&self, other: &Self) -> bool {
        self.product == other.product
            && (self.product.is_some() || self.code.same(&other.code))
            && self.quantity.same(&other.quantity)
            && self.price.same(&other.price)
            && self.discount.same(&other.discount)
            && self.note.same(&other.note)
    }
}

/// Where an order goes. The receiver's phone is not the customer's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Delivery {
    /// Who takes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receiver: Option<String>,
    /// The receiver's phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Street and number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// `Tỉnh - Quận`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub location: Option<String>,
    /// Phường, xã.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ward: Option<String>,
}

impl Delivery {
    /// Whether nothing was filled in.
    pub fn is_empty(&self) -> bool {
        let Self { receiver, phone, address, location, ward } = self;
        let blank = |text: &Option<String>| text.as_deref().is_none_or(|text| text.trim().is_empty());
        [receiver, phone, address, location, ward].into_iter().all(blank)
    }
}

impl Same for Delivery {
    fn same(&self, other: &Self) -> bool {
        self.receiver.same(&other.receiver)
            && self.phone.same(&other.phone)
            && self.address.same(&other.address)
            && self.location.same(&other.location)
            && self.ward.same(&other.ward)
    }
}

/// The life of an order under Abaha's codes. The cart (1) and the states that KiotViet does not know (closed 30,
/// returned −2) are Abaha's alone and never synchronised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrderState {
    /// 5, Đặt hàng; KiotViet's Phiếu tạm (1).
    Placed,
    /// 10, Đã duyệt; KiotViet's Đã xác nhận (5).
    Accepted,
    /// 15, Đóng gói; KiotViet's Đang xử lý.
    Processing,
    /// 20, Xuất kho; KiotViet's Đang giao hàng (2), which means partly invoiced.
    Delivering,
    /// 25, Hoàn thành; KiotViet's Hoàn thành (3).
    Completed,
    /// 0, Đã hủy; KiotViet's Đã hủy (4).
    Cancelled,
}

impl OrderState {
    /// All states, in the order of an order's life.
    pub const ALL: [Self; 6] =
        [Self::Placed, Self::Accepted, Self::Processing, Self::Delivering, Self::Completed, Self::Cancelled];

    /// Abaha's code.
    pub const fn code(self) -> i64 {
        match self {
            Self::Placed => 5,
            Self::Accepted => 10,
            Self::Processing => 15,
            Self::Delivering => 20,
            Self::Completed => 25,
            Self::Cancelled => 0,
        }
    }

    /// The state of that code.
    pub fn of_code(code: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Abaha's label.
    pub const fn vietnamese(self) -> &'static str {
        match self {
            Self::Placed => "Đặt hàng",
            Self::Accepted => "Đã duyệt",
            Self::Processing => "Đóng gói",
            Self::Delivering => "Xuất kho",
            Self::Completed => "Hoàn thành",
            Self::Cancelled => "Đã hủy",
        }
    }

    /// What a shop sees that has not switched the finer states on: everything between ordered and done is
    /// Đặt hàng; completed and cancelled are always told.
    pub const fn coarse(self) -> Self {
        match self {
            Self::Completed | Self::Cancelled => self,
            _ => Self::Placed,
        }
    }

    /// Whether an order in this state may still be changed: KiotViet takes changes of Phiếu tạm (1) and Đã xác nhận (5)
    /// alone, and what is on its way is changed no more here either.
    pub const fn is_editable(self) -> bool {
        matches!(self, Self::Placed | Self::Accepted | Self::Processing)
    }

    /// Whether nothing more is expected to happen.
    pub const fn is_final(self) -> bool {
        matches!(self, Self::Completed | Self::Cancelled)
    }
}

same_by_equality!(OrderState);
same_when_both_are_missing_or_same!(Delivery);

impl<K> Same for Option<Remote<K>> {
    fn same(&self, other: &Self) -> bool {
        self == other
    }
    fn is_blank(&self) -> bool {
        self.is_none()
    }
    fn clear(&mut self) {
        *self = None;
    }
}
