//! Codes as shops write them, and barcodes.

use std::collections::HashMap;

use super::Draw;
use crate::state::Shop;

/// How the codes of one family are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// Given by KiotViet: `SP000001`.
    Given,
    /// `AT001-DEN-L`.
    Own,
    /// With characters that are awkward in paths: `AT 001/DEN`, `NGK+330#12`, `SN (001) L`.
    Odd(u8),
}

/// Hands out codes of families.
#[derive(Debug, Default)]
pub(super) struct Codes {
    numbers: HashMap<&'static str, u32>,
}

/// The beginning of the codes of one family.
#[derive(Debug)]
pub(super) struct FamilyCode {
    style: Style,
    prefix: &'static str,
    number: u32,
}

impl Codes {
    /// The codes of a new family of a section.
    pub fn family(&mut self, prefix: &'static str, draw: &mut Draw) -> FamilyCode {
        let style = *draw.weighted(&[
            (45, Style::Given),
            (52, Style::Own),
            (1, Style::Odd(0)),
            (1, Style::Odd(1)),
            (1, Style::Odd(2)),
        ]);
        let number = self.numbers.entry(prefix).or_insert(0);
        *number += 1;
        FamilyCode { style, prefix, number: *number }
    }
}

impl FamilyCode {
    /// The code of the row with these suffixes (`DEN`, `L`, `THUNG24`); none for the first of a family.
    pub fn row(&self, shop: &mut Shop, suffixes: &[String]) -> String {
        let (prefix, number) = (self.prefix, self.number);
        let separator = match self.style {
            Style::Odd(0) => "/",
            Style::Odd(1) => "#",
            Style::Odd(_) => " ",
            Style::Given | Style::Own => "-",
        };
        let mut code = match self.style {
            Style::Given => return shop.next_code("SP"),
            Style::Own => format!("{prefix}{number:03}"),
            Style::Odd(0) => format!("{prefix} {number:03}"),
            Style::Odd(1) => format!("{prefix}+{number}"),
            Style::Odd(_) => format!("{prefix} ({number:03})"),
        };
        for suffix in suffixes {
            code.push_str(separator);
            code.push_str(suffix);
        }
        if shop.products.by_code(&code).is_some() { shop.next_code("SP") } else { code }
    }
}

/// The EAN-13 of product row `row`: Vietnamese (893), different for every row below a thousand million.
pub(super) fn barcode(row: usize, seed: u64) -> String {
    // Multiplying by a number coprime to 10⁹ permutes the nine digits: no two rows meet.
    let scattered = (row as u64).wrapping_mul(387_420_489).wrapping_add(seed % 1_000_000_000) % 1_000_000_000;
    let digits = format!("893{scattered:09}");
    let sum: u32 = digits
        .bytes()
        .enumerate()
        .map(|(place, digit)| u32::from(digit - b'0') * if place % 2 == 0 { 1 } else { 3 })
        .sum();
    format!("{digits}{}", (10 - sum % 10) % 10)
}

/// A code part made of a Vietnamese word: `Có đường` becomes `CODUONG`.
pub(super) fn code_part(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfd()
        .filter_map(|letter| match letter {
            'đ' | 'Đ' => Some('D'),
            other if other.is_ascii_alphanumeric() => Some(other.to_ascii_uppercase()),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_barcode_has_the_check_digit_of_the_standard() {
        // 893 000 000 000 → 8+3·9+3 = 38 → 2.
        assert_eq!(barcode(0, 0), "8930000000002");
    }

    #[test]
    fn barcodes_of_neighbours_differ() {
        let all: std::collections::HashSet<String> = (0..10_000).map(|row| barcode(row, 7)).collect();
        assert_eq!(all.len(), 10_000);
    }

    #[test]
    fn code_parts_are_plain_capitals() {
        assert_eq!(code_part("Có đường"), "CODUONG");
        assert_eq!(code_part("Thùng 24"), "THUNG24");
    }
}
