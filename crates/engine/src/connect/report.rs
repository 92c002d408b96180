//! What connecting found, as commands print it and the admin shows it.

use dongbo_store::{Automation, Connection};
use kiotviet::wire;
use serde::Serialize;

use crate::map;
use crate::preflight::{ReferenceData, SettingsRead};
use crate::progress::Warning;

/// What the preflight found.
#[derive(Debug, Clone, Serialize)]
pub struct ConnectReport {
    /// What was stored.
    pub connection: ConnectedAs,
    /// The branches there are.
    pub branches: Vec<BranchChoice>,
    /// The sale channels there are.
    pub sale_channels: Vec<SaleChannelChoice>,
    /// The surcharges (thu khác) there are; missing where the shop has switched them off.
    pub surcharges: Option<Vec<SurchargeChoice>>,
    /// The shop's switches that can be read.
    pub settings: SettingsRead,
    /// What would forbid or hinder the synchronisation.
    pub warnings: Vec<Warning>,
    /// The operator has switched orders on: what hinders them matters.
    pub orders_enabled: bool,
}

/// The connection as stored; the secret is not shown.
#[derive(Debug, Clone, Serialize)]
pub struct ConnectedAs {
    /// The retailer's name.
    pub retailer: String,
    /// `retail` or `fnb`.
    pub account_type: &'static str,
    /// Where requests go.
    pub api_url: String,
    /// Client ID.
    pub client_id: String,
    /// The default branch's name.
    pub default_branch: Option<String>,
    /// The chosen sale channel's name.
    pub sale_channel: Option<String>,
}

/// A branch to choose.
#[derive(Debug, Clone, Serialize)]
pub struct BranchChoice {
    /// KiotViet's id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Street address.
    pub address: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// The default one.
    pub default: bool,
}

/// A sale channel to choose.
#[derive(Debug, Clone, Serialize)]
pub struct SaleChannelChoice {
    /// KiotViet's id.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// False: switched off on KiotViet.
    pub active: bool,
    /// Put on orders that are pushed.
    pub chosen: bool,
}

/// A surcharge.
#[derive(Debug, Clone, Serialize)]
pub struct SurchargeChoice {
    /// KiotViet's id.
    pub id: i64,
    /// Mã thu khác.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// The report of a connection, stored or not.
pub(crate) fn report(
    connection: &Connection,
    branches: &[wire::Branch],
    reference: &ReferenceData,
    automation: Automation,
    warnings: Vec<Warning>,
) -> ConnectReport {
    let is_default = |branch: &wire::Branch| Some(branch.id.get()) == connection.default_branch;
    let is_chosen = |channel: &wire::SaleChannel| Some(channel.id.get()) == connection.sale_channel;
    let channels = &reference.channels;
    ConnectReport {
        connection: ConnectedAs {
            retailer: connection.retailer.clone(),
            account_type: connection.account.name(),
            api_url: connection.api_url.clone(),
            client_id: connection.client_id.clone(),
            default_branch: branches
                .iter()
                .find(|branch| is_default(branch))
                .and_then(|branch| branch.branch_name.clone()),
            sale_channel: channels
                .iter()
                .find(|channel| is_chosen(channel))
                .and_then(|channel| channel.name.clone()),
        },
        branches: branches
            .iter()
            .map(|branch| {
                let place = map::point_of_sale::point_of_sale(branch).ok();
                BranchChoice {
                    id: branch.id.get(),
                    name: branch.branch_name.clone().unwrap_or_default(),
                    address: place.as_ref().and_then(|place| place.address.clone()),
                    phone: place.and_then(|place| place.phone),
                    default: is_default(branch),
                }
            })
            .collect(),
        sale_channels: channels
            .iter()
            .map(|channel| SaleChannelChoice {
                id: channel.id.get(),
                name: channel.name.clone().unwrap_or_default(),
                active: channel.is_active.unwrap_or(true),
                chosen: is_chosen(channel),
            })
            .collect(),
        surcharges: reference.surcharges.as_ref().map(|surcharges| {
            surcharges
                .iter()
                .map(|surcharge| SurchargeChoice {
                    id: surcharge.id.get(),
                    code: surcharge.surcharge_code.clone().unwrap_or_default(),
                    name: surcharge.surcharge_name.clone().unwrap_or_default(),
                })
                .collect()
        }),
        settings: reference.settings,
        warnings,
        orders_enabled: automation.orders_enabled,
    }
}
