//! Taking ready-made records into the shop: no checks, no events, but everything that follows from them.

use super::Shop;
use crate::records::{AttributeName, Invoice, Order, Product};

impl Shop {
    /// Adds a product made elsewhere (generator, restore): a unit joins its base, new attribute values become known.
    pub fn adopt_product(&mut self, product: Product) {
        if let Some(base) = product.master_unit
            && let Some(base) = self.products.get_mut(base)
            && !base.units.contains(&product.id)
        {
            base.units.push(product.id);
        }
        for attribute in &product.attributes {
            self.learn_attribute(&attribute.name, &attribute.value);
        }
        self.products.insert(product);
    }

    /// Adds an order made elsewhere: its open lines are reserved. Products must be there already; invoices of it are
    /// adopted afterwards.
    pub fn adopt_order(&mut self, order: Order) {
        let id = order.id;
        self.orders.insert(order);
        let open = self.open_quantities(id);
        let branch = self.orders.get(id).map(|order| order.branch);
        if let Some(branch) = branch {
            self.reserve_quietly(branch, &open);
        }
    }

    /// Adds an invoice made elsewhere: it is linked to its order, whose reservation shrinks accordingly. Stock is
    /// taken as it stands: the goods are thought to have left long ago.
    pub fn adopt_invoice(&mut self, invoice: Invoice) {
        let order = invoice.order.filter(|order| self.orders.get(*order).is_some());
        let before = order.map(|order| self.open_quantities(order));
        let id = invoice.id;
        self.invoices.insert(invoice);
        let (Some(order), Some(mut change)) = (order, before) else { return };
        if let Some(order) = self.orders.get_mut(order)
            && !order.invoices.contains(&id)
        {
            order.invoices.push(id);
        }
        let after = self.open_quantities(order);
        for quantity in change.values_mut() {
            *quantity = -*quantity;
        }
        for (product, quantity) in after {
            *change.entry(product).or_default() += quantity;
        }
        if let Some(branch) = self.orders.get(order).map(|order| order.branch) {
            self.reserve_quietly(branch, &change);
        }
    }

    /// Makes an attribute name and value known to `/attributes/allwithdistinctvalue`.
    pub(crate) fn learn_attribute(&mut self, name: &str, value: &str) {
        if let Some(id) = self.attributes.by_code(name).map(|attribute| attribute.id) {
            if let Some(attribute) = self.attributes.get_mut(id)
                && !attribute.values.iter().any(|known| known == value)
            {
                attribute.values.push(value.to_owned());
            }
            return;
        }
        let id = self.attributes.allocate();
        self.attributes.insert(AttributeName { id, name: name.to_owned(), values: vec![value.to_owned()] });
    }
}
