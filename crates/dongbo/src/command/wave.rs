//! `dongbo wave`: alarming changes that are held back until a person has said that they are meant.

use clap::{Args, Subcommand};
use dongbo_catalogue::Code;
use dongbo_store::{Wave, WaveState};
use dongbo_sync::Entity;
use dongbo_sync::wave::WaveKind;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::Value;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::house::House;
use crate::language::Language;
use crate::screen::words;
use crate::terminal::Terminal;

/// How many are read at once.
const PAGE: u32 = 500;

/// What to do about waves.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Show the waves that stand, with examples
    List(Which),
    /// They are meant: the next run applies them
    Allow(Which),
    /// They are not meant: they stay held back, and nobody is asked again unless they grow
    Refuse(Which),
}

#[derive(Debug, Args)]
struct Which {
    /// Name of the shop
    #[arg(long, value_name = "NAME")]
    shop: String,
    /// Only of this kind of record
    #[arg(long, value_name = "ENTITY")]
    entity: Option<Entity>,
    /// Only this kind of wave: zeros, halved, discontinued, vanished
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<WaveKind>,
    /// Only the wave with this number
    #[arg(long, value_name = "N")]
    wave: Option<i64>,
    /// Print the result as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
}

fn kind(name: &str) -> Result<WaveKind, String> {
    let known = || WaveKind::ALL.map(WaveKind::name).join(", ");
    WaveKind::named(name).ok_or_else(|| format!("unknown kind of wave; there are: {}", known()))
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let (which, answer) = match arguments.command {
        Command::List(which) => (which, None),
        Command::Allow(which) => (which, Some(true)),
        Command::Refuse(which) => (which, Some(false)),
    };
    if answer.is_some() && which.entity.is_none() && which.kind.is_none() && which.wave.is_none() {
        let reason = "say which: --entity, --kind or --wave";
        return Err(Failure::new(Code::CfgFlag).with("flag", "wave").with("reason", reason).usage());
    }
    let house = House::of(&which.store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&which.shop).await?;
    let mut waves = house.store.waves(shop.id, None, PAGE).await?.items;
    waves.retain(|wave| {
        which.entity.is_none_or(|entity| wave.entity == entity)
            && which.kind.is_none_or(|kind| wave.kind == kind)
            && which.wave.is_none_or(|id| wave.id == id)
    });
    if let Some(allow) = answer {
        for wave in &mut waves {
            let decided =
                house.store.decide_wave(shop.id, wave.id, allow, "command", Timestamp::now()).await?;
            if let Some(decided) = decided {
                *wave = decided;
            }
        }
    }
    terminal.result(which.json, &waves, |language, waves| shown(language, waves))?;
    Ok(Exit::Done)
}

#[derive(Deserialize)]
struct Example {
    label: String,
    from: Value,
    to: Value,
}

fn shown(language: Language, waves: &[Wave]) -> String {
    if waves.is_empty() {
        return language
            .of("Không có thay đổi hàng loạt nào bị giữ lại.\n", "No wave is held back.\n")
            .to_owned();
    }
    waves.iter().map(|wave| one(language, wave)).collect()
}

fn one(language: Language, wave: &Wave) -> String {
    let what = match wave.kind {
        WaveKind::Zeros => language.of("về 0", "ran empty"),
        WaveKind::Halved => language.of("giảm giá từ một nửa", "fell in price by half or more"),
        WaveKind::Discontinued => language.of("ngừng kinh doanh", "were discontinued"),
        WaveKind::Vanished => language.of("biến mất", "vanished"),
    };
    let state = match wave.state {
        WaveState::Open => language.of("chờ quyết định", "waits for an answer"),
        WaveState::Allowed => {
            language.of("cho phép, lần đồng bộ tới sẽ áp dụng", "allowed, the next run applies it")
        }
        WaveState::Refused => language.of("không cho phép", "refused"),
        WaveState::Closed => language.of("đã xong", "over"),
    };
    let entity = words::entity(language, wave.entity.name());
    let (affected, known) = (language.number(wave.affected), language.number(wave.known));
    let mut text = format!("[{}] {entity}: {affected}/{known} {what} – {state}\n", wave.id);
    let examples: Vec<Example> = serde_json::from_str(&wave.examples).unwrap_or_default();
    for Example { label, from, to } in examples {
        text.push_str(&format!("  {label}: {from} → {to}\n"));
    }
    text
}
