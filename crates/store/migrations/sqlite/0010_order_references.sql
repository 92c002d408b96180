-- Orders that were born here carry a number of ours, by which they are recognised on KiotViet. Not unique by itself: an
-- order that was copied there brings the number of the one it was copied from.

ALTER TABLE orders ADD COLUMN reference TEXT;
ALTER TABLE orders ADD COLUMN payment_method TEXT
    CHECK (payment_method IN ('cash', 'cash_on_delivery', 'transfer', 'card'));
CREATE INDEX orders_reference ON orders (shop, reference) WHERE reference IS NOT NULL;
