//! The settings file. Every key may be missing; a key that is not known here is a mistake and said to be one.

use std::path::{Path, PathBuf};

use dongbo_catalogue::Code;
use dongbo_sync::wave::Waves;
use serde::Deserialize;

use crate::failure::Failure;

/// Read where no other file is named, if it is there.
pub const DEFAULT_FILE: &str = "dongbo.toml";

/// What the file may say.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    /// Where the data is: `sqlite://PATH`.
    pub database_url: Option<String>,
    /// Where the message bus of the scaled-out version is.
    pub nats_url: Option<String>,
    /// Where the service listens: `host:port`.
    pub listen: Option<String>,
    /// The address under which people reach the service.
    pub public_url: Option<String>,
    /// The file with the key that encrypts secrets at rest.
    pub master_key_file: Option<PathBuf>,
    /// `[schedule]`
    #[serde(default)]
    pub schedule: Schedule,
    /// `[kiotviet]`
    #[serde(default)]
    pub kiotviet: KiotViet,
    /// `[brake]`
    #[serde(default)]
    pub brake: Brake,
    /// `[history]`
    #[serde(default)]
    pub history: History,
    /// `[waves.zeros]`, `[waves.halved]`, `[waves.discontinued]`, `[waves.vanished]`: `share` in percent, `count`, `few`
    #[serde(default)]
    pub waves: Waves,
}

/// How often the service reads by itself.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Schedule {
    /// Seconds between two runs of a shop; 0 switches the schedule off.
    pub interval_seconds: Option<u64>,
}

/// How hard KiotViet is asked.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KiotViet {
    /// GETs in any hour, for each shop.
    pub requests_per_hour: Option<u32>,
    /// GETs started a second; 0 for no limit.
    pub requests_per_second: Option<f64>,
    /// Requests open at once.
    pub in_flight: Option<usize>,
    /// Hours after which every list is read completely again.
    pub sweep_hours: Option<i64>,
    /// Where connections made through the API reach KiotViet.
    pub api_url: Option<String>,
    /// Where they get their tokens.
    pub token_url: Option<String>,
}

/// When a mass disappearance stops a run.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Brake {
    /// Share of an entity's records, in percent.
    pub percent: Option<u32>,
    /// Number of records of an entity.
    pub records: Option<u64>,
}

/// What is remembered of changes.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct History {
    /// Days that it is kept; 0: for ever.
    pub days: Option<i64>,
}

impl File {
    /// The file named, or the default one where there is one, or nothing.
    pub fn read(named: Option<&Path>) -> Result<Self, Failure> {
        let path = named.unwrap_or(Path::new(DEFAULT_FILE));
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if named.is_none() && error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self::default());
            }
            Err(error) => return Err(Failure::unreadable(Code::CfgFile, path, error)),
        };
        toml::from_str(&text).map_err(|error| {
            let line = error.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            let place = line.map(|line| format!(", line {line}")).unwrap_or_default();
            let shown = path.display();
            Failure::new(Code::CfgFile)
                .with("path", format!("{shown}{place}"))
                .with("reason", error.message())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn read(text: &str) -> Result<File, Failure> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dongbo.toml");
        std::fs::write(&path, text).unwrap();
        File::read(Some(&path))
    }

    #[test]
    fn a_key_that_is_not_known_is_named_with_its_line() {
        let failure = read("listen = \"127.0.0.1:1\"\nlissten = \"x\"\n").unwrap_err();
        let text = failure.text(Language::En, false);
        assert!(text.contains("lissten") && text.contains("line 2"), "{text}");
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_refused() {
        let text = read("[kiotviet]\nrequests_per_hour = \"many\"\n").unwrap_err().text(Language::En, false);
        assert!(text.contains("line 2"), "{text}");
    }

    #[test]
    fn a_file_that_was_named_must_be_there() {
        assert!(File::read(Some(Path::new("/nowhere/dongbo.toml"))).is_err());
    }
}
