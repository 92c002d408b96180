//! The port through which the API connects a shop and looks at KiotViet; the wiring puts the engine behind it, and
//! decides where KiotViet is reached: nobody who calls the API does.

use async_trait::async_trait;
use dongbo_catalogue::{Code, Failure};
use dongbo_engine::ConnectReport;
use dongbo_store::Account;
use dongbo_sync::ShopId;
use secrecy::SecretString;

/// What KiotViet lets somebody in with.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// Retail or F&B.
    pub account: Account,
    /// Tên kết nối: what stands before `.kiotviet.vn`.
    pub retailer: String,
    /// Client ID.
    pub client_id: String,
    /// Mã bảo mật; missing: the one that is stored.
    pub client_secret: Option<SecretString>,
}

/// Whoever reaches KiotViet for a shop.
#[async_trait]
pub trait Connecting: Send + Sync {
    /// Tests credentials and reads what there is to choose from; stores nothing.
    ///
    /// # Errors
    /// When KiotViet does not let us in, or cannot be reached.
    async fn test(&self, shop: ShopId, credentials: Credentials) -> Result<ConnectReport, Failure>;

    /// The same, and stores the connection with the branch and the sale channel of orders. Starts nothing.
    ///
    /// # Errors
    /// As [`Connecting::test`]; when there is no such branch or sale channel.
    async fn connect(
        &self,
        shop: ShopId,
        credentials: Credentials,
        branch: Option<i64>,
        sale_channel: Option<i64>,
    ) -> Result<ConnectReport, Failure>;

    /// Looks again, through the stored connection.
    ///
    /// # Errors
    /// As [`Connecting::test`]; when the shop is not connected.
    async fn preflight(&self, shop: ShopId) -> Result<ConnectReport, Failure>;

    /// Mends what that warning is about, as far as KiotViet's API can, and looks again.
    ///
    /// # Errors
    /// As [`Connecting::preflight`]; when nothing can be mended.
    async fn mend(&self, shop: ShopId, code: &str) -> Result<ConnectReport, Failure>;

    /// Makes the charge (thu khác) with that code the one that carries the fees of orders: found on KiotViet, or made.
    ///
    /// # Errors
    /// As [`Connecting::preflight`]; when the charge can be neither found nor made.
    async fn choose_surcharge(&self, shop: ShopId, code: &str) -> Result<(), Failure>;
}

/// Nobody reaches KiotViet.
pub(crate) struct NoConnecting;

#[async_trait]
impl Connecting for NoConnecting {
    async fn test(&self, _: ShopId, _: Credentials) -> Result<ConnectReport, Failure> {
        Err(Failure::new(Code::CfgNoConnection))
    }

    async fn connect(
        &self,
        _: ShopId,
        _: Credentials,
        _: Option<i64>,
        _: Option<i64>,
    ) -> Result<ConnectReport, Failure> {
        Err(Failure::new(Code::CfgNoConnection))
    }

    async fn preflight(&self, _: ShopId) -> Result<ConnectReport, Failure> {
        Err(Failure::new(Code::CfgNoConnection))
    }

    async fn mend(&self, _: ShopId, _: &str) -> Result<ConnectReport, Failure> {
        Err(Failure::new(Code::CfgNoConnection))
    }

    async fn choose_surcharge(&self, _: ShopId, _: &str) -> Result<(), Failure> {
        Err(Failure::new(Code::CfgNoConnection))
    }
}
