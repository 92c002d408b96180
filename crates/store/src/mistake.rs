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
    /// A create whose answer was lost is sent again without a look.
    SkipTheProbe,
    /// What arrives later passes for the newer, whenever it was asked for.
    TrustTheOrderOfArrival,
    /// Orders that KiotViet does not count yet are forgotten when the shelf is counted.
    ForgetTheUncounted,
    /// The key of an order is not looked up.
    ForgetTheKey,
    /// An edit counts as sent before it is.
    SettleBeforeSending,
    /// A row leaves the outbox though something new was asked for meanwhile.
    IgnoreTheGeneration,
}

impl Store {
    /// From now on this mistake is made.
    pub fn make(&self, mistake: Mistake) {
        self.database().make(mistake);
    }
}
