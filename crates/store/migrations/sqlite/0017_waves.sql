-- Alarming changes that are held back, and the questions about them.

CREATE TABLE held (
    shop INTEGER NOT NULL REFERENCES shops (id),
    entity TEXT NOT NULL,
    remote_id INTEGER NOT NULL,
    parent_id INTEGER NOT NULL, -- KiotViet's id of the branch of a stock figure, of the list of a price; else 0
    kind TEXT NOT NULL CHECK (kind IN ('zeros', 'halved', 'discontinued', 'vanished')),
    label TEXT NOT NULL,
    before TEXT NOT NULL, -- JSON, for people
    after TEXT NOT NULL,
    observed TEXT NOT NULL, -- JSON: what was read, to be taken when a person allows it
    changed_at INTEGER,
    PRIMARY KEY (shop, entity, remote_id, parent_id)
) STRICT;
CREATE INDEX held_kind ON held (shop, entity, parent_id, kind);

CREATE TABLE waves (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    entity TEXT NOT NULL,
    parent_id INTEGER NOT NULL, -- KiotViet's id of the list whose prices are meant; else 0
    kind TEXT NOT NULL CHECK (kind IN ('zeros', 'halved', 'discontinued', 'vanished')),
    state TEXT NOT NULL CHECK (state IN ('open', 'allowed', 'refused', 'closed')),
    known INTEGER NOT NULL,
    affected INTEGER NOT NULL,
    examples TEXT NOT NULL, -- JSON
    run INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    decided_by TEXT,
    decided_at INTEGER,
    PRIMARY KEY (shop, id)
) STRICT;
CREATE UNIQUE INDEX waves_standing ON waves (shop, entity, parent_id, kind) WHERE state <> 'closed';
