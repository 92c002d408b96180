//! Data items of webhooks: PascalCase, except `isActive` and, by dialect, `masterProductId`.

use super::json::{Object, Style, object};
use super::parcel::payment_status;
use super::product::category_name;
use crate::dialect::{TypeNames, WebhookImages, WebhookMasterId};
use crate::events::Event;
use crate::records::{
    Branch, BranchId, Category, Customer, Invoice, Line, Order, Parcel, PriceBook, Product, ProductKind,
};
use crate::state::{Shop, StockView};

/// What an event carries.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Payload {
    /// The JSON of the `Data` list, brackets included.
    Data(Vec<u8>),
    /// Ids of deleted records.
    Removed(Vec<i64>),
}

/// Draws what an event carries from the records as they stand; none when the record is gone.
pub(crate) fn payload(shop: &Shop, event: &Event) -> Option<Payload> {
    let style = Style::webhook(&shop.dialect);
    let removed = |ids: Vec<i64>| Some(Payload::Removed(ids));
    let one = |members: &dyn Fn(&mut Object<'_>)| Some(listed(style, [members]));
    match event {
        Event::ProductChanged(id) => {
            let row = shop.products.get(*id)?;
            one(&|o| product(shop, row, o))
        }
        Event::StockMoved { branch, products } => {
            let rows: Vec<_> = products
                .iter()
                .filter_map(|id| shop.products.get(*id))
                .filter_map(|row| shop.stock_view(row, *branch).map(|view| (row, view)))
                .collect();
            let items: Vec<_> =
                rows.iter().map(|(row, view)| move |o: &mut Object<'_>| stock(shop, row, view, o)).collect();
            (!rows.is_empty()).then(|| listed(style, items))
        }
        Event::OrderChanged(id) => {
            let row = shop.orders.get(*id)?;
            one(&|o| order(shop, row, o))
        }
        Event::InvoiceChanged(id) => {
            let row = shop.invoices.get(*id)?;
            one(&|o| invoice(shop, row, o))
        }
        Event::CustomerChanged(id) => {
            let row = shop.customers.get(*id)?;
            one(&|o| customer(row, o))
        }
        Event::PriceBookChanged(id) => {
            let row = shop.price_books.get(*id)?;
            one(&|o| price_book(shop, row, o))
        }
        Event::PricesSet { book, products } => {
            let row = shop.price_books.get(*book)?;
            let entries: Vec<_> =
                products.iter().filter_map(|id| row.entries.get(id).map(|entry| (*id, entry))).collect();
            let items = entries.into_iter().map(|(id, entry)| {
                move |o: &mut Object<'_>| {
                    o.member("PriceBookId", row.id);
                    o.member("ProductId", id);
                    o.member("Price", entry.price);
                }
            });
            Some(listed(style, items))
        }
        Event::PricesRemoved { book, products } => one(&|o| {
            o.member("PricebookId", *book);
            o.values("ProductIds", products.iter().copied());
        }),
        Event::CategoryChanged(id) => {
            let row = shop.categories.get(*id)?;
            one(&|o| category(shop, row, o))
        }
        Event::BranchChanged(id) => {
            let row = shop.branches.get(*id)?;
            one(&|o| branch(shop, row, o))
        }
        Event::ProductsRemoved(ids) => removed(ids.iter().map(|id| id.0).collect()),
        Event::CustomersRemoved(ids) => removed(ids.iter().map(|id| id.0).collect()),
        Event::PriceBooksRemoved(ids) => removed(ids.iter().map(|id| id.0).collect()),
        Event::CategoriesRemoved(ids) => removed(ids.iter().map(|id| id.0).collect()),
        Event::BranchesRemoved(ids) => removed(ids.iter().map(|id| id.0).collect()),
    }
}

fn listed<Members: Fn(&mut Object<'_>)>(style: Style, items: impl IntoIterator<Item = Members>) -> Payload {
    let mut out = vec![b'['];
    for (place, members) in items.into_iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        object(&mut out, style, members);
    }
    out.push(b']');
    Payload::Data(out)
}

fn type_name(shop: &Shop, name: &str, o: &mut Object<'_>) {
    if shop.dialect.type_names != TypeNames::Never {
        o.member(
            "__type",
            format!("KiotViet.OmniChannelCore.Api.Shared.Model.{name}, KiotViet.OmniChannelCore.Api.Shared"),
        );
    }
}

/// A product: never a barcode.
fn product(shop: &Shop, product: &Product, o: &mut Object<'_>) {
    let trademark = product.trademark.and_then(|trademark| shop.trademarks.get(trademark));
    type_name(shop, "WebhookProductUpdateRes", o);
    o.member("Id", product.id);
    o.member("RetailerId", shop.identity.retailer_id);
    o.member("Code", &*product.code);
    o.member("Name", &*product.name);
    o.member("FullName", product.full_name());
    o.member("CategoryId", product.category);
    o.maybe("CategoryName", category_name(shop, product.category));
    let master = match shop.dialect.webhook_master_id {
        WebhookMasterId::Pascal => "MasterProductId",
        WebhookMasterId::Camel => "masterProductId",
    };
    o.maybe(master, product.master_product);
    o.member("AllowsSale", product.allows_sale);
    o.member("Type", product.kind.number());
    o.member("HasVariants", product.has_variants);
    o.member("BasePrice", product.base_price);
    o.maybe("Weight", product.weight);
    o.member("Unit", product.unit.as_deref().unwrap_or_default());
    o.maybe("MasterUnitId", product.master_unit);
    o.member("ConversionValue", product.conversion);
    o.maybe("Description", product.description.as_deref());
    o.maybe("ModifiedDate", product.modified_at);
    o.member("isActive", product.is_active);
    o.maybe("IsRewardPoint", product.is_reward_point);
    o.maybe("OrderTemplate", product.order_template.as_deref());
    o.maybe("TradeMarkId", trademark.map(|trademark| trademark.id));
    o.maybe("TradeMarkName", trademark.map(|trademark| trademark.name.as_str()));
    o.objects(
        "Attributes",
        product.attributes.iter().filter(|attribute| !attribute.is_deleted),
        |attribute, o| {
            o.member("ProductId", product.id);
            o.member("AttributeName", &*attribute.name);
            o.member("AttributeValue", &*attribute.value);
        },
    );
    o.objects("Units", product.units.iter().filter_map(|unit| shop.products.get(*unit)), |unit, o| {
        o.member("Id", unit.id);
        o.member("Code", &*unit.code);
        o.member("Name", &*unit.name);
        o.member("FullName", unit.full_name());
        o.maybe("Unit", unit.unit.as_deref());
        o.member("ConversionValue", unit.conversion);
        o.member("BasePrice", unit.base_price);
    });
    if product.kind != ProductKind::Service {
        o.objects("Inventories", shop.stock_views(product), |view, o| stock_members(shop, product, &view, o));
    }
    let books =
        shop.price_books.iter().filter_map(|book| book.entries.get(&product.id).map(|entry| (book, entry)));
    o.objects("PriceBooks", books, |(book, entry), o| {
        o.member("ProductId", product.id);
        o.member("PriceBookId", book.id);
        o.member("PriceBookName", &*book.name);
        o.member("Price", entry.price);
        o.member("IsActive", book.is_active);
        o.member("StartDate", book.starts_at);
        o.member("EndDate", book.ends_at);
    });
    let serials =
        product.extras.iter().flat_map(|extras| &extras.serials).map(|serial| serial.serial_number.as_str());
    o.values("Serials", serials);
    match shop.dialect.webhook_images {
        WebhookImages::Strings => o.values("Images", product.images.iter().map(String::as_str)),
        WebhookImages::Objects => {
            o.objects("Images", &product.images, |image, o| o.member("Image", &**image))
        }
    }
}

fn stock(shop: &Shop, product: &Product, view: &StockView, o: &mut Object<'_>) {
    type_name(shop, "WebhookProductStockRes", o);
    stock_members(shop, product, view, o);
}

fn stock_members(shop: &Shop, product: &Product, view: &StockView, o: &mut Object<'_>) {
    o.member("ProductId", product.id);
    o.member("ProductCode", &*product.code);
    o.member("ProductName", &*product.name);
    o.member("BranchId", view.branch);
    o.maybe("BranchName", branch_name(shop, view.branch));
    o.member("Cost", view.cost);
    o.member("OnHand", view.on_hand);
    o.member("Reserved", view.reserved);
    o.member("MinQuantity", view.min_quantity);
    o.member("MaxQuantity", view.max_quantity);
    o.member("isActive", view.is_active);
}

fn branch_name(shop: &Shop, branch: BranchId) -> Option<&str> {
    shop.branch_ever(branch).map(|branch| branch.name.as_str())
}

fn line(line: &Line, o: &mut Object<'_>) {
    o.member("ProductId", line.product);
    o.member("ProductCode", &*line.product_code);
    o.member("ProductName", &*line.product_name);
    o.member("Quantity", line.quantity);
    o.member("Price", line.price);
    o.member("Discount", line.discount);
    o.maybe("DiscountRatio", line.discount_ratio);
}

/// An order: no delivery, payments or surcharges, and lines without `isMaster`.
fn order(shop: &Shop, order: &Order, o: &mut Object<'_>) {
    let customer = order.customer.and_then(|customer| shop.customer_ever(customer));
    o.member("Id", order.id);
    o.member("Code", &*order.code);
    o.member("PurchaseDate", order.purchased_at);
    o.member("BranchId", order.branch);
    o.maybe("SoldById", order.sold_by);
    o.maybe(
        "SoldByName",
        order.sold_by.and_then(|user| shop.users.get(user)).map(|user| user.given_name.as_str()),
    );
    o.maybe("CustomerId", order.customer);
    o.maybe("CustomerCode", customer.map(|customer| customer.code.as_str()));
    o.maybe("CustomerName", customer.map(|customer| customer.name.as_str()));
    o.member("Total", order.total());
    o.member("TotalPayment", shop.order_total_payment(order));
    o.maybe("Discount", order.discount.map(|_| order.discount_amount()));
    o.maybe("DiscountRatio", order.discount_ratio);
    o.member("Status", order.status.number());
    o.member("StatusValue", order.status.text());
    o.maybe("Description", order.description.as_deref());
    o.member("UsingCod", order.using_cod);
    o.maybe("SaleChannelId", order.sale_channel);
    o.maybe("ModifiedDate", order.modified_at);
    o.objects("OrderDetails", &order.lines, line);
}

/// An invoice: no `OrderCode`.
fn invoice(shop: &Shop, invoice: &Invoice, o: &mut Object<'_>) {
    let customer = invoice.customer.and_then(|customer| shop.customer_ever(customer));
    o.member("Id", invoice.id);
    o.member("Code", &*invoice.code);
    o.member("PurchaseDate", invoice.purchased_at);
    o.member("BranchId", invoice.branch);
    o.maybe("BranchName", branch_name(shop, invoice.branch));
    o.maybe("SoldById", invoice.sold_by);
    o.maybe(
        "SoldByName",
        invoice.sold_by.and_then(|user| shop.users.get(user)).map(|user| user.given_name.as_str()),
    );
    o.maybe("CustomerId", invoice.customer);
    o.maybe("CustomerCode", customer.map(|customer| customer.code.as_str()));
    o.member("CustomerName", customer.map_or("Khách lẻ", |customer| customer.name.as_str()));
    o.member("Total", invoice.total());
    o.member("TotalPayment", invoice.total_payment());
    o.maybe("Discount", invoice.discount.map(|_| invoice.discount_amount()));
    o.maybe("DiscountRatio", invoice.discount_ratio);
    o.member("Status", invoice.status.number());
    o.member("StatusValue", invoice.status.text());
    o.maybe("Description", invoice.description.as_deref());
    o.member("UsingCod", invoice.using_cod);
    o.maybe("ModifiedDate", invoice.modified_at);
    if let Some(delivery) = &invoice.delivery {
        o.object("InvoiceDelivery", |o| parcel(delivery, o));
    }
    o.objects("InvoiceDetails", &invoice.lines, line);
    o.objects("Payments", &invoice.payments, |payment, o| {
        let account = payment.account.and_then(|account| shop.bank_accounts.get(account));
        o.member("Id", payment.id);
        o.member("Code", &*payment.code);
        o.member("Amount", payment.amount);
        o.maybe("AccountId", payment.account);
        o.maybe("BankAccount", account.map(|account| account.account_number.as_str()));
        o.member("Description", payment.description.as_deref().unwrap_or_default());
        o.member("Method", payment.method.text());
        o.member("Status", i64::from(payment.is_void));
        o.member("StatusValue", payment_status(payment));
        o.member("TransDate", payment.paid_at);
    });
}

fn parcel(parcel: &Parcel, o: &mut Object<'_>) {
    o.maybe("DeliveryCode", parcel.delivery_code.as_deref());
    o.member("Status", parcel.status.number());
    o.member("StatusValue", parcel.status.text());
    o.maybe("Type", parcel.kind);
    o.maybe("Price", parcel.price);
    o.maybe("Receiver", parcel.receiver.as_deref());
    o.maybe("ContactNumber", parcel.contact_number.as_deref());
    o.maybe("Address", parcel.address.as_deref());
    o.maybe("LocationId", parcel.location);
    o.maybe("LocationName", parcel.location_name.as_deref());
    o.maybe("Weight", parcel.weight);
    o.maybe("Length", parcel.length);
    o.maybe("Width", parcel.width);
    o.maybe("Height", parcel.height);
    if let Some(partner) = &parcel.partner {
        o.object("PartnerDelivery", |o| {
            o.member("Code", &*partner.code);
            o.member("Name", &*partner.name);
            o.member("ContactNumber", &*partner.contact_number);
            o.member("Address", &*partner.address);
            o.member("Email", &*partner.email);
        });
    }
}

/// A customer: no groups, no branch.
fn customer(customer: &Customer, o: &mut Object<'_>) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    o.member("Id", customer.id);
    o.member("Code", &*customer.code);
    o.member("Name", &*customer.name);
    o.maybe("Gender", customer.gender);
    o.maybe("BirthDate", customer.birth_date.map(crate::vietnam_time::midnight));
    o.member("ContactNumber", text(&customer.contact_number));
    o.member("Address", text(&customer.address));
    o.member("LocationName", text(&customer.location_name));
    o.member("Email", text(&customer.email));
    o.member("ModifiedDate", customer.modified_at.unwrap_or(customer.created_at));
    o.member("Type", customer.kind.number());
    o.member("Organization", text(&customer.organization));
    o.member("TaxCode", text(&customer.tax_code));
    o.member("Comments", text(&customer.comments));
}

fn price_book(shop: &Shop, book: &PriceBook, o: &mut Object<'_>) {
    o.member("Id", book.id);
    o.member("Name", &*book.name);
    o.member("IsActive", book.is_active);
    o.member("IsGlobal", book.branches.is_all());
    o.member("StartDate", book.starts_at);
    o.member("EndDate", book.ends_at);
    o.member("ForAllCusGroup", book.customer_groups.is_all());
    o.member("ForAllUser", book.users.is_all());
    o.objects("PriceBookBranches", book.branches.members(), |member, o| {
        o.member("Id", member.link_id);
        o.member("PriceBookId", book.id);
        o.member("BranchId", member.id);
        o.maybe("BranchName", branch_name(shop, member.id));
    });
    o.objects("PriceBookCustomerGroups", book.customer_groups.members(), |member, o| {
        o.maybe("CustomerGroupName", shop.customer_groups.get(member.id).map(|group| group.name.as_str()));
        o.member("Id", member.link_id);
        o.member("PriceBookId", book.id);
        o.member("CustomerGroupId", member.id);
    });
    o.objects("PriceBookUsers", book.users.members(), |member, o| {
        o.maybe("UserName", shop.users.get(member.id).map(|user| user.user_name.as_str()));
        o.member("Id", member.link_id);
        o.member("PriceBookId", book.id);
        o.member("UserId", member.id);
    });
}

/// A category: `Id` and `Name`, unlike REST.
fn category(shop: &Shop, category: &Category, o: &mut Object<'_>) {
    o.member("Id", category.id);
    o.member("Name", &*category.name);
    o.maybe("ParentId", category.parent);
    o.member("IsDeleted", false);
    o.member("CreatedDate", category.created_at);
    o.maybe("ModifiedDate", category.modified_at);
    o.member("RetailerId", shop.identity.retailer_id);
    o.member("Rank", 0i64);
    o.member("HasChild", shop.has_child(category.id));
}

fn branch(shop: &Shop, branch: &Branch, o: &mut Object<'_>) {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    o.member("Id", branch.id);
    o.member("Name", &*branch.name);
    o.member("ContactNumber", text(&branch.contact_number));
    o.member("SubContactNumber", "");
    o.member("Address", text(&branch.address));
    o.member("Location", text(&branch.location_name));
    o.member("WardName", text(&branch.ward_name));
    o.member("IsActive", true);
    o.member("IsLock", false);
    o.member("CreatedDate", branch.created_at);
    o.maybe("ModifiedDate", branch.modified_at);
    o.member("RetailerId", shop.identity.retailer_id);
}
