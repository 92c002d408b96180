//! Acts with customers.

use dongbo_sync::records::{Customer, CustomerGroup, CustomerKind, Gender};
use dongbo_sync::{Entity, Local, Reference};

use super::{Done, Hand};
use crate::executor::lock;
use crate::plan::Doing;

impl Hand {
    /// A phone that nobody else has.
    pub(super) fn phone(&self) -> String {
        format!("07{:08}", self.mark)
    }

    pub(super) async fn new_customer(&self) -> Done {
        let (name, phone) = (self.text("Khách"), (self.pick(1, 4) > 0).then(|| self.phone()));
        let make = move |local: Local<Customer>| Customer {
            code: format!("AB{:06}", local.get()),
            name: name.clone(),
            phone: phone.clone(),
            other_phone: None,
            email: None,
            kind: CustomerKind::Person,
            gender: None,
            birth_date: None,
            address: None,
            location: None,
            ward: None,
            organization: None,
            tax_code: None,
            comments: None,
            groups: Vec::new(),
        };
        match self.editor().create(make).await? {
            Ok(local) => {
                lock(&self.ledger).born.insert((Entity::Customers, local.get()));
                Ok(Some(format!("customer {} is born", local.get())))
            }
            Err(refusal) => Ok(Some(format!("a new customer is refused: {refusal}"))),
        }
    }

    pub(super) async fn edit_customer(&self) -> Done {
        let Some((local, _)) = self.any::<Customer>(false).await? else { return Ok(None) };
        let groups = self.records::<CustomerGroup>(false).await?;
        let chosen = |place: usize| (self.act.with >> (16 + place)) & 1 == 1;
        let mut groups: Vec<Reference<CustomerGroup>> = groups
            .iter()
            .enumerate()
            .filter(|(place, _)| chosen(*place))
            .map(|(_, (local, _))| Reference::Here(*local))
            .collect();
        groups.sort_unstable();
        let (joins, field) = (self.act.doing == Doing::Join, self.pick(1, 7));
        let (text, phone, mark) = (self.text("Sửa"), self.phone(), self.mark);
        let edit = move |customer: &mut Customer| match field {
            _ if joins => customer.groups.clone_from(&groups),
            0 => customer.name.clone_from(&text),
            1 => customer.phone = Some(phone.clone()),
            2 => customer.address = Some(text.clone()),
            3 => customer.comments = Some(text.clone()),
            4 => customer.email = Some(format!("ta{mark}@example.vn")),
            5 => {
                customer.gender = Some(match customer.gender {
                    Some(Gender::Male) => Gender::Female,
                    _ => Gender::Male,
                });
            }
            _ => customer.code = format!("KHTA{mark:04}"),
        };
        let outcome = self.editor().change(local, edit).await;
        self.edited(local, outcome)
    }
}
