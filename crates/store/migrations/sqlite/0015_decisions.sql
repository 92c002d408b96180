-- How conflicts ended: decided by whom, or by themselves.

ALTER TABLE conflicts ADD COLUMN closed_by TEXT;
ALTER TABLE conflicts ADD COLUMN decision TEXT
    CHECK (decision IN ('ours', 'theirs', 'value', 'dissolved'));
ALTER TABLE conflicts ADD COLUMN decided_value TEXT; -- JSON
CREATE INDEX conflicts_local ON conflicts (shop, entity, local_id) WHERE closed_at IS NULL AND kind = 'field';
