//! dongbo on the command line: reads what was asked, wires the layers together, shows the result.

// What can be asked: one file for each command.
mod command;
// Settings: file, environment, flags.
mod configuration;
// What the process ends with.
mod exit;
// What a command ends with when it cannot do its work.
mod failure;
// Store, engine and the world outside, joined.
mod house;
// The language of what people read.
mod language;
// Logs.
mod logging;
// Which process this is.
mod process;
// What is seen of a run while it goes on.
mod progress;
// Reports as text.
mod screen;
// Secrets that are read from files.
mod secret_file;
// REST API, the runs it starts, and the schedule.
mod service;
// Stopping on request.
mod shutdown;
// Standard output and standard error.
mod terminal;

use std::process::ExitCode;

use clap::Parser;
use dongbo_catalogue::Code;

use crate::command::Cli;
use crate::exit::Exit;
use crate::failure::Failure;

/// Twice as fast as the system's on the many small texts of JSON.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    // The only provider of cryptography; a second installation is refused and changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print();
            // `--help` and `--version` come this way too.
            return if error.use_stderr() { Exit::Usage } else { Exit::Done }.into();
        }
    };
    let terminal = cli.terminal();
    let outcome = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| {
            Failure::new(Code::CfgFlag).with("flag", "tokio").with("reason", &error).because(error)
        })
        .and_then(|runtime| runtime.block_on(cli.run(&terminal)));
    match outcome {
        Ok(exit) => exit.into(),
        Err(failure) => {
            terminal.complain(&failure);
            failure.exit().into()
        }
    }
}
