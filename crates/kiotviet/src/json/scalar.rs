//! Single values in other clothes: numbers and truth values as text, text as numbers.

use std::fmt;

use serde::de::{Error, Unexpected, Visitor};

/// Wants a truth value.
pub(super) struct Boolean<V>(pub V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Boolean<V> {
    type Value = V::Value;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        self.0.visit_bool(value)
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<V::Value, E> {
        match number {
            0 => self.0.visit_bool(false),
            1 => self.0.visit_bool(true),
            other => Err(E::invalid_value(Unexpected::Signed(other), &self)),
        }
    }
    fn visit_u64<E: Error>(self, number: u64) -> Result<V::Value, E> {
        self.visit_i64(i64::try_from(number).unwrap_or(i64::MAX))
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        let word = text.trim();
        if word.eq_ignore_ascii_case("true") || word == "1" {
            self.0.visit_bool(true)
        } else if word.eq_ignore_ascii_case("false") || word == "0" {
            self.0.visit_bool(false)
        } else {
            Err(E::invalid_value(Unexpected::Str(text), &self))
        }
    }
}

/// Wants a number; integral floats and texts are integers too.
pub(super) struct Number<V>(pub V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Number<V> {
    type Value = V::Value;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        self.0.visit_i64(i64::from(value))
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<V::Value, E> {
        self.0.visit_i64(number)
    }
    fn visit_u64<E: Error>(self, number: u64) -> Result<V::Value, E> {
        self.0.visit_u64(number)
    }
    fn visit_f64<E: Error>(self, number: f64) -> Result<V::Value, E> {
        // 2^53: beyond it a float no longer names one integer.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if number.fract() == 0.0 && number.abs() <= EXACT {
            self.0.visit_i64(number as i64)
        } else {
            self.0.visit_f64(number)
        }
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        let word = text.trim();
        if let Ok(number) = word.parse::<i64>() {
            return self.0.visit_i64(number);
        }
        match word.parse::<f64>() {
            Ok(number) => self.visit_f64(number),
            Err(_) => Err(E::invalid_value(Unexpected::Str(text), &self)),
        }
    }
}

/// Wants text; numbers and truth values are written out.
pub(super) struct Text<V>(pub V);

impl<'de, V: Visitor<'de>> Visitor<'de> for Text<V> {
    type Value = V::Value;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<V::Value, E> {
        self.0.visit_str(text)
    }
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<V::Value, E> {
        self.0.visit_borrowed_str(text)
    }
    fn visit_string<E: Error>(self, text: String) -> Result<V::Value, E> {
        self.0.visit_string(text)
    }
    fn visit_i64<E: Error>(self, number: i64) -> Result<V::Value, E> {
        self.0.visit_string(number.to_string())
    }
    fn visit_u64<E: Error>(self, number: u64) -> Result<V::Value, E> {
        self.0.visit_string(number.to_string())
    }
    fn visit_f64<E: Error>(self, number: f64) -> Result<V::Value, E> {
        self.0.visit_string(number.to_string())
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<V::Value, E> {
        self.0.visit_str(if value { "true" } else { "false" })
    }
}
