-- What runs would do: plans, decided on item by item.

CREATE TABLE plans (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('building', 'open', 'applied')),
    rolling INTEGER NOT NULL CHECK (rolling IN (0, 1)), -- kept up to date by shadow mode
    full_reading INTEGER NOT NULL CHECK (full_reading IN (0, 1)),
    entities TEXT NOT NULL,
    run INTEGER NOT NULL, -- the run that last wrote it
    counts TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    applied_run INTEGER, -- the run that last carried it out
    applied_at INTEGER,
    PRIMARY KEY (shop, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_items (
    shop INTEGER NOT NULL REFERENCES shops (id),
    plan INTEGER NOT NULL,
    id INTEGER NOT NULL,
    entity TEXT NOT NULL,
    subject TEXT NOT NULL, -- remote:5, local:7, remote:5 in 3, with a prefix for questions and for what is sent
    side TEXT NOT NULL CHECK (side IN ('abaha', 'kiotviet')),
    action TEXT NOT NULL CHECK (action IN ('create', 'link', 'change', 'archive', 'restore', 'push_create',
        'push_change', 'push_delete', 'ask', 'only_here')),
    remote_id INTEGER,
    local_id INTEGER,
    parent_id INTEGER, -- KiotViet's id of the branch of a stock figure, of the list of a price
    label TEXT NOT NULL,
    label_key TEXT NOT NULL, -- without case and marks
    fields TEXT, -- JSON; missing for what is new as a whole
    mark INTEGER NOT NULL, -- of the values that would be written
    money INTEGER,
    pieces INTEGER,
    run INTEGER NOT NULL, -- the run that last saw it
    decision TEXT NOT NULL CHECK (decision IN ('pending', 'approved', 'refused')),
    decided_by TEXT,
    decided_at INTEGER,
    outcome TEXT CHECK (outcome IN ('done', 'not_approved', 'changed_since', 'no_longer')),
    outcome_run INTEGER,
    PRIMARY KEY (shop, plan, id),
    FOREIGN KEY (shop, plan) REFERENCES plans (shop, id)
) STRICT;
CREATE UNIQUE INDEX plan_items_subject ON plan_items (shop, plan, entity, subject);

-- How far the readings have come that keep a rolling plan up to date.
CREATE TABLE plan_positions (
    shop INTEGER NOT NULL REFERENCES shops (id),
    plan INTEGER NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (shop, plan, name),
    FOREIGN KEY (shop, plan) REFERENCES plans (shop, id)
) STRICT, WITHOUT ROWID;

-- KiotViet's records that may be some of ours, as a plan met them, until the whole list is known.
CREATE TABLE plan_records (
    shop INTEGER NOT NULL REFERENCES shops (id),
    plan INTEGER NOT NULL,
    entity TEXT NOT NULL,
    remote_id INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (shop, plan, entity, remote_id),
    FOREIGN KEY (shop, plan) REFERENCES plans (shop, id)
) STRICT, WITHOUT ROWID;

-- What the newest matching of an entity came to.
CREATE TABLE match_reports (
    shop INTEGER NOT NULL REFERENCES shops (id),
    entity TEXT NOT NULL,
    run INTEGER NOT NULL,
    sure INTEGER NOT NULL,
    doubtful INTEGER NOT NULL,
    only_here INTEGER NOT NULL,
    only_there INTEGER NOT NULL,
    doubles_here INTEGER NOT NULL,
    doubles_there INTEGER NOT NULL,
    matched_at INTEGER NOT NULL,
    PRIMARY KEY (shop, entity)
) STRICT, WITHOUT ROWID;

-- Its doubtful matches and double keys, each with the records in question (JSON).
CREATE TABLE match_findings (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    entity TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('doubtful', 'double_here', 'double_there')),
    ours TEXT NOT NULL,
    theirs TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (shop, id)
) STRICT;
CREATE INDEX match_findings_entity ON match_findings (shop, entity, id);

-- What a person said about a record of KiotViet in doubt.
CREATE TABLE match_decisions (
    shop INTEGER NOT NULL REFERENCES shops (id),
    entity TEXT NOT NULL,
    remote_id INTEGER NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('link', 'new', 'apart')),
    local_id INTEGER,
    decided_by TEXT NOT NULL,
    decided_at INTEGER NOT NULL,
    PRIMARY KEY (shop, entity, remote_id),
    CHECK ((verdict = 'link') = (local_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
