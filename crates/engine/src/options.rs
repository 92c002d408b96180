//! What a shop chose for its connection, as the store keeps it: only what differs from the defaults.

use std::collections::BTreeMap;

use dongbo_sync::{Entity, Ruled, Rules};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::EngineError;

/// The choices of one connection.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConnectionOptions {
    /// Field rules that differ from the defaults, by entity.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<Entity, Value>,
}

impl ConnectionOptions {
    /// Reads what the store keeps; an empty text is no choice at all.
    pub fn parse(json: &str) -> Result<Self, EngineError> {
        if json.trim().is_empty() {
            return Ok(Self::default());
        }
        serde_json::from_str(json).map_err(|error| broken("connection options", &error))
    }

    /// The text that the store keeps.
    pub fn to_json(&self) -> Result<String, EngineError> {
        serde_json::to_string(self).map_err(|error| broken("connection options", &error))
    }

    /// The rules of one entity.
    pub fn rules<R: Ruled>(&self) -> Result<Rules<R>, EngineError> {
        match self.rules.get(&R::ENTITY) {
            None => Ok(Rules::default()),
            Some(value) => {
                serde_json::from_value(value.clone()).map_err(|error| broken("field rules", &error))
            }
        }
    }
}

fn broken(name: &str, error: &serde_json::Error) -> EngineError {
    EngineError::State { name: name.to_owned(), reason: error.to_string() }
}
