//! Abaha's own order number inside KiotViet's only free text: `giao sớm [Abaha AB417000123]`. Staff may write whatever
//! they like around it.

/// Before the number.
const OPENING: &str = "[abaha ";
/// How long a number may be.
const LONGEST: usize = 24;

/// The free text with the order's number behind the note.
pub fn with_reference(note: Option<&str>, reference: Option<&str>) -> Option<String> {
    let note = note.map(str::trim_end).filter(|note| !note.is_empty());
    match (note, reference) {
        (Some(note), Some(reference)) => Some(format!("{note} [Abaha {reference}]")),
        (None, Some(reference)) => Some(format!("[Abaha {reference}]")),
        (note, None) => note.map(str::to_owned),
    }
}

/// Takes the free text apart: note and number. Of several numbers the last one counts, since ours stands behind what a
/// buyer may have typed.
pub fn without_reference(text: &str) -> (Option<String>, Option<String>) {
    let Some((before, reference, after)) = last_marker(text) else { return (filled(text), None) };
    let (before, after) =
        (before.trim_end_matches([' ', '\u{a0}']), after.trim_start_matches([' ', '\u{a0}']));
    let joint = if before.is_empty() || after.is_empty() || after.starts_with('\n') || before.ends_with('\n')
    {
        ""
    } else {
        " "
    };
    (filled(&format!("{before}{joint}{after}")), Some(reference.to_uppercase()))
}

fn filled(text: &str) -> Option<String> {
    (!text.trim().is_empty()).then(|| text.to_owned())
}

/// What stands before the last marker, its number, and what stands behind it.
fn last_marker(text: &str) -> Option<(&str, &str, &str)> {
    // As many bytes as before: only ASCII letters change.
    let lower = text.to_ascii_lowercase();
    let mut end = lower.len();
    loop {
        let start = lower.get(..end)?.rfind(OPENING)?;
        let inside = text.get(start + OPENING.len()..)?;
        if let Some((number, after)) = inside.split_once(']')
            && is_reference(number.trim())
        {
            return Some((text.get(..start)?, number.trim(), after));
        }
        end = start;
    }
}

fn is_reference(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn apart(text: &str) -> (String, String) {
        let (note, reference) = without_reference(text);
        (note.unwrap_or_default(), reference.unwrap_or_default())
    }

    #[test]
    fn the_number_is_found_whatever_staff_write_around_it() {
        for (text, note) in [
            ("[Abaha AB000123]", ""),
            ("giao sớm [Abaha AB000123]", "giao sớm"),
            ("giao sớm [Abaha AB000123] gọi trước", "giao sớm gọi trước"),
            ("giao sớm\n[abaha ab000123 ]\ngọi trước", "giao sớm\n\ngọi trước"),
            ("[Abaha AB000123]gọi trước", "gọi trước"),
            ("[Abaha AB999] của tôi [Abaha AB000123]", "[Abaha AB999] của tôi"),
            ("ẤÀ [Abaha AB000123]", "ẤÀ"),
        ] {
            assert_eq!(apart(text), (note.to_owned(), "AB000123".to_owned()), "{text}");
        }
    }

    #[test]
    fn a_text_without_a_number_is_left_as_it_is() {
        for text in ["giao sớm", "[Abaha ]", "[Abaha AB 12]", "[Abaha AB12", "Abaha AB12", " a ", "[Abaha ấ]"]
        {
            assert_eq!(apart(text), (text.to_owned(), String::new()), "{text}");
        }
        assert_eq!(without_reference("  "), (None, None));
    }

    proptest::proptest! {
        #[test]
        fn what_was_put_together_comes_apart_again(note in "\\PC*", number in "AB[0-9]{6,9}") {
            let text = with_reference(Some(&note), Some(&number)).unwrap();
            let (read, reference) = without_reference(&text);
            proptest::prop_assert_eq!(reference.unwrap(), number);
            proptest::prop_assert_eq!(read.unwrap_or_default(), note.trim_end().to_owned());
        }
    }
}
