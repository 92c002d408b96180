//! A KiotViet to run: the Public API over its own state, with faults on demand
