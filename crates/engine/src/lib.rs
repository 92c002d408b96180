//! Runs: observe, remember, reconcile, act; reaches the world only through ports
