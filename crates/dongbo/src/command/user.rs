//! `dongbo user`: who may sign in.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use dongbo_catalogue::Code;
use dongbo_store::{Actor, NewPassword, NewUser, Rights, Role, User, UserChange};
use jiff::Timestamp;
use serde::Serialize;

use super::token::{RightName, RoleName, rights_of};
use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::house::House;
use crate::language::Language;
use crate::screen::table::{Align, table};
use crate::screen::words::local_time;
use crate::secret_file;
use crate::terminal::Terminal;

/// What to do with the people who sign in.
#[derive(Debug, Args)]
pub struct Arguments {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Give a person access; without a password file a password is made and shown this once
    Add {
        /// Name of the shop; an operator belongs to none
        #[arg(long, value_name = "NAME")]
        shop: Option<String>,
        /// What they sign in with: a phone number, an e-mail address, a word
        #[arg(long, value_name = "LOGIN")]
        login: String,
        /// What their deeds are signed with
        #[arg(long, value_name = "NAME")]
        name: String,
        /// What they are
        #[arg(long, value_enum)]
        role: RoleName,
        /// What a staff member may do beyond the daily work [default: see_sync,run_sync]
        #[arg(long, value_name = "RIGHT,…", value_enum, value_delimiter = ',')]
        rights: Option<Vec<RightName>>,
        /// File that holds their password, alone in it
        #[arg(long, value_name = "FILE")]
        password_file: Option<PathBuf>,
        /// Print the result as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        store: StoreOptions,
    },
    /// List the people of a shop, or the operators
    List {
        /// Name of the shop [default: the operators]
        #[arg(long, value_name = "NAME")]
        shop: Option<String>,
        /// Print the result as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        store: StoreOptions,
    },
    /// Give a person another password, made and shown this once unless a file holds it; they are signed out
    ResetPassword {
        /// What they sign in with
        #[arg(long, value_name = "LOGIN")]
        login: String,
        /// File that holds the password, alone in it
        #[arg(long, value_name = "FILE")]
        password_file: Option<PathBuf>,
        /// Print the result as JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        store: StoreOptions,
    },
}

/// A person whose password was set.
#[derive(Serialize)]
struct Opened {
    user: i64,
    login: String,
    /// The password where it was made here.
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<String>,
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    match arguments.action {
        Action::Add { shop, login, name, role, rights, password_file, json, store } => {
            let role = Role::from(role);
            let rights = rights_of(role, rights)?.unwrap_or_else(|| Rights::usual(role));
            let password = Password::of(password_file)?;
            let house = House::of(&store, &KiotVietOptions::default()).await?;
            let shop = match (role, shop) {
                (Role::Operator, None) => None,
                (Role::Operator, Some(_)) => {
                    return Err(misplaced(
                        "vận hành thì không thuộc cửa hàng nào",
                        "an operator belongs to no shop",
                    ));
                }
                (_, Some(shop)) => Some(house.shop(&shop).await?.id),
                (_, None) => {
                    return Err(misplaced(
                        "chủ và nhân viên thuộc một cửa hàng",
                        "owners and staff belong to a shop",
                    ));
                }
            };
            let new = NewUser { shop, login, name, role, rights, password: password.chosen.hash()? };
            let user = house.store.add_user(new, Actor::command(), Timestamp::now()).await?;
            password.tell(terminal, json, &user)
        }
        Action::List { shop, json, store } => {
            let house = House::of(&store, &KiotVietOptions::default()).await?;
            let shop = match shop {
                Some(name) => Some(house.shop(&name).await?.id),
                None => None,
            };
            let users = house.store.users(shop).await?;
            terminal.result(json, &users, |language, users| list(language, users))?;
            Ok(Exit::Done)
        }
        Action::ResetPassword { login, password_file, json, store } => {
            let password = Password::of(password_file)?;
            let house = House::of(&store, &KiotVietOptions::default()).await?;
            let (shop, user) = house
                .store
                .user_named(&login)
                .await?
                .ok_or_else(|| Failure::new(Code::AuthLoginUnknown).with("login", &login))?;
            let change = UserChange { password: Some(password.chosen.hash()?), ..UserChange::default() };
            let user =
                house.store.change_user(shop, user.id, change, Actor::command(), Timestamp::now()).await?;
            password.tell(terminal, json, &user)
        }
    }
}

fn misplaced(vietnamese: &str, english: &str) -> Failure {
    Failure::new(Code::CfgFlag).with("flag", "--shop").with_each("reason", vietnamese, english).usage()
}

/// A password from a file, or one that was made.
struct Password {
    chosen: NewPassword,
    made: bool,
}

impl Password {
    fn of(file: Option<PathBuf>) -> Result<Self, Failure> {
        match file {
            Some(path) => Ok(Self { chosen: NewPassword::new(&secret_file::read(&path)?)?, made: false }),
            None => Ok(Self { chosen: NewPassword::random(), made: true }),
        }
    }

    fn tell(self, terminal: &Terminal, json: bool, user: &User) -> Result<Exit, Failure> {
        let password = self.made.then(|| self.chosen.expose().to_owned());
        let opened = Opened { user: user.id, login: user.login.clone(), password };
        terminal.result(json, &opened, |_, opened| match &opened.password {
            Some(password) => format!("{} {password}\n", opened.login),
            None => format!("{}\n", opened.login),
        })?;
        if !json && self.made {
            terminal.say(
                "Hãy cất mật khẩu này: dongbo không hiện lại được.",
                "Keep this password: dongbo cannot show it again.",
            );
        }
        Ok(Exit::Done)
    }
}

fn list(language: Language, users: &[User]) -> String {
    if users.is_empty() {
        return language.of("Chưa có ai.\n", "Nobody yet.\n").to_owned();
    }
    let rows: Vec<Vec<String>> = users
        .iter()
        .map(|user| {
            let locked = if user.locked { language.of("bị khóa", "locked") } else { "" };
            vec![
                user.login.clone(),
                user.name.clone(),
                user.role.name().to_owned(),
                user.rights.names().collect::<Vec<_>>().join(","),
                user.last_seen_at.map(local_time).unwrap_or_default(),
                locked.to_owned(),
            ]
        })
        .collect();
    let columns = [
        (language.of("đăng nhập", "login"), Align::Left),
        (language.of("tên", "name"), Align::Left),
        (language.of("vai trò", "role"), Align::Left),
        (language.of("quyền", "rights"), Align::Left),
        (language.of("lần cuối", "last seen"), Align::Left),
        ("", Align::Left),
    ];
    table(&columns, &rows)
}
