//! What can be asked.

// Everything at once, to see it work.
mod demo;
// Errors explained.
mod errors;
// What waits for a person.
mod conflicts;
// Records that could not be synchronised.
mod failures;
// What has changed.
mod history;
// A shop's link to KiotViet.
mod connect;
// A KiotViet to play with.
mod kiotviet_sim;
// Who is who.
mod matching;
// What waits to go to KiotViet.
mod outbox;
// What runs would do.
mod plan;
// Which way changes travel, and who prevails.
mod rules;
// The service.
mod serve;
// Runs that write nothing.
mod shadow;
// Shops.
mod shop;
// How things are.
mod status;
// What may be sold, and why.
mod stock;
// One run.
mod sync;
// Tokens for the REST API.
mod token;
// Alarming changes, held back.
mod wave;
// Taking back.
mod undo;
// Who may sign in.
mod user;
// A comparison of both sides.
mod verify;

use clap::{Parser, Subcommand};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::language::Language;
use crate::logging;
use crate::terminal::Terminal;

const AFTER_HELP: &str = "\
First steps · Bắt đầu:
  dongbo demo                                  everything at once, with a KiotViet to play with
  dongbo shop add \"Tiệm Hoa Sữa\"               your shop
  dongbo connect --shop \"Tiệm Hoa Sữa\" --retailer tiemhoasua --client-id ID --client-secret-file FILE
  dongbo sync --shop \"Tiệm Hoa Sữa\"            read everything from KiotViet
  dongbo verify --shop \"Tiệm Hoa Sữa\"          prove that both sides are equal

Exit codes: 0 all well; 1 failed; 2 (sync, verify) some records failed, wait for a decision or differ;
64 the command was not written as it should be.";

/// Keeps an online shop and its KiotViet point of sale in sync.
///
/// Giữ cho cửa hàng trực tuyến và KiotViet luôn khớp nhau.
#[derive(Debug, Parser)]
#[command(name = "dongbo", version, after_help = AFTER_HELP, arg_required_else_help = true)]
pub struct Cli {
    /// Language of results and errors [default: the system's, else vi]
    #[arg(long, value_name = "LANGUAGE", value_enum, global = true, env = "DONGBO_LANG")]
    lang: Option<Language>,
    /// Show the causes behind an error
    #[arg(short, long, global = true)]
    verbose: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// See it work: a KiotViet with a flower shop, the first sync, the service (Dùng thử)
    Demo(demo::Arguments),
    /// Run a KiotViet simulator alone (Máy chủ KiotViet giả lập)
    KiotvietSim(kiotviet_sim::Arguments),
    /// Run the service: API, schedule, health, metrics (Chạy dịch vụ)
    Serve(serve::Arguments),
    /// Add and list shops (Cửa hàng)
    Shop(shop::Arguments),
    /// Connect a shop to KiotViet and test the connection (Kết nối KiotViet)
    Connect(connect::Arguments),
    /// Synchronise a shop once, to the end (Đồng bộ một lần)
    Sync(sync::Arguments),
    /// See, approve and carry out what a dry run planned (Xem trước và duyệt)
    Plan(plan::Arguments),
    /// Allow or refuse alarming changes that were held back (Thay đổi hàng loạt)
    Wave(wave::Arguments),
    /// Decide which records of both sides are one (Ghép bản ghi hai bên)
    Match(matching::Arguments),
    /// See what shadow mode would have done (Chạy thử song song)
    Shadow(shadow::Arguments),
    /// Read KiotViet again and compare every record (Đối chiếu hai bên)
    Verify(verify::Arguments),
    /// Show how connections, runs and records are (Tình trạng)
    Status(status::Arguments),
    /// Show how many of a product may be sold, and why (Tồn kho có thể bán)
    Stock(stock::Arguments),
    /// List the records that could not be synchronised, with reasons (Các bản ghi lỗi)
    Failures(failures::Arguments),
    /// List what waits to go to KiotViet, and try it again (Chờ gửi lên KiotViet)
    Outbox(outbox::Arguments),
    /// Show what has changed on either side, by whom and why (Lịch sử)
    History(history::Arguments),
    /// Take back what an entry of the history tells, or all that a run did (Hoàn tác)
    Undo(undo::Arguments),
    /// List what waits for a decision, and decide it (Chờ quyết định)
    Conflicts(conflicts::Arguments),
    /// Show and change the rule of each field (Quy tắc từng trường)
    Rules(rules::Arguments),
    /// Create a token for the REST API (Mã truy cập API)
    Token(token::Arguments),
    /// Give people access, list them, reset a password (Người dùng)
    User(user::Arguments),
    /// Explain error codes (Giải thích mã lỗi)
    Errors(errors::Arguments),
}

impl Cli {
    /// Where results go and how they are read.
    pub fn terminal(&self) -> Terminal {
        let locale = || Language::of_locale(|name| std::env::var(name).ok());
        Terminal { language: self.lang.or_else(locale).unwrap_or_default(), verbose: self.verbose }
    }

    /// Does what was asked. A command that ends says what it has to say by its result and its errors; one that goes
    /// on logs what happens.
    pub async fn run(self, terminal: &Terminal) -> Result<Exit, Failure> {
        logging::start(match self.command {
            Command::Serve(_) => "info",
            Command::Demo(_) | Command::KiotvietSim(_) => "warn",
            _ => "off",
        });
        match self.command {
            Command::Demo(arguments) => demo::run(arguments, terminal).await,
            Command::KiotvietSim(arguments) => kiotviet_sim::run(arguments).await,
            Command::Serve(arguments) => serve::run(arguments, terminal).await,
            Command::Shop(arguments) => shop::run(arguments, terminal).await,
            Command::Connect(arguments) => connect::run(arguments, terminal).await,
            Command::Sync(arguments) => sync::run(arguments, terminal).await,
            Command::Plan(arguments) => plan::run(arguments, terminal).await,
            Command::Wave(arguments) => wave::run(arguments, terminal).await,
            Command::Match(arguments) => matching::run(arguments, terminal).await,
            Command::Shadow(arguments) => shadow::run(arguments, terminal).await,
            Command::Verify(arguments) => verify::run(arguments, terminal).await,
            Command::Status(arguments) => status::run(arguments, terminal).await,
            Command::Stock(arguments) => stock::run(arguments, terminal).await,
            Command::Failures(arguments) => failures::run(arguments, terminal).await,
            Command::Outbox(arguments) => outbox::run(arguments, terminal).await,
            Command::History(arguments) => history::run(arguments, terminal).await,
            Command::Undo(arguments) => undo::run(arguments, terminal).await,
            Command::Conflicts(arguments) => conflicts::run(arguments, terminal).await,
            Command::Rules(arguments) => rules::run(arguments, terminal).await,
            Command::Token(arguments) => token::run(arguments, terminal).await,
            Command::User(arguments) => user::run(arguments, terminal).await,
            Command::Errors(arguments) => errors::run(&arguments, terminal),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_and_flag_of_the_contract_is_there() {
        for line in [
            "demo --listen 127.0.0.1:0 --data d --products 10",
            "kiotviet-sim --listen 127.0.0.1:0 --products 1 --customers 1 --orders 1 --branches 1 --price-books 1 \
             --seed 1 --latency 50ms",
            "serve",
            "shop add Hoa --json",
            "connect --shop Hoa --retailer r --client-id i --client-secret-file f --account-type fnb --branch b \
             --sale-channel c --api-url http://a --token-url http://t --json",
            "sync --shop Hoa --only products,stock --dry-run --json",
            "sync --shop Hoa --full --allow-disappearance",
            "verify --shop Hoa --json",
            "plan list --shop Hoa --json",
            "plan show --shop Hoa --plan 3 --entity products --action change --q ao --json",
            "plan approve --shop Hoa --item 1,2,3",
            "plan refuse --shop Hoa --all",
            "plan apply --shop Hoa --plan 3 --json",
            "match list --shop Hoa --json",
            "match decide --shop Hoa --entity products --theirs 5 --link 7",
            "match decide --shop Hoa --all --link",
            "match decide --shop Hoa --all --apart",
            "wave list --shop Hoa --json",
            "wave allow --shop Hoa --entity stock --kind zeros",
            "wave refuse --shop Hoa --wave 3",
            "shadow report --shop Hoa --json",
            "shop set --shop Hoa --shadow on",
            "status",
            "status --shop Hoa --json",
            "stock --shop Hoa --product HOA001 --json",
            "token create --shop Hoa --role owner",
            "token create --shop Hoa --role staff --name POS --rights see_sync,decide_conflicts --json",
            "user add --shop Hoa --login lan --name Lan --role staff --rights see_sync,run_sync --password-file f --json",
            "user add --login van --name Van --role operator",
            "user list --shop Hoa --json",
            "user reset-password --login lan --password-file f --json",
            "history --shop Hoa --code SP1 --run 3 --json",
            "undo --shop Hoa --entry 3 --dry-run --force",
            "undo --shop Hoa --run 3",
            "conflicts --shop Hoa",
            "conflicts decide --shop Hoa --theirs --id 3,4",
        ] {
            let words = std::iter::once("dongbo").chain(line.split_whitespace());
            assert!(Cli::try_parse_from(words).is_ok(), "{line}");
        }
    }
}
