//! What a command ends with when it cannot do its work: an entry of the error catalogue, the words for the gaps of
//! its text, and the cause for whoever asks with `--verbose`.

// From the failures of the layers below.
mod from;

use std::borrow::Cow;
use std::error::Error;
use std::fmt::Write as _;
use std::io::ErrorKind;
use std::path::Path;

use dongbo_catalogue::{Code, Severity};

use crate::exit::Exit;
use crate::language::Language;

pub use from::Situation;

/// A command that failed.
#[derive(Debug)]
pub struct Failure {
    code: Code,
    parameters: Vec<(Cow<'static, str>, Words)>,
    cause: Option<Box<dyn Error + Send + Sync>>,
    exit: Exit,
}

/// The words for a gap: the same in both languages, or one text for each.
#[derive(Debug, Clone)]
enum Words {
    Same(String),
    Each { vietnamese: String, english: String },
}

impl Words {
    fn in_language(&self, language: Language) -> &str {
        match self {
            Self::Same(text) => text,
            Self::Each { vietnamese, english } => language.of(vietnamese, english),
        }
    }
}

impl Failure {
    /// A failure of that kind.
    pub fn new(code: Code) -> Self {
        Self { code, parameters: Vec::new(), cause: None, exit: Exit::Failed }
    }

    /// The same with the word for one gap.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl ToString) -> Self {
        self.parameters.push((name.into(), Words::Same(value.to_string())));
        self
    }

    /// The same with a text in each language for one gap.
    #[must_use]
    pub fn with_each(
        mut self,
        name: &'static str,
        vietnamese: impl Into<String>,
        english: impl Into<String>,
    ) -> Self {
        let words = Words::Each { vietnamese: vietnamese.into(), english: english.into() };
        self.parameters.push((Cow::Borrowed(name), words));
        self
    }

    /// The same with its cause, which is shown on request only.
    #[must_use]
    pub fn because(mut self, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// A mistake in how the command was written.
    #[must_use]
    pub fn usage(mut self) -> Self {
        self.exit = Exit::Usage;
        self
    }

    /// What the process ends with.
    pub fn exit(&self) -> Exit {
        self.exit
    }

    /// A setting, of whatever source, with a value that cannot be.
    pub fn invalid_setting(name: &str, reason: &str) -> Self {
        Self::new(Code::CfgFlag).with("flag", name).with("reason", reason).usage()
    }

    /// A file that cannot be read, for an expected kind of reason.
    pub fn unreadable(code: Code, path: &Path, error: std::io::Error) -> Self {
        let (vietnamese, english) = reason(&error);
        Self::new(code).with("path", path.display()).with_each("reason", vietnamese, english).because(error)
    }

    /// An address that cannot be listened on.
    pub fn cannot_listen(address: &str, error: std::io::Error) -> Self {
        if error.kind() == ErrorKind::AddrInUse {
            return Self::new(Code::CfgAddressInUse).with("address", address).because(error);
        }
        let (vietnamese, english) = reason(&error);
        Self::new(Code::CfgListen)
            .with("address", address)
            .with_each("reason", vietnamese, english)
            .because(error)
    }

    /// A shop that is not there, with those that are.
    pub fn unknown_shop(name: &str, there_are: &[String]) -> Self {
        let failure = Self::new(Code::CfgShopUnknown).with("shop", name);
        if there_are.is_empty() {
            return failure.with_each("shops", "chưa có cửa hàng nào", "none yet");
        }
        failure.with("shops", there_are.join(", "))
    }

    /// What a person reads: what happened, the code in brackets, what to do.
    pub fn text(&self, language: Language, verbose: bool) -> String {
        let message = self.occurrence(language).message(language.into());
        let mut text = format!("{}: {} [{}]\n", language.of("Lỗi", "Error"), message.title, message.code);
        // Writing to a string cannot fail.
        let _ = writeln!(text, "  {}", message.cause);
        match message.remedy.as_slice() {
            [only] => {
                let _ = writeln!(text, "  → {only}");
            }
            steps => {
                for (number, step) in (1..).zip(steps) {
                    let _ = writeln!(text, "  {number}. {step}");
                }
            }
        }
        if verbose {
            let mut cause = self.cause.as_ref().map(|cause| -> &dyn Error { cause.as_ref() });
            while let Some(error) = cause {
                let _ = writeln!(text, "  {}: {error}", language.of("nguyên nhân", "caused by"));
                cause = error.source();
            }
        }
        text
    }

    /// The catalogue's entry with its gaps filled, in that language.
    pub fn occurrence(&self, language: Language) -> dongbo_catalogue::Failure {
        let mut failure = dongbo_catalogue::Failure::new(self.code);
        for (name, words) in &self.parameters {
            failure = failure.with(name.clone(), words.in_language(language));
        }
        failure
    }
}

/// One line about something a person should know while work goes on.
pub fn warning(language: Language, warning: &dongbo_engine::Warning) -> String {
    let word = language.of("Lưu ý", "Note");
    let Ok(code) = warning.code.parse::<Code>() else {
        return format!("{word}: [{}]", warning.code);
    };
    let mut failure = dongbo_catalogue::Failure::new(code);
    for (name, value) in &warning.parameters {
        failure = failure.with(name.clone(), value);
    }
    let message = failure.message(language.into());
    let word = if message.severity >= Severity::Error { language.of("Lỗi", "Error") } else { word };
    format!("{word}: {} [{}]", message.cause, message.code)
}

/// The usual troubles with files and addresses, in both languages; the system's own words for the others.
fn reason(error: &std::io::Error) -> (String, String) {
    let (vietnamese, english) = match error.kind() {
        ErrorKind::NotFound => ("không có ở đó", "it is not there"),
        ErrorKind::PermissionDenied => ("không có quyền", "permission denied"),
        ErrorKind::IsADirectory => ("đó là một thư mục", "it is a folder"),
        ErrorKind::NotADirectory => {
            ("một phần của đường dẫn không phải thư mục", "a part of the path is no folder")
        }
        ErrorKind::InvalidData => ("nội dung không phải văn bản", "the content is not text"),
        ErrorKind::InvalidInput => ("địa chỉ viết sai", "it is not written as an address"),
        ErrorKind::AddrNotAvailable => {
            ("địa chỉ này không thuộc máy này", "this machine does not have that address")
        }
        ErrorKind::StorageFull => ("đĩa đã đầy", "the disk is full"),
        ErrorKind::ReadOnlyFilesystem => ("ổ đĩa chỉ cho đọc", "the disk may only be read"),
        _ => return (error.to_string(), error.to_string()),
    };
    (vietnamese.to_owned(), english.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_what_happened_and_what_to_do_and_keeps_its_cause_for_those_who_ask() {
        let missing = std::io::Error::from(ErrorKind::NotFound);
        let failure = Failure::unreadable(Code::CfgSecretFile, Path::new("/tmp/secret"), missing);
        let english = failure.text(Language::En, false);
        assert!(
            english.starts_with("Error: The secret's file cannot be read [CFG-SECRET-FILE]\n"),
            "{english}"
        );
        assert!(english.contains("/tmp/secret cannot be read: it is not there."), "{english}");
        assert!(!english.contains("caused by"), "{english}");
        assert!(failure.text(Language::En, true).contains("caused by: entity not found"));
        assert!(failure.text(Language::Vi, false).contains("không có ở đó"));
    }

    #[test]
    fn an_unknown_shop_lists_those_there_are() {
        let some = Failure::unknown_shop("Hoa", &["Tiệm A".into(), "Tiệm B".into()]);
        assert!(some.text(Language::En, false).contains("Tiệm A, Tiệm B"));
        assert!(Failure::unknown_shop("Hoa", &[]).text(Language::En, false).contains("none yet"));
    }
}
