-- What lists of a hundred thousand records are found by at once: the beginnings of words, their orders, and what is linked.

-- An index of words takes its options when it is made. The words are read out of the old one; their order is of no use.
CREATE VIRTUAL TABLE temp.old_product_words USING fts5vocab (main, product_words, instance);
CREATE VIRTUAL TABLE new_product_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3'
);
INSERT INTO new_product_words (rowid, words)
    SELECT doc, group_concat(term, ' ') FROM temp.old_product_words GROUP BY doc;
DROP TABLE temp.old_product_words;
DROP TABLE product_words;
ALTER TABLE new_product_words RENAME TO product_words;

CREATE VIRTUAL TABLE temp.old_customer_words USING fts5vocab (main, customer_words, instance);
CREATE VIRTUAL TABLE new_customer_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3'
);
INSERT INTO new_customer_words (rowid, words)
    SELECT doc, group_concat(term, ' ') FROM temp.old_customer_words GROUP BY doc;
DROP TABLE temp.old_customer_words;
DROP TABLE customer_words;
ALTER TABLE new_customer_words RENAME TO customer_words;

CREATE INDEX products_price ON products (shop, base_price, id);
CREATE INDEX products_updated ON products (shop, updated_at, id);
CREATE INDEX links_here ON links (shop, entity, local_id) WHERE gone = 0;
