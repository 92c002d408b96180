//! Paths and members whose spelling looks wrong and is right: KiotViet spells them so, and silently ignores what it
//! does not know.

/// Other charges, without the second r.
pub const SURCHAGES: &str = "/surchages";
/// Activation of another charge.
pub const ACTIVE_SURCHAGE: &str = "activesurchage";
/// Bulk creation of customers, without the s.
pub const LIST_ADD_CUSTOMERS: &str = "/listaddcutomers";
/// Bulk change of customers.
pub const LIST_UPDATE_CUSTOMERS: &str = "/listupdatecustomers";
/// Bulk creation of products.
pub const LIST_ADD_PRODUCTS: &str = "/listaddproducts";
/// Bulk change of products: "updated", unlike that of customers.
pub const LIST_UPDATED_PRODUCTS: &str = "/listupdatedproducts";
/// Tree form of categories, without the r.
pub const HIERACHICAL_DATA: &str = "hierachicalData";
/// Brands, in the singular.
pub const TRADE_MARK: &str = "/trademark";
/// Sale channels, in the singular.
pub const SALE_CHANNEL: &str = "/salechannel";

#[cfg(test)]
mod tests {
    /// Whoever corrects these breaks the client without any error from the server.
    #[test]
    fn kiotviets_spelling_is_kept() {
        assert_eq!(
            [
                super::SURCHAGES,
                super::ACTIVE_SURCHAGE,
                super::LIST_ADD_CUSTOMERS,
                super::LIST_UPDATE_CUSTOMERS,
                super::LIST_ADD_PRODUCTS,
                super::LIST_UPDATED_PRODUCTS,
                super::HIERACHICAL_DATA,
                super::TRADE_MARK,
                super::SALE_CHANNEL,
            ],
            [
                "/surchages",
                "activesurchage",
                "/listaddcutomers",
                "/listupdatecustomers",
                "/listaddproducts",
                "/listupdatedproducts",
                "hierachicalData",
                "/trademark",
                "/salechannel",
            ]
        );
    }
}
