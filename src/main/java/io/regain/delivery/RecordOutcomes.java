package io.regain.delivery;

import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Records outcomes, and does not give up at once when the database is away: what is known
 * now would otherwise be in doubt. Recording again what was recorded changes nothing,
 * since the origin state is gone.
 */
@Component
class RecordOutcomes {

	private static final Logger logger = LoggerFactory.getLogger(RecordOutcomes.class);

	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final int TRIES = 60;

	private final Outcomes outcomes;

	RecordOutcomes(Outcomes outcomes) {
		this.outcomes = outcomes;
	}

	void record(Assignment assignment, List<Attempted> attempts) {
		if (attempts.isEmpty()) {
			return;
		}
		Stop pause = new Stop();
		for (int tried = 1;; tried++) {
			try {
				this.outcomes.record(assignment.hold(), attempts);
				return;
			}
			catch (TransientDataAccessException | RecoverableDataAccessException
					| NonTransientDataAccessResourceException | CannotCreateTransactionException ex) {
				if (tried == TRIES) {
					throw ex;
				}
				logger.warn("The outcomes of {} messages could not be recorded, trying again in {} s: {}",
						attempts.size(), PAUSE.toSeconds(), ex.toString());
				pause.await(PAUSE);
			}
		}
	}

}
