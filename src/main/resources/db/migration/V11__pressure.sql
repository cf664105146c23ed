-- Why a message is due later than its run: its recipient's hours. Whose place counts for more when a cap is full. And a
-- gate through which one plan at a time goes that takes places under a cap. MySQL has no ADD COLUMN IF NOT EXISTS.
SET @change = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE regain_message ADD COLUMN delay VARCHAR(16) NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'regain_message' AND column_name = 'delay');
PREPARE change_messages FROM @change;
EXECUTE change_messages;
DEALLOCATE PREPARE change_messages;

SET @change = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE regain_run ADD COLUMN priority TINYINT NOT NULL DEFAULT 5')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'regain_run' AND column_name = 'priority');
PREPARE change_runs FROM @change;
EXECUTE change_runs;
DEALLOCATE PREPARE change_runs;

CREATE TABLE IF NOT EXISTS regain_gate (
    name    VARCHAR(16) NOT NULL PRIMARY KEY,
    passed  BIGINT NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO regain_gate (name, passed) VALUES ('caps', 0) ON DUPLICATE KEY UPDATE passed = passed;
