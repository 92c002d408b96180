//! Secrets that are read from files, so that they never stand in a command's history.

use std::path::Path;

use dongbo_catalogue::Code;
use secrecy::SecretString;

use crate::failure::Failure;

/// The secret in a file, without the blanks that editors and copying leave around it.
pub fn read(path: &Path) -> Result<SecretString, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::unreadable(Code::CfgSecretFile, path, error))?;
    match text.trim() {
        "" => Err(Failure::new(Code::CfgSecretEmpty).with("path", path.display())),
        secret => Ok(SecretString::from(secret)),
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn blanks_around_the_secret_are_not_part_of_it_and_an_empty_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("secret");
        std::fs::write(&path, " S3CRET\r\n").unwrap();
        assert_eq!(read(&path).unwrap().expose_secret(), "S3CRET");
        std::fs::write(&path, "\n").unwrap();
        assert!(read(&path).is_err());
    }
}
