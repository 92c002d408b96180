//! The limits a run keeps, each with the value that is safe for KiotViet's own service.

use dongbo_sync::brake::Brake;
use dongbo_sync::wave::Waves;
use jiff::SignedDuration;
use kiotviet::Pace;

/// What the operator may set.
#[derive(Debug, Clone)]
pub struct Limits {
    /// GETs in any hour for one shop, over all processes. KiotViet allows 5,000 and other integrations of the
    /// shop share them.
    pub requests_per_hour: u32,
    /// Of these, how many may go into comparing what was read before.
    pub proof_requests_per_hour: u32,
    /// How fast requests may follow each other; missing: five reads a second towards KiotViet, as fast as it goes
    /// towards a simulator on this machine.
    pub pace: Option<Pace>,
    /// How often every row of every list is read, whatever its dates say.
    pub sweep_interval: SignedDuration,
    /// How many records may vanish before a person is asked.
    pub brake: Brake,
    /// From where on alarming changes are a wave, about which a person is asked.
    pub waves: Waves,
    /// How long the history is kept; missing: for ever.
    pub history: Option<SignedDuration>,
    /// How long a run waits for another run of the same shop to end.
    pub patience: SignedDuration,
    /// A mistake to be made, for the simulation to find.
    #[cfg(feature = "broken")]
    pub mistake: Option<dongbo_store::Mistake>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            requests_per_hour: 4_500,
            proof_requests_per_hour: 450,
            pace: None,
            sweep_interval: SignedDuration::from_hours(24),
            brake: Brake::default(),
            waves: Waves::default(),
            history: Some(SignedDuration::from_hours(90 * 24)),
            patience: SignedDuration::from_secs(60),
            #[cfg(feature = "broken")]
            mistake: None,
        }
    }
}

impl Limits {
    /// The pace towards that address.
    pub(crate) fn pace_towards(&self, api_url: &str) -> Pace {
        match self.pace {
            Some(pace) => pace,
            None if is_this_machine(api_url) => Pace::unlimited(),
            None => Pace::default(),
        }
    }
}

/// Nobody else is disturbed by requests that stay on this machine.
fn is_this_machine(url: &str) -> bool {
    let host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = host.split('/').next().unwrap_or(host);
    host == "localhost"
        || host.starts_with("localhost:")
        || host.starts_with("127.")
        || host.starts_with("[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_this_machine_are_hurried() {
        let limits = Limits::default();
        for url in ["http://127.0.0.1:4000", "http://localhost", "http://[::1]:80/x"] {
            assert_eq!(limits.pace_towards(url), Pace::unlimited(), "{url}");
        }
        for url in ["https://public.kiotapi.com", "http://localhost.example.vn", "http://10.0.0.1"] {
            assert_eq!(limits.pace_towards(url), Pace::default(), "{url}");
        }
    }
}
