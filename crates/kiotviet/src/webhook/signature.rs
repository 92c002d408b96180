//! The signature of an event: HMAC-SHA256 over the raw body, although it is labelled `sha1=`.
//!
//! The key is the secret as it was registered (Base64 text); the documentation can also be read as the bytes that
//! text stands for. Both are accepted, as are hex and Base64 digests, with or without a label.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Whether `signature` signs `body` with `secret`. Digests are compared in constant time.
pub fn verify(signature: &str, body: &[u8], secret: &str) -> bool {
    let Some(digest) = read_digest(signature) else { return false };
    let registered = signs(&digest, body, secret.as_bytes());
    let decoded = decode_base64(secret.trim()).is_some_and(|key| signs(&digest, body, &key));
    registered | decoded
}

/// The same with several secrets, for the time of a rotation.
pub fn verify_any<'a>(signature: &str, body: &[u8], secrets: impl IntoIterator<Item = &'a str>) -> bool {
    secrets.into_iter().fold(false, |fine, secret| fine | verify(signature, body, secret))
}

fn signs(digest: &[u8; 32], body: &[u8], key: &[u8]) -> bool {
    if key.is_empty() {
        return false;
    }
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return false };
    mac.update(body);
    mac.verify_slice(digest).is_ok()
}

fn read_digest(signature: &str) -> Option<[u8; 32]> {
    let text = signature.trim();
    let label = |name: &str| {
        text.get(..name.len())
            .filter(|head| head.eq_ignore_ascii_case(name))
            .and_then(|_| text.get(name.len()..))
    };
    let text = label("sha1=").or_else(|| label("sha256=")).unwrap_or(text);
    let bytes = decode_hex(text).or_else(|| decode_base64(text))?;
    bytes.try_into().ok()
}

fn decode_hex(text: &str) -> Option<Vec<u8>> {
    if text.len() != 64 {
        return None;
    }
    let digits: Option<Vec<u8>> =
        text.chars().map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok())).collect();
    let digits = digits?;
    Some(digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte * 16 + digit)).collect())
}

fn decode_base64(text: &str) -> Option<Vec<u8>> {
    [STANDARD, STANDARD_NO_PAD, URL_SAFE, URL_SAFE_NO_PAD].iter().find_map(|engine| engine.decode(text).ok())
}
