//! Histories that once went wrong, each in its shortest form.

use dongbo_simulation::plan::{Act, Deed, Doing, Event, Route, RunKind, Setting, Trouble, Verb, Wrong};
use dongbo_simulation::{Plan, Sometimes, play};
use kiotviet_sim::faults::Fault;

#[track_caller]
fn every_rule_holds(events: Vec<(i64, Event)>) {
    every_rule_holds_in(Setting::calm(), events);
}

#[track_caller]
fn every_rule_holds_in(setting: Setting, events: Vec<(i64, Event)>) {
    let plan = Plan::scripted(setting, events);
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

fn person(doing: Doing, which: u64, with: u64) -> Event {
    Event::Person(Act { doing, which, with })
}

/// Draws one piece of one product, for a buyer whom nobody knows.
const A_STRANGER: u64 = 8_316_622_915_818_741_159;

/// Nobody attends: only runs send.
fn only_runs() -> Setting {
    Setting { attends: false, hears: false, sells_negative: true, ..Setting::calm() }
}

/// A product and its further unit were due together. The unit found its base being sent at that moment and was put off
/// as if that had failed, so that it missed the run.
#[test]
fn what_needs_a_record_that_is_being_sent_follows_it_in_the_same_run() {
    every_rule_holds_in(
        only_runs(),
        vec![(1, person(Doing::NewCategory, 0, 0)), (2, person(Doing::NewFamily, 0, 0))],
    );
}

/// The buyer's record was deleted here before it had been sent: the order waited for it for ever, without a word to
/// anybody.
#[test]
fn an_order_whose_buyer_is_deleted_before_being_sent_waits_for_a_person() {
    every_rule_holds_in(
        only_runs(),
        vec![
            (1, run()),
            (60, person(Doing::Order, 0, A_STRANGER)),
            (61, person(Doing::ArchiveCustomer, 3, 0)),
        ],
    );
}

/// A request was under way for longer than we wait for an answer: the order was looked for while it had not arrived yet,
/// and sent again.
#[test]
fn an_order_that_arrives_after_we_gave_up_waiting_is_there_once() {
    let setting = Setting { sells_negative: true, ..Setting::calm() };
    every_rule_holds_in(
        setting,
        vec![
            (1, run()),
            (60, trouble("/orders", Wrong::HeldUp(38_000))),
            (60, person(Doing::Order, 0, A_STRANGER)),
        ],
    );
}

fn clerk(verb: Verb, which: u64) -> Event {
    Event::Clerk(Deed { verb, which, with: 0 })
}

/// The answer to an order was lost. The process that looked for it later had asked KiotViet for nothing yet, so it took our
/// clock for KiotViet's, which was minutes behind: the order was looked for among those still to come, and sent again.
#[test]
fn an_order_is_looked_for_by_kiotviets_clock_also_before_that_is_known() {
    let setting = Setting { ours_off: 6 * 60_000, sells_negative: true, ..Setting::calm() };
    every_rule_holds_in(
        setting,
        vec![
            (1, run()),
            (60, trouble("/orders", Wrong::Fault(Fault::TruncatedJson { kept_permille: 643 }))),
            (61, person(Doing::Order, 0, A_STRANGER)),
        ],
    );
}

/// A product was made anew on KiotViet, and the answer was lost. Found again, it was met as a stranger: the pictures, which
/// KiotViet had given addresses of its own, stayed different for ever.
#[test]
fn a_product_whose_making_was_in_doubt_gets_kiotviets_pictures() {
    every_rule_holds(vec![
        (1, run()),
        (60, clerk(Verb::DeleteProduct, 0)),
        (90, run()),
        (120, trouble("/products", Wrong::Fault(Fault::DroppedAfter))),
        (121, person(Doing::RestoreProduct, 0, 0)),
    ]);
}

/// A person wrote twice about a field that was in dispute. The second value is what the dispute is about then.
#[test]
fn an_edit_of_a_field_in_dispute_is_told_in_the_dispute() {
    let setting = Setting { asks: true, ..Setting::calm() };
    let mut events = vec![(1, run())];
    for at in [60, 120] {
        events.extend([(at, clerk(Verb::Price, 0)), (at, person(Doing::Price, 0, 0))]);
    }
    every_rule_holds_in(setting, events);
}
