//! Who signs for a deed.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What kind of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActorKind {
    /// Somebody who has signed in.
    Person,
    /// A program with a token.
    Token,
    /// dongbo itself, or whoever sits at the machine it runs on.
    Machine,
}

impl ActorKind {
    /// The name in JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Token => "token",
            Self::Machine => "machine",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Person, Self::Token, Self::Machine].into_iter().find(|kind| kind.name() == name)
    }
}

/// Who signs for a deed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Actor {
    /// A person, a token or the machine.
    pub kind: ActorKind,
    /// A person's or a token's name; what the machine did it for.
    pub name: String,
}

impl Actor {
    /// The person of that name.
    pub fn person(name: impl Into<String>) -> Self {
        Self { kind: ActorKind::Person, name: name.into() }
    }

    /// The token of that name.
    pub fn token(name: impl Into<String>) -> Self {
        Self { kind: ActorKind::Token, name: name.into() }
    }

    /// The machine: a command, the schedule.
    pub fn machine(name: impl Into<String>) -> Self {
        Self { kind: ActorKind::Machine, name: name.into() }
    }

    /// Somebody at the command line.
    pub fn command() -> Self {
        Self::machine("command")
    }
}
