-- What has changed on either side, as far as we made it or saw it: one row for what happened to a record in one
-- transaction. Records born together in a run share one row, from local_id to last_local_id.

CREATE TABLE history (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    noted_at INTEGER NOT NULL,
    entity TEXT NOT NULL,
    local_id INTEGER,
    last_local_id INTEGER,
    remote_id INTEGER,
    label TEXT NOT NULL, -- code or name
    label_key TEXT NOT NULL, -- without case and marks
    side TEXT NOT NULL CHECK (side IN ('abaha', 'kiotviet')), -- where it began
    action TEXT NOT NULL CHECK (action IN ('created', 'changed', 'archived', 'restored', 'linked', 'sent_created',
        'sent_changed', 'sent_deleted', 'overruled', 'conflict_opened', 'conflict_decided', 'conflict_closed',
        'undone')),
    fields TEXT, -- JSON
    cause TEXT NOT NULL CHECK (cause IN ('run', 'hint', 'sending', 'person', 'undo_entry', 'undo_run', 'undo_since',
        'decision')),
    run INTEGER, -- the run that it happened in
    person TEXT,
    subject INTEGER, -- what is undone, or the conflict
    undone_by INTEGER, -- the row that undid this one
    PRIMARY KEY (shop, id),
    CHECK (last_local_id IS NULL OR (local_id IS NOT NULL AND last_local_id >= local_id))
) STRICT, WITHOUT ROWID;
CREATE INDEX history_record ON history (shop, entity, local_id) WHERE local_id IS NOT NULL;
CREATE INDEX history_births ON history (shop, entity, local_id) WHERE last_local_id IS NOT NULL;
CREATE INDEX history_label ON history (shop, label_key) WHERE label_key <> '';
CREATE INDEX history_run ON history (shop, run) WHERE run IS NOT NULL;
CREATE INDEX history_noted ON history (shop, noted_at);
