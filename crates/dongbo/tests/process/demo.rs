use std::net::TcpListener;

use crate::support::{Place, Running, get, get_with_cookie, sign_in};

/// Starts the demonstration and waits until it serves; gives its address and token.
fn start(place: &Place, more: &[&str]) -> (Running, String, String) {
    let arguments = [&["demo", "--products", "80"], more].concat();
    let mut demo = Running::start(place.command(&arguments));
    demo.line_with("0 differences");
    let word = |line: String, start: &str| {
        line.split_whitespace().find(|word| word.starts_with(start)).map(str::to_owned).unwrap()
    };
    let address = word(demo.line_with("Front page"), "http://");
    let token = word(demo.line_with("Token"), "dongbo_");
    demo.line_with("curl");
    (demo, address.trim_end_matches('/').to_owned(), token)
}

#[test]
fn the_demonstration_imports_a_shop_and_serves_it_also_when_its_port_is_taken() {
    let place = Place::empty();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = taken.local_addr().unwrap().to_string();
    let (demo, address, token) = start(&place, &["--listen", &listen]);
    assert_ne!(address, format!("http://{listen}"));
    let products = get(&address, "/api/v1/shops/1/products?limit=3", Some(&token)).json();
    assert_eq!(products["items"].as_array().unwrap().len(), 3);
    for (login, password, role) in [
        ("chu", "chu-tiem-hoa", "owner"),
        ("nhanvien", "nhanvien-tiem-hoa", "staff"),
        ("vanhanh", "vanhanh-dongbo", "operator"),
    ] {
        let (answer, cookie) = sign_in(&address, login, password);
        assert_eq!((answer.status, answer.json()["role"].as_str()), (200, Some(role)), "{login}");
        let shop = get_with_cookie(&address, "/api/v1/shops/1", &cookie.unwrap());
        assert_eq!(shop.json()["name"], "Tiệm Hoa Sữa", "{login}");
    }
    let (status, said) = demo.stop("-INT");
    assert_eq!(status.code(), Some(0), "{said}");
}

#[test]
fn a_second_start_goes_on_with_the_data_of_the_first() {
    let place = Place::empty();
    for _ in 0..2 {
        let (demo, address, token) = start(&place, &["--listen", "127.0.0.1:0", "--data", "data"]);
        let shops = get(&address, "/api/v1/shops/1/runs", Some(&token));
        assert_eq!(shops.status, 200);
        assert_eq!(demo.stop("-TERM").0.code(), Some(0));
    }
    assert!(place.path("data/dongbo.db").exists());
}
