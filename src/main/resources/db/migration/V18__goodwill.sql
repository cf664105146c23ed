-- One row: who grants holds it, so that one grants at a time; and how many codes there are, which tells them apart.
CREATE TABLE IF NOT EXISTS regain_goodwill_serial (
    id    INT NOT NULL PRIMARY KEY,
    last  BIGINT NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Which policy was named for an incident before anything was granted.
CREATE TABLE IF NOT EXISTS regain_goodwill_plan (
    incident_id  BIGINT NOT NULL PRIMARY KEY,
    policy       VARCHAR(64) NOT NULL,
    failed       VARCHAR(500) NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What was spent of a policy's budget: of one incident (incident-7), or of all, whose scope is empty.
CREATE TABLE IF NOT EXISTS regain_goodwill_budget (
    policy    VARCHAR(64) NOT NULL,
    scope     VARCHAR(64) NOT NULL,
    currency  CHAR(3) NOT NULL,
    used      DECIMAL(18, 2) NOT NULL,
    PRIMARY KEY (policy, scope)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What somebody was given for an incident, once. The batch is the run that said so, the wave the one that reminded.
CREATE TABLE IF NOT EXISTS regain_goodwill (
    number       BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    incident_id  BIGINT NOT NULL,
    customer_id  VARCHAR(64) NOT NULL,
    batch        INT NOT NULL,
    policy       VARCHAR(64) NOT NULL,
    rule         INT NOT NULL,
    kind         VARCHAR(12) NOT NULL,
    value        DECIMAL(18, 2) NOT NULL,
    currency     CHAR(3) NOT NULL,
    words        MEDIUMTEXT NULL,
    costs        DECIMAL(18, 2) NOT NULL,
    code         CHAR(25) NULL,
    granted_at   DATETIME(3) NOT NULL,
    last_day     DATE NOT NULL,
    wave         INT NULL,
    redeemed_at  DATETIME(3) NULL,
    redeemed_by  VARCHAR(64) NULL,
    reference    VARCHAR(100) NULL,
    UNIQUE KEY regain_goodwill_once (incident_id, customer_id),
    UNIQUE KEY regain_goodwill_code (code),
    KEY regain_goodwill_customer (customer_id),
    KEY regain_goodwill_unused (policy, wave, redeemed_at, last_day)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
