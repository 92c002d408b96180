//! Who orders: somebody we know, or a new customer who is made on KiotViet with the order.

use dongbo_sync::phone::PhoneKey;
use dongbo_sync::records::{Customer, CustomerKind};
use dongbo_sync::{Entity, Local, ShopId, text};
use jiff::Timestamp;

use super::refusal::{InvalidOrder, OrderRefusal};
use super::request::NewBuyer;
use crate::cause::Cause;
use crate::edits::{add, tell_birth};
use crate::error::Result;
use crate::outbox;
use crate::session::{Session, Value};

/// Who a buyer is.
pub(super) enum Buyer {
    /// Nobody in particular (khách lẻ).
    WalkIn,
    /// Our id.
    Known(i64),
    /// Somebody new.
    New(Box<Customer>),
}

/// Finds the buyer; writes nothing.
pub(super) async fn find(
    session: &mut Session,
    shop: ShopId,
    buyer: &NewBuyer,
) -> Result<std::result::Result<Buyer, OrderRefusal>> {
    if let Some(id) = buyer.id {
        let found = living(session, shop, "id = ?2", id.into()).await?;
        return Ok(match found.first() {
            Some(_) => Ok(Buyer::Known(id)),
            None => Err(OrderRefusal::CustomerUnknown(id)),
        });
    }
    let filled = |value: &Option<String>| {
        value.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let (phone, code, name) = (filled(&buyer.phone), filled(&buyer.code), filled(&buyer.name));
    if let Some(phone) = &phone {
        let Some(key) = PhoneKey::of(phone) else {
            return Ok(Err(OrderRefusal::Invalid(InvalidOrder::Phone)));
        };
        let found = living(session, shop, "phone_key = ?2", key.as_str().into()).await?;
        // Families share phones: the one of that name, or else the one who came first.
        let wanted = name.as_deref().map(text::match_key);
        let named = found.iter().find(|(_, name)| Some(text::match_key(name)) == wanted);
        if let Some((id, _)) = named.or(found.first()) {
            return Ok(Ok(Buyer::Known(*id)));
        }
    }
    if let Some(code) = &code {
        let found = living(session, shop, "code_key = ?2", text::match_key(code).into()).await?;
        if let Some((id, _)) = found.first() {
            return Ok(Ok(Buyer::Known(*id)));
        }
    }
    if phone.is_none() && code.is_none() && name.is_none() {
        return Ok(Ok(Buyer::WalkIn));
    }
    let (email, address) = (filled(&buyer.email), filled(&buyer.address));
    Ok(Ok(Buyer::New(Box::new(Customer {
        code: code.unwrap_or_default(),
        name: name.unwrap_or_else(|| "Khách".to_owned()),
        phone,
        other_phone: None,
        email,
        kind: CustomerKind::Person,
        gender: None,
        birth_date: None,
        address,
        location: None,
        ward: None,
        organization: None,
        tax_code: None,
        comments: None,
        groups: Vec::new(),
    }))))
}

impl Buyer {
    /// Our id of somebody known.
    pub fn known(&self) -> Option<i64> {
        match self {
            Self::Known(id) => Some(*id),
            Self::WalkIn | Self::New(_) => None,
        }
    }

    /// Our id; somebody new is made.
    pub async fn settle(
        self,
        session: &mut Session,
        shop: ShopId,
        by: &Cause,
        now: Timestamp,
    ) -> Result<Option<i64>> {
        let new = match self {
            Self::WalkIn => return Ok(None),
            Self::Known(id) => return Ok(Some(id)),
            Self::New(new) => *new,
        };
        let numbered = move |local: Local<Customer>| match new.code.is_empty() {
            true => Customer { code: format!("AB{:06}", local.get()), ..new },
            false => new,
        };
        let local = add(session, shop, numbered, now).await?;
        outbox::enter(session, shop, Entity::Customers, &[local.get()], now).await?;
        tell_birth(session, shop, local, by, now).await?;
        Ok(Some(local.get()))
    }
}

async fn living(
    session: &mut Session,
    shop: ShopId,
    condition: &str,
    value: Value<'_>,
) -> Result<Vec<(i64, String)>> {
    // By phone or code there are few, hence the plus: no walk over all customers in the order of ids.
    let sql = format!(
        "SELECT id, name FROM customers WHERE shop = ?1 AND {condition} AND archived_at IS NULL ORDER BY +id"
    );
    session.query(&sql, &[shop.into(), value], |row| Ok((row.get(0)?, row.get(1)?))).await
}
