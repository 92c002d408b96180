//! Points of sale made and changed here, and which branch each belongs to.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use dongbo_catalogue::{Code, Failure};
use dongbo_engine::Checked;
use dongbo_store::{Activity, ActivitySubject, MappingRefusal, Placing, PointOfSaleView, Store, difference};
use dongbo_sync::records::PointOfSale;
use dongbo_sync::{Local, ShopId};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{Answer, found};
use crate::access::{IdInPath, RecordId, SettingSync, ShopInPath};
use crate::body::body;
use crate::caller::Caller;
use crate::editing::Editing;
use crate::given::Given;
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;

/// A point of sale to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPointOfSale {
    /// Its name.
    name: String,
    /// Street address.
    #[serde(default)]
    address: Option<String>,
    /// Phone.
    #[serde(default)]
    phone: Option<String>,
    /// KiotViet's id of its branch; none: it sells nothing yet.
    #[serde(default)]
    branch: Option<i64>,
    /// It sells where none is named.
    #[serde(default)]
    default: bool,
}

/// What changes of a point of sale; what is left out stays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PointOfSaleChange {
    /// Its name; where a branch belongs to it, KiotViet decides, unless the shop's rules say otherwise.
    name: Option<String>,
    /// Street address.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    address: Given<String>,
    /// Phone.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    phone: Given<String>,
    /// KiotViet's id of its branch; null takes the branch away, which then has no point of sale.
    #[serde(default)]
    #[schema(value_type = Option<i64>)]
    branch: Given<i64>,
    /// True: it sells where none is named, in the place of the one that did.
    default: Option<bool>,
}

/// Makes a point of sale. Orders that are placed there go to its branch; its stock is read with the next run.
#[utoipa::path(post, path = "/shops/{shop}/points-of-sale", operation_id = "create_point_of_sale", tag = "shops",
    params(ShopInPath), request_body = NewPointOfSale,
    responses(
        (status = 201, description = "Made", body = PointOfSaleView),
        (status = 403, description = "Not without the right `change_sync_settings`", body = ProblemDetails,
            content_type = "application/problem+json"),
        (status = 409, description = "The branch belongs to another point of sale", body = ProblemDetails,
            content_type = "application/problem+json"),
        (status = 422, description = "A value cannot be", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn create(
    State(state): State<ServerState>,
    SettingSync(_): SettingSync,
    caller: Caller,
    editing: Editing,
    sent: Bytes,
) -> Result<(StatusCode, Json<PointOfSaleView>), Problem> {
    let NewPointOfSale { name, address, phone, branch, default } = body(&sent)?;
    let record = PointOfSale { name: name.trim().to_owned(), address, phone };
    if let Some(flaw) = record.flaw() {
        return Err(crate::editing::problem(flaw));
    }
    let placing = Placing { branch: Some(branch), default };
    let (store, shop) = (caller.signing(&state), editing.shop.id);
    let made = store.create_point_of_sale(shop, record, placing, caller.cause(), state.now()).await?;
    let id = made.map_err(refused)?;
    state.webhooks.wake(shop);
    Ok((StatusCode::CREATED, found(store.point_of_sale(shop, id.get()).await?)?))
}

/// Changes a point of sale. With another branch it has another shelf: its stock is read whole with the next run, and
/// nothing is sold there before.
#[utoipa::path(patch, path = "/shops/{shop}/points-of-sale/{id}", operation_id = "change_point_of_sale",
    tag = "shops", params(ShopInPath, IdInPath), request_body = PointOfSaleChange,
    responses(
        (status = 200, body = PointOfSaleView),
        (status = 403, description = "Not without the right `change_sync_settings`", body = ProblemDetails,
            content_type = "application/problem+json"),
        (status = 409, description = "The branch belongs to another point of sale, or the default one needs one",
            body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, description = "A value cannot be, or KiotViet alone decides", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn change(
    State(state): State<ServerState>,
    SettingSync(_): SettingSync,
    caller: Caller,
    editing: Editing,
    RecordId(id): RecordId,
    sent: Bytes,
) -> Answer<PointOfSaleView> {
    let PointOfSaleChange { name, address, phone, branch, default } = body(&sent)?;
    if default == Some(false) {
        return Err(Failure::new(Code::ApiInvalid)
            .with("field", "default")
            .with("reason", "make another point of sale the default one instead")
            .into());
    }
    let (store, shop) = (&state.store, editing.shop.id);
    let before = store.point_of_sale(shop, id).await?.ok_or(Code::ApiNotFound)?;
    let local = Local::<PointOfSale>::new(id);
    let edit = move |place: &mut PointOfSale| {
        if let Some(name) = &name {
            name.trim().clone_into(&mut place.name);
        }
        address.set_option(&mut place.address);
        phone.set_option(&mut place.phone);
    };
    editing.settle(editing.editor.change(local, edit).await)?;
    let placing = Placing {
        branch: match branch {
            Given::Nothing => None,
            Given::Value(branch) => Some(branch),
        },
        default: default == Some(true),
    };
    let placed = store.place_point_of_sale(shop, local, placing, caller.cause(), state.now());
    if editing.done(placed.await.map_err(Into::into))?.map_err(refused)? {
        tracing::info!(shop.id = shop.0, id, "a point of sale has another branch");
    }
    let after = store.point_of_sale(shop, id).await?.ok_or(Code::ApiNotFound)?;
    tell(&caller.signing(&state), shop, &before, &after).await?;
    Ok(Json(after))
}

/// Notes what has become of a point of sale, its branch by name.
async fn tell(
    store: &Store,
    shop: ShopId,
    before: &PointOfSaleView,
    after: &PointOfSaleView,
) -> Result<(), Problem> {
    if before == after {
        return Ok(());
    }
    let branches = store.branches(shop).await?;
    let members = |place: &PointOfSaleView| {
        let branch = branches.iter().find(|branch| Some(branch.id) == place.remote_id);
        json!({
            "name": place.name,
            "address": place.address,
            "phone": place.phone,
            "branch": branch.map(|branch| &branch.name),
            "default": place.default,
        })
    };
    let details = difference(&members(before), &members(after));
    let subject = ActivitySubject::of("points_of_sale", after.id).named(&after.name);
    Ok(store.note_deed(shop, Activity::PointOfSaleChanged, subject, details).await?)
}

fn refused(refusal: MappingRefusal) -> Problem {
    match refusal {
        MappingRefusal::UnknownBranch(branch) => {
            let reason = format!("there is no open branch {branch}");
            Failure::new(Code::ApiInvalid).with("field", "branch").with("reason", reason).into()
        }
        MappingRefusal::Taken { branch, point_of_sale, .. } => {
            Failure::new(Code::CfgBranchTaken).with("branch", branch).with("name", point_of_sale).into()
        }
        MappingRefusal::DefaultNeedsBranch => Code::CfgDefaultBranch.into(),
    }
}
