//! The state of the simulator for programs.

use serde_json::{Value, json};

use super::Journal;
use crate::simulator::Simulator;

/// Counts, settings, switches, faults, branches, webhooks.
pub(super) fn state(simulator: &mut Simulator, journal: &Journal) -> Value {
    let faults = simulator.faults_mut();
    let faults = json!({"enabled": faults.is_enabled(), "rules": faults.report()});
    let waiting = simulator.deliveries_waiting();
    let shop = simulator.shop();
    let settings: serde_json::Map<String, Value> = super::actions::SETTINGS
        .iter()
        .map(|setting| (setting.name.to_owned(), Value::Bool((setting.read)(&shop.settings))))
        .collect();
    let switches: serde_json::Map<String, Value> = shop
        .dialect
        .switches()
        .into_iter()
        .map(|switch| (switch.name.to_owned(), Value::String(switch.value)))
        .collect();
    let branches: Vec<Value> =
        shop.branches.iter().map(|branch| json!({"id": branch.id, "name": branch.name})).collect();
    let webhooks: Vec<Value> = shop
        .webhooks
        .iter()
        .map(|hook| json!({"id": hook.id, "type": hook.event.text(), "url": hook.url, "isActive": hook.is_active}))
        .collect();
    json!({
        "retailer": shop.identity.retailer,
        "counts": {
            "branches": shop.branches.len(),
            "categories": shop.categories.len(),
            "products": shop.products.len(),
            "priceBooks": shop.price_books.len(),
            "customerGroups": shop.customer_groups.len(),
            "customers": shop.customers.len(),
            "orders": shop.orders.len(),
            "invoices": shop.invoices.len(),
        },
        "branches": branches,
        "settings": settings,
        "switches": switches,
        "faults": faults,
        "webhooks": webhooks,
        "deliveriesWaiting": waiting,
        "requests": journal.requests_ever(),
    })
}
