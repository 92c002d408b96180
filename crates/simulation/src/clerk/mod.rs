//! The clerk on KiotViet: carries out deeds on whatever the shop is like by then. Every value written is unlike every
//! other, so that it can be told which edit a value came from.

mod catalogue;
mod documents;
mod people;

use jiff::Timestamp;
use kiotviet_sim::refusal::Refusal;
use kiotviet_sim::state::{Row, Shop, Table};
use rust_decimal::Decimal;

use crate::plan::{Deed, Verb};

/// One deed being done.
pub(crate) struct Hand<'a> {
    shop: &'a mut Shop,
    now: Timestamp,
    deed: Deed,
    /// Tells this deed's values from those of all others.
    mark: usize,
}

/// What came of a deed: in words, or that there was nothing to do it with.
pub(crate) type Done = Result<Option<String>, Refusal>;

/// Does a deed.
pub(crate) fn act(shop: &mut Shop, now: Timestamp, deed: Deed, mark: usize) -> Done {
    let mut hand = Hand { shop, now, deed, mark };
    match deed.verb {
        Verb::Price
        | Verb::Rename
        | Verb::Recode
        | Verb::Barcode
        | Verb::Describe
        | Verb::Shelve
        | Verb::Weigh
        | Verb::Discontinue
        | Verb::DiscontinueAt => hand.edit_product(),
        Verb::NewProduct => hand.new_product(),
        Verb::NewSibling => hand.new_sibling(),
        Verb::NewCombo => hand.new_combo(),
        Verb::DeleteProduct => hand.delete_product(),
        Verb::RestoreProduct => hand.restore_product(),
        Verb::Receive | Verb::Count | Verb::WriteStock => hand.move_stock(),
        Verb::NewCategory | Verb::RenameCategory | Verb::MoveCategory | Verb::DeleteCategory => {
            hand.category()
        }
        Verb::NewBook | Verb::EditBook | Verb::DeleteBook | Verb::SetPrice | Verb::RemovePrice => hand.book(),
        Verb::NewCustomer => hand.new_customer(),
        Verb::EditCustomer => hand.edit_customer(),
        Verb::Join => hand.join_groups(),
        Verb::DeleteCustomer => hand.delete_customer(),
        Verb::RestoreCustomer => hand.restore_customer(),
        Verb::Group => hand.group(),
        Verb::Branch => hand.branch(),
        Verb::Order => hand.order(),
        Verb::EditOrder | Verb::Confirm | Verb::Invoice | Verb::Cancel | Verb::End => hand.work_on_order(),
        Verb::Sell => hand.sell(),
    }
}

impl Hand<'_> {
    /// A number below `count` out of the deed's own, the `place`th of several.
    fn pick(&self, place: u32, count: usize) -> usize {
        let number = self.deed.with.rotate_right(place.wrapping_mul(11)) & 0xffff;
        usize::try_from(number).unwrap_or(0) % count.max(1)
    }

    /// Some live row.
    fn any<T: Row>(&self, table: &Table<T>) -> Option<T::Id> {
        chosen(table, self.deed.which)
    }

    /// Some other live row.
    fn another<T: Row>(&self, table: &Table<T>) -> Option<T::Id> {
        chosen(table, self.deed.with)
    }

    /// Some deleted row.
    fn any_removed<T: Row>(&self, table: &Table<T>) -> Option<T::Id> {
        let removals = table.removals();
        let place = usize::try_from(self.deed.which % removals.len().max(1) as u64).unwrap_or(0);
        removals.get(place).map(|removal| removal.row.id())
    }

    /// A price that nobody else writes, with a fraction that no float holds.
    fn price(&self) -> Decimal {
        Decimal::new(10_000 + 7 * self.mark as i64, 0) + Decimal::new(1 + self.mark as i64 % 9, 1)
    }

    /// A text that nobody else writes.
    fn text(&self, what: &str) -> String {
        format!("{what} {:03}", self.mark)
    }
}

fn chosen<T: Row>(table: &Table<T>, number: u64) -> Option<T::Id> {
    let place = usize::try_from(number % table.len().max(1) as u64).unwrap_or(0);
    table.at(place).map(Row::id)
}
