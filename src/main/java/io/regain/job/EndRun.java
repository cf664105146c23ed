package io.regain.job;

import io.regain.delivery.Hold;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.Stop;

import org.springframework.stereotype.Component;

/**
 * Ends what is left of a run that nobody drives: it was given up, or all that had not
 * left is too late. Who lives does that itself.
 */
@Component
class EndRun {

	private final Grip grip;

	private final RunBook book;

	private final TellOwner tellOwner;

	EndRun(Grip grip, RunBook book, TellOwner tellOwner) {
		this.grip = grip;
		this.book = book;
		this.tellOwner = tellOwner;
	}

	/** Nothing is done while somebody drives it. */
	void end(Run run, RunObserver observer) {
		this.grip.take(run, observer, new Stop()).ifPresent((hold) -> end(run, hold));
	}

	private void end(Run run, Hold hold) {
		try {
			this.book.settle(run, hold);
		}
		finally {
			this.grip.release(hold);
		}
		this.tellOwner.of(run.name());
	}

}
