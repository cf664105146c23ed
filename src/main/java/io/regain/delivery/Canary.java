package io.regain.delivery;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lets only the first so many recipients of a run go, by their lots; the others are held
 * with the reason {@value #HELD} until a start without a limit, or with a higher one.
 */
@Repository
class Canary {

	static final String HELD = "limit";

	private final JdbcClient jdbc;

	Canary(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Holds everything that is not among the first, and lets go what is. A later step of
	 * an escalation then waits for its turn, again if that had come.
	 */
	void limit(Run run, long recipients) {
		this.jdbc.sql("""
				SELECT lot, customer_id FROM regain_recipient WHERE run_id = :run AND disposition = 'INCLUDED'
				ORDER BY lot, customer_id LIMIT 1 OFFSET :recipients
				""")
			.param("run", run.number())
			.param("recipients", recipients)
			.query((row, n) -> new Place(row.getLong("lot"), row.getString("customer_id")))
			.optional()
			.ifPresentOrElse((first) -> holdFrom(run, first), () -> release(run));
	}

	private void holdFrom(Run run, Place first) {
		this.jdbc
			.sql("""
					UPDATE regain_message m JOIN regain_recipient r ON r.run_id = m.run_id AND r.customer_id = m.customer_id
					SET m.held = IF(r.lot < :lot OR (r.lot = :lot AND r.customer_id < :customer), IF(m.step > 0, 'step', NULL), :held)
					WHERE m.run_id = :run AND m.state = 'PLANNED' AND (m.held IS NULL OR m.held IN (:held, 'step'))
					""")
			.param("lot", first.lot())
			.param("customer", first.customerId())
			.param("held", HELD)
			.param("run", run.number())
			.update();
	}

	void release(Run run) {
		this.jdbc.sql("""
				UPDATE regain_message SET held = IF(step > 0, 'step', NULL)
				WHERE run_id = :run AND channel IN (:channels) AND state = 'PLANNED' AND held = :held
				""").param("run", run.number()).param("channels", Sweeps.CHANNELS).param("held", HELD).update();
	}

	/** Of a recipient in the order of the lots. */
	private record Place(long lot, String customerId) {
	}

}
