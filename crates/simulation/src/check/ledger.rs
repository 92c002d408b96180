//! What people did on our side, written down as they did it: what the checker goes by.

use std::collections::{BTreeMap, BTreeSet};

use dongbo_store::NewOrder;
use dongbo_sync::{Entity, Field, Local, Quantity, Record};
use kiotviet_sim::records::BranchId;
use kiotviet_sim::state::Shop;
use serde_json::Value;

use super::sold::{Shelves, Takes};

/// Fields whose values are unlike every other, so that it can be told where one has got to.
const TELLING: [&str; 9] =
    ["code", "barcode", "name", "base_price", "description", "phone", "address", "comments", "email"];

/// One field that was edited here.
#[derive(Debug, Clone)]
pub(crate) struct Edit {
    /// Which record's.
    pub entity: Entity,
    /// Our id of it.
    pub local: i64,
    /// The field.
    pub field: &'static str,
    /// The value that was written, as it is shown.
    pub value: Value,
    /// The revision of the record that it made: two who edit at once may be heard of in the other order.
    pub revision: i64,
    /// KiotViet had it once.
    pub arrived: bool,
}

impl Edit {
    /// An edit of this record.
    pub fn of<R: Record>(local: Local<R>, field: R::Field, value: Value, revision: i64) -> Self {
        Self { entity: R::ENTITY, local: local.get(), field: field.name(), value, revision, arrived: false }
    }
}

/// An order that was placed here.
#[derive(Debug, Clone)]
pub(crate) struct Placed {
    /// Our id of it.
    pub local: i64,
    /// The key it was asked for with.
    pub key: String,
    /// Our number of it.
    pub reference: String,
    /// What was asked for.
    pub request: NewOrder,
    /// Somebody here tried to take it back.
    pub cancelled_here: bool,
}

/// Everything that was done here.
#[derive(Default)]
pub(crate) struct Ledger {
    /// Edits that no later one of ours has replaced.
    pub edits: Vec<Edit>,
    /// Records that KiotViet should come to have once.
    pub born: BTreeSet<(Entity, i64)>,
    /// How often records were archived here, less how often they came back: of two who act at once nobody knows who was
    /// the last.
    archived: BTreeMap<(Entity, i64), u32>,
    /// Records of which something was taken back.
    pub undone: BTreeSet<(Entity, i64)>,
    /// Some product or customer was restored here.
    pub restored: bool,
    /// Orders that were cancelled here.
    pub cancelled: BTreeSet<i64>,
    /// Orders that were placed here.
    pub orders: Vec<Placed>,
    /// What was taken from the shelf by each, and what there was.
    pub shelves: Shelves,
    /// A rule that was broken when somebody asked for something.
    pub broken: Option<(&'static str, String)>,
}

impl Ledger {
    /// Somebody edited a field; an earlier edit of it is no longer waited for.
    pub fn edit(&mut self, edit: Edit) {
        if !TELLING.contains(&edit.field) {
            return;
        }
        let overtaken = self.edits.iter().any(|known| {
            (known.entity, known.local, known.field) == (edit.entity, edit.local, edit.field)
                && known.revision > edit.revision
        });
        if overtaken {
            return;
        }
        self.forget(edit.entity, edit.local, Some(edit.field));
        self.edits.push(edit);
    }

    fn forget(&mut self, entity: Entity, local: i64, field: Option<&str>) {
        self.edits.retain(|edit| {
            (edit.entity, edit.local) != (entity, local) || field.is_some_and(|field| field != edit.field)
        });
    }

    /// Somebody archived a record.
    pub fn archive(&mut self, entity: Entity, local: i64) {
        *self.archived.entry((entity, local)).or_default() += 1;
    }

    /// Somebody brought a record back.
    pub fn restore(&mut self, entity: Entity, local: i64) {
        if let Some(times) = self.archived.get_mut(&(entity, local)) {
            *times = times.saturating_sub(1);
        }
        self.born.insert((entity, local));
        self.restored = true;
    }

    /// Records that were archived here and did not come back.
    pub fn archived(&self) -> impl Iterator<Item = (Entity, i64)> {
        self.archived.iter().filter(|(_, times)| **times > 0).map(|(record, _)| *record)
    }

    /// Something of a record was taken back: its values may be any of those it had.
    pub fn undone(&mut self, entity: Entity, local: i64, in_use: Option<bool>) {
        self.forget(entity, local, None);
        self.undone.insert((entity, local));
        match in_use {
            Some(false) => self.archive(entity, local),
            Some(true) => self.restore(entity, local),
            None => {}
        }
        let orders = self.orders.iter_mut().filter(|_| entity == Entity::Orders);
        orders.filter(|placed| placed.local == local).for_each(|placed| placed.cancelled_here = true);
    }

    /// An order was placed at a branch, with these lines by KiotViet's ids.
    pub fn placed(
        &mut self,
        mut placed: Placed,
        branch: Option<i64>,
        lines: &[(i64, Quantity)],
        there: &Shop,
    ) {
        let mut takes = Takes::new();
        if let Some(branch) = branch {
            for (product, quantity) in lines {
                super::sold::takes(there, *product, BranchId(branch), quantity.decimal(), &mut takes);
            }
        }
        // Whoever cancels at once may be heard of before.
        placed.cancelled_here = self.cancelled.contains(&placed.local);
        self.shelves.sold(placed.local, takes);
        self.orders.push(placed);
        self.shelves.look(there);
        if let Some(oversold) = self.shelves.oversold(&self.orders, there) {
            self.offence("no overselling", oversold);
        }
    }

    /// A rule was broken.
    pub fn offence(&mut self, rule: &'static str, how: String) {
        self.broken.get_or_insert((rule, how));
    }

    /// Notes which edits KiotViet has now.
    pub fn note_arrivals(&mut self, there: &Shop) {
        let mut shown: BTreeMap<(Entity, &'static str), BTreeSet<String>> = BTreeMap::new();
        for edit in self.edits.iter_mut().filter(|edit| !edit.arrived) {
            let values = shown
                .entry((edit.entity, edit.field))
                .or_insert_with(|| super::expected::values(there, edit.entity, edit.field));
            edit.arrived = values.contains(&edit.value.to_string());
        }
    }
}
