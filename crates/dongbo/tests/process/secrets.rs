use crate::support::{Place, Running, SHOP, get};

#[test]
fn the_secret_is_never_printed_logged_or_stored_in_the_clear() {
    let place = Place::beside(&["--products", "60", "--customers", "20", "--orders", "10"]);
    let secret = place.connection["client_secret"].as_str().unwrap().to_owned();
    let loud: &[(&str, &str)] = &[("RUST_LOG", "trace")];
    let text = |key: &str| place.connection[key].as_str().unwrap();

    let mut said = String::new();
    let mut note = |finished: crate::support::Finished| {
        said.push_str(&finished.stdout);
        said.push_str(&finished.stderr);
    };
    place.add_shop();
    note(place.run_with(
        loud,
        &[
            "-v",
            "connect",
            "--shop",
            SHOP,
            "--client-secret-file",
            "secret",
            "--retailer",
            text("retailer"),
            "--client-id",
            text("client_id"),
            "--api-url",
            text("api_url"),
            "--token-url",
            text("token_url"),
            "--json",
        ],
    ));
    note(place.run_with(loud, &["-v", "sync", "--shop", SHOP]));
    note(place.run_with(loud, &["-v", "verify", "--shop", SHOP]));
    note(place.run_with(loud, &["-v", "status"]));
    // A refusal tells what was refused: not the secret that was tried.
    place.write("secret", &format!("{secret}x"));
    note(place.run_with(
        loud,
        &[
            "-v",
            "connect",
            "--shop",
            SHOP,
            "--client-secret-file",
            "secret",
            "--retailer",
            text("retailer"),
            "--client-id",
            text("client_id"),
            "--api-url",
            text("api_url"),
            "--token-url",
            text("token_url"),
        ],
    ));
    let token = place.run(&["token", "create", "--shop", SHOP, "--role", "owner", "--json"]).json();
    let token = token["token"].as_str().unwrap();
    let mut serve = place.command(&["serve", "--listen", "127.0.0.1:0", "--sync-interval", "1"]);
    serve.envs(loud.iter().copied());
    let mut service = Running::start(serve);
    let address =
        service.line().split_whitespace().find(|word| word.starts_with("http://")).unwrap().to_owned();
    assert_eq!(get(&address, "/api/v1/shops/1/products", Some(token)).status, 200);
    let (_, logs) = service.stop("-TERM");

    assert!(
        logs.contains("\"level\":\"DEBUG\"") || logs.contains("\"level\":\"TRACE\""),
        "the logs were not loud"
    );
    assert!(said.contains("TRACE") || said.contains("DEBUG"), "the commands were not loud");
    for (name, text) in [("commands", &said), ("service", &logs)] {
        assert!(!text.contains(&secret), "the client secret is in the output of the {name}");
        assert!(!text.contains(token), "the API token is in the output of the {name}");
        assert!(!text.contains("Bearer ey"), "an access token is in the output of the {name}");
    }
    let key = std::fs::read_to_string(place.path("dongbo.key")).unwrap();
    assert!(!said.contains(key.trim()) && !logs.contains(key.trim()), "the master key was printed");
    for entry in std::fs::read_dir(place.folder()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name.starts_with("dongbo.db") {
            let bytes = std::fs::read(&path).unwrap();
            for hidden in [secret.as_bytes(), token.as_bytes(), key.trim().as_bytes()] {
                assert!(!bytes.windows(hidden.len()).any(|window| window == hidden), "a secret is in {name}");
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn the_master_key_is_made_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::empty();
    place.add_shop();
    let mode = std::fs::metadata(place.path("dongbo.key")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
