//! Deliberate mistakes, compiled only to prove that the simulation sees them (feature `broken`).

use crate::store::Store;

macro_rules! mistakes {
    ($($(#[doc = $about:literal])+ $mistake:ident),+ $(,)?) => {
        /// A mistake somebody might make.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Mistake {
            $($(#[doc = $about])+ $mistake,)+
        }

        impl Mistake {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$mistake),+];

            /// What it is, in words.
            pub fn about(self) -> &'static str {
                match self { $(Self::$mistake => concat!($($about),+).trim_ascii(),)+ }
            }
        }
    };
}

mistakes! {
    /// The next reading begins exactly where the last one began, without any overlap.
    DropTheOverlap,
    /// The watermark moves with the first page, before the others are stored.
    AdvanceEarly,
    /// Every list counts as whole, whatever was odd about it.
    TrustEveryList,
    /// What a list does not hold is archived without being asked for.
    ArchiveUnasked,
    /// A worker writes though another has taken over.
    ForgetTheFence,
    /// An older observation replaces a newer one.
    OlderReplacesNewer,
}

impl Store {
    /// From now on this mistake is made.
    pub fn make(&self, mistake: Mistake) {
        self.database().make(mistake);
    }
}
