package io.regain.cli;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.regain.delivery.Stop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What {@code serve} does again and again beside answering. What fails is done again at
 * its next time: it must not end what answers.
 */
class Chores {

	private static final Logger logger = LoggerFactory.getLogger(Chores.class);

	private static final Duration LOOK = Duration.ofMillis(500);

	private final List<Chore> chores = new ArrayList<>();

	private final Clock clock;

	Chores(Clock clock) {
		this.clock = clock;
	}

	/**
	 * @param what it does, as in "The runs that nobody drives are taken up"
	 */
	Chores add(String what, Duration every, Runnable work) {
		this.chores.add(new Chore(what, every, work));
		return this;
	}

	void doUntil(Stop stop) {
		do {
			Instant now = this.clock.instant();
			this.chores.forEach((chore) -> chore.doAt(now));
		}
		while (!stop.await(LOOK));
	}

	private static final class Chore {

		private final String what;

		private final Duration every;

		private final Runnable work;

		private Instant next = Instant.MIN;

		private boolean failing;

		Chore(String what, Duration every, Runnable work) {
			this.what = what;
			this.every = every;
			this.work = work;
		}

		void doAt(Instant now) {
			if (now.isBefore(this.next)) {
				return;
			}
			this.next = now.plus(this.every);
			try {
				this.work.run();
				if (this.failing) {
					logger.info("{} again", this.what);
				}
				this.failing = false;
			}
			catch (RuntimeException ex) {
				if (!this.failing) {
					logger.warn("{}: that failed, and is tried again every {} s", this.what, this.every.toSeconds(),
							ex);
				}
				this.failing = true;
			}
		}

	}

}
