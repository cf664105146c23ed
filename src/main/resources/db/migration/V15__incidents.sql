-- Runs that say one thing after the other to the same people: of a thread, what is newer supersedes what is older.
CREATE TABLE IF NOT EXISTS regain_thread (
    run_id  BIGINT NOT NULL PRIMARY KEY,
    thread  VARCHAR(64) NOT NULL,
    number  INT NOT NULL,
    UNIQUE KEY regain_thread_order (thread, number)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Something is broken, or will be worked on. The words stand in the updates.
CREATE TABLE IF NOT EXISTS regain_incident (
    id           BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    titles       MEDIUMTEXT NOT NULL,
    component    VARCHAR(64) NOT NULL,
    severity     VARCHAR(12) NOT NULL,
    phase        VARCHAR(16) NOT NULL,
    internal     BOOLEAN NOT NULL,
    team         VARCHAR(64) NOT NULL,
    campaign     VARCHAR(64) NOT NULL,
    segment      MEDIUMTEXT NOT NULL,
    began_at     DATETIME(3) NOT NULL,
    until_at     DATETIME(3) NULL,
    opened_at    DATETIME(3) NOT NULL,
    opened_by    VARCHAR(64) NOT NULL,
    resolved_at  DATETIME(3) NULL,
    KEY regain_incident_open (resolved_at, component)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What was said of an incident, or is about to be. What was published is never changed: the next one corrects it.
CREATE TABLE IF NOT EXISTS regain_update (
    incident_id   BIGINT NOT NULL,
    number        INT NOT NULL,
    phase         VARCHAR(16) NOT NULL,
    texts         MEDIUMTEXT NOT NULL,
    shorts        MEDIUMTEXT NOT NULL,
    next_at       DATETIME(3) NULL,
    corrects      INT NULL,
    status        VARCHAR(12) NOT NULL,
    publish_at    DATETIME(3) NULL,
    holding       BOOLEAN NOT NULL,
    drafted_at    DATETIME(3) NOT NULL,
    drafted_by    VARCHAR(64) NOT NULL,
    approved_by   VARCHAR(64) NULL,
    published_at  DATETIME(3) NULL,
    published_by  VARCHAR(64) NULL,
    PRIMARY KEY (incident_id, number),
    KEY regain_update_status (status, publish_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- When we said that we would speak next, by the update that said so; 0: when the incident was opened.
CREATE TABLE IF NOT EXISTS regain_promise (
    incident_id  BIGINT NOT NULL,
    number       INT NOT NULL,
    team         VARCHAR(64) NOT NULL,
    due_at       DATETIME(3) NOT NULL,
    made_at      DATETIME(3) NOT NULL,
    ended_at     DATETIME(3) NULL,
    reminded_at  DATETIME(3) NULL,
    missed_at    DATETIME(3) NULL,
    PRIMARY KEY (incident_id, number),
    KEY regain_promise_due (ended_at, due_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Who did what, and what they had been shown when they confirmed it. Append-only.
CREATE TABLE IF NOT EXISTS regain_audit (
    id       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    at       DATETIME(3) NOT NULL,
    who      VARCHAR(64) NOT NULL,
    role     VARCHAR(16) NOT NULL,
    action   VARCHAR(32) NOT NULL,
    subject  VARCHAR(128) NOT NULL,
    shown    MEDIUMTEXT NOT NULL,
    KEY regain_audit_subject (subject, id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What a request was answered that sends something, so that its repetition does not send again.
CREATE TABLE IF NOT EXISTS regain_idempotency (
    who          VARCHAR(64) NOT NULL,
    request_key  VARCHAR(128) NOT NULL,
    request      BINARY(32) NOT NULL,
    answer       MEDIUMTEXT NULL,
    created_at   DATETIME(3) NOT NULL,
    PRIMARY KEY (who, request_key),
    KEY regain_idempotency_age (created_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
