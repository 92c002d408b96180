//! Who may call: credentials, token and `Retailer` of a request.

use jiff::Timestamp;

use super::Simulator;
use super::token::TokenState;
use crate::dialect::{ExpiredToken, RetailerRefusal};
use crate::exchange::{Failure, Request};

/// What a client needs to connect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credentials {
    /// A GUID.
    pub client_id: String,
    /// 40 upper-case hexadecimal digits. Of an invented shop: no secret of anyone.
    pub client_secret: String,
    /// Other shops that exist at this KiotViet: their `Retailer` is answered 403, an unknown one 401.
    pub other_retailers: Vec<String>,
}

impl Credentials {
    /// Credentials drawn from a seed.
    pub fn from_seed(seed: u64) -> Self {
        use rand::{RngExt, SeedableRng};
        let mut random = rand_chacha::ChaCha8Rng::seed_from_u64(seed ^ 0x6b69_6f74);
        let client_id = uuid::Builder::from_random_bytes(random.random()).into_uuid().to_string();
        let secret: [u8; 20] = random.random();
        let client_secret = secret.iter().map(|byte| format!("{byte:02X}")).collect();
        Self { client_id, client_secret, other_retailers: vec!["shopkhac".into()] }
    }
}

impl Simulator {
    /// Lets a request in: a live token, and the `Retailer` it belongs to.
    pub(super) fn admit(&self, now: Timestamp, request: &Request) -> Result<(), Failure> {
        match self.tokens.state(now, request) {
            TokenState::Live => {}
            TokenState::Unknown => return Err(Failure::Token { status: 401, with_body: true }),
            TokenState::Expired => {
                return Err(match self.shop.dialect.expired_token {
                    ExpiredToken::Unauthorized => Failure::Token { status: 401, with_body: true },
                    ExpiredToken::Business => Failure::Token { status: 420, with_body: true },
                    ExpiredToken::Empty => Failure::Token { status: 401, with_body: false },
                });
            }
        }
        let stated = request.header("retailer").map(str::trim).unwrap_or_default();
        if stated.eq_ignore_ascii_case(&self.shop.identity.retailer) {
            return Ok(());
        }
        let of_other =
            self.credentials.other_retailers.iter().any(|other| other.eq_ignore_ascii_case(stated));
        Err(match self.shop.dialect.retailer_refusal {
            RetailerRefusal::TokenException => Failure::Token { status: 420, with_body: true },
            RetailerRefusal::Unauthorized if of_other => Failure::Forbidden,
            RetailerRefusal::Unauthorized => Failure::RetailerUnknown,
        })
    }
}
