package io.regain.delivery;

import java.util.concurrent.atomic.LongAdder;

import io.regain.channel.Outcome;

/** How far the driving of a run has come in this process; read while it goes on. */
public final class Progress {

	private final LongAdder accepted = new LongAdder();

	private final LongAdder refused = new LongAdder();

	private final LongAdder deferred = new LongAdder();

	private final LongAdder inDoubt = new LongAdder();

	private volatile long total;

	/** How many messages were open when driving began. */
	public long total() {
		return this.total;
	}

	public long accepted() {
		return this.accepted.sum();
	}

	public long refused() {
		return this.refused.sum();
	}

	public long deferred() {
		return this.deferred.sum();
	}

	public long inDoubt() {
		return this.inDoubt.sum();
	}

	void expect(long messages) {
		this.total = messages;
	}

	void count(Attempted attempt) {
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

}
