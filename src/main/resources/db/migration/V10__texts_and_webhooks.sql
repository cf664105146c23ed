-- Which message was the last that was sent to a number: whoever texts us is known by that. A table of its own: an index
-- on the messages' address hashes would cost each email a write.
CREATE TABLE IF NOT EXISTS regain_text_to (
    address_hash  BINARY(32) NOT NULL PRIMARY KEY,
    message_id    BIGINT NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO regain_text_to (address_hash, message_id)
SELECT address_hash, MAX(id) FROM regain_message
WHERE channel = 'sms' AND accepted_at IS NOT NULL AND redirected = FALSE GROUP BY address_hash
ON DUPLICATE KEY UPDATE message_id = GREATEST(message_id, VALUES(message_id));

-- The text messages that came in, so that one which is delivered twice counts once. Nothing personal is in it.
CREATE TABLE IF NOT EXISTS regain_text_in (
    sid          VARCHAR(64) NOT NULL PRIMARY KEY,
    meaning      VARCHAR(8) NOT NULL,
    message_id   BIGINT NULL,
    media        SMALLINT NOT NULL,
    received_at  DATETIME(3) NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- How far each endpoint has been told of events.
CREATE TABLE IF NOT EXISTS regain_webhook (
    endpoint     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    host         VARCHAR(255) NOT NULL,
    told_to      BIGINT NOT NULL,
    failures     INT NOT NULL,
    next_at      DATETIME(3) NOT NULL,
    disabled_at  DATETIME(3) NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Events that an endpoint did not take while it took others: tried again by themselves, until next_at is NULL.
CREATE TABLE IF NOT EXISTS regain_webhook_retry (
    endpoint  CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    event_id  BIGINT NOT NULL,
    attempts  INT NOT NULL,
    next_at   DATETIME(3) NULL,
    PRIMARY KEY (endpoint, event_id),
    KEY regain_webhook_retry_due (endpoint, next_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
