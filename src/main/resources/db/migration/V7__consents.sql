-- What customers say about marketing: appended, never changed. An empty channel or topic stands for all of them; with an
-- end it is a rest that the customer asked for.
CREATE TABLE IF NOT EXISTS regain_said (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    customer_id  VARCHAR(64) NOT NULL,
    channel      VARCHAR(8) NOT NULL,
    topic        VARCHAR(64) NOT NULL,
    allowed      BOOLEAN NOT NULL,
    until_at     DATETIME(3) NULL,
    source       VARCHAR(64) NOT NULL,
    at           DATETIME(3) NOT NULL,
    recorded_at  DATETIME(3) NOT NULL,
    UNIQUE KEY regain_said_once (customer_id, channel, topic, at, allowed, source),
    KEY regain_said_recorded (recorded_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Why a person suppressed an address, or lifted that. MySQL has no ADD COLUMN IF NOT EXISTS.
SET @change = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE regain_suppression ADD COLUMN note VARCHAR(200) NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'regain_suppression' AND column_name = 'note');
PREPARE change_suppressions FROM @change;
EXECUTE change_suppressions;
DEALLOCATE PREPARE change_suppressions;

-- Runs of which nothing personal is left, so that they are not looked through again.
CREATE TABLE IF NOT EXISTS regain_purged (
    run_id  BIGINT NOT NULL PRIMARY KEY,
    at      DATETIME(3) NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
