-- Customers, their groups, and whom a price list is for.

CREATE TABLE customer_groups (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    description TEXT,
    archived_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (shop, id)
) STRICT;

CREATE TABLE customers (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    code_key TEXT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT,
    phone_key TEXT, -- the one form by which people are matched
    other_phone TEXT,
    email TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'company')),
    gender TEXT CHECK (gender IN ('female', 'male')),
    birth_date TEXT, -- YYYY-MM-DD
    address TEXT,
    location TEXT,
    ward TEXT,
    organization TEXT,
    tax_code TEXT,
    comments TEXT,
    archived_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (shop, id)
) STRICT;
CREATE INDEX customers_code ON customers (shop, code_key);
CREATE INDEX customers_phone ON customers (shop, phone_key) WHERE phone_key IS NOT NULL;

CREATE TABLE customer_memberships (
    shop INTEGER NOT NULL,
    customer_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    group_id INTEGER,
    group_there INTEGER,
    PRIMARY KEY (shop, customer_id, position),
    FOREIGN KEY (shop, customer_id) REFERENCES customers (shop, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (shop, group_id) REFERENCES customer_groups (shop, id),
    CHECK ((group_id IS NULL) <> (group_there IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX customer_memberships_awaiting ON customer_memberships (shop, group_there) WHERE group_there IS NOT NULL;

-- The points of sale and the groups that a price list is limited to.
CREATE TABLE price_list_branches (
    shop INTEGER NOT NULL,
    price_list_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    point_of_sale_id INTEGER,
    point_of_sale_there INTEGER,
    PRIMARY KEY (shop, price_list_id, position),
    FOREIGN KEY (shop, price_list_id) REFERENCES price_lists (shop, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (shop, point_of_sale_id) REFERENCES points_of_sale (shop, id),
    CHECK ((point_of_sale_id IS NULL) <> (point_of_sale_there IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE price_list_groups (
    shop INTEGER NOT NULL,
    price_list_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    group_id INTEGER,
    group_there INTEGER,
    PRIMARY KEY (shop, price_list_id, position),
    FOREIGN KEY (shop, price_list_id) REFERENCES price_lists (shop, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (shop, group_id) REFERENCES customer_groups (shop, id),
    CHECK ((group_id IS NULL) <> (group_there IS NULL))
) STRICT, WITHOUT ROWID;
