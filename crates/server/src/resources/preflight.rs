//! What KiotViet shows of a shop: what there is to choose from, and what would hinder the synchronisation.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use dongbo_catalogue::{Code, Failure, Language, Severity};
use dongbo_engine::{BranchChoice, ConnectReport, MENDABLE, SaleChannelChoice, SurchargeChoice, Warning};
use dongbo_store::{Account, Activity, ActivitySubject};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::Answer;
use super::shop::Settings;
use crate::access::{SeeingSync, SettingSync, ShopInPath};
use crate::body::body;
use crate::caller::Caller;
use crate::connecting::Credentials;
use crate::language;
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;

/// What KiotViet shows of a shop.
#[derive(Serialize, ToSchema)]
pub(crate) struct Preflight {
    /// Branches (chi nhánh).
    branches: Vec<BranchFound>,
    /// Sale channels (kênh bán hàng).
    sale_channels: Vec<SaleChannelFound>,
    /// Other charges (thu khác); null where the shop has them switched off.
    surcharges: Option<Vec<SurchargeFound>>,
    /// The shop's switches that KiotViet lets us read.
    settings: Settings,
    /// What would forbid or hinder the synchronisation.
    warnings: Vec<Advice>,
    /// The operator has switched orders on: what hinders them matters.
    orders_enabled: bool,
}

/// A branch to choose.
#[derive(Serialize, ToSchema)]
pub(crate) struct BranchFound {
    /// KiotViet's id.
    id: i64,
    /// Its name.
    name: String,
    /// Street address.
    address: Option<String>,
    /// Phone.
    phone: Option<String>,
    /// The one that sells where none is named: the stored choice, or the one that would be chosen.
    default: bool,
}

/// A sale channel to choose.
#[derive(Serialize, ToSchema)]
pub(crate) struct SaleChannelFound {
    /// KiotViet's id.
    id: i64,
    /// Its name.
    name: String,
    /// False: switched off on KiotViet.
    active: bool,
    /// Put on orders that are sent: the stored choice, or the one that would be chosen.
    chosen: bool,
}

/// An other charge.
#[derive(Serialize, ToSchema)]
pub(crate) struct SurchargeFound {
    /// KiotViet's id.
    id: i64,
    /// Mã thu khác.
    code: String,
    /// Its name.
    name: String,
}

/// Something that a person should know, and what to do about it.
#[derive(Serialize, ToSchema)]
pub(crate) struct Advice {
    /// The catalogue's code.
    #[schema(examples("KV-ORDER-OUT-OF-STOCK-OFF"))]
    code: String,
    /// A few words that name it.
    title: String,
    /// What is the matter.
    detail: String,
    /// What to do on KiotViet, step by step.
    advice: Vec<String>,
    /// How bad it is.
    #[schema(value_type = String, examples("warning"))]
    severity: Severity,
    /// `POST …/preflight/repair` can mend it.
    mendable: bool,
}

impl Advice {
    pub(crate) fn of(warning: &Warning, language: Language) -> Self {
        let Ok(code) = warning.code.parse::<Code>() else {
            return Self {
                code: warning.code.clone(),
                title: warning.code.clone(),
                detail: warning.code.clone(),
                advice: Vec::new(),
                severity: Severity::Warning,
                mendable: false,
            };
        };
        let mut failure = Failure::new(code);
        for (name, value) in &warning.parameters {
            failure = failure.with(name.clone(), value);
        }
        let message = failure.message(language);
        Self {
            mendable: MENDABLE.contains(&warning.code.as_str()),
            code: warning.code.clone(),
            title: message.title,
            detail: message.cause,
            advice: message.remedy,
            severity: message.severity,
        }
    }
}

impl Preflight {
    pub(crate) fn of(report: ConnectReport, language: Language) -> Self {
        let branch = |branch: BranchChoice| BranchFound {
            id: branch.id,
            name: branch.name,
            address: branch.address,
            phone: branch.phone,
            default: branch.default,
        };
        let channel = |channel: SaleChannelChoice| SaleChannelFound {
            id: channel.id,
            name: channel.name,
            active: channel.active,
            chosen: channel.chosen,
        };
        let surcharge =
            |charge: SurchargeChoice| SurchargeFound { id: charge.id, code: charge.code, name: charge.name };
        Self {
            branches: report.branches.into_iter().map(branch).collect(),
            sale_channels: report.sale_channels.into_iter().map(channel).collect(),
            surcharges: report.surcharges.map(|charges| charges.into_iter().map(surcharge).collect()),
            settings: report.settings.into(),
            warnings: report.warnings.iter().map(|warning| Advice::of(warning, language)).collect(),
            orders_enabled: report.orders_enabled,
        }
    }
}

/// The kind of account, under its name in JSON.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum AccountType {
    /// Cửa hàng bán lẻ.
    Retail,
    /// Cửa hàng ăn uống.
    Fnb,
}

/// What KiotViet lets somebody in with, from its page *Thiết lập kết nối API*.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Candidate {
    /// Loại tài khoản.
    account_type: AccountType,
    /// Tên kết nối: what stands before `.kiotviet.vn`.
    #[schema(examples("tiemhoasua"))]
    retailer: String,
    /// Client ID.
    client_id: String,
    /// Mã bảo mật; without it the stored one is used.
    client_secret: Option<String>,
}

/// Credentials as they were typed; a blank secret is none.
pub(crate) fn credentials(
    account_type: AccountType,
    retailer: String,
    client_id: String,
    client_secret: Option<String>,
) -> Result<Credentials, Problem> {
    for (field, text) in [("retailer", &retailer), ("client_id", &client_id)] {
        if text.trim().is_empty() {
            return Err(Failure::new(Code::ApiInvalid)
                .with("field", field)
                .with("reason", "cannot be empty")
                .into());
        }
    }
    let secret = client_secret.map(|secret| secret.trim().to_owned()).filter(|secret| !secret.is_empty());
    Ok(Credentials {
        account: match account_type {
            AccountType::Retail => Account::Retail,
            AccountType::Fnb => Account::Fnb,
        },
        retailer,
        client_id,
        client_secret: secret.map(SecretString::from),
    })
}

/// Tests credentials and shows what there is to choose from. Nothing is stored.
#[utoipa::path(post, path = "/shops/{shop}/connection/test", operation_id = "test_connection", tag = "shops",
    params(ShopInPath), request_body = Candidate,
    responses(
        (status = 200, description = "KiotViet lets us in", body = Preflight),
        (status = 403, description = "Not without the right `change_sync_settings`", body = ProblemDetails,
            content_type = "application/problem+json"),
        (status = 422, description = "KiotViet does not let us in", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn test(
    State(state): State<ServerState>,
    SettingSync(shop): SettingSync,
    headers: HeaderMap,
    sent: Bytes,
) -> Answer<Preflight> {
    let Candidate { account_type, retailer, client_id, client_secret } = body(&sent)?;
    let credentials = credentials(account_type, retailer, client_id, client_secret)?;
    let report = state.connecting.test(shop.id, credentials).await?;
    Ok(Json(Preflight::of(report, language::of(&headers))))
}

/// Looks at KiotViet again through the stored connection: what there is to choose from, and what would hinder the
/// synchronisation, with the steps to mend it.
#[utoipa::path(get, path = "/shops/{shop}/preflight", operation_id = "preflight", tag = "shops",
    params(ShopInPath),
    responses(
        (status = 200, body = Preflight),
        (status = 409, description = "The shop is not connected", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn fresh(
    State(state): State<ServerState>,
    SeeingSync(shop): SeeingSync,
    headers: HeaderMap,
) -> Answer<Preflight> {
    let report = state.connecting.preflight(shop.id).await?;
    // Whatever has waited for a setting may go on.
    state.webhooks.wake(shop.id);
    Ok(Json(Preflight::of(report, language::of(&headers))))
}

/// Which warning to mend.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MendWarning {
    /// A code of a warning that is `mendable`.
    #[schema(examples("KV-SURCHARGE-MISSING"))]
    code: String,
}

/// Mends on KiotViet what its API can mend, and looks again.
#[utoipa::path(post, path = "/shops/{shop}/preflight/repair", operation_id = "repair", tag = "shops",
    params(ShopInPath), request_body = MendWarning,
    responses(
        (status = 200, description = "What KiotViet shows now", body = Preflight),
        (status = 403, description = "Not without the right `change_sync_settings`", body = ProblemDetails,
            content_type = "application/problem+json"),
        (status = 409, description = "The shop is not connected, or in shadow mode", body = ProblemDetails,
            content_type = "application/problem+json"),
        (status = 422, description = "The API cannot mend that", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn repair(
    State(state): State<ServerState>,
    caller: Caller,
    SettingSync(shop): SettingSync,
    headers: HeaderMap,
    sent: Bytes,
) -> Answer<Preflight> {
    let MendWarning { code } = body(&sent)?;
    let report = state.connecting.mend(shop.id, code.trim()).await?;
    tracing::info!(shop.id = shop.id.0, code, "a setting on KiotViet was mended");
    let details = json!({ "code": code.trim() });
    caller
        .signing(&state)
        .note_deed(shop.id, Activity::PreflightRepaired, ActivitySubject::default(), details)
        .await?;
    state.webhooks.wake(shop.id);
    Ok(Json(Preflight::of(report, language::of(&headers))))
}
