use rust_decimal::Decimal;

use super::Clerk;
use crate::records::{OrderStatus, Product, ProductKind};
use crate::state::Shop;

/// A plain product with stock at the first branch: id, code, branch.
fn plain(clerk: &Clerk) -> (String, String, String) {
    clerk.shop(|shop| {
        let branch = shop.branches.at(0).unwrap().id;
        let fits = |row: &&Product| {
            row.kind == ProductKind::Goods
                && row.is_active
                && row.allows_sale
                && row.units.is_empty()
                && row.master_unit.is_none()
                && row.inventory(branch).is_some_and(|stock| stock.is_active && stock.on_hand > Decimal::TEN)
        };
        let row = shop.products.iter().find(fits).unwrap();
        (row.id.to_string(), row.code.clone(), branch.to_string())
    })
}

fn on_hand(clerk: &Clerk, product: &str, branch: &str) -> Decimal {
    let (product, branch) = (product.parse::<i64>().unwrap(), branch.parse::<i64>().unwrap());
    clerk.shop(|shop| {
        shop.stock_view(shop.products.get(product.into()).unwrap(), branch.into()).unwrap().on_hand
    })
}

fn order_of(shop: &Shop, status: OrderStatus) -> i64 {
    shop.orders.iter().find(|order| order.status == status).unwrap().id.0
}

#[tokio::test]
async fn a_sale_at_the_counter_takes_the_goods() {
    let clerk = Clerk::new();
    let (product, code, branch) = plain(&clerk);
    let before = on_hand(&clerk, &product, &branch);
    let fields =
        [("branch", branch.as_str()), ("code", &code), ("quantity", "2"), ("code", ""), ("quantity", "")];
    let invoice = clerk.done("sell", &fields).await.unwrap();
    assert_eq!(on_hand(&clerk, &product, &branch), before - Decimal::TWO);
    clerk.shop(|shop| {
        let invoice = shop.invoices.get(invoice.into()).unwrap();
        assert_eq!(invoice.total_payment(), invoice.total());
    });
    clerk.done("cancel-invoice", &[("id", &invoice.to_string())]).await;
    assert_eq!(on_hand(&clerk, &product, &branch), before);
    assert!(clerk.refused("sell", &[("branch", &branch), ("code", "không có")]).await.contains("không có"));
    assert!(clerk.refused("sell", &[("code", &code)]).await.contains("branch"));
}

#[tokio::test]
async fn goods_are_received_and_counted() {
    let clerk = Clerk::new();
    let (product, _, branch) = plain(&clerk);
    let before = on_hand(&clerk, &product, &branch);
    clerk.done("receive", &[("product", &product), ("branch", &branch), ("quantity", "7,5")]).await;
    assert_eq!(on_hand(&clerk, &product, &branch), before + Decimal::new(75, 1));
    clerk.done("count", &[("product", &product), ("branch", &branch), ("quantity", "-3")]).await;
    assert_eq!(on_hand(&clerk, &product, &branch), Decimal::from(-3));
    assert!(
        clerk
            .refused("receive", &[("product", &product), ("branch", &branch), ("quantity", "x")])
            .await
            .contains("không phải là số")
    );
}

#[tokio::test]
async fn an_order_is_confirmed_invoiced_in_part_then_wholly() {
    let clerk = Clerk::new();
    clerk.done("setting", &[("name", "allow_sell_when_out_stock"), ("value", "true")]).await;
    let (product, _, branch) = plain(&clerk);
    let id = clerk.handle.with(|simulator, now| {
        let lines = Some(vec![crate::actions::LineDraft::of(
            product.parse::<i64>().unwrap().into(),
            Decimal::from(3),
        )]);
        let branch = Some(branch.parse::<i64>().unwrap().into());
        let draft = crate::actions::OrderDraft { branch, lines, ..Default::default() };
        simulator.clerk(now, |shop, now| shop.create_order(now, draft)).unwrap().to_string()
    });
    let status = || clerk.shop(|shop| shop.orders.get(id.parse::<i64>().unwrap().into()).unwrap().status);
    clerk.done("confirm-order", &[("id", &id)]).await;
    assert_eq!(status(), OrderStatus::Confirmed);
    clerk.done("invoice-order", &[("id", &id), ("line-0", "1")]).await;
    assert_eq!(status(), OrderStatus::Delivering);
    clerk.done("invoice-order", &[("id", &id)]).await;
    assert_eq!(status(), OrderStatus::Completed);
    assert!(!clerk.refused("confirm-order", &[("id", &id)]).await.is_empty());
}

#[tokio::test]
async fn orders_are_cancelled_and_ended() {
    let clerk = Clerk::new();
    let (draft, partly) =
        clerk.shop(|shop| (order_of(shop, OrderStatus::Draft), order_of(shop, OrderStatus::Delivering)));
    clerk.done("cancel-order", &[("id", &draft.to_string()), ("void", "true")]).await;
    clerk.done("end-order", &[("id", &partly.to_string())]).await;
    clerk.shop(|shop| {
        assert_eq!(shop.orders.get(draft.into()).unwrap().status, OrderStatus::Cancelled);
        assert_eq!(shop.orders.get(partly.into()).unwrap().status, OrderStatus::Completed);
    });
}

#[tokio::test]
async fn a_product_is_edited_stopped_deleted_and_brought_back() {
    let clerk = Clerk::new();
    let (id, _, branch) = plain(&clerk);
    let row = |read: fn(&Product) -> String| {
        clerk.shop(|shop| shop.products.get(id.parse::<i64>().unwrap().into()).map(read))
    };
    clerk.done("edit-product", &[("id", &id), ("name", "Tên mới"), ("price", "129.000")]).await;
    assert_eq!(row(|row| format!("{} {}", row.name, row.base_price)).unwrap(), "Tên mới 129000");
    clerk.done("set-product-active", &[("id", &id), ("active", "false"), ("branch", &branch)]).await;
    assert_eq!(
        row(|row| format!("{} {}", row.is_active, row.inventories[0].is_active)).unwrap(),
        "true false"
    );
    clerk.done("set-product-active", &[("id", &id), ("active", "false")]).await;
    assert_eq!(row(|row| row.is_active.to_string()).unwrap(), "false");
    clerk.done("delete-product", &[("id", &id)]).await;
    assert_eq!(row(|row| row.code.clone()), None);
    clerk.done("restore-product", &[("id", &id)]).await;
    assert!(row(|row| row.code.clone()).is_some());
}

#[tokio::test]
async fn saving_a_product_unchanged_keeps_missing_texts_missing() {
    let clerk = Clerk::new();
    let (id, _, _) = plain(&clerk);
    let bare = clerk.shop(|shop| {
        shop.products
            .iter()
            .find(|row| row.description.is_none() && row.barcode.is_none())
            .map(|row| row.id.to_string())
    });
    let id = bare.unwrap_or(id);
    let number: i64 = id.parse().unwrap();
    let before = clerk.shop(|shop| shop.products.get(number.into()).unwrap().clone());
    let price = before.base_price.to_string();
    let barcode = before.barcode.clone().unwrap_or_default();
    let description = before.description.clone().unwrap_or_default();
    clerk
        .done(
            "edit-product",
            &[
                ("id", &id),
                ("name", &before.name),
                ("price", &price),
                ("barcode", &barcode),
                ("description", &description),
            ],
        )
        .await;
    clerk.shop(|shop| {
        let after = shop.products.get(number.into()).unwrap();
        assert_eq!((&after.description, &after.barcode), (&before.description, &before.barcode));
    });
}

#[tokio::test]
async fn categories_are_made_moved_renamed_and_deleted() {
    let clerk = Clerk::new();
    let one = clerk.done("create-category", &[("name", "Quà tặng")]).await.unwrap().to_string();
    let two = clerk.done("create-category", &[("name", "Hoa"), ("parent", &one)]).await.unwrap().to_string();
    clerk.done("edit-category", &[("id", &two), ("name", "Hoa tươi"), ("parent", "0")]).await;
    clerk.shop(|shop| {
        let row = shop.categories.get(two.parse::<i64>().unwrap().into()).unwrap();
        assert_eq!((row.name.as_str(), row.parent), ("Hoa tươi", None));
    });
    clerk.done("delete-category", &[("id", &one)]).await;
    assert!(clerk.refused("create-category", &[("name", "Hoa tươi")]).await.contains("đã có sẵn"));
}

#[tokio::test]
async fn price_books_are_made_edited_activated_filled_and_deleted() {
    let clerk = Clerk::new();
    let (product, code, branch) = plain(&clerk);
    let fields = [("name", "Giá thử"), ("starts", "2026-01-01"), ("ends", "2030-12-31"), ("branch", &branch)];
    let book = clerk.done("create-price-book", &fields).await.unwrap();
    let id = book.to_string();
    clerk.done("set-price", &[("book", &id), ("code", &code), ("price", "99.000")]).await;
    clerk.shop(|shop| {
        let row = shop.price_books.get(book.into()).unwrap();
        assert_eq!(row.entries.len(), 1);
        assert_eq!(row.branches.members().len(), 1);
        assert_eq!(row.ends_at, "2030-12-31T16:59:00Z".parse().unwrap(), "the last minute of the last day");
    });
    clerk.done("edit-price-book", &[("id", &id), ("active", "false"), ("branch", "")]).await;
    clerk.done("remove-price", &[("book", &id), ("product", &product)]).await;
    clerk.shop(|shop| {
        let row = shop.price_books.get(book.into()).unwrap();
        assert!(!row.is_active && row.entries.is_empty() && row.branches.is_all() && row.name == "Giá thử");
    });
    clerk.done("delete-price-book", &[("id", &id)]).await;
    clerk.done("set-price", &[("book", "0"), ("product", &product), ("price", "55000")]).await;
    clerk.shop(|shop| {
        assert!(shop.price_books.get(book.into()).is_none());
        assert_eq!(shop.products.by_code(&code).unwrap().base_price, Decimal::from(55_000));
    });
}

#[tokio::test]
async fn customers_and_groups_are_edited() {
    let clerk = Clerk::new();
    let group =
        clerk.done("create-group", &[("name", "Bạn bè"), ("discount", "12,5")]).await.unwrap().to_string();
    let fields = [("name", "Nguyễn Thử"), ("phone", "0999 888 777"), ("group", ""), ("group", &group)];
    let id = clerk.done("create-customer", &fields).await.unwrap();
    clerk.done("edit-customer", &[("id", &id.to_string()), ("address", "1 Láng Hạ")]).await;
    clerk.shop(|shop| {
        let row = shop.customers.get(id.into()).unwrap();
        assert_eq!((row.address.as_deref(), row.memberships.len()), (Some("1 Láng Hạ"), 1));
    });
    clerk.done("edit-group", &[("id", &group), ("name", "Bạn thân")]).await;
    clerk.done("delete-group", &[("id", &group)]).await;
    clerk.done("delete-customer", &[("id", &id.to_string())]).await;
    assert!(clerk.shop(|shop| shop.customers.get(id.into()).is_none()));
    clerk.done("restore-customer", &[("id", &id.to_string())]).await;
    assert!(clerk.shop(|shop| shop.customers.get(id.into()).unwrap().memberships.is_empty()));
}

#[tokio::test]
async fn branches_close_and_open_again() {
    let clerk = Clerk::new();
    let id = clerk.shop(|shop| shop.branches.at(2).unwrap().id).to_string();
    clerk.done("rename-branch", &[("id", &id), ("name", "Chi nhánh mới")]).await;
    clerk.done("close-branch", &[("id", &id)]).await;
    assert_eq!(clerk.shop(|shop| shop.branches.len()), 2);
    clerk.done("reopen-branch", &[("id", &id)]).await;
    assert!(clerk.shop(|shop| shop.branches.iter().any(|branch| branch.name == "Chi nhánh mới")));
}

#[tokio::test]
async fn settings_switches_and_faults_are_flipped() {
    let clerk = Clerk::new();
    clerk.done("setting", &[("name", "allow_orders"), ("value", "false")]).await;
    assert!(clerk.shop(|shop| !shop.settings.allow_orders));
    clerk.done("switch", &[("name", "rate-limit"), ("value", "9")]).await;
    assert_eq!(clerk.shop(|shop| shop.dialect.rate_limit), 9);
    clerk.refused("switch", &[("name", "rate-limit"), ("value", "viel")]).await;
    clerk.refused("setting", &[("name", "nothing"), ("value", "true")]).await;

    clerk
        .done("load-faults", &[("plan", "[[rule]]\nname = 'x'\non = 'GET *'\neffect = 'dropped_before'")])
        .await;
    let report = || clerk.handle.with(|simulator, _| simulator.faults_mut().report());
    assert_eq!(report()[0].name, "x");
    clerk.done("fault-rule", &[("name", "x"), ("on", "false")]).await;
    assert!(!report()[0].enabled);
    clerk.done("faults-enabled", &[("on", "false")]).await;
    assert!(clerk.handle.with(|simulator, _| !simulator.faults_mut().is_enabled()));
    clerk.done("clear-faults", &[]).await;
    assert!(report().is_empty());
    assert!(clerk.refused("load-faults", &[("plan", "quatsch")]).await.contains("không hợp lệ"));
}

#[tokio::test]
async fn a_browser_is_sent_back_with_a_notice_and_never_elsewhere() {
    let clerk = Clerk::new();
    let fields = [("name", "Hoa"), ("back", "/clerk/categories")];
    assert!(clerk.browse("create-category", &fields).await.starts_with("/clerk/categories?done="));
    assert!(clerk.browse("create-category", &fields).await.starts_with("/clerk/categories?refused="));
    for elsewhere in ["https://example.com/", "//example.com", "/clerkx"] {
        let fields = [("name", "Hoa"), ("back", elsewhere)];
        assert!(clerk.browse("create-category", &fields).await.starts_with("/clerk?refused="), "{elsewhere}");
    }
    assert!(clerk.refused("dance", &[]).await.contains("dance"));
}
