//! Deeds with products, stock, categories and price books.

use kiotviet_sim::actions::{PriceBookDraft, ProductDraft};
use kiotviet_sim::records::{Attribute, BranchId, Formula, PriceBookId, ProductId, ProductKind};
use rust_decimal::Decimal;

use super::{Done, Hand};
use crate::plan::Verb;

impl Hand<'_> {
    pub(super) fn edit_product(&mut self) -> Done {
        let Some(id) = self.any(&self.shop.products) else { return Ok(None) };
        let mut draft = ProductDraft::default();
        let said = match self.deed.verb {
            Verb::Price => {
                draft.base_price = Some(self.price());
                format!("price {}", self.price())
            }
            Verb::Rename => {
                draft.name = Some(self.text("Tên"));
                format!("name {:?}", self.text("Tên"))
            }
            Verb::Recode => {
                // Sometimes the code of one that has gone: codes come back into use.
                let free = self.any_removed(&self.shop.products).filter(|_| self.pick(3, 3) == 0);
                let code = free.and_then(|gone| self.shop.product_ever(gone)).map(|gone| gone.code.clone());
                let code = code.unwrap_or_else(|| format!("MA{:04}", self.mark));
                let said = format!("code {code}");
                draft.code = Some(code);
                said
            }
            Verb::Barcode => {
                let code = format!("893{:09}", self.mark);
                draft.barcode = Some(code.clone());
                format!("barcode {code}")
            }
            Verb::Describe => {
                draft.description = Some(self.text("<p>Mô tả</p>"));
                format!("description {}", self.mark)
            }
            Verb::Shelve => {
                draft.category = self.another(&self.shop.categories);
                format!("category {:?}", draft.category)
            }
            Verb::Weigh => {
                draft.weight = Some(Decimal::from(self.mark as i64 % 50));
                format!("weight {}", self.mark % 50)
            }
            Verb::DiscontinueAt => {
                let Some(branch) = self.another(&self.shop.branches) else { return Ok(None) };
                let on = self.pick(2, 2) == 0;
                self.shop.set_product_active_at(self.now, id, branch, on)?;
                return Ok(Some(format!("product {id} at branch {branch}: active {on}")));
            }
            _ => {
                let on = self.pick(1, 2) == 0;
                draft.is_active = Some(on);
                format!("active {on}")
            }
        };
        self.shop.update_product(self.now, id, draft)?;
        Ok(Some(format!("product {id}: {said}")))
    }

    pub(super) fn new_product(&mut self) -> Done {
        let draft = ProductDraft {
            name: Some(self.text("Hàng")),
            category: self.any(&self.shop.categories),
            base_price: Some(self.price()),
            ..ProductDraft::default()
        };
        let id = self.shop.create_product(self.now, draft)?;
        Ok(Some(format!("product {id} is new")))
    }

    pub(super) fn new_sibling(&mut self) -> Done {
        let Some(id) = self.any(&self.shop.products) else { return Ok(None) };
        let Some(product) = self.shop.products.get(id) else { return Ok(None) };
        let mut draft = ProductDraft {
            name: Some(product.name.clone()),
            category: Some(product.category),
            base_price: Some(self.price()),
            ..ProductDraft::default()
        };
        if product.attributes.is_empty() {
            draft.unit = Some(format!("Thùng {}", self.mark));
            draft.master_unit = Some(product.pool_owner());
            draft.conversion = Some(Decimal::from(2 + self.mark as i64 % 23));
        } else {
            draft.has_variants = Some(true);
            draft.master_product = Some(product.master_product.unwrap_or(id));
            let attribute = |attribute: &Attribute| Attribute {
                name: attribute.name.clone(),
                value: format!("{} {}", attribute.value, self.mark),
                is_deleted: false,
            };
            draft.attributes = Some(product.attributes.iter().map(attribute).collect());
        }
        let made = self.shop.create_product(self.now, draft)?;
        Ok(Some(format!("product {made} is a new sibling of {id}")))
    }

    pub(super) fn new_combo(&mut self) -> Done {
        let part = self.any(&self.shop.products);
        let category = self.another(&self.shop.categories);
        let is_service = self.pick(2, 3) == 0;
        let formulas = part
            .filter(|_| !is_service)
            .map(|material| vec![Formula { material, quantity: Decimal::from(1 + self.mark as i64 % 4) }]);
        let draft = ProductDraft {
            name: Some(self.text("Bộ")),
            category,
            kind: Some(if is_service { ProductKind::Service } else { ProductKind::Combo }),
            base_price: Some(self.price()),
            formulas,
            ..ProductDraft::default()
        };
        let id = self.shop.create_product(self.now, draft)?;
        Ok(Some(format!("product {id} is a new {}", if is_service { "service" } else { "combo" })))
    }

    pub(super) fn delete_product(&mut self) -> Done {
        let Some(id) = self.any(&self.shop.products) else { return Ok(None) };
        self.shop.delete_product(self.now, id)?;
        Ok(Some(format!("product {id} is deleted")))
    }

    pub(super) fn restore_product(&mut self) -> Done {
        let Some(id) = self.any_removed(&self.shop.products) else { return Ok(None) };
        self.shop.restore_product(self.now, id)?;
        Ok(Some(format!("product {id} is restored")))
    }

    pub(super) fn move_stock(&mut self) -> Done {
        let (product, branch) = (self.any(&self.shop.products), self.another(&self.shop.branches));
        let (Some(product), Some(branch)) = (product, branch) else { return Ok(None) };
        let quantity = Decimal::new(10 + self.mark as i64 * 5, 1);
        let (now, shop) = (self.now, &mut *self.shop);
        match self.deed.verb {
            Verb::Receive => shop.receive_goods(now, branch, product, quantity, None)?,
            Verb::Count => shop.count_stock(now, branch, product, quantity)?,
            _ => shop.write_stock(now, branch, product, quantity)?,
        }
        Ok(Some(format!("stock of {product} at {branch}: {:?} {quantity}", self.deed.verb)))
    }

    pub(super) fn category(&mut self) -> Done {
        let (name, now) = (self.text("Nhóm"), self.now);
        let some = self.any(&self.shop.categories);
        if self.deed.verb == Verb::NewCategory {
            let parent = some.filter(|_| self.pick(1, 2) == 0);
            let id = self.shop.create_category(now, &name, parent)?;
            return Ok(Some(format!("category {id} is new below {parent:?}")));
        }
        let Some(id) = some else { return Ok(None) };
        match self.deed.verb {
            Verb::RenameCategory => {
                self.shop.update_category(now, id, Some(&name), None)?;
                Ok(Some(format!("category {id}: name {name:?}")))
            }
            Verb::MoveCategory => {
                let parent = self.another(&self.shop.categories).filter(|_| self.pick(2, 3) > 0);
                self.shop.update_category(now, id, None, Some(parent))?;
                Ok(Some(format!("category {id} moves below {parent:?}")))
            }
            _ => {
                self.shop.delete_category(now, id)?;
                Ok(Some(format!("category {id} is deleted")))
            }
        }
    }

    pub(super) fn book(&mut self) -> Done {
        let now = self.now;
        if self.deed.verb == Verb::NewBook {
            let draft = PriceBookDraft { name: Some(self.text("Bảng giá")), ..PriceBookDraft::default() };
            let id = self.shop.create_price_book(now, draft)?;
            return Ok(Some(format!("price book {id} is new")));
        }
        let Some(id) = self.any(&self.shop.price_books) else { return Ok(None) };
        match self.deed.verb {
            Verb::EditBook => {
                let draft = self.book_draft();
                self.shop.edit_price_book(now, id, draft)?;
                Ok(Some(format!("price book {id} is edited")))
            }
            Verb::DeleteBook => {
                self.shop.delete_price_book(now, id)?;
                Ok(Some(format!("price book {id} is deleted")))
            }
            Verb::SetPrice => {
                let Some(product) = self.another(&self.shop.products) else { return Ok(None) };
                let price = self.price();
                self.shop.set_price(now, id, product, price)?;
                Ok(Some(format!("price book {id}: {product} at {price}")))
            }
            _ => {
                let Some(product) = self.priced(id) else { return Ok(None) };
                self.shop.remove_price(id, product)?;
                Ok(Some(format!("price book {id}: {product} is taken out")))
            }
        }
    }

    fn book_draft(&self) -> PriceBookDraft {
        let mut draft = PriceBookDraft::default();
        match self.pick(1, 4) {
            0 => draft.name = Some(self.text("Bảng giá")),
            1 => draft.is_active = Some(self.pick(2, 2) == 0),
            2 => {
                draft.branches =
                    Some(self.another(&self.shop.branches).into_iter().collect::<Vec<BranchId>>())
            }
            _ => draft.customer_groups = Some(self.another(&self.shop.customer_groups).into_iter().collect()),
        }
        draft
    }

    fn priced(&self, book: PriceBookId) -> Option<ProductId> {
        let entries = &self.shop.price_books.get(book)?.entries;
        entries.keys().nth(self.pick(1, entries.len())).copied()
    }
}
