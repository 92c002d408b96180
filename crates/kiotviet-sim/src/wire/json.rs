//! A JSON writer that knows the dialect: names that vary, members left out or `null`, local times.
//!
//! Rows are written straight from the records, member by member, without values in between: a page of a hundred
//! products takes well under a millisecond.

use std::io::Write;

use jiff::Timestamp;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::dialect::{Dialect, FractionDigits, NullMembers};
use crate::vietnam_time;

/// How values are written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Style {
    /// Members without a value are written as `null`.
    pub nulls: bool,
    /// Fraction digits of times.
    pub digits: usize,
    /// Times carry `+07:00` (webhooks).
    pub offset: bool,
}

impl Style {
    /// The style of REST answers.
    pub fn rest(dialect: &Dialect) -> Self {
        let digits = match dialect.fraction_digits {
            FractionDigits::Seven => 7,
            FractionDigits::Three => 3,
            FractionDigits::None => 0,
        };
        Self { nulls: dialect.null_members == NullMembers::Null, digits, offset: false }
    }

    /// The style of webhooks.
    pub fn webhook(dialect: &Dialect) -> Self {
        Self { offset: true, ..Self::rest(dialect) }
    }
}

/// Something that can stand as a JSON value.
pub(crate) trait Value {
    /// Writes it.
    fn write(&self, out: &mut Vec<u8>, style: Style);
}

impl Value for str {
    fn write(&self, out: &mut Vec<u8>, _: Style) {
        out.push(b'"');
        let mut written = 0;
        let bytes = self.as_bytes();
        for (place, byte) in bytes.iter().enumerate() {
            let escape: &[u8] = match byte {
                b'"' => b"\\\"",
                b'\\' => b"\\\\",
                b'\n' => b"\\n",
                b'\r' => b"\\r",
                b'\t' => b"\\t",
                0..0x20 => b"",
                _ => continue,
            };
            out.extend_from_slice(&bytes[written..place]);
            if escape.is_empty() {
                out.extend_from_slice(format!("\\u{byte:04x}").as_bytes());
            } else {
                out.extend_from_slice(escape);
            }
            written = place + 1;
        }
        out.extend_from_slice(&bytes[written..]);
        out.push(b'"');
    }
}

impl Value for &str {
    fn write(&self, out: &mut Vec<u8>, style: Style) {
        str::write(self, out, style);
    }
}

impl Value for String {
    fn write(&self, out: &mut Vec<u8>, style: Style) {
        str::write(self, out, style);
    }
}

impl Value for bool {
    fn write(&self, out: &mut Vec<u8>, _: Style) {
        out.extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

impl Value for i64 {
    fn write(&self, out: &mut Vec<u8>, _: Style) {
        // Writing to a vector cannot fail.
        let _ = write!(out, "{self}");
    }
}

impl Value for usize {
    fn write(&self, out: &mut Vec<u8>, _: Style) {
        let _ = write!(out, "{self}");
    }
}

impl Value for Decimal {
    fn write(&self, out: &mut Vec<u8>, style: Style) {
        match self.to_i64().filter(|_| self.is_integer()) {
            Some(whole) => whole.write(out, style),
            None => {
                let _ = write!(out, "{}", self.normalize());
            }
        }
    }
}

impl Value for Timestamp {
    fn write(&self, out: &mut Vec<u8>, style: Style) {
        let local = vietnam_time::local(*self);
        out.push(b'"');
        digits(out, i64::from(local.year()), 4);
        for (mark, number) in [
            (b'-', local.month()),
            (b'-', local.day()),
            (b'T', local.hour()),
            (b':', local.minute()),
            (b':', local.second()),
        ] {
            out.push(mark);
            digits(out, i64::from(number), 2);
        }
        if style.digits > 0 {
            out.push(b'.');
            let divisor = 10_i32.pow(9 - u32::try_from(style.digits).unwrap_or(9));
            digits(out, i64::from(local.subsec_nanosecond() / divisor), style.digits);
        }
        if style.offset {
            out.extend_from_slice(b"+07:00");
        }
        out.push(b'"');
    }
}

fn digits(out: &mut Vec<u8>, number: i64, width: usize) {
    let start = out.len();
    out.resize(start + width, b'0');
    let mut rest = number.unsigned_abs();
    for place in out[start..].iter_mut().rev() {
        *place = b'0' + u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
    }
}

/// A time that always carries its offset and no fraction: `timestamp` of lists.
pub(crate) struct Stamp(pub Timestamp);

impl Value for Stamp {
    fn write(&self, out: &mut Vec<u8>, style: Style) {
        self.0.write(out, Style { digits: 0, offset: true, ..style });
    }
}

macro_rules! id_values {
    ($($id:ident),+) => {$(
        impl Value for crate::records::$id {
            fn write(&self, out: &mut Vec<u8>, style: Style) {
                self.0.write(out, style);
            }
        }
    )+};
}

id_values!(
    BranchId,
    UserId,
    SaleChannelId,
    BankAccountId,
    SurchargeId,
    LocationId,
    TrademarkId,
    CategoryId,
    AttributeId,
    ProductId,
    PriceBookId,
    CustomerGroupId,
    CustomerId,
    OrderId,
    InvoiceId,
    PaymentId,
    WebhookId
);

/// An object being written.
pub(crate) struct Object<'out> {
    out: &'out mut Vec<u8>,
    style: Style,
    is_first: bool,
}

/// Writes one object.
pub(crate) fn object(out: &mut Vec<u8>, style: Style, members: impl FnOnce(&mut Object<'_>)) {
    out.push(b'{');
    members(&mut Object { out, style, is_first: true });
    out.push(b'}');
}

impl Object<'_> {
    fn name(&mut self, name: &str) {
        if !std::mem::take(&mut self.is_first) {
            self.out.push(b',');
        }
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
    }

    /// A member.
    pub fn member(&mut self, name: &str, value: impl Value) {
        self.name(name);
        value.write(self.out, self.style);
    }

    /// A member that may have no value.
    pub fn maybe(&mut self, name: &str, value: Option<impl Value>) {
        match value {
            Some(value) => self.member(name, value),
            None if self.style.nulls => {
                self.name(name);
                self.out.extend_from_slice(b"null");
            }
            None => {}
        }
    }

    /// A member that is an object.
    pub fn object(&mut self, name: &str, members: impl FnOnce(&mut Object<'_>)) {
        self.name(name);
        object(self.out, self.style, members);
    }

    /// A member that is a list of objects.
    pub fn objects<T>(
        &mut self,
        name: &str,
        items: impl IntoIterator<Item = T>,
        mut members: impl FnMut(T, &mut Object<'_>),
    ) {
        self.name(name);
        objects(self.out, self.style, items, &mut members);
    }

    /// A member that is a list of plain values.
    pub fn values(&mut self, name: &str, items: impl IntoIterator<Item = impl Value>) {
        self.name(name);
        self.out.push(b'[');
        for (place, item) in items.into_iter().enumerate() {
            if place > 0 {
                self.out.push(b',');
            }
            item.write(self.out, self.style);
        }
        self.out.push(b']');
    }
}

/// Writes a list of objects.
pub(crate) fn objects<T>(
    out: &mut Vec<u8>,
    style: Style,
    items: impl IntoIterator<Item = T>,
    members: &mut impl FnMut(T, &mut Object<'_>),
) {
    out.push(b'[');
    for (place, item) in items.into_iter().enumerate() {
        if place > 0 {
            out.push(b',');
        }
        object(out, style, |object| members(item, object));
    }
    out.push(b']');
}
