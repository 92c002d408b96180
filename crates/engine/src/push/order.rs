//! Đặt hàng. KiotViet has no key against doubling: our number in the free text is how an order is found again.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use async_trait::async_trait;
use dongbo_store::{Cause, HintKind, NewHint, OrderSwitch, PLACE_UNMAPPED, Setback};
use dongbo_sync::records::order_reference::{with_reference, without_reference};
use dongbo_sync::records::{Delivery, Order, OrderField, OrderState, PaymentMethod};
use dongbo_sync::{Entity, Local, Money, Record, Reference};
use jiff::{SignedDuration, Timestamp};
use kiotviet::api::orders::{
    self, DeliveryWrite, LineTaxWrite, OrderLineWrite, OrderQuery, OrderWrite, SurchargeLine,
};
use kiotviet::ids::{BranchId, CustomerId, OrderId, ProductId, SaleChannelId, SurchargeId};
use kiotviet::{Ability, BusinessKind, Error as KiotVietError, Feature, ScanRequest, VietnamTime, wire};
use rust_decimal::Decimal;

use super::{Confirmed, Found, Pushed, Without};
use crate::error::EngineError;
use crate::map;
use crate::position::Scope;
use crate::preflight::shipping_surcharge;
use crate::pull::request;
use crate::run::Run;

/// The remark about a total that KiotViet computes otherwise.
const TOTAL_DIFFERS: &str = "ORD-TOTAL-DIFFERS";
/// How far before the first attempt an order is looked for.
const BEFORE: SignedDuration = SignedDuration::from_mins(5);
/// How much further back where KiotViet never tells the time.
const UNTOLD: SignedDuration = SignedDuration::from_hours(24);

#[async_trait]
impl Pushed for Order {
    const ABILITY: Ability = Ability::CreateOrders;
    /// Nobody but us writes our numbers, so what was never sent need not be looked for: see [`Pushed::find`].
    const LOOKS_FIRST: bool = true;

    fn switches(&self, fields: Option<&[OrderField]>) -> BTreeSet<OrderSwitch> {
        let sends = |field| fields.is_none_or(|fields| fields.contains(&field));
        if fields.is_some() && is_cancelling(self, sends) {
            return BTreeSet::new();
        }
        let mut needed = BTreeSet::from([OrderSwitch::Orders]);
        needed.extend(
            self.delivery.as_ref().filter(|_| sends(OrderField::Delivery)).map(|_| OrderSwitch::Delivery),
        );
        needed
            .extend((self.fees > Money::ZERO && sends(OrderField::Fees)).then_some(OrderSwitch::Surcharges));
        needed
    }

    /// The other switches that KiotViet may name concern single orders: goods that are out of stock, money that is
    /// collected on delivery.
    fn switch_of(error: &KiotVietError) -> Option<OrderSwitch> {
        match error {
            // Whoever set up the connection there may not write orders: no order can go.
            KiotVietError::Forbidden { .. } => Some(OrderSwitch::Orders),
            KiotVietError::Business { kind, .. } => match kind {
                BusinessKind::FeatureOff(Feature::Orders) => Some(OrderSwitch::Orders),
                BusinessKind::FeatureOff(Feature::Delivery) => Some(OrderSwitch::Delivery),
                BusinessKind::SurchargeOff => Some(OrderSwitch::Surcharges),
                _ => None,
            },
            _ => None,
        }
    }

    /// An order goes to the branch of its point of sale. One whose point of sale has no branch goes to the default branch
    /// only where there is nothing to confuse: the shop sells at a single place. With several, the goods would leave a
    /// shelf that nobody chose and the branch that is to deliver would not hear of it; so the order waits, names the
    /// point of sale, and goes by itself when somebody gives that a branch, or the order another point of sale. An order
    /// without any point of sale (older ones, and those that KiotViet names none for) is the default branch's.
    async fn without(
        run: &Run,
        local: Local<Self>,
        (entity, target): (Entity, i64),
    ) -> Result<Without, EngineError> {
        if entity != Entity::Branches {
            return Ok(Without::Unknown);
        }
        let places = run.store.places_in_use(run.shop()).await?;
        if places.len() == 1 && run.connection.default_branch.is_some() {
            return Ok(Without::Goes);
        }
        let name = places.into_iter().find(|(id, _)| *id == target).map(|(_, name)| name);
        tracing::info!(local = local.get(), target, "the order's point of sale has no branch; it waits");
        Ok(Without::Waits(Setback {
            code: PLACE_UNMAPPED.to_owned(),
            message: name.unwrap_or_else(|| target.to_string()),
            again_at: None,
            in_doubt: false,
        }))
    }

    async fn create(run: &Run, local: Local<Self>, record: &Self) -> Result<Confirmed, KiotVietError> {
        let request = OrderWrite {
            surchages: surcharges(run, record.fees).await?,
            order_delivery: record.delivery.as_ref().map(delivery),
            discount: Some(record.discount.decimal()),
            method: record.payment_method.map(method),
            ..write(run, record)
        };
        let written = run.client.create_order(&request).await?;
        let row = &written.answer.value;
        compare_totals(run, local, record, row).await;
        Ok(confirmed(row))
    }

    async fn change(
        run: &Run,
        remote: i64,
        ours: &Self,
        theirs: &Self,
        fields: &[OrderField],
    ) -> Result<Confirmed, KiotVietError> {
        if is_cancelling(ours, |field| fields.contains(&field)) {
            return cancel(run, remote).await;
        }
        // The lines that are sent replace those that are there: the whole order goes, with what changed in it, and with
        // what only KiotViet knows of its lines. So it is read once more; the list of orders does not show it all.
        let row = run.client.order(OrderId(remote)).await?;
        let row = row.ok_or_else(|| moved("đơn hàng không còn"))?.value;
        let there = map::order::order(&row).map_err(|_| moved("đơn hàng không đọc được"))?;
        if !there.state.is_editable() || !there.same(theirs, OrderField::Lines) {
            return Err(moved("đơn hàng vừa được sửa trên KiotViet"));
        }
        let mut whole = there;
        fields.iter().for_each(|field| whole.take(ours, *field));
        whole.reference = whole.reference.or_else(|| ours.reference.clone());
        let sends = |field| fields.contains(&field);
        let request = OrderWrite {
            surchages: match sends(OrderField::Fees) {
                true => changed_surcharges(run, whole.fees, &row).await?,
                false => Vec::new(),
            },
            order_delivery: sends(OrderField::Delivery).then(|| match &whole.delivery {
                Some(to) => delivery(to),
                None => no_delivery(),
            }),
            discount: sends(OrderField::Discount).then(|| whole.discount.decimal()),
            ..with_taxes(write(run, &whole), &row)
        };
        let written = run.client.update_order(OrderId(remote), &request).await?;
        let answer = &written.answer.value;
        if let Err(error) = look_at_figures(run, remote, &whole, theirs, answer).await {
            tracing::warn!(remote, %error, "what a change of an order came to could not be looked at");
        }
        Ok(Confirmed { remote, ..confirmed(answer) })
    }

    /// Orders are cancelled, never deleted.
    async fn delete(run: &Run, remote: i64) -> Result<(), KiotVietError> {
        cancel(run, remote).await.map(|_| ())
    }

    /// By our number, among the orders that have changed since shortly before it was sent.
    async fn find(
        run: &Run,
        local: Local<Self>,
        record: &Self,
        since: Option<Timestamp>,
    ) -> Result<Found, KiotVietError> {
        let (Some(since), Some(reference)) = (since, &record.reference) else { return Ok(Found::Nobody) };
        let ago = run.now().duration_since(since).saturating_add(BEFORE);
        let from = server_now(run).await?.saturating_sub(ago).unwrap_or(Timestamp::MIN);
        let query = OrderQuery::default();
        let wanted: ScanRequest<wire::Order> = request(query, Scope::Since(from), None);
        let (rows, outcome) = run.client.all::<wire::Order>(wanted).await?;
        let mut found = Vec::new();
        for row in &rows {
            match &row.value {
                Ok(order) if is_ours(order.description.as_deref(), reference) => {
                    compare_totals(run, local, record, order).await;
                    found.push(order.id.get());
                }
                Err(_) if row.raw.get().contains(reference.as_str()) => found.extend(row.id),
                _ => {}
            }
        }
        if found.is_empty() && !outcome.complete {
            let message = "the list of orders could not be read to its end".to_owned();
            return Err(KiotVietError::NotFound { message });
        }
        Ok(found.into_iter().collect())
    }
}

fn is_cancelling(order: &Order, sends: impl Fn(OrderField) -> bool) -> bool {
    sends(OrderField::State) && order.state == OrderState::Cancelled
}

/// KiotViet's clock. A process that has just started does not know it before an answer has come, and by ours the order
/// could be looked for among those that changed after it.
async fn server_now(run: &Run) -> Result<Timestamp, KiotVietError> {
    if let Some(now) = run.client.told_server_now() {
        return Ok(now);
    }
    run.client.settings().await?;
    Ok(run
        .client
        .told_server_now()
        .unwrap_or_else(|| run.now().saturating_sub(UNTOLD).unwrap_or(Timestamp::MIN)))
}

fn is_ours(description: Option<&str>, reference: &str) -> bool {
    without_reference(description.unwrap_or_default()).1.as_deref() == Some(reference)
}

/// What is sent of every order. Times are left out: they need a switch in the shop.
fn write(run: &Run, order: &Order) -> OrderWrite {
    let default = run.connection.default_branch;
    let branch = order.branch.and_then(|branch| branch.remote()).map(|id| id.get()).or(default);
    let mut known = std::collections::BTreeSet::new();
    let lines = order.lines.iter().filter_map(|line| {
        let product = line.product.as_ref().and_then(Reference::remote)?.get();
        Some(OrderLineWrite {
            product_id: ProductId(product),
            product_code: Some(line.code.clone()).filter(|code| !code.is_empty()),
            // Of several lines of one product the first is the master.
            is_master: known.insert(product),
            quantity: line.quantity.decimal(),
            price: line.price.decimal(),
            discount: Some(line.discount.decimal()).filter(|discount| !discount.is_zero()),
            note: line.note.clone(),
            ..OrderLineWrite::default()
        })
    });
    OrderWrite {
        branch_id: BranchId(branch.unwrap_or_default()),
        description: with_reference(order.note.as_deref(), order.reference.as_deref()).unwrap_or_default(),
        total_payment: Decimal::ZERO,
        make_invoice: false,
        sale_channel_id: order.sale_channel.map(|id| SaleChannelId(id.get())),
        order_details: lines.collect(),
        customer_id: order
            .customer
            .as_ref()
            .and_then(Reference::remote)
            .map(|customer| CustomerId(customer.get())),
        ..OrderWrite::default()
    }
}

fn delivery(delivery: &Delivery) -> DeliveryWrite {
    DeliveryWrite {
        delivery_type: Some(1),
        receiver: delivery.receiver.clone(),
        contact_number: delivery.phone.clone(),
        address: delivery.address.clone(),
        location_name: delivery.location.clone(),
        ward_name: delivery.ward.clone(),
        ..DeliveryWrite::default()
    }
}

/// The order is not brought anywhere any more: texts that are emptied are sent as empty ones.
fn no_delivery() -> DeliveryWrite {
    let nothing = || Some(String::new());
    DeliveryWrite {
        delivery_type: Some(1),
        receiver: nothing(),
        contact_number: nothing(),
        address: nothing(),
        location_name: nothing(),
        ward_name: nothing(),
        ..DeliveryWrite::default()
    }
}

/// The order is not what it was when the change was decided on; it is decided on again, shortly.
fn moved(message: &str) -> KiotVietError {
    KiotVietError::Business {
        status: 409,
        code: None,
        message: message.to_owned(),
        // The kind of refusal that is gone with the next attempt.
        kind: BusinessKind::TransientEmptyList,
        fields: Vec::new(),
    }
}

/// Lines keep their taxes: those of a product's first line go with its first line, and so on.
fn with_taxes(mut request: OrderWrite, row: &wire::Order) -> OrderWrite {
    let mut taxed: BTreeMap<ProductId, VecDeque<&wire::OrderLine>> = BTreeMap::new();
    for line in &row.order_details {
        taxed.entry(line.product_id.unwrap_or_default()).or_default().push_back(line);
    }
    for line in &mut request.order_details {
        let old = taxed.get_mut(&line.product_id).and_then(VecDeque::pop_front);
        let taxes = old.into_iter().flat_map(|old| &old.order_detail_taxs);
        line.taxes = taxes.filter_map(|tax| Some(LineTaxWrite { tax_id: tax.tax_id? })).collect();
    }
    request
}

/// The fees of an order that has charges already: what is sent replaces them. Taxes stand on top of the lines too, and
/// are KiotViet's to compute.
async fn changed_surcharges(
    run: &Run,
    fees: Money,
    row: &wire::Order,
) -> Result<Vec<SurchargeLine>, KiotVietError> {
    let charged = fees - Money::new(row.total_tax.unwrap_or_default());
    if charged > Money::ZERO {
        return surcharges(run, charged).await;
    }
    // Left out they would stay.
    let emptied = |charge: &wire::DocumentSurcharge| {
        Some(SurchargeLine { id: Some(charge.surcharge_id?), code: None, price: Decimal::ZERO })
    };
    Ok(row.invoice_order_surcharges.iter().filter_map(emptied).collect())
}

/// After a change: whether KiotViet computes the same total, and what is on the shelf now.
async fn look_at_figures(
    run: &Run,
    remote: i64,
    sent: &Order,
    before: &Order,
    answer: &wire::Order,
) -> Result<(), EngineError> {
    let facts = run.store.facts::<Order>(run.shop(), &[remote]).await?;
    let local = facts.first().and_then(|facts| facts.local).map(Local::<Order>::new);
    if let Some(local) = local.filter(|_| answer.total_tax.is_none_or(|tax| tax.is_zero())) {
        let computed = Order { total: sent.goods() - sent.discount + sent.fees, ..sent.clone() };
        run.store.forget_remark(run.shop(), local, TOTAL_DIFFERS).await?;
        compare_totals(run, local, &computed, answer).await;
    }
    if sent.lines == before.lines && sent.branch == before.branch {
        return Ok(());
    }
    let products = sent.lines.iter().chain(&before.lines);
    let products: BTreeSet<i64> =
        products.filter_map(|line| Some(line.product.as_ref()?.remote()?.get())).collect();
    let hint = |remote_id| NewHint { entity: Entity::Stock, remote_id, kind: HintKind::Changed };
    run.store.note_hints(run.shop(), products.into_iter().map(hint).collect(), run.now()).await?;
    Ok(())
}

/// What is paid on delivery is paid in cash; the switch for collecting it belongs to the carrier's order.
fn method(method: PaymentMethod) -> orders::PaymentMethod {
    match method {
        PaymentMethod::Cash | PaymentMethod::CashOnDelivery => orders::PaymentMethod::Cash,
        PaymentMethod::Transfer => orders::PaymentMethod::Transfer,
        PaymentMethod::Card => orders::PaymentMethod::Card,
    }
}

fn confirmed(row: &wire::Order) -> Confirmed {
    Confirmed { remote: row.id.get(), changed_at: row.changed_at().map(VietnamTime::timestamp) }
}

/// Fees enter the total only as a surcharge (thu khác).
async fn surcharges(run: &Run, fees: Money) -> Result<Vec<SurchargeLine>, KiotVietError> {
    if fees <= Money::ZERO {
        return Ok(Vec::new());
    }
    let id = surcharge(run).await?;
    Ok(vec![SurchargeLine { id: Some(id), code: None, price: fees.decimal() }])
}

/// The charge that the preflight found or made; where it has not been so far, it is looked for now.
async fn surcharge(run: &Run) -> Result<SurchargeId, KiotVietError> {
    let known = match &run.options.shipping_surcharge {
        Some(known) => Some(known.clone()),
        None => shipping_surcharge(&run.client).await?,
    };
    known.map(|known| SurchargeId(known.id)).ok_or_else(|| KiotVietError::Business {
        status: 420,
        code: None,
        message: "thu khác chưa được bật".to_owned(),
        kind: BusinessKind::SurchargeOff,
        fields: Vec::new(),
    })
}

/// Cancels there. What was paid stays as the customer's credit: whether it is given back is decided at the till.
async fn cancel(run: &Run, remote: i64) -> Result<Confirmed, KiotVietError> {
    let refusal = match run.client.cancel_order(OrderId(remote), false).await {
        Ok(_) => return Ok(Confirmed { remote, changed_at: None }),
        Err(refusal @ KiotVietError::Business { .. }) => refusal,
        Err(error) => return Err(error),
    };
    let Some(row) = run.client.order(OrderId(remote)).await? else { return Err(refusal) };
    let Ok(there) = map::order::order(&row.value) else { return Err(refusal) };
    if there.state == OrderState::Cancelled {
        return Ok(confirmed(&row.value));
    }
    if let Err(error) = goes_on(run, remote, there.state, &refusal).await {
        tracing::warn!(remote, %error, "the order stays cancelled here, though KiotViet goes on with it");
    }
    Err(refusal)
}

/// KiotViet does not let the order be cancelled any more: it goes on here too, and says why.
async fn goes_on(
    run: &Run,
    remote: i64,
    state: OrderState,
    refusal: &KiotVietError,
) -> Result<(), EngineError> {
    let facts = run.store.facts::<Order>(run.shop(), &[remote]).await?;
    let Some(local) = facts.first().and_then(|facts| facts.local) else { return Ok(()) };
    let local = Local::<Order>::new(local);
    let edit = move |order: Order| -> Result<Order, ()> { Ok(Order { state, ..order }) };
    let edited = run.store.edit_ours(run.shop(), local, None, Cause::Sending, run.now(), edit).await?;
    let code = edited.map(|edited| edited.after.name().to_owned()).unwrap_or_default();
    let message = refusal.message_for_people().map_or_else(|| refusal.to_string(), str::to_owned);
    let parameters = BTreeMap::from([("order".to_owned(), code), ("message".to_owned(), message)]);
    run.store.remark(run.shop(), local, "ORD-CANCEL-REFUSED", parameters, run.now()).await?;
    Ok(())
}

/// KiotViet computes the total; another one than ours is what will be charged there, and somebody should know.
async fn compare_totals(run: &Run, local: Local<Order>, ours: &Order, theirs: &wire::Order) {
    let Some(total) = theirs.total.map(Money::new) else { return };
    if dongbo_sync::Same::same(&total, &ours.total) {
        return;
    }
    let parameters = BTreeMap::from([
        ("order".to_owned(), ours.name().to_owned()),
        ("ours".to_owned(), ours.total.to_string()),
        ("theirs".to_owned(), total.to_string()),
    ]);
    let noted = run.store.remark(run.shop(), local, TOTAL_DIFFERS, parameters, run.now()).await;
    if let Err(error) = noted {
        tracing::warn!(local = local.get(), %error, "a difference in totals could not be noted");
    }
}
