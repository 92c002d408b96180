//! What the shop's staff do on KiotViet.

/// One thing a clerk does. Which record it falls on is drawn as a number and looked up when it is done, so that the
/// deed makes sense whatever was done before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deed {
    /// What.
    pub verb: Verb,
    /// With which record.
    pub which: u64,
    /// Everything else that is to be chosen.
    pub with: u64,
}

macro_rules! verbs {
    ($($(#[doc = $about:literal])+ $verb:ident),+ $(,)?) => {
        /// A kind of deed.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Verb {
            $($(#[doc = $about])+ $verb,)+
        }

        impl Verb {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$verb),+];
        }
    };
}

verbs! {
    /// A new price, unlike every other.
    Price,
    /// A new name of a product.
    Rename,
    /// A new code of a product.
    Recode,
    /// A new barcode, or the barcode of another product that gave it up.
    Barcode,
    /// A new description.
    Describe,
    /// Another category.
    Shelve,
    /// Another weight.
    Weigh,
    /// Stopped or resumed in the whole shop.
    Discontinue,
    /// Stopped or resumed at one branch.
    DiscontinueAt,
    /// A new product of its own.
    NewProduct,
    /// A further variant or unit of a product.
    NewSibling,
    /// A combo or a service.
    NewCombo,
    /// A product goes.
    DeleteProduct,
    /// A deleted product comes back.
    RestoreProduct,
    /// Goods come in.
    Receive,
    /// The shelf is counted.
    Count,
    /// Stock is set by an edit of the product.
    WriteStock,
    /// A new category.
    NewCategory,
    /// Another name of a category.
    RenameCategory,
    /// A category moves in the tree.
    MoveCategory,
    /// A category goes.
    DeleteCategory,
    /// A new customer.
    NewCustomer,
    /// Some field of a customer changes.
    EditCustomer,
    /// A customer joins or leaves groups.
    Join,
    /// A customer goes.
    DeleteCustomer,
    /// A deleted customer comes back.
    RestoreCustomer,
    /// A customer group is made, renamed or deleted.
    Group,
    /// A new order.
    Order,
    /// An order's lines or note change.
    EditOrder,
    /// An order is confirmed.
    Confirm,
    /// An order is invoiced, whole or in part.
    Invoice,
    /// An order is cancelled.
    Cancel,
    /// An order is closed before all of it was invoiced.
    End,
    /// A sale at the counter without an order.
    Sell,
    /// A new price book.
    NewBook,
    /// A price book is renamed, switched or limited.
    EditBook,
    /// A price book goes.
    DeleteBook,
    /// A price in a book.
    SetPrice,
    /// A product leaves a book.
    RemovePrice,
    /// A branch is renamed, closed or opened again.
    Branch,
}
