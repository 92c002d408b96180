//! What a failed write means for the record, and for the rest of the work.

use dongbo_store::Setback;
use jiff::{SignedDuration, Timestamp};
use kiotviet::{BusinessKind, Error as KiotVietError};

use super::switches::SWITCH_PAUSE;
use crate::error::{concerns_one_call, kiotviet_code};

/// The pause after a first failure; each further one in a row doubles it.
const FIRST_PAUSE: SignedDuration = SignedDuration::from_secs(5);
/// The longest pause.
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_mins(30);

/// What a failed write means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// It may have been carried out.
    Unknown,
    /// It was not carried out, and may be tried again.
    NotNow,
    /// It was not carried out, because a setting of the shop forbids it.
    Forbidden,
    /// It was not carried out: KiotViet has such a record.
    Twin,
    /// It was not carried out: KiotViet has this record no more.
    Vanished,
    /// It was not carried out and will not be before somebody has acted.
    Refused,
}

impl Meaning {
    /// The meaning of that failure.
    pub(crate) fn of(error: &KiotVietError) -> Self {
        use BusinessKind as B;
        use KiotVietError as E;
        match error {
            E::OutcomeUnknown { .. } | E::Transport(_) | E::ServerError { .. } | E::Decode { .. } => {
                Self::Unknown
            }
            E::Unauthorized { .. }
            | E::TokenRefused { .. }
            | E::RateLimited { .. }
            | E::QuotaExhausted { .. } => Self::NotNow,
            E::NotFound { .. } => Self::Vanished,
            E::Business { kind, .. } => match kind {
                B::DuplicateCode | B::DuplicateBarcode | B::DuplicatePhone | B::DuplicateName => Self::Twin,
                B::TransientEmptyList => Self::NotNow,
                B::FeatureOff(_) | B::SurchargeOff => Self::Forbidden,
                _ => Self::Refused,
            },
            _ => Self::Refused,
        }
    }
}

/// Whether the trouble is that of the whole connection, so that the others need not be tried now.
pub(crate) fn stops_everything(error: &KiotVietError) -> bool {
    let cause = match error {
        KiotVietError::OutcomeUnknown { cause, .. } => cause,
        other => other,
    };
    !concerns_one_call(cause)
}

/// What is noted with the record.
pub(crate) fn setback(error: &KiotVietError, attempts: u32, now: Timestamp) -> Setback {
    let meaning = Meaning::of(error);
    let pause = match meaning {
        Meaning::Unknown | Meaning::NotNow | Meaning::Vanished => Some(pause(attempts)),
        Meaning::Forbidden => Some(SWITCH_PAUSE),
        Meaning::Twin | Meaning::Refused => None,
    };
    Setback {
        code: kiotviet_code(error).to_owned(),
        message: error.message_for_people().map_or_else(|| error.to_string(), str::to_owned),
        again_at: pause.map(|pause| after(now, pause)),
        in_doubt: meaning == Meaning::Unknown,
    }
}

/// The pause after so many failures in a row.
pub(crate) fn pause(attempts: u32) -> SignedDuration {
    FIRST_PAUSE.saturating_mul(1_i32.checked_shl(attempts.min(16)).unwrap_or(i32::MAX)).min(LONGEST_PAUSE)
}

pub(crate) fn after(now: Timestamp, pause: SignedDuration) -> Timestamp {
    now.saturating_add(pause).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_half_an_hour() {
        assert_eq!(pause(0), SignedDuration::from_secs(5));
        assert_eq!(pause(3), SignedDuration::from_secs(40));
        assert_eq!(pause(40), SignedDuration::from_mins(30));
    }

    #[test]
    fn a_lost_answer_of_an_unreachable_server_stops_everything_and_one_refusal_does_not() {
        let refused = KiotVietError::NotFound { message: "không có".to_owned() };
        assert!(!stops_everything(&refused));
        let token = KiotVietError::TokenRefused { error: "invalid_client".to_owned(), description: None };
        assert!(stops_everything(&token));
        let lost =
            KiotVietError::OutcomeUnknown { request: "POST /orders".to_owned(), cause: Box::new(token) };
        assert!(stops_everything(&lost));
        assert_eq!(Meaning::of(&lost), Meaning::Unknown);
    }
}
