//! Closing, reopening and renaming branches: only staff can, the API reads them.

use jiff::Timestamp;

use crate::events::Event;
use crate::records::BranchId;
use crate::refusal::Refusal;
use crate::state::Shop;

impl Shop {
    /// Closes a branch. Its stock rows linger in inventories; writes that name it are refused.
    ///
    /// # Errors
    /// Unknown, or the only one left.
    pub fn close_branch(&mut self, now: Timestamp, id: BranchId) -> Result<(), Refusal> {
        self.branches.get(id).ok_or(Refusal::BranchUnknown)?;
        if self.branches.len() == 1 {
            return Err(Refusal::LastBranch);
        }
        self.branches.remove(id, now);
        self.events.push(Event::BranchesRemoved(vec![id]));
        Ok(())
    }

    /// Opens a closed branch again.
    ///
    /// # Errors
    /// Not a closed branch.
    pub fn reopen_branch(&mut self, now: Timestamp, id: BranchId) -> Result<(), Refusal> {
        let mut branch = self.branches.take_removed(id).ok_or(Refusal::BranchUnknown)?;
        branch.modified_at = Some(now);
        self.branches.insert(branch);
        self.events.push(Event::BranchChanged(id));
        Ok(())
    }

    /// Renames a branch.
    ///
    /// # Errors
    /// Unknown, or an empty name.
    pub fn rename_branch(&mut self, now: Timestamp, id: BranchId, name: &str) -> Result<(), Refusal> {
        let branch =
            self.branches.get_mut(id).filter(|_| !name.trim().is_empty()).ok_or(Refusal::BranchUnknown)?;
        branch.name = name.trim().to_owned();
        branch.modified_at = Some(now);
        self.events.push(Event::BranchChanged(id));
        Ok(())
    }
}
