-- What came back is told more exactly: which kind of bounce, or whether a person or a machine opened; in whose words;
-- and which of the template's links was followed. MySQL has no ADD COLUMN IF NOT EXISTS.
SET @change = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE regain_event
    ADD COLUMN kind VARCHAR(16) NULL, ADD COLUMN detail VARCHAR(500) NULL, ADD COLUMN link_id BIGINT NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'regain_event' AND column_name = 'kind');
PREPARE change_events FROM @change;
EXECUTE change_events;
DEALLOCATE PREPARE change_events;
