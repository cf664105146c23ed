-- Where the links of tracked emails lead: what a template version points to on a run's date. A redirect knows no others.
CREATE TABLE IF NOT EXISTS regain_link (
    id             BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
    definition     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    run_date       DATE NOT NULL,
    target         VARCHAR(2000) NOT NULL,
    target_sha256  CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at     DATETIME(3) NOT NULL,
    UNIQUE KEY regain_link_once (definition, run_date, target_sha256)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Customers of whom no opens and clicks may be learned.
CREATE TABLE IF NOT EXISTS regain_untracked (
    customer_id  VARCHAR(64) NOT NULL PRIMARY KEY,
    source       VARCHAR(64) NOT NULL,
    since_at     DATETIME(3) NOT NULL
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
