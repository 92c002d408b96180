//! What file, environment and flags say together, checked.

use std::path::PathBuf;
use std::time::Duration;

use dongbo_catalogue::Code;
use dongbo_engine::Limits;
use jiff::SignedDuration;
use kiotviet::Pace;

use super::file::File;
use super::{KiotVietOptions, ServeOptions, StoreOptions};
use crate::failure::Failure;

/// The scheme of a database in a file.
const SQLITE: &str = "sqlite://";

/// Everything that can be set, in force.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Where the data is.
    pub database_url: String,
    /// The file with the key that encrypts secrets at rest.
    pub master_key_file: PathBuf,
    /// Where the service listens.
    pub listen: String,
    /// The address under which people reach the service, without a slash at its end.
    pub public_url: Option<String>,
    /// Time between two runs of a shop; `None` when the schedule is off.
    pub sync_interval: Option<Duration>,
    /// How hard KiotViet is asked.
    pub limits: Limits,
    /// Where connections made through the API reach KiotViet; `None`: KiotViet's own.
    pub kiotviet_hosts: Option<KiotVietHosts>,
}

/// Where a KiotViet answers that is not KiotViet's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KiotVietHosts {
    /// The API.
    pub api_url: String,
    /// Access tokens.
    pub token_url: String,
}

/// KiotViet's own limit of GETs in an hour for each retailer.
const KIOTVIET_REQUESTS_PER_HOUR: u32 = 5_000;

impl Settings {
    /// Reads the file and lays environment and flags over it.
    pub fn resolve(
        store: &StoreOptions,
        kiotviet: &KiotVietOptions,
        serve: &ServeOptions,
    ) -> Result<Self, Failure> {
        Self::over(&File::read(store.config.as_deref())?, store, kiotviet, serve)
    }

    /// Environment and flags over the defaults, whatever file there is.
    pub fn without_file(
        store: &StoreOptions,
        kiotviet: &KiotVietOptions,
        serve: &ServeOptions,
    ) -> Result<Self, Failure> {
        Self::over(&File::default(), store, kiotviet, serve)
    }

    fn over(
        file: &File,
        store: &StoreOptions,
        kiotviet: &KiotVietOptions,
        serve: &ServeOptions,
    ) -> Result<Self, Failure> {
        refuse_message_bus(given(&store.nats_url).or_else(|| given(&file.nats_url)))?;
        let database_url = given(&store.database_url)
            .or_else(|| given(&file.database_url))
            .unwrap_or_else(|| format!("{SQLITE}dongbo.db"));
        let master_key_file = store
            .master_key_file
            .clone()
            .or_else(|| file.master_key_file.clone())
            .unwrap_or_else(|| key_beside(&database_url));
        let interval = serve.sync_interval.or(file.schedule.interval_seconds).unwrap_or(60);
        Ok(Self {
            database_url,
            master_key_file,
            listen: given(&serve.listen)
                .or_else(|| given(&file.listen))
                .unwrap_or_else(|| "127.0.0.1:8080".to_owned()),
            public_url: given(&serve.public_url)
                .or_else(|| given(&file.public_url))
                .map(web_address)
                .transpose()?,
            sync_interval: (interval > 0).then(|| Duration::from_secs(interval)),
            limits: limits(kiotviet, file)?,
            kiotviet_hosts: kiotviet_hosts(
                given(&serve.kiotviet_api_url).or_else(|| given(&file.kiotviet.api_url)),
                given(&serve.kiotviet_token_url).or_else(|| given(&file.kiotviet.token_url)),
            )?,
        })
    }
}

/// Both addresses or none: a secret is never shown to a host that does not belong to the other.
fn kiotviet_hosts(api: Option<String>, token: Option<String>) -> Result<Option<KiotVietHosts>, Failure> {
    match (api, token) {
        (None, None) => Ok(None),
        (Some(api), Some(token)) => {
            Ok(Some(KiotVietHosts { api_url: web_address(api)?, token_url: web_address(token)? }))
        }
        _ => Err(Failure::invalid_setting("[kiotviet] api_url", "only together with token_url")),
    }
}

/// The engine's limits with what was set.
fn limits(options: &KiotVietOptions, file: &File) -> Result<Limits, Failure> {
    let mut limits = Limits::default();
    if let Some(requests) = options.requests_per_hour.or(file.kiotviet.requests_per_hour) {
        limits.requests_per_hour = within("requests_per_hour", requests, 1, KIOTVIET_REQUESTS_PER_HOUR)?;
    }
    let in_flight = options.in_flight.or(file.kiotviet.in_flight);
    match options.requests_per_second.or(file.kiotviet.requests_per_second) {
        Some(rate) => {
            limits.pace = Some(pace(within("requests_per_second", rate, 0.0, 1_000.0)?, in_flight)?)
        }
        None if in_flight.is_some() => {
            return Err(Failure::invalid_setting("in_flight", "only together with requests_per_second"));
        }
        None => {}
    }
    if let Some(hours) = options.sweep_hours.or(file.kiotviet.sweep_hours) {
        limits.sweep_interval = SignedDuration::from_hours(within("sweep_hours", hours, 1, 24 * 365)?);
    }
    if let Some(days) = options.history_days.or(file.history.days) {
        let hours = within("history days", days, 0, 36_500)? * 24;
        limits.history = (hours > 0).then(|| SignedDuration::from_hours(hours));
    }
    limits.waves = file.waves;
    if let Some(percent) = options.brake_percent.or(file.brake.percent) {
        limits.brake.share = within("brake percent", percent, 0, 100)?;
    }
    if let Some(records) = options.brake_records.or(file.brake.records) {
        limits.brake.count = records;
    }
    Ok(limits)
}

/// So many reads a second, 0 for no limit; writes are slower in the proportion that is the default.
fn pace(reads_per_second: f64, in_flight: Option<usize>) -> Result<Pace, Failure> {
    let usual = Pace::default();
    let writes =
        usual.writes_per_second.zip(usual.reads_per_second).map_or(1.0, |(writes, reads)| writes / reads);
    Ok(Pace {
        reads_per_second: (reads_per_second > 0.0).then_some(reads_per_second),
        writes_per_second: (reads_per_second > 0.0).then_some(reads_per_second * writes),
        parallel: within("in_flight", in_flight.unwrap_or(usual.parallel), 1, 64)?,
    })
}

/// Somebody who names a message bus expects several processes to share the work: saying no is better than letting
/// them believe it.
fn refuse_message_bus(url: Option<String>) -> Result<(), Failure> {
    if url.is_none() {
        return Ok(());
    }
    let refusal = Failure::new(Code::CfgFlag).with("flag", "DONGBO_NATS_URL").with_each(
        "reason",
        "NATS đi cùng bản chạy trên nhiều máy, bản này chưa có; hãy bỏ thiết lập này",
        "NATS comes with the scaled-out version, which this is not; unset it",
    );
    Err(refusal.usage())
}

/// A text that says something: an empty environment variable is one that is not set.
fn given(text: &Option<String>) -> Option<String> {
    text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
}

fn within<T: PartialOrd + std::fmt::Display>(name: &str, value: T, least: T, most: T) -> Result<T, Failure> {
    if value >= least && value <= most {
        return Ok(value);
    }
    Err(Failure::invalid_setting(name, &format!("{value}; expected {least} to {most}")))
}

fn web_address(url: String) -> Result<String, Failure> {
    if url.starts_with("http://") || url.starts_with("https://") {
        return Ok(url.trim_end_matches('/').to_owned());
    }
    Err(Failure::new(Code::CfgUrl).with("url", url).with_each(
        "reason",
        "phải bắt đầu bằng http:// hoặc https://",
        "it must begin with http:// or https://",
    ))
}

/// The key of a database in a file lies beside it.
fn key_beside(database_url: &str) -> PathBuf {
    let path = database_url.strip_prefix(SQLITE).unwrap_or("dongbo.db");
    let path = path.split_once('?').map_or(path, |(path, _)| path);
    PathBuf::from(path).with_extension("key")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn resolve(text: &str, kiotviet: KiotVietOptions, serve: ServeOptions) -> Result<Settings, Failure> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dongbo.toml");
        std::fs::write(&path, text).unwrap();
        let store = StoreOptions { config: Some(path), ..StoreOptions::default() };
        Settings::resolve(&store, &kiotviet, &serve)
    }

    #[test]
    fn without_anything_said_the_defaults_hold() {
        let settings = resolve("", KiotVietOptions::default(), ServeOptions::default()).unwrap();
        assert_eq!(settings.database_url, "sqlite://dongbo.db");
        assert_eq!(settings.master_key_file, PathBuf::from("dongbo.key"));
        assert_eq!(settings.listen, "127.0.0.1:8080");
        assert_eq!(settings.sync_interval, Some(Duration::from_secs(60)));
        assert_eq!(settings.limits.requests_per_hour, 4_500);
    }

    #[test]
    fn a_flag_wins_over_the_file_and_the_file_over_the_default() {
        let file = "listen = \"0.0.0.0:1\"\n[waves.zeros]\nfew = 5\n[kiotviet]\nin_flight = 2\nrequests_per_second = 0\nrequests_per_hour = 100\n\
                    [schedule]\ninterval_seconds = 0\n";
        let flags = KiotVietOptions { in_flight: Some(8), ..KiotVietOptions::default() };
        let settings = resolve(file, flags, ServeOptions::default()).unwrap();
        assert_eq!(settings.listen, "0.0.0.0:1");
        assert_eq!(settings.limits.pace.map(|pace| pace.parallel), Some(8));
        assert_eq!(settings.limits.requests_per_hour, 100);
        assert_eq!(settings.limits.waves.zeros.few, 5);
        assert_eq!(settings.limits.waves.halved, dongbo_sync::wave::Waves::default().halved);
        assert_eq!(settings.sync_interval, None, "0 switches the schedule off");
    }

    #[test]
    fn more_requests_than_kiotviet_allows_are_refused() {
        let flags = KiotVietOptions { requests_per_hour: Some(6_000), ..KiotVietOptions::default() };
        let failure = resolve("", flags, ServeOptions::default()).unwrap_err();
        assert!(failure.text(Language::En, false).contains("6000"));
    }

    #[test]
    fn a_message_bus_is_refused_instead_of_being_ignored() {
        let failure = resolve("nats_url = \"nats://x\"", KiotVietOptions::default(), ServeOptions::default());
        assert!(failure.unwrap_err().text(Language::En, false).contains("DONGBO_NATS_URL"));
    }

    #[test]
    fn the_hosts_of_kiotviet_come_as_a_pair_from_the_file_or_the_environment() {
        let file = "[kiotviet]\napi_url = \"http://a:1/\"\ntoken_url = \"http://a:1/token\"\n";
        let hosts = |file: &str, serve| {
            resolve(file, KiotVietOptions::default(), serve).map(|settings| settings.kiotviet_hosts)
        };
        assert_eq!(hosts("", ServeOptions::default()).unwrap(), None);
        let read = hosts(file, ServeOptions::default()).unwrap().unwrap();
        assert_eq!((read.api_url.as_str(), read.token_url.as_str()), ("http://a:1", "http://a:1/token"));
        let other = ServeOptions { kiotviet_api_url: Some("http://b".into()), ..ServeOptions::default() };
        assert_eq!(hosts(file, other.clone()).unwrap().unwrap().api_url, "http://b");
        assert!(hosts("", other).is_err(), "half a pair");
    }

    #[test]
    fn a_public_address_without_a_scheme_is_refused() {
        let serve = ServeOptions { public_url: Some("dongbo.vn".into()), ..ServeOptions::default() };
        assert!(resolve("", KiotVietOptions::default(), serve).is_err());
    }
}
