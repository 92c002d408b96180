//! What people do on our side.

/// One thing a person does in the shop's admin, or a buyer in its app. As with a clerk's deed, everything is drawn
/// before and looked up when it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Act {
    /// What.
    pub doing: Doing,
    /// With which record.
    pub which: u64,
    /// Everything else that is to be chosen.
    pub with: u64,
}

macro_rules! doings {
    ($($(#[doc = $about:literal])+ $doing:ident),+ $(,)?) => {
        /// A kind of act.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Doing {
            $($(#[doc = $about])+ $doing,)+
        }

        impl Doing {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$doing),+];
        }
    };
}

doings! {
    /// A new price, unlike every other.
    Price,
    /// A new name of a product.
    Rename,
    /// A new code of a product.
    Recode,
    /// A new barcode.
    Barcode,
    /// A new description.
    Describe,
    /// Another category.
    Shelve,
    /// Taken off the shelf, or put on it.
    Activate,
    /// Something that KiotViet alone decides: refused.
    Brand,
    /// A product is born.
    NewProduct,
    /// A family of a product and further units is born, with stock.
    NewFamily,
    /// So many products at once that they travel together.
    NewProducts,
    /// A product that was only ours is sent.
    SendProduct,
    /// A product goes.
    ArchiveProduct,
    /// A product comes back.
    RestoreProduct,
    /// A category is born.
    NewCategory,
    /// Another name of a category.
    RenameCategory,
    /// A category moves in the tree.
    MoveCategory,
    /// A category goes.
    ArchiveCategory,
    /// A category comes back.
    RestoreCategory,
    /// A customer is born.
    NewCustomer,
    /// Some field of a customer changes.
    EditCustomer,
    /// A customer joins or leaves groups.
    Join,
    /// A customer goes.
    ArchiveCustomer,
    /// A customer comes back.
    RestoreCustomer,
    /// An order is placed.
    Order,
    /// The same request again, with the same key.
    OrderAgain,
    /// An order is cancelled.
    Cancel,
    /// A conflict is decided.
    Decide,
    /// Something is taken back.
    Undo,
    /// What waits for a person is tried again.
    Retry,
}
