-- What lists are filtered and ordered by.

CREATE INDEX products_category ON products (shop, category_id, archived_at) WHERE category_id IS NOT NULL;
CREATE INDEX customer_memberships_group ON customer_memberships (shop, group_id, customer_id) WHERE group_id IS NOT NULL;
CREATE INDEX orders_placed ON orders (shop, placed_at, id);
CREATE INDEX failures_run ON failures (shop, run, id);
