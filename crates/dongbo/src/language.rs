//! The language of what people read: results, progress and errors. `--help` is English.

use clap::ValueEnum;

/// Vietnamese first: most people who run a shop read it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Tiếng Việt.
    #[default]
    Vi,
    /// English.
    En,
}

impl From<Language> for dongbo_catalogue::Language {
    fn from(language: Language) -> Self {
        language.of(Self::Vietnamese, Self::English)
    }
}

impl Language {
    /// The language of the machine's locale, where that is one of ours. A server's `C` locale says nothing.
    pub fn of_locale(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .into_iter()
            .find_map(|name| variable(name).filter(|value| !value.is_empty()))?;
        match locale.get(..2)? {
            "vi" => Some(Self::Vi),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The one of two texts that is in this language.
    pub fn of<T>(self, vietnamese: T, english: T) -> T {
        match self {
            Self::Vi => vietnamese,
            Self::En => english,
        }
    }

    /// A whole number with the language's mark between thousands.
    pub fn number(self, value: u64) -> String {
        let digits = value.to_string();
        let mut grouped = String::new();
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                grouped.push(self.of('.', ','));
            }
            grouped.push(digit);
        }
        grouped
    }

    /// A time span in seconds with one decimal.
    pub fn seconds(self, value: f64) -> String {
        let text = format!("{value:.1}");
        self.of(format!("{} giây", text.replace('.', ",")), format!("{text} s"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn locale(name: &'static str, value: &'static str) -> Option<Language> {
        Language::of_locale(|asked| (asked == name).then(|| value.to_owned()))
    }

    #[test]
    fn the_locale_chooses_between_our_two_languages() {
        assert_eq!(locale("LANG", "vi_VN.UTF-8"), Some(Language::Vi));
        assert_eq!(locale("LC_ALL", "en_GB.UTF-8"), Some(Language::En));
        assert_eq!(locale("LANG", "C.UTF-8"), None);
        assert_eq!(locale("LANG", ""), None);
        assert_eq!(Language::of_locale(|_| None), None);
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        assert_eq!(Language::Vi.number(1_234_567), "1.234.567");
        assert_eq!(Language::En.number(100_000), "100,000");
        assert_eq!(Language::En.number(12), "12");
        assert_eq!(Language::Vi.seconds(2.34), "2,3 giây");
    }
}
