//! The signature of a delivery.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::dialect::{Dialect, SignatureEncoding, SignatureKey, SignaturePrefix};

/// The value of `X-Hub-Signature` for a body: HMAC-SHA256, in spite of the usual prefix `sha1=`.
pub fn sign(dialect: &Dialect, secret: &str, body: &[u8]) -> String {
    let key = match dialect.signature_key {
        SignatureKey::Registered => secret.as_bytes().to_vec(),
        SignatureKey::Decoded => STANDARD.decode(secret).unwrap_or_else(|_| secret.as_bytes().to_vec()),
    };
    let digest = match Hmac::<Sha256>::new_from_slice(&key) {
        Ok(mut mac) => {
            mac.update(body);
            mac.finalize().into_bytes().to_vec()
        }
        // HMAC takes keys of any length.
        Err(_) => Vec::new(),
    };
    let digest = match dialect.signature_encoding {
        SignatureEncoding::Hex => digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        SignatureEncoding::Base64 => STANDARD.encode(digest),
    };
    match dialect.signature_prefix {
        SignaturePrefix::Sha1 => format!("sha1={digest}"),
        SignaturePrefix::Sha256 => format!("sha256={digest}"),
        SignaturePrefix::None => digest,
    }
}
