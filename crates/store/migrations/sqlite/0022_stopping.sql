-- A person stops a run; the operator suspends a shop.

ALTER TABLE automation ADD COLUMN suspended INTEGER NOT NULL DEFAULT 0 CHECK (suspended IN (0, 1));

CREATE TABLE runs_with_stop (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    state TEXT NOT NULL
        CHECK (state IN ('running', 'finished', 'finished_with_failures', 'failed', 'interrupted', 'stopped')),
    entities TEXT NOT NULL,
    dry_run INTEGER NOT NULL CHECK (dry_run IN (0, 1)),
    trigger_name TEXT NOT NULL,
    started_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    finished_at INTEGER,
    counts TEXT NOT NULL,
    requests TEXT NOT NULL,
    error TEXT,
    stopped_by TEXT, -- who wants it stopped
    PRIMARY KEY (shop, id)
) STRICT, WITHOUT ROWID;
INSERT INTO runs_with_stop SELECT shop, id, state, entities, dry_run, trigger_name, started_at, updated_at, finished_at,
    counts, requests, error, NULL FROM runs;
DROP TABLE runs;
ALTER TABLE runs_with_stop RENAME TO runs;
CREATE INDEX runs_unfinished ON runs (shop, id) WHERE state = 'running';

-- By cause, over all shops: what the operator mends once.
CREATE INDEX failures_code ON failures (code, shop);
CREATE INDEX outbox_code ON outbox (code, shop) WHERE code IS NOT NULL;
