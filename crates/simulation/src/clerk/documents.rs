//! Deeds with orders and invoices.

use kiotviet_sim::actions::{CustomerChoice, InvoiceDraft, LineDraft, OrderDraft};
use rust_decimal::Decimal;

use super::{Done, Hand};
use crate::plan::Verb;

impl Hand<'_> {
    fn lines(&self) -> Vec<LineDraft> {
        let products: Vec<_> = self.shop.products.iter().map(|product| product.id).collect();
        (0..1 + self.pick(1, 3))
            .filter_map(|place| products.get(self.pick(2 + place as u32, products.len())))
            .map(|product| LineDraft {
                price: (self.pick(5, 2) == 0).then(|| self.price()),
                ..LineDraft::of(*product, Decimal::from(1 + self.pick(6, 3) as i64))
            })
            .collect()
    }

    pub(super) fn order(&mut self) -> Done {
        let draft = OrderDraft {
            branch: self.any(&self.shop.branches),
            customer: self
                .another(&self.shop.customers)
                .filter(|_| self.pick(4, 3) > 0)
                .map(CustomerChoice::Known),
            description: Some(self.text("Đơn")),
            discount: (self.pick(3, 3) == 0).then(|| Decimal::new(5 + self.mark as i64, 1)),
            lines: Some(self.lines()),
            ..OrderDraft::default()
        };
        let id = self.shop.create_order(self.now, draft)?;
        Ok(Some(format!("order {id} is new")))
    }

    pub(super) fn work_on_order(&mut self) -> Done {
        let now = self.now;
        let open: Vec<_> =
            self.shop.orders.iter().filter(|order| order.status.is_open()).map(|order| order.id).collect();
        let place = usize::try_from(self.deed.which % open.len().max(1) as u64).unwrap_or(0);
        let Some(id) = open.get(place).copied() else { return Ok(None) };
        match self.deed.verb {
            Verb::EditOrder => {
                let lines = (self.pick(7, 2) == 0).then(|| self.lines());
                // Staff write around our number.
                let before = self.shop.orders.get(id).and_then(|order| order.description.clone());
                let number =
                    before.as_deref().and_then(|text| text.find("[Abaha ").and_then(|at| text.get(at..)));
                let text = self.text("Sửa đơn");
                let description =
                    Some(number.map_or_else(|| text.clone(), |number| format!("{text} {number}")));
                self.shop.update_order(
                    now,
                    id,
                    OrderDraft { lines, description, ..OrderDraft::default() },
                )?;
            }
            Verb::Confirm => self.shop.confirm_order(now, id)?,
            Verb::Cancel => self.shop.cancel_order(now, id, false)?,
            Verb::End => self.shop.end_order(now, id)?,
            _ => {
                let part = (self.pick(1, 2) == 0).then(|| self.first_line(id)).flatten();
                self.shop.invoice_order(now, id, part.map(|line| vec![line]))?;
            }
        }
        Ok(Some(format!("order {id}: {:?}", self.deed.verb)))
    }

    fn first_line(&self, id: kiotviet_sim::records::OrderId) -> Option<LineDraft> {
        let line = self.shop.orders.get(id)?.lines.first()?;
        Some(LineDraft { price: Some(line.price), ..LineDraft::of(line.product, Decimal::ONE) })
    }

    pub(super) fn sell(&mut self) -> Done {
        let lines = self.lines();
        let branch = self.any(&self.shop.branches);
        let id =
            self.shop.create_invoice(self.now, InvoiceDraft { branch, lines, ..InvoiceDraft::default() })?;
        Ok(Some(format!("invoice {id} at branch {branch:?}")))
    }
}
