//! A shop is connected by REST, its branches are put where they belong, and a run is as from the command line.

use serde_json::{Value, json};

use crate::support::{Place, Running, SHOP, get, request};

/// The service beside the place's simulator, an owner's token, and where it answers.
fn serve(place: &Place) -> (Running, String, String) {
    let token = place.run(&["token", "create", "--shop", SHOP, "--role", "owner"]).ended(0).stdout;
    let mut command = place.command(&["serve", "--listen", "127.0.0.1:0", "--sync-interval", "1"]);
    let text = |key: &str| place.connection[key].as_str().unwrap().to_owned();
    command.env("DONGBO_KIOTVIET_API_URL", text("api_url"));
    command.env("DONGBO_KIOTVIET_TOKEN_URL", text("token_url"));
    let mut service = Running::start(command);
    let line = service.line();
    let address = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
    (service, address, token.trim().to_owned())
}

#[test]
fn a_shop_is_connected_mapped_and_synchronised_by_rest_alone() {
    let place = Place::beside(&["--products", "60", "--customers", "5", "--orders", "5", "--branches", "3"]);
    place.add_shop();
    let (service, address, token) = serve(&place);
    let ask = |method: &str, path: &str, body: Value| {
        let path = format!("/api/v1/shops/1/{path}");
        let answer = request(method, &address, &path, Some(&token), &body.to_string());
        assert!(answer.status < 300, "{method} {path}: {answer:?}");
        answer.json()
    };
    let secret = place.connection["client_secret"].as_str().unwrap();
    let mut credentials = json!({"account_type": "retail", "retailer": place.connection["retailer"],
        "client_id": place.connection["client_id"], "client_secret": "wrong"});
    let refused =
        request("POST", &address, "/api/v1/shops/1/connection/test", Some(&token), &credentials.to_string());
    assert_eq!((refused.status, &refused.json()["code"]), (422, &json!("KV-SECRET")), "{refused:?}");

    credentials["client_secret"] = json!(secret);
    let tested = ask("POST", "connection/test", credentials.clone());
    assert_eq!(tested["branches"].as_array().unwrap().len(), 3);
    assert!(!tested["sale_channels"].as_array().unwrap().is_empty());
    credentials["branch"] = tested["branches"][1]["id"].clone();
    let connected = ask("PUT", "connection", credentials);
    assert!(!connected.to_string().contains(secret));
    assert_eq!(connected["connection"]["default_branch"], tested["branches"][1]["id"]);
    assert_eq!(connected["window"]["state"], "never_opened", "nothing begins by itself");

    let branches = ask("GET", "branches", json!({}));
    let wanted = &branches["items"][2];
    let made = ask("POST", "points-of-sale", json!({"name": "Quầy của tôi", "branch": wanted["id"]}));
    assert_eq!(get(&address, "/api/v1/shops/1/runs", Some(&token)).json()["items"], json!([]));
    ask("POST", "runs", json!({}));
    loop {
        let runs = ask("GET", "runs", json!({}));
        let state = runs["items"].as_array().unwrap().iter().map(|run| run["state"].as_str().unwrap());
        let states: Vec<&str> = state.collect();
        if states.contains(&"finished") {
            break;
        }
        assert!(!states.contains(&"failed"), "{runs}");
    }
    let places = ask("GET", "points-of-sale", json!({}));
    let places = places["items"].as_array().unwrap();
    assert_eq!(places.len(), 3);
    let ours = places.iter().find(|place| place["id"] == made["id"]).unwrap();
    assert_eq!((&ours["remote_id"], &ours["name"]), (&wanted["id"], &wanted["name"]));
    let preflight = ask("GET", "preflight", json!({}));
    assert!(preflight["settings"]["allow_order_when_out_stock"].is_boolean(), "{preflight}");
    let (status, logs) = service.stop("-TERM");
    assert_eq!(status.code(), Some(0), "{logs}");
    assert!(!logs.contains(secret));
    assert_eq!(place.verify().ended(0).json()["differences"], json!([]));
}
