-- A run of a class that goes first beats here, for each channel, while it sends as fast as it can. Whoever sends for
-- a class behind looks at it, and yields.
CREATE TABLE IF NOT EXISTS regain_lane (
    run_id   BIGINT NOT NULL,
    channel  VARCHAR(8) NOT NULL,
    beat     BIGINT NOT NULL,
    PRIMARY KEY (run_id, channel)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
