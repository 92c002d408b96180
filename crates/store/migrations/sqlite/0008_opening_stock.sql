-- What a product born on Abaha has on the shelf when it is made on KiotViet. Gone once it is there: from then on KiotViet
-- says what there is.
CREATE TABLE opening_stock (
    shop INTEGER NOT NULL,
    product_id INTEGER NOT NULL,
    point_of_sale_id INTEGER NOT NULL,
    on_hand INTEGER NOT NULL CHECK (on_hand >= 0),
    cost INTEGER,
    PRIMARY KEY (shop, product_id, point_of_sale_id),
    FOREIGN KEY (shop, product_id) REFERENCES products (shop, id),
    FOREIGN KEY (shop, point_of_sale_id) REFERENCES points_of_sale (shop, id)
) STRICT, WITHOUT ROWID;
