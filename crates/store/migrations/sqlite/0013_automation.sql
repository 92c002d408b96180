-- What may happen to a shop without anybody pressing a button, and what its operator has switched on.
CREATE TABLE automation (
    shop INTEGER PRIMARY KEY REFERENCES shops (id),
    window_until INTEGER, -- the end of automatic work after the last press; NULL: never pressed
    always_on INTEGER NOT NULL CHECK (always_on IN (0, 1)),
    orders_enabled INTEGER NOT NULL CHECK (orders_enabled IN (0, 1)),
    customers_enabled INTEGER NOT NULL CHECK (customers_enabled IN (0, 1))
) STRICT;

-- Shops that were connected before there was such a thing go on as they were used to.
INSERT INTO automation (shop, window_until, always_on, orders_enabled, customers_enabled)
SELECT shop, updated_at + 864000000, 0, 1, 1 FROM connections;
