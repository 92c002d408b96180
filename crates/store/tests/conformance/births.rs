use dongbo_store::{Cause, NewMember, OpeningStock};
use dongbo_sync::records::{PointOfSale, Product};
use dongbo_sync::{Entity, Local, Reference, Remote};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(a_family_is_born_as_a_whole, a_family_with_a_member_that_cannot_be_is_not_born);

fn member(product: Product) -> NewMember {
    NewMember { product, master: None, base: None, opening: Vec::new() }
}

async fn a_family_is_born_as_a_whole(backend: &Backend) {
    let world = backend.shop().await;
    world.import([(77, branch("Trung tâm"))]).await;
    let opening = |on_hand, place| OpeningStock {
        point_of_sale: Local::<PointOfSale>::new(place),
        on_hand: pieces(on_hand),
        cost: Some(money("90000")),
    };
    let family = vec![
        NewMember { opening: vec![opening("12.5", 1)], ..member(product("")) },
        NewMember { master: Some(0), ..member(product("ÁO-L")) },
        NewMember { base: Some((0, pieces("12"))), ..member(product("")) },
    ];
    let cause = Cause::Person("lan".to_owned());
    let ids = world.store.create_products(world.shop, family, cause, at(2)).await.unwrap();
    let mut members = Vec::new();
    for id in &ids {
        members.push(world.store.facts_of_ours::<Product>(world.shop, *id).await.unwrap().unwrap());
    }
    let ours: Vec<Product> = members.iter().filter_map(|facts| facts.ours.clone()).collect();
    assert_eq!(
        ours.iter().map(|product| product.code.as_str()).collect::<Vec<_>>(),
        ["AB000001", "ÁO-L", "AB000003"]
    );
    assert_eq!(ours[1].master, Some(Reference::Here(ids[0])));
    assert_eq!(
        ours[2].unit_of.as_ref().map(|unit| (unit.base, unit.conversion)),
        Some((Reference::Here(ids[0]), pieces("12")))
    );
    assert_eq!(members[1].needs, [(Entity::Products, ids[0].get())]);
    assert_eq!(world.store.outbox_due(world.shop, Entity::Products, at(2), 9).await.unwrap().len(), 3);

    let stock = world.store.opening_stock(world.shop, ids[0]).await.unwrap();
    assert_eq!(stock, [(Remote::new(77), pieces("12.5"), Some(money("90000")))]);
    world.store.forget_opening_stock(world.shop, ids[0]).await.unwrap();
    assert!(world.store.opening_stock(world.shop, ids[0]).await.unwrap().is_empty());

    let taken =
        world.store.taken_codes(world.shop, vec!["áo-l".to_owned(), "KHÁC".to_owned()]).await.unwrap();
    assert_eq!(taken, [("ÁO-L".to_owned(), ids[1].get())]);
}

async fn a_family_with_a_member_that_cannot_be_is_not_born(backend: &Backend) {
    let world = backend.shop().await;
    let family = vec![member(product("A")), NewMember { master: Some(5), ..member(product("B")) }];
    let cause = Cause::Person("lan".to_owned());
    assert!(world.store.create_products(world.shop, family, cause, at(2)).await.is_err());
    assert!(world.dump().await.is_empty());
    assert!(world.store.outbox_due(world.shop, Entity::Products, at(2), 9).await.unwrap().is_empty());
}
