package io.regain.delivery;

import java.util.Optional;

import io.regain.campaign.Campaign;
import io.regain.campaign.Escalation.Until;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which runs go from channel to channel, and what ends that. */
@Repository
public class Escalations {

	private final LaterSteps steps;

	private final JdbcClient jdbc;

	Escalations(LaterSteps steps, JdbcClient jdbc) {
		this.steps = steps;
		this.jdbc = jdbc;
	}

	/** In the commit that ends the planning of a run: that it has one, if it has. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void begin(Run run, Campaign campaign) {
		campaign.send().escalation().ifPresent((escalation) -> this.jdbc.sql("""
				INSERT INTO regain_escalation (run_id, shown) VALUES (:run, :shown)
				ON DUPLICATE KEY UPDATE shown = VALUES(shown)
				""").param("run", run.number()).param("shown", escalation.until().id()).update());
	}

	/** What shows that a run has reached somebody; empty if it has no escalation. */
	public Optional<String> until(long run) {
		return this.jdbc.sql("SELECT shown FROM regain_escalation WHERE run_id = :run")
			.param("run", run)
			.query(String.class)
			.optional();
	}

	/** Whether a run waits for its customers to say that they have read it. */
	public boolean isUntilAcknowledged(long run) {
		return until(run).filter(Until.ACKNOWLEDGED.id()::equals).isPresent();
	}

	/**
	 * Whoever got a message has said so: from the caller's commit on nothing more of an
	 * escalation that waits for that is put on the wire to them, but for what is there
	 * and comes back.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void acknowledged(MessageRef message) {
		if (isUntilAcknowledged(message.runId())) {
			this.steps.end(message.runId(), message.customerId(),
					"by %s: %s".formatted(message.channel().id(), Until.ACKNOWLEDGED.id()));
		}
	}

}
