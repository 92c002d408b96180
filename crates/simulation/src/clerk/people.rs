//! Deeds with customers, their groups, and branches.

use kiotviet_sim::actions::CustomerDraft;
use kiotviet_sim::records::CustomerGroupId;

use super::{Done, Hand};

impl Hand<'_> {
    pub(super) fn new_customer(&mut self) -> Done {
        let draft = CustomerDraft {
            name: Some(self.text("Khách")),
            contact_number: (self.pick(1, 3) > 0).then(|| format!("09{:08}", self.mark)),
            branch: self.another(&self.shop.branches),
            ..CustomerDraft::default()
        };
        let id = self.shop.create_customer(self.now, draft)?;
        Ok(Some(format!("customer {id} is new")))
    }

    pub(super) fn edit_customer(&mut self) -> Done {
        let Some(id) = self.any(&self.shop.customers) else { return Ok(None) };
        let mut draft = CustomerDraft::default();
        let text = Some(self.text("Sửa"));
        let field = match self.pick(1, 7) {
            0 => {
                draft.name = text;
                "name"
            }
            1 => {
                draft.contact_number = Some(format!("08{:08}", self.mark));
                "phone"
            }
            2 => {
                draft.address = text;
                "address"
            }
            3 => {
                draft.comments = text;
                "comments"
            }
            4 => {
                draft.email = Some(format!("khach{}@example.vn", self.mark));
                "email"
            }
            5 => {
                draft.gender = Some(self.pick(2, 2) == 0);
                "gender"
            }
            _ => {
                draft.code = Some(format!("KHX{:04}", self.mark));
                "code"
            }
        };
        self.shop.update_customer(self.now, id, draft)?;
        Ok(Some(format!("customer {id}: {field} {}", self.mark)))
    }

    pub(super) fn join_groups(&mut self) -> Done {
        let Some(id) = self.any(&self.shop.customers) else { return Ok(None) };
        let keep = self.pick(1, 4);
        let groups: Vec<CustomerGroupId> = self
            .shop
            .customer_groups
            .iter()
            .enumerate()
            .filter(|(place, _)| (self.deed.with >> (16 + place)) & 1 == 1)
            .map(|(_, group)| group.id)
            .take(keep)
            .collect();
        let said = format!("customer {id}: groups {groups:?}");
        self.shop.update_customer(
            self.now,
            id,
            CustomerDraft { groups: Some(groups), ..CustomerDraft::default() },
        )?;
        Ok(Some(said))
    }

    pub(super) fn delete_customer(&mut self) -> Done {
        let Some(id) = self.any(&self.shop.customers) else { return Ok(None) };
        self.shop.delete_customer(self.now, id)?;
        Ok(Some(format!("customer {id} is deleted")))
    }

    pub(super) fn restore_customer(&mut self) -> Done {
        let Some(id) = self.any_removed(&self.shop.customers) else { return Ok(None) };
        self.shop.restore_customer(self.now, id)?;
        Ok(Some(format!("customer {id} is restored")))
    }

    pub(super) fn group(&mut self) -> Done {
        let (now, name) = (self.now, self.text("Nhóm khách"));
        let some = self.any(&self.shop.customer_groups);
        match (self.pick(1, 4), some) {
            (0 | 1, _) | (_, None) => {
                let id = self.shop.create_customer_group(now, &name, None)?;
                Ok(Some(format!("customer group {id} is new")))
            }
            (2, Some(id)) => {
                self.shop.edit_customer_group(id, &name, None)?;
                Ok(Some(format!("customer group {id}: name {name:?}")))
            }
            (_, Some(id)) => {
                self.shop.delete_customer_group(now, id)?;
                Ok(Some(format!("customer group {id} is deleted")))
            }
        }
    }

    pub(super) fn branch(&mut self) -> Done {
        let now = self.now;
        let (open, closed) = (self.any(&self.shop.branches), self.any_removed(&self.shop.branches));
        match (self.pick(1, 4), open, closed) {
            (0, Some(id), _) => {
                self.shop.close_branch(now, id)?;
                Ok(Some(format!("branch {id} is closed")))
            }
            (1 | 2, _, Some(id)) => {
                self.shop.reopen_branch(now, id)?;
                Ok(Some(format!("branch {id} is opened again")))
            }
            (_, Some(id), _) => {
                let name = self.text("Chi nhánh");
                self.shop.rename_branch(now, id, &name)?;
                Ok(Some(format!("branch {id}: name {name:?}")))
            }
            _ => Ok(None),
        }
    }
}
