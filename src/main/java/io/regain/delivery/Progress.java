package io.regain.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

import io.regain.channel.Outcome;

/**
 * How far the driving of a run has come in this process; read while it goes on. It counts
 * messages, not attempts: one that is tried again is no longer deferred, or in doubt.
 */
public final class Progress {

	/** When a part that is being worked off goes on. */
	private static final Instant NOW = Instant.MIN;

	private final LongAdder accepted = new LongAdder();

	private final LongAdder refused = new LongAdder();

	private final LongAdder deferred = new LongAdder();

	private final LongAdder inDoubt = new LongAdder();

	private final Map<Work, Instant> parts = new ConcurrentHashMap<>();

	private volatile long total;

	/** How many messages there were to send when driving began. */
	public long total() {
		return this.total;
	}

	public long accepted() {
		return this.accepted.sum();
	}

	public long refused() {
		return this.refused.sum();
	}

	/** How many wait for another try. */
	public long deferred() {
		return Math.max(0, this.deferred.sum());
	}

	/** Of how many nobody knows the outcome, as far as that happened here. */
	public long inDoubt() {
		return Math.max(0, this.inDoubt.sum());
	}

	/** When something can be sent again; empty if something is being sent. */
	public Optional<Instant> waitsUntil() {
		Collection<Instant> until = List.copyOf(this.parts.values());
		return until.contains(NOW) ? Optional.empty() : until.stream().min(Instant::compareTo);
	}

	/** What is held back is not expected; what is sent again in time is. */
	void expect(MessageCounts counts) {
		this.total = counts.open() - counts.held() + counts.toSendAgain();
		this.deferred.add(counts.deferred());
		this.inDoubt.add(counts.toSendAgain());
	}

	void count(Attempted attempt) {
		if (attempt.message().attempts() > 0) {
			this.deferred.decrement();
		}
		attempt.outcome().ifPresentOrElse((outcome) -> {
			if (outcome instanceof Outcome.Accepted) {
				this.accepted.increment();
			}
			else if (outcome instanceof Outcome.Refused) {
				this.refused.increment();
			}
			else {
				this.deferred.increment();
			}
		}, this.inDoubt::increment);
	}

	/** So many that were in doubt are sent again. */
	void plannedAgain(long messages) {
		this.inDoubt.add(-messages);
		this.deferred.add(messages);
	}

	/** One that was in doubt has arrived. */
	void found() {
		this.inDoubt.decrement();
		this.accepted.increment();
	}

	void sends(Work part) {
		this.parts.put(part, NOW);
	}

	void waits(Work part, Instant until) {
		this.parts.put(part, until);
	}

	void ends(Work part) {
		this.parts.remove(part);
	}

}
