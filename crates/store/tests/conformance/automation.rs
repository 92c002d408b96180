use dongbo_store::{Automation, AutomationChange, StoreError};
use dongbo_sync::{Entity, ShopId};

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    nothing_happens_by_itself_before_anybody_has_pressed,
    a_press_opens_the_window_and_an_earlier_end_never_shortens_it,
    a_switch_is_set_without_touching_the_others,
);

async fn nothing_happens_by_itself_before_anybody_has_pressed(backend: &Backend) {
    let world = backend.shop().await;
    let automation = world.store.automation(world.shop).await.unwrap();
    assert_eq!(automation, Automation::default());
    assert!(!automation.enables(Entity::Orders) && !automation.enables(Entity::Customers));
    assert!(automation.enables(Entity::Products));
    assert_eq!(world.store.connected_shops().await.unwrap(), [], "a shop without a connection is left alone");
}

async fn a_press_opens_the_window_and_an_earlier_end_never_shortens_it(backend: &Backend) {
    let world = backend.shop().await;
    for (until, stands) in [(100, 100), (50, 100), (200, 200)] {
        world.store.open_window(world.shop, at(until)).await.unwrap();
        let automation = world.store.automation(world.shop).await.unwrap();
        assert_eq!(automation.window_until, Some(at(stands)));
    }
    let nowhere = world.store.open_window(ShopId(99), at(1)).await;
    assert!(matches!(nowhere, Err(StoreError::NoSuchShop(_))));
}

async fn a_switch_is_set_without_touching_the_others(backend: &Backend) {
    let world = backend.shop().await;
    let set = async |change| world.store.set_automation(world.shop, change).await.unwrap();
    let orders = AutomationChange { orders_enabled: Some(true), ..AutomationChange::default() };
    assert!(set(orders).await.enables(Entity::Orders));
    world.store.open_window(world.shop, at(100)).await.unwrap();
    let always = AutomationChange { always_on: Some(true), ..AutomationChange::default() };
    let now = set(always).await;
    let expected = Automation {
        window_until: Some(at(100)),
        always_on: true,
        orders_enabled: true,
        customers_enabled: false,
        suspended: false,
    };
    assert_eq!(now, expected);
    assert_eq!(world.store.automation(world.shop).await.unwrap(), expected);
    let off = AutomationChange { orders_enabled: Some(false), ..AutomationChange::default() };
    assert!(!set(off).await.orders_enabled);
    let line = "automation always_on=true orders=false customers=false".to_owned();
    assert!(world.dump().await.contains(&line));
}
