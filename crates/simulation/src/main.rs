//! `dongbo-simulation`: plays histories, replays one, tells the shortest form of a failing one.

#![allow(clippy::print_stdout, reason = "this is what the program is for")]

use std::process::ExitCode;
use std::time::Instant;

use clap::{Parser, Subcommand};
use dongbo_simulation::{Plan, Players, Sometimes, Violation, expected, play, run_seeds, shorten};

#[derive(Parser)]
#[command(about = "Whole histories of a shop under one seed")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Plays many seeds.
    Soak {
        /// How many.
        #[arg(long, default_value_t = 1_000)]
        seeds: u64,
        /// The first.
        #[arg(long, default_value_t = 0)]
        from: u64,
        /// On so many threads.
        #[arg(long, default_value_t = cores())]
        threads: usize,
        /// Stops after so many failures.
        #[arg(long, default_value_t = 1)]
        failures: usize,
        /// People on our side, the sender and KiotViet's calls play too.
        #[arg(long)]
        everybody: bool,
    },
    /// Makes deliberate mistakes and tells how soon each is found.
    #[cfg(feature = "broken")]
    Broken {
        /// The first seed.
        #[arg(long, default_value_t = 0)]
        from: u64,
        /// How often each is to be found, to see how soon on the average.
        #[arg(long, default_value_t = 3)]
        times: u64,
        /// Only this one, by its name.
        #[arg(long)]
        only: Option<String>,
    },
    /// Plays one seed and tells the story.
    Replay {
        /// Which.
        seed: u64,
        /// Only these steps of its script.
        #[arg(long, value_delimiter = ',')]
        only: Option<Vec<usize>>,
        /// Makes a failing history as short as can be first.
        #[arg(long)]
        shorten: bool,
        /// Tells the script only.
        #[arg(long)]
        script: bool,
        /// People on our side, the sender and KiotViet's calls play too.
        #[arg(long)]
        everybody: bool,
    },
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::Soak { seeds, from, threads, failures, everybody } => {
            soak(from, seeds, players(everybody), threads, failures)
        }
        #[cfg(feature = "broken")]
        Command::Broken { from, times, only } => broken(from, times, only.as_deref()),
        Command::Replay { seed, only, shorten, script, everybody } => {
            replay(Plan::of(seed, players(everybody)), only, shorten, script)
        }
    }
}

fn players(everybody: bool) -> Players {
    if everybody { Players::Everybody } else { Players::Clerks }
}

fn soak(from: u64, seeds: u64, players: Players, threads: usize, failures: usize) -> ExitCode {
    let started = Instant::now();
    let batch = run_seeds(from, seeds, players, threads, failures, |played| {
        if played.is_multiple_of(5_000) {
            println!("{played} histories, {:.0} s", started.elapsed().as_secs_f64());
        }
    });
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "{} histories in {seconds:.1} s ({:.0} a second): {} requests, {:.1} years of shop life",
        batch.played,
        batch.played as f64 / seconds,
        batch.requests,
        batch.lived as f64 / (365.25 * 86_400_000.0),
    );
    for (what, times) in &batch.sometimes {
        println!("{times:>10}  {what}");
    }
    let never: Vec<_> = expected(players).filter(|what| !batch.sometimes.contains_key(what)).collect();
    for what in &never {
        println!("     never  {what}");
    }
    for (seed, violation) in &batch.failures {
        println!("seed {seed} breaks \"{}\": {}", violation.rule, violation.detail);
    }
    if let Some((seed, violation)) = batch.failures.first() {
        let plan = Plan::of(*seed, players);
        let (short, violation) = shorten(&plan, violation);
        tell_short(&plan, &short, &violation);
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

fn tell_short(plan: &Plan, short: &Plan, violation: &Violation) {
    println!("\nThe shortest form found ({} of {} steps):", short.steps.len(), plan.steps.len());
    println!("  {:?}", short.setting);
    for step in &short.steps {
        println!("  {step}");
    }
    println!("  breaks \"{}\": {}", violation.rule, violation.detail);
    let only: Vec<String> = short.steps.iter().map(|step| step.number.to_string()).collect();
    let everybody = if short.players == Players::Everybody { " ARGS=--everybody" } else { "" };
    println!("\nReplay it:  make replay SEED={} ONLY={}{everybody}", short.seed, only.join(","));
}

fn replay(whole: Plan, only: Option<Vec<usize>>, shortened: bool, script: bool) -> ExitCode {
    let mut plan = match &only {
        Some(only) => whole.keeping(|number| only.contains(&number)),
        None => whole.clone(),
    };
    if shortened && let Some(violation) = play(&plan, &Sometimes::default(), false).violation {
        let (short, violation) = shorten(&plan, &violation);
        tell_short(&whole, &short, &violation);
        plan = short;
    }
    println!("{:#?}", plan.setting);
    for step in &plan.steps {
        println!("{step}");
    }
    if script {
        return ExitCode::SUCCESS;
    }
    println!();
    let outcome = play(&plan, &Sometimes::default(), true);
    for line in &outcome.lines {
        println!("{line}");
    }
    println!("\nhash {:016x}", outcome.hash);
    match outcome.violation {
        None => {
            println!("every rule held");
            ExitCode::SUCCESS
        }
        Some(violation) => {
            println!("\"{}\" is broken: {}", violation.rule, violation.detail);
            ExitCode::FAILURE
        }
    }
}

#[cfg(feature = "broken")]
fn broken(from: u64, times: u64, only: Option<&str>) -> ExitCode {
    use dongbo_simulation::{find_mistake, stated_seeds};
    let mut overlooked = false;
    let wanted = |mistake: &&dongbo_store::Mistake| only.is_none_or(|only| format!("{mistake:?}") == only);
    for mistake in dongbo_store::Mistake::ALL.iter().filter(wanted) {
        let stated = stated_seeds(*mistake);
        println!("{mistake:?}: {}", mistake.about());
        let mut next = from;
        for _ in 0..times {
            match find_mistake(*mistake, next, stated) {
                Some(found) => {
                    println!(
                        "    found after {} seeds of {stated}: seed {} breaks \"{}\": {}",
                        found.seeds, found.seed, found.violation.rule, found.violation.detail
                    );
                    next = found.seed + 1;
                }
                None => {
                    println!("    not found in {stated} seeds from {next}");
                    overlooked = true;
                    next += stated;
                }
            }
        }
    }
    if overlooked { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}
