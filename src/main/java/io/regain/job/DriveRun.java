package io.regain.job;

import java.util.Optional;

import io.regain.delivery.Definition;
import io.regain.delivery.Hold;
import io.regain.delivery.LedgerAwayException;
import io.regain.delivery.Progress;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.Settlements;
import io.regain.delivery.Silences;
import io.regain.delivery.Stop;
import io.regain.message.Problem;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Component;

/**
 * Gets the hold of a run, launches its job, lets go, and tells the owner if somebody is
 * needed.
 */
@Component
class DriveRun {

	private final RunBook book;

	private final Settlements settlements;

	private final Silences silences;

	private final Grip grip;

	private final Deciders deciders;

	private final CampaignJob job;

	private final TellOwner tellOwner;

	DriveRun(RunBook book, Settlements settlements, Silences silences, Grip grip, Deciders deciders, CampaignJob job,
			TellOwner tellOwner) {
		this.book = book;
		this.settlements = settlements;
		this.silences = silences;
		this.grip = grip;
		this.deciders = deciders;
		this.job = job;
		this.tellOwner = tellOwner;
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

	/** What stops this run need not stop what else the process does. */
	private StartResult drive(Start start, Hold hold) {
		Stop own = start.stop().enter();
		StartResult result;
		try {
			result = held(start.with(own), hold);
		}
		finally {
			start.stop().leave(own);
		}
		own.why().or(() -> halted(result)).ifPresent((why) -> start.observer().warning(Problem.warning("", why)));
		// Who interrupts the process wants it to end now
		if (!start.stop().isAsked()) {
			this.tellOwner.of(start.name());
		}
		return result;
	}

	private StartResult held(Start start, Hold hold) {
		try (Heartbeat heartbeat = this.grip.heartbeat(hold, start.stop())) {
			return drive(start, hold, current(start));
		}
		finally {
			this.grip.release(hold);
		}
	}

	private static Optional<String> halted(StartResult result) {
		return (result instanceof StartResult.Driven driven) ? driven.run().halted() : Optional.empty();
	}

	private StartResult drive(Start start, Hold hold, Run found) {
		if (found.status().isGivenUp()) {
			return new StartResult.Driven(found);
		}
		try {
			StartResult result = launch(start, hold, ready(found, start));
			if (isLost(hold)) {
				// The fence stopped it, before the heart has noticed
				start.stop().ask(Heartbeat.LOST);
			}
			return result;
		}
		catch (LedgerAwayException ex) {
			// It could not tell what has become of the run either
			throw ex;
		}
		catch (RuntimeException ex) {
			// While it was planned: its planner found nothing to add to
			Run now = current(start);
			if (now.status().isGivenUp()) {
				return new StartResult.Driven(this.book.settle(now, hold));
			}
			if (this.grip.keeps(hold)) {
				throw ex;
			}
			start.stop().ask(Heartbeat.LOST);
			return new StartResult.Driven(now);
		}
	}

	/** Only if that is certain: what became of the run is known already. */
	private boolean isLost(Hold hold) {
		try {
			return !this.grip.keeps(hold);
		}
		catch (DataAccessException ex) {
			return false;
		}
	}

	private StartResult launch(Start start, Hold hold, Run ready) {
		try {
			this.job.run(new Drive(ready, hold, start,
					this.deciders.of(start.prepared().campaign(), start.name(), ready.dueAt(), ready.deadlineAt()),
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
		Run ready = start.request().late() ? this.settlements.late(run) : current(start);
		this.silences.heed(ready);
		return ready;
	}

}
