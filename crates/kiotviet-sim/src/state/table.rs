//! A table of records in id order, with an index by code and the memory of what was deleted.

use std::collections::HashMap;

use jiff::Timestamp;
use unicode_normalization::UnicodeNormalization;

/// A record that a [`Table`] can hold.
pub trait Row {
    /// Its id type.
    type Id: Copy + Ord + std::hash::Hash + From<i64> + Into<i64>;

    /// Its id.
    fn id(&self) -> Self::Id;

    /// Its code, unique without regard to case among live rows.
    fn code(&self) -> Option<&str> {
        None
    }

    /// A second unique text, such as a barcode.
    fn barcode(&self) -> Option<&str> {
        None
    }
}

/// A deleted record: its id is reported as removed, the record itself can be restored.
#[derive(Clone, Debug)]
pub struct Removal<T> {
    /// When it was deleted.
    pub at: Timestamp,
    /// The record as it was.
    pub row: Box<T>,
}

/// Live rows in id order: a page by offset costs no scan.
#[derive(Clone, Debug)]
pub struct Table<T: Row> {
    rows: Vec<(T::Id, Box<T>)>,
    by_code: HashMap<String, T::Id>,
    by_barcode: HashMap<String, T::Id>,
    removals: Vec<Removal<T>>,
    next_id: i64,
}

/// Codes are compared without regard to case, surrounding space or Unicode form.
fn folded(text: &str) -> String {
    if text.is_ascii() {
        text.trim().to_ascii_lowercase()
    } else {
        text.trim().nfc().collect::<String>().to_lowercase()
    }
}

impl<T: Row> Table<T> {
    /// An empty table whose first allocated id is `first_id`.
    pub fn starting_at(first_id: i64) -> Self {
        Self {
            rows: Vec::new(),
            by_code: HashMap::new(),
            by_barcode: HashMap::new(),
            removals: Vec::new(),
            next_id: first_id,
        }
    }

    /// A fresh id, greater than every one before.
    pub fn allocate(&mut self) -> T::Id {
        let id = self.next_id;
        self.next_id += 1;
        T::Id::from(id)
    }

    /// Adds a row; a row of the same id is replaced.
    pub fn insert(&mut self, row: T) {
        self.insert_boxed(Box::new(row));
    }

    fn insert_boxed(&mut self, row: Box<T>) {
        let id = row.id();
        self.next_id = self.next_id.max(id.into() + 1);
        self.index(&row);
        match self.rows.last() {
            Some((last, _)) if *last >= id => match self.rows.binary_search_by_key(&id, |(id, _)| *id) {
                Ok(place) => {
                    let replaced = std::mem::replace(&mut self.rows[place].1, row);
                    self.unindex_stale(&replaced);
                }
                Err(place) => self.rows.insert(place, (id, row)),
            },
            _ => self.rows.push((id, row)),
        }
    }

    fn index(&mut self, row: &T) {
        if let Some(code) = row.code() {
            self.by_code.insert(folded(code), row.id());
        }
        if let Some(barcode) = row.barcode() {
            self.by_barcode.insert(folded(barcode), row.id());
        }
    }

    /// Forgets texts of an old version that its present version no longer has.
    fn unindex_stale(&mut self, old: &T) {
        let id = old.id();
        let (code, barcode) = match self.get(id) {
            Some(row) => (row.code().map(folded), row.barcode().map(folded)),
            None => (None, None),
        };
        if let Some(old_code) = old.code().map(folded).filter(|old_code| code.as_ref() != Some(old_code))
            && self.by_code.get(&old_code) == Some(&id)
        {
            self.by_code.remove(&old_code);
        }
        if let Some(old_barcode) = old.barcode().map(folded).filter(|old| barcode.as_ref() != Some(old))
            && self.by_barcode.get(&old_barcode) == Some(&id)
        {
            self.by_barcode.remove(&old_barcode);
        }
    }

    fn place(&self, id: T::Id) -> Option<usize> {
        self.rows.binary_search_by_key(&id, |(id, _)| *id).ok()
    }

    /// A live row.
    pub fn get(&self, id: T::Id) -> Option<&T> {
        self.place(id).map(|place| &*self.rows[place].1)
    }

    /// A live row to change in members that are not indexed (neither code nor barcode).
    pub(crate) fn get_mut(&mut self, id: T::Id) -> Option<&mut T> {
        self.place(id).map(|place| &mut *self.rows[place].1)
    }

    /// The live row of a code, in any case.
    pub fn by_code(&self, code: &str) -> Option<&T> {
        self.by_code.get(&folded(code)).and_then(|id| self.get(*id))
    }

    /// The live row of a barcode.
    pub fn by_barcode(&self, barcode: &str) -> Option<&T> {
        self.by_barcode.get(&folded(barcode)).and_then(|id| self.get(*id))
    }

    /// Changes a live row and keeps the indexes true.
    pub fn update(&mut self, id: T::Id, change: impl FnOnce(&mut T)) -> Option<&T>
    where
        T: Clone,
    {
        let place = self.place(id)?;
        let old = self.rows[place].1.clone();
        change(&mut self.rows[place].1);
        if let Some(code) = self.rows[place].1.code().map(folded) {
            self.by_code.insert(code, id);
        }
        if let Some(barcode) = self.rows[place].1.barcode().map(folded) {
            self.by_barcode.insert(barcode, id);
        }
        self.unindex_stale(&old);
        self.get(id)
    }

    /// Deletes a row, remembering it.
    pub fn remove(&mut self, id: T::Id, at: Timestamp) -> Option<&T> {
        let place = self.place(id)?;
        let (_, row) = self.rows.remove(place);
        self.unindex_stale(&row);
        self.removals.push(Removal { at, row });
        self.removals.last().map(|removal| &*removal.row)
    }

    /// Takes a deleted row out of the memory of the deleted; the caller checks and inserts it again.
    pub fn take_removed(&mut self, id: T::Id) -> Option<T> {
        let place = self.removals.iter().rposition(|removal| removal.row.id() == id)?;
        Some(*self.removals.remove(place).row)
    }

    /// A deleted row.
    pub fn removed(&self, id: T::Id) -> Option<&T> {
        self.removals.iter().rev().find(|removal| removal.row.id() == id).map(|removal| &*removal.row)
    }

    /// Everything deleted, oldest first.
    pub fn removals(&self) -> &[Removal<T>] {
        &self.removals
    }

    /// Live rows in id order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        self.rows.iter().map(|(_, row)| &**row)
    }

    /// The live row at a place of the id order.
    pub fn at(&self, place: usize) -> Option<&T> {
        self.rows.get(place).map(|(_, row)| &**row)
    }

    /// How many live rows.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}
