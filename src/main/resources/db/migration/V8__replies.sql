-- What people answered by mail, for the history of whoever answered and for those who care for them; tried_at and
-- handed_on_at say how far it has been handed on. Of the address only a hash: the mail itself has it.
CREATE TABLE IF NOT EXISTS regain_reply (
    id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    source_key    VARCHAR(120) NOT NULL,
    message_id    BIGINT NOT NULL,
    customer_id   VARCHAR(64) NOT NULL,
    channel       VARCHAR(8) NOT NULL,
    from_hash     BINARY(32) NOT NULL,
    subject       VARCHAR(200) NOT NULL,
    text          TEXT NOT NULL,
    received_at   DATETIME(3) NOT NULL,
    tried_at      DATETIME(3) NULL,
    handed_on_at  DATETIME(3) NULL,
    UNIQUE KEY regain_reply_once (source_key),
    KEY regain_reply_customer (customer_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
