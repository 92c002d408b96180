//! The page in `docs` is exactly the catalogue.

use std::path::Path;

#[test]
fn docs_errors_md_is_the_catalogue() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/errors.md");
    let page = dongbo_catalogue::markdown();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &page).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        written == page,
        "docs/errors.md is behind the catalogue; run: UPDATE_DOCS=1 cargo test -p dongbo-catalogue"
    );
}
