//! `dongbo serve`: the service, until it is told to stop.

use clap::Args;

use crate::configuration::{KiotVietOptions, ServeOptions, Settings, StoreOptions};
use crate::exit::Exit;
use crate::failure::Failure;
use crate::house::House;
use crate::service::Service;
use crate::terminal::Terminal;

/// How to serve.
#[derive(Debug, Args)]
#[command(after_help = "Logs go to standard error: RUST_LOG chooses what, as in RUST_LOG=dongbo=debug,info.")]
pub struct Arguments {
    #[command(flatten)]
    serve: ServeOptions,
    #[command(flatten)]
    store: StoreOptions,
    #[command(flatten)]
    kiotviet: KiotVietOptions,
}

/// Runs it.
pub async fn run(arguments: Arguments, terminal: &Terminal) -> Result<Exit, Failure> {
    let settings = Settings::resolve(&arguments.store, &arguments.kiotviet, &arguments.serve)?;
    let house = House::open(settings).await?;
    let service = Service::bind(&house.settings.listen).await?;
    let address = house.settings.public_url.clone().unwrap_or_else(|| service.address());
    terminal.print(&terminal.language.of(
        format!(
            "dongbo đang chạy ở {address} · tài liệu API: {address}/api/v1/openapi.json · dừng: Ctrl-C\n"
        ),
        format!(
            "dongbo serves at {address} · API document: {address}/api/v1/openapi.json · stop with Ctrl-C\n"
        ),
    ))?;
    service.run(&house).await?;
    Ok(Exit::Done)
}
