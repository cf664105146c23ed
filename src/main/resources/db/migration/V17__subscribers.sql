-- Who wants to read by mail what is said in public. Components: their ids with commas; empty: all.
CREATE TABLE IF NOT EXISTS regain_subscriber (
    id            BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    address_hash  BINARY(32) NOT NULL,
    email         VARCHAR(254) NOT NULL,
    language      VARCHAR(8) NOT NULL,
    components    VARCHAR(4000) NOT NULL,
    wanted        VARCHAR(4000) NULL,
    asked_at      DATETIME(3) NOT NULL,
    confirmed_at  DATETIME(3) NULL,
    UNIQUE KEY regain_subscriber_address (address_hash),
    KEY regain_subscriber_asked (confirmed_at, asked_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Which update each of them was told: written before it is sent, so that nobody is told twice.
CREATE TABLE IF NOT EXISTS regain_subscriber_notice (
    subscriber_id  BIGINT NOT NULL,
    incident_id    BIGINT NOT NULL,
    number         INT NOT NULL,
    outcome        VARCHAR(16) NOT NULL,
    at             DATETIME(3) NOT NULL,
    PRIMARY KEY (subscriber_id, incident_id, number)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
