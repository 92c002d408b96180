//! Rows of small reference lists, settings and webhook registrations.

use super::json::Object;
use crate::records::{
    AttributeName, BankAccount, Branch, Category, Location, SaleChannel, Settings, Surcharge, Trademark,
    User, WebhookRegistration,
};
use crate::state::Shop;

pub(crate) fn branch(shop: &Shop, branch: &Branch, o: &mut Object<'_>) {
    o.member("id", branch.id);
    o.member("branchName", &*branch.name);
    o.maybe("branchCode", branch.code.as_deref());
    o.maybe("address", branch.address.as_deref());
    o.maybe("locationName", branch.location_name.as_deref());
    o.maybe("wardName", branch.ward_name.as_deref());
    o.maybe("contactNumber", branch.contact_number.as_deref());
    o.member("retailerId", shop.identity.retailer_id);
    o.maybe("email", branch.email.as_deref());
    o.maybe("modifiedDate", branch.modified_at);
    o.member("createdDate", branch.created_at);
}

pub(crate) fn user(shop: &Shop, user: &User, o: &mut Object<'_>) {
    o.member("id", user.id);
    o.member("userName", &*user.user_name);
    o.member("givenName", &*user.given_name);
    o.maybe("address", user.address.as_deref());
    o.maybe("mobilePhone", user.mobile_phone.as_deref());
    o.maybe("email", user.email.as_deref());
    o.maybe("description", user.description.as_deref());
    o.member("retailerId", shop.identity.retailer_id);
    o.maybe("birthDate", user.birth_date.map(crate::vietnam_time::midnight));
    o.member("createdDate", user.created_at);
}

pub(crate) fn sale_channel(channel: &SaleChannel, o: &mut Object<'_>) {
    o.member("id", channel.id);
    o.member("name", &*channel.name);
    o.member("isActive", channel.is_active);
    o.member("img", &*channel.image);
    o.member("isNotDelete", channel.is_not_delete);
}

pub(crate) fn bank_account(shop: &Shop, account: &BankAccount, o: &mut Object<'_>) {
    o.member("id", account.id);
    o.member("bankName", &*account.bank_name);
    o.member("accountNumber", &*account.account_number);
    o.maybe("description", account.description.as_deref());
    o.member("retailerId", shop.identity.retailer_id);
    o.maybe("modifiedDate", account.modified_at);
    o.member("createdDate", account.created_at);
}

/// The four settings that can be read; PascalCase.
pub(crate) fn settings(settings: &Settings, o: &mut Object<'_>) {
    o.member("ManagerCustomerByBranch", settings.manager_customer_by_branch);
    o.member("AllowOrderWhenOutStock", settings.allow_order_when_out_stock);
    o.member("AllowSellWhenOrderOutStock", settings.allow_sell_when_order_out_stock);
    o.member("AllowSellWhenOutStock", settings.allow_sell_when_out_stock);
}

/// A surcharge; its creation is `createDate`, without the d.
pub(crate) fn surcharge(shop: &Shop, surcharge: &Surcharge, o: &mut Object<'_>) {
    o.member("id", surcharge.id);
    o.member("surchargeCode", &*surcharge.code);
    o.member("surchargeName", &*surcharge.name);
    o.maybe("valueRatio", surcharge.ratio);
    o.maybe("value", surcharge.value);
    o.member("retailerId", shop.identity.retailer_id);
    o.maybe("modifiedDate", surcharge.modified_at);
    o.member("createDate", surcharge.created_at);
}

pub(crate) fn location(location: &Location, o: &mut Object<'_>) {
    o.member("id", location.id);
    o.member("name", &*location.name);
    o.member("normalName", &*location.normal_name);
}

pub(crate) fn trademark(trademark: &Trademark, o: &mut Object<'_>) {
    o.member("tradeMarkId", trademark.id);
    o.member("tradeMarkName", &*trademark.name);
    o.member("createdDate", trademark.created_at);
    o.maybe("modifiedDate", trademark.modified_at);
}

pub(crate) fn attribute_name(attribute: &AttributeName, o: &mut Object<'_>) {
    o.member("name", &*attribute.name);
    o.member("id", attribute.id);
    o.objects("attributeValues", &attribute.values, |value, o| {
        o.member("value", &**value);
        o.member("attributeId", attribute.id);
    });
}

/// A category; with its children when `tree`.
pub(crate) fn category(shop: &Shop, category: &Category, tree: bool, o: &mut Object<'_>) {
    o.member("categoryId", category.id);
    o.maybe("parentId", category.parent);
    o.member("categoryName", &*category.name);
    o.member("retailerId", shop.identity.retailer_id);
    o.member("hasChild", shop.has_child(category.id));
    o.maybe("modifiedDate", category.modified_at);
    o.member("createdDate", category.created_at);
    if tree {
        let children = shop.categories.iter().filter(|child| child.parent == Some(category.id));
        o.objects("children", children, |child, o| self::category(shop, child, true, o));
    }
}

/// A registration; its secret is never shown. Lists also show `modifiedDate`.
pub(crate) fn webhook_registration(
    shop: &Shop,
    webhook: &WebhookRegistration,
    in_list: bool,
    o: &mut Object<'_>,
) {
    o.member("id", webhook.id);
    o.member("type", webhook.event.text());
    o.member("url", &*webhook.url);
    o.member("isActive", webhook.is_active);
    o.member("retailerId", shop.identity.retailer_id);
    o.maybe("description", webhook.description.as_deref());
    if in_list {
        o.member("modifiedDate", webhook.modified_at);
    }
}
