//! Fields as a browser or a program sends them.

use rust_decimal::Decimal;

use super::actions::ActionError;

/// Fields of a form or a query, in order; a name may occur more than once.
#[derive(Debug, Clone)]
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    pub fn new(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// The text of a field, trimmed; none when missing or empty.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.stated(name).filter(|text| !text.is_empty())
    }

    /// The text of a field that was sent, possibly empty.
    pub fn stated(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(field, _)| field == name).map(|(_, text)| text.trim())
    }

    /// Every text sent under a name.
    pub fn all<'form>(&'form self, name: &'form str) -> impl Iterator<Item = &'form str> {
        self.0.iter().filter(move |(field, _)| field == name).map(|(_, text)| text.trim())
    }

    /// The text of a field that must be there.
    pub fn required(&self, name: &'static str) -> Result<&str, ActionError> {
        self.text(name).ok_or(ActionError::Missing(name))
    }

    /// An id that must be there.
    pub fn id<Id: From<i64>>(&self, name: &'static str) -> Result<Id, ActionError> {
        self.required(name)?
            .parse()
            .map(|number: i64| Id::from(number))
            .map_err(|_| ActionError::NoNumber(name))
    }

    /// An id that may be missing.
    pub fn optional_id<Id: From<i64>>(&self, name: &'static str) -> Result<Option<Id>, ActionError> {
        if self.text(name).is_some() { self.id(name).map(Some) } else { Ok(None) }
    }

    /// Every id sent under a name; empty texts are passed over.
    pub fn ids<Id: From<i64>>(&self, name: &'static str) -> Result<Vec<Id>, ActionError> {
        self.all(name)
            .filter(|text| !text.is_empty())
            .map(|text| text.parse::<i64>().map(Id::from).map_err(|_| ActionError::NoNumber(name)))
            .collect()
    }

    /// Money, if stated: `185000`, `185.000`, `1000.6` or `1.000,6`.
    pub fn money(&self, name: &'static str) -> Result<Option<Decimal>, ActionError> {
        let Some(text) = self.text(name) else { return Ok(None) };
        money(text).map(Some).ok_or(ActionError::NoNumber(name))
    }

    /// A quantity, if stated: `3`, `3.24` or `3,24`.
    pub fn quantity(&self, name: &'static str) -> Result<Option<Decimal>, ActionError> {
        let Some(text) = self.text(name) else { return Ok(None) };
        quantity(text).map(Some).ok_or(ActionError::NoNumber(name))
    }

    /// `true` or `false`, if stated.
    pub fn flag(&self, name: &'static str) -> Result<Option<bool>, ActionError> {
        match self.text(name) {
            None => Ok(None),
            Some("true" | "1" | "on") => Ok(Some(true)),
            Some("false" | "0" | "off") => Ok(Some(false)),
            Some(_) => Err(ActionError::NoFlag(name)),
        }
    }

    /// A flag that must be there.
    pub fn required_flag(&self, name: &'static str) -> Result<bool, ActionError> {
        self.flag(name)?.ok_or(ActionError::Missing(name))
    }

    /// The number of the page wanted, from 1.
    pub fn page(&self) -> usize {
        self.text("page").and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
    }
}

/// Dots (or commas) every three digits are thousands, as Vietnamese write them; otherwise one stands before the
/// fraction. Where both occur, the last one does.
pub(super) fn money(text: &str) -> Option<Decimal> {
    let plain: String =
        text.chars().filter(|letter| !letter.is_whitespace() && !"₫đ".contains(*letter)).collect();
    let split = plain.rsplit_once(['.', ',']).filter(|_| plain.contains('.') && plain.contains(','));
    match split {
        Some((whole, fraction)) => format!("{}.{fraction}", ungrouped(whole)?).parse().ok(),
        None => ungrouped(&plain).unwrap_or_else(|| plain.replace(',', ".")).parse().ok(),
    }
}

/// The digits alone, when they stand in groups of three: `1.850.000`, but not `1000.625`, nor `0.125`.
fn ungrouped(text: &str) -> Option<String> {
    let (lead, rest) = text.split_once(['.', ','])?;
    let digits = lead.trim_start_matches('-');
    let grouped = (1..=3).contains(&digits.len())
        && !digits.starts_with('0')
        && rest.split(['.', ',']).all(|group| group.len() == 3);
    grouped.then(|| text.replace(['.', ','], ""))
}

/// Comma or dot before the fraction.
pub(super) fn quantity(text: &str) -> Option<Decimal> {
    text.trim().replace(',', ".").parse().ok()
}
