-- Stock figures that KiotViet told by itself and that leave less to sell than the last reading: no facts, but reason to
-- sell less until the product is read again.
CREATE TABLE stock_told (
    shop INTEGER NOT NULL REFERENCES shops (id),
    product_id INTEGER NOT NULL,
    point_of_sale_id INTEGER NOT NULL,
    on_hand INTEGER NOT NULL,
    reserved INTEGER NOT NULL,
    told_at INTEGER NOT NULL, -- by our clock
    PRIMARY KEY (shop, product_id, point_of_sale_id),
    FOREIGN KEY (shop, product_id) REFERENCES products (shop, id)
) STRICT, WITHOUT ROWID;

-- When a hint is to be followed once more after the present look, since KiotViet computes some figures late.
ALTER TABLE hints ADD COLUMN again_at INTEGER;
