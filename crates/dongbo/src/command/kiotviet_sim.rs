//! `dongbo kiotviet-sim`: the simulator alone.

use dongbo_catalogue::Code;
use kiotviet_sim::server::ServeError;

use crate::exit::Exit;
use crate::failure::Failure;

/// The simulator's own options.
pub type Arguments = kiotviet_sim::Options;

/// Runs it.
pub async fn run(options: Arguments) -> Result<Exit, Failure> {
    kiotviet_sim::run(options).await?;
    Ok(Exit::Done)
}

impl From<ServeError> for Failure {
    fn from(error: ServeError) -> Self {
        match error {
            ServeError::Options(error) => {
                Self::invalid_setting("kiotviet-sim", &error.to_string()).because(error)
            }
            ServeError::Listen { address, source } => Self::cannot_listen(&address.to_string(), source),
            other => Self::new(Code::CfgOutput).with("reason", &other).because(other),
        }
    }
}
