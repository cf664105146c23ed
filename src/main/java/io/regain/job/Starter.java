package io.regain.job;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.RunStatus;
import io.regain.delivery.Stop;
import io.regain.delivery.Threads;
import io.regain.message.RunName;
import io.regain.plan.Prepared;

import org.springframework.stereotype.Service;

/**
 * Starts runs, and goes on with them: one run however often it is started, driven by one
 * process at a time.
 */
@Service
public class Starter {

	private final RunBook book;

	private final RunDates dates;

	private final Preparations preparations;

	private final Guards guards;

	private final Threads threads;

	private final DriveRun driveRun;

	Starter(RunBook book, RunDates dates, Preparations preparations, Guards guards, Threads threads,
			DriveRun driveRun) {
		this.book = book;
		this.dates = dates;
		this.preparations = preparations;
		this.guards = guards;
		this.threads = threads;
		this.driveRun = driveRun;
	}

	/**
	 * Begins or goes on with a run, and drives it until it has ended or has to stop.
	 * @param stop ends the driving early; what is in the air is finished first
	 */
	public StartResult start(StartRequest request, RunObserver observer, Stop stop) {
		RunName name = this.dates.name(request);
		Optional<Run> existing = this.book.find(name);
		if (existing.isPresent() && isOver(existing.get(), request)) {
			return new StartResult.AlreadyEnded(existing.get());
		}
		Optional<String> paused = existing.flatMap(Starter::paused);
		if (paused.isPresent()) {
			return new StartResult.Refused(paused.get());
		}
		Preparation preparation = this.preparations.of(name, existing.filter(this::isDefined));
		if (preparation.prepared().isEmpty()) {
			return new StartResult.Invalid(preparation.problems());
		}
		preparation.problems().forEach(observer::warning);
		Start start = start(name, existing, request, preparation.prepared().get(), observer, stop);
		return refusal(start, existing).<StartResult>map(StartResult.Refused::new)
			.orElseGet(() -> this.driveRun.drive(start, existing));
	}

	/** Whether the files have no say in it any more. */
	private boolean isDefined(Run run) {
		return run.isPlanned() || this.threads.contains(run);
	}

	private static boolean isOver(Run run, StartRequest request) {
		boolean again = run.status() == RunStatus.PARTIALLY_FAILED && (request.retryFailed() || request.late());
		return run.status().isFinished() && !again;
	}

	private static Optional<String> paused(Run run) {
		return run.halted()
			.map((why) -> "%s; 'resume %s' lets it go on, then start it again".formatted(why, run.name()));
	}

	private Start start(RunName name, Optional<Run> existing, StartRequest request, Prepared prepared,
			RunObserver observer, Stop stop) {
		LocalDate date = this.dates.date(name, existing);
		return new Start(name, request, prepared, date, this.dates.due(date, existing, request), observer, stop);
	}

	private Optional<String> refusal(Start start, Optional<Run> existing) {
		Optional<String> otherReceivers = existing.flatMap(this.guards::otherReceivers);
		if (start.request().late() || otherReceivers.isPresent()) {
			return otherReceivers;
		}
		Instant deadline = existing.filter(Run::isPlanned)
			.map(this.book::deadline)
			.orElse(start.due().plus(start.prepared().campaign().send().within()));
		return this.guards.overdue(start.name(), deadline)
			.or(() -> start.request().resume() ? Optional.empty() : existing.flatMap(this.guards::stale));
	}

}
