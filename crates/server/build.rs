//! The web admin becomes part of the program when it has been built before (`npm run build` in `web/`).

use std::path::Path;

fn main() {
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/dist");
    // A folder that does not exist cannot be watched: Cargo would build this crate anew each time. Where it cannot be
    // made, that is all that happens.
    let _ = std::fs::create_dir_all(&built);
    println!("cargo::rerun-if-changed={}", built.display());
}
