//! Acts with products and categories.

use dongbo_store::{Cause, NewMember, OpeningStock};
use dongbo_sync::records::{Category, PointOfSale, Product, ProductKind};
use dongbo_sync::{Entity, Local, Money, Quantity, Reference};

use super::{Done, Hand, WHO};
use crate::executor::lock;
use crate::plan::Doing;

impl Hand {
    pub(super) async fn edit_product(&self) -> Done {
        let Some((local, _)) = self.any::<Product>(false).await? else { return Ok(None) };
        let (doing, mark, price) = (self.act.doing, self.mark, Money::new(self.price()));
        let (name, text) = (self.text("Tên"), self.text("<p>Mô tả</p>"));
        let category = self.some_category().await?;
        let edit = move |product: &mut Product| match doing {
            Doing::Price => product.base_price = price,
            Doing::Rename => product.name.clone_from(&name),
            Doing::Recode => product.code = format!("TA{mark:04}"),
            Doing::Barcode => product.barcode = Some(format!("885{mark:09}")),
            Doing::Describe => product.description = Some(text.clone()),
            Doing::Shelve => product.category = category.map(Reference::Here).or(product.category),
            Doing::Activate => product.active = !product.active,
            _ => product.brand = Some(name.clone()),
        };
        let outcome = self.editor().change(local, edit).await;
        self.edited(local, outcome)
    }

    async fn some_category(&self) -> Result<Option<Local<Category>>, dongbo_store::StoreError> {
        let all = self.records::<Category>(false).await?;
        Ok(all.get(self.pick(3, all.len())).map(|(local, _)| *local))
    }

    fn product(&self, number: usize, category: Local<Category>) -> Product {
        let code = match self.pick(1, 3) {
            0 => String::new(),
            _ => format!("SP{:04}-{number}", self.mark),
        };
        Product {
            code,
            barcode: None,
            name: format!("{} {number}", self.text("Hàng")),
            category: Some(Reference::Here(category)),
            brand: None,
            kind: ProductKind::Goods,
            base_price: Money::new(self.price()),
            weight: None,
            unit: None,
            master: None,
            unit_of: None,
            attributes: Vec::new(),
            images: Vec::new(),
            description: None,
            parts: Vec::new(),
            allows_sale: true,
            active: true,
        }
    }

    async fn opening(&self) -> Result<Vec<OpeningStock>, dongbo_store::StoreError> {
        let places = self.records::<PointOfSale>(false).await?;
        let place = places.get(self.pick(5, places.len())).filter(|_| self.pick(6, 2) == 0);
        let opening = |(place, _): &(Local<PointOfSale>, PointOfSale)| OpeningStock {
            point_of_sale: *place,
            on_hand: Quantity::whole(1 + self.mark as i64 % 9),
            cost: None,
        };
        Ok(place.map(opening).into_iter().collect())
    }

    pub(super) async fn new_products(&self) -> Done {
        let Some(category) = self.some_category().await? else { return Ok(None) };
        let alone = |product| NewMember { product, master: None, base: None, opening: Vec::new() };
        let first = NewMember { opening: self.opening().await?, ..alone(self.product(0, category)) };
        let members = match self.act.doing {
            Doing::NewProduct => vec![first],
            Doing::NewProducts => (0..12).map(|number| alone(self.product(number, category))).collect(),
            _ => {
                let unit = |unit: &str, product| Product { unit: Some(unit.to_owned()), ..product };
                let further = alone(unit("Thùng", self.product(1, category)));
                vec![
                    NewMember { product: unit("Hộp", first.product), ..first },
                    NewMember { base: Some((0, Quantity::whole(12))), ..further },
                ]
            }
        };
        match self.editor().create_products(members).await? {
            Ok(made) => {
                let ids: Vec<i64> = made.iter().map(|local| local.get()).collect();
                lock(&self.ledger).born.extend(ids.iter().map(|id| (Entity::Products, *id)));
                Ok(Some(format!("products {ids:?} are born")))
            }
            Err(refusal) => Ok(Some(format!("a new product is refused: {refusal}"))),
        }
    }

    /// A product that KiotViet was not told of, as an import from a file leaves it.
    pub(super) async fn send_product(&self) -> Done {
        let Some(category) = self.some_category().await? else { return Ok(None) };
        let mut product = self.product(0, category);
        product.code = format!("SP{:04}", self.mark);
        let local = self.store.add_ours(self.shop, product, self.now).await?;
        lock(&self.ledger).born.insert((Entity::Products, local.get()));
        self.store.send(self.shop, vec![local], self.now).await?;
        Ok(Some(format!("product {} is sent", local.get())))
    }

    pub(super) async fn new_category(&self) -> Done {
        let parent = self.some_category().await?.filter(|_| self.pick(1, 2) == 0);
        let name = self.text("Nhóm");
        let make = move |_| Category { name: name.clone(), parent: parent.map(Reference::Here) };
        match self.editor().create(make).await? {
            Ok(local) => {
                lock(&self.ledger).born.insert((Entity::Categories, local.get()));
                Ok(Some(format!("category {} is born below {parent:?}", local.get())))
            }
            Err(refusal) => Ok(Some(format!("a new category is refused: {refusal}"))),
        }
    }

    pub(super) async fn edit_category(&self) -> Done {
        let Some((local, _)) = self.any::<Category>(false).await? else { return Ok(None) };
        let parent = self.some_category().await?.filter(|_| self.pick(2, 3) > 0);
        let (doing, name) = (self.act.doing, self.text("Nhóm"));
        let edit = move |category: &mut Category| match doing {
            Doing::RenameCategory => category.name.clone_from(&name),
            _ => category.parent = parent.map(Reference::Here),
        };
        let outcome = self.editor().change(local, edit).await;
        self.edited(local, outcome)
    }

    /// Whoever acts.
    pub(super) fn cause(&self) -> Cause {
        Cause::Person(WHO.to_owned())
    }
}
