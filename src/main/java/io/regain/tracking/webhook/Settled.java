package io.regain.tracking.webhook;

import java.util.ArrayDeque;
import java.util.Deque;

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

	private static final long LOOK_NANOS = 1_000_000_000;

	private final EventLog log;

	private final TimeMeter time;

	/** The newest id, as it was at each look that is not long ago. */
	private final Deque<Look> looks = new ArrayDeque<>();

	private long settled;

	Settled(EventLog log, TimeMeter time) {
		this.log = log;
		this.time = time;
	}

	synchronized long upTo() {
		long now = this.time.currentTimeNanos();
		if (this.looks.isEmpty() || now - this.looks.getLast().at() >= LOOK_NANOS) {
			long longest = this.log.longestTransaction().toNanos();
			while (!this.looks.isEmpty() && now - this.looks.getFirst().at() >= longest) {
				this.settled = this.looks.removeFirst().newest();
			}
			this.looks.add(new Look(now, this.log.newest()));
		}
		return this.settled;
	}

	private record Look(long at, long newest) {
	}

}
