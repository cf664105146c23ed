package io.regain.job;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import io.regain.delivery.Definition;
import io.regain.delivery.Hold;
import io.regain.delivery.Progress;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Settlements;
import io.regain.delivery.Stop;
import io.regain.message.RunName;
import io.regain.plan.Prepared;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;
import org.springframework.stereotype.Service;

/**
 * Starts runs, and goes on with them: one run however often it is started, driven by one
 * process at a time.
 */
@Service
public class Starter {

	private final Preparations preparations;

	private final RunBook book;

	private final Settlements settlements;

	private final Grip grip;

	private final CampaignJob job;

	private final Deciders deciders;

	private final Clock clock;

	private final ZoneId zone;

	Starter(Preparations preparations, RunBook book, Settlements settlements, Grip grip, CampaignJob job,
			Deciders deciders, Clock clock, ZoneId zone) {
		this.preparations = preparations;
		this.book = book;
		this.settlements = settlements;
		this.grip = grip;
		this.job = job;
		this.deciders = deciders;
		this.clock = clock;
		this.zone = zone;
	}

	/**
	 * Begins or goes on with a run, and drives it until it has ended or has to stop.
	 * @param stop ends the driving early; what is in the air is finished first
	 */
	public StartResult start(StartRequest request, RunObserver observer, Stop stop) {
		RunName name = new RunName(request.campaign(),
				request.key().orElseGet(() -> LocalDate.now(this.clock.withZone(this.zone)).toString()));
		Optional<Run> existing = this.book.find(name);
		if (existing.isPresent() && isOver(existing.get(), request)) {
			return new StartResult.AlreadyEnded(existing.get());
		}
		Preparation preparation = this.preparations.of(name, existing.filter(Run::isPlanned));
		if (preparation.prepared().isEmpty()) {
			return new StartResult.Invalid(preparation.problems());
		}
		preparation.problems().forEach(observer::warning);
		Run run = existing.orElseGet(() -> begin(name, preparation.prepared().get()));
		return guarded(run, request, preparation.prepared().get(), observer, stop);
	}

	private static boolean isOver(Run run, StartRequest request) {
		return run.status() == RunStatus.CANCELLED
				|| (run.status().isFinished() && !request.retryFailed() && !request.late());
	}

	private StartResult guarded(Run run, StartRequest request, Prepared prepared, RunObserver observer, Stop stop) {
		Optional<String> refusal = this.grip.guard(run, request);
		if (refusal.isPresent()) {
			return new StartResult.Refused(refusal.get());
		}
		Optional<Hold> hold = this.grip.take(run, observer, stop);
		if (hold.isEmpty()) {
			return new StartResult.Refused("%s is being driven by %s".formatted(run.name(), this.grip.holder(run)));
		}
		try (Heartbeat heartbeat = this.grip.heartbeat(hold.get(), stop)) {
			Run current = this.book.find(run.name()).orElseThrow();
			Run ready = current.isPlanned() ? reopened(current, request) : redefined(current, prepared);
			this.job.run(drive(ready, hold.get(), request, prepared, observer, stop));
			return new StartResult.Driven(this.book.find(run.name()).orElseThrow());
		}
		catch (PlanRefusedException ex) {
			this.book.refusePlan(this.book.find(run.name()).orElseThrow(), ex.why());
			return new StartResult.Refused(ex.why());
		}
		finally {
			this.grip.release(hold.get());
		}
	}

	/** Two processes that begin it at the same moment begin one run. */
	private Run begin(RunName name, Prepared prepared) {
		LocalDate date = date(name);
		try {
			return this.book.begin(name, prepared.campaign(), definition(prepared), date, due(date));
		}
		catch (DataIntegrityViolationException | DbActionExecutionException ex) {
			return this.book.find(name).orElseThrow(() -> ex);
		}
	}

	private Run redefined(Run run, Prepared prepared) {
		return this.book.begin(run.name(), prepared.campaign(), definition(prepared), run.runDate(),
				due(run.runDate()));
	}

	private Run reopened(Run run, StartRequest request) {
		Run current = run;
		if (request.late()) {
			current = this.book.late(current);
		}
		if (request.retryFailed()) {
			this.settlements.retryFailed(current);
		}
		return (request.late() || request.retryFailed()) ? this.book.reopen(current) : current;
	}

	private Drive drive(Run run, Hold hold, StartRequest request, Prepared prepared, RunObserver observer, Stop stop) {
		return new Drive(run, hold, prepared.campaign(), prepared.segment(), prepared.wishes(run.runDate()),
				this.deciders.of(prepared.campaign(), run.name()), request.limit(), request.waits(), stop,
				new PlanProgress(), new Progress(), observer);
	}

	private static Definition definition(Prepared prepared) {
		return new Definition(prepared.sources(), prepared.template());
	}

	/** The key, where it is a date; else today. */
	private LocalDate date(RunName name) {
		try {
			return LocalDate.parse(name.key());
		}
		catch (DateTimeParseException ex) {
			return LocalDate.now(this.clock.withZone(this.zone));
		}
	}

	/** Now, or the end of the run's date if that is past. */
	private Instant due(LocalDate date) {
		Instant now = this.clock.instant();
		Instant end = date.plusDays(1).atStartOfDay(this.zone).toInstant();
		return end.isBefore(now) ? end : now;
	}

}
