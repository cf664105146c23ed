package io.regain.job;

import java.util.Optional;

import io.regain.delivery.Definition;
import io.regain.delivery.Hold;
import io.regain.delivery.Progress;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.Settlements;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Component;

/** Gets the hold of a run, launches its job, and lets go. */
@Component
class DriveRun {

	private final RunBook book;

	private final Settlements settlements;

	private final Grip grip;

	private final Deciders deciders;

	private final CampaignJob job;

	DriveRun(RunBook book, Settlements settlements, Grip grip, Deciders deciders, CampaignJob job) {
		this.book = book;
		this.settlements = settlements;
		this.grip = grip;
		this.deciders = deciders;
		this.job = job;
	}

	StartResult drive(Start start, Optional<Run> existing) {
		Run run = existing.orElseGet(() -> begin(start));
		Optional<Hold> hold = this.grip.take(run, start.observer(), start.stop());
		if (hold.isPresent()) {
			return drive(start, hold.get());
		}
		return start.stop().isAsked() ? new StartResult.Driven(run)
				: new StartResult.Refused("%s is being driven by %s".formatted(run.name(), this.grip.holder(run)));
	}

	private StartResult drive(Start start, Hold hold) {
		try (Heartbeat heartbeat = this.grip.heartbeat(hold, start.stop())) {
			return drive(start, hold, ready(current(start), start));
		}
		finally {
			this.grip.release(hold);
		}
	}

	private StartResult drive(Start start, Hold hold, Run ready) {
		try {
			this.job.run(new Drive(ready, hold, start, this.deciders.of(start.prepared().campaign(), start.name()),
					new PlanProgress(), new Progress()));
		}
		catch (PlanRefusedException ex) {
			// Of this planning, and not of one that somebody else has begun since
			this.book.refusePlan(ready, ex.why());
			return new StartResult.Refused(ex.why());
		}
		catch (PlanStoppedException ex) {
			// The next start plans it afresh
		}
		return new StartResult.Driven(current(start));
	}

	private Run current(Start start) {
		return this.book.find(start.name()).orElseThrow();
	}

	/** Two processes that begin it at the same moment begin one run. */
	private Run begin(Start start) {
		try {
			return this.book.begin(start.name(), start.prepared().campaign(), definition(start), start.date(),
					start.due());
		}
		catch (DataIntegrityViolationException | DbActionExecutionException ex) {
			return this.book.find(start.name()).orElseThrow(() -> ex);
		}
	}

	private static Definition definition(Start start) {
		return new Definition(start.prepared().sources(), start.prepared().template());
	}

	/** What is to be retried comes first: a new deadline is for that, too. */
	private Run ready(Run run, Start start) {
		if (!run.isPlanned()) {
			return this.book.beginAnew(run, start.prepared().campaign(), definition(start), start.due());
		}
		if (start.request().retryFailed()) {
			this.settlements.retryFailed(run);
		}
		return start.request().late() ? this.book.late(run) : current(start);
	}

}
