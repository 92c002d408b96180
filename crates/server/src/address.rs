//! From where a request comes, as far as that limits how often somebody may try to sign in.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;

/// Where somebody sits: an address, of IPv6 the network, which is one household's.
pub(crate) struct CallersAddress(pub String);

impl<S: Send + Sync> FromRequestParts<S> for CallersAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        Ok(Self(peer.map_or_else(|| "unknown".to_owned(), |peer| place(asking(peer, &parts.headers)))))
    }
}

/// A proxy on this machine is believed about who asks; anybody else speaks for themselves.
fn asking(peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    if !peer.to_canonical().is_loopback() {
        return peer;
    }
    // What stands before the proxy's own entry was sent by the caller and may be anything.
    let last = headers.get_all("x-forwarded-for").iter().next_back().and_then(|value| value.to_str().ok());
    last.and_then(|value| value.rsplit(',').next()?.trim().parse().ok()).unwrap_or(peer)
}

fn place(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).to_string()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_proxy_on_this_machine_is_believed() {
        let seen = |peer: &str, forwarded: &str| {
            let mut headers = HeaderMap::new();
            headers.insert("x-forwarded-for", forwarded.parse().unwrap());
            place(asking(peer.parse().unwrap(), &headers))
        };
        assert_eq!(seen("127.0.0.1", "1.2.3.4, 5.6.7.8"), "5.6.7.8");
        assert_eq!(seen("::ffff:127.0.0.1", "5.6.7.8"), "5.6.7.8");
        assert_eq!(seen("9.9.9.9", "5.6.7.8"), "9.9.9.9");
        assert_eq!(seen("127.0.0.1", "nonsense"), "127.0.0.1");
        assert_eq!(seen("2001:db8:1:2:3:4:5:6", ""), "2001:db8:1:2::");
        assert_eq!(seen("2001:db8:1:2:ffff::9", ""), "2001:db8:1:2::");
    }
}
