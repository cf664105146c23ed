-- Whose the ids are that a provider gave to messages, for channels whose provider can be asked what it has. A table of
-- its own: an index on the messages would cost each accepted email a write.
CREATE TABLE IF NOT EXISTS regain_provider_id (
    provider_id  VARCHAR(255) NOT NULL,
    message_id   BIGINT NOT NULL,
    PRIMARY KEY (provider_id, message_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO regain_provider_id (provider_id, message_id)
SELECT provider_id, id FROM regain_message WHERE channel = 'sms' AND provider_id IS NOT NULL
ON DUPLICATE KEY UPDATE message_id = VALUES(message_id);
