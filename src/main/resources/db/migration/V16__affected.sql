-- Who is affected by something, frozen with their contact data, so that they are reached when the company's database is
-- the thing that is down. The number keeps the order in which they came; facts are NULL once they are old.
CREATE TABLE IF NOT EXISTS regain_affected (
    number       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    audience     VARCHAR(64) NOT NULL,
    customer_id  VARCHAR(64) NOT NULL,
    facts        MEDIUMTEXT NULL,
    joined_at    DATETIME(3) NOT NULL,
    left_at      DATETIME(3) NULL,
    UNIQUE KEY regain_affected_once (audience, customer_id),
    KEY regain_affected_order (audience, number),
    KEY regain_affected_customer (customer_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Which frozen audiences no marketing goes to, and until when; an end that is NULL is not known yet.
CREATE TABLE IF NOT EXISTS regain_freeze (
    audience  VARCHAR(64) NOT NULL PRIMARY KEY,
    name      VARCHAR(200) NOT NULL,
    from_at   DATETIME(3) NOT NULL,
    until_at  DATETIME(3) NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Since when a message is held by an incident: its deadline may move by that. MySQL has no ADD COLUMN IF NOT EXISTS.
SET @change = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE regain_message ADD COLUMN held_at DATETIME(3) NULL')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'regain_message' AND column_name = 'held_at');
PREPARE change_messages FROM @change;
EXECUTE change_messages;
DEALLOCATE PREPARE change_messages;
