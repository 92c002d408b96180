//! `dongbo rules`: which way each field's changes travel, and who prevails.

use clap::{Args, Subcommand};
use dongbo_catalogue::Code;
use dongbo_engine::{EntityRules, RulesChange, RulesError, change_rules, rules_of};
use dongbo_sync::Entity;
use dongbo_sync::rule::{Direction, Precedence, Rule};
use dongbo_sync::rules::{Deletion, Detail};
use serde::de::DeserializeOwned;

use crate::configuration::{KiotVietOptions, StoreOptions};
use crate::exit::Exit;
use crate::failure::{Failure, Situation};
use crate::house::House;
use crate::screen;
use crate::terminal::Terminal;

/// Whose rules.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Name of the shop
    #[arg(long, value_name = "NAME", global = true, default_value = "")]
    shop: String,
    /// Only rules of this kind of record
    #[arg(long, value_name = "ENTITY")]
    entity: Option<Entity>,
    /// Print the result as JSON
    #[arg(long, global = true)]
    json: bool,
    #[command(flatten)]
    store: StoreOptions,
    #[command(subcommand)]
    act: Option<Act>,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Change rules of one kind of record (Đổi quy tắc)
    Set {
        /// Which kind of record: products, customers…
        entity: Entity,
        /// Of this field
        #[arg(long, value_name = "FIELD", requires_all = ["direction", "precedence"])]
        field: Option<String>,
        /// Which way its changes travel
        #[arg(long, value_name = "both|in|out|apart", value_parser = word::<Direction>, requires = "field")]
        direction: Option<Direction>,
        /// Who prevails when both sides changed it
        #[arg(long, value_name = "kiotviet|abaha|person", value_parser = word::<Precedence>, requires = "field")]
        precedence: Option<Precedence>,
        /// Which side's new records are made on the other side too
        #[arg(long, value_name = "both|in|out|apart", value_parser = word::<Direction>)]
        births: Option<Direction>,
        /// What becomes of a record that was deleted on Abaha
        #[arg(long, value_name = "restore|keep|spread", value_parser = word::<Deletion>)]
        deletion: Option<Deletion>,
        /// How closely the steps of an order are followed
        #[arg(long, value_name = "coarse|fine", value_parser = word::<Detail>)]
        detail: Option<Detail>,
        /// Back to the defaults first
        #[arg(long)]
        reset: bool,
    },
}

/// A value by its name in JSON.
fn word<T: DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_value(serde_json::Value::String(text.to_owned())).map_err(|error| error.to_string())
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let house = House::of(&arguments.store, &KiotVietOptions::default()).await?;
    let shop = house.shop(&arguments.shop).await?;
    let mut only = arguments.entity;
    if let Some(Act::Set { entity, field, direction, precedence, births, deletion, detail, reset }) =
        arguments.act
    {
        only = Some(entity);
        let rule = direction.zip(precedence).map(|(direction, precedence)| Rule::new(direction, precedence));
        let fields = field.zip(rule).into_iter().collect();
        let change = RulesChange { reset, fields, births, deletion, detail };
        match change_rules(&house.store, shop.id, entity, change, jiff::Timestamp::now()).await {
            Ok(()) => {}
            Err(RulesError::Other(error)) => {
                return Err(Situation::of(&house.store, shop.id).await.failure(error));
            }
            Err(error) => {
                return Err(Failure::new(Code::CfgFlag).with("flag", "rules set").with("reason", &error));
            }
        }
    }
    let connection = match house.store.connection(shop.id).await? {
        Some(connection) => connection,
        None => return Err(Failure::new(Code::CfgNoConnection).with("shop", &shop.name)),
    };
    let rules = match rules_of(&connection) {
        Ok(rules) => rules,
        Err(error) => return Err(Situation::of(&house.store, shop.id).await.failure(error)),
    };
    let rules: Vec<EntityRules> =
        rules.into_iter().filter(|rules| only.is_none_or(|entity| entity == rules.entity)).collect();
    terminal.result(arguments.json, &rules, |language, rules| screen::rules::rules(language, rules))?;
    Ok(Exit::Done)
}
