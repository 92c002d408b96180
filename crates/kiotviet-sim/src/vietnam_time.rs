//! Vietnam local time (UTC+7, no daylight saving): what the API reads and writes.

use jiff::civil::{Date, DateTime};
use jiff::tz::Offset;
use jiff::{SignedDuration, Timestamp};

/// Vietnam's offset from UTC.
pub(crate) const OFFSET: Offset = Offset::constant(7);

/// The local date and time of an instant.
pub(crate) fn local(at: Timestamp) -> DateTime {
    OFFSET.to_datetime(at)
}

/// The local date of an instant.
pub(crate) fn date(at: Timestamp) -> Date {
    local(at).date()
}

/// The instant at which a local date begins.
pub(crate) fn midnight(date: Date) -> Timestamp {
    instant(date.at(0, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn instant(local: DateTime) -> Option<Timestamp> {
    OFFSET.to_timestamp(local).ok()
}

/// Reads `yyyy-MM-dd`, `yyyy-MM-ddTHH:mm:ss` with up to 7 (or more) fraction digits, with `Z` or an offset, and the old
/// `/Date(1525161600000+0700)/`. Without a zone it is Vietnam time.
pub(crate) fn parse(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Some(inner) = text.strip_prefix("/Date(").and_then(|rest| rest.strip_suffix(")/")) {
        let end = inner
            .char_indices()
            .skip(1)
            .find(|(_, sign)| matches!(sign, '+' | '-'))
            .map_or(inner.len(), |(end, _)| end);
        return Timestamp::from_millisecond(inner.get(..end)?.parse().ok()?).ok();
    }
    // A plus sign left unencoded in a query arrives as a space.
    let mended = match text.rsplit_once(' ') {
        Some((front, zone)) if front.contains(':') && zone.len() == 5 => format!("{front}+{zone}"),
        _ => text.to_owned(),
    };
    mended
        .parse::<Timestamp>()
        .ok()
        .or_else(|| mended.parse::<DateTime>().ok().and_then(instant))
        .or_else(|| mended.parse::<Date>().ok().map(midnight))
}

/// A moment a little later.
pub(crate) fn later(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_add(by).unwrap_or(Timestamp::MAX)
}
