-- Orders that are placed here: what may be sold, what our orders take that KiotViet does not count yet, and the answers
-- that were given to whoever ordered.

-- What a shop chose about selling.
CREATE TABLE selling (
    shop INTEGER PRIMARY KEY REFERENCES shops (id),
    sell_negative INTEGER NOT NULL CHECK (sell_negative IN (0, 1)), -- bán âm
    buffer INTEGER NOT NULL CHECK (buffer >= 0), -- held back from every pool, in base units
    price_list_id INTEGER -- for buyers whose groups have none
) STRICT;

-- The exceptions of single products.
CREATE TABLE product_selling (
    shop INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    only_in_stock INTEGER NOT NULL CHECK (only_in_stock IN (0, 1)), -- never sold negative
    buffer INTEGER CHECK (buffer >= 0), -- in the place of the shop's
    PRIMARY KEY (shop, product_id),
    FOREIGN KEY (shop, product_id) REFERENCES products (shop, id)
) STRICT, WITHOUT ROWID;

-- What our orders take from a pool that no reading of KiotViet's stock has shown as reserved yet. The product is the one
-- whose row will show it, the base is the one whose pool it is.
CREATE TABLE uncounted (
    shop INTEGER NOT NULL REFERENCES shops (id),
    order_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    point_of_sale_id INTEGER NOT NULL,
    base_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0), -- of the product's own unit
    pieces INTEGER NOT NULL CHECK (pieces > 0), -- of the base unit
    confirmed_at INTEGER, -- by our clock, when KiotViet was known to have the order; NULL: not yet
    PRIMARY KEY (shop, order_id, product_id, point_of_sale_id),
    FOREIGN KEY (shop, order_id) REFERENCES orders (shop, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX uncounted_pool ON uncounted (shop, base_id, point_of_sale_id);
CREATE INDEX uncounted_row ON uncounted (shop, product_id, point_of_sale_id);

-- What is known of an order that was placed here beside the order itself.
CREATE TABLE placed_orders (
    shop INTEGER NOT NULL REFERENCES shops (id),
    order_id INTEGER NOT NULL,
    placed_by TEXT NOT NULL,
    fees TEXT NOT NULL, -- JSON: names and amounts; KiotViet gets their sum
    PRIMARY KEY (shop, order_id),
    FOREIGN KEY (shop, order_id) REFERENCES orders (shop, id)
) STRICT, WITHOUT ROWID;

-- What people should know of an order, by codes of the error catalogue.
CREATE TABLE order_remarks (
    shop INTEGER NOT NULL REFERENCES shops (id),
    order_id INTEGER NOT NULL,
    code TEXT NOT NULL,
    parameters TEXT NOT NULL, -- JSON object
    noted_at INTEGER NOT NULL,
    PRIMARY KEY (shop, order_id, code),
    FOREIGN KEY (shop, order_id) REFERENCES orders (shop, id)
) STRICT, WITHOUT ROWID;

-- Answers to placing, so that whoever asks twice with one key orders once.
CREATE TABLE idempotency_keys (
    shop INTEGER NOT NULL REFERENCES shops (id),
    idempotency_key TEXT NOT NULL,
    request_hash BLOB NOT NULL,
    answer TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (shop, idempotency_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_keys_age ON idempotency_keys (shop, created_at);
