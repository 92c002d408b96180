-- Shops, their link to KiotViet, who may come in.
-- Conventions of all tables: the key starts with the shop; flags are 0 or 1; instants are milliseconds of UTC since
-- 1970 (those that belong to a record: units of 100 ns, KiotViet's own resolution); money and quantities are whole numbers of 1/10,000; JSON is text.

CREATE TABLE shops (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE connections (
    shop INTEGER PRIMARY KEY REFERENCES shops (id),
    retailer TEXT NOT NULL,
    retailer_id INTEGER,
    account TEXT NOT NULL CHECK (account IN ('retail', 'fnb')),
    api_url TEXT NOT NULL,
    token_url TEXT NOT NULL,
    client_id TEXT NOT NULL,
    client_secret BLOB NOT NULL, -- sealed
    default_branch INTEGER,
    sale_channel INTEGER,
    settings TEXT NOT NULL,
    options TEXT NOT NULL,
    failing_code TEXT,
    failing_since INTEGER,
    connected_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CHECK ((failing_code IS NULL) = (failing_since IS NULL))
) STRICT;

-- What KiotViet lists and we only refer to: sale channels, surcharges.
CREATE TABLE reference_data (
    shop INTEGER NOT NULL REFERENCES shops (id),
    kind TEXT NOT NULL CHECK (kind IN ('sale_channel', 'surcharge')),
    remote_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    detail TEXT NOT NULL,
    PRIMARY KEY (shop, kind, remote_id)
) STRICT, WITHOUT ROWID;

-- Only the hash of a token is kept.
CREATE TABLE api_tokens (
    token_hash BLOB PRIMARY KEY,
    shop INTEGER NOT NULL REFERENCES shops (id),
    role TEXT NOT NULL CHECK (role IN ('owner', 'staff', 'operator')),
    created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
