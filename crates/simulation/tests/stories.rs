//! Histories that once went wrong, each in its shortest form.

use dongbo_simulation::plan::{Event, Route, RunKind, Setting, Trouble, Wrong};
use dongbo_simulation::{Plan, Sometimes, play};
use kiotviet_sim::faults::Fault;

#[track_caller]
fn every_rule_holds(events: Vec<(i64, Event)>) {
    let plan = Plan::scripted(Setting::calm(), events);
    let outcome = play(&plan, &Sometimes::default(), true);
    assert_eq!(outcome.violation, None, "{}", outcome.lines.join("\n"));
}

fn run() -> Event {
    Event::Run { worker: 0, run: RunKind::Pressed }
}

fn trouble(path: &'static str, wrong: Wrong) -> Event {
    Event::Trouble(Trouble { route: Route::Path(path), wrong, times: 1 })
}

/// A list concealed a price list. Nothing can ask for one by itself, so a second copy of the list was read; there
/// its row stood, but could not be read, and that passed for its not being there: it was archived.
#[test]
fn a_row_that_cannot_be_read_is_there_all_the_same() {
    every_rule_holds(vec![
        (1, run()),
        (60, trouble("/pricebooks", Wrong::RowLeftOut(0))),
        (60, trouble("/pricebooks", Wrong::Fault(Fault::MalformedRow { draw: 0 }))),
        (61, run()),
    ]);
}

/// Customer groups come in one answer. Half of them were missing from it, and from the copy that was read to make
/// sure, though both said how many there were: the missing ones were archived.
#[test]
fn an_answer_that_holds_less_than_it_claims_proves_nothing() {
    every_rule_holds(vec![
        (1, run()),
        (60, trouble("/customers/group", Wrong::ListCutShort(5))),
        (60, trouble("/customers/group", Wrong::ListCutShort(5))),
        (61, run()),
    ]);
}

/// The products' reading brings all stock with it; its watermark replaced the stock's own, which was further on.
#[test]
fn stock_that_comes_with_the_products_does_not_move_its_own_watermark_back() {
    every_rule_holds(vec![
        (1, run()),
        (30, run()),
        (60, Event::Run { worker: 0, run: RunKind::Full }),
        (61, run()),
    ]);
}
