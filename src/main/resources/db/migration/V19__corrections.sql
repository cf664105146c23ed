-- Of a thread, 0 is said to all; parts are said besides it, to those who had heard nothing: they supersede nothing.
-- MySQL has no ADD COLUMN IF NOT EXISTS.
SET @change = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE regain_thread ADD COLUMN part INT NOT NULL DEFAULT 0,
    DROP KEY regain_thread_order, ADD UNIQUE KEY regain_thread_order (thread, number, part)')
  FROM information_schema.columns
  WHERE table_schema = DATABASE() AND table_name = 'regain_thread' AND column_name = 'part');
PREPARE change_threads FROM @change;
EXECUTE change_threads;
DEALLOCATE PREPARE change_threads;

-- Which run puts right what another one said wrong, and what of it: named in words for reports.
CREATE TABLE IF NOT EXISTS regain_correction (
    run_id        BIGINT NOT NULL PRIMARY KEY,
    wrong_run_id  BIGINT NOT NULL,
    part          VARCHAR(200) NOT NULL,
    began_by      VARCHAR(64) NOT NULL,
    began_at      DATETIME(3) NOT NULL,
    KEY regain_correction_of (wrong_run_id)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
