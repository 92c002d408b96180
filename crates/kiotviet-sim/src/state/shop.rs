//! The shop: every table, the settings, the number allocators, and the events not yet told to webhooks.

use std::collections::BTreeMap;

use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

use super::stock::PendingMoves;
use super::table::{Row, Table};
use crate::dialect::Dialect;
use crate::events::Event;
use crate::records::{
    AttributeId, AttributeName, BankAccount, BankAccountId, Branch, BranchId, Category, CategoryId, Customer,
    CustomerGroup, CustomerGroupId, CustomerId, DeliveryPartner, Invoice, InvoiceId, Location, LocationId,
    Order, OrderId, PaymentId, PriceBook, PriceBookId, Product, ProductId, SaleChannel, SaleChannelId,
    Settings, Surcharge, SurchargeId, Trademark, TrademarkId, User, UserId, WebhookId, WebhookRegistration,
};

/// Which product line of KiotViet the shop runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum AccountKind {
    /// Retail: the whole API.
    #[default]
    Retail,
    /// Food and beverage (*Cửa hàng ăn uống*): other scope, catalogue read only, no price lists.
    Fnb,
}

/// Who the shop is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShopIdentity {
    /// Shop code: the value of the `Retailer` header.
    pub retailer: String,
    /// Numeric id, as in every record and in webhook actions.
    pub retailer_id: i64,
    /// Retail or F&B.
    pub account: AccountKind,
}

impl Default for ShopIdentity {
    fn default() -> Self {
        Self { retailer: "tiemhoasua".into(), retailer_id: 501_234_567, account: AccountKind::Retail }
    }
}

/// The state of one shop.
///
/// Tables may be read and filled directly (a generator does); everything that happens *in* the shop goes through the
/// methods of the `actions` modules, which check the rules and record the events.
#[derive(Debug)]
pub struct Shop {
    /// Who it is.
    pub identity: ShopIdentity,
    /// Its configuration.
    pub settings: Settings,
    /// How its KiotViet behaves where the sources disagree.
    pub dialect: Dialect,
    /// Carrier put on parcels that name none.
    pub default_partner: Option<DeliveryPartner>,
    /// Branches.
    pub branches: Table<Branch>,
    /// Staff, the super admin included.
    pub users: Table<User>,
    /// Sale channels.
    pub sale_channels: Table<SaleChannel>,
    /// Bank accounts.
    pub bank_accounts: Table<BankAccount>,
    /// Surcharge definitions.
    pub surcharges: Table<Surcharge>,
    /// Locations.
    pub locations: Table<Location>,
    /// Brands.
    pub trademarks: Table<Trademark>,
    /// Attribute names with their values.
    pub attributes: Table<AttributeName>,
    /// Categories.
    pub categories: Table<Category>,
    /// Products.
    pub products: Table<Product>,
    /// Special price books.
    pub price_books: Table<PriceBook>,
    /// Customer groups.
    pub customer_groups: Table<CustomerGroup>,
    /// Customers.
    pub customers: Table<Customer>,
    /// Orders, cancelled ones included.
    pub orders: Table<Order>,
    /// Invoices, cancelled ones included.
    pub invoices: Table<Invoice>,
    /// Webhook registrations.
    pub webhooks: Table<WebhookRegistration>,
    pub(crate) events: Vec<Event>,
    pub(crate) pending_moves: PendingMoves,
    pub(crate) random: ChaCha8Rng,
    next_link: i64,
    next_payment: i64,
    code_numbers: BTreeMap<&'static str, u64>,
}

impl Shop {
    /// A shop with empty tables. Not one branch: a generator or a test fills it.
    pub fn new(identity: ShopIdentity, seed: u64) -> Self {
        Self {
            identity,
            settings: Settings::default(),
            dialect: Dialect::default(),
            default_partner: None,
            branches: Table::starting_at(21_101),
            users: Table::starting_at(88_001),
            sale_channels: Table::starting_at(5_001),
            bank_accounts: Table::starting_at(3_001),
            surcharges: Table::starting_at(1_201),
            locations: Table::starting_at(1),
            trademarks: Table::starting_at(166_901),
            attributes: Table::starting_at(5_101),
            categories: Table::starting_at(910_001),
            products: Table::starting_at(30_010_001),
            price_books: Table::starting_at(40_001),
            customer_groups: Table::starting_at(6_001),
            customers: Table::starting_at(70_001),
            orders: Table::starting_at(60_001),
            invoices: Table::starting_at(80_001),
            webhooks: Table::starting_at(1_500_001),
            events: Vec::new(),
            pending_moves: PendingMoves::default(),
            random: ChaCha8Rng::seed_from_u64(seed),
            next_link: 65_001,
            next_payment: 90_001,
            code_numbers: BTreeMap::new(),
        }
    }

    /// A fresh id for a link row (membership, price-book scope, applied surcharge, tax line).
    pub fn allocate_link(&mut self) -> i64 {
        let id = self.next_link;
        self.next_link += 1;
        id
    }

    /// A fresh payment id.
    pub fn allocate_payment(&mut self) -> PaymentId {
        let id = self.next_payment;
        self.next_payment += 1;
        PaymentId(id)
    }

    /// The next code of a prefix, e.g. `SP000001`; codes found taken are passed over.
    pub fn next_code(&mut self, prefix: &'static str) -> String {
        loop {
            let number = self.code_numbers.entry(prefix).or_insert(0);
            *number += 1;
            let code = format!("{prefix}{number:06}");
            let taken = match prefix {
                "SP" => self.products.by_code(&code).is_some(),
                "KH" => self.customers.by_code(&code).is_some(),
                "DH" => self.orders.by_code(&code).is_some(),
                "HD" => self.invoices.by_code(&code).is_some(),
                "THK" => self.surcharges.by_code(&code).is_some(),
                _ => false,
            };
            if !taken {
                return code;
            }
        }
    }

    /// Events recorded since the last call, oldest first.
    pub(crate) fn take_events(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.events)
    }

    /// The super admin, to whom documents without a seller belong.
    pub fn super_admin(&self) -> Option<&User> {
        self.users.iter().find(|user| user.is_super_admin)
    }

    /// A product, also a deleted one (documents keep naming it).
    pub fn product_ever(&self, id: ProductId) -> Option<&Product> {
        self.products.get(id).or_else(|| self.products.removed(id))
    }

    /// A customer, also a deleted one.
    pub fn customer_ever(&self, id: CustomerId) -> Option<&Customer> {
        self.customers.get(id).or_else(|| self.customers.removed(id))
    }

    /// A branch, also a closed one.
    pub fn branch_ever(&self, id: BranchId) -> Option<&Branch> {
        self.branches.get(id).or_else(|| self.branches.removed(id))
    }
}

macro_rules! rows {
    ($($record:ty, $id:ty $(, code $code:ident)? $(, barcode $barcode:ident)?);+ $(;)?) => {$(
        impl Row for $record {
            type Id = $id;

            fn id(&self) -> $id {
                self.id
            }

            $(fn code(&self) -> Option<&str> {
                Some(&self.$code)
            })?

            $(fn barcode(&self) -> Option<&str> {
                self.$barcode.as_deref().filter(|text| !text.is_empty())
            })?
        }
    )+};
}

rows! {
    Branch, BranchId;
    User, UserId;
    SaleChannel, SaleChannelId;
    BankAccount, BankAccountId;
    Surcharge, SurchargeId, code code;
    Location, LocationId, code name;
    Trademark, TrademarkId;
    AttributeName, AttributeId, code name;
    Category, CategoryId;
    Product, ProductId, code code, barcode barcode;
    PriceBook, PriceBookId;
    CustomerGroup, CustomerGroupId;
    Customer, CustomerId, code code;
    Order, OrderId, code code;
    Invoice, InvoiceId, code code;
    WebhookRegistration, WebhookId;
}
