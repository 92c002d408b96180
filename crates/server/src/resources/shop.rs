//! Shops (cửa hàng), and how each is connected.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use dongbo_catalogue::{Code, Failure};
use dongbo_engine::SettingsRead;
use dongbo_store::{Connection, ConnectionState, Counts, KiotVietSettings, Shop, StoreError};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Answer, ListAnswer};
use crate::access::{InShop, ShopInPath};
use crate::body::body;
use crate::caller::Caller;
use crate::listing::{Asked, Listing, PageQuery};
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;

/// A shop with its connection and how many records it has.
#[derive(Serialize, ToSchema)]
pub(crate) struct ShopDetails {
    #[serde(flatten)]
    shop: Shop,
    /// Null: not connected yet.
    connection: Option<ConnectionDetails>,
    /// How many records there are.
    records: Counts,
}

/// A shop's connection to KiotViet. Its secret is never shown.
#[derive(Serialize, ToSchema)]
pub(crate) struct ConnectionDetails {
    /// The connection's name: what stands before `.kiotviet.vn`.
    #[schema(examples("tiemhoasua"))]
    retailer: String,
    /// Client ID.
    client_id: String,
    /// `retail` or `fnb` (cửa hàng ăn uống).
    #[schema(examples("retail"))]
    account_type: &'static str,
    /// `working` or `failing`.
    #[schema(examples("working"))]
    state: &'static str,
    /// Why it fails: a code of the error catalogue.
    #[schema(examples(json!(null)))]
    error: Option<String>,
    /// Since when it fails.
    #[schema(value_type = Option<String>, format = DateTime)]
    failing_since: Option<Timestamp>,
    /// KiotViet's id of the branch that new orders go to.
    default_branch: Option<i64>,
    /// KiotViet's id of the sale channel that orders carry.
    sale_channel: Option<i64>,
    /// The shop's settings on KiotViet that matter here.
    settings: Settings,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    connected_at: Timestamp,
}

/// Settings of the shop on KiotViet; null where never read.
#[derive(Serialize, ToSchema)]
pub(crate) struct Settings {
    /// Customers are managed branch by branch.
    manager_customer_by_branch: Option<bool>,
    /// Orders are allowed when out of stock (cho phép đặt hàng khi hết tồn kho).
    allow_order_when_out_stock: Option<bool>,
    /// Goods that others have ordered may be sold.
    allow_sell_when_order_out_stock: Option<bool>,
    /// Goods may be sold when out of stock.
    allow_sell_when_out_stock: Option<bool>,
    /// When they were read.
    #[schema(value_type = Option<String>, format = DateTime)]
    read_at: Option<Timestamp>,
}

impl From<KiotVietSettings> for Settings {
    fn from(settings: KiotVietSettings) -> Self {
        Self {
            manager_customer_by_branch: settings.manager_customer_by_branch,
            allow_order_when_out_stock: settings.allow_order_when_out_stock,
            allow_sell_when_order_out_stock: settings.allow_sell_when_order_out_stock,
            allow_sell_when_out_stock: settings.allow_sell_when_out_stock,
            read_at: settings.read_at,
        }
    }
}

impl From<SettingsRead> for Settings {
    fn from(settings: SettingsRead) -> Self {
        Self {
            manager_customer_by_branch: settings.manager_customer_by_branch,
            allow_order_when_out_stock: settings.allow_order_when_out_stock,
            allow_sell_when_order_out_stock: settings.allow_sell_when_order_out_stock,
            allow_sell_when_out_stock: settings.allow_sell_when_out_stock,
            read_at: None,
        }
    }
}

impl From<Connection> for ConnectionDetails {
    fn from(connection: Connection) -> Self {
        let (state, error, failing_since) = match connection.state {
            ConnectionState::Working => ("working", None, None),
            ConnectionState::Failing { code, since } => ("failing", Some(code), Some(since)),
        };
        Self {
            retailer: connection.retailer,
            client_id: connection.client_id,
            account_type: connection.account.name(),
            state,
            error,
            failing_since,
            default_branch: connection.default_branch,
            sale_channel: connection.sale_channel,
            settings: connection.settings.into(),
            connected_at: connection.connected_at,
        }
    }
}

/// The shops that the token may see.
#[utoipa::path(get, path = "/shops", operation_id = "list_shops", tag = "shops", params(PageQuery),
    responses((status = 200, body = Listing<Shop>)))]
pub(crate) async fn list(
    State(state): State<ServerState>,
    caller: Caller,
    Asked(query): Asked<PageQuery>,
) -> ListAnswer<Shop> {
    let wanted = query.of("shops")?;
    let shops = state.store.shops().await?;
    let after = wanted.query.after.unwrap_or(i64::MIN);
    let seen = shops.into_iter().filter(|shop| caller.sees(shop.id) && shop.id.0 > after);
    Ok(wanted.answer(wanted.page(seen, |shop| shop.id.0)))
}

/// One shop with its connection and how many records it has.
#[utoipa::path(get, path = "/shops/{shop}", operation_id = "shop", tag = "shops", params(ShopInPath),
    responses((status = 200, body = ShopDetails)))]
pub(crate) async fn one(State(state): State<ServerState>, InShop(shop): InShop) -> Answer<ShopDetails> {
    let connection = state.store.connection(shop.id).await?.map(ConnectionDetails::from);
    let records = state.store.counts(shop.id).await?;
    Ok(Json(ShopDetails { shop, connection, records }))
}

/// A shop to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewShop {
    /// What people call it; no two shops share a name.
    #[schema(examples("Tiệm hoa Sứa"))]
    name: String,
}

/// Makes a shop; it is connected afterwards.
#[utoipa::path(post, path = "/shops", operation_id = "create_shop", tag = "shops", request_body = NewShop,
    responses(
        (status = 201, description = "Made", body = Shop),
        (status = 403, description = "Only the operator may",
            body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, description = "The name is taken",
            body = ProblemDetails, content_type = "application/problem+json")))]
pub(crate) async fn create(
    State(state): State<ServerState>,
    caller: Caller,
    sent: Bytes,
) -> Result<(StatusCode, Json<Shop>), Problem> {
    caller.require_operator()?;
    let NewShop { name } = body(&sent)?;
    let id = match caller.signing(&state).add_shop(&name, state.now()).await {
        Ok(id) => id,
        Err(StoreError::ShopExists { name }) => {
            return Err(Failure::new(Code::CfgShopExists).with("shop", name).into());
        }
        Err(StoreError::ShopWithoutName) => {
            let failure = Failure::new(Code::CfgShopName).with("shop", "").with("reason", "empty");
            return Err(failure.into());
        }
        Err(error) => return Err(error.into()),
    };
    let shop = state.store.shop(id).await?.ok_or(Code::ApiInternal)?;
    tracing::info!(shop.id = id.0, "a shop was made");
    Ok((StatusCode::CREATED, Json(shop)))
}
