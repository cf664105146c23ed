package io.regain.delivery;

import java.time.Clock;

import io.regain.message.Utc;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Of which runs, in which status, the campaign's owner has been told: never twice of the
 * same, whoever drives, unless the run had gone on meanwhile.
 */
@Repository
public class OwnerNotices {

	private final JdbcClient jdbc;

	private final Clock clock;

	OwnerNotices(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** Notes, before it is done, that it is; false if it had been. */
	public boolean begin(Run run) {
		try {
			return this.jdbc.sql("INSERT INTO regain_owner_notice (run_id, status, at) VALUES (:run, :status, :now)")
				.param("run", run.number())
				.param("status", run.status().name())
				.param("now", Utc.of(this.clock.instant()))
				.update() == 1;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	/** It provably did not leave, or the run goes on: next time the owner is told. */
	public void forget(Run run) {
		this.jdbc.sql("DELETE FROM regain_owner_notice WHERE run_id = :run AND status = :status")
			.param("run", run.number())
			.param("status", run.status().name())
			.update();
	}

}
