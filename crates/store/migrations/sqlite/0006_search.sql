-- Words of products and customers for the search box, without marks and case. The row id is the shop and the record's
-- id in one number (shop × 2^36 + id), so that one shop is a range and answers come in the order of ids. Only the
-- index is kept, neither texts nor positions.

CREATE VIRTUAL TABLE product_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);

CREATE VIRTUAL TABLE customer_words USING fts5 (
    words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii'
);
