//! What orders and invoices have in common: lines, customers, parcels, surcharges, sellers, channels, stock checks.

use std::collections::{BTreeMap, HashSet};

use jiff::Timestamp;
use rust_decimal::Decimal;

use super::products::given;
use super::{CustomerDraft, customers::digits};
use crate::records::{
    AppliedSurcharge, BankAccountId, BranchId, CustomerId, DeliveryPartner, DeliveryStatus, Line, LineTax,
    LocationId, Money, Parcel, PaymentMethod, ProductId, Quantity, SaleChannelId, SurchargeId, UserId,
};
use crate::refusal::Refusal;
use crate::state::{Movements, Shop};

/// A line to write.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LineDraft {
    /// What, by id…
    pub product: Option<ProductId>,
    /// …or by code.
    pub code: Option<String>,
    /// How many, above 0.
    pub quantity: Quantity,
    /// Price of one; the base price when missing.
    pub price: Option<Money>,
    /// Discount on one.
    pub discount: Option<Money>,
    /// Discount in percent.
    pub discount_ratio: Option<Decimal>,
    /// Free text.
    pub note: Option<String>,
    /// Stated, or true on the first line of a product.
    pub is_master: Option<bool>,
    /// Comma text.
    pub serial_numbers: Option<String>,
    /// Tax ids.
    pub taxes: Vec<i64>,
}

impl LineDraft {
    /// So many of a product at its base price.
    pub fn of(product: ProductId, quantity: Quantity) -> Self {
        Self { product: Some(product), quantity, ..Self::default() }
    }
}

/// Whose document it is.
#[derive(Clone, Debug, PartialEq)]
pub enum CustomerChoice {
    /// This one.
    Known(CustomerId),
    /// Found by code, or made of this.
    Described(Box<CustomerDraft>),
}

/// A parcel to write; what is left out keeps its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParcelDraft {
    /// 1 = normal.
    pub kind: Option<i64>,
    /// Fee to the carrier.
    pub price: Option<Money>,
    /// Receiver.
    pub receiver: Option<String>,
    /// Telephone.
    pub contact_number: Option<String>,
    /// Street address.
    pub address: Option<String>,
    /// Location by id.
    pub location: Option<LocationId>,
    /// Location by name.
    pub location_name: Option<String>,
    /// Ward.
    pub ward_name: Option<String>,
    /// Grams.
    pub weight: Option<Decimal>,
    /// Centimetres.
    pub length: Option<Decimal>,
    /// Centimetres.
    pub width: Option<Decimal>,
    /// Centimetres.
    pub height: Option<Decimal>,
    /// Carrier.
    pub partner: Option<DeliveryPartner>,
    /// Waybill (invoices).
    pub delivery_code: Option<String>,
    /// Where it stands (invoices).
    pub status: Option<DeliveryStatus>,
    /// The carrier collects money (invoices).
    pub using_price_cod: Option<bool>,
    /// Money to collect (invoices).
    pub price_cod_payment: Option<Money>,
}

/// A surcharge to apply, by id or code; its price is derived from the definition when missing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SurchargeChoice {
    /// Which, by id…
    pub id: Option<SurchargeId>,
    /// …or by code.
    pub code: Option<String>,
    /// Amount on the document.
    pub price: Option<Money>,
}

/// Money paid with a document.
#[derive(Clone, Debug, PartialEq)]
pub struct PaymentDraft {
    /// Amount.
    pub amount: Money,
    /// How.
    pub method: PaymentMethod,
    /// Into which account.
    pub account: Option<BankAccountId>,
}

impl Shop {
    /// Turns drafts into lines, checking products, quantities and business status at the branch.
    pub(super) fn written_lines(
        &mut self,
        branch: BranchId,
        drafts: &[LineDraft],
    ) -> Result<Vec<Line>, Refusal> {
        if drafts.is_empty() {
            return Err(Refusal::NoLines);
        }
        let mut stopped: Vec<&str> = Vec::new();
        let mut seen = HashSet::new();
        let mut lines = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let product = match (draft.product, given(draft.code.as_deref())) {
                (Some(id), _) => self.products.get(id).ok_or(Refusal::ProductUnknown(id))?,
                (None, Some(code)) => self.products.by_code(code).ok_or(Refusal::ProductCodeUnknown)?,
                (None, None) => return Err(Refusal::ProductCodeUnknown),
            };
            if draft.quantity <= Decimal::ZERO {
                return Err(Refusal::LineQuantity);
            }
            let active_here = product.inventory(branch).is_none_or(|inventory| inventory.is_active);
            let is_stopped = !product.is_active || !active_here;
            if is_stopped && !stopped.contains(&product.code.as_str()) {
                stopped.push(&product.code);
            }
            if !product.allows_sale {
                return Err(Refusal::ProductNotForSale(product.code.clone()));
            }
            let price = draft.price.unwrap_or(product.base_price);
            let discount = match draft.discount_ratio.filter(|ratio| !ratio.is_zero()) {
                Some(ratio) => price * ratio / Decimal::ONE_HUNDRED,
                None => draft.discount.unwrap_or_default(),
            };
            let ratio = draft.discount_ratio.or(if discount.is_zero() { Some(Decimal::ZERO) } else { None });
            let first = seen.insert(product.id);
            lines.push(Line {
                product: product.id,
                product_code: product.code.clone(),
                product_name: product.full_name(),
                is_master: draft.is_master.unwrap_or(first),
                quantity: draft.quantity,
                price,
                discount,
                discount_ratio: ratio,
                note: draft.note.clone(),
                serial_numbers: draft.serial_numbers.clone(),
                taxes: draft.taxes.iter().map(|tax_id| LineTax { id: 0, tax_id: *tax_id }).collect(),
            });
        }
        if !stopped.is_empty() {
            return Err(Refusal::ProductsStopped(stopped.join(", ")));
        }
        for line in &mut lines {
            for tax in &mut line.taxes {
                tax.id = self.allocate_link();
            }
        }
        Ok(lines)
    }

    /// Refuses when a document takes more than there is. `freed` is what it gives back first, by product.
    pub(super) fn check_stock(
        &self,
        branch: BranchId,
        lines: &[Line],
        freed: &BTreeMap<ProductId, Quantity>,
        less_reserved: bool,
        selling: bool,
    ) -> Result<(), Refusal> {
        let mut wanted = Movements::new();
        let mut given_back = Movements::new();
        for line in lines {
            self.add_movement(&mut wanted, line.product, line.quantity, Decimal::ZERO);
        }
        for (product, quantity) in freed {
            self.add_movement(&mut given_back, *product, *quantity, Decimal::ZERO);
        }
        // Units of one base draw on one pool: compare in base units.
        let mut pools: BTreeMap<ProductId, Quantity> = BTreeMap::new();
        for (movements, sign) in [(&wanted, Decimal::ONE), (&given_back, Decimal::NEGATIVE_ONE)] {
            for (product, movement) in movements {
                if let Some(row) = self.products.get(*product) {
                    *pools.entry(row.pool_owner()).or_default() += movement.on_hand * row.conversion * sign;
                }
            }
        }
        for (pool, quantity) in pools {
            let left = self.available(pool, branch, less_reserved).unwrap_or_default();
            if quantity > left && quantity > Decimal::ZERO {
                let missing = lines.iter().find(|line| {
                    let mut one = Movements::new();
                    self.add_movement(&mut one, line.product, Decimal::ONE, Decimal::ZERO);
                    one.keys()
                        .any(|part| self.products.get(*part).is_some_and(|row| row.pool_owner() == pool))
                });
                let name = missing.map(|line| line.product_name.clone()).unwrap_or_default();
                return Err(if selling && left <= Decimal::ZERO {
                    Refusal::SellOutOfStockOff
                } else {
                    Refusal::OutOfStock(name)
                });
            }
        }
        Ok(())
    }

    /// Checks a customer choice without making anyone.
    pub(super) fn check_customer_choice(
        &self,
        branch: BranchId,
        choice: Option<&CustomerChoice>,
    ) -> Result<(), Refusal> {
        let known = match choice {
            None => return Ok(()),
            Some(CustomerChoice::Known(id)) => Some(self.customers.get(*id).ok_or(Refusal::CustomerUnknown)?),
            Some(CustomerChoice::Described(draft)) => self.found_customer(draft),
        };
        match known {
            Some(customer)
                if self.settings.manager_customer_by_branch
                    && customer.branch.is_some_and(|own| own != branch) =>
            {
                Err(Refusal::CustomerOfOtherBranch)
            }
            _ => Ok(()),
        }
    }

    fn found_customer(&self, draft: &CustomerDraft) -> Option<&crate::records::Customer> {
        if let Some(code) = given(draft.code.as_deref()) {
            return self.customers.by_code(code);
        }
        let phone = digits(draft.contact_number.as_deref()?);
        let name = draft.name.as_deref()?.trim().to_lowercase();
        self.customers.iter().find(|customer| {
            customer.name.to_lowercase() == name
                && customer
                    .contact_number
                    .as_deref()
                    .is_some_and(|number| !phone.is_empty() && digits(number) == phone)
        })
    }

    /// The customer of a choice, made when it describes nobody known.
    pub(super) fn resolved_customer(
        &mut self,
        now: Timestamp,
        branch: BranchId,
        choice: Option<CustomerChoice>,
    ) -> Result<Option<CustomerId>, Refusal> {
        match choice {
            None => Ok(None),
            Some(CustomerChoice::Known(id)) => Ok(Some(id)),
            Some(CustomerChoice::Described(mut draft)) => {
                if let Some(found) = self.found_customer(&draft) {
                    return Ok(Some(found.id));
                }
                draft.branch = draft.branch.or(Some(branch));
                self.create_customer(now, *draft).map(Some)
            }
        }
    }

    pub(super) fn check_seller(&self, seller: Option<UserId>) -> Result<(), Refusal> {
        match seller {
            Some(seller) if self.users.get(seller).is_none() => Err(Refusal::SellerUnknown),
            _ => Ok(()),
        }
    }

    /// The channel stated, or *Khác*.
    pub(super) fn resolved_channel(
        &self,
        channel: Option<SaleChannelId>,
    ) -> Result<Option<SaleChannelId>, Refusal> {
        match channel {
            Some(channel) => {
                self.sale_channels.get(channel).map(|row| Some(row.id)).ok_or(Refusal::SaleChannelUnknown)
            }
            None => Ok(self.sale_channels.iter().find(|row| row.name == "Khác").map(|row| row.id)),
        }
    }

    pub(super) fn check_account(&self, account: Option<BankAccountId>) -> Result<(), Refusal> {
        match account {
            Some(account) if self.bank_accounts.get(account).is_none() => Err(Refusal::BankAccountUnknown),
            _ => Ok(()),
        }
    }

    /// Checks surcharge choices without applying them.
    pub(super) fn check_surcharges(&self, choices: &[SurchargeChoice]) -> Result<(), Refusal> {
        if !choices.is_empty() && !self.settings.use_surcharges {
            return Err(Refusal::SurchargesOff);
        }
        choices.iter().try_for_each(|choice| self.chosen_surcharge(choice).map(|_| ()))
    }

    fn chosen_surcharge(&self, choice: &SurchargeChoice) -> Result<&crate::records::Surcharge, Refusal> {
        let by_id = choice.id.and_then(|id| self.surcharges.get(id));
        let by_code = || given(choice.code.as_deref()).and_then(|code| self.surcharges.by_code(code));
        by_id.or_else(by_code).filter(|surcharge| surcharge.is_active).ok_or(Refusal::SurchargeUnknown)
    }

    /// Applies surcharges to a document with these lines.
    pub(super) fn applied_surcharges(
        &mut self,
        now: Timestamp,
        lines: &[Line],
        choices: &[SurchargeChoice],
    ) -> Result<Vec<AppliedSurcharge>, Refusal> {
        let goods: Money = lines.iter().map(Line::amount).sum();
        let mut applied = Vec::with_capacity(choices.len());
        for choice in choices {
            let surcharge = self.chosen_surcharge(choice)?;
            let derived = match surcharge.ratio {
                Some(ratio) => goods * ratio / Decimal::ONE_HUNDRED,
                None => surcharge.value.unwrap_or_default(),
            };
            applied.push(AppliedSurcharge {
                id: 0,
                surcharge: surcharge.id,
                name: surcharge.name.clone(),
                value: surcharge.value.unwrap_or_default(),
                price: choice.price.unwrap_or(derived),
                created_at: now,
            });
        }
        for surcharge in &mut applied {
            surcharge.id = self.allocate_link();
        }
        Ok(applied)
    }

    /// Writes a parcel over another, resolving its location and naming the usual carrier.
    pub(super) fn written_parcel(&self, mut parcel: Parcel, draft: ParcelDraft) -> Parcel {
        parcel.kind = draft.kind.or(parcel.kind);
        parcel.price = draft.price.or(parcel.price);
        parcel.weight = draft.weight.or(parcel.weight);
        parcel.length = draft.length.or(parcel.length);
        parcel.width = draft.width.or(parcel.width);
        parcel.height = draft.height.or(parcel.height);
        parcel.status = draft.status.unwrap_or(parcel.status);
        parcel.using_price_cod = draft.using_price_cod.unwrap_or(parcel.using_price_cod);
        parcel.price_cod_payment = draft.price_cod_payment.or(parcel.price_cod_payment);
        for (member, value) in [
            (&mut parcel.delivery_code, draft.delivery_code),
            (&mut parcel.receiver, draft.receiver),
            (&mut parcel.contact_number, draft.contact_number),
            (&mut parcel.address, draft.address),
            (&mut parcel.ward_name, draft.ward_name),
        ] {
            if value.is_some() {
                *member = value;
            }
        }
        let by_name = draft.location_name.as_deref().and_then(|name| self.locations.by_code(name));
        if let Some(location) = draft.location.and_then(|id| self.locations.get(id)).or(by_name) {
            parcel.location = Some(location.id);
            parcel.location_name = Some(location.name.clone());
        } else if draft.location_name.is_some() {
            (parcel.location, parcel.location_name) = (None, draft.location_name);
        }
        parcel.partner = draft.partner.or(parcel.partner).or_else(|| self.default_partner.clone());
        parcel
    }

    /// Changes a customer's debt (negative: a deposit).
    pub(super) fn change_debt(&mut self, customer: Option<CustomerId>, amount: Money) {
        if let Some(customer) = customer.and_then(|customer| self.customers.get_mut(customer)) {
            customer.debt += amount;
        }
    }

    /// Counts a sale (or its cancellation, negative) in a customer's totals and points: a point per 10,000 đ.
    pub(super) fn count_sale(&mut self, customer: Option<CustomerId>, total: Money) {
        if let Some(customer) = customer.and_then(|customer| self.customers.get_mut(customer)) {
            let points = (total / Decimal::from(10_000)).trunc().try_into().unwrap_or(0i64);
            customer.debt += total;
            customer.total_invoiced += total;
            customer.total_revenue += total;
            customer.total_point += points;
            customer.reward_point += points;
        }
    }
}
