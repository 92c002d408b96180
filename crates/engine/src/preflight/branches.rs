//! The branches of a shop. F&B shops are promised no list of them, but products to read, and those name the branches
//! that hold their stock: from there the points of sale are known by id and name. A branch that has closed lingers
//! in those rows, so what is learnt this way proves that a branch is there, never that one has gone.

use std::collections::BTreeMap;

use kiotviet::api::products::ProductQuery;
use kiotviet::api::reference::BranchQuery;
use kiotviet::{Client, Error as KiotVietError, ScanRequest, wire};

use super::if_promised;

/// All branches, as far as this account can name them.
pub(crate) async fn read_branches(client: &Client) -> Result<Vec<wire::Branch>, KiotVietError> {
    let listed = client.all::<wire::Branch>(ScanRequest::new(BranchQuery)).await;
    match if_promised(client, listed)? {
        Some((rows, _)) => Ok(rows.into_iter().filter_map(|row| row.value.ok()).collect()),
        None => branches_that_hold_stock(client).await,
    }
}

/// The branches that the first page of products names: KiotViet keeps a figure for every product at every branch.
pub(crate) async fn branches_that_hold_stock(client: &Client) -> Result<Vec<wire::Branch>, KiotVietError> {
    let query = ProductQuery { include_inventory: true, ..ProductQuery::default() };
    let Some(page) = client.scan(ScanRequest::<wire::Product>::new(query).pages_in_flight(1)).next().await?
    else {
        return Ok(Vec::new());
    };
    let mut names: BTreeMap<_, Option<String>> = BTreeMap::new();
    for product in page.rows.iter().filter_map(|row| row.value.as_ref().ok()) {
        for stock in &product.inventories {
            let name = names.entry(stock.branch_id).or_default();
            if name.is_none() {
                name.clone_from(&stock.branch_name);
            }
        }
    }
    Ok(names
        .into_iter()
        .filter(|(id, _)| id.get() > 0)
        .map(|(id, name)| wire::Branch {
            id,
            // A nameless branch still sells; its number is what there is to call it by.
            branch_name: Some(name.unwrap_or_else(|| id.to_string())),
            ..wire::Branch::default()
        })
        .collect())
}
