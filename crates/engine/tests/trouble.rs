//! Faults of every kind, and kills at any moment: the import ends as if nothing had happened.

mod world;

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use dongbo_engine::{SyncOptions, Unwatched};
use kiotviet_sim::faults::FaultPlan;
use world::World;

fn undisturbed() -> Vec<String> {
    let world = World::of(620, 220, 110);
    world.sync();
    world.dump()
}

#[test]
fn an_import_amid_all_faults_ends_equal() {
    for seed in 0..12 {
        let world = World::of(620, 220, 110);
        world.suffer(FaultPlan::preset("everything", seed).unwrap());
        let mut runs = 0;
        let state = loop {
            runs += 1;
            let options = SyncOptions { trigger: "command".into(), ..SyncOptions::default() };
            match futures::executor::block_on(world.engine.sync(world.shop, options, Arc::new(Unwatched))) {
                Ok(report) if report.is_clean() => break report.state,
                _ if runs > 20 => panic!("seed {seed}: no clean run in {runs}"),
                _ => {}
            }
        };
        world.suffer(FaultPlan::default());
        let report = world.sync();
        assert!(report.is_clean(), "seed {seed}, after {state:?}: {report:#?}");
        world.assert_equal();
    }
}

#[test]
fn a_run_killed_at_any_await_and_run_again_ends_as_if_never_stopped() {
    let expected = undisturbed();
    let mut interrupted = 0;
    for kill_after in (1..90).step_by(3) {
        let world = World::of(620, 220, 110);
        let options = SyncOptions { trigger: "command".into(), ..SyncOptions::default() };
        let engine = world.restarted();
        let mut finished = false;
        {
            // The wire gives way at every request; here it never comes back.
            let mut run = pin!(engine.sync(world.shop, options, Arc::new(Unwatched)));
            let mut context = Context::from_waker(Waker::noop());
            for _ in 0..kill_after {
                finished = finished || matches!(run.as_mut().poll(&mut context), Poll::Ready(_));
                if finished {
                    break;
                }
            }
        }
        interrupted += u32::from(!finished);
        let report = world.sync();
        assert!(report.is_clean(), "{report:#?}");
        assert_eq!(world.dump(), expected, "killed at the {kill_after}th wait");
        world.assert_equal();
    }
    assert!(interrupted >= 8, "only {interrupted} runs were killed half-way");
}

#[test]
fn a_list_that_could_not_be_read_is_no_longer_named_as_failed_once_it_can() {
    let world = World::of(60, 6, 0);
    let plan = FaultPlan::from_toml(
        "[[rule]]\nname = \"cut\"\non = \"GET /customers/group*\"\neffect = \"truncated_json\"\n",
        1,
    );
    world.suffer(plan.unwrap());
    assert!(!world.sync().is_clean());
    let failures =
        || futures::executor::block_on(world.store.failures(world.shop, None, None, 9)).unwrap().items.len();
    assert_eq!(failures(), 1);
    world.suffer(FaultPlan::default());
    assert!(world.sync().is_clean());
    assert_eq!(failures(), 0);
}
