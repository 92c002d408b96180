//! What every request needs.

use std::sync::Arc;
use std::time::Duration;

use dongbo_store::{SessionLife, Store};
use jiff::Timestamp;

use crate::connecting::{Connecting, NoConnecting};
use crate::events::Pulses;
use crate::insight::{Insight, NoInsight};
use crate::metrics::Metrics;
use crate::passwords::Passwords;
use crate::runs::Runs;
use crate::site::Site;
use crate::webhooks::{NoWebhooks, Strangers, Webhooks};

/// The service's parts. Cheap to clone.
#[derive(Clone)]
pub struct ServerState {
    pub(crate) store: Store,
    pub(crate) runs: Arc<dyn Runs>,
    pub(crate) insight: Arc<dyn Insight>,
    pub(crate) connecting: Arc<dyn Connecting>,
    pub(crate) webhooks: Arc<dyn Webhooks>,
    pub(crate) strangers: Arc<Strangers>,
    pub(crate) metrics: Option<Metrics>,
    pub(crate) site: Option<Site>,
    pub(crate) pulses: Pulses,
    pub(crate) clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    pub(crate) request_timeout: Duration,
    pub(crate) public_url: Option<String>,
    pub(crate) session_life: SessionLife,
    pub(crate) passwords: Passwords,
}

impl ServerState {
    /// How long a request may take unless told otherwise.
    pub const REQUEST_TIMEOUT: Duration = Duration::from_secs(30);

    /// A service over this store that starts runs through that port.
    pub fn new(store: Store, runs: Arc<dyn Runs>) -> Self {
        Self {
            store,
            runs,
            insight: Arc::new(NoInsight),
            connecting: Arc::new(NoConnecting),
            webhooks: Arc::new(NoWebhooks),
            strangers: Arc::default(),
            metrics: None,
            site: None,
            pulses: Pulses::default(),
            clock: Arc::new(Timestamp::now),
            request_timeout: Self::REQUEST_TIMEOUT,
            public_url: None,
            session_life: SessionLife::default(),
            passwords: Passwords::default(),
        }
    }

    /// With somebody who knows how fresh the shops are and what they chose; without, nothing is known of that.
    #[must_use]
    pub fn with_insight(mut self, insight: Arc<dyn Insight>) -> Self {
        self.insight = insight;
        self
    }

    /// With somebody who reaches KiotViet to connect shops; without, no shop can be connected.
    #[must_use]
    pub fn with_connecting(mut self, connecting: Arc<dyn Connecting>) -> Self {
        self.connecting = connecting;
        self
    }

    /// With somebody who takes KiotViet's calls; without, they are answered and dropped.
    #[must_use]
    pub fn with_webhooks(mut self, webhooks: Arc<dyn Webhooks>) -> Self {
        self.webhooks = webhooks;
        self
    }

    /// With metrics to show at `/metrics`; without them that address does not exist.
    #[must_use]
    pub fn with_metrics(mut self, metrics: Metrics) -> Self {
        self.metrics = Some(metrics);
        self
    }

    /// With the web admin; without it the page at `/` says that the service runs.
    #[must_use]
    pub fn with_site(mut self, site: Option<Site>) -> Self {
        self.site = site;
        self
    }

    /// With another clock than the system's.
    #[must_use]
    pub fn with_clock(mut self, clock: impl Fn() -> Timestamp + Send + Sync + 'static) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// With another limit on the time that a request may take.
    #[must_use]
    pub fn with_request_timeout(mut self, limit: Duration) -> Self {
        self.request_timeout = limit;
        self
    }

    /// With the address under which people reach the service; where that is HTTPS, browsers send the session over
    /// nothing else.
    #[must_use]
    pub fn with_public_url(mut self, url: impl Into<String>) -> Self {
        self.public_url = Some(url.into());
        self
    }

    pub(crate) fn is_public_over_https(&self) -> bool {
        self.public_url.as_deref().is_some_and(|url| url.starts_with("https://"))
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }
}
