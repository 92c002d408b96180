//! Price-book rows.

use super::json::Object;
use crate::records::PriceBook;
use crate::state::Shop;

/// Which optional parts of a price book are asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PriceBookParts {
    pub branches: bool,
    pub customer_groups: bool,
    pub users: bool,
}

/// A price-book row: no `modifiedDate`.
pub(crate) fn price_book(shop: &Shop, book: &PriceBook, parts: PriceBookParts, o: &mut Object<'_>) {
    o.member("id", book.id);
    o.member("name", &*book.name);
    o.member("isActive", book.is_active);
    o.member("isGlobal", book.branches.is_all());
    o.member("startDate", book.starts_at);
    o.member("endDate", book.ends_at);
    o.member("forAllCusGroup", book.customer_groups.is_all());
    o.member("forAllUser", book.users.is_all());
    if parts.branches {
        o.objects("priceBookBranches", book.branches.members(), |member, o| {
            o.member("id", member.link_id);
            o.member("priceBookId", book.id);
            o.member("branchId", member.id);
            o.maybe("branchName", shop.branch_ever(member.id).map(|branch| branch.name.as_str()));
        });
    }
    if parts.customer_groups {
        o.objects("priceBookCustomerGroups", book.customer_groups.members(), |member, o| {
            o.maybe(
                "customerGroupName",
                shop.customer_groups.get(member.id).map(|group| group.name.as_str()),
            );
            o.member("id", member.link_id);
            o.member("priceBookId", book.id);
            o.member("customerGroupId", member.id);
        });
    }
    if parts.users {
        o.objects("priceBookUsers", book.users.members(), |member, o| {
            o.maybe("userName", shop.users.get(member.id).map(|user| user.user_name.as_str()));
            o.member("id", member.link_id);
            o.member("priceBookId", book.id);
            o.member("userId", member.id);
        });
    }
}
