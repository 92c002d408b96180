//! Price books: staff make, edit, activate and delete them; the API only sets single prices.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::events::Event;
use crate::records::{
    BranchId, CustomerGroupId, Money, Order, PriceBook, PriceBookEntry, PriceBookId, ProductId, Scope,
    ScopeMember, UserId,
};
use crate::refusal::Refusal;
use crate::state::Shop;

/// A price book to make, or the members to change of one. An empty list of branches, groups or users means all.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PriceBookDraft {
    /// Name; required on creation.
    pub name: Option<String>,
    /// *Áp dụng* or not; applied unless stated.
    pub is_active: Option<bool>,
    /// First instant; now unless stated.
    pub starts_at: Option<Timestamp>,
    /// Last instant; a year on unless stated.
    pub ends_at: Option<Timestamp>,
    /// Branches.
    pub branches: Option<Vec<BranchId>>,
    /// Customer groups.
    pub customer_groups: Option<Vec<CustomerGroupId>>,
    /// Cashiers.
    pub users: Option<Vec<UserId>>,
}

impl Shop {
    /// Makes a price book without entries.
    ///
    /// # Errors
    /// Name missing, end before start, branch or group unknown.
    pub fn create_price_book(
        &mut self,
        now: Timestamp,
        draft: PriceBookDraft,
    ) -> Result<PriceBookId, Refusal> {
        if draft.name.is_none() {
            return Err(Refusal::PriceBookInvalid);
        }
        let year = jiff::SignedDuration::from_hours(365 * 24);
        let id = self.price_books.allocate();
        let mut book = PriceBook {
            id,
            name: String::new(),
            is_active: true,
            starts_at: now,
            ends_at: draft.starts_at.unwrap_or(now) + year,
            branches: Scope::All,
            customer_groups: Scope::All,
            users: Scope::All,
            entries: BTreeMap::new(),
            created_at: now,
            modified_at: None,
        };
        self.write_price_book(&mut book, draft)?;
        self.price_books.insert(book);
        self.events.push(Event::PriceBookChanged(id));
        Ok(id)
    }

    /// Edits a price book: name, status, period, scope.
    ///
    /// # Errors
    /// Unknown; name empty, end before start, branch or group unknown.
    pub fn edit_price_book(
        &mut self,
        now: Timestamp,
        id: PriceBookId,
        draft: PriceBookDraft,
    ) -> Result<(), Refusal> {
        let mut book = self.price_books.get(id).ok_or(Refusal::PriceBookUnknown)?.clone();
        self.write_price_book(&mut book, draft)?;
        book.modified_at = Some(now);
        self.price_books.insert(book);
        self.events.push(Event::PriceBookChanged(id));
        Ok(())
    }

    fn write_price_book(&mut self, book: &mut PriceBook, draft: PriceBookDraft) -> Result<(), Refusal> {
        if let Some(name) = draft.name {
            book.name = name.trim().to_owned();
        }
        book.is_active = draft.is_active.unwrap_or(book.is_active);
        book.starts_at = draft.starts_at.unwrap_or(book.starts_at);
        book.ends_at = draft.ends_at.unwrap_or(book.ends_at);
        if book.name.is_empty() || book.ends_at < book.starts_at {
            return Err(Refusal::PriceBookInvalid);
        }
        if let Some(branches) = draft.branches {
            if branches.iter().any(|branch| self.branches.get(*branch).is_none()) {
                return Err(Refusal::BranchUnknown);
            }
            book.branches = self.scope(branches);
        }
        if let Some(groups) = draft.customer_groups {
            if groups.iter().any(|group| self.customer_groups.get(*group).is_none()) {
                return Err(Refusal::CustomerGroupUnknown);
            }
            book.customer_groups = self.scope(groups);
        }
        if let Some(users) = draft.users {
            if users.iter().any(|user| self.users.get(*user).is_none()) {
                return Err(Refusal::SellerUnknown);
            }
            book.users = self.scope(users);
        }
        Ok(())
    }

    fn scope<Id>(&mut self, ids: Vec<Id>) -> Scope<Id> {
        if ids.is_empty() {
            return Scope::All;
        }
        Scope::Only(ids.into_iter().map(|id| ScopeMember { link_id: self.allocate_link(), id }).collect())
    }

    /// Deletes a price book; documents that name it keep the name with `{DEL}`.
    ///
    /// # Errors
    /// Unknown.
    pub fn delete_price_book(&mut self, now: Timestamp, id: PriceBookId) -> Result<(), Refusal> {
        self.price_books.remove(id, now).ok_or(Refusal::PriceBookUnknown)?;
        let names_it = |order: &&Order| order.price_book.as_ref().is_some_and(|book| book.id == id);
        let orders: Vec<_> = self.orders.iter().filter(names_it).map(|order| order.id).collect();
        for order in orders {
            if let Some(note) = self.orders.get_mut(order).and_then(|order| order.price_book.as_mut()) {
                note.name.push_str("{DEL}");
            }
        }
        self.events.push(Event::PriceBooksRemoved(vec![id]));
        Ok(())
    }

    /// Sets a price: `POST /pricebooks/detail`. Book 0 is the common one and changes the product's base price.
    ///
    /// # Errors
    /// Book or product unknown; a negative price.
    pub fn set_price(
        &mut self,
        now: Timestamp,
        book: PriceBookId,
        product: ProductId,
        price: Money,
    ) -> Result<(), Refusal> {
        self.products.get(product).ok_or(Refusal::ProductUnknown(product))?;
        if price.is_sign_negative() && !price.is_zero() {
            return Err(Refusal::PriceInvalid);
        }
        if book == PriceBookId(0) {
            if let Some(row) = self.products.get_mut(product) {
                row.base_price = price;
                row.modified_at = Some(now);
            }
            self.events.push(Event::ProductChanged(product));
            return Ok(());
        }
        let row = self.price_books.get_mut(book).ok_or(Refusal::PriceBookUnknown)?;
        row.entries.insert(product, PriceBookEntry { price, changed_at: now });
        self.events.push(Event::PricesSet { book, products: vec![product] });
        Ok(())
    }

    /// Takes a product out of a price book.
    ///
    /// # Errors
    /// Book unknown, or the product is not in it.
    pub fn remove_price(&mut self, book: PriceBookId, product: ProductId) -> Result<(), Refusal> {
        let row = self.price_books.get_mut(book).ok_or(Refusal::PriceBookUnknown)?;
        row.entries.remove(&product).ok_or(Refusal::ProductUnknown(product))?;
        self.events.push(Event::PricesRemoved { book, products: vec![product] });
        Ok(())
    }
}
