//! People who sign in, made at the command line.

use crate::support::{Place, Running, SHOP, get, get_with_cookie, sign_in};

fn serve(place: &Place) -> (Running, String) {
    let mut service =
        Running::start(place.command(&["serve", "--listen", "127.0.0.1:0", "--sync-interval", "0"]));
    let line = service.line();
    let address = line.split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
    (service, address)
}

#[test]
fn a_person_added_at_the_command_line_signs_in_until_their_password_is_reset() {
    let place = Place::empty();
    place.add_shop();
    let add = ["user", "add", "--shop", SHOP, "--login", "lan", "--name", "Lan", "--role", "staff", "--json"];
    let added = place.run(&add).ended(0).json();
    let password = added["password"].as_str().unwrap().to_owned();
    assert!(password.len() >= 16, "{added}");
    let again = place.run(&add).ended(1);
    assert!(again.stderr.contains("AUTH-LOGIN-TAKEN") && again.stdout.is_empty(), "{again:?}");

    let (service, address) = serve(&place);
    let (answer, cookie) = sign_in(&address, "LAN", &password);
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.json()["rights"], serde_json::json!(["see_sync", "run_sync"]));
    let cookie = cookie.unwrap();
    let runs = get_with_cookie(&address, &format!("/api/v1/shops/{}/runs", 1), &cookie);
    assert_eq!(runs.status, 200, "{runs:?}");
    let listed = place.run(&["user", "list", "--shop", SHOP, "--json"]).ended(0).json();
    assert_eq!((&listed[0]["login"], &listed[0]["locked"]), (&"lan".into(), &false.into()));
    assert!(listed[0]["last_seen_at"].is_string());

    place.write("password", "mật khẩu mới của Lan\n");
    let reset =
        place.run(&["user", "reset-password", "--login", "lan", "--password-file", "password"]).ended(0);
    assert!(!reset.stdout.contains("mật khẩu mới") && !reset.stderr.contains("mật khẩu mới"), "{reset:?}");
    assert_eq!(get_with_cookie(&address, "/api/v1/session", &cookie).status, 401);
    assert_eq!(sign_in(&address, "lan", &password).0.status, 401);
    assert_eq!(sign_in(&address, "lan", "mật khẩu mới của Lan").0.status, 200);
    let (_, logs) = service.stop("-TERM");
    assert!(logs.contains("signed in"), "{logs}");
    assert!(!logs.contains(&password) && !logs.contains("mật khẩu mới"), "a password is in the log");
    assert!(!logs.contains(cookie.trim_start_matches("dongbo_session=")), "a session is in the log");
}

#[test]
fn an_operator_belongs_to_no_shop_and_everybody_else_to_one() {
    let place = Place::empty();
    place.add_shop();
    let add =
        |more: &[&str]| place.run(&[&["user", "add", "--login", "van", "--name", "Vân"], more].concat());
    assert!(add(&["--role", "operator", "--shop", SHOP]).ended(64).stderr.contains("CFG-FLAG"));
    assert!(add(&["--role", "owner"]).ended(64).stderr.contains("CFG-FLAG"));
    assert!(
        add(&["--role", "owner", "--shop", SHOP, "--rights", "see_sync"])
            .ended(64)
            .stderr
            .contains("--rights")
    );
    place.write("password", "ngắn quá");
    let short = add(&["--role", "operator", "--password-file", "password"]).ended(1);
    assert!(short.stderr.contains("AUTH-PASSWORD-SHORT"), "{short:?}");
    let added = add(&["--role", "operator"]).ended(0);
    let (login, password) = added.stdout.trim().split_once(' ').unwrap();
    let (service, address) = serve(&place);
    let me = sign_in(&address, login, password).0.json();
    assert_eq!((&me["role"], &me["shops"][0]["name"]), (&"operator".into(), &SHOP.into()));
    drop(service);
    let operators = place.run(&["user", "list", "--json"]).ended(0).json();
    assert_eq!(operators[0]["name"], "Vân");
    assert_eq!(place.run(&["user", "list", "--shop", SHOP, "--json"]).ended(0).json(), serde_json::json!([]));
    let unknown = place.run(&["user", "reset-password", "--login", "khong-co"]).ended(1);
    assert!(unknown.stderr.contains("AUTH-LOGIN-UNKNOWN"), "{unknown:?}");
}

#[test]
fn a_token_has_the_name_and_the_rights_that_it_was_given() {
    let place = Place::empty();
    place.add_shop();
    let create = ["token", "create", "--shop", SHOP, "--role", "staff"];
    let named = [&create[..], &["--name", "Máy bán hàng", "--rights", "decide_conflicts", "--json"]].concat();
    let token = place.run(&named).ended(0).json()["token"].as_str().unwrap().to_owned();
    let usual = place.run(&create).ended(0).stdout.trim().to_owned();
    let (_service, address) = serve(&place);
    assert_eq!(
        get(&address, "/api/v1/session", Some(&token)).json()["rights"],
        serde_json::json!(["decide_conflicts"])
    );
    assert_eq!(get(&address, "/api/v1/shops/1/runs", Some(&token)).status, 403);
    assert_eq!(get(&address, "/api/v1/shops/1/runs", Some(&usual)).status, 200);
}
