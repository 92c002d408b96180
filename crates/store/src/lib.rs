//! Abaha's commerce data and the state of synchronisation
