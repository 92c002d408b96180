-- What goes to KiotViet. Each of our records counts its changes, so that a decision made on an older state of it is
-- recognised; the outbox says which records have to be looked at.

ALTER TABLE points_of_sale ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE categories ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE products ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE price_lists ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customer_groups ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE customers ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;
ALTER TABLE orders ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

-- Records of ours that KiotViet may have to hear of. What is to be sent is derived again when it is sent; a row only
-- says where to look. Whoever settles it removes it if nothing new was asked for meanwhile (generation).
CREATE TABLE outbox (
    shop INTEGER NOT NULL REFERENCES shops (id),
    entity TEXT NOT NULL,
    local_id INTEGER NOT NULL,
    id INTEGER NOT NULL, -- for lists
    generation INTEGER NOT NULL,
    queued_at INTEGER NOT NULL, -- since when something waits
    due_at INTEGER NOT NULL,
    attempts INTEGER NOT NULL, -- in a row without success
    attempt TEXT, -- JSON: what was sent and has no answer yet
    code TEXT, -- why the last attempt failed, by the error catalogue
    message TEXT, -- KiotViet's words, or ours
    parked INTEGER NOT NULL CHECK (parked IN (0, 1)), -- a person must act first
    PRIMARY KEY (shop, entity, local_id),
    UNIQUE (shop, id),
    CHECK (parked = 0 OR code IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_due ON outbox (shop, due_at) WHERE parked = 0;
CREATE INDEX outbox_open ON outbox (shop, entity, local_id) WHERE attempt IS NOT NULL;
