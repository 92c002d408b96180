-- Records that were born here while nothing of their entity was sent: should the shop choose both ways again, they go.
CREATE TABLE kept_back (
    shop INTEGER NOT NULL REFERENCES shops (id),
    entity TEXT NOT NULL,
    local_id INTEGER NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (shop, entity, local_id)
) STRICT, WITHOUT ROWID;
