//! Who may come in: people with a login and a password, programs with a token, and what each may do.

// Roles, and the rights that a staff member may have.
mod rights;
// 256 random bits that open a door.
mod secret;
// Passwords and their hashes.
mod password;
// Somebody who has shown who they are.
mod principal;
// People, as the owner manages them.
mod users;
// Signing in, and how often that may be tried.
mod attempts;
mod sign_in;
// Tokens for programs.
mod tokens;

pub use attempts::{Attempt, Known};
pub use password::{NewPassword, PasswordHash, password_fits};
pub use principal::{Identity, Principal};
pub use rights::{Right, Rights, Role};
pub use sign_in::{SessionLife, SignedIn};
pub use tokens::{NewToken, Token};
pub use users::{NewUser, User, UserChange};
