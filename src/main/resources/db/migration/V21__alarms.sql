-- What monitoring systems say is broken, by the rule that it belongs to. No labels: the fingerprint tells them apart.
CREATE TABLE IF NOT EXISTS regain_alert (
    rule         VARCHAR(64) NOT NULL,
    fingerprint  VARCHAR(64) NOT NULL,
    firing       BOOLEAN NOT NULL,
    starts_at    DATETIME(3) NOT NULL,
    heard_at     DATETIME(3) NOT NULL,
    PRIMARY KEY (rule, fingerprint),
    KEY regain_alert_age (firing, heard_at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- One for each rule: whether any of its alerts fires, and the incident that came of it. proposed: the draft that says
-- that it is over; 0 if no text was prepared. left_at: since when a person has to look. claimed_until: by whoever acts.
CREATE TABLE IF NOT EXISTS regain_alarm (
    rule           VARCHAR(64) NOT NULL PRIMARY KEY,
    who            VARCHAR(64) NOT NULL,
    firing_since   DATETIME(3) NULL,
    quiet_since    DATETIME(3) NULL,
    incident_id    BIGINT NULL,
    opened         BOOLEAN NOT NULL DEFAULT FALSE,
    proposed       INT NULL,
    left_at        DATETIME(3) NULL,
    claimed_until  DATETIME(3) NULL,
    KEY regain_alarm_incident (incident_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- When alarms began and ended in the last hour: many of these are flapping.
CREATE TABLE IF NOT EXISTS regain_alarm_turn (
    id    BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    rule  VARCHAR(64) NOT NULL,
    at    DATETIME(3) NOT NULL,
    KEY regain_alarm_turn_rule (rule, at)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
