//! `/customers`, its groups and the two bulk routes.

use std::collections::HashMap;

use super::call::{Call, DELETED, UPDATED, answer, message};
use super::listing::{Envelope, Paging, Unordered, removed_ids, select, unaccented};
use crate::actions::CustomerDraft;
use crate::dialect::{PhoneInSearch, Wrapping};
use crate::exchange::{Failure, Input, Response};
use crate::records::{BranchId, Customer, CustomerGroupId, CustomerId, CustomerKind};
use crate::refusal::Refusal;
use crate::state::Shop;
use crate::vietnam_time;
use crate::wire::{self, CustomerParts, Object};

/// `code`, `name` and `contactNumber` search by containment; telephones may be hidden in the answer to a search.
pub(super) fn list(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let query = &call.query;
    let paging = Paging::read(shop, query)?;
    let code = query.text("code").map(unaccented);
    let name = query.text("name").map(unaccented);
    let phone = query.text("contactNumber").map(squeezed);
    let birth_date = query.time("birthDate")?.map(vietnam_time::date);
    let group = query.integer("groupId")?.map(CustomerGroupId);
    let searches = code.is_some() || name.is_some() || phone.is_some();
    let filter = |row: &Customer| {
        let holds = |text: &str, wanted: &Option<String>| {
            wanted.as_ref().is_none_or(|wanted| unaccented(text).contains(wanted.as_str()))
        };
        holds(&row.code, &code)
            && holds(&row.name, &name)
            && phone.as_ref().is_none_or(|wanted| {
                let numbers = [row.contact_number.as_deref(), row.sub_number.as_deref()];
                numbers.into_iter().flatten().any(|number| squeezed(number).contains(wanted.as_str()))
            })
            && birth_date.is_none_or(|date| row.birth_date == Some(date))
            && group.is_none_or(|group| row.memberships.iter().any(|membership| membership.group == group))
    };
    let filters = searches || birth_date.is_some() || group.is_some();
    let parts = CustomerParts {
        totals: query.flag("includeTotal")?,
        groups: query.flag("includeCustomerGroup")?,
        social: query.flag("includeCustomerSocial")?,
        phones: !(searches && shop.dialect.phone_in_search == PhoneInSearch::Hidden),
    };
    let filter: Option<&dyn Fn(&Customer) -> bool> = if filters { Some(&filter) } else { None };
    let page = select(shop, call, &shop.customers, &paging, Unordered::Newest, filter);
    let removed = paging.include_removed.then(|| removed_ids(shop, call, &shop.customers, &paging));
    let envelope = Envelope::of(&paging, "Customer").removed("removeId", removed);
    Ok(envelope.answer(shop, call, page.total, page.rows, |row, o| wire::customer(shop, row, parts, o)))
}

/// A telephone without spaces, dots and dashes; a plus sign counts.
fn squeezed(number: &str) -> String {
    number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect()
}

pub(super) fn get(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let row = shop.customers.get(call.id(1)?).ok_or(Refusal::CustomerUnknown)?;
    Ok(answer(shop, |o| wire::customer(shop, row, CustomerParts::SINGLE, o)))
}

pub(super) fn get_by_code(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let row = shop.customers.by_code(call.segment(2)).ok_or(Refusal::CustomerUnknown)?;
    Ok(answer(shop, |o| wire::customer(shop, row, CustomerParts::SINGLE, o)))
}

/// Reads a customer; `branchId` may be a number or a list.
pub(super) fn draft(input: Input<'_>) -> Result<CustomerDraft, Failure> {
    let kind = input
        .integer("type")?
        .map(|kind| if kind == 1 { CustomerKind::Company } else { CustomerKind::Person });
    let branch = input.integers("branchId")?.and_then(|ids| ids.into_iter().find(|id| *id > 0)).map(BranchId);
    Ok(CustomerDraft {
        code: input.text("code")?,
        name: input.text("name")?,
        kind,
        gender: input.boolean("gender")?,
        birth_date: input.date("birthDate")?,
        contact_number: input.text("contactNumber")?,
        sub_number: input.text("subNumber")?,
        identification_number: input.text("identificationNumber")?,
        address: input.text("address")?,
        location_name: input.text("locationName")?,
        ward_name: input.text("wardName")?,
        email: input.text("email")?,
        organization: input.text("organization")?,
        tax_code: input.text("taxCode")?,
        comments: input.text("comments")?.or(input.text("comment")?),
        branch,
        groups: input.integers("groupIds")?.map(|ids| ids.into_iter().map(CustomerGroupId).collect()),
    })
}

pub(super) fn create(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let id = shop.create_customer(call.now, draft(call.input())?)?;
    written(shop, id, true)
}

pub(super) fn update(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let id = call.id(1)?;
    shop.update_customer(call.now, id, draft(call.input())?)?;
    written(shop, id, false)
}

fn written(shop: &Shop, id: CustomerId, is_new: bool) -> Result<Response, Failure> {
    let row = shop.customers.get(id).ok_or(Refusal::CustomerUnknown)?;
    let members = |o: &mut Object<'_>| wire::customer_written(shop, row, is_new, o);
    Ok(match shop.dialect.customer_write {
        Wrapping::Wrapped => super::call::message_with(shop, UPDATED, members),
        Wrapping::Unwrapped => answer(shop, members),
    })
}

pub(super) fn delete(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    shop.delete_customer(call.now, call.id(1)?)?;
    Ok(message(shop, DELETED))
}

pub(super) fn create_many(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    let items = call.input().list("listCustomers")?.unwrap_or_default();
    let drafts = items.into_iter().map(draft).collect::<Result<Vec<_>, _>>()?;
    shop.create_customers(call.now, drafts)?;
    Ok(message(shop, "Thêm mới danh sách khách hàng thành công"))
}

/// Success says nothing of the rows that were refused.
pub(super) fn update_many(shop: &mut Shop, call: &Call) -> Result<Response, Failure> {
    for item in call.input().list("listCustomers")?.unwrap_or_default() {
        if let Some(id) = item.id("id")? {
            let _ = shop.update_customer(call.now, id, draft(item)?);
        }
    }
    Ok(message(shop, "Cập nhật danh sách khách hàng thành công"))
}

/// `{total, data}`: no paging.
pub(super) fn groups(shop: &mut Shop, _: &Call) -> Result<Response, Failure> {
    let mut members: HashMap<CustomerGroupId, Vec<(i64, &Customer)>> = HashMap::new();
    for customer in shop.customers.iter() {
        for membership in &customer.memberships {
            members.entry(membership.group).or_default().push((membership.link_id, customer));
        }
    }
    Ok(answer(shop, |o| {
        o.member("total", shop.customer_groups.len());
        o.objects("data", shop.customer_groups.iter(), |group, o| {
            let members = members.get(&group.id).map_or(&[][..], Vec::as_slice);
            wire::customer_group(shop, group, members, o);
        });
    }))
}
