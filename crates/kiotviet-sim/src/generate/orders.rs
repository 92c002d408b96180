//! Orders of the last 90 days and the sales that came of them.

use jiff::Timestamp;
use rust_decimal::Decimal;

use super::calendar::Calendar;
use super::invoices::Sale;
use super::lines::{basket, document_discount, part_of};
use super::{Draw, Randomness};
use crate::records::{
    AppliedSurcharge, BankAccountId, BranchId, Customer, Money, Order, OrderStatus, Parcel, Payment,
    PaymentMethod, PriceBookId, PriceBookNote, SaleChannelId, UserId,
};
use crate::state::Shop;

/// Days over which orders are spread.
pub(super) const ORDER_DAYS: i64 = 90;

/// Makes exactly `count` orders (none when there is nothing to sell) and gives back what was sold of them.
pub(super) fn fill(shop: &mut Shop, count: usize, calendar: Calendar, randomness: Randomness) -> Vec<Sale> {
    let desk = Desk::of(shop);
    let randomness = randomness.child("orders");
    let mut sales = Vec::new();
    for number in 0..count {
        let draw = &mut randomness.row(number as u64);
        let time = calendar.spread(ORDER_DAYS, number, count, draw);
        let Some(order) = write(shop, &desk, time, calendar, draw) else { return sales };
        sales.extend(sale_of(&order, calendar, draw));
        let mut order = order;
        if let Some(sale) = sales.last().filter(|sale| sale.order == Some(order.id)) {
            order.modified_at = Some(sale.at);
        }
        shop.adopt_order(order);
    }
    sales
}

/// Who works where, and with what.
pub(super) struct Desk {
    pub branches: Vec<BranchId>,
    pub sellers: Vec<UserId>,
    pub counter: Option<SaleChannelId>,
    channels: Vec<(u32, Option<SaleChannelId>)>,
    account: Option<BankAccountId>,
}

impl Desk {
    pub fn of(shop: &Shop) -> Self {
        let channel = |name: &str| {
            shop.sale_channels.iter().find(|channel| channel.name == name).map(|channel| channel.id)
        };
        Self {
            branches: shop.branches.iter().map(|branch| branch.id).collect(),
            sellers: shop.users.iter().map(|user| user.id).collect(),
            counter: channel("Bán trực tiếp"),
            channels: vec![
                (38, channel("Website")),
                (26, channel("Facebook")),
                (16, channel("Shopee")),
                (12, channel("Khác")),
                (5, channel("Bán trực tiếp")),
                (3, channel("Lazada")),
            ],
            account: shop.bank_accounts.iter().next().map(|account| account.id),
        }
    }

    /// The first branch sells most.
    pub fn branch(&self, draw: &mut Draw) -> BranchId {
        self.branches[draw.skewed_index(self.branches.len(), 1.6)]
    }

    /// A payment in one of the usual ways.
    pub fn payment(
        &self,
        shop: &mut Shop,
        code: String,
        amount: Money,
        at: Timestamp,
        draw: &mut Draw,
    ) -> Payment {
        let method = *draw.weighted(&[
            (50, PaymentMethod::Cash),
            (42, PaymentMethod::Transfer),
            (8, PaymentMethod::Card),
        ]);
        Payment {
            id: shop.allocate_payment(),
            code,
            amount,
            method,
            is_void: false,
            paid_at: at,
            account: self.account.filter(|_| method != PaymentMethod::Cash),
            description: None,
            is_deposit: false,
        }
    }
}

fn write(
    shop: &mut Shop,
    desk: &Desk,
    time: Timestamp,
    calendar: Calendar,
    draw: &mut Draw,
) -> Option<Order> {
    let branch = desk.branch(draw);
    let mut lines = basket(shop, branch, draw);
    if lines.is_empty() {
        return None;
    }
    let customer = (!shop.customers.is_empty() && draw.chance(85.0))
        .then(|| draw.skewed_index(shop.customers.len(), 1.8))
        .and_then(|place| shop.customers.at(place).cloned());
    let sale_channel = *draw.weighted(&desk.channels);
    let status = status(calendar.age_in_days(time), draw);
    let status = if status == OrderStatus::Delivering && part_of(&lines).is_none() {
        OrderStatus::Confirmed
    } else {
        status
    };
    let (discount, discount_ratio) = document_discount(&lines, draw);
    let (id, code) = (shop.orders.allocate(), shop.next_code("DH"));
    let delivery = customer.as_ref().filter(|_| draw.chance(62.0)).map(|to| parcel(shop, to, draw));
    let surcharges = shipping(shop, delivery.is_some(), time, draw);
    let price_book = sold_by_book(shop, customer.as_ref(), &mut lines, draw);
    let mut order = Order {
        id,
        purchased_at: time,
        branch,
        sold_by: draw.chance(92.0).then(|| *draw.pick(&desk.sellers)),
        customer: customer.map(|customer| customer.id),
        discount,
        discount_ratio,
        status,
        description: description(&code, draw),
        using_cod: delivery.is_some() && draw.chance(60.0),
        sale_channel,
        price_book,
        payments: Vec::new(),
        lines,
        delivery,
        surcharges,
        invoices: Vec::new(),
        is_ended_early: false,
        created_at: time,
        modified_at: draw.chance(20.0).then(|| calendar.soon_after(time, (3, 300), draw)),
        code,
    };
    if status == OrderStatus::Cancelled {
        order.modified_at = Some(calendar.soon_after(time, (10, 4000), draw));
    } else if status == OrderStatus::Confirmed {
        order.modified_at = Some(calendar.soon_after(time, (2, 200), draw));
    }
    if draw.chance(22.0) {
        let total = order.total();
        let share = *draw.pick(&[20, 30, 50, 100]);
        let amount = (total * Decimal::from(share) / Decimal::ONE_HUNDRED).round();
        if amount > Decimal::ZERO {
            let slip = format!("TT{}", order.code);
            let mut deposit = desk.payment(shop, slip, amount, time, draw);
            deposit.is_void = status == OrderStatus::Cancelled && draw.chance(50.0);
            order.payments.push(deposit);
        }
    }
    Some(order)
}

/// Old orders are done or cancelled, new ones mostly open.
fn status(age_in_days: i64, draw: &mut Draw) -> OrderStatus {
    use OrderStatus::{Cancelled, Completed, Confirmed, Delivering, Draft};
    *match age_in_days {
        0..=2 => {
            draw.weighted(&[(42, Draft), (24, Confirmed), (10, Delivering), (18, Completed), (6, Cancelled)])
        }
        3..=10 => {
            draw.weighted(&[(8, Draft), (9, Confirmed), (9, Delivering), (64, Completed), (10, Cancelled)])
        }
        _ => draw.weighted(&[(1, Draft), (1, Confirmed), (3, Delivering), (84, Completed), (11, Cancelled)]),
    }
}

fn description(code: &str, draw: &mut Draw) -> Option<String> {
    match draw.between(0, 9) {
        0..=3 => Some(format!("Đơn website #WEB-{}", code.trim_start_matches("DH"))),
        4 => Some(
            (*draw.pick(&["Giao sau 17h", "Gọi trước khi giao", "Khách hẹn lấy tại cửa hàng"])).to_owned(),
        ),
        _ => None,
    }
}

fn parcel(shop: &Shop, customer: &Customer, draw: &mut Draw) -> Parcel {
    Parcel {
        kind: Some(1),
        price: Some(Decimal::from(draw.between(15, 45) * 1000)),
        receiver: Some(customer.name.clone()),
        contact_number: customer.contact_number.clone(),
        address: customer.address.clone(),
        location: customer
            .location_name
            .as_deref()
            .and_then(|name| shop.locations.by_code(name))
            .map(|location| location.id),
        location_name: customer.location_name.clone(),
        ward_name: customer.ward_name.clone(),
        weight: Some(Decimal::from(draw.between(1, 60) * 100)),
        length: draw.chance(40.0).then(|| Decimal::from(draw.between(10, 60))),
        width: draw.chance(40.0).then(|| Decimal::from(draw.between(10, 40))),
        height: draw.chance(40.0).then(|| Decimal::from(draw.between(5, 40))),
        partner: draw.chance(80.0).then(|| shop.default_partner.clone()).flatten(),
        ..Parcel::default()
    }
}

/// Shipping is charged by a surcharge, on most parcels.
fn shipping(shop: &mut Shop, delivered: bool, time: Timestamp, draw: &mut Draw) -> Vec<AppliedSurcharge> {
    let first = shop.surcharges.iter().next().map(|surcharge| (surcharge.id, surcharge.name.clone()));
    let Some((surcharge, name)) = first.filter(|_| delivered && draw.chance(70.0)) else { return Vec::new() };
    vec![AppliedSurcharge {
        id: shop.allocate_link(),
        surcharge,
        name,
        value: Decimal::ZERO,
        price: Decimal::from(draw.between(3, 8) * 5_000),
        created_at: time,
    }]
}

/// Wholesale customers buy by the first book that has their goods; others by the common prices.
fn sold_by_book(
    shop: &Shop,
    customer: Option<&Customer>,
    lines: &mut [crate::records::Line],
    draw: &mut Draw,
) -> Option<PriceBookNote> {
    let common = || PriceBookNote { id: PriceBookId(0), name: "Bảng giá chung".to_owned() };
    let in_groups = |book: &&crate::records::PriceBook| {
        let members = book.customer_groups.members();
        customer.is_some_and(|customer| {
            customer.memberships.iter().any(|own| members.iter().any(|member| member.id == own.group))
        })
    };
    let Some(book) = shop.price_books.iter().filter(|book| book.is_active).find(in_groups) else {
        return draw.chance(30.0).then(common);
    };
    for line in lines.iter_mut().filter(|line| line.discount.is_zero()) {
        if let Some(entry) = book.entries.get(&line.product) {
            line.price = entry.price;
        }
    }
    Some(PriceBookNote { id: book.id, name: book.name.clone() })
}

fn sale_of(order: &Order, calendar: Calendar, draw: &mut Draw) -> Vec<Sale> {
    let at = calendar.soon_after(order.created_at, (20, 4000), draw);
    let sale = |lines, is_whole, is_cancelled| Sale {
        order: Some(order.id),
        at,
        lines,
        is_whole,
        is_cancelled,
        seed: order.id.0.unsigned_abs(),
    };
    match order.status {
        OrderStatus::Completed => {
            let mut sales = Vec::new();
            // Once in a while the first invoice was wrong and cancelled.
            if draw.chance(1.5) {
                sales.push(sale(order.lines.clone(), true, true));
            }
            sales.push(sale(order.lines.clone(), true, false));
            sales
        }
        OrderStatus::Delivering => {
            part_of(&order.lines).map(|lines| sale(lines, false, false)).into_iter().collect()
        }
        OrderStatus::Draft | OrderStatus::Confirmed | OrderStatus::Cancelled => Vec::new(),
    }
}
