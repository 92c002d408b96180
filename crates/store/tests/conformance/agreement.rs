use std::collections::BTreeMap;

use dongbo_store::{Compared, Looked, NewDisagreement, Reason, Round, StoreError};
use serde_json::json;

use crate::for_every_backend;
use crate::world::*;

for_every_backend!(
    what_differs_is_listed_until_it_is_found_equal,
    a_figure_is_that_of_the_last_round_and_counts_each_record_once,
    whoever_lost_the_shop_notes_nothing,
);

fn differs(id: i64, field: &str, reason: Reason) -> NewDisagreement {
    NewDisagreement {
        remote_id: id,
        record: id.to_string(),
        field: field.to_owned(),
        ours: json!("here"),
        theirs: json!(12.5),
        reason,
    }
}

fn range(after: Option<i64>, upto: Option<i64>, differing: Vec<NewDisagreement>) -> Compared {
    Compared { subject: "products".to_owned(), parent: 0, looked: Looked::Range { after, upto }, differing }
}

fn round(began: i64, compared: u64) -> Round {
    Round { subject: "products".to_owned(), compared, by_rule: 3, began_at: at(began) }
}

impl World {
    async fn compare(&self, compared: Compared, now: i64) {
        self.store
            .note_comparison(self.shop, Some(&self.fence), vec![compared], vec![], None, at(now))
            .await
            .unwrap();
    }

    async fn listed(&self) -> Vec<(String, String, i64)> {
        let page = self.store.disagreements(self.shop, Some("products"), None, 0).await.unwrap();
        page.items.into_iter().map(|one| (one.record, one.field, one.since.as_second())).collect()
    }
}

async fn what_differs_is_listed_until_it_is_found_equal(backend: &Backend) {
    let world = backend.shop().await;
    let name = |id: &str, field: &str, since: i64| (id.to_owned(), field.to_owned(), at(since).as_second());
    let first = vec![differs(5, "name", Reason::Drift), differs(9, "name", Reason::Newer)];
    world.compare(range(None, Some(10), first), 5).await;
    assert_eq!(world.listed().await, [name("5", "name", 5), name("9", "name", 5)]);

    // Found again: it keeps since when. Not found again within what was looked at: healed. Elsewhere: stays.
    let again = vec![differs(5, "name", Reason::Waiting), differs(5, "unit", Reason::Waiting)];
    world.compare(range(None, Some(8), again), 7).await;
    assert_eq!(world.listed().await, [name("5", "name", 5), name("9", "name", 5), name("5", "unit", 7)]);
    let page = world.store.disagreements(world.shop, None, None, 1).await.unwrap();
    assert_eq!((page.items[0].reason, page.items.len()), (Reason::Waiting, 1));
    let next = world.store.disagreements(world.shop, None, page.next_cursor, 0).await.unwrap();
    assert_eq!(next.items.len(), 2);
    assert_eq!((&next.items[0].ours, &next.items[0].theirs), (&json!("here"), &json!(12.5)));

    // An entry of a price list has its list for a parent; another list's walk leaves it alone.
    let entry = |parent, differing| Compared {
        subject: "price_entries".to_owned(),
        parent,
        looked: Looked::Range { after: None, upto: None },
        differing,
    };
    world.compare(entry(1, vec![differs(5, "price", Reason::Newer)]), 8).await;
    world.compare(entry(2, vec![]), 8).await;
    assert_eq!(world.store.disagreeing(world.shop, "price_entries").await.unwrap(), [5]);

    let looked = Looked::At(vec![5]);
    world.compare(Compared { looked, ..range(None, None, vec![]) }, 9).await;
    assert_eq!(world.store.disagreeing(world.shop, "products").await.unwrap(), [9]);
    world.compare(range(None, None, vec![]), 10).await;
    assert!(world.listed().await.is_empty());
    assert_eq!(world.store.disagreements(world.shop, None, None, 0).await.unwrap().items.len(), 1);
}

async fn a_figure_is_that_of_the_last_round_and_counts_each_record_once(backend: &Backend) {
    let world = backend.shop().await;
    let (store, shop) = (&world.store, world.shop);
    assert!(store.agreement(shop).await.unwrap().is_empty());
    let found = vec![
        differs(5, "name", Reason::Waiting),
        differs(5, "unit", Reason::Conflict),
        differs(7, "name", Reason::Waiting),
    ];
    let place = Some(("proof".to_owned(), Some("{}".to_owned())));
    store
        .note_comparison(shop, None, vec![range(None, None, found)], vec![round(2, 40)], place, at(4))
        .await
        .unwrap();
    assert_eq!(store.position(shop, "proof").await.unwrap().as_deref(), Some("{}"));
    let figure = store.agreement(shop).await.unwrap().remove(0);
    assert_eq!((figure.compared, figure.by_rule, figure.as_of, figure.checked_at), (40, 3, at(2), at(4)));
    assert_eq!(figure.differing, BTreeMap::from([(Reason::Conflict, 1), (Reason::Waiting, 1)]));

    store.note_comparison(shop, None, vec![], vec![round(1, 9)], None, at(5)).await.unwrap();
    assert_eq!(store.agreement(shop).await.unwrap()[0].compared, 40, "an older round says nothing newer");
    world.compare(range(None, Some(6), vec![]), 8).await;
    let figure = store.agreement(shop).await.unwrap().remove(0);
    assert_eq!((figure.as_of, figure.checked_at), (at(2), at(8)));
    assert_eq!(figure.differing, BTreeMap::from([(Reason::Waiting, 1)]));
}

async fn whoever_lost_the_shop_notes_nothing(backend: &Backend) {
    let world = backend.shop().await;
    let lost = world.fence;
    fence(&world.store, world.shop, "second").await;
    let refused = world
        .store
        .note_comparison(world.shop, Some(&lost), vec![], vec![round(1, 9)], None, at(5))
        .await
        .unwrap_err();
    assert!(matches!(refused, StoreError::Fenced { .. }), "{refused}");
    assert!(world.store.agreement(world.shop).await.unwrap().is_empty());
}
