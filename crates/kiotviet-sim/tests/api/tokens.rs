//! The token endpoint, headers, the rate limit, account kinds.

use http::Method;
use serde_json::json;

use crate::shop::{Client, fixture, json, sample_shop};
use kiotviet_sim::Request;
use kiotviet_sim::state::AccountKind;

#[test]
fn a_token_has_the_members_of_its_sample_and_older_ones_stay_valid() {
    let mut client = Client::sample();
    let known = client.simulator.credentials().clone();
    let fields = format!(
        "scope=PublicApi.Access&grant_type=client_credentials&client_id={}&client_secret={}",
        known.client_id, known.client_secret
    );
    let mut request = client.token_request(&fields);
    request.path = "/connect/token/".into();
    let answer = client.send(&request);
    let (answer, sample) = (json(&answer), fixture("token_response"));
    assert_eq!(answer["expires_in"], sample["expires_in"]);
    assert_eq!(answer["token_type"], sample["token_type"]);
    assert_eq!(answer.as_object().unwrap().len(), 3);
    assert_ne!(answer["access_token"], client.token);
    assert_eq!(client.get("/settings").0, 200);
}

#[test]
fn wrong_clients_grants_and_scopes_are_refused_in_the_oauth_shape() {
    let mut client = Client::sample();
    let known = client.simulator.credentials().clone();
    let (id, secret) = (&known.client_id, &known.client_secret);
    for (fields, error) in [
        (
            format!("scopes=PublicApi.Access&grant_type=client_credentials&client_id={id}&client_secret=x"),
            "invalid_client",
        ),
        (
            format!("scopes=PublicApi.Access&grant_type=password&client_id={id}&client_secret={secret}"),
            "unsupported_grant_type",
        ),
        (
            format!(
                "scopes=PublicApi.Access.FNB&grant_type=client_credentials&client_id={id}&client_secret={secret}"
            ),
            "invalid_scope",
        ),
    ] {
        let answer = client.simulator.handle(client.now, &client.token_request(&fields));
        assert_eq!((answer.status.as_u16(), json(&answer)), (400, json!({ "error": error })));
    }
}

#[test]
fn tokens_and_retailers_are_checked() {
    let mut client = Client::sample();
    let bare = Request::new(Method::GET, "/settings").with_header("retailer", "tiemhoasua");
    let answer = client.send(&bare);
    assert_eq!(answer.status, 401);
    assert_eq!(answer.headers["www-authenticate"], "jwt");
    assert_eq!(json(&answer), fixture("error_401_token"));
    for (retailer, status) in [("", 401), ("nobody", 401), ("shopkhac", 403), ("TiemHoaSua", 200)] {
        client.retailer = retailer.into();
        assert_eq!(client.get("/settings").0, status, "{retailer}");
    }
    client.retailer = "shopkhac".into();
    assert_eq!(client.get("/settings").1, fixture("error_403_forbidden"));
    client.simulator.dialect_mut().set("retailer-refusal", "420").unwrap();
    assert_eq!(client.get("/settings"), (420, fixture("error_401_token")));
}

#[test]
fn an_expired_token_is_answered_as_the_switch_says() {
    for (switch, status, with_body) in [("401", 401, true), ("420", 420, true), ("401-empty", 401, false)] {
        let mut client = Client::sample();
        client.simulator.dialect_mut().set("expired-token", switch).unwrap();
        client.wait(86_399);
        assert_eq!(client.get("/settings").0, 200);
        client.wait(1);
        let answer = client.send(&client.request(Method::GET, "/settings"));
        assert_eq!((answer.status.as_u16(), answer.body.is_empty()), (status, !with_body));
    }
}

#[test]
fn the_hour_slides_and_only_gets_count() {
    let mut client = Client::sample();
    client.simulator.dialect_mut().set("rate-limit", "2").unwrap();
    assert_eq!(client.get("/settings").0, 200);
    client.wait(600);
    assert_eq!(client.get("/settings").0, 200);
    let answer = client.send(&client.request(Method::GET, "/settings"));
    assert_eq!(answer.status, 429);
    assert_eq!(answer.headers["retry-after"], "3000");
    assert_eq!(json(&answer), fixture("error_429_rate_limit"));
    assert_eq!(client.put("/products/30010001", &json!({"basePrice": 2})).0, 200);
    client.wait(3_000);
    client.token = client.fetch_token("PublicApi.Access");
    assert_eq!(client.get("/settings").0, 200);
    client.simulator.dialect_mut().set("rate-limit-status", "420").unwrap();
    assert_eq!(client.get("/settings").0, 420);
}

fn fnb() -> Client {
    let mut shop = sample_shop();
    shop.identity.account = AccountKind::Fnb;
    let mut client = Client::new(shop);
    client.token = client.fetch_token("PublicApi.Access.FNB");
    client
}

#[test]
fn an_fnb_account_has_its_own_scope_and_two_addresses_of_tokens() {
    let mut shop = sample_shop();
    shop.identity.account = AccountKind::Fnb;
    let mut client = Client::new(shop);
    assert_eq!(client.get("/products").0, 401, "the retail scope gives no token");
    let (id, secret) = {
        let credentials = client.simulator.credentials();
        (credentials.client_id.clone(), credentials.client_secret.clone())
    };
    let ask = |client: &mut Client, path: &str, scope: &str| {
        let fields =
            format!("scopes={scope}&grant_type=client_credentials&client_id={id}&client_secret={secret}");
        let mut request = client.token_request(&fields);
        request.path = path.into();
        client.send(&request).status.as_u16()
    };
    for path in ["/connect/token", "/identity/connect/token"] {
        assert_eq!(ask(&mut client, path, "PublicApi.Access"), 400, "{path}");
        assert_eq!(ask(&mut client, path, "PublicApi.Access.FNB"), 200, "{path}");
    }
    let mut retail = Client::sample();
    assert_eq!(ask(&mut retail, "/connect/token", "PublicApi.Access.FNB"), 400);
    assert_eq!(ask(&mut retail, "/identity/connect/token", "PublicApi.Access"), 404);
}

#[test]
fn an_fnb_account_has_the_documented_routes_and_no_others() {
    let mut client = fnb();
    for target in
        ["/products", "/products/30010001", "/categories", "/customers", "/customers/group", "/webhooks"]
    {
        assert_eq!(client.get(target).0, 200, "{target}");
    }
    for target in [
        "/pricebooks",
        "/surchages",
        "/productOnHands",
        "/branches",
        "/settings",
        "/salechannel",
        "/invoices",
        "/orders/1",
        "/attributes/allwithdistinctvalue",
    ] {
        assert_eq!(client.get(target).0, 404, "{target}");
    }
    assert_eq!(client.get("/orders").0, 405, "orders are made, not listed");
    assert_eq!(client.put("/products/30010001", &json!({"basePrice": 2})).0, 405);
    assert_eq!(client.post("/categories", &json!({"categoryName": "x"})).0, 405);
    assert_eq!(client.post("/listaddproducts", &json!({"listProducts": []})).0, 404);
    let order =
        json!({"branchId": 21101, "orderDetails": [{"productId": 30010001, "quantity": 1, "price": 1}]});
    assert_eq!(client.post("/orders", &order).0, 200);
    assert_eq!(client.post("/customers", &json!({"name": "Chị Hoa"})).0, 200);

    client.simulator.dialect_mut().set("fnb-reference", "open").unwrap();
    assert_eq!(client.get("/branches").0, 200);
    assert_eq!(client.get("/pricebooks").0, 404, "reference data only");
}

#[test]
fn routes_that_do_not_exist_are_404_and_wrong_verbs_405() {
    let mut client = Client::sample();
    for target in
        ["/surcharges", "/customergroups", "/customergroup", "/salesChannels", "/trademarks", "/stocktakes"]
    {
        assert_eq!(client.get(target).0, 404, "{target}");
    }
    assert_eq!(client.put("/webhooks/1", &json!({})).0, 405);
    assert_eq!(client.delete("/branches").0, 405);
    assert_eq!(client.post("/pricebooks", &json!({})).0, 405);
    assert_eq!(client.post("/customers/group", &json!({})).0, 405);
}
