-- Points of sale, categories, products, stock, prices. A reference is two columns: the id here, or, while the
-- target has not arrived, the id there (…_there).

CREATE TABLE points_of_sale (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    address TEXT,
    phone TEXT,
    archived_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (shop, id)
) STRICT;

CREATE TABLE categories (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    parent_id INTEGER,
    parent_there INTEGER,
    archived_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (shop, id),
    FOREIGN KEY (shop, parent_id) REFERENCES categories (shop, id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (parent_id IS NULL OR parent_there IS NULL)
) STRICT;
CREATE INDEX categories_parent ON categories (shop, parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX categories_awaiting ON categories (shop, parent_there) WHERE parent_there IS NOT NULL;

-- One row for each thing that can be sold: product, variant, unit. Codes are not unique here: KiotViet's are, but
-- two records may pass one code on while we read.
CREATE TABLE products (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    code TEXT NOT NULL,
    code_key TEXT NOT NULL,
    barcode TEXT,
    name TEXT NOT NULL,
    full_name TEXT NOT NULL,
    category_id INTEGER,
    category_there INTEGER,
    brand TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('goods', 'combo', 'service')),
    base_price INTEGER NOT NULL,
    weight INTEGER,
    unit TEXT,
    master_id INTEGER,
    master_there INTEGER,
    base_id INTEGER,
    base_there INTEGER,
    conversion INTEGER,
    attributes TEXT NOT NULL,
    images TEXT NOT NULL,
    description TEXT,
    allows_sale INTEGER NOT NULL CHECK (allows_sale IN (0, 1)),
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    visible INTEGER NOT NULL DEFAULT 1 CHECK (visible IN (0, 1)), -- in the app, Abaha's own
    archived_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (shop, id),
    FOREIGN KEY (shop, category_id) REFERENCES categories (shop, id),
    FOREIGN KEY (shop, master_id) REFERENCES products (shop, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (shop, base_id) REFERENCES products (shop, id) DEFERRABLE INITIALLY DEFERRED,
    CHECK (category_id IS NULL OR category_there IS NULL),
    CHECK (master_id IS NULL OR master_there IS NULL),
    CHECK (base_id IS NULL OR base_there IS NULL),
    CHECK ((conversion IS NULL) = (base_id IS NULL AND base_there IS NULL))
) STRICT;
CREATE INDEX products_code ON products (shop, code_key);
CREATE INDEX products_barcode ON products (shop, barcode) WHERE barcode IS NOT NULL;
CREATE INDEX products_master ON products (shop, master_id) WHERE master_id IS NOT NULL;
CREATE INDEX products_base ON products (shop, base_id) WHERE base_id IS NOT NULL;
CREATE INDEX products_awaiting_category ON products (shop, category_there) WHERE category_there IS NOT NULL;
CREATE INDEX products_awaiting_master ON products (shop, master_there) WHERE master_there IS NOT NULL;
CREATE INDEX products_awaiting_base ON products (shop, base_there) WHERE base_there IS NOT NULL;

-- What combos are made of.
CREATE TABLE product_parts (
    shop INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    part_id INTEGER,
    part_there INTEGER,
    quantity INTEGER NOT NULL,
    PRIMARY KEY (shop, product_id, position),
    FOREIGN KEY (shop, product_id) REFERENCES products (shop, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (shop, part_id) REFERENCES products (shop, id) DEFERRABLE INITIALLY DEFERRED,
    CHECK ((part_id IS NULL) <> (part_there IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX product_parts_awaiting ON product_parts (shop, part_there) WHERE part_there IS NOT NULL;

CREATE TABLE stock (
    shop INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    point_of_sale_id INTEGER NOT NULL,
    on_hand INTEGER NOT NULL,
    reserved INTEGER NOT NULL,
    sold_here INTEGER NOT NULL CHECK (sold_here IN (0, 1)),
    read_at INTEGER NOT NULL, -- when the figures were last found to differ
    PRIMARY KEY (shop, product_id, point_of_sale_id),
    FOREIGN KEY (shop, product_id) REFERENCES products (shop, id),
    FOREIGN KEY (shop, point_of_sale_id) REFERENCES points_of_sale (shop, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE price_lists (
    shop INTEGER NOT NULL REFERENCES shops (id),
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    starts_at INTEGER, -- units of 100 ns since 1970, as all instants that belong to a record
    ends_at INTEGER,
    for_all_groups INTEGER NOT NULL CHECK (for_all_groups IN (0, 1)),
    archived_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (shop, id)
) STRICT;

-- A product may be priced before it has arrived: its id here is looked up when it is read.
CREATE TABLE price_entries (
    shop INTEGER NOT NULL,
    price_list_id INTEGER NOT NULL,
    remote_product_id INTEGER NOT NULL,
    price INTEGER NOT NULL,
    PRIMARY KEY (shop, price_list_id, remote_product_id),
    FOREIGN KEY (shop, price_list_id) REFERENCES price_lists (shop, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX price_entries_product ON price_entries (shop, remote_product_id);
