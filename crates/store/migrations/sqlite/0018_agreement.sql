-- The proof of agreement. A round compares every record of an entity with KiotViet's; what differed is listed until a
-- later comparison finds it equal.

CREATE TABLE agreement (
    shop INTEGER NOT NULL REFERENCES shops (id),
    subject TEXT NOT NULL, -- an entity, or price_entries
    compared INTEGER NOT NULL CHECK (compared >= 0), -- in the last complete round
    by_rule INTEGER NOT NULL CHECK (by_rule >= 0), -- of these, differing as the rules want it
    as_of INTEGER NOT NULL, -- when that round began
    checked_at INTEGER NOT NULL, -- the latest comparison of all
    PRIMARY KEY (shop, subject)
) STRICT, WITHOUT ROWID;

CREATE TABLE disagreements (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    subject TEXT NOT NULL,
    parent INTEGER NOT NULL, -- the price list of an entry, else 0
    remote_id INTEGER NOT NULL, -- the record, or the product of an entry or a stock figure
    record TEXT NOT NULL, -- as people are told: 5, or 5/7 where it takes two ids
    field TEXT NOT NULL,
    ours TEXT NOT NULL, -- JSON
    theirs TEXT NOT NULL, -- JSON
    reason TEXT NOT NULL CHECK (reason IN ('conflict', 'unmatched', 'waiting', 'newer', 'drift', 'rule', 'unreadable')),
    since INTEGER NOT NULL,
    PRIMARY KEY (shop, id)
) STRICT;
CREATE UNIQUE INDEX disagreements_records ON disagreements (shop, subject, parent, remote_id, record, field);
