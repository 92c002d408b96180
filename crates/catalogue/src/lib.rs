//! The error catalogue: every failure that a person may see has a stable code, a cause and a way out, in Vietnamese
//! first and in English. Docs, command line, API and admin all read it here.
//!
//! The texts are the TOML files in `src/texts`, one for each area; [`Code`] names every entry, so that a code used in
//! Rust always has its texts (a test compares both).
//!
//! ```
//! use dongbo_catalogue::{Code, Failure, Language};
//!
//! let failure = Failure::new(Code::KvRetailer).with("retailer", "tiemhoasua");
//! let message = failure.message(Language::Vietnamese);
//! assert_eq!(message.title, "Tên kết nối không đúng");
//! ```

// The areas: KiotViet, synchronisation, orders, database, master key, configuration, signing in, API.
mod area;
// The codes, as one enum.
mod code;
// One entry: its texts, how bad it is, who can mend it.
mod entry;
// A code with its parameters: what one occurrence carries until somebody reads it.
mod failure;
// Vietnamese and English.
mod language;
// The whole catalogue as a page of Markdown.
mod markdown;
// Parameters in braces: their names in words, and how they are filled in.
mod parameter;

pub use area::Area;
pub use code::{Code, UnknownCode};
pub use entry::{Audience, Entry, Severity, Texts};
pub use failure::{Failure, Message};
pub use language::Language;
pub use markdown::markdown;

/// Every entry, area by area, in the order of the codes.
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    Code::ALL.iter().map(|code| code.entry())
}
