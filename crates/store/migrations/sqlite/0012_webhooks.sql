-- What KiotViet says without being asked: hints where to look, and the registrations through which it says so.

-- Look at this record of KiotViet early. One row a record, however often it is named; whoever has looked removes it
-- unless it was named again meanwhile (generation, from a counter that never goes back).
CREATE TABLE hints (
    shop INTEGER NOT NULL REFERENCES shops (id),
    entity TEXT NOT NULL, -- for stock: the product's id
    remote_id INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('changed', 'deleted')),
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    count INTEGER NOT NULL, -- how often it was named
    tries INTEGER NOT NULL, -- in a row without success
    due_at INTEGER NOT NULL,
    PRIMARY KEY (shop, entity, remote_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX hints_due ON hints (shop, due_at);

-- Our registrations on KiotViet, one for each kind of event. Of the key in the address only the hash is kept.
CREATE TABLE registrations (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    event TEXT NOT NULL,
    key_hash BLOB NOT NULL UNIQUE,
    secret BLOB NOT NULL, -- sealed
    public_url TEXT NOT NULL, -- the service's address then
    remote_id INTEGER, -- NULL: not known to have arrived there
    state TEXT NOT NULL CHECK (state IN ('making', 'standing', 'ended')),
    made_at INTEGER NOT NULL,
    ended_at INTEGER, -- its key is good for a while after that
    last_delivery_at INTEGER,
    accepted INTEGER NOT NULL DEFAULT 0,
    badly_signed INTEGER NOT NULL DEFAULT 0,
    not_understood INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (shop, id),
    CHECK ((state = 'ended') = (ended_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX registrations_events ON registrations (shop, event, state);

-- Registrations that had vanished or were switched off and were made again.
CREATE TABLE registration_repairs (
    shop INTEGER NOT NULL REFERENCES shops (id),
    event TEXT NOT NULL,
    repaired_at INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('vanished', 'switched_off')),
    PRIMARY KEY (shop, event, repaired_at)
) STRICT, WITHOUT ROWID;

-- When a shop's registrations were last looked at, by one process at a time.
CREATE TABLE registration_guards (
    shop INTEGER PRIMARY KEY REFERENCES shops (id),
    claimed_until INTEGER NOT NULL,
    checked_at INTEGER,
    failing_code TEXT -- of the error catalogue
) STRICT;
