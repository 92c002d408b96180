//! The language of an answer: what the caller asks for, Vietnamese where nothing fits.

use axum::http::{HeaderMap, header};
use dongbo_catalogue::Language;

/// Reads `Accept-Language`; the highest weight that is one of ours prevails, the first one among equals.
pub(crate) fn of(headers: &HeaderMap) -> Language {
    let mut best = (0, Language::default());
    for range in headers
        .get_all(header::ACCEPT_LANGUAGE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
    {
        let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
        let weight = parameters.trim().strip_prefix("q=").map_or(Some(1_000), thousandths);
        if let (Some(language), Some(weight)) = (Language::of_tag(tag), weight)
            && weight > best.0
        {
            best = (weight, language);
        }
    }
    best.1
}

/// A weight from 0 to 1 with at most three digits after the point.
fn thousandths(text: &str) -> Option<u32> {
    let weight: f32 = text.trim().parse().ok()?;
    (0.0..=1.0).contains(&weight).then_some((weight * 1_000.0) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Vietnamese};

    #[test]
    fn the_heaviest_language_we_have_prevails() {
        for (header, language) in [
            ("", Vietnamese),
            ("fr-FR,fr;q=0.9", Vietnamese),
            ("*", Vietnamese),
            ("en", English),
            ("en-US,en;q=0.9,vi;q=0.8", English),
            ("vi;q=0.8, en;q=0.9", English),
            ("fr, en;q=0.1", English),
            ("en;q=0, vi;q=0.001", Vietnamese),
            ("en;q=0", Vietnamese),
            ("en;q=nonsense", Vietnamese),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, header.parse().unwrap());
            assert_eq!(of(&headers), language, "{header}");
        }
        assert_eq!(of(&HeaderMap::new()), Vietnamese);
    }
}
