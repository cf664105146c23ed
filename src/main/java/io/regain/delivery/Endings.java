package io.regain.delivery;

import java.time.Clock;
import java.util.Objects;
import java.util.function.Function;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets the status of a run follow its messages: ended when nothing is left to do, under
 * way again when there is. Who changes what is left to do, other than by sending, does it
 * {@linkplain #locked with the run locked}, so that no two decisions miss each other.
 */
@Component
class Endings {

	private final Runs runs;

	private final Tallies tallies;

	private final Sweeps sweeps;

	private final TransactionOperations transaction;

	private final Clock clock;

	Endings(Runs runs, Tallies tallies, Sweeps sweeps, TransactionOperations transaction, Clock clock) {
		this.runs = runs;
		this.tallies = tallies;
		this.sweeps = sweeps;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * Does something in one transaction that has the run to itself; again, if it lost a
	 * deadlock.
	 * @param change is given the run as it is now
	 */
	<T> T locked(Run run, Function<Run, T> change) {
		return Deadlocks.again(() -> lockedOnce(run.number(), change));
	}

	/** The same for who has a transaction already, and tries that again as a whole. */
	<T> T lockedOnce(long run, Function<Run, T> change) {
		return Objects.requireNonNull(
				this.transaction.execute((status) -> change.apply(this.runs.findAndLockById(run).orElseThrow())));
	}

	/** Expires what is late, and lets the status follow. */
	Run settle(Run current) {
		if (isDecided(current)) {
			return current;
		}
		this.sweeps.expire(current.number());
		return follow(current);
	}

	Run follow(Run current) {
		RunStatus now = isDecided(current) ? current.status() : this.tallies.of(current).status();
		if (now == current.status()) {
			return current;
		}
		return this.runs
			.save((now == RunStatus.SENDING) ? current.reopened() : current.finished(now, this.clock.instant()));
	}

	/** Not planned yet, or complete: its messages have no say any more, or none yet. */
	private static boolean isDecided(Run run) {
		return run.status() != RunStatus.SENDING && run.status() != RunStatus.PARTIALLY_FAILED;
	}

}
