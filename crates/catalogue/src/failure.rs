//! A code with its parameters: what one occurrence carries until somebody reads it, in a language of theirs.

use std::borrow::Cow;
use std::fmt;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::{Code, Language, Severity};

/// One occurrence of a failure. Its `Display` is English, in one line, for logs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// What kind of failure.
    pub code: Code,
    /// Its parameters by name, as an object in JSON.
    #[serde(serialize_with = "as_object")]
    pub parameters: Vec<(Cow<'static, str>, String)>,
}

fn as_object<S: Serializer>(
    parameters: &[(Cow<'static, str>, String)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(parameters.len()))?;
    for (name, value) in parameters {
        map.serialize_entry(name, value)?;
    }
    map.end()
}

impl Failure {
    /// A failure without parameters yet.
    pub const fn new(code: Code) -> Self {
        Self { code, parameters: Vec::new() }
    }

    /// The same with one more parameter.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl fmt::Display) -> Self {
        self.parameters.push((name.into(), value.to_string()));
        self
    }

    /// Its words for people.
    pub fn message(&self, language: Language) -> Message {
        let parameters: Vec<(&str, &str)> =
            self.parameters.iter().map(|(name, value)| (name.as_ref(), value.as_str())).collect();
        self.code.entry().render(language, &parameters)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.message(Language::English).cause)
    }
}

impl std::error::Error for Failure {}

impl From<Code> for Failure {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

/// The words of a failure in one language, parameters filled in. Its `Display` is for a terminal, over several lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Message {
    /// What kind of failure.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// A few words that name it.
    pub title: String,
    /// What happened, to which record.
    pub cause: String,
    /// What to do, step by step.
    pub remedy: Vec<String>,
}

impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}\n  {}", self.code, self.title, self.cause)?;
        match self.remedy.as_slice() {
            [only] => write!(f, "\n  → {only}"),
            steps => (1..).zip(steps).try_for_each(|(number, step)| write!(f, "\n  {number}. {step}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> Failure {
        Failure::new(Code::KvRowMalformed)
            .with("entity", "products")
            .with("record", 1234)
            .with("reason", "basePrice: abc")
    }

    #[test]
    fn a_terminal_shows_code_title_cause_and_numbered_steps() {
        insta::assert_snapshot!(row().message(Language::Vietnamese), @r"
        KV-ROW-MALFORMED: Một bản ghi của KiotViet không đọc được
          Không đọc được sản phẩm 1234 trên KiotViet: basePrice: abc. Các bản ghi khác vẫn được đồng bộ bình thường.
          1. Mở bản ghi này trên KiotViet, sửa phần được nêu rồi lưu lại; lần đồng bộ sau sẽ tự đọc lại.
          2. Nếu trên KiotViet mọi thứ đều đúng, gửi mã lỗi cho bộ phận kỹ thuật; nội dung gốc đã được giữ lại.
        ");
        insta::assert_snapshot!(Failure::new(Code::CfgListen).message(Language::English), @r"
        CFG-LISTEN: Bad listen address
          dongbo cannot listen on “‹address›”: ‹reason›.
          → Write ADDRESS:PORT, 127.0.0.1:8080 for instance; port 0 lets the system choose.
        ");
    }

    #[test]
    fn a_log_line_is_english_and_begins_with_the_code() {
        insta::assert_snapshot!(row(), @"KV-ROW-MALFORMED: Product 1234 on KiotViet cannot be read: basePrice: abc. All other records are synchronised as usual.");
    }

    #[test]
    fn json_keeps_code_and_parameters_apart_from_the_words() {
        insta::assert_snapshot!(serde_json::to_string(&row()).unwrap(), @r#"{"code":"KV-ROW-MALFORMED","parameters":{"entity":"products","record":"1234","reason":"basePrice: abc"}}"#);
    }
}
