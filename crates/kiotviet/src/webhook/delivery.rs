//! Payloads: the envelope with its notifications, the bare list of removed ids, in either casing.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::event::EventType;
use crate::ids::{BranchId, PriceBookId, RetailerId};
use crate::json::from_str;

/// One call of KiotViet.
#[derive(Debug, Clone)]
pub struct Delivery {
    /// Its id; the same on every attempt. Missing on bare deletions.
    pub id: Option<String>,
    /// Which attempt, from 1.
    pub attempt: Option<u32>,
    /// What it points at.
    pub hints: Vec<Hint>,
}

/// "Look again at these."
#[derive(Debug, Clone)]
pub struct Hint {
    /// What happened.
    pub event: EventType,
    /// In which shop, when told.
    pub retailer: Option<RetailerId>,
    /// Ids of the entity that the event names; products for stock and price book entries.
    pub ids: Vec<i64>,
    /// The price book of an entry.
    pub price_book: Option<PriceBookId>,
    /// The branch of a stock row.
    pub branch: Option<BranchId>,
    /// The item as it was sent; never a full record.
    pub raw: Box<RawValue>,
}

impl Hint {
    /// The item as a type of [`wire`](crate::wire). It lacks members that the API would tell.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, PayloadError> {
        from_str(self.raw.get()).map_err(PayloadError::from)
    }
}

/// A body that is no event.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a KiotViet event: {0}")]
pub struct PayloadError(String);

impl From<serde_json::Error> for PayloadError {
    fn from(error: serde_json::Error) -> Self {
        PayloadError(error.to_string())
    }
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Envelope {
    id: Option<String>,
    attempt: Option<u32>,
    notifications: Vec<Notification>,
    // Accepted in all spellings, since lists spell it in four ways.
    remove_id: Option<Box<RawValue>>,
    remove_ids: Option<Box<RawValue>>,
    removed_id: Option<Box<RawValue>>,
    removed_ids: Option<Box<RawValue>>,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Notification {
    action: Option<String>,
    data: Vec<Box<RawValue>>,
    remove_id: Vec<i64>,
}

/// Ids an item of `Data` may bear.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Item {
    id: Option<i64>,
    category_id: Option<i64>,
    product_id: Option<i64>,
    product_ids: Vec<i64>,
    price_book_id: Option<PriceBookId>,
    branch_id: Option<BranchId>,
    retailer_id: Option<RetailerId>,
    remove_id: Vec<i64>,
}

/// Reads a body. A bare `{"RemoveId": […]}` becomes [`EventType::UNTYPED_DELETE`].
pub fn parse(body: &[u8]) -> Result<Delivery, PayloadError> {
    parse_as(body, None)
}

/// Reads a body that came to the address registered for `expected`: its deletions take that type.
pub fn parse_as(body: &[u8], expected: Option<&EventType>) -> Result<Delivery, PayloadError> {
    let text = std::str::from_utf8(body).map_err(|error| PayloadError(error.to_string()))?;
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if !text.starts_with('{') {
        return Err(PayloadError("an object was expected".to_owned()));
    }
    let envelope: Envelope = from_str(text)?;
    let mut hints = Vec::new();
    for notification in &envelope.notifications {
        read_notification(notification, &mut hints);
    }
    let bare = [&envelope.remove_id, &envelope.remove_ids, &envelope.removed_id, &envelope.removed_ids];
    for raw in bare.into_iter().flatten() {
        let ids: Vec<i64> = from_str(raw.get())?;
        let event = expected.cloned().unwrap_or(EventType::UNTYPED_DELETE);
        hints.push(hint(event, None, ids, raw.clone()));
    }
    if hints.is_empty() && envelope.notifications.is_empty() {
        return Err(PayloadError("neither notifications nor removed ids".to_owned()));
    }
    Ok(Delivery { id: envelope.id, attempt: envelope.attempt, hints })
}

fn hint(event: EventType, retailer: Option<RetailerId>, ids: Vec<i64>, raw: Box<RawValue>) -> Hint {
    Hint { event, retailer, ids, price_book: None, branch: None, raw }
}

fn read_notification(notification: &Notification, hints: &mut Vec<Hint>) {
    let (event, retailer) = read_action(notification.action.as_deref().unwrap_or_default());
    let mut numbers = Vec::new();
    for raw in &notification.data {
        if let Ok(number) = from_str::<i64>(raw.get()) {
            numbers.push(number);
            continue;
        }
        // An item that cannot be read still says that something happened.
        let item: Item = from_str(raw.get()).unwrap_or_default();
        let retailer = retailer.or(item.retailer_id);
        hints.push(Hint {
            price_book: item.price_book_id,
            branch: item.branch_id,
            ..hint(event.clone(), retailer, ids_of(&event, &item), raw.clone())
        });
    }
    numbers.extend(&notification.remove_id);
    if !numbers.is_empty()
        && let Ok(raw) = serde_json::value::to_raw_value(&numbers)
    {
        hints.push(hint(event, retailer, numbers, raw));
    }
}

fn ids_of(event: &EventType, item: &Item) -> Vec<i64> {
    if !item.remove_id.is_empty() {
        return item.remove_id.clone();
    }
    let about_products = matches!(
        event,
        EventType::StockUpdate | EventType::PriceBookDetailUpdate | EventType::PriceBookDetailDelete
    );
    if about_products {
        let one = item.product_id.into_iter();
        return one.chain(item.product_ids.iter().copied()).collect();
    }
    item.id.or(item.category_id).or(item.product_id).into_iter().collect()
}

/// `product.update.501234567` or `product.update`: the retailer is the last part when that is a number.
fn read_action(action: &str) -> (EventType, Option<RetailerId>) {
    if let Some((event, last)) = action.trim().rsplit_once('.')
        && let Ok(retailer) = last.parse::<i64>()
    {
        return (EventType::from(event), Some(RetailerId(retailer)));
    }
    (EventType::from(action.trim()), None)
}
