//! `dongbo plan`: what runs would do, decided on item by item and carried out.

use std::sync::Arc;

use clap::{Args, Subcommand};
use dongbo_catalogue::Code;
use dongbo_store::{Decision, ItemFilter, Plan, PlanId, PlanItem, PlanTotal, Shop};
use dongbo_sync::Entity;
use dongbo_sync::plan::Action;
use jiff::Timestamp;
use serde::Serialize;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::{Failure, Situation};
use crate::house::House;
use crate::language::Language;
use crate::terminal::Terminal;
use crate::{progress, screen};

/// How many items are shown behind a dry run.
const FIRST: u32 = 10;
/// How many items are read at once.
const PAGE: u32 = 500;

/// What to do with plans.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// List the plans of a shop
    List(Listing),
    /// Show a plan: its figures and its items
    Show(Showing),
    /// Approve items: they may be carried out
    Approve(Deciding),
    /// Refuse items: they shall not be carried out
    Refuse(Deciding),
    /// Carry out what was approved, and leave the rest for the next plan
    Apply(Applying),
}

#[derive(Debug, Args)]
struct Listing {
    /// Name of the shop
    #[arg(long, value_name = "NAME")]
    shop: String,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
}

/// Which items.
#[derive(Debug, Args)]
struct Which {
    /// Name of the shop
    #[arg(long, value_name = "NAME")]
    shop: String,
    /// Number of the plan [default: the newest one]
    #[arg(long, value_name = "N")]
    plan: Option<i64>,
    /// Only of this kind of record
    #[arg(long, value_name = "ENTITY")]
    entity: Option<Entity>,
    /// Only this action: create, link, change, archive, restore, push_create, push_change, push_delete, ask, only_here
    #[arg(long, value_name = "ACTION", value_parser = action)]
    action: Option<Action>,
    /// Only these items, separated by commas
    #[arg(long, value_name = "ITEM,…", value_delimiter = ',')]
    item: Vec<i64>,
    /// Only those whose code or name has this text
    #[arg(long, value_name = "TEXT")]
    q: Option<String>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
}

#[derive(Debug, Args)]
struct Showing {
    #[command(flatten)]
    which: Which,
}

#[derive(Debug, Args)]
struct Deciding {
    #[command(flatten)]
    which: Which,
    /// Every item of the plan
    #[arg(long)]
    all: bool,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Exit codes: 0 all well; 2 finished, some records failed or wait for a decision; 1 failed."
)]
struct Applying {
    /// Name of the shop
    #[arg(long, value_name = "NAME")]
    shop: String,
    /// Number of the plan [default: the newest one]
    #[arg(long, value_name = "N")]
    plan: Option<i64>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
    #[command(flatten)]
    kiotviet: KiotVietOptions,
}

fn action(name: &str) -> Result<Action, String> {
    let known = || Action::ALL.map(Action::name).join(", ");
    Action::named(name).ok_or_else(|| format!("unknown action; there are: {}", known()))
}

impl Which {
    fn filter(&self) -> ItemFilter {
        ItemFilter {
            entity: self.entity,
            action: self.action,
            decision: None,
            q: self.q.clone(),
            ids: self.item.clone(),
        }
    }
}

/// A plan with its figures and items.
#[derive(Debug, Serialize)]
pub struct Shown {
    #[serde(flatten)]
    pub plan: Plan,
    pub totals: Vec<PlanTotal>,
    pub items: Vec<PlanItem>,
}

#[derive(Debug, Serialize)]
struct Decided {
    plan: PlanId,
    changed: u64,
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    match arguments.command {
        Command::List(asked) => list(asked, terminal).await,
        Command::Show(asked) => show(asked.which, terminal).await,
        Command::Approve(asked) => decide(asked, Decision::Approved, terminal).await,
        Command::Refuse(asked) => decide(asked, Decision::Refused, terminal).await,
        Command::Apply(asked) => apply(asked, terminal).await,
    }
}

async fn list(asked: Listing, terminal: &Terminal) -> Result<Exit, Failure> {
    let house = House::of(&asked.store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&asked.shop).await?;
    let plans = house.store.plans(shop.id, None, PAGE).await?.items;
    terminal.result(asked.json, &plans, |language, plans| screen::plan::list(language, plans))?;
    Ok(Exit::Done)
}

async fn show(which: Which, terminal: &Terminal) -> Result<Exit, Failure> {
    let house = House::of(&which.store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&which.shop).await?;
    let plan = find(&house, &shop, which.plan).await?;
    let totals = house.store.plan_totals(shop.id, plan.id).await?;
    if !which.json {
        terminal.print(&screen::plan::figures(terminal.language, &plan, &totals))?;
    }
    // A large plan is written as it is read.
    let (mut items, mut after) = (Vec::new(), None);
    loop {
        let page = house.store.plan_items(shop.id, plan.id, which.filter(), after, PAGE).await?;
        let wanted =
            page.items.into_iter().filter(|item| which.item.is_empty() || which.item.contains(&item.id));
        if which.json {
            items.extend(wanted);
        } else {
            let text: String = wanted.map(|item| screen::plan::item(terminal.language, &item)).collect();
            terminal.print(&text)?;
        }
        after = page.next_cursor;
        if after.is_none() {
            break;
        }
    }
    if which.json {
        terminal.print_json(&Shown { plan, totals, items })?;
    }
    Ok(Exit::Done)
}

async fn decide(asked: Deciding, decision: Decision, terminal: &Terminal) -> Result<Exit, Failure> {
    let Deciding { which, all } = asked;
    let nothing =
        which.entity.is_none() && which.action.is_none() && which.item.is_empty() && which.q.is_none();
    if nothing && !all {
        let reason = "say which: --item, --entity, --action, --q or --all";
        return Err(Failure::new(Code::CfgFlag).with("flag", "plan").with("reason", reason).usage());
    }
    let house = House::of(&which.store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&which.shop).await?;
    let plan = find(&house, &shop, which.plan).await?.id;
    let filter = which.filter();
    let changed =
        house.store.decide_plan(shop.id, plan, filter, decision, "command", Timestamp::now()).await?;
    terminal.result(which.json, &Decided { plan, changed }, |language, decided| {
        screen::plan::decided(language, decision, decided.changed)
    })?;
    Ok(Exit::Done)
}

async fn apply(asked: Applying, terminal: &Terminal) -> Result<Exit, Failure> {
    let house = House::of(&asked.store, &asked.kiotviet).await?;
    let shop = house.shop(&asked.shop).await?;
    let plan = find(&house, &shop, asked.plan).await?.id;
    let progress = Arc::from(progress::watching(terminal.language, asked.json));
    let report = match house.engine()?.apply(shop.id, plan, "command", progress).await {
        Ok(report) => report,
        Err(error) => return Err(Situation::of(&house.store, shop.id).await.failure(error)),
    };
    terminal.result(asked.json, &report, |language, report| {
        let left_out = screen::plan::left_out(language, report);
        screen::run::run(language, report) + &left_out
    })?;
    Ok(if report.is_clean() { Exit::Done } else { Exit::Partial })
}

/// The plan of that number, or the newest one.
async fn find(house: &House, shop: &Shop, number: Option<i64>) -> Result<Plan, Failure> {
    let found = match number {
        Some(number) => house.store.plan(shop.id, PlanId(number)).await?,
        None => house.store.newest_plan(shop.id).await?,
    };
    found.ok_or_else(|| {
        Failure::new(Code::SyncPlanUnknown)
            .with("plan", number.map_or_else(|| "–".to_owned(), |n| n.to_string()))
    })
}

/// What stands behind the report of a dry run: the figures, the first differences, and how to see all.
pub async fn outline(
    house: &House,
    shop: &Shop,
    plan: PlanId,
    language: Language,
) -> Result<String, Failure> {
    let Some(found) = house.store.plan(shop.id, plan).await? else { return Ok(String::new()) };
    let totals = house.store.plan_totals(shop.id, plan).await?;
    let mut text = screen::plan::figures(language, &found, &totals);
    let first = house.store.plan_items(shop.id, plan, ItemFilter::default(), None, FIRST).await?;
    for item in &first.items {
        text.push_str(&screen::plan::item(language, item));
    }
    text.push_str(&screen::plan::how_to_go_on(language, &shop.name, plan));
    Ok(text)
}
