//! Branches, staff, sale channels, bank accounts, locations, settings.

use super::names::SALE_CHANNEL;
use super::resource::{ListQuery, Resource};
use crate::account::Ability;
use crate::client::{Client, Query};
use crate::error::Error;
use crate::json::Single;
use crate::wire::{BankAccount, Branch, Location, SaleChannel, Settings, User};

macro_rules! listed {
    ($($(#[$doc:meta])* $query:ident, $entity:ident, $path:expr, incremental: $incremental:literal, removed: $removed:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        pub struct $query;

        impl ListQuery for $query {
            fn path(&self) -> String {
                $entity::PATH.to_owned()
            }
            fn write(&self, _query: &mut Query) {}
        }

        impl Resource for $entity {
            type Query = $query;
            const PATH: &'static str = $path;
            const ABILITY: Ability = Ability::ReadReference;
            const INCREMENTAL: bool = $incremental;
            const REMOVED_IDS: bool = $removed;
            fn id(&self) -> i64 {
                self.id.get()
            }
        }
    )*};
}

listed! {
    /// How to list branches. Removed ids are branches closed.
    BranchQuery, Branch, "/branches", incremental: true, removed: true;
    /// How to list staff.
    UserQuery, User, "/users", incremental: true, removed: true;
    /// How to list sale channels.
    SaleChannelQuery, SaleChannel, SALE_CHANNEL, incremental: true, removed: false;
    /// How to list bank accounts.
    BankAccountQuery, BankAccount, "/BankAccounts", incremental: true, removed: true;
    /// How to list provinces and districts.
    LocationQuery, Location, "/locations", incremental: false, removed: false;
}

impl Client {
    /// The switches of the shop that the API can read.
    pub async fn settings(&self) -> Result<Single<Settings>, Error> {
        self.read_bare("/settings", Ability::ReadReference).await
    }
}
