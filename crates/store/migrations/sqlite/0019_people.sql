-- Who may come in: people with a login and a password, the browsers they are signed in with, programs with a token.

-- A login names no shop, so it is unique over all of them, and operators have none.
CREATE TABLE users (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    shop INTEGER REFERENCES shops (id),
    login TEXT NOT NULL,
    login_key TEXT NOT NULL UNIQUE, -- without regard to case
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'staff', 'operator')),
    rights TEXT NOT NULL, -- of a staff member, with commas between
    password TEXT NOT NULL, -- Argon2id with its salt, as a PHC string
    locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
    created_at INTEGER NOT NULL,
    last_seen_at INTEGER,
    CHECK ((shop IS NULL) = (role = 'operator'))
) STRICT;
CREATE INDEX users_shop ON users (shop, id);

-- Only the hash of what the cookie holds is kept.
CREATE TABLE sessions (
    token_hash BLOB PRIMARY KEY,
    user INTEGER NOT NULL REFERENCES users (id),
    created_at INTEGER NOT NULL,
    seen_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions (user);

-- How often somebody has lately tried to sign in. The subject is the hash of a login or an address: who mistakes one
-- field for the other has written no password down here.
CREATE TABLE sign_in_attempts (
    subject BLOB PRIMARY KEY,
    attempts INTEGER NOT NULL,
    since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Tokens get a name, rights of their own, and are remembered by their last use.
CREATE TABLE tokens (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    token_hash BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'staff', 'operator')),
    rights TEXT NOT NULL, -- of a staff member's, with commas between
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    last_used_at INTEGER,
    PRIMARY KEY (shop, id)
) STRICT, WITHOUT ROWID;
INSERT INTO tokens
    SELECT shop, row_number() OVER (PARTITION BY shop ORDER BY created_at, token_hash), token_hash, role, role,
        CASE role WHEN 'staff' THEN 'see_sync,run_sync' ELSE '' END, created_at, 'command', NULL
    FROM api_tokens;
INSERT INTO id_counters (shop, kind, last) SELECT shop, 'token', max(id) FROM tokens GROUP BY shop;
DROP TABLE api_tokens;
