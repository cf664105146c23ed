-- IF NOT EXISTS: MySQL commits each table by itself, and a process that was killed in the middle is started again.
-- The ledger. Ids, addresses and codes compare byte by byte (utf8mb4_bin); times are UTC.

CREATE TABLE IF NOT EXISTS regain_definition (
    sha256      CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
    content     MEDIUMTEXT NOT NULL,
    created_at  DATETIME(3) NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS regain_run (
    id              BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    campaign        VARCHAR(64) NOT NULL,
    run_key         VARCHAR(64) NOT NULL,
    title           VARCHAR(200) NOT NULL,
    message_class   VARCHAR(16) NOT NULL,
    run_date        DATE NOT NULL,
    definition      CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    redirected      BOOLEAN NOT NULL,
    status          VARCHAR(20) NOT NULL,
    note            VARCHAR(500) NULL,
    duplicate_rows  BIGINT NOT NULL,
    created_at      DATETIME(3) NOT NULL,
    due_at          DATETIME(3) NOT NULL,
    deadline_at     DATETIME(3) NOT NULL,
    planned_at      DATETIME(3) NULL,
    finished_at     DATETIME(3) NULL,
    version         INT NOT NULL,
    UNIQUE KEY regain_run_name (campaign, run_key),
    KEY regain_run_created (created_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who drives a run. Apart from the run itself, so that a heartbeat never meets its life.
CREATE TABLE IF NOT EXISTS regain_run_hold (
    run_id        BIGINT NOT NULL PRIMARY KEY,
    holder        VARCHAR(120) NULL,
    fence         BIGINT NOT NULL,
    heartbeat     BIGINT NOT NULL,
    heartbeat_at  DATETIME(3) NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Of what a campaign's owner has been told.
CREATE TABLE IF NOT EXISTS regain_owner_notice (
    run_id  BIGINT NOT NULL,
    status  VARCHAR(20) NOT NULL,
    at      DATETIME(3) NOT NULL,
    PRIMARY KEY (run_id, status)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS regain_recipient (
    run_id       BIGINT NOT NULL,
    customer_id  VARCHAR(64) NOT NULL,
    disposition  VARCHAR(10) NOT NULL,
    reason       VARCHAR(32) NULL,
    detail       VARCHAR(200) NULL,
    lot          INT UNSIGNED NOT NULL,
    locale       VARCHAR(35) NULL,
    time_zone    VARCHAR(64) NULL,
    facts        MEDIUMTEXT NULL,
    PRIMARY KEY (run_id, customer_id),
    KEY regain_recipient_customer (customer_id, run_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS regain_message (
    id              BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    run_id          BIGINT NOT NULL,
    customer_id     VARCHAR(64) NOT NULL,
    channel         VARCHAR(8) NOT NULL,
    step            SMALLINT NOT NULL,
    address         VARCHAR(512) NOT NULL,
    address_hash    BINARY(32) NOT NULL,
    redirected      BOOLEAN NOT NULL,
    state           VARCHAR(12) NOT NULL,
    held            VARCHAR(32) NULL,
    due_at          DATETIME(3) NOT NULL,
    deadline_at     DATETIME(3) NOT NULL,
    attempts        SMALLINT NOT NULL,
    claimed_by      VARCHAR(150) NULL,
    sending_at      DATETIME(3) NULL,
    doubts          SMALLINT NOT NULL,
    accepted_at     DATETIME(3) NULL,
    provider_id     VARCHAR(255) NULL,
    content_sha256  CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
    cause           VARCHAR(20) NULL,
    code            VARCHAR(32) NULL,
    detail          VARCHAR(500) NULL,
    settled_as      VARCHAR(12) NULL,
    settled_by      VARCHAR(64) NULL,
    settled_at      DATETIME(3) NULL,
    UNIQUE KEY regain_message_once (run_id, customer_id, channel, step),
    KEY regain_message_work (run_id, channel, state, held, id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Each try that did not end in acceptance at once.
CREATE TABLE IF NOT EXISTS regain_attempt (
    id          BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    message_id  BIGINT NOT NULL,
    attempt     SMALLINT NOT NULL,
    at          DATETIME(3) NOT NULL,
    outcome     VARCHAR(12) NOT NULL,
    code        VARCHAR(32) NOT NULL,
    detail      VARCHAR(500) NOT NULL,
    UNIQUE KEY regain_attempt_once (message_id, attempt)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What the world told later. Append-only; a repeated report of the same thing meets the unique key.
CREATE TABLE IF NOT EXISTS regain_event (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    message_id   BIGINT NOT NULL,
    run_id       BIGINT NOT NULL,
    customer_id  VARCHAR(64) NOT NULL,
    channel      VARCHAR(8) NOT NULL,
    type         VARCHAR(20) NOT NULL,
    source       VARCHAR(20) NOT NULL,
    source_key   VARCHAR(120) NOT NULL,
    code         VARCHAR(32) NULL,
    received_at  DATETIME(3) NOT NULL,
    UNIQUE KEY regain_event_once (source, source_key),
    KEY regain_event_run (run_id, type),
    KEY regain_event_message (message_id),
    KEY regain_event_customer (customer_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Addresses that must not be written to, as keyed hashes.
CREATE TABLE IF NOT EXISTS regain_suppression (
    channel       VARCHAR(8) NOT NULL,
    address_hash  BINARY(32) NOT NULL,
    reason        VARCHAR(20) NOT NULL,
    source        VARCHAR(64) NOT NULL,
    created_at    DATETIME(3) NOT NULL,
    until_at      DATETIME(3) NULL,
    PRIMARY KEY (channel, address_hash, reason)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- While a run is planned: the customers of the segments that it excludes, for each planner.
CREATE TABLE IF NOT EXISTS regain_exclusion (
    run_id       BIGINT NOT NULL,
    fence        BIGINT NOT NULL,
    customer_id  VARCHAR(64) NOT NULL,
    segment      VARCHAR(64) NOT NULL,
    PRIMARY KEY (run_id, fence, customer_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS regain_setting (
    name   VARCHAR(64) NOT NULL PRIMARY KEY,
    value  VARCHAR(500) NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
