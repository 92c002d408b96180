//! People, sessions, tokens, and the log of what they do.

use dongbo_store::{
    ActivityQuery, Actor, Attempt, NewPassword, NewToken, NewUser, PasswordHash, Right, Rights, Role,
    SessionLife, StoreError, User, UserChange,
};
use dongbo_sync::ShopId;
use secrecy::ExposeSecret;
use sha2::Digest;

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    a_session_is_begun_only_with_the_password_that_was_compared,
    a_session_ends_with_its_cookie_its_person_or_its_time,
    attempts_count_before_anything_is_compared_and_not_beyond_their_window,
    two_people_cannot_share_a_login_and_no_shop_loses_its_last_owner,
    people_and_tokens_of_one_shop_are_none_of_anothers,
    a_deed_and_its_line_in_the_log_come_together_or_not_at_all,
    old_lines_of_the_log_are_forgotten,
);

const MINUTE: i64 = 60;

/// Hashing is slow on purpose: once for all tests.
fn hash(password: &str) -> PasswordHash {
    NewPassword::new(&password.to_owned().into()).unwrap().hash().unwrap()
}

async fn person(world: &World, shop: Option<ShopId>, login: &str, role: Role) -> User {
    let (login, name, rights) = (login.to_owned(), login.to_uppercase(), Rights::default());
    let new = NewUser { shop, login, name, role, rights, password: hash("hoa sữa mùa thu") };
    world.store.add_user(new, Actor::command(), at(0)).await.unwrap()
}

async fn compared(world: &World, login: &str) -> dongbo_store::KnownLogin {
    match world.store.attempt(login, "here", at(0)).await.unwrap() {
        Attempt::Somebody(known) => known,
        other => panic!("{other:?}"),
    }
}

async fn a_session_is_begun_only_with_the_password_that_was_compared(backend: &Backend) {
    let world = backend.shop().await;
    let store = &world.store;
    let lan = person(&world, Some(world.shop), "lan", Role::Staff).await;
    let known = compared(&world, "LAN").await;
    let life = SessionLife::default();
    // Between comparing and beginning, somebody else changes what was compared.
    let change = |change| store.change_user(Some(world.shop), lan.id, change, Actor::command(), at(1));
    change(UserChange { locked: Some(true), ..UserChange::default() }).await.unwrap();
    assert!(store.begin_session(lan.id, known.password.clone(), life, at(1)).await.unwrap().is_none());
    change(UserChange { locked: Some(false), ..UserChange::default() }).await.unwrap();
    let other = UserChange { password: Some(hash("một câu khác hẳn")), ..UserChange::default() };
    change(other).await.unwrap();
    assert!(store.begin_session(lan.id, known.password.clone(), life, at(1)).await.unwrap().is_none());
    let known = compared(&world, "lan").await;
    let session = store.begin_session(lan.id, known.password.clone(), life, at(1)).await.unwrap().unwrap();
    assert!(store.signed_in(session.expose_secret(), life, at(1)).await.unwrap().is_some());
    let new = hash("câu thứ ba của Lan");
    let stale =
        store.change_password(lan.id, hash("một câu khác hẳn"), new, session.expose_secret(), at(2)).await;
    assert!(!stale.unwrap(), "another hash was compared");
}

async fn a_session_ends_with_its_cookie_its_person_or_its_time(backend: &Backend) {
    let world = backend.shop().await;
    let store = &world.store;
    let life =
        SessionLife { idle: jiff::SignedDuration::from_mins(10), whole: jiff::SignedDuration::from_mins(25) };
    let lan = person(&world, Some(world.shop), "lan", Role::Staff).await;
    let known = compared(&world, "lan").await;
    let begin = async |seconds| {
        let begun = store.begin_session(lan.id, known.password.clone(), life, at(seconds)).await.unwrap();
        begun.unwrap().expose_secret().to_owned()
    };
    let is_in = async |cookie: &str, seconds| {
        store.signed_in(cookie, life, at(seconds)).await.unwrap().map(|seen| seen.expires_at)
    };
    let (first, second) = (begin(0).await, begin(0).await);
    assert_ne!(first, second);
    assert_eq!(is_in(&first, 9 * MINUTE).await, Some(at(19 * MINUTE)));
    assert_eq!(is_in(&second, 10 * MINUTE).await, None, "idle");
    assert_eq!(is_in(&first, 18 * MINUTE).await, Some(at(25 * MINUTE)), "not beyond its whole life");
    assert_eq!(is_in(&first, 25 * MINUTE).await, None);
    let third = begin(30 * MINUTE).await;
    store.end_session(&third, at(30 * MINUTE)).await.unwrap();
    assert_eq!(is_in(&third, 30 * MINUTE).await, None);
    let fourth = begin(30 * MINUTE).await;
    store.delete_user(Some(world.shop), lan.id, Actor::command(), at(31 * MINUTE)).await.unwrap();
    assert_eq!(is_in(&fourth, 31 * MINUTE).await, None);
}

async fn attempts_count_before_anything_is_compared_and_not_beyond_their_window(backend: &Backend) {
    let world = backend.shop().await;
    let store = &world.store;
    let attempt =
        async |login: &str, address: &str, seconds| store.attempt(login, address, at(seconds)).await.unwrap();
    for number in 0..10 {
        let address = format!("10.0.0.{number}");
        assert!(matches!(attempt("lan", &address, number).await, Attempt::Nobody));
    }
    let refused = attempt(" Lan ", "10.0.1.1", 60).await;
    assert!(matches!(refused, Attempt::TooMany { until } if until == at(15 * MINUTE)), "{refused:?}");
    let still = attempt("lan", "10.0.1.1", 15 * MINUTE - 1).await;
    assert!(matches!(still, Attempt::TooMany { .. }), "refused attempts prolong nothing, nor shorten it");
    assert!(matches!(attempt("lan", "10.0.1.1", 15 * MINUTE).await, Attempt::Nobody));
    store.attempt_succeeded("lan", "10.0.1.1").await.unwrap();
    for _ in 0..10 {
        assert!(
            matches!(attempt("lan", "10.0.1.2", 15 * MINUTE).await, Attempt::Nobody),
            "counted from none again"
        );
    }
}

async fn two_people_cannot_share_a_login_and_no_shop_loses_its_last_owner(backend: &Backend) {
    let world = backend.shop().await;
    let other = World::found(world.store.clone(), "Quán Khác").await;
    let owner = person(&world, Some(world.shop), "chu", Role::Owner).await;
    let twin = NewUser {
        shop: Some(other.shop),
        login: "CHU".to_owned(),
        name: String::new(),
        role: Role::Owner,
        rights: Rights::default(),
        password: hash("hoa sữa mùa thu"),
    };
    let taken = world.store.add_user(twin, Actor::command(), at(0)).await;
    assert!(matches!(taken, Err(StoreError::LoginTaken { login }) if login == "CHU"));
    // An owner of another shop is none of this one's.
    person(&other, Some(other.shop), "khac", Role::Owner).await;
    let last = |error: Result<User, StoreError>| matches!(error, Err(StoreError::LastOwner { .. }));
    let change =
        |change| world.store.change_user(Some(world.shop), owner.id, change, Actor::command(), at(1));
    assert!(last(change(UserChange { locked: Some(true), ..UserChange::default() }).await));
    assert!(last(change(UserChange { role: Some(Role::Staff), ..UserChange::default() }).await));
    let renamed = change(UserChange { name: Some("Chủ".to_owned()), ..UserChange::default() }).await.unwrap();
    assert_eq!((renamed.name.as_str(), renamed.role), ("Chủ", Role::Owner));
    let deleted = world.store.delete_user(Some(world.shop), owner.id, Actor::command(), at(1)).await;
    assert!(matches!(deleted, Err(StoreError::LastOwner { .. })));
}

async fn people_and_tokens_of_one_shop_are_none_of_anothers(backend: &Backend) {
    let a = backend.shop().await;
    let b = World::found(a.store.clone(), "Quán Khác").await;
    let theirs = person(&b, Some(b.shop), "la", Role::Staff).await;
    let operator = person(&a, None, "van", Role::Operator).await;
    for id in [theirs.id, operator.id] {
        let changed =
            a.store.change_user(Some(a.shop), id, UserChange::default(), Actor::command(), at(1)).await;
        assert!(matches!(changed, Err(StoreError::NotFound { what: "user", .. })));
        let deleted = a.store.delete_user(Some(a.shop), id, Actor::command(), at(1)).await;
        assert!(matches!(deleted, Err(StoreError::NotFound { what: "user", .. })));
    }
    assert_eq!(a.store.users(Some(a.shop)).await.unwrap(), []);
    assert_eq!(a.store.users(None).await.unwrap(), [operator]);
    let rights: Rights = [Right::SeeSync].into_iter().collect();
    let new = NewToken { name: Some("Kho".to_owned()), role: Role::Staff, rights: Some(rights.clone()) };
    let (secret, token) = b.store.make_token(b.shop, new, Actor::person("Lá"), at(0)).await.unwrap();
    assert_eq!((token.id, token.created_by.as_str()), (1, "Lá"));
    let gone = a.store.delete_token(a.shop, 1, true, Actor::command(), at(1)).await;
    assert!(matches!(gone, Err(StoreError::NotFound { what: "token", .. })));
    let who = a.store.authenticate(secret.expose_secret(), at(5)).await.unwrap().unwrap();
    assert_eq!((who.name.as_str(), who.shop, who.rights), ("Kho", Some(b.shop), rights));
    assert_eq!(b.store.tokens(b.shop, false).await.unwrap()[0].last_used_at, Some(at(5)));
    b.store.delete_token(b.shop, 1, false, Actor::command(), at(6)).await.unwrap();
    assert_eq!(a.store.authenticate(secret.expose_secret(), at(7)).await.unwrap(), None);
}

async fn a_deed_and_its_line_in_the_log_come_together_or_not_at_all(backend: &Backend) {
    let world = backend.shop().await;
    let lines = async || {
        let page = world.store.activity(world.shop, ActivityQuery::default()).await.unwrap();
        page.items.into_iter().map(|line| (line.actor.name, line.action.name())).collect::<Vec<_>>()
    };
    person(&world, Some(world.shop), "lan", Role::Owner).await;
    assert_eq!(lines().await, [("command".to_owned(), "user_added")]);
    let lan = world.store.users(Some(world.shop)).await.unwrap()[0].id;
    world.store.delete_user(Some(world.shop), lan, Actor::person("Mai"), at(1)).await.unwrap_err();
    assert_eq!(lines().await.len(), 1, "what was refused is not told");
    let same = UserChange { name: Some("LAN".to_owned()), ..UserChange::default() };
    world.store.change_user(Some(world.shop), lan, same, Actor::person("Mai"), at(1)).await.unwrap();
    assert_eq!(lines().await.len(), 1, "nor what changed nothing");
    let selling = dongbo_store::Selling {
        sell_negative: true,
        buffer: dongbo_sync::Quantity::ZERO.into(),
        price_list_id: None,
    };
    world.store.set_selling(world.shop, selling).await.unwrap();
    assert_eq!(lines().await.len(), 1, "nobody has signed");
    let signed = world.store.signed(Actor::token("Kho"), at(2));
    let wrong = dongbo_store::Selling { price_list_id: Some(9), ..selling };
    signed.set_selling(world.shop, wrong).await.unwrap_err();
    assert_eq!(lines().await.len(), 1);
    signed.set_selling(world.shop, dongbo_store::Selling { sell_negative: false, ..selling }).await.unwrap();
    assert_eq!(lines().await[0], ("Kho".to_owned(), "selling_changed"));
}

async fn old_lines_of_the_log_are_forgotten(backend: &Backend) {
    let world = backend.shop().await;
    for second in 1..=6 {
        let new = NewToken { name: None, role: Role::Owner, rights: None };
        world.store.make_token(world.shop, new, Actor::command(), at(second * 10)).await.unwrap();
    }
    let prune = || world.store.prune_activity(world.shop, at(40), 2);
    assert_eq!(prune().await.unwrap(), 2);
    assert_eq!(prune().await.unwrap(), 1);
    assert_eq!(prune().await.unwrap(), 0);
    let left = world.store.activity(world.shop, ActivityQuery::default()).await.unwrap().items;
    assert_eq!(left.iter().map(|line| line.at).collect::<Vec<_>>(), [at(60), at(50), at(40)]);
}

#[tokio::test]
async fn tokens_of_before_get_a_name_and_keep_what_they_could_do() {
    let backend = Backend::file_with_threads();
    let shop = {
        let world = backend.shop().await;
        world.shop
    };
    let staff = "dongbo_of_before";
    let hash = sha2::Sha256::digest(staff).to_vec();
    let file = rusqlite::Connection::open(backend.url().trim_start_matches("sqlite://")).unwrap();
    file.execute_batch(
        "PRAGMA foreign_keys = OFF;
         DROP TABLE activity; DROP TABLE tokens; DROP TABLE sign_in_attempts; DROP TABLE sessions; DROP TABLE users;
         DELETE FROM migrations WHERE version IN (19, 20);
         CREATE TABLE api_tokens (
             token_hash BLOB PRIMARY KEY, shop INTEGER NOT NULL REFERENCES shops (id), role TEXT NOT NULL,
             created_at INTEGER NOT NULL
         ) STRICT, WITHOUT ROWID;",
    )
    .unwrap();
    let add = "INSERT INTO api_tokens VALUES (?1, ?2, ?3, ?4)";
    file.execute(add, (&hash, shop.0, "staff", 2_000)).unwrap();
    file.execute(add, (vec![1_u8], shop.0, "owner", 1_000)).unwrap();
    drop(file);
    let store = backend.open().await;
    let who = store.authenticate(staff, at(0)).await.unwrap().unwrap();
    assert_eq!((who.name.as_str(), who.role, who.shop), ("staff", Role::Staff, Some(shop)));
    assert_eq!(who.rights, Rights::usual(Role::Staff));
    let new = NewToken { name: None, role: Role::Owner, rights: None };
    let (_, third) = store.make_token(shop, new, Actor::command(), at(0)).await.unwrap();
    assert_eq!(third.id, 3, "the ids go on");
    let roles: Vec<Role> = store.tokens(shop, true).await.unwrap().iter().map(|token| token.role).collect();
    assert_eq!(roles, [Role::Owner, Role::Staff, Role::Owner]);
}
