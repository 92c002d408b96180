-- Switches of the shop on KiotViet that are off, as its refusals told: one row each, however many orders wait for it.
CREATE TABLE switches_off (
    shop INTEGER NOT NULL REFERENCES shops (id),
    switch TEXT NOT NULL, -- orders, delivery, surcharges
    code TEXT NOT NULL, -- by the error catalogue; the orders that wait in the outbox carry it too
    message TEXT NOT NULL, -- KiotViet's words
    since INTEGER NOT NULL,
    probe_at INTEGER NOT NULL, -- when one order tries again
    PRIMARY KEY (shop, switch)
) STRICT, WITHOUT ROWID;
