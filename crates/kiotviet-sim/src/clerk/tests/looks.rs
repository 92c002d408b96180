use http::StatusCode;

use super::Clerk;

#[tokio::test]
async fn every_page_opens() {
    let clerk = Clerk::new();
    let (product, order, invoice, customer, book) = clerk.shop(|shop| {
        (
            shop.products.at(0).unwrap().id,
            shop.orders.at(0).unwrap().id,
            shop.invoices.at(0).unwrap().id,
            shop.customers.at(0).unwrap().id,
            shop.price_books.at(0).unwrap().id,
        )
    });
    for page in [
        "".to_owned(),
        "/".to_owned(),
        "/sell?code=AB".to_owned(),
        "/products".to_owned(),
        "/products?page=2&q=a".to_owned(),
        format!("/products?page={}", usize::MAX),
        format!("/products/{product}"),
        "/orders?status=open".to_owned(),
        format!("/orders/{order}"),
        "/invoices".to_owned(),
        format!("/invoices/{invoice}"),
        "/customers".to_owned(),
        format!("/customers/{customer}"),
        "/categories".to_owned(),
        "/price-books".to_owned(),
        format!("/price-books/{book}?q=ao"),
        "/branches".to_owned(),
        "/settings".to_owned(),
        "/faults".to_owned(),
        "/log".to_owned(),
        "/webhooks".to_owned(),
    ] {
        let (status, body) = clerk.get(&format!("/clerk{page}")).await;
        assert_eq!(status, StatusCode::OK, "{page}");
        assert!(body.starts_with("<!doctype html>") && body.ends_with("</main></html>"), "{page}");
        assert!(!body.contains("<script") && !body.contains("http://cdn"), "{page} loads something");
    }
    for page in ["/nothing", "/products/1", "/products/abc", "/orders/9"] {
        assert_eq!(clerk.get(&format!("/clerk{page}")).await.0, StatusCode::NOT_FOUND, "{page}");
    }
}

#[tokio::test]
async fn what_people_type_is_never_read_as_html() {
    let clerk = Clerk::new();
    let evil = "<script>alert('&\"')</script>";
    let category = clerk.shop(|shop| shop.categories.at(0).unwrap().id).to_string();
    let product =
        clerk.done("create-product", &[("name", evil), ("category", &category), ("price", "1000")]).await;
    let customer =
        clerk.done("create-customer", &[("name", evil), ("address", evil), ("comments", evil)]).await;
    clerk.done("create-category", &[("name", evil)]).await;
    clerk.done("create-price-book", &[("name", evil)]).await;
    clerk.done("create-group", &[("name", evil)]).await;
    for page in [
        format!("products/{}", product.unwrap()),
        "products?q=alert".to_owned(),
        format!("customers/{}", customer.unwrap()),
        "customers?q=alert".to_owned(),
        "categories".to_owned(),
        "price-books".to_owned(),
        "products?q=%3Cscript%3E&done=%3Cscript%3E".to_owned(),
    ] {
        let (_, body) = clerk.get(&format!("/clerk/{page}")).await;
        assert!(!body.contains("<script"), "{page}");
        assert!(body.contains("&lt;script&gt;"), "{page}");
    }
}

#[tokio::test]
async fn products_are_found_without_accents_and_by_code_and_barcode() {
    let clerk = Clerk::new();
    let (name, code, barcode) = clerk.shop(|shop| {
        let row =
            shop.products.iter().find(|row| row.barcode.is_some() && row.name.starts_with("Áo")).unwrap();
        (row.name.clone(), row.code.clone(), row.barcode.clone().unwrap())
    });
    for typed in [super::super::search::folded(&name), code.to_lowercase(), barcode] {
        let (_, body) =
            clerk.get(&format!("/clerk/products?q={}", super::super::html::encoded(&typed))).await;
        assert!(body.contains(&format!("<code>{}</code>", super::super::html::h(&code))), "{typed}");
    }
    let (_, body) = clerk.get("/clerk/products?q=khongcothu").await;
    assert!(body.contains("Không tìm thấy hàng hóa nào"));
}

#[tokio::test]
async fn the_state_is_there_for_programs() {
    let clerk = Clerk::new();
    clerk.done("load-faults", &[("preset", "flaky"), ("seed", "3")]).await;
    let (_, body) = clerk.get("/clerk/state.json").await;
    let state: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(state["counts"]["products"], 120);
    assert_eq!(state["settings"]["allow_orders"], true);
    assert_eq!(state["switches"]["rate-limit"], "5000");
    assert_eq!(state["faults"]["enabled"], true);
    assert_eq!(state["faults"]["rules"][0]["name"], "latency");
    assert_eq!(state["branches"].as_array().unwrap().len(), 3);
}

#[test]
fn numbers_are_written_as_vietnamese_do() {
    use super::super::html::{money, number};
    let decimal = |text: &str| text.parse().unwrap();
    assert_eq!(money(decimal("185000")), "185.000 ₫");
    assert_eq!(number(decimal("-1234567.50")), "−1.234.567,5");
    assert_eq!(number(decimal("999")), "999");
    assert_eq!(number(decimal("0.125")), "0,125");
}

#[test]
fn numbers_are_read_as_people_type_them() {
    use super::super::form::{money, quantity};
    for (text, expected) in [
        ("185000", "185000"),
        ("185.000", "185000"),
        ("1.850.000 ₫", "1850000"),
        ("1000.6", "1000.6"),
        ("12,5", "12.5"),
        ("1000.625", "1000.625"),
        ("0.125", "0.125"),
        ("1.850.000,5", "1850000.5"),
        ("1,850,000.5", "1850000.5"),
        ("-1.000", "-1000"),
    ] {
        assert_eq!(money(text), Some(expected.parse().unwrap()), "{text}");
    }
    assert_eq!(quantity("3,24"), Some("3.24".parse().unwrap()));
    assert_eq!(quantity("1.500"), Some("1.5".parse().unwrap()));
    for text in ["nhiều", "1.2.3", "12.34,5", "."] {
        assert_eq!(money(text), None, "{text}");
    }
    for text in ["185000", "185.625", "0.5", "1000.600"] {
        let amount = text.parse().unwrap();
        assert_eq!(
            money(&super::super::html::amount_value(amount)),
            Some(amount),
            "{text} from a filled field"
        );
    }
}
