//! A shop's connection: until when it is synchronised by itself, what the operator has switched on, and whether
//! KiotViet's calls come.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use dongbo_store::{
    Activity, ActivitySubject, Automation, AutomationChange, HintsWaiting, Registration, RegistrationState,
    Repair, WindowState,
};
use dongbo_sync::ShopId;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::Answer;
use super::preflight::{AccountType, credentials};
use super::shop::ConnectionDetails;
use crate::access::{InShop, SeeingSync, SettingSync, ShopInPath};
use crate::body::body;
use crate::caller::Caller;
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;

/// Repairs within so long are shown.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// How a shop is synchronised.
#[derive(Serialize, ToSchema)]
pub(crate) struct ConnectionView {
    /// Null: not connected yet.
    connection: Option<ConnectionDetails>,
    /// Until when things happen by themselves (thời hạn tự động đồng bộ).
    window: WindowView,
    /// The operator has switched orders on.
    orders_enabled: bool,
    /// The operator has switched customers on.
    customers_enabled: bool,
    /// The operator has suspended the shop: nothing is done for it, and what KiotViet says is kept.
    suspended: bool,
    /// Records that KiotViet says have changed and that were not looked at yet.
    hints: HintsView,
    /// How KiotViet's calls come; null where nobody has registered for them.
    webhooks: Option<WebhooksView>,
}

/// Until when things happen by themselves: ten days from the last press of the button, or always.
#[derive(Serialize, ToSchema)]
pub(crate) struct WindowView {
    /// How it stands.
    state: WindowState,
    /// When it ends or ended; null when the button was never pressed.
    #[schema(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// How long it is still open; null where it has no end.
    seconds_left: Option<i64>,
    /// The operator lets it go on without end.
    always_on: bool,
}

/// What waits to be looked at.
#[derive(Serialize, ToSchema)]
pub(crate) struct HintsView {
    /// How many records.
    waiting: u64,
    /// Of these, how many could not be looked at so far.
    troubled: u64,
    /// When the first of them was named.
    #[schema(value_type = Option<String>, format = DateTime)]
    oldest_at: Option<Timestamp>,
}

/// How KiotViet's calls come.
#[derive(Serialize, ToSchema)]
pub(crate) struct WebhooksView {
    /// When the registrations were last found or put in order.
    #[schema(value_type = Option<String>, format = DateTime)]
    checked_at: Option<Timestamp>,
    /// Why the last look at them failed: a code of the error catalogue.
    failing: Option<String>,
    /// Kinds of event that are registered.
    registered: usize,
    /// When something last came.
    #[schema(value_type = Option<String>, format = DateTime)]
    last_delivery_at: Option<Timestamp>,
    /// Calls that were taken.
    accepted: u64,
    /// Calls with a wrong signature.
    badly_signed: u64,
    /// Calls that were not understood.
    not_understood: u64,
    /// What had to be registered again within the last day.
    repairs: Vec<Repair>,
}

impl WindowView {
    /// How the window of these switches stands.
    pub(crate) fn of(automation: &Automation, now: Timestamp) -> Self {
        Self {
            state: automation.window_state(now),
            until: automation.window_until,
            seconds_left: automation.seconds_left(now),
            always_on: automation.always_on,
        }
    }
}

impl From<HintsWaiting> for HintsView {
    fn from(hints: HintsWaiting) -> Self {
        Self { waiting: hints.waiting, troubled: hints.troubled, oldest_at: hints.oldest_at }
    }
}

/// How a shop is synchronised: its connection, the window of automatic work, what is switched on, KiotViet's calls.
#[utoipa::path(get, path = "/shops/{shop}/connection", operation_id = "connection", tag = "shops",
    params(ShopInPath),
    responses((status = 200, body = ConnectionView)))]
pub(crate) async fn one(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
) -> Answer<ConnectionView> {
    Ok(Json(view(&state, shop.id).await?))
}

/// What the operator switches; members left out stay as they are.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct SetConnection {
    /// Things happen by themselves without end.
    always_on: Option<bool>,
    /// Orders are synchronised.
    orders_enabled: Option<bool>,
    /// Customers are synchronised.
    customers_enabled: Option<bool>,
    /// Nothing is done for the shop; what KiotViet says is kept until it goes on.
    suspended: Option<bool>,
}

/// Switches what the operator of the service decides: automatic work without end, orders,
/// customers, and whether anything is done for the shop at all.
#[utoipa::path(patch, path = "/shops/{shop}/connection", operation_id = "set_connection", tag = "shops",
    params(ShopInPath),
    request_body = SetConnection,
    responses(
        (status = 200, body = ConnectionView),
        (status = 403, description = "Not with an operator's token",
            body = ProblemDetails, content_type = "application/problem+json")))]
pub(crate) async fn set(
    State(state): State<ServerState>,
    caller: Caller,
    InShop(shop): InShop,
    sent: Bytes,
) -> Answer<ConnectionView> {
    caller.require_operator()?;
    let wanted: SetConnection = body(&sent)?;
    let change = AutomationChange {
        always_on: wanted.always_on,
        orders_enabled: wanted.orders_enabled,
        customers_enabled: wanted.customers_enabled,
        suspended: wanted.suspended,
    };
    let automation = caller.signing(&state).set_automation(shop.id, change).await?;
    tracing::info!(shop.id = shop.id.0, ?automation, "the operator has set switches");
    state.webhooks.wake(shop.id);
    Ok(Json(view(&state, shop.id).await?))
}

/// What connects a shop.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Connect {
    /// Loại tài khoản.
    account_type: AccountType,
    /// Tên kết nối: what stands before `.kiotviet.vn`.
    #[schema(examples("tiemhoasua"))]
    retailer: String,
    /// Client ID.
    client_id: String,
    /// Mã bảo mật; without it the stored one stays.
    client_secret: Option<String>,
    /// KiotViet's id of the branch that sells where none is named; null: KiotViet's first.
    #[serde(default)]
    branch: Option<i64>,
    /// KiotViet's id of the sale channel that orders are filed under; null: `Website` where there is one.
    #[serde(default)]
    sale_channel: Option<i64>,
}

/// Tests the credentials and stores the connection, in the place of a former one. No run begins by itself, and what the
/// operator has switched on stays.
#[utoipa::path(put, path = "/shops/{shop}/connection", operation_id = "connect", tag = "shops",
    params(ShopInPath), request_body = Connect,
    responses(
        (status = 200, description = "Connected", body = ConnectionView),
        (status = 403, description = "Not without the right `change_sync_settings`",
            body = ProblemDetails, content_type = "application/problem+json"),
        (status = 409, description = "The shop's records are linked with another retailer's",
            body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, description = "KiotViet does not let us in, or has no such branch or sale channel",
            body = ProblemDetails, content_type = "application/problem+json")))]
pub(crate) async fn connect(
    State(state): State<ServerState>,
    caller: Caller,
    SettingSync(shop): SettingSync,
    sent: Bytes,
) -> Answer<ConnectionView> {
    let Connect { account_type, retailer, client_id, client_secret, branch, sale_channel } = body(&sent)?;
    let credentials = credentials(account_type, retailer, client_id, client_secret)?;
    state.connecting.connect(shop.id, credentials, branch, sale_channel).await?;
    tracing::info!(shop.id = shop.id.0, by = caller.name(), "the shop was connected");
    if let Some(connection) = state.store.connection(shop.id).await? {
        let details = json!({ "retailer": connection.retailer, "account_type": connection.account.name() });
        let store = caller.signing(&state);
        store.note_deed(shop.id, Activity::ConnectionChanged, ActivitySubject::default(), details).await?;
    }
    state.webhooks.wake(shop.id);
    Ok(Json(view(&state, shop.id).await?))
}

async fn view(state: &ServerState, shop: ShopId) -> Result<ConnectionView, Problem> {
    let (store, now) = (&state.store, state.now());
    let automation = store.automation(shop).await?;
    Ok(ConnectionView {
        connection: store.connection(shop).await?.map(ConnectionDetails::from),
        window: WindowView::of(&automation, now),
        orders_enabled: automation.orders_enabled,
        customers_enabled: automation.customers_enabled,
        suspended: automation.suspended,
        hints: store.hints_waiting(shop).await?.into(),
        webhooks: webhooks(state, shop, now).await?,
    })
}

async fn webhooks(
    state: &ServerState,
    shop: ShopId,
    now: Timestamp,
) -> Result<Option<WebhooksView>, Problem> {
    let store = &state.store;
    let Some(guard) = store.guard_state(shop).await? else { return Ok(None) };
    let registrations = store.registrations(shop).await?;
    let sum = |count: fn(&Registration) -> u64| registrations.iter().map(count).sum();
    Ok(Some(WebhooksView {
        checked_at: guard.checked_at,
        failing: guard.failing_code,
        registered: registrations.iter().filter(|one| one.state == RegistrationState::Standing).count(),
        last_delivery_at: registrations.iter().filter_map(|one| one.last_delivery_at).max(),
        accepted: sum(|one| one.accepted),
        badly_signed: sum(|one| one.badly_signed),
        not_understood: sum(|one| one.not_understood),
        repairs: store.repairs(shop, now.saturating_sub(DAY).unwrap_or(Timestamp::MIN)).await?,
    }))
}
