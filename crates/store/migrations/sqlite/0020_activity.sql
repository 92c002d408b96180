-- Nhật ký: what people and the machine did, one row for each deed.

CREATE TABLE activity (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    actor_kind TEXT NOT NULL CHECK (actor_kind IN ('person', 'token', 'machine')),
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    entity TEXT,
    subject_id INTEGER,
    subject TEXT,
    details TEXT, -- JSON
    search_key TEXT NOT NULL, -- actor and subject, without case and marks
    PRIMARY KEY (shop, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_actor ON activity (shop, actor_kind, id);
