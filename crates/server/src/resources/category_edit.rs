//! Categories made, changed and archived here.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use dongbo_store::CategoryView;
use dongbo_sync::records::Category;
use dongbo_sync::{Local, Reference};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, found};
use crate::access::{IdInPath, RecordId, ShopInPath};
use crate::body::body;
use crate::editing::Editing;
use crate::given::Given;
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;

/// A category to be made here and on KiotViet.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewCategory {
    /// At most 125 characters.
    name: String,
    /// The category above it; none at the root. KiotViet's tree has three levels.
    #[serde(default)]
    parent_id: Option<i64>,
}

/// What changes of a category; what is left out stays, null moves it to the root.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CategoryChange {
    /// At most 125 characters.
    name: Option<String>,
    /// The category above it.
    #[serde(default)]
    #[schema(value_type = Option<i64>)]
    parent_id: Given<i64>,
}

fn below(id: i64) -> Reference<Category> {
    Reference::Here(Local::new(id))
}

/// Makes a category.
#[utoipa::path(post, path = "/shops/{shop}/categories", operation_id = "create_category", tag = "catalogue",
    params(ShopInPath), request_body = NewCategory,
    responses(
        (status = 201, description = "Made", body = CategoryView),
        (status = 422, description = "A value cannot be", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn create(
    State(state): State<ServerState>,
    editing: Editing,
    sent: Bytes,
) -> Result<(StatusCode, Json<CategoryView>), Problem> {
    let NewCategory { name, parent_id } = body(&sent)?;
    let make = move |_| Category { name: name.clone(), parent: parent_id.map(below) };
    let id = editing.settle(editing.editor.create(make).await)?;
    let made = found(state.store.category(editing.shop.id, id.get()).await?)?;
    Ok((StatusCode::CREATED, made))
}

/// Renames or moves a category.
#[utoipa::path(patch, path = "/shops/{shop}/categories/{id}", operation_id = "change_category", tag = "catalogue",
    params(ShopInPath, IdInPath), request_body = CategoryChange,
    responses(
        (status = 200, body = CategoryView),
        (status = 422, description = "The value cannot be, or KiotViet alone decides", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn change(
    State(state): State<ServerState>,
    editing: Editing,
    RecordId(id): RecordId,
    sent: Bytes,
) -> Answer<CategoryView> {
    let CategoryChange { name, parent_id } = body(&sent)?;
    let edit = move |category: &mut Category| {
        if let Some(name) = &name {
            category.name.clone_from(name);
        }
        if let Given::Value(parent) = parent_id {
            category.parent = parent.map(below);
        }
    };
    editing.settle(editing.editor.change(Local::new(id), edit).await)?;
    found(state.store.category(editing.shop.id, id).await?)
}

/// Archives a category here. One deleted by mistake is restored by the next run, unless the shop's rule says otherwise.
#[utoipa::path(delete, path = "/shops/{shop}/categories/{id}", operation_id = "archive_category", tag = "catalogue",
    params(ShopInPath, IdInPath),
    responses((status = 200, description = "Archived", body = CategoryView)))]
pub(crate) async fn archive(
    State(state): State<ServerState>,
    editing: Editing,
    RecordId(id): RecordId,
) -> Answer<CategoryView> {
    editing.done(editing.editor.archive(Local::<Category>::new(id)).await)?;
    found(state.store.category(editing.shop.id, id).await?)
}

/// Takes a category out of the archive.
#[utoipa::path(post, path = "/shops/{shop}/categories/{id}/restore", operation_id = "restore_category",
    tag = "catalogue", params(ShopInPath, IdInPath),
    responses((status = 200, description = "In use again", body = CategoryView)))]
pub(crate) async fn restore(
    State(state): State<ServerState>,
    editing: Editing,
    RecordId(id): RecordId,
) -> Answer<CategoryView> {
    editing.done(editing.editor.restore(Local::<Category>::new(id)).await)?;
    found(state.store.category(editing.shop.id, id).await?)
}
