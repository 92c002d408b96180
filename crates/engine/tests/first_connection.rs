//! The first connection of a shop that already has records: who is whom.

mod world;

use dongbo_sync::Entity;
use dongbo_sync::records::{Category, Customer, CustomerKind, Product, ProductKind};
use dongbo_sync::{Local, Money};
use futures::executor::block_on;
use world::{World, counts};

fn product(code: &str, barcode: Option<&str>) -> Product {
    Product {
        code: code.to_owned(),
        barcode: barcode.map(str::to_owned),
        name: "Hàng có sẵn".to_owned(),
        category: None,
        brand: None,
        kind: ProductKind::Goods,
        base_price: Money::whole(1_000),
        weight: None,
        unit: None,
        master: None,
        unit_of: None,
        attributes: Vec::new(),
        images: Vec::new(),
        description: None,
        parts: Vec::new(),
        allows_sale: true,
        active: true,
    }
}

fn customer(code: &str, phone: &str) -> Customer {
    Customer {
        code: code.to_owned(),
        name: "Khách có sẵn".to_owned(),
        phone: Some(phone.to_owned()),
        other_phone: None,
        email: None,
        kind: CustomerKind::Person,
        gender: None,
        birth_date: None,
        address: None,
        location: None,
        ward: None,
        organization: None,
        tax_code: None,
        comments: None,
        groups: Vec::new(),
    }
}

#[test]
fn existing_records_are_linked_where_it_is_sure_and_asked_about_where_it_is_not() {
    let world = World::of(300, 60, 0);
    let (code, barcode) = world.there(|shop| {
        let mut plain = shop.products.iter().filter(|product| product.barcode.is_some());
        (plain.next().unwrap().code.clone(), plain.nth(3).unwrap().barcode.clone().unwrap())
    });
    let phone = world
        .there(|shop| shop.customers.iter().find_map(|customer| customer.contact_number.clone()).unwrap());
    let category = world.there(|shop| {
        shop.categories.iter().find(|category| category.parent.is_none()).unwrap().name.clone()
    });
    let now = jiff::Timestamp::from_millisecond(world::START).unwrap();
    let add = |record| block_on(world.store.add_ours::<Product>(world.shop, record, now)).unwrap();
    let by_code: Local<Product> = add(product(&code.to_lowercase(), None));
    let twins = [add(product("X1", Some(&barcode))), add(product("X2", Some(&barcode)))];
    let only_here = add(product("CHỈ-CÓ-Ở-ĐÂY", None));
    block_on(world.store.add_ours::<Customer>(world.shop, customer("KHAC", &phone), now)).unwrap();
    let root = Category { name: category, parent: None };
    block_on(world.store.add_ours::<Category>(world.shop, root, now)).unwrap();

    let report = world.sync();
    assert_eq!(
        counts(&report, Entity::Categories).updated + counts(&report, Entity::Categories).created + 1,
        counts(&report, Entity::Categories).seen,
        "the root was linked as it is: {report:#?}"
    );
    assert_eq!(counts(&report, Entity::Products).conflicts, 1, "{report:#?}");
    assert_eq!(counts(&report, Entity::Products).created, 298, "all but the linked and the doubtful one");
    assert_eq!(counts(&report, Entity::Customers).created, 59, "{report:#?}");

    let left: Vec<i64> = block_on(world.store.unlinked::<Product>(world.shop, None, 100))
        .unwrap()
        .into_iter()
        .map(|(local, _)| local.get())
        .collect();
    assert!(!left.contains(&by_code.get()), "linked by its code");
    assert!(twins.iter().all(|twin| left.contains(&twin.get())), "never guessed between the two");
    assert!(left.contains(&only_here.get()));
}
