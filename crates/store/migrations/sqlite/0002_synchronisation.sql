-- The state of synchronisation: who works on a shop, the three facts of every record, progress, trouble.

-- One worker for each shop. The generation only ever grows: it is what a worker must still hold to write.
CREATE TABLE leases (
    shop INTEGER PRIMARY KEY REFERENCES shops (id),
    generation INTEGER NOT NULL,
    owner TEXT, -- NULL: released
    expires_at INTEGER NOT NULL,
    ttl INTEGER NOT NULL -- milliseconds
) STRICT;

-- The last local id given, for each kind of record.
CREATE TABLE id_counters (
    shop INTEGER NOT NULL REFERENCES shops (id),
    kind TEXT NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (shop, kind)
) STRICT, WITHOUT ROWID;

-- A record of KiotViet, the record here it belongs to, and what is known of both. The JSON is too wide for a table
-- that is its own index, hence a table with a row id.
CREATE TABLE links (
    shop INTEGER NOT NULL REFERENCES shops (id),
    entity TEXT NOT NULL,
    remote_id INTEGER NOT NULL,
    local_id INTEGER, -- NULL: remembered, not matched yet
    theirs TEXT NOT NULL,
    agreement TEXT NOT NULL CHECK (agreement IN ('none', 'theirs', 'other')),
    agreed TEXT, -- only when it differs from theirs
    gone INTEGER NOT NULL CHECK (gone IN (0, 1)),
    dirty INTEGER NOT NULL CHECK (dirty IN (0, 1)),
    changed_at INTEGER, -- by KiotViet's clock
    seen_at INTEGER NOT NULL, -- when the row was last written
    PRIMARY KEY (shop, entity, remote_id),
    UNIQUE (shop, entity, local_id),
    CHECK ((agreement = 'other') = (agreed IS NOT NULL))
) STRICT;
CREATE INDEX links_dirty ON links (shop, entity, remote_id) WHERE dirty = 1;
CREATE INDEX links_gone ON links (shop, entity, remote_id) WHERE gone = 1;
CREATE INDEX links_deferred ON links (shop, entity, remote_id) WHERE local_id IS NULL;

-- Named places where reading goes on (watermarks, pages).
CREATE TABLE positions (
    shop INTEGER NOT NULL REFERENCES shops (id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (shop, name)
) STRICT, WITHOUT ROWID;

-- Records that a sweep did not meet: gone perhaps, to be asked for one by one.
CREATE TABLE suspects (
    shop INTEGER NOT NULL REFERENCES shops (id),
    entity TEXT NOT NULL,
    remote_id INTEGER NOT NULL,
    PRIMARY KEY (shop, entity, remote_id)
) STRICT, WITHOUT ROWID;

-- Requests to KiotViet, counted by the minute, by all processes.
CREATE TABLE request_counts (
    shop INTEGER NOT NULL REFERENCES shops (id),
    minute INTEGER NOT NULL, -- since 1970
    gets INTEGER NOT NULL CHECK (gets >= 0),
    PRIMARY KEY (shop, minute)
) STRICT, WITHOUT ROWID;

-- KiotViet said to stop for a while.
CREATE TABLE request_pauses (
    shop INTEGER PRIMARY KEY REFERENCES shops (id),
    until INTEGER NOT NULL
) STRICT;

CREATE TABLE runs (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'finished_with_failures', 'failed', 'interrupted')),
    entities TEXT NOT NULL,
    dry_run INTEGER NOT NULL CHECK (dry_run IN (0, 1)),
    trigger_name TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    finished_at INTEGER,
    counts TEXT NOT NULL,
    requests TEXT NOT NULL,
    error TEXT,
    PRIMARY KEY (shop, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX runs_unfinished ON runs (shop, id) WHERE state = 'running';

-- Records that could not be taken over, each with its reason; gone when healed.
CREATE TABLE failures (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    entity TEXT NOT NULL,
    record_key TEXT NOT NULL, -- the id there, or else a mark of the payload
    remote_id INTEGER,
    code TEXT NOT NULL,
    message TEXT NOT NULL,
    payload TEXT NOT NULL,
    run INTEGER NOT NULL,
    attempts INTEGER NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    PRIMARY KEY (shop, id),
    UNIQUE (shop, entity, record_key)
) STRICT;

-- Questions for a person.
CREATE TABLE conflicts (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    entity TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('field', 'doubtful_match', 'brake')),
    subject TEXT NOT NULL, -- remote:5, local:7, or empty for the entity as a whole
    remote_id INTEGER,
    local_id INTEGER,
    field TEXT NOT NULL, -- empty where no single field is meant
    ours TEXT,
    theirs TEXT,
    base TEXT,
    note TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    closed_at INTEGER,
    PRIMARY KEY (shop, id)
) STRICT;
CREATE UNIQUE INDEX conflicts_open ON conflicts (shop, entity, kind, subject, field) WHERE closed_at IS NULL;
