-- Runs that tell a customer on one channel after the other, and until when. Their later messages are rows like any
-- other: the column step of regain_message, held until it is their turn.
CREATE TABLE IF NOT EXISTS regain_escalation (
    run_id  BIGINT NOT NULL PRIMARY KEY,
    shown   VARCHAR(16) NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
