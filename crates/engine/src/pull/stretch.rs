//! Which part of a list a page covers without a gap: pages come in ascending order of ids and the client proves
//! that nothing was skipped between them, so what we know in between and the page does not hold has gone.

use kiotviet::Row;

/// A stretch of ids: after the one, up to and including the other; open where missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Covers {
    pub after: Option<i64>,
    pub upto: Option<i64>,
}

/// Follows a reading page by page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stretch {
    last: Option<i64>,
    gapless: bool,
}

impl Stretch {
    /// A reading that begins behind this id.
    pub(crate) fn behind(last: Option<i64>) -> Self {
        Self { last, gapless: true }
    }

    /// The stretch that this page covers, if the order of ids has held so far.
    pub(crate) fn advance<W>(&mut self, rows: &[Row<W>]) -> Option<Covers> {
        let after = self.last;
        for row in rows {
            match row.id {
                Some(id) if self.last.is_none_or(|last| id > last) => self.last = Some(id),
                _ => self.gapless = false,
            }
        }
        (self.gapless && self.last.is_some()).then_some(Covers { after, upto: self.last })
    }

    /// What lies behind the last page of a complete reading.
    pub(crate) fn rest(&self) -> Option<Covers> {
        self.gapless.then_some(Covers { after: self.last, upto: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(ids: &[i64]) -> Vec<Row<()>> {
        let raw = || serde_json::value::RawValue::from_string("{}".into()).unwrap();
        ids.iter().map(|id| Row { raw: raw(), id: Some(*id), value: Ok(()) }).collect()
    }

    #[test]
    fn pages_in_order_cover_everything_between_them() {
        let mut stretch = Stretch::behind(None);
        assert_eq!(stretch.advance(&rows(&[3, 5])), Some(Covers { after: None, upto: Some(5) }));
        assert_eq!(stretch.advance(&rows(&[9])), Some(Covers { after: Some(5), upto: Some(9) }));
        assert_eq!(stretch.rest(), Some(Covers { after: Some(9), upto: None }));
    }

    #[test]
    fn a_list_out_of_order_proves_nothing_from_there_on() {
        let mut stretch = Stretch::behind(Some(4));
        assert_eq!(stretch.advance(&rows(&[3, 5])), None);
        assert_eq!(stretch.advance(&rows(&[9])), None);
        assert_eq!(stretch.rest(), None);
    }
}
