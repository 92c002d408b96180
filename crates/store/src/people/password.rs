//! Passwords: at least ten characters, kept as Argon2id hashes.
//!
//! Hashing and comparing take a fraction of a second and 19 MiB on purpose: not on a thread that others wait for.

use std::fmt;
use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use dongbo_sync::text;
use secrecy::{ExposeSecret, SecretString};

use super::secret;
use crate::error::{Result, StoreError};

/// A password that may be chosen.
pub struct NewPassword(SecretString);

impl NewPassword {
    /// So many characters it has at least. There is no other rule: length is what helps.
    pub const LEAST: usize = 10;

    /// Takes a password as it was typed.
    ///
    /// # Errors
    /// [`StoreError::PasswordTooShort`].
    pub fn new(typed: &SecretString) -> Result<Self> {
        let password = composed(typed);
        if password.expose_secret().chars().count() < Self::LEAST {
            return Err(StoreError::PasswordTooShort { least: Self::LEAST });
        }
        Ok(Self(password))
    }

    /// One that nobody guesses, to be shown once.
    pub fn random() -> Self {
        let bits = secret::random("");
        // 96 bits in groups, so that it can be read out.
        let text: Vec<char> =
            bits.expose_secret().chars().filter(char::is_ascii_alphanumeric).take(16).collect();
        let groups: Vec<String> = text.chunks(4).map(|group| group.iter().collect()).collect();
        Self(SecretString::from(groups.join("-")))
    }

    /// The password itself.
    pub fn expose(&self) -> &str {
        self.0.expose_secret()
    }

    /// What is kept of it.
    ///
    /// # Errors
    /// When the system gives no random salt.
    pub fn hash(&self) -> Result<PasswordHash> {
        let hash = Argon2::default()
            .hash_password(self.0.expose_secret().as_bytes())
            .map_err(|error| StoreError::Database { detail: format!("hashing a password: {error}") })?;
        Ok(PasswordHash(hash.to_string()))
    }
}

/// Keyboards compose Vietnamese letters differently: the same word must be the same password on each of them.
fn composed(typed: &SecretString) -> SecretString {
    SecretString::from(text::comparable(typed.expose_secret()).into_owned())
}

/// What is kept of a password.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(pub(super) String);

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// Whether what was typed is the password. Where there is nobody with a password to compare, it takes just as long.
pub fn password_fits(hash: Option<&PasswordHash>, typed: &SecretString) -> bool {
    static NOBODYS: LazyLock<Option<PasswordHash>> = LazyLock::new(|| NewPassword::random().hash().ok());
    // Made before it is known whether it is needed, so that the first one who asks learns nothing from the time.
    let nobodys = NOBODYS.as_ref();
    let compared = hash.or(nobodys).is_some_and(|hash| {
        Argon2::default().verify_password(composed(typed).expose_secret().as_bytes(), hash.0.as_str()).is_ok()
    });
    compared && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> SecretString {
        SecretString::from(text.to_owned())
    }

    #[test]
    fn nine_characters_are_too_few_and_ten_of_any_script_are_enough() {
        assert!(NewPassword::new(&typed("123456789")).is_err());
        assert!(NewPassword::new(&typed("hoa sữa nở")).is_ok());
        assert!(NewPassword::new(&typed("  12345678  ")).is_err(), "blanks around it do not count");
    }

    #[test]
    fn a_password_fits_however_its_letters_are_composed_and_no_other_does() {
        let hash = NewPassword::new(&typed("mùa hoa sữa")).unwrap().hash().unwrap();
        assert!(password_fits(Some(&hash), &typed("mu\u{300}a hoa sư\u{303}a")));
        assert!(!password_fits(Some(&hash), &typed("mua hoa sua")));
        assert!(!password_fits(None, &typed("mùa hoa sữa")));
        assert_ne!(
            hash,
            NewPassword::new(&typed("mùa hoa sữa")).unwrap().hash().unwrap(),
            "each has its salt"
        );
    }

    #[test]
    fn a_random_password_can_be_chosen_and_its_hash_is_not_shown() {
        let password = NewPassword::random();
        assert!(NewPassword::new(&typed(password.expose())).is_ok(), "{}", password.expose());
        assert_ne!(password.expose(), NewPassword::random().expose());
        assert_eq!(format!("{:?}", password.hash().unwrap()), "PasswordHash(…)");
    }
}
