package io.regain.correction;

import java.time.Clock;
import java.util.List;

import io.regain.delivery.Run;
import io.regain.message.RunName;
import io.regain.message.Utc;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which runs put right which. */
@Repository
class Corrections {

	private final JdbcClient jdbc;

	private final Clock clock;

	Corrections(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** What puts a run right, the oldest first. */
	List<RunName> of(Run wrong) {
		return this.jdbc.sql("""
				SELECT r.campaign, r.run_key FROM regain_correction c JOIN regain_run r ON r.id = c.run_id
				WHERE c.wrong_run_id = :wrong ORDER BY c.run_id
				""")
			.param("wrong", wrong.number())
			.query((row, index) -> new RunName(row.getString("campaign"), row.getString("run_key")))
			.list();
	}

	void add(Run correction, Run wrong, WrongPart part, String by) {
		this.jdbc.sql("""
				INSERT INTO regain_correction (run_id, wrong_run_id, part, began_by, began_at)
				VALUES (:run, :wrong, :part, :by, :now)
				""")
			.param("run", correction.number())
			.param("wrong", wrong.number())
			.param("part", part.inWords())
			.param("by", by)
			.param("now", Utc.of(this.clock.instant()))
			.update();
	}

}
