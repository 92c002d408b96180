//! A shop's connection to one KiotViet retailer, with its sealed secret.

use dongbo_sync::ShopId;
use jiff::Timestamp;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::activity::{Activity, Note, difference, sign};
use crate::error::{Result, StoreError};
use crate::shops;
use crate::store::Store;

const SECRET: &str = "connections.client_secret";

/// A connection (kết nối).
#[derive(Debug, Clone)]
pub struct Connection {
    /// The retailer's name: the part before `.kiotviet.vn`.
    pub retailer: String,
    /// KiotViet's id of the retailer, once read.
    pub retailer_id: Option<i64>,
    /// What kind of account.
    pub account: Account,
    /// Where the API answers.
    pub api_url: String,
    /// Where tokens are given.
    pub token_url: String,
    /// From KiotViet's page "Thiết lập kết nối API".
    pub client_id: String,
    /// The same page's secret; sealed in the database.
    pub client_secret: SecretString,
    /// KiotViet's id of the branch that new orders go to.
    pub default_branch: Option<i64>,
    /// KiotViet's id of the sale channel that pushed orders carry.
    pub sale_channel: Option<i64>,
    /// The switches that KiotViet lets us read.
    pub settings: KiotVietSettings,
    /// JSON that belongs to the engine: rules, brake, pace.
    pub options: String,
    /// Whether it works.
    pub state: ConnectionState,
    /// When it was first made.
    pub connected_at: Timestamp,
}

impl Connection {
    /// Whether the shop is in shadow mode, as the engine's options say.
    pub fn is_in_shadow(&self) -> bool {
        let options: serde_json::Value = serde_json::from_str(&self.options).unwrap_or_default();
        options.get("shadow").and_then(serde_json::Value::as_bool).unwrap_or(false)
    }
}

/// The kind of KiotViet account.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Account {
    /// KiotViet Bán lẻ.
    #[default]
    Retail,
    /// KiotViet Cửa hàng ăn uống.
    Fnb,
}

impl Account {
    /// The name in commands, JSON and the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Retail => "retail",
            Self::Fnb => "fnb",
        }
    }

    /// The kind of that name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Retail, Self::Fnb].into_iter().find(|account| account.name() == name)
    }
}

/// The switches of the shop's KiotViet settings that its API lets us read; missing when never read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct KiotVietSettings {
    /// Customers belong to a branch.
    pub manager_customer_by_branch: Option<bool>,
    /// Orders may be taken when out of stock.
    pub allow_order_when_out_stock: Option<bool>,
    /// Goods that others have ordered may be sold.
    pub allow_sell_when_order_out_stock: Option<bool>,
    /// Goods may be sold when out of stock.
    pub allow_sell_when_out_stock: Option<bool>,
    /// When they were read.
    pub read_at: Option<Timestamp>,
}

/// Whether the connection works.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum ConnectionState {
    /// As far as is known.
    Working,
    /// Not since then, for the reason of that code in the error catalogue.
    Failing {
        /// Catalogue code.
        code: String,
        /// The first failure.
        since: Timestamp,
    },
}

impl ConnectionState {
    fn columns(&self) -> (Option<String>, Option<Timestamp>) {
        match self {
            Self::Working => (None, None),
            Self::Failing { code, since } => (Some(code.clone()), Some(*since)),
        }
    }
}

impl Store {
    /// Stores a connection, in the place of the shop's former one.
    ///
    /// # Errors
    /// [`StoreError::NoSuchShop`], or when the database fails.
    pub async fn save_connection(&self, shop: ShopId, connection: &Connection, now: Timestamp) -> Result<()> {
        let sealed = self.master_key.seal(shop, SECRET, &connection.client_secret)?;
        let signed = self.signature.clone();
        let connection = connection.clone();
        let settings = serde_json::to_string(&connection.settings)
            .map_err(|error| StoreError::Database { detail: error.to_string() })?;
        self.writing(move |session| {
            Box::pin(async move {
                shops::require(session, shop).await?;
                let (failing_code, failing_since) = connection.state.columns();
                session
                    .execute(
                        "INSERT INTO connections (shop, retailer, retailer_id, account, api_url, token_url,
                             client_id, client_secret, default_branch, sale_channel, settings, options,
                             failing_code, failing_since, connected_at, updated_at)
                         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
                         ON CONFLICT (shop) DO UPDATE SET retailer = excluded.retailer,
                             retailer_id = excluded.retailer_id, account = excluded.account,
                             api_url = excluded.api_url, token_url = excluded.token_url,
                             client_id = excluded.client_id, client_secret = excluded.client_secret,
                             default_branch = excluded.default_branch, sale_channel = excluded.sale_channel,
                             settings = excluded.settings, options = excluded.options,
                             failing_code = excluded.failing_code, failing_since = excluded.failing_since,
                             connected_at = excluded.connected_at, updated_at = excluded.updated_at",
                        &[
                            shop.into(),
                            (&connection.retailer).into(),
                            connection.retailer_id.into(),
                            connection.account.name().into(),
                            connection.api_url.into(),
                            connection.token_url.into(),
                            connection.client_id.into(),
                            sealed.into(),
                            connection.default_branch.into(),
                            connection.sale_channel.into(),
                            settings.into(),
                            connection.options.into(),
                            failing_code.into(),
                            failing_since.into(),
                            connection.connected_at.into(),
                            now.into(),
                        ],
                    )
                    .await?;
                let details =
                    json!({ "retailer": connection.retailer, "account_type": connection.account.name() });
                let deed = Note::of(Activity::ConnectionChanged).with(details);
                sign(session, shop, signed.as_ref(), deed).await
            })
        })
        .await
    }

    /// The shop's connection, its secret opened.
    ///
    /// # Errors
    /// [`StoreError::WrongMasterKey`] when the secret was sealed with another key.
    pub async fn connection(&self, shop: ShopId) -> Result<Option<Connection>> {
        let key = self.master_key.clone();
        self.reading(move |session| {
            Box::pin(async move {
                session
                    .query_one(
                        "SELECT retailer, retailer_id, account, api_url, token_url, client_id, client_secret,
                             default_branch, sale_channel, settings, options, failing_code, failing_since,
                             connected_at
                         FROM connections WHERE shop = ?1",
                        &[shop.into()],
                        |row| {
                            let odd = |what: &str| StoreError::Database { detail: format!("odd {what}") };
                            let account: String = row.get(2)?;
                            let settings: String = row.get(9)?;
                            let state = match (row.get::<Option<String>>(11)?, row.get(12)?) {
                                (Some(code), Some(since)) => ConnectionState::Failing { code, since },
                                _ => ConnectionState::Working,
                            };
                            Ok(Connection {
                                retailer: row.get(0)?,
                                retailer_id: row.get(1)?,
                                account: Account::named(&account).ok_or_else(|| odd("account"))?,
                                api_url: row.get(3)?,
                                token_url: row.get(4)?,
                                client_id: row.get(5)?,
                                client_secret: key.open(shop, SECRET, &row.get::<Vec<u8>>(6)?)?,
                                default_branch: row.get(7)?,
                                sale_channel: row.get(8)?,
                                settings: serde_json::from_str(&settings).map_err(|_| odd("settings"))?,
                                options: row.get(10)?,
                                state,
                                connected_at: row.get(13)?,
                            })
                        },
                    )
                    .await
            })
        })
        .await
    }

    /// Notes the switches that KiotViet shows now; the rest of the connection stays as it is, whoever changes it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the shop has no connection.
    pub async fn save_settings(
        &self,
        shop: ShopId,
        settings: &KiotVietSettings,
        now: Timestamp,
    ) -> Result<()> {
        let settings = serde_json::to_string(settings)
            .map_err(|error| StoreError::Database { detail: error.to_string() })?;
        self.writing(move |session| {
            Box::pin(async move {
                let changed = session
                    .execute(
                        "UPDATE connections SET settings = ?2, updated_at = ?3 WHERE shop = ?1",
                        &[shop.into(), settings.into(), now.into()],
                    )
                    .await?;
                found(shop, changed)
            })
        })
        .await
    }

    /// Changes the engine's choices for the connection: `change` makes the new text of the present one, within one
    /// transaction, so that of two people who choose at once neither undoes the other.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the shop has no connection; what `change` fails with.
    pub async fn change_options<E: From<StoreError> + Send + 'static>(
        &self,
        shop: ShopId,
        now: Timestamp,
        change: impl FnOnce(Account, &str) -> std::result::Result<String, E> + Send + 'static,
    ) -> std::result::Result<(), E> {
        let signed = self.signature.clone();
        let refused = self
            .writing(move |session| {
                Box::pin(async move {
                    let before = session
                        .query_one(
                            "SELECT account, options FROM connections WHERE shop = ?1",
                            &[shop.into()],
                            |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?)),
                        )
                        .await?;
                    let (account, options) = before.ok_or_else(|| none(shop))?;
                    let account = Account::named(&account)
                        .ok_or_else(|| StoreError::Database { detail: "odd account".to_owned() })?;
                    let before = options;
                    let options = match change(account, &before) {
                        Ok(options) => options,
                        Err(error) => return Ok(Some(error)),
                    };
                    if options != before {
                        let read = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
                        let changes = difference(&read(&before), &read(&options));
                        let deed = Note::of(Activity::SettingsChanged).with(changes);
                        sign(session, shop, signed.as_ref(), deed).await?;
                    }
                    session
                        .execute(
                            "UPDATE connections SET options = ?2, updated_at = ?3 WHERE shop = ?1",
                            &[shop.into(), options.into(), now.into()],
                        )
                        .await?;
                    Ok(None)
                })
            })
            .await?;
        refused.map_or(Ok(()), Err)
    }

    /// Whether records of the shop are linked with the retailer's, or were read from it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn knows_records(&self, shop: ShopId) -> Result<bool> {
        self.reading(move |session| {
            Box::pin(async move {
                let sql = "SELECT EXISTS (SELECT 1 FROM links WHERE shop = ?1 AND agreement <> 'none')
                     OR EXISTS (SELECT 1 FROM positions WHERE shop = ?1 AND value LIKE '%watermark%')";
                Ok(session.query_one(sql, &[shop.into()], |row| row.get(0)).await?.unwrap_or_default())
            })
        })
        .await
    }

    /// Forgets what was remembered of a retailer's records before any of them was linked.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_retailer(&self, shop: ShopId) -> Result<()> {
        self.writing(move |session| {
            Box::pin(async move {
                for table in ["links", "match_decisions", "positions", "suspects", "failures"] {
                    session.execute(&format!("DELETE FROM {table} WHERE shop = ?1"), &[shop.into()]).await?;
                }
                Ok(())
            })
        })
        .await
    }

    /// Notes whether the connection works. A failure that goes on keeps its first instant.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the shop has no connection.
    pub async fn set_connection_state(
        &self,
        shop: ShopId,
        state: &ConnectionState,
        now: Timestamp,
    ) -> Result<()> {
        let (code, since) = state.columns();
        self.writing(move |session| {
            Box::pin(async move {
                let changed = session
                    .execute(
                        "UPDATE connections SET failing_code = ?2, updated_at = ?4,
                             failing_since = CASE WHEN failing_code = ?2 THEN failing_since ELSE ?3 END
                         WHERE shop = ?1",
                        &[shop.into(), code.into(), since.into(), now.into()],
                    )
                    .await?;
                found(shop, changed)
            })
        })
        .await
    }
}

fn none(shop: ShopId) -> StoreError {
    StoreError::NotFound { shop, what: "connection", id: shop.0 }
}

fn found(shop: ShopId, changed: usize) -> Result<()> {
    if changed == 0 { Err(none(shop)) } else { Ok(()) }
}
