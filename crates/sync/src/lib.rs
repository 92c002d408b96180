//! The heart: records, field rules, matching and the three-way merge; pure
