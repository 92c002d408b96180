//! Products: KiotViet prevails in what the counter works with, Abaha in what shoppers read and see.

use crate::record::Record;
use crate::records::{Product, ProductField, ProductKind};
use crate::rule::{Direction, Precedence, Rule};
use crate::rules::{Deletion, Ruled};

impl Ruled for Product {
    const BIRTHS: Direction = Direction::Both;
    const DELETION: Deletion = Deletion::Keep;

    fn default_rule(field: ProductField) -> Rule {
        use ProductField as F;
        match field {
            F::Code
            | F::Barcode
            | F::Name
            | F::Category
            | F::BasePrice
            | F::Weight
            | F::Unit
            | F::Attributes
            | F::AllowsSale
            | F::Active => Rule::new(Direction::Both, Precedence::KiotViet),
            F::Description => Rule::new(Direction::Both, Precedence::Abaha),
            // KiotViet's documentation has no images in an update: they come in until they are edited here.
            F::Images => Rule::new(Direction::In, Precedence::Abaha),
            F::Brand | F::Kind | F::Master | F::UnitOf | F::Parts => {
                Rule::new(Direction::In, Precedence::KiotViet)
            }
        }
    }

    /// KiotViet's documentation of the update names neither images nor the family, and neither a combo's parts
    /// nor the kind nor a brand's id anywhere in what may be written.
    fn can_be_sent(field: ProductField) -> bool {
        use ProductField as F;
        !matches!(field, F::Images | F::Brand | F::Kind | F::Master | F::UnitOf | F::Parts)
    }

    /// A product that shops keep on or off the shelf for themselves is on it when it comes.
    fn begin_apart(&mut self, field: ProductField) {
        match field {
            ProductField::Active => self.active = true,
            _ => self.clear(field),
        }
    }

    /// KiotViet wants a category for each product.
    fn is_sendable(&self, field: ProductField) -> bool {
        field != ProductField::Category || self.category.is_some()
    }

    /// A combo's parts and a service's kind are no members of a create: made through the API, either would
    /// become ordinary goods.
    fn can_be_born_there(&self) -> bool {
        self.kind == ProductKind::Goods
    }
}
