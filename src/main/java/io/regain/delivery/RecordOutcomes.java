package io.regain.delivery;

import java.time.Clock;
import java.util.List;

import io.regain.channel.Outcome.Accepted;

import org.springframework.stereotype.Component;

/**
 * Records outcomes, and does not give up at once when the ledger is away: what is known
 * now would otherwise be in doubt. Recording again what was recorded changes nothing,
 * since the origin state is gone.
 */
@Component
class RecordOutcomes {

	private final Outcomes outcomes;

	private final DeliveryProperties properties;

	private final Clock clock;

	RecordOutcomes(Outcomes outcomes, DeliveryProperties properties, Clock clock) {
		this.outcomes = outcomes;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Does not listen to a stop: that is what the time between it and the process's end
	 * is for.
	 * @throws LedgerAwayException if the ledger stayed away: all of them are in doubt
	 */
	void record(Assignment assignment, List<Attempted> attempts) {
		if (attempts.isEmpty()) {
			return;
		}
		boolean allAccepted = attempts.stream()
			.allMatch((attempt) -> attempt.outcome().filter(Accepted.class::isInstance).isPresent());
		Absence absence = new Absence(this.properties.patience(), this.clock);
		Stop pause = new Stop();
		while (true) {
			try {
				// A transaction has a connection of its own: the worker's may be broken
				boolean simple = allAccepted && !absence.isLasting();
				Deadlocks.again(() -> {
					if (simple) {
						this.outcomes.recordAccepted(assignment.hold(), attempts);
					}
					else {
						this.outcomes.record(assignment.hold(), attempts);
					}
					return attempts;
				});
				absence.over();
				return;
			}
			catch (RuntimeException ex) {
				absence.met(ex);
				pause.await(Absence.PAUSE);
			}
		}
	}

}
