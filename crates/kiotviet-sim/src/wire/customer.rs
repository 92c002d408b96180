//! Customer and group rows.

use super::json::Object;
use crate::records::{Customer, CustomerGroup};
use crate::state::Shop;

/// Which optional parts of a customer row are asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CustomerParts {
    pub totals: bool,
    pub groups: bool,
    pub social: bool,
    /// Telephones may be hidden in search answers.
    pub phones: bool,
}

impl CustomerParts {
    /// What a single read shows.
    pub const SINGLE: Self = Self { totals: true, groups: true, social: true, phones: true };
}

fn group_names(shop: &Shop, customer: &Customer) -> Option<String> {
    let names =
        customer.memberships.iter().filter_map(|membership| shop.customer_groups.get(membership.group));
    let names: Vec<&str> = names.map(|group| group.name.as_str()).collect();
    (!names.is_empty()).then(|| names.join("|"))
}

/// A customer row of lists and single reads.
pub(crate) fn customer(shop: &Shop, customer: &Customer, parts: CustomerParts, o: &mut Object<'_>) {
    o.member("id", customer.id);
    o.member("type", customer.kind.number());
    o.member("code", &*customer.code);
    o.member("name", &*customer.name);
    o.maybe("gender", customer.gender);
    o.maybe("birthDate", customer.birth_date.map(crate::vietnam_time::midnight));
    if parts.phones {
        o.maybe("contactNumber", customer.contact_number.as_deref());
        o.maybe("subNumber", customer.sub_number.as_deref());
    }
    o.maybe("IdentificationNumber", customer.identification_number.as_deref());
    o.maybe("address", customer.address.as_deref());
    o.member("retailerId", shop.identity.retailer_id);
    o.maybe("branchId", customer.branch);
    o.maybe("locationName", customer.location_name.as_deref());
    o.maybe("wardName", customer.ward_name.as_deref());
    o.maybe("email", customer.email.as_deref());
    o.maybe("modifiedDate", customer.modified_at);
    o.member("createdDate", customer.created_at);
    o.maybe("organization", customer.organization.as_deref());
    o.maybe("taxCode", customer.tax_code.as_deref());
    o.maybe("comments", customer.comments.as_deref());
    if parts.groups {
        o.maybe("groups", group_names(shop, customer));
    }
    o.member("debt", customer.debt);
    if parts.totals {
        o.member("totalInvoiced", customer.total_invoiced);
        o.member("totalPoint", customer.total_point);
        o.member("totalRevenue", customer.total_revenue);
        o.member("rewardPoint", customer.reward_point);
    }
    if parts.social {
        o.maybe("psidFacebook", customer.psid_facebook);
    }
}

/// The answer to a customer write: memberships after a creation, group names after an edit.
pub(crate) fn customer_written(shop: &Shop, customer: &Customer, is_new: bool, o: &mut Object<'_>) {
    o.member("id", customer.id);
    o.member("code", &*customer.code);
    o.member("name", &*customer.name);
    o.member("type", customer.kind.number());
    o.maybe("gender", customer.gender);
    o.maybe("birthDate", customer.birth_date.map(crate::vietnam_time::midnight));
    o.maybe("contactNumber", customer.contact_number.as_deref());
    o.maybe("subNumber", customer.sub_number.as_deref());
    o.maybe("IdentificationNumber", customer.identification_number.as_deref());
    o.maybe("address", customer.address.as_deref());
    o.maybe("locationName", customer.location_name.as_deref());
    o.maybe("wardName", customer.ward_name.as_deref());
    o.maybe("email", customer.email.as_deref());
    o.maybe("organization", customer.organization.as_deref());
    o.maybe("taxCode", customer.tax_code.as_deref());
    o.maybe("comments", customer.comments.as_deref());
    o.member("retailerId", shop.identity.retailer_id);
    o.member("createdDate", customer.created_at);
    o.maybe("modifiedDate", customer.modified_at);
    if is_new {
        o.objects("customerGroupDetails", &customer.memberships, |membership, o| {
            o.member("id", membership.link_id);
            o.member("customerId", customer.id);
            o.member("groupId", membership.group);
        });
    } else {
        o.maybe("groups", group_names(shop, customer));
    }
}

/// A group row with its members.
pub(crate) fn customer_group(
    shop: &Shop,
    group: &CustomerGroup,
    members: &[(i64, &Customer)],
    o: &mut Object<'_>,
) {
    o.member("id", group.id);
    o.member("name", &*group.name);
    o.maybe("description", group.description.as_deref());
    o.member("createdDate", group.created_at);
    o.member("createdBy", group.created_by);
    o.member("retailerId", shop.identity.retailer_id);
    o.maybe("discount", group.discount);
    o.objects("customerGroupDetails", members, |(link, customer), o| {
        o.member("id", *link);
        o.member("customerId", customer.id);
        o.member("groupId", group.id);
    });
}
