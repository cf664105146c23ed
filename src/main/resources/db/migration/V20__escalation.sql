-- Runs that tell a customer on one channel after the other, and until when. Their later messages are rows like any
-- other: the column step of regain_message, held until it is their turn.
CREATE TABLE IF NOT EXISTS regain_escalation (
    run_id  BIGINT NOT NULL PRIMARY KEY,
    shown   VARCHAR(16) NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Updates of incidents that are told in that way, whatever their campaign says; the words are those of a campaign.
CREATE TABLE IF NOT EXISTS regain_update_escalation (
    incident_id  BIGINT NOT NULL,
    number       INT NOT NULL,
    shown        VARCHAR(16) NOT NULL,
    after_each   VARCHAR(8) NOT NULL,
    PRIMARY KEY (incident_id, number)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
