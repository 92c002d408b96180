//! 256 random bits that open a door: shown once, kept as their SHA-256 hash.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::SecretString;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// A new secret of 43 characters behind that prefix.
pub fn random(prefix: &str) -> SecretString {
    let bits = Zeroizing::new(rand::random::<[u8; 32]>());
    SecretString::from(format!("{prefix}{}", URL_SAFE_NO_PAD.encode(bits)))
}

/// What is kept of it. The hash is looked up, not compared: its bits tell an attacker nothing about the secret's.
pub fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}
