//! `dongbo errors`: the catalogue of errors, to read.

use clap::Args;
use dongbo_catalogue::{Code, entries};

use crate::exit::Exit;
use crate::failure::Failure;
use crate::language::Language;
use crate::terminal::Terminal;

/// What to explain.
#[derive(Debug, Args)]
pub struct Arguments {
    /// A code such as KV-SECRET; without one, all codes are listed
    #[arg(value_name = "CODE")]
    code: Option<Code>,
}

/// Runs it.
pub fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let text = match arguments.code {
        Some(code) => explanation(code, terminal.language),
        None => list(terminal.language),
    };
    terminal.print(&text)?;
    Ok(Exit::Done)
}

fn explanation(code: Code, language: Language) -> String {
    format!("{}\n", dongbo_catalogue::Failure::new(code).message(language.into()))
}

fn list(language: Language) -> String {
    entries().map(|entry| format!("{:<26} {}\n", entry.code, entry.title(language.into()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_listed_and_explained_in_both_languages() {
        for language in [Language::Vi, Language::En] {
            let list = list(language);
            for code in Code::ALL {
                assert!(list.contains(code.as_str()));
                assert!(explanation(*code, language).lines().count() >= 3, "{code}");
            }
        }
    }
}
