//! Settings: the file `dongbo.toml`, overridden by the environment (`DONGBO_…`), overridden by flags.

// The settings file.
pub mod file;
// The flags of the command line and the environment variables beside them.
pub mod options;
// What the three together say.
pub mod settings;

pub use options::{KiotVietOptions, ServeOptions, StoreOptions};
pub use settings::{KiotVietHosts, Settings};
