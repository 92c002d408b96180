use serde_json::json;

use crate::support::{Place, SHOP};

#[test]
fn a_food_and_drink_shop_works_end_to_end_as_far_as_its_api_goes() {
    let place = Place::beside(&["--account-type", "fnb", "--products", "150", "--customers", "40"]);
    place.add_shop();
    let refused = place.connect(&[]).ended(1);
    assert!(refused.stderr.contains("KV-ACCOUNT-TYPE"), "{refused:?}");

    let connected = place.connect(&["--account-type", "fnb", "--json"]).ended(0).json();
    assert_eq!(connected["connection"]["account_type"], "fnb");
    assert_eq!(connected["branches"].as_array().unwrap().len(), 2, "learnt from the products");
    assert_eq!(connected["warnings"][0]["code"], "KV-FNB-LIMITS");

    let run = place.sync(&[]).ended(0).json();
    assert_eq!(run["entities"]["products"]["created"], 150);
    assert_eq!(run["entities"]["customers"]["created"], 40);
    assert!(run["entities"]["stock"]["created"].as_u64().unwrap() > 0);
    assert_eq!(run["entities"]["price_lists"]["seen"], 0);
    assert_eq!(run["requests"]["POST"], 0);

    let verified = place.verify().ended(0).json();
    assert_eq!(verified["differences"], json!([]));
    assert_eq!(verified["compared"]["products"], 150);

    let before = place.dump();
    place.sync(&["--full"]).ended(0);
    assert_eq!(place.dump(), before);
    let switches = place.run(&["shop", "set", "--shop", SHOP, "--own-product-status", "false", "--json"]);
    assert_eq!(
        switches.ended(0).json()["own_product_status"],
        false,
        "it was true without anybody saying so"
    );
    place.sync(&[]).ended(0);
    place.verify().ended(0);

    let status = place.run(&["status", "--shop", SHOP, "--json"]).ended(0).json();
    let status = &status["shops"][0];
    assert_eq!(status["connection"]["account_type"], "fnb");
    assert_eq!(status["agreement"]["compared"], status["agreement"]["equal"]);
    assert_eq!(status["agreement"]["entities"]["products"]["compared"], 150);
    let told = place.run(&["status", "--shop", SHOP, "--lang", "vi"]).ended(0);
    assert!(told.stdout.contains("bản ghi khớp lúc"), "{told:?}");
    assert!(status["entities"]["products"]["seconds_behind"].as_i64().unwrap() < 120, "{status}");
}
