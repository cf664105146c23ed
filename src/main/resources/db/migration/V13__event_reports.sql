-- What reports read of a run's events, in the order in which they group them; guarded, since an ALTER commits, and a
-- failed migration is started again.
SET @change = (SELECT IF(COUNT(*) > 0, 'DO 0', 'ALTER TABLE regain_event
    ADD INDEX regain_event_report (run_id, type, message_id, kind, received_at)')
  FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name = 'regain_event' AND index_name = 'regain_event_report');
PREPARE change_events FROM @change;
EXECUTE change_events;
DEALLOCATE PREPARE change_events;

-- Its beginning does what this did
SET @change = (SELECT IF(COUNT(*) = 0, 'DO 0', 'ALTER TABLE regain_event DROP INDEX regain_event_run')
  FROM information_schema.statistics
  WHERE table_schema = DATABASE() AND table_name = 'regain_event' AND index_name = 'regain_event_run');
PREPARE change_events FROM @change;
EXECUTE change_events;
DEALLOCATE PREPARE change_events;
