//! What happened in the shop, by id: webhook payloads are drawn from the records when the events are collected.

use crate::records::{
    BranchId, CategoryId, CustomerId, EventType, InvoiceId, OrderId, PriceBookId, ProductId,
};

/// One thing that happened and that a webhook may tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A product was created or edited.
    ProductChanged(ProductId),
    /// Products were deleted.
    ProductsRemoved(Vec<ProductId>),
    /// On hand, reserved or cost moved at a branch, for every unit of the pools concerned.
    StockMoved {
        /// Where.
        branch: BranchId,
        /// Which rows.
        products: Vec<ProductId>,
    },
    /// An order was created, edited, cancelled or completed.
    OrderChanged(OrderId),
    /// An invoice was created, edited or cancelled.
    InvoiceChanged(InvoiceId),
    /// A customer was created or edited.
    CustomerChanged(CustomerId),
    /// Customers were deleted.
    CustomersRemoved(Vec<CustomerId>),
    /// A price book was created or edited.
    PriceBookChanged(PriceBookId),
    /// Price books were deleted.
    PriceBooksRemoved(Vec<PriceBookId>),
    /// Entries of a price book were set.
    PricesSet {
        /// The book.
        book: PriceBookId,
        /// The products.
        products: Vec<ProductId>,
    },
    /// Entries of a price book were taken out.
    PricesRemoved {
        /// The book.
        book: PriceBookId,
        /// The products.
        products: Vec<ProductId>,
    },
    /// A category was created or edited.
    CategoryChanged(CategoryId),
    /// Categories were deleted.
    CategoriesRemoved(Vec<CategoryId>),
    /// A branch was created or edited.
    BranchChanged(BranchId),
    /// Branches were closed.
    BranchesRemoved(Vec<BranchId>),
}

impl Event {
    /// The webhook type that tells it.
    pub const fn event_type(&self) -> EventType {
        match self {
            Self::ProductChanged(_) => EventType::ProductUpdate,
            Self::ProductsRemoved(_) => EventType::ProductDelete,
            Self::StockMoved { .. } => EventType::StockUpdate,
            Self::OrderChanged(_) => EventType::OrderUpdate,
            Self::InvoiceChanged(_) => EventType::InvoiceUpdate,
            Self::CustomerChanged(_) => EventType::CustomerUpdate,
            Self::CustomersRemoved(_) => EventType::CustomerDelete,
            Self::PriceBookChanged(_) => EventType::PriceBookUpdate,
            Self::PriceBooksRemoved(_) => EventType::PriceBookDelete,
            Self::PricesSet { .. } => EventType::PriceBookDetailUpdate,
            Self::PricesRemoved { .. } => EventType::PriceBookDetailDelete,
            Self::CategoryChanged(_) => EventType::CategoryUpdate,
            Self::CategoriesRemoved(_) => EventType::CategoryDelete,
            Self::BranchChanged(_) => EventType::BranchUpdate,
            Self::BranchesRemoved(_) => EventType::BranchDelete,
        }
    }
}
