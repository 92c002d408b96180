use std::path::Path;

use dongbo_store::{
    Account, Connection, ConnectionState, KiotVietSettings, MasterKey, Mode, Role, Store, StoreError,
};
use dongbo_sync::ShopId;
use secrecy::{ExposeSecret, SecretString};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    a_connection_comes_back_with_its_secret,
    a_failure_of_a_connection_keeps_its_first_instant,
    choices_and_switches_of_a_connection_change_one_by_one,
    a_token_opens_its_own_shop_and_an_operators_every_shop,
);

pub fn connection(secret: &str) -> Connection {
    Connection {
        retailer: "quannho".to_owned(),
        retailer_id: Some(500),
        account: Account::Fnb,
        api_url: "http://localhost/api".to_owned(),
        token_url: "http://localhost/token".to_owned(),
        client_id: "client".to_owned(),
        client_secret: SecretString::from(secret.to_owned()),
        default_branch: Some(1),
        sale_channel: None,
        settings: KiotVietSettings { allow_sell_when_out_stock: Some(true), ..Default::default() },
        options: "{}".to_owned(),
        state: ConnectionState::Working,
        connected_at: at(0),
    }
}

async fn a_connection_comes_back_with_its_secret(backend: &Backend) {
    let world = backend.shop().await;
    assert!(world.store.connection(world.shop).await.unwrap().is_none());
    for secret in ["first secret", "second secret"] {
        world.store.save_connection(world.shop, &connection(secret), at(1)).await.unwrap();
        let read = world.store.connection(world.shop).await.unwrap().unwrap();
        assert_eq!(read.client_secret.expose_secret(), secret);
        assert_eq!((read.account, read.settings), (Account::Fnb, connection("").settings));
        assert!(!format!("{read:?}").contains(secret));
    }
}

async fn a_failure_of_a_connection_keeps_its_first_instant(backend: &Backend) {
    let world = backend.shop().await;
    world.store.save_connection(world.shop, &connection("s"), at(1)).await.unwrap();
    let failing = |since| ConnectionState::Failing { code: "KV-SECRET".to_owned(), since: at(since) };
    for since in [5, 9] {
        world.store.set_connection_state(world.shop, &failing(since), at(since)).await.unwrap();
        assert_eq!(world.store.connection(world.shop).await.unwrap().unwrap().state, failing(5));
    }
    world.store.set_connection_state(world.shop, &ConnectionState::Working, at(10)).await.unwrap();
    assert_eq!(world.store.connection(world.shop).await.unwrap().unwrap().state, ConnectionState::Working);
}

async fn choices_and_switches_of_a_connection_change_one_by_one(backend: &Backend) {
    let world = backend.shop().await;
    let (store, shop) = (&world.store, world.shop);
    let append = |what: &'static str| {
        move |account: Account, before: &str| {
            assert_eq!(account, Account::Fnb);
            Ok::<_, StoreError>(format!("{before}{what}"))
        }
    };
    let missing = |error| matches!(error, StoreError::NotFound { what: "connection", .. });
    assert!(missing(store.change_options(shop, at(1), append("a")).await.unwrap_err()));
    assert!(missing(store.save_settings(shop, &KiotVietSettings::default(), at(1)).await.unwrap_err()));

    store.save_connection(shop, &connection("s"), at(1)).await.unwrap();
    store.change_options(shop, at(2), append(" one")).await.unwrap();
    let refused = store.change_options(shop, at(2), |_, _| Err(StoreError::NoSuchShop(ShopId(9)))).await;
    assert!(matches!(refused, Err(StoreError::NoSuchShop(ShopId(9)))));
    let settings = KiotVietSettings { allow_order_when_out_stock: Some(false), ..Default::default() };
    store.save_settings(shop, &settings, at(3)).await.unwrap();
    store.change_options(shop, at(4), append(" two")).await.unwrap();
    let read = store.connection(shop).await.unwrap().unwrap();
    assert_eq!((read.options.as_str(), read.settings), ("{} one two", settings));
    assert_eq!(read.client_secret.expose_secret(), "s");
}

async fn a_token_opens_its_own_shop_and_an_operators_every_shop(backend: &Backend) {
    let a = backend.shop().await;
    let b = World::found(a.store.clone(), "Quán Khác").await;
    let staff = a.store.create_token(a.shop, Role::Staff, at(0)).await.unwrap();
    let operator = a.store.create_token(a.shop, Role::Operator, at(0)).await.unwrap();
    assert!(staff.expose_secret().starts_with("dongbo_"));
    let who = async |token: &str| a.store.authenticate(token, at(0)).await.unwrap();
    let staff = who(staff.expose_secret()).await.unwrap();
    assert_eq!((staff.shop, staff.role), (Some(a.shop), Role::Staff));
    assert!(staff.may_reach(a.shop) && !staff.may_reach(b.shop));
    assert!(who(operator.expose_secret()).await.unwrap().may_reach(b.shop));
    assert_eq!(who("dongbo_x").await, None);
}

#[tokio::test]
async fn no_secret_is_readable_in_the_files() {
    let backend = Backend::file_with_threads();
    let world = backend.shop().await;
    let secret = "rất-bí-mật-0123456789";
    world.store.save_connection(world.shop, &connection(secret), at(1)).await.unwrap();
    let token = world.store.create_token(world.shop, Role::Owner, at(0)).await.unwrap();
    let path = backend.url().trim_start_matches("sqlite://").to_owned();
    let holds = |needle: &str| {
        let bytes: Vec<u8> = ["", "-wal"]
            .iter()
            .flat_map(|end| std::fs::read(format!("{path}{end}")).unwrap_or_default())
            .collect();
        bytes.windows(needle.len()).any(|window| window == needle.as_bytes())
    };
    assert!(holds("quannho"), "what is no secret is found, so the search works");
    assert!(!holds(secret));
    assert!(!holds(token.expose_secret().trim_start_matches("dongbo_")));
}

#[tokio::test]
async fn another_master_key_is_told_from_the_right_one() {
    let backend = Backend::file_with_threads();
    let world = backend.shop().await;
    world.store.save_connection(world.shop, &connection("s"), at(1)).await.unwrap();
    let other = Store::open(&backend.url(), MasterKey::random(), Mode::Inline).await.unwrap();
    let error = other.connection(world.shop).await.unwrap_err();
    assert_eq!(error.code(), "KEY-WRONG");
}

#[tokio::test]
async fn a_sealed_secret_does_not_open_in_another_shop() {
    let backend = Backend::file_with_threads();
    let a = backend.shop().await;
    let b = World::found(a.store.clone(), "Quán Khác").await;
    a.store.save_connection(a.shop, &connection("a"), at(1)).await.unwrap();
    b.store.save_connection(b.shop, &connection("b"), at(1)).await.unwrap();
    let file = rusqlite::Connection::open(backend.url().trim_start_matches("sqlite://")).unwrap();
    file.execute(
        "UPDATE connections SET client_secret = (SELECT client_secret FROM connections WHERE shop = ?1)",
        [a.shop.0],
    )
    .unwrap();
    assert!(a.store.connection(a.shop).await.is_ok());
    assert!(b.store.connection(b.shop).await.is_err());
}

#[test]
fn a_key_file_is_made_once_and_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("master.key");
    let made = MasterKey::from_file(&path).unwrap();
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let read = MasterKey::from_file(&path).unwrap();
    assert_eq!(format!("{made:?}"), format!("{read:?}"));
    assert_ne!(format!("{made:?}"), format!("{:?}", MasterKey::random()));

    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(MasterKey::from_file(&path).unwrap_err().code(), "KEY-PERMISSIONS");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600)).unwrap();
    std::fs::write(&path, "not a key").unwrap();
    assert_eq!(MasterKey::from_file(&path).unwrap_err().code(), "KEY-UNREADABLE");
    assert!(matches!(MasterKey::from_file(Path::new("/nowhere/key")), Err(StoreError::KeyFile { .. })));
}
