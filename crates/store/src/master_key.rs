//! The master key: seals the secrets that the database holds.
//!
//! A sealed secret is the key's mark (4 bytes), a nonce (24 bytes) and the ciphertext of XChaCha20-Poly1305. The
//! shop and the column are authenticated with it: a sealed secret copied into another row does not open.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read, Write};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use dongbo_sync::ShopId;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::error::{Result, StoreError};

const MARK: usize = 4;
const NONCE: usize = 24;

/// 256 bits that seal every secret at rest. Wiped from memory when dropped, never printed.
#[derive(Clone)]
pub struct MasterKey(Zeroizing<[u8; 32]>);

impl MasterKey {
    /// A key with these bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// A new key from the system's randomness.
    pub fn random() -> Self {
        Self(Zeroizing::new(rand::random()))
    }

    /// Reads the key (base64, one line) from a file; makes the file, readable by its owner alone, where there is
    /// none.
    ///
    /// # Errors
    /// [`StoreError::KeyFile`] when it cannot be read, made, or holds no key; [`StoreError::KeyFileExposed`] when
    /// others may read it.
    pub fn from_file(path: &Path) -> Result<Self> {
        let failed =
            |reason: &dyn fmt::Display| StoreError::KeyFile { path: path.into(), reason: reason.to_string() };
        match create_private(path) {
            Ok(mut file) => {
                let key = Self::random();
                let text = Zeroizing::new(STANDARD.encode(&key.0[..]) + "\n");
                file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|e| failed(&e))?;
                Ok(key)
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                let mut file = File::open(path).map_err(|e| failed(&e))?;
                refuse_exposed(path, &file)?;
                let mut text = Zeroizing::new(String::new());
                file.read_to_string(&mut text).map_err(|e| failed(&e))?;
                let bytes = Zeroizing::new(
                    STANDARD.decode(text.trim()).map_err(|_| failed(&"it does not hold base64"))?,
                );
                let bytes: [u8; 32] =
                    bytes.as_slice().try_into().map_err(|_| failed(&"it does not hold 32 bytes"))?;
                Ok(Self::from_bytes(bytes))
            }
            Err(error) => Err(failed(&error)),
        }
    }

    /// Tells keys apart without telling anything about them.
    fn mark(&self) -> [u8; MARK] {
        let mut hash = Sha256::new();
        hash.update(b"dongbo master key");
        hash.update(&self.0[..]);
        let digest = hash.finalize();
        let mut mark = [0; MARK];
        mark.copy_from_slice(&digest[..MARK]);
        mark
    }

    pub(crate) fn seal(&self, shop: ShopId, column: &str, secret: &SecretString) -> Result<Vec<u8>> {
        let nonce: [u8; NONCE] = rand::random();
        let about = associated(shop, column);
        let payload = Payload { msg: secret.expose_secret().as_bytes(), aad: about.as_bytes() };
        let sealed = XChaCha20Poly1305::new(&(*self.0).into())
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| StoreError::Database { detail: "a secret could not be sealed".to_owned() })?;
        Ok([&self.mark()[..], &nonce[..], &sealed].concat())
    }

    pub(crate) fn open(&self, shop: ShopId, column: &str, sealed: &[u8]) -> Result<SecretString> {
        let damaged = || StoreError::Database { detail: format!("the sealed {column} does not open") };
        let (mark, rest) = sealed.split_at_checked(MARK).ok_or_else(damaged)?;
        if mark != self.mark() {
            let (sealed_with, given) = (hex(mark), hex(&self.mark()));
            return Err(StoreError::WrongMasterKey { sealed_with, given });
        }
        let (nonce, text) = rest.split_at_checked(NONCE).ok_or_else(damaged)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| damaged())?;
        let about = associated(shop, column);
        let open = XChaCha20Poly1305::new(&(*self.0).into())
            .decrypt(&XNonce::from(nonce), Payload { msg: text, aad: about.as_bytes() })
            .map_err(|_| damaged())?;
        String::from_utf8(open).map(SecretString::from).map_err(|_| damaged())
    }
}

impl fmt::Debug for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MasterKey({})", hex(&self.mark()))
    }
}

fn associated(shop: ShopId, column: &str) -> String {
    format!("{shop}/{column}")
}

/// Bytes as lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(unix)]
fn create_private(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)
}

#[cfg(not(unix))]
fn create_private(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(path)
}

#[cfg(unix)]
fn refuse_exposed(path: &Path, file: &File) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let metadata = file
        .metadata()
        .map_err(|error| StoreError::KeyFile { path: path.into(), reason: error.to_string() })?;
    let mode = metadata.permissions().mode() & 0o777;
    if mode & 0o077 == 0 { Ok(()) } else { Err(StoreError::KeyFileExposed { path: path.into(), mode }) }
}

#[cfg(not(unix))]
fn refuse_exposed(_: &Path, _: &File) -> Result<()> {
    Ok(())
}
