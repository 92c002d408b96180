use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use dongbo_store::{Batch, Mode, Store};
use dongbo_sync::ShopId;
use dongbo_sync::records::Product;

use crate::world::*;

const DATABASE: &str = "DONGBO_STORE_CRASH_TEST";
const IN_A_BATCH: i64 = 20;

/// Run by the test below in a process of its own: writes batches until it is killed.
#[tokio::test]
async fn child_that_writes_batches() {
    let Ok(url) = std::env::var(DATABASE) else { return };
    let world = World::found(Store::open(&url, key(), Mode::Threaded).await.unwrap(), "Quán Nhỏ").await;
    for batch in 0.. {
        let first = batch * IN_A_BATCH;
        let changes = (first..first + IN_A_BATCH).map(|id| import(id, product(&format!("SP{id}")))).collect();
        let positions = vec![("products".to_owned(), Some((first + IN_A_BATCH).to_string()))];
        let batch = Batch { changes, positions, ..Batch::default() };
        world.store.write(&world.fence, batch, at(1)).await.unwrap();
    }
}

struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
async fn a_killed_process_leaves_whole_batches_only() {
    for wanted in [1, 40, 200] {
        let backend = Backend::file_with_threads();
        let child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "crashes::child_that_writes_batches"])
            .env(DATABASE, backend.url())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let child = Killed(child);
        // Killed once it has come so far, in the middle of whatever it is doing then.
        let store = backend.open().await;
        let shop = ShopId(1);
        let limit = Instant::now() + Duration::from_secs(60);
        while position(&store, shop).await < wanted {
            assert!(Instant::now() < limit, "the child writes nothing");
            tokio::task::yield_now().await;
        }
        drop(child);
        drop(store);

        let store = backend.open().await;
        let products = store.counts(shop).await.unwrap().products;
        assert_eq!(i64::try_from(products.linked).unwrap(), position(&store, shop).await);
        assert_eq!(products.linked, products.live);
        assert_eq!(products.live % 20, 0);
        let fence = fence(&store, shop, "second").await;
        let batch =
            Batch::<Product> { changes: vec![import(1_000_000, product("after"))], ..Batch::default() };
        store.write(&fence, batch, at(2)).await.unwrap();
    }
}

async fn position(store: &Store, shop: ShopId) -> i64 {
    store.position(shop, "products").await.unwrap().map_or(0, |text| text.parse().unwrap())
}
