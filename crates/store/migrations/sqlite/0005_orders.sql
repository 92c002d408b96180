-- Orders and their lines.

CREATE TABLE orders (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    code_key TEXT NOT NULL,
    placed_at INTEGER NOT NULL, -- units of 100 ns since 1970
    branch_id INTEGER,
    branch_there INTEGER,
    customer_id INTEGER,
    customer_there INTEGER,
    sale_channel INTEGER,
    state INTEGER NOT NULL CHECK (state IN (0, 5, 10, 15, 20, 25)), -- Abaha's codes
    discount INTEGER NOT NULL,
    fees INTEGER NOT NULL,
    total INTEGER NOT NULL,
    paid INTEGER NOT NULL,
    delivery TEXT, -- JSON
    note TEXT,
    archived_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (shop, id),
    FOREIGN KEY (shop, branch_id) REFERENCES points_of_sale (shop, id),
    FOREIGN KEY (shop, customer_id) REFERENCES customers (shop, id),
    CHECK (branch_id IS NULL OR branch_there IS NULL),
    CHECK (customer_id IS NULL OR customer_there IS NULL)
) STRICT;
CREATE INDEX orders_code ON orders (shop, code_key);
CREATE INDEX orders_customer ON orders (shop, customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX orders_awaiting_branch ON orders (shop, branch_there) WHERE branch_there IS NOT NULL;
CREATE INDEX orders_awaiting_customer ON orders (shop, customer_there) WHERE customer_there IS NOT NULL;

CREATE TABLE order_lines (
    shop INTEGER NOT NULL,
    order_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    product_id INTEGER,
    product_there INTEGER,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    quantity INTEGER NOT NULL,
    price INTEGER NOT NULL,
    discount INTEGER NOT NULL,
    note TEXT,
    PRIMARY KEY (shop, order_id, position),
    FOREIGN KEY (shop, order_id) REFERENCES orders (shop, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (shop, product_id) REFERENCES products (shop, id),
    CHECK (product_id IS NULL OR product_there IS NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_lines_awaiting ON order_lines (shop, product_there) WHERE product_there IS NOT NULL;
