//! KiotViet's date and time texts.
//!
//! REST answers carry Vietnamese local time (UTC+7, no daylight saving) without an offset and with up to seven
//! fractional digits; webhooks carry the same digits with an offset. Everything becomes an instant in UTC here, cut
//! to milliseconds, so that the two spellings of one moment are equal.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::Offset;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Vietnam is seven hours ahead of UTC, all year.
const VIETNAM: Offset = Offset::constant(7);

/// An instant, read from or written as KiotViet spells it. Precision: milliseconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct VietnamTime(Timestamp);

/// The text was not a time in any of KiotViet's spellings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a date and time: {0:?}")]
pub struct TimeError(String);

impl VietnamTime {
    /// That instant, cut down to whole milliseconds.
    pub fn new(at: Timestamp) -> Self {
        Self::from_millisecond(at.as_nanosecond().div_euclid(1_000_000)).unwrap_or(Self(at))
    }

    fn from_millisecond(millisecond: i128) -> Option<Self> {
        let millisecond = i64::try_from(millisecond).ok()?;
        Timestamp::from_millisecond(millisecond).ok().map(Self)
    }

    /// The instant in UTC.
    pub const fn timestamp(self) -> Timestamp {
        self.0
    }

    /// Reads `yyyy-MM-dd`, optionally followed by `T` or a space and `HH:mm[:ss[.fffffff]]`, optionally followed by
    /// `Z` or `±HH[:]MM`; without either it is Vietnamese local time. Also reads the older `/Date(ms+0700)/`.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let trimmed = text.trim();
        let read = match trimmed.strip_prefix("/Date(") {
            Some(rest) => parse_old_style(rest),
            None => parse_iso(trimmed.as_bytes()),
        };
        read.ok_or_else(|| TimeError(text.chars().take(40).collect()))
    }

    /// As KiotViet wants it in queries and bodies: `yyyy-MM-ddTHH:mm:ss`, Vietnamese local time, rounded down to
    /// the second. A zone is never written: how KiotViet reads one is not known.
    pub fn to_input(self) -> String {
        let local = VIETNAM.to_datetime(floor_to_second(self.0));
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
            local.year(),
            local.month(),
            local.day(),
            local.hour(),
            local.minute(),
            local.second()
        )
    }
}

fn floor_to_second(at: Timestamp) -> Timestamp {
    let seconds = at.as_nanosecond().div_euclid(1_000_000_000);
    i64::try_from(seconds).ok().and_then(|s| Timestamp::from_second(s).ok()).unwrap_or(at)
}

/// The part after `/Date(`: milliseconds since 1970 in UTC; the offset behind them is only for display.
fn parse_old_style(rest: &str) -> Option<VietnamTime> {
    let inner = rest.strip_suffix(")/")?;
    let digits_end =
        inner.char_indices().skip(1).find(|(_, c)| !c.is_ascii_digit()).map_or(inner.len(), |(i, _)| i);
    let (number, offset) = inner.split_at_checked(digits_end)?;
    let offset_is_fine = offset.is_empty()
        || (offset.len() == 5
            && offset.starts_with(['+', '-'])
            && offset.bytes().skip(1).all(|b| b.is_ascii_digit()));
    if !offset_is_fine {
        return None;
    }
    VietnamTime::from_millisecond(i128::from(number.parse::<i64>().ok()?))
}

fn parse_iso(text: &[u8]) -> Option<VietnamTime> {
    let mut rest = text;
    let year = digits(&mut rest, 4)?;
    byte(&mut rest, b"-")?;
    let month = digits(&mut rest, 2)?;
    byte(&mut rest, b"-")?;
    let day = digits(&mut rest, 2)?;
    let date = Date::new(year as i16, month as i8, day as i8).ok()?;
    if rest.is_empty() {
        return instant(date.to_datetime(Time::midnight()), VIETNAM);
    }
    byte(&mut rest, b"Tt ")?;
    let hour = digits(&mut rest, 2)?;
    byte(&mut rest, b":")?;
    let minute = digits(&mut rest, 2)?;
    let second = if byte(&mut rest, b":").is_some() { digits(&mut rest, 2)? } else { 0 };
    let millisecond = if byte(&mut rest, b".").is_some() { fraction(&mut rest)? } else { 0 };
    let time = Time::new(hour as i8, minute as i8, second as i8, millisecond * 1_000_000).ok()?;
    instant(date.to_datetime(time), offset(rest)?)
}

fn instant(local: DateTime, offset: Offset) -> Option<VietnamTime> {
    offset.to_timestamp(local).ok().map(VietnamTime)
}

fn digits(rest: &mut &[u8], count: usize) -> Option<u16> {
    let (head, tail) = rest.split_at_checked(count)?;
    let mut number = 0u16;
    for byte in head {
        number = number * 10 + u16::from(byte.is_ascii_digit().then(|| byte - b'0')?);
    }
    *rest = tail;
    Some(number)
}

fn byte(rest: &mut &[u8], any_of: &[u8]) -> Option<u8> {
    let (first, tail) = rest.split_first()?;
    any_of.contains(first).then(|| {
        *rest = tail;
        *first
    })
}

/// Fractional digits, cut to milliseconds. At most nine, so that an endless number is no time.
fn fraction(rest: &mut &[u8]) -> Option<i32> {
    let count = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    if !(1..=9).contains(&count) {
        return None;
    }
    let (head, tail) = rest.split_at_checked(count)?;
    *rest = tail;
    let padded = head.iter().copied().chain(std::iter::repeat(b'0')).take(3);
    Some(padded.fold(0, |sum, digit| sum * 10 + i32::from(digit - b'0')))
}

fn offset(mut rest: &[u8]) -> Option<Offset> {
    if rest.is_empty() {
        return Some(VIETNAM);
    }
    if rest.eq_ignore_ascii_case(b"z") {
        return Some(Offset::UTC);
    }
    let sign = if byte(&mut rest, b"+-")? == b'-' { -1 } else { 1 };
    let hours = digits(&mut rest, 2)?;
    let _ = byte(&mut rest, b":");
    let minutes = if rest.is_empty() { 0 } else { digits(&mut rest, 2)? };
    if !rest.is_empty() || minutes > 59 {
        return None;
    }
    Offset::from_seconds(sign * (i32::from(hours) * 3600 + i32::from(minutes) * 60)).ok()
}

impl From<Timestamp> for VietnamTime {
    fn from(at: Timestamp) -> Self {
        Self::new(at)
    }
}

impl From<VietnamTime> for Timestamp {
    fn from(time: VietnamTime) -> Self {
        time.0
    }
}

impl fmt::Debug for VietnamTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for VietnamTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.to_input())
    }
}

impl std::str::FromStr for VietnamTime {
    type Err = TimeError;
    fn from_str(text: &str) -> Result<Self, TimeError> {
        Self::parse(text)
    }
}

impl Serialize for VietnamTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_input())
    }
}

impl<'de> Deserialize<'de> for VietnamTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl de::Visitor<'_> for Visitor {
            type Value = VietnamTime;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a date and time")
            }
            fn visit_str<E: de::Error>(self, text: &str) -> Result<VietnamTime, E> {
                VietnamTime::parse(text).map_err(E::custom)
            }
        }
        deserializer.deserialize_str(Visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn utc(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn every_spelling_of_one_moment_is_the_same_instant() {
        let expected = utc("2026-07-12T01:45:17.300Z");
        for text in [
            "2026-07-12T08:45:17.3000000",
            "2026-07-12T08:45:17.300",
            "2026-07-12T08:45:17.3",
            "2026-07-12T08:45:17.3009999",
            "2026-07-12 08:45:17.300",
            "2026-07-12T08:45:17.3000000+07:00",
            "2026-07-12T08:45:17.3000000+0700",
            "2026-07-12T01:45:17.3Z",
            "2026-07-11T20:45:17.3-05:00",
            "/Date(1783820717300+0700)/",
            "/Date(1783820717300)/",
            "  2026-07-12T08:45:17.3000000 ",
        ] {
            assert_eq!(VietnamTime::parse(text).unwrap().timestamp(), expected, "{text}");
        }
    }

    #[test]
    fn a_bare_date_is_midnight_in_vietnam() {
        assert_eq!(VietnamTime::parse("2026-07-12").unwrap().timestamp(), utc("2026-07-11T17:00:00Z"));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "2026",
            "2026-13-01",
            "2026-02-30",
            "2026-07-12T25:00:00",
            "2026-07-12T08:45:17.",
            "hôm nay",
            "2026-07-12T08:45:17.3x",
            "/Date(abc)/",
            "/Date()/",
            "/Date(1+07)/",
        ] {
            assert!(VietnamTime::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn input_is_local_without_zone_and_rounded_down() {
        assert_eq!(VietnamTime::new(utc("2026-07-12T01:45:17.999Z")).to_input(), "2026-07-12T08:45:17");
        assert_eq!(VietnamTime::new(utc("1969-12-31T23:59:59.999Z")).to_input(), "1970-01-01T06:59:59");
    }

    proptest! {
        #[test]
        fn parsing_never_panics(text in ".{0,40}") {
            let _ = VietnamTime::parse(&text);
        }

        #[test]
        fn what_was_written_reads_back_within_its_second(ms in 0i64..4_000_000_000_000) {
            let at = VietnamTime::new(Timestamp::from_millisecond(ms).unwrap());
            let back = VietnamTime::parse(&at.to_input()).unwrap();
            prop_assert!(back <= at);
            prop_assert!(at.timestamp().as_millisecond() - back.timestamp().as_millisecond() < 1000);
        }
    }
}
