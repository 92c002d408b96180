//! `dongbo match`: who is who at the first connection, and what a person decides about it.

use clap::{Args, Subcommand};
use dongbo_catalogue::Code;
use dongbo_store::{Finding, FindingKind, MatchDecision, MatchReport, MatchVerdict};
use dongbo_sync::Entity;
use jiff::Timestamp;
use serde::Serialize;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::house::House;
use crate::language::Language;
use crate::screen::table::{Align, table};
use crate::screen::words;
use crate::terminal::Terminal;

/// How many findings are read at once.
const PAGE: u32 = 500;

/// What to do about matches.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show what is sure, doubtful, only here, only there, and double
    List(Which),
    /// Decide about records in doubt; the next run carries it out
    Decide(Deciding),
}

#[derive(Debug, Args)]
struct Which {
    /// Name of the shop
    #[arg(long, value_name = "NAME")]
    shop: String,
    /// Only of this kind of record
    #[arg(long, value_name = "ENTITY")]
    entity: Option<Entity>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
}

#[derive(Debug, Args)]
struct Deciding {
    #[command(flatten)]
    which: Which,
    /// KiotViet's id of the record in doubt
    #[arg(long, value_name = "ID", required_unless_present = "all", requires = "entity")]
    theirs: Option<i64>,
    /// All that are in doubt
    #[arg(long, conflicts_with = "theirs")]
    all: bool,
    #[command(flatten)]
    verdict: Verdict,
}

#[derive(Debug, Args)]
#[group(required = true, multiple = false)]
struct Verdict {
    /// It is our record with this id; with --all, without an id: where there is one record of each side
    #[arg(long, value_name = "ID", num_args = 0..=1)]
    link: Option<Option<i64>>,
    /// It is none of ours: it is made here
    #[arg(long)]
    new: bool,
    /// It is none of ours and shall not come here
    #[arg(long)]
    apart: bool,
}

#[derive(Debug, Serialize)]
struct Listed {
    entities: Vec<MatchReport>,
    findings: Vec<Finding>,
}

#[derive(Debug, Serialize)]
struct Decided {
    changed: u64,
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    match arguments.command {
        Command::List(which) => list(which, terminal).await,
        Command::Decide(asked) => decide(asked, terminal).await,
    }
}

async fn list(which: Which, terminal: &Terminal) -> Result<Exit, Failure> {
    let house = House::of(&which.store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&which.shop).await?;
    let mut entities = house.store.match_reports(shop.id).await?;
    entities.retain(|report| which.entity.is_none_or(|entity| report.entity == entity));
    let (mut findings, mut after) = (Vec::new(), None);
    loop {
        let page = house.store.match_findings(shop.id, which.entity, None, after, PAGE).await?;
        findings.extend(page.items);
        after = page.next_cursor;
        if after.is_none() {
            break;
        }
    }
    terminal.result(which.json, &Listed { entities, findings }, shown)?;
    Ok(Exit::Done)
}

async fn decide(asked: Deciding, terminal: &Terminal) -> Result<Exit, Failure> {
    let Deciding { which, theirs, all: _, verdict } = asked;
    let house = House::of(&which.store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&which.shop).await?;
    let (store, now) = (&house.store, Timestamp::now());
    let misused =
        |reason: &str| Failure::new(Code::CfgFlag).with("flag", "--link").with("reason", reason).usage();
    let changed = match theirs.zip(which.entity) {
        Some((remote, entity)) => {
            let verdict = match verdict {
                Verdict { link: Some(Some(local)), .. } => MatchVerdict::Link(local),
                Verdict { link: Some(None), .. } => return Err(misused("it needs the id of our record")),
                Verdict { new: true, .. } => MatchVerdict::New,
                Verdict { .. } => MatchVerdict::Apart,
            };
            store
                .decide_matches(shop.id, vec![MatchDecision { entity, remote, verdict }], "command", now)
                .await?;
            1
        }
        None => {
            let (pairs, choose): (bool, fn(i64) -> MatchVerdict) = match verdict {
                Verdict { link: Some(None), .. } => (true, MatchVerdict::Link),
                Verdict { link: Some(Some(_)), .. } => {
                    return Err(misused(
                        "with --all it takes no id: only pairs of one record each are linked",
                    ));
                }
                Verdict { new: true, .. } => (false, |_| MatchVerdict::New),
                Verdict { .. } => (false, |_| MatchVerdict::Apart),
            };
            store.decide_all_matches(shop.id, which.entity, pairs, choose, "command", now).await?
        }
    };
    terminal.result(which.json, &Decided { changed }, |language, decided| {
        let number = language.number(decided.changed);
        language.of(
            format!("Đã quyết định {number} bản ghi; lần đồng bộ tới sẽ thực hiện.\n"),
            format!("Decided about {number}; the next run carries it out.\n"),
        )
    })?;
    Ok(Exit::Done)
}

fn shown(language: Language, listed: &Listed) -> String {
    let headers = language.of(
        [
            "",
            "chắc chắn",
            "nghi ngờ",
            "chỉ có ở Abaha",
            "chỉ có ở KiotViet",
            "trùng ở Abaha",
            "trùng ở KiotViet",
        ],
        [
            "",
            "sure",
            "doubtful",
            "only on Abaha",
            "only on KiotViet",
            "double on Abaha",
            "double on KiotViet",
        ],
    );
    let columns: Vec<_> = headers
        .into_iter()
        .enumerate()
        .map(|(position, name)| (name, if position == 0 { Align::Left } else { Align::Right }))
        .collect();
    let rows: Vec<Vec<String>> = listed
        .entities
        .iter()
        .map(|report| {
            let counts = [
                report.sure,
                report.doubtful,
                report.only_here,
                report.only_there,
                report.doubles_here,
                report.doubles_there,
            ];
            std::iter::once(words::entity(language, report.entity.name()))
                .chain(counts.into_iter().map(|count| language.number(count)))
                .collect()
        })
        .collect();
    let mut text = table(&columns, &rows);
    for finding in &listed.findings {
        let kind = match finding.kind {
            FindingKind::Doubtful => language.of("nghi ngờ", "doubtful"),
            FindingKind::DoubleHere => language.of("trùng ở Abaha", "double on Abaha"),
            FindingKind::DoubleThere => language.of("trùng ở KiotViet", "double on KiotViet"),
        };
        let side = |name: &str, records: Vec<dongbo_store::Suspected>| {
            let named: Vec<String> =
                records.iter().map(|record| format!("{} ({})", record.label, record.id)).collect();
            if named.is_empty() { String::new() } else { format!("; {name}: {}", named.join(", ")) }
        };
        text.push_str(&format!(
            "  {} {kind}: {}{}{}\n",
            words::entity(language, finding.entity.name()),
            finding.reason,
            side("Abaha", finding.ours()),
            side("KiotViet", finding.theirs()),
        ));
    }
    text
}
