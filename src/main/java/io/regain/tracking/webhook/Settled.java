package io.regain.tracking.webhook;

import java.time.Duration;

import io.github.bucket4j.TimeMeter;

import org.springframework.stereotype.Component;

/**
 * Up to which id no event can come any more. An id is given when an event is written, but
 * it is seen when that is committed: one that is missing between others may still come,
 * until every transaction of its time has ended. Measured by what passes here, since two
 * machines' clocks differ.
 */
@Component
class Settled {

	/** Longer than the ledger keeps a transaction of which it hears nothing. */
	static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(30);

	private final EventLog log;

	private final TimeMeter time;

	private long settled;

	private long seen;

	private long seenAt;

	private boolean looked;

	Settled(EventLog log, TimeMeter time) {
		this.log = log;
		this.time = time;
	}

	synchronized long upTo() {
		long now = this.time.currentTimeNanos();
		if (!this.looked || now - this.seenAt >= LONGEST_TRANSACTION.toNanos()) {
			this.settled = this.seen;
			this.seen = this.log.newest();
			this.seenAt = now;
			this.looked = true;
		}
		return this.settled;
	}

}
