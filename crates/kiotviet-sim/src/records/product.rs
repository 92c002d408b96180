//! Products (*hàng hóa*): one flat row per sellable thing.

use jiff::{Timestamp, civil::Date};
use rust_decimal::Decimal;

use super::{BranchId, CategoryId, Money, ProductId, Quantity, TrademarkId};

/// What a row is, by its `type` number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProductKind {
    /// 1: made of other products; its stock is that of its parts.
    Combo,
    /// 2: ordinary goods.
    Goods,
    /// 3: a service, without stock.
    Service,
}

impl ProductKind {
    /// The number on the wire.
    pub const fn number(self) -> i64 {
        match self {
            Self::Combo => 1,
            Self::Goods => 2,
            Self::Service => 3,
        }
    }

    /// The kind of a number, if it names one.
    pub const fn from_number(number: i64) -> Option<Self> {
        match number {
            1 => Some(Self::Combo),
            2 => Some(Self::Goods),
            3 => Some(Self::Service),
            _ => None,
        }
    }
}

/// One attribute of a variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Name, e.g. `MÀU`.
    pub name: String,
    /// Value, e.g. `Trắng`.
    pub value: String,
    /// Deleted long ago, yet listed unless `includeSoftDeletedAttribute=false`.
    pub is_deleted: bool,
}

impl Attribute {
    /// A live attribute.
    pub fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into(), is_deleted: false }
    }
}

/// One part of a combo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formula {
    /// The part.
    pub material: ProductId,
    /// Pieces of it in one combo.
    pub quantity: Quantity,
}

/// The stock row of a product at a branch.
///
/// All units of a base share one pool: `on_hand` and `cost` of a unit row (one with `master_unit`) are not used,
/// they are derived from the base's.
#[derive(Clone, Debug, PartialEq)]
pub struct Inventory {
    /// Where.
    pub branch: BranchId,
    /// On hand in the base unit; may be negative.
    pub on_hand: Quantity,
    /// Ordered by customers under this very code and not yet delivered, in this row's own unit.
    pub reserved: Quantity,
    /// Ordered from suppliers.
    pub on_order: Quantity,
    /// Cost price of one base unit, VND.
    pub cost: Money,
    /// Least stock wanted.
    pub min_quantity: Quantity,
    /// Most stock wanted; 999999999 means none.
    pub max_quantity: Quantity,
    /// False: stopped at this branch though active in the shop.
    pub is_active: bool,
}

impl Inventory {
    /// An empty stock row.
    pub fn empty(branch: BranchId) -> Self {
        Self {
            branch,
            on_hand: Decimal::ZERO,
            reserved: Decimal::ZERO,
            on_order: Decimal::ZERO,
            cost: Decimal::ZERO,
            min_quantity: Decimal::ZERO,
            max_quantity: Self::NO_MAXIMUM,
            is_active: true,
        }
    }

    /// The number that stands for "no maximum".
    pub const NO_MAXIMUM: Quantity = Decimal::from_parts(999_999_999, 0, 0, false, 0);
}

/// How a shop pays VAT.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaxMethod {
    /// *Khấu trừ*, deduction.
    Deduction,
    /// *Trực tiếp*, direct.
    Direct,
}

/// The tax of a product.
#[derive(Clone, Debug, PartialEq)]
pub struct ProductTax {
    /// Id of the tax line.
    pub id: i64,
    /// Method.
    pub method: TaxMethod,
    /// Tax id of KiotViet's table, e.g. 3 = VAT 8 %.
    pub tax_id: i64,
    /// Percent, when it is a number.
    pub value: Option<Decimal>,
    /// Shown name, e.g. `VAT 8%`.
    pub name: String,
    /// The purchase side.
    pub is_purchase: bool,
}

/// A serial number of serial goods.
#[derive(Clone, Debug, PartialEq)]
pub struct Serial {
    /// The number.
    pub serial_number: String,
    /// In stock, or gone.
    pub in_stock: bool,
    /// Where.
    pub branch: BranchId,
    /// When it came.
    pub created_at: Timestamp,
}

/// A batch of goods with an expiry date.
#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    /// Batch name.
    pub name: String,
    /// Pieces on hand.
    pub on_hand: Quantity,
    /// Expiry.
    pub expires_on: Date,
    /// Where.
    pub branch: BranchId,
}

/// A shelf on which a product lies at a branch.
#[derive(Clone, Debug, PartialEq)]
pub struct Shelf {
    /// Where.
    pub branch: BranchId,
    /// Names of the shelves.
    pub shelves: String,
}

/// A warranty or maintenance promise.
#[derive(Clone, Debug, PartialEq)]
pub struct Warranty {
    /// Its id.
    pub id: i64,
    /// Text.
    pub description: String,
    /// How many of the time unit.
    pub number_time: i64,
    /// 1 day, 2 month, 3 year.
    pub time_type: i64,
    /// 1 *bảo hành*, 3 *bảo trì*.
    pub warranty_type: i64,
    /// When it was made.
    pub created_at: Timestamp,
}

/// The rarely present parts of a product.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProductExtras {
    /// Serial numbers (with `IncludeSerials`).
    pub serials: Vec<Serial>,
    /// Batches (with `IncludeBatchExpires`).
    pub batches: Vec<Batch>,
    /// Shelves (with `IncludeProductShelves`).
    pub shelves: Vec<Shelf>,
    /// Warranties (with `includeWarranties`).
    pub warranties: Vec<Warranty>,
    /// Taxes.
    pub taxes: Vec<ProductTax>,
}

/// A product row.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    /// Its id.
    pub id: ProductId,
    /// SKU, unique without regard to case among live products.
    pub code: String,
    /// Barcode, at most 16 characters, unique when present.
    pub barcode: Option<String>,
    /// Name without attributes and unit.
    pub name: String,
    /// Its one category.
    pub category: CategoryId,
    /// Brand.
    pub trademark: Option<TrademarkId>,
    /// Combo, goods or service.
    pub kind: ProductKind,
    /// May be sold directly (false: only as a part).
    pub allows_sale: bool,
    /// False: *ngừng kinh doanh* in the whole shop.
    pub is_active: bool,
    /// As KiotViet reports it; no proof of variants.
    pub has_variants: bool,
    /// Attributes, in order.
    pub attributes: Vec<Attribute>,
    /// Unit name, e.g. `Hộp`.
    pub unit: Option<String>,
    /// First variant of the family; none on that one itself.
    pub master_product: Option<ProductId>,
    /// Base-unit product; none on the base itself.
    pub master_unit: Option<ProductId>,
    /// Base units in one of this unit; 1 on the base.
    pub conversion: Quantity,
    /// The other units of this base, in order of creation (empty on unit rows). Kept up by the shop.
    pub units: Vec<ProductId>,
    /// Picture addresses.
    pub images: Vec<String>,
    /// Common price, the same in all branches.
    pub base_price: Money,
    /// Weight in grams.
    pub weight: Option<Decimal>,
    /// HTML.
    pub description: Option<String>,
    /// Note template.
    pub order_template: Option<String>,
    /// Earns points.
    pub is_reward_point: Option<bool>,
    /// Serial goods.
    pub is_lot_serial_control: Option<bool>,
    /// Batch goods.
    pub is_batch_expire_control: Option<bool>,
    /// Parts of a combo.
    pub formulas: Vec<Formula>,
    /// Stock rows, one per branch (none for a service).
    pub inventories: Vec<Inventory>,
    /// Serials, batches, shelves, warranties, taxes.
    pub extras: Option<Box<ProductExtras>>,
    /// When it was made.
    pub created_at: Timestamp,
    /// Last edit of the record; none until the first. Stock movements do not touch it.
    pub modified_at: Option<Timestamp>,
    /// Last movement of its stock.
    pub stock_moved_at: Option<Timestamp>,
}

impl Product {
    /// An active, sellable piece of goods with everything else empty: a start for builders.
    pub fn new(
        id: ProductId,
        code: impl Into<String>,
        name: impl Into<String>,
        category: CategoryId,
        at: Timestamp,
    ) -> Self {
        Self {
            id,
            code: code.into(),
            barcode: None,
            name: name.into(),
            category,
            trademark: None,
            kind: ProductKind::Goods,
            allows_sale: true,
            is_active: true,
            has_variants: false,
            attributes: Vec::new(),
            unit: None,
            master_product: None,
            master_unit: None,
            conversion: Decimal::ONE,
            units: Vec::new(),
            images: Vec::new(),
            base_price: Decimal::ZERO,
            weight: None,
            description: None,
            order_template: None,
            is_reward_point: None,
            is_lot_serial_control: None,
            is_batch_expire_control: None,
            formulas: Vec::new(),
            inventories: Vec::new(),
            extras: None,
            created_at: at,
            modified_at: None,
            stock_moved_at: None,
        }
    }

    /// Name + ` - value` per live attribute + ` (unit)`.
    pub fn full_name(&self) -> String {
        let mut full = self.name.clone();
        for attribute in self.attributes.iter().filter(|attribute| !attribute.is_deleted) {
            full.push_str(" - ");
            full.push_str(&attribute.value);
        }
        if let Some(unit) = self.unit.as_deref().filter(|unit| !unit.is_empty()) {
            full.push_str(" (");
            full.push_str(unit);
            full.push(')');
        }
        full
    }

    /// The row that owns the stock pool: the base unit, or the product itself.
    pub fn pool_owner(&self) -> ProductId {
        self.master_unit.unwrap_or(self.id)
    }

    /// Its stock row at a branch.
    pub fn inventory(&self, branch: BranchId) -> Option<&Inventory> {
        self.inventories.iter().find(|inventory| inventory.branch == branch)
    }

    /// Its stock row at a branch, made empty when there was none.
    pub fn inventory_mut(&mut self, branch: BranchId) -> &mut Inventory {
        let place = match self.inventories.iter().position(|inventory| inventory.branch == branch) {
            Some(place) => place,
            None => {
                self.inventories.push(Inventory::empty(branch));
                self.inventories.len() - 1
            }
        };
        &mut self.inventories[place]
    }

    /// Change key: the last edit, or the creation of a record never edited.
    pub fn changed_at(&self) -> Timestamp {
        self.modified_at.unwrap_or(self.created_at)
    }
}
