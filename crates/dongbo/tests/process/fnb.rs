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
    let status = place.run(&["status", "--shop", SHOP, "--json"]).ended(0).json();
    assert_eq!(status["shops"][0]["connection"]["account_type"], "fnb");
}
