//! What the documentation of an account's API promises. That of F&B shops promises categories and products to read,
//! customers, webhooks and the making of orders; what lies beyond is asked for once and done without.

use kiotviet::{AccountType, Client, Error as KiotVietError};

/// Whether the answer says that an account of this kind does not have that route, which it was never promised.
pub(crate) fn is_not_promised(client: &Client, error: &KiotVietError) -> bool {
    client.account() == AccountType::Fnb
        && matches!(
            error,
            KiotVietError::UnsupportedByAccount { .. }
                | KiotVietError::NotFound { .. }
                | KiotVietError::Forbidden { .. }
                | KiotVietError::Business { status: 405, .. }
        )
}

/// What was answered, or `None` where the account does not have it.
pub(crate) fn if_promised<T>(
    client: &Client,
    answer: Result<T, KiotVietError>,
) -> Result<Option<T>, KiotVietError> {
    match answer {
        Ok(value) => Ok(Some(value)),
        Err(error) if is_not_promised(client, &error) => Ok(None),
        Err(error) => Err(error),
    }
}
