//! Surcharge definitions (*thu khác*).

use jiff::Timestamp;
use rust_decimal::Decimal;

use super::products::given;
use crate::records::{Money, Surcharge, SurchargeId};
use crate::refusal::Refusal;
use crate::state::Shop;

/// A surcharge to make, or the members to change of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct SurchargeDraft {
    /// Name; required on creation.
    pub name: Option<String>,
    /// Code; given by the shop when missing.
    pub code: Option<String>,
    /// Fixed amount.
    pub value: Option<Money>,
    /// Percent.
    pub ratio: Option<Decimal>,
}

impl Shop {
    /// Makes a surcharge: `POST /surchages`.
    ///
    /// # Errors
    /// Feature off; name missing; code in use, be it by an inactive one.
    pub fn create_surcharge(
        &mut self,
        now: Timestamp,
        draft: SurchargeDraft,
    ) -> Result<SurchargeId, Refusal> {
        self.check_surcharge(&draft, None)?;
        let name = given(draft.name.as_deref()).ok_or(Refusal::SurchargeNameInvalid)?.to_owned();
        let code = match given(draft.code.as_deref()) {
            Some(code) => code.to_owned(),
            None => self.next_code("THK"),
        };
        let id = self.surcharges.allocate();
        let value = draft.value.or(if draft.ratio.is_none() { Some(Decimal::ZERO) } else { None });
        self.surcharges.insert(Surcharge {
            id,
            code,
            name,
            value,
            ratio: draft.ratio,
            is_active: true,
            created_at: now,
            modified_at: None,
        });
        Ok(id)
    }

    /// Edits a surcharge: `PUT /surchages/{id}`.
    ///
    /// # Errors
    /// Feature off; unknown; code in use.
    pub fn update_surcharge(
        &mut self,
        now: Timestamp,
        id: SurchargeId,
        draft: SurchargeDraft,
    ) -> Result<(), Refusal> {
        self.surcharges.get(id).ok_or(Refusal::SurchargeUnknown)?;
        self.check_surcharge(&draft, Some(id))?;
        self.surcharges.update(id, |surcharge| {
            if let Some(name) = given(draft.name.as_deref()) {
                surcharge.name = name.to_owned();
            }
            if let Some(code) = given(draft.code.as_deref()) {
                surcharge.code = code.to_owned();
            }
            if draft.value.is_some() {
                (surcharge.value, surcharge.ratio) = (draft.value, None);
            } else if draft.ratio.is_some() {
                (surcharge.value, surcharge.ratio) = (None, draft.ratio);
            }
            surcharge.modified_at = Some(now);
        });
        Ok(())
    }

    /// Activates or deactivates a surcharge: `POST /surchages/{id}/activesurchage`.
    ///
    /// # Errors
    /// Feature off; unknown.
    pub fn set_surcharge_active(
        &mut self,
        now: Timestamp,
        id: SurchargeId,
        is_active: bool,
    ) -> Result<(), Refusal> {
        if !self.settings.use_surcharges {
            return Err(Refusal::SurchargesOff);
        }
        let surcharge = self.surcharges.get_mut(id).ok_or(Refusal::SurchargeUnknown)?;
        surcharge.is_active = is_active;
        surcharge.modified_at = Some(now);
        Ok(())
    }

    fn check_surcharge(&self, draft: &SurchargeDraft, own: Option<SurchargeId>) -> Result<(), Refusal> {
        if !self.settings.use_surcharges {
            return Err(Refusal::SurchargesOff);
        }
        match given(draft.code.as_deref()) {
            Some(code) if self.surcharges.by_code(code).is_some_and(|row| Some(row.id) != own) => {
                Err(Refusal::SurchargeCodeTaken(code.into()))
            }
            _ => Ok(()),
        }
    }
}
