-- Orders are changed here after they were placed, and their payment and delivery are noted here.

-- What an order takes from the shelf is noted in parts: 0 when it was placed, then one for each change that takes more.
-- Each is counted by itself, once KiotViet is known to have it.
ALTER TABLE uncounted RENAME TO uncounted_whole;
DROP INDEX uncounted_pool;
DROP INDEX uncounted_row;
CREATE TABLE uncounted (
    shop INTEGER NOT NULL REFERENCES shops (id),
    order_id INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    point_of_sale_id INTEGER NOT NULL,
    part INTEGER NOT NULL CHECK (part >= 0),
    base_id INTEGER NOT NULL,
    quantity INTEGER NOT NULL CHECK (quantity > 0), -- of the product's own unit
    pieces INTEGER NOT NULL CHECK (pieces > 0), -- of the base unit
    confirmed_at INTEGER, -- by our clock, when KiotViet was known to have this part; NULL: not yet
    PRIMARY KEY (shop, order_id, product_id, point_of_sale_id, part),
    FOREIGN KEY (shop, order_id) REFERENCES orders (shop, id)
) STRICT, WITHOUT ROWID;
INSERT INTO uncounted (shop, order_id, product_id, point_of_sale_id, part, base_id, quantity, pieces, confirmed_at)
    SELECT shop, order_id, product_id, point_of_sale_id, 0, base_id, quantity, pieces, confirmed_at FROM uncounted_whole;
DROP TABLE uncounted_whole;
CREATE INDEX uncounted_pool ON uncounted (shop, base_id, point_of_sale_id);
CREATE INDEX uncounted_row ON uncounted (shop, product_id, point_of_sale_id);

-- What people here noted of an order: Abaha's own, KiotViet never hears of it.
ALTER TABLE orders ADD COLUMN payment_noted INTEGER; -- 0 not paid, 5 paid, -1 cancelled; NULL: as the figures say
ALTER TABLE orders ADD COLUMN delivery_state INTEGER; -- Abaha's code; NULL: nothing noted
