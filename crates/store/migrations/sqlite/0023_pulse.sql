-- What a screen that is being watched needs to know: which lists have changed, and how much has happened each hour.

-- One number a list, from a counter of the shop that only grows: whoever remembers the greatest number seen finds the lists
-- that have changed since.
CREATE TABLE list_changes (
    shop INTEGER NOT NULL REFERENCES shops (id),
    list TEXT NOT NULL,
    changed INTEGER NOT NULL,
    PRIMARY KEY (shop, list)
) STRICT, WITHOUT ROWID;

CREATE TABLE traffic (
    shop INTEGER NOT NULL REFERENCES shops (id),
    hour INTEGER NOT NULL, -- since 1970
    entity TEXT NOT NULL,
    arrived INTEGER NOT NULL, -- changes of KiotViet that were taken over
    sent INTEGER NOT NULL, -- changes of ours that KiotViet took
    delays INTEGER NOT NULL, -- how many of those that arrived told when they had been made
    delay INTEGER NOT NULL, -- the sum of their delays, in milliseconds
    PRIMARY KEY (shop, hour, entity)
) STRICT, WITHOUT ROWID;
