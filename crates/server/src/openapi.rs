//! The API's document (OpenAPI 3.1), made from the same registrations as its routes.

use std::collections::BTreeSet;

use axum::body::Bytes;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::ArrayItems;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityRequirement, SecurityScheme,
};
use utoipa::openapi::{
    Components, ContentBuilder, InfoBuilder, OpenApi, OpenApiBuilder, Ref, RefOr, ResponseBuilder, Schema,
    Tag,
};
use utoipa::{PartialSchema, ToSchema};
use utoipa_axum::router::OpenApiRouter;

use crate::problem::ProblemDetails;
use crate::resources;
use crate::router::BASE;
use crate::state::ServerState;

const TOKEN: &str = "token";
const SESSION: &str = "session";

const DESCRIPTION: &str = "\
dongbo giữ cho cửa hàng trên Abaha và gian hàng KiotViet luôn khớp nhau. API này đọc dữ liệu của cửa hàng và chạy đồng bộ.

dongbo keeps a shop on Abaha and its KiotViet in agreement. This API reads the shop's data and starts runs.

- **Token.** A program's requests carry `Authorization: Bearer dongbo_…`; `dongbo token create --shop NAME --role owner`
  makes one. A token sees its own shop, an operator's sees all. What a token may not see does not exist for it (404).
- **Session.** A browser signs in with `POST /session` and has a cookie from then on. What changes something with the
  cookie must come from our own pages (`Sec-Fetch-Site`, `Origin`).
- **Rights.** Records are any member's. Synchronisation takes rights that the owner gives: `see_sync`, `run_sync`,
  `change_sync_settings`, `decide_conflicts`; owners and operators have all of them. 403 names the one that is missing.
- **Shops.** `{shop}` is a shop's id or its name.
- **Lists** answer `{\"items\": […], \"next_cursor\": …}`. Send `next_cursor` as `cursor` until it is null: every record
  that was there from beginning to end comes exactly once, also while records are added.
- **Amounts and quantities** are exact decimal numbers, in VND and in pieces of the product's own unit. Instants are
  RFC 3339 in UTC.
- **Errors** are problem details (RFC 9457) with a stable `code`, in Vietnamese, or in English for
  `Accept-Language: en`. Codes in the 5xx range may be tried again.
";

/// The routes of the API with their document.
pub(crate) fn api() -> OpenApiRouter<ServerState> {
    let info = InfoBuilder::new()
        .title("dongbo")
        .version(env!("CARGO_PKG_VERSION"))
        .description(Some(DESCRIPTION))
        .license(Some(
            utoipa::openapi::LicenseBuilder::new().name("Apache-2.0").identifier(Some("Apache-2.0")).build(),
        ))
        .build();
    let frame = OpenApiBuilder::new().info(info).tags(Some(tags())).build();
    let (router, mut document) =
        OpenApiRouter::with_openapi(frame).nest(BASE, resources::routes()).split_for_parts();
    complete(&mut document);
    let mut whole = OpenApiRouter::from(router);
    *whole.get_openapi_mut() = document;
    whole
}

/// The document of the API, as `/api/v1/openapi.json` shows it.
pub fn document() -> OpenApi {
    api().into_openapi()
}

fn tags() -> Vec<Tag> {
    let tag = |name: &str, description: &str| {
        let mut tag = Tag::new(name);
        tag.description = Some(description.to_owned());
        tag
    };
    vec![
        tag("access", "Đăng nhập: sessions, people, tokens"),
        tag("shops", "Cửa hàng: shops and their connections"),
        tag("catalogue", "Hàng hóa: categories, products, stock, price lists"),
        tag("customers", "Khách hàng: customers and their groups"),
        tag("orders", "Đơn hàng"),
        tag("synchronisation", "Đồng bộ: runs, failures, conflicts"),
        tag("preview", "Xem trước: plans, guided match, shadow mode, waves"),
        tag("history", "Lịch sử: what has changed, and taking it back"),
        tag("errors", "Mã lỗi: the error catalogue, open to all"),
    ]
}

/// Adds what holds for many routes: the token, the errors.
fn complete(document: &mut OpenApi) {
    let sent = sent(document);
    let components = document.components.get_or_insert_with(Components::new);
    components.add_security_scheme(TOKEN, SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    let cookie = ApiKeyValue::new(crate::cookie::NAME);
    components.add_security_scheme(SESSION, SecurityScheme::ApiKey(ApiKey::Cookie(cookie)));
    components.schemas.insert(ProblemDetails::name().into_owned(), ProblemDetails::schema());
    for (name, schema) in &mut components.schemas {
        if let Some(item) = name.strip_prefix("Listing_") {
            refer_to_item(schema, item);
        }
        // Only a request may leave members out: in answers a missing value is null.
        if !sent.contains(name) {
            require_all(schema);
        }
    }
    for (path, item) in &mut document.paths.paths {
        let operations = [&mut item.get, &mut item.post, &mut item.put, &mut item.patch, &mut item.delete];
        for operation in operations.into_iter().flatten() {
            complete_operation(path, operation);
        }
    }
}

/// The schemas of what is sent, with those they are made of.
fn sent(document: &OpenApi) -> BTreeSet<String> {
    let schemas = document.components.as_ref().map(|components| &components.schemas);
    let mut names = BTreeSet::new();
    let mut open: Vec<Value> = Vec::new();
    for item in document.paths.paths.values() {
        let operations = [&item.get, &item.post, &item.put, &item.patch, &item.delete];
        let bodies = operations.into_iter().flatten().filter_map(|operation| operation.request_body.as_ref());
        open.extend(bodies.filter_map(|body| serde_json::to_value(body).ok()));
    }
    while let Some(value) = open.pop() {
        match value {
            Value::Object(members) => {
                for (key, value) in members {
                    let name = value.as_str().and_then(|path| path.rsplit('/').next());
                    match (key.as_str(), name) {
                        ("$ref", Some(name)) if names.insert(name.to_owned()) => {
                            let schema = schemas.and_then(|schemas| schemas.get(name));
                            open.extend(schema.and_then(|schema| serde_json::to_value(schema).ok()));
                        }
                        _ => open.push(value),
                    }
                }
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    names
}

/// The schema of a page says "of these", instead of repeating what these are.
fn refer_to_item(listing: &mut RefOr<Schema>, item: &str) {
    if let RefOr::T(Schema::Object(listing)) = listing
        && let Some(RefOr::T(Schema::Array(items))) = listing.properties.get_mut("items")
    {
        items.items = ArrayItems::RefOrSchema(Box::new(Ref::from_schema_name(item).into()));
    }
}

fn require_all(schema: &mut RefOr<Schema>) {
    match schema {
        RefOr::T(Schema::Object(object)) => object.required = object.properties.keys().cloned().collect(),
        RefOr::T(Schema::AllOf(parts)) => parts.items.iter_mut().for_each(require_all),
        _ => {}
    }
}

fn complete_operation(path: &str, operation: &mut Operation) {
    let mut errors =
        vec![("500", "A fault inside dongbo"), ("503", "The service cannot answer now; try again")];
    let is_list = operation
        .parameters
        .iter()
        .flatten()
        .any(|parameter| matches!(parameter, RefOr::T(parameter) if parameter.name == "cursor"));
    if is_list {
        errors.push(("400", "The query or the cursor is not understood"));
    }
    if operation.request_body.is_some() {
        errors.push(("400", "The body is not understood"));
        errors.push(("413", "The body is too large"));
    }
    if path.contains('{') {
        errors.push(("404", "No such record, or not for this token"));
    }
    // Nobody needs to be known to sign in, or out.
    let is_open = matches!(operation.operation_id.as_deref(), Some("sign_in" | "sign_out"));
    if ["/shops", "/session", "/fleet"].iter().any(|part| path.contains(part)) && !is_open {
        let by = |scheme| SecurityRequirement::new::<_, [String; 0], String>(scheme, []);
        operation.security = Some(vec![by(TOKEN), by(SESSION)]);
        errors.push(("401", "Neither signed in nor with a token, or with a wrong one"));
    }
    for (status, response) in &mut operation.responses.responses {
        if let RefOr::T(response) = response
            && response.description.is_empty()
        {
            response.description = if status == "202" { "Started" } else { "Found" }.to_owned();
        }
    }
    for (status, description) in errors {
        let content = ContentBuilder::new()
            .schema(Some(RefOr::Ref(Ref::from_schema_name(ProblemDetails::name()))))
            .build();
        let response = ResponseBuilder::new()
            .description(description)
            .content("application/problem+json", content)
            .build();
        operation.responses.responses.entry(status.to_owned()).or_insert(RefOr::T(response));
    }
}

/// The document as bytes, written once.
#[derive(Clone)]
pub(crate) struct Document(Bytes);

impl Document {
    pub(crate) fn new(document: &OpenApi) -> Self {
        // A document that cannot be written is an empty one; the tests read it.
        Self(serde_json::to_vec_pretty(document).unwrap_or_default().into())
    }
}

impl IntoResponse for Document {
    fn into_response(self) -> Response {
        ([(header::CONTENT_TYPE, "application/json")], self.0).into_response()
    }
}
