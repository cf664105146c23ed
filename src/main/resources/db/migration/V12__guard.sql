-- Since when a run is judged by what bounces: since a person last let it go on. Before that, since it began.
CREATE TABLE IF NOT EXISTS regain_guard (
    run_id    BIGINT NOT NULL PRIMARY KEY,
    since_at  DATETIME(3) NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
