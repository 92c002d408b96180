//! Customers made, changed and archived here.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use dongbo_store::CustomerView;
use dongbo_sync::records::{Customer, CustomerKind, Gender};
use dongbo_sync::{Local, Reference};
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Answer, found};
use crate::access::{IdInPath, RecordId, ShopInPath};
use crate::body::{body, refused};
use crate::editing::Editing;
use crate::given::Given;
use crate::problem::{Problem, ProblemDetails};
use crate::state::ServerState;

/// A customer to be made, or what changes of one: what is left out stays, null empties.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct CustomerChange {
    /// Mã khách hàng; made from the customer's number where it is left out.
    code: Option<String>,
    /// Full name; needed for a new one.
    name: Option<String>,
    /// The account's phone: by it people are matched.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    phone: Given<String>,
    /// A second number.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    other_phone: Given<String>,
    /// E-mail address.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    email: Given<String>,
    /// `person` or `company`.
    #[schema(value_type = Option<String>)]
    kind: Option<CustomerKind>,
    /// `female` or `male`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    gender: Given<Gender>,
    /// YYYY-MM-DD.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    birth_date: Given<Date>,
    /// Street and number.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    address: Given<String>,
    /// Province and district, as KiotViet's list of locations writes them.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    location: Given<String>,
    /// Phường, xã.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    ward: Given<String>,
    /// Company name.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    organization: Given<String>,
    /// Mã số thuế.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    tax_code: Given<String>,
    /// Ghi chú.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    comments: Given<String>,
    /// The groups, all of them.
    group_ids: Option<Vec<i64>>,
}

impl CustomerChange {
    fn apply(&self, customer: &mut Customer) {
        if let Some(code) = &self.code {
            customer.code.clone_from(code);
        }
        if let Some(name) = &self.name {
            customer.name.clone_from(name);
        }
        customer.kind = self.kind.unwrap_or(customer.kind);
        self.phone.set_option(&mut customer.phone);
        self.other_phone.set_option(&mut customer.other_phone);
        self.email.set_option(&mut customer.email);
        self.gender.set_option(&mut customer.gender);
        self.birth_date.set_option(&mut customer.birth_date);
        self.address.set_option(&mut customer.address);
        self.location.set_option(&mut customer.location);
        self.ward.set_option(&mut customer.ward);
        self.organization.set_option(&mut customer.organization);
        self.tax_code.set_option(&mut customer.tax_code);
        self.comments.set_option(&mut customer.comments);
        if let Some(groups) = &self.group_ids {
            customer.groups = groups.iter().map(|id| Reference::Here(Local::new(*id))).collect();
        }
    }
}

fn nobody(code: String) -> Customer {
    Customer {
        code,
        name: String::new(),
        phone: None,
        other_phone: None,
        email: None,
        kind: CustomerKind::Person,
        gender: None,
        birth_date: None,
        address: None,
        location: None,
        ward: None,
        organization: None,
        tax_code: None,
        comments: None,
        groups: Vec::new(),
    }
}

/// Makes a customer. One whose phone KiotViet knows is linked with that one there, not made twice.
#[utoipa::path(post, path = "/shops/{shop}/customers", operation_id = "create_customer", tag = "customers",
    params(ShopInPath), request_body = CustomerChange,
    responses(
        (status = 201, description = "Made", body = CustomerView),
        (status = 422, description = "A value cannot be", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn create(
    State(state): State<ServerState>,
    editing: Editing,
    sent: Bytes,
) -> Result<(StatusCode, Json<CustomerView>), Problem> {
    let new: CustomerChange = body(&sent)?;
    if new.name.is_none() {
        return Err(refused("name is missing"));
    }
    let make = move |id: Local<Customer>| {
        let mut customer = nobody(format!("AB{:06}", id.get()));
        new.apply(&mut customer);
        customer
    };
    let id = editing.settle(editing.editor.create(make).await)?;
    let made = found(state.store.customer(editing.shop.id, id.get()).await?)?;
    Ok((StatusCode::CREATED, made))
}

/// Changes a customer.
#[utoipa::path(patch, path = "/shops/{shop}/customers/{id}", operation_id = "change_customer", tag = "customers",
    params(ShopInPath, IdInPath), request_body = CustomerChange,
    responses(
        (status = 200, body = CustomerView),
        (status = 422, description = "The value cannot be, or KiotViet alone decides", body = ProblemDetails,
            content_type = "application/problem+json")))]
pub(crate) async fn change(
    State(state): State<ServerState>,
    editing: Editing,
    RecordId(id): RecordId,
    sent: Bytes,
) -> Answer<CustomerView> {
    let change: CustomerChange = body(&sent)?;
    editing.settle(editing.editor.change(Local::new(id), move |customer| change.apply(customer)).await)?;
    found(state.store.customer(editing.shop.id, id).await?)
}

/// Archives a customer here; KiotViet's stays unless deletions spread.
#[utoipa::path(delete, path = "/shops/{shop}/customers/{id}", operation_id = "archive_customer", tag = "customers",
    params(ShopInPath, IdInPath),
    responses((status = 200, description = "Archived", body = CustomerView)))]
pub(crate) async fn archive(
    State(state): State<ServerState>,
    editing: Editing,
    RecordId(id): RecordId,
) -> Answer<CustomerView> {
    editing.done(editing.editor.archive(Local::<Customer>::new(id)).await)?;
    found(state.store.customer(editing.shop.id, id).await?)
}

/// Takes a customer out of the archive.
#[utoipa::path(post, path = "/shops/{shop}/customers/{id}/restore", operation_id = "restore_customer",
    tag = "customers", params(ShopInPath, IdInPath),
    responses((status = 200, description = "In use again", body = CustomerView)))]
pub(crate) async fn restore(
    State(state): State<ServerState>,
    editing: Editing,
    RecordId(id): RecordId,
) -> Answer<CustomerView> {
    editing.done(editing.editor.restore(Local::<Customer>::new(id)).await)?;
    found(state.store.customer(editing.shop.id, id).await?)
}
