//! Finding a customer by phone. KiotViet searches by containment, stores phones as typed, and may hide them in its
//! answers; so the number is tried in three forms, and a lone hit is taken even when its phone is hidden.

use super::customers::CustomerQuery;
use crate::client::Client;
use crate::error::Error;
use crate::json::Row;
use crate::scan::ScanRequest;
use crate::wire::Customer;

/// Fewest digits that identify a person; shorter ones hit strangers.
const FEWEST_DIGITS: usize = 9;

/// What a search by phone found.
#[derive(Debug, Clone)]
pub enum PhoneMatch {
    /// Nobody.
    None,
    /// One customer.
    One(Box<Row<Customer>>),
    /// Several: a person must choose.
    Several(Vec<Row<Customer>>),
}

/// Digits of a Vietnamese phone in local form: `+84 912-345-678` becomes `0912345678`. Empty when there are none.
pub fn normalise_phone(text: &str) -> String {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let digits = digits.strip_prefix("00").unwrap_or(&digits);
    match digits.strip_prefix("84") {
        Some(rest) if rest.len() >= FEWEST_DIGITS => format!("0{}", rest.trim_start_matches('0')),
        _ => digits.to_owned(),
    }
}

/// Every number in a free text: several may stand in one field.
fn numbers_in(text: &str) -> impl Iterator<Item = String> {
    text.split([',', ';', '/', '|', '\n']).map(normalise_phone).filter(|number| !number.is_empty())
}

impl Client {
    /// Finds the customer who has that phone. Refuses numbers of fewer than nine digits.
    pub async fn customer_by_phone(&self, phone: &str) -> Result<PhoneMatch, Error> {
        let local = normalise_phone(phone);
        if local.len() < FEWEST_DIGITS {
            let reason = format!("a phone number to search by has at least {FEWEST_DIGITS} digits");
            return Err(Error::InvalidRequest { reason });
        }
        let national = local.trim_start_matches('0');
        for form in [local.clone(), format!("84{national}"), format!("+84{national}")] {
            let query = CustomerQuery { contact_number: Some(form), ..CustomerQuery::default() };
            let (hits, _) = self.all(ScanRequest::<Customer>::new(query).removed(false)).await?;
            match judge(hits, &local) {
                PhoneMatch::None => {}
                found => return Ok(found),
            }
        }
        Ok(PhoneMatch::None)
    }
}

fn judge(hits: Vec<Row<Customer>>, local: &str) -> PhoneMatch {
    let phones = |row: &Row<Customer>| -> Vec<String> {
        let Ok(customer) = &row.value else { return Vec::new() };
        let fields = [customer.contact_number.as_deref(), customer.sub_number.as_deref()];
        fields.into_iter().flatten().flat_map(numbers_in).collect()
    };
    let (exact, others): (Vec<_>, Vec<_>) =
        hits.into_iter().partition(|row| phones(row).iter().any(|number| number == local));
    let mut candidates = exact;
    if candidates.is_empty() {
        // A hit that shows another number is somebody else; one that hides its number may be the one.
        candidates = others.into_iter().filter(|row| phones(row).is_empty()).collect();
    }
    let mut candidates = candidates.into_iter();
    match (candidates.next(), candidates.len()) {
        (None, _) => PhoneMatch::None,
        (Some(one), 0) => PhoneMatch::One(Box::new(one)),
        (Some(one), _) => PhoneMatch::Several(std::iter::once(one).chain(candidates).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_phone_is_one_number() {
        for text in [
            "0912345678",
            "+84912345678",
            "84 912 345 678",
            "0084912345678",
            "(+84) 0912.345.678",
            "0912-345-678",
        ] {
            assert_eq!(normalise_phone(text), "0912345678", "{text}");
        }
        assert_eq!(normalise_phone("849123"), "849123");
        assert_eq!(normalise_phone("không có"), "");
    }
}
