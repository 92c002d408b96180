//! A typed client of KiotViet's Public API
