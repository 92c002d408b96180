//! The two kinds of account, and everything in which they differ: hosts, token scope, abilities.
//!
//! KiotViet sells a retail product line and one for eating places (*cửa hàng ăn uống*, F&B). The documentation of
//! the latter promises reading categories and products, creating orders, customers and webhooks, and nothing else.

use serde::{Deserialize, Serialize};

/// The product line a shop has bought.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AccountType {
    /// KiotViet Bán lẻ.
    Retail,
    /// KiotViet Cửa hàng ăn uống.
    Fnb,
}

/// What a call needs the account to be able to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ability {
    /// Read categories and products.
    ReadCatalogue,
    /// Create, change and delete categories and products.
    WriteCatalogue,
    /// Read stock per branch.
    ReadStock,
    /// Read price books, set prices in them.
    PriceBooks,
    /// Read branches, staff, sale channels, bank accounts, settings, locations.
    ReadReference,
    /// Read and write other charges (thu khác).
    Surcharges,
    /// Read and write customers and read their groups.
    Customers,
    /// Create an order.
    CreateOrders,
    /// List, read, change and cancel orders.
    ManageOrders,
    /// Read and write invoices and payments.
    Invoices,
    /// Register and remove webhooks.
    Webhooks,
}

impl AccountType {
    /// Root address of the API.
    pub const fn api_url(self) -> &'static str {
        match self {
            AccountType::Retail => "https://public.kiotapi.com",
            AccountType::Fnb => "https://publicfnb.kiotapi.com",
        }
    }

    /// Address that hands out access tokens.
    pub const fn token_url(self) -> &'static str {
        match self {
            AccountType::Retail => "https://id.kiotviet.vn/connect/token",
            AccountType::Fnb => "https://api.fnb.kiotviet.vn/identity/connect/token",
        }
    }

    /// Scope asked for with the token.
    pub const fn scope(self) -> &'static str {
        match self {
            AccountType::Retail => "PublicApi.Access",
            AccountType::Fnb => "PublicApi.Access.FNB",
        }
    }

    /// Whether this kind of account can do that. A call that needs more is refused before anything is sent.
    pub const fn can(self, ability: Ability) -> bool {
        match self {
            AccountType::Retail => true,
            AccountType::Fnb => matches!(
                ability,
                Ability::ReadCatalogue
                    | Ability::ReadReference
                    | Ability::Customers
                    | Ability::CreateOrders
                    | Ability::Webhooks
            ),
        }
    }
}

impl std::fmt::Display for AccountType {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            AccountType::Retail => "retail",
            AccountType::Fnb => "F&B",
        })
    }
}

impl std::fmt::Display for Ability {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Ability::ReadCatalogue => "reading the catalogue",
            Ability::WriteCatalogue => "writing the catalogue",
            Ability::ReadStock => "reading stock",
            Ability::PriceBooks => "price books",
            Ability::ReadReference => "reading reference data",
            Ability::Surcharges => "other charges",
            Ability::Customers => "customers",
            Ability::CreateOrders => "creating orders",
            Ability::ManageOrders => "reading and changing orders",
            Ability::Invoices => "invoices and payments",
            Ability::Webhooks => "webhooks",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_fnb_account_reads_the_catalogue_but_does_not_write_it() {
        assert!(AccountType::Fnb.can(Ability::ReadCatalogue));
        assert!(AccountType::Fnb.can(Ability::CreateOrders));
        for refused in
            [Ability::WriteCatalogue, Ability::PriceBooks, Ability::ManageOrders, Ability::Invoices]
        {
            assert!(!AccountType::Fnb.can(refused), "{refused}");
            assert!(AccountType::Retail.can(refused), "{refused}");
        }
    }
}
