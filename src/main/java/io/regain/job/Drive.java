package io.regain.job;

import java.util.Optional;

import io.regain.audience.Wishes;
import io.regain.campaign.Campaign;
import io.regain.campaign.Segment;
import io.regain.delivery.Hold;
import io.regain.delivery.Progress;
import io.regain.delivery.Run;
import io.regain.delivery.Stop;
import io.regain.plan.Decider;

/** One launch of the job for one run: what its steps share. */
record Drive(Run run, Hold hold, Start start, Decider decider, PlanProgress planned, Progress progress) {

	Campaign campaign() {
		return this.start.prepared().campaign();
	}

	Segment segment() {
		return this.start.prepared().segment();
	}

	Wishes wishes() {
		return this.start.prepared().wishes(this.run.runDate());
	}

	/** How many recipients may be sent to for now. */
	Optional<Long> limit() {
		return this.start.request().limit();
	}

	/** Whether what a person held back stays so. */
	boolean takesUp() {
		return this.start.request().takesUp();
	}

	boolean waits() {
		return this.start.request().waits();
	}

	Stop stop() {
		return this.start.stop();
	}

	RunObserver observer() {
		return this.start.observer();
	}

}
