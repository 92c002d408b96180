//! The whole script of a history, written before it begins: who does what when, and what goes wrong. Every number is
//! drawn already, so that any part can be left out without shifting the rest.

// What the shop's staff do on KiotViet.
mod deed;
// What people do on our side.
mod act;
// What goes wrong with requests.
mod trouble;
// What goes wrong with KiotViet's calls.
mod call;
// The circumstances: sizes, clocks, speeds, KiotViet's dialect.
mod setting;

use std::fmt;

pub use act::{Act, Doing};
pub use call::Astray;
pub use deed::{Deed, Verb};
use kiotviet_sim::generate::{Draw, Randomness};
pub use setting::Setting;
pub use trouble::{Route, Trouble, Wrong};

/// Who plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Players {
    /// KiotViet's clerks, and runs that import.
    #[default]
    Clerks,
    /// People on our side too, the sender, KiotViet's calls.
    Everybody,
}

/// The script of one history.
#[derive(Debug, Clone)]
pub struct Plan {
    /// Where it came from.
    pub seed: u64,
    /// Who plays.
    pub players: Players,
    /// The circumstances.
    pub setting: Setting,
    /// What happens, in the order of time.
    pub steps: Vec<Step>,
    /// A mistake that the engine or the store makes.
    #[cfg(feature = "broken")]
    pub mistake: Option<dongbo_store::Mistake>,
}

/// Something that happens at a certain time.
#[derive(Debug, Clone)]
pub struct Step {
    /// Its place in the script as it was first written.
    pub number: usize,
    /// When, in milliseconds since the beginning.
    pub at: i64,
    /// What.
    pub event: Event,
}

/// What happens.
#[derive(Debug, Clone)]
pub enum Event {
    /// The clerk does something on KiotViet.
    Clerk(Deed),
    /// A person does something on our side.
    Person(Act),
    /// A worker looks after our registrations on KiotViet, unless it is busy.
    Guard {
        /// Which.
        worker: usize,
    },
    /// The next calls of KiotViet go astray.
    Calls {
        /// How.
        astray: Astray,
        /// How many of them.
        times: u32,
    },
    /// A worker begins a run, unless it has one under way.
    Run {
        /// Which.
        worker: usize,
        /// How.
        run: RunKind,
    },
    /// A worker is killed at that many steps of its from now on.
    Kill {
        /// Which.
        worker: usize,
        /// After how many steps.
        steps: u32,
    },
    /// A worker is suspended at that many steps of its from now on, for a while.
    Suspend {
        /// Which.
        worker: usize,
        /// After how many steps.
        steps: u32,
        /// For how many milliseconds.
        pause: i64,
    },
    /// The next fitting requests go wrong.
    Trouble(Trouble),
}

/// How a run is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunKind {
    /// By the clock.
    Scheduled,
    /// By a person.
    Pressed,
    /// By a person, everything anew.
    Full,
    /// By a person who has let a disappearance through.
    Allowed,
    /// By a person who wants to see first.
    Dry,
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}] {:>8.3} s  ", self.number, self.at as f64 / 1000.0)?;
        match &self.event {
            Event::Clerk(deed) => write!(f, "clerk: {deed:?}"),
            Event::Person(act) => write!(f, "person: {act:?}"),
            Event::Guard { worker } => write!(f, "worker {worker} looks after the registrations"),
            Event::Calls { astray, times } => write!(f, "{times} calls go astray: {astray:?}"),
            Event::Run { worker, run } => write!(f, "worker {worker}: {run:?} run"),
            Event::Kill { worker, steps } => write!(f, "worker {worker} is killed after {steps} steps"),
            Event::Suspend { worker, steps, pause } => {
                write!(f, "worker {worker} is suspended after {steps} steps for {} s", pause / 1000)
            }
            Event::Trouble(trouble) => write!(f, "trouble: {trouble:?}"),
        }
    }
}

const MINUTE: i64 = 60_000;

impl Plan {
    /// The script of a seed.
    pub fn of(seed: u64, players: Players) -> Self {
        let random = Randomness::new(seed).child("plan");
        let mut setting = Setting::draw(&mut random.child("setting").draw());
        if players == Players::Clerks {
            setting.attends = false;
            setting.hears = false;
        }
        let mut steps = Vec::new();
        let runs = runs(&mut random.child("runs").draw(), &setting, &mut steps);
        deeds(&mut random.child("deeds").draw(), &runs, &mut steps);
        if players == Players::Everybody {
            acts(&mut random.child("acts").draw(), &runs, &mut steps);
        }
        calls(&mut random.child("calls").draw(), &setting, &runs, &mut steps);
        troubles(&mut random.child("troubles").draw(), &runs, &mut steps);
        disasters(&mut random.child("disasters").draw(), &setting, &runs, &mut steps);
        steps.sort_by_key(|step: &Step| step.at);
        for (number, step) in steps.iter_mut().enumerate() {
            step.number = number;
        }
        Self {
            seed,
            players,
            setting,
            steps,
            #[cfg(feature = "broken")]
            mistake: None,
        }
    }

    /// A script written by hand: events with the second at which they happen.
    pub fn scripted(setting: Setting, events: Vec<(i64, Event)>) -> Self {
        let steps = events
            .into_iter()
            .enumerate()
            .map(|(number, (second, event))| Step { number, at: second * 1000, event })
            .collect();
        Self { steps, setting, ..Self::of(0, Players::Clerks) }
    }

    /// The same with these steps only.
    pub fn keeping(&self, wanted: impl Fn(usize) -> bool) -> Self {
        let steps = self.steps.iter().filter(|step| wanted(step.number)).cloned().collect();
        Self { steps, ..self.clone() }
    }
}

fn step(at: i64, event: Event) -> Step {
    Step { number: 0, at, event }
}

/// When the runs begin. The first is the import.
fn runs(draw: &mut Draw, setting: &Setting, steps: &mut Vec<Step>) -> Vec<i64> {
    let count = draw.between(2, 6);
    let mut at = draw.between(0, 2_000);
    let mut begun = Vec::new();
    for _ in 0..count {
        let worker = draw.index(setting.workers);
        let run = *draw.weighted(&[
            (6, RunKind::Scheduled),
            (6, RunKind::Pressed),
            (2, RunKind::Full),
            (1, RunKind::Allowed),
            (1, RunKind::Dry),
        ]);
        steps.push(step(at, Event::Run { worker, run }));
        if setting.workers > 1 && draw.chance(40.0) {
            let late = draw.between(0, 4_000);
            steps.push(step(at + late, Event::Run { worker: 1 - worker, run: RunKind::Pressed }));
        }
        begun.push(at);
        at += match draw.index(10) {
            0..5 => draw.between(5_000, MINUTE),
            5..9 => draw.between(MINUTE, 20 * MINUTE),
            _ => draw.between(20 * MINUTE, 26 * 60 * MINUTE),
        };
    }
    begun
}

/// A moment: often in the middle of a run, otherwise between two.
fn moment(draw: &mut Draw, runs: &[i64]) -> i64 {
    let place = draw.index(runs.len());
    let begin = runs.get(place).copied().unwrap_or(0);
    if draw.chance(65.0) {
        begin + draw.between(0, 8_000)
    } else {
        let end = runs.get(place + 1).copied().unwrap_or(begin + 10 * MINUTE);
        draw.between(begin, end)
    }
}

fn deeds(draw: &mut Draw, runs: &[i64], steps: &mut Vec<Step>) {
    // Each history has clerks with habits of their own: many of few things find more than a little of everything.
    let habits: Vec<(u32, Verb)> = Verb::ALL
        .iter()
        .map(|verb| (if draw.chance(35.0) { draw.between(1, 8) as u32 } else { 0 }, *verb))
        .collect();
    if habits.iter().all(|(weight, _)| *weight == 0) {
        return;
    }
    for _ in 0..draw.between(3, 36) {
        let verb = *draw.weighted(&habits);
        let at = moment(draw, runs);
        steps.push(step(at, Event::Clerk(Deed { verb, which: draw.bits(), with: draw.bits() })));
    }
}

/// People on our side have habits of their own too. Now and then one does nothing else but order.
fn acts(draw: &mut Draw, runs: &[i64], steps: &mut Vec<Step>) {
    let only_orders = draw.chance(15.0);
    let habits: Vec<(u32, Doing)> = Doing::ALL
        .iter()
        .map(|doing| {
            let (chance, most) = match doing {
                Doing::Order => (if only_orders { 100.0 } else { 45.0 }, 8),
                Doing::OrderAgain | Doing::Cancel => (if only_orders { 100.0 } else { 35.0 }, 2),
                _ if only_orders => (0.0, 1),
                Doing::NewProducts | Doing::Retry => (20.0, 1),
                _ => (30.0, 6),
            };
            (if draw.chance(chance) { draw.between(1, most) as u32 } else { 0 }, *doing)
        })
        .collect();
    if habits.iter().all(|(weight, _)| *weight == 0) {
        return;
    }
    for _ in 0..draw.between(0, 28) {
        let doing = *draw.weighted(&habits);
        let at = moment(draw, runs);
        steps.push(step(at, Event::Person(Act { doing, which: draw.bits(), with: draw.bits() })));
    }
}

fn calls(draw: &mut Draw, setting: &Setting, runs: &[i64], steps: &mut Vec<Step>) {
    if !setting.hears {
        return;
    }
    for _ in 0..draw.between(1, 4) {
        let at = moment(draw, runs);
        steps.push(step(at, Event::Guard { worker: draw.index(setting.workers) }));
    }
    if draw.chance(60.0) {
        for _ in 0..draw.between(1, 8) {
            let (at, astray) = (moment(draw, runs), Astray::draw(draw));
            let times = *draw.weighted(&[(4, 1), (2, 3), (1, 12)]);
            steps.push(step(at, Event::Calls { astray, times }));
        }
    }
}

fn troubles(draw: &mut Draw, runs: &[i64], steps: &mut Vec<Step>) {
    if draw.chance(15.0) {
        return;
    }
    let kinds: Vec<(u32, u8)> =
        (0..Trouble::KINDS).map(|kind| (u32::from(draw.chance(40.0)), kind)).collect();
    if kinds.iter().all(|(weight, _)| *weight == 0) {
        return;
    }
    for _ in 0..draw.between(1, 16) {
        let kind = *draw.weighted(&kinds);
        let at = moment(draw, runs);
        steps.push(step(at, Event::Trouble(Trouble::draw(draw, kind))));
    }
}

fn disasters(draw: &mut Draw, setting: &Setting, runs: &[i64], steps: &mut Vec<Step>) {
    let (kills, suspensions) = (draw.chance(60.0), draw.chance(30.0));
    if kills {
        for _ in 0..draw.between(1, 4) {
            let worker = draw.index(setting.workers);
            let soon = draw.chance(50.0);
            let steps_left = draw.between(0, if soon { 40 } else { 400 }) as u32;
            steps.push(step(moment(draw, runs), Event::Kill { worker, steps: steps_left }));
        }
    }
    if suspensions {
        for _ in 0..draw.between(1, 2) {
            let worker = draw.index(setting.workers);
            let steps_left = draw.between(0, 300) as u32;
            let pause = draw.between(30_000, 15 * MINUTE);
            steps.push(step(moment(draw, runs), Event::Suspend { worker, steps: steps_left, pause }));
        }
    }
}
