//! Fault files (TOML or JSON) and the plans that come with the simulator.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::plan::FaultPlan;
use super::rule::Rule;

/// The plans that come with the simulator, by name; each is an example file of the repository.
pub const PRESETS: [(&str, &str); 4] = [
    ("everything", include_str!("../../faults/everything.toml")),
    ("flaky", include_str!("../../faults/flaky.toml")),
    ("lost-answers", include_str!("../../faults/lost-answers.toml")),
    ("slow", include_str!("../../faults/slow.toml")),
];

/// Why a fault plan cannot be had.
#[derive(Debug, thiserror::Error)]
pub enum FaultPlanError {
    /// The file cannot be read.
    #[error("cannot read the fault file {}: {source}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The text is no TOML or JSON of the expected form.
    #[error("{origin}: {problem}")]
    Malformed {
        /// File or preset.
        origin: String,
        /// Where and what, in words.
        problem: String,
    },
    /// A rule contradicts itself.
    #[error("{origin}: rule {number}{}: {problem}", if name.is_empty() { String::new() } else { format!(" ({name})") })]
    BadRule {
        /// File or preset.
        origin: String,
        /// Place in the file, from 1.
        number: usize,
        /// Name given in the file, or nothing.
        name: String,
        /// What is wrong, in words.
        problem: String,
    },
    /// No plan of this name comes with the simulator.
    #[error("there is no fault preset {name:?}; there are everything, flaky, lost-answers and slow")]
    UnknownPreset {
        /// The name asked for.
        name: String,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct FaultFile {
    seed: Option<u64>,
    #[serde(default)]
    random: bool,
    #[serde(default)]
    presets: Vec<String>,
    #[serde(default)]
    rule: Vec<Rule>,
}

enum Syntax {
    Toml,
    Json,
}

impl FaultPlan {
    /// Reads a plan from a file (`.json` as JSON, anything else as TOML). The seed of the file, if it names
    /// one, goes before `seed`.
    ///
    /// # Errors
    /// The file is unreadable, malformed (with the line) or has a rule that contradicts itself.
    pub fn from_file(path: &Path, seed: u64) -> Result<Self, FaultPlanError> {
        let text = std::fs::read_to_string(path)
            .map_err(|source| FaultPlanError::Unreadable { path: path.to_owned(), source })?;
        let json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        let syntax = if json { Syntax::Json } else { Syntax::Toml };
        read(&text, &path.display().to_string(), &syntax, seed)
    }

    /// Reads a plan from the text of a TOML fault file.
    ///
    /// # Errors
    /// As [`FaultPlan::from_file`].
    pub fn from_toml(text: &str, seed: u64) -> Result<Self, FaultPlanError> {
        read(text, "fault plan", &Syntax::Toml, seed)
    }

    /// The plan of this name that comes with the simulator (see [`PRESETS`]).
    ///
    /// # Errors
    /// No preset has this name.
    pub fn preset(name: &str, seed: u64) -> Result<Self, FaultPlanError> {
        let mut plan = Self::new(seed);
        plan.add_preset(name)?;
        Ok(plan)
    }

    /// The plan a person names on the command line: a preset if there is one of this name, else a file.
    ///
    /// # Errors
    /// As [`FaultPlan::from_file`].
    pub fn named_or_from_file(text: &str, seed: u64) -> Result<Self, FaultPlanError> {
        match Self::preset(text, seed) {
            Err(FaultPlanError::UnknownPreset { .. }) => Self::from_file(Path::new(text), seed),
            found => found,
        }
    }

    /// Adds the rules of a preset.
    ///
    /// # Errors
    /// No preset has this name.
    pub fn add_preset(&mut self, name: &str) -> Result<(), FaultPlanError> {
        let (name, text) = PRESETS
            .iter()
            .find(|(preset, _)| preset.eq_ignore_ascii_case(name))
            .ok_or_else(|| FaultPlanError::UnknownPreset { name: name.to_owned() })?;
        let file = parse(text, name, &Syntax::Toml)?;
        add_rules(self, file.rule, name)
    }
}

fn read(text: &str, origin: &str, syntax: &Syntax, seed: u64) -> Result<FaultPlan, FaultPlanError> {
    let file = parse(text, origin, syntax)?;
    let mut plan = FaultPlan::new(file.seed.unwrap_or(seed));
    for preset in &file.presets {
        plan.add_preset(preset)?;
    }
    add_rules(&mut plan, file.rule, origin)?;
    if file.random {
        plan.keep_random_subset();
    }
    Ok(plan)
}

fn parse(text: &str, origin: &str, syntax: &Syntax) -> Result<FaultFile, FaultPlanError> {
    match syntax {
        Syntax::Toml => toml::from_str(text).map_err(|error| error.to_string()),
        Syntax::Json => serde_json::from_str(text).map_err(|error| error.to_string()),
    }
    .map_err(|problem| FaultPlanError::Malformed { origin: origin.to_owned(), problem })
}

fn add_rules(plan: &mut FaultPlan, rules: Vec<Rule>, origin: &str) -> Result<(), FaultPlanError> {
    for (index, rule) in rules.into_iter().enumerate() {
        let name = rule.name.clone();
        plan.add(rule).map_err(|problem| FaultPlanError::BadRule {
            origin: origin.to_owned(),
            number: index + 1,
            name,
            problem,
        })?;
    }
    Ok(())
}
