package io.regain.job;

import java.time.Instant;
import java.time.LocalDate;

import io.regain.delivery.Stop;
import io.regain.message.RunName;
import io.regain.plan.Prepared;

/**
 * A start that nothing speaks against so far.
 *
 * @param due when the run's messages are due, if it has not been planned yet
 */
record Start(RunName name, StartRequest request, Prepared prepared, LocalDate date, Instant due, RunObserver observer,
		Stop stop) {

	Start with(Stop other) {
		return new Start(this.name, this.request, this.prepared, this.date, this.due, this.observer, other);
	}

}
