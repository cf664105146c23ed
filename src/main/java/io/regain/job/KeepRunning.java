package io.regain.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.delivery.Stop;
import io.regain.delivery.UnheldRuns;
import io.regain.message.RunName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Service;

/**
 * Drives, in the background, the runs that this process is told to begin, and takes up
 * those that nobody drives: what {@code serve} does about runs.
 */
@Service
public class KeepRunning implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(KeepRunning.class);

	/** A run with nothing to do is looked at again after so long. */
	private static final Duration REST = Duration.ofSeconds(15);

	/** What is in the air is recorded, if it does not take for ever. */
	private static final Duration END = Duration.ofSeconds(8);

	private final Starter starter;

	private final CancelRun cancelRun;

	private final EndRun endRun;

	private final UnheldRuns unheld;

	private final RunBook book;

	private final RunProperties properties;

	private final Clock clock;

	private final ExecutorService threads = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "keep-running");
		thread.setDaemon(true);
		return thread;
	});

	private final Stop stop = new Stop();

	private final Set<RunName> driven = ConcurrentHashMap.newKeySet();

	private final Pauses pauses;

	private final Map<RunName, Instant> idle = new ConcurrentHashMap<>();

	private Map<UnheldRuns.Seen, Instant> seen = new HashMap<>();

	KeepRunning(Starter starter, CancelRun cancelRun, EndRun endRun, UnheldRuns unheld, RunBook book,
			RunProperties properties, Clock clock) {
		this.starter = starter;
		this.cancelRun = cancelRun;
		this.endRun = endRun;
		this.unheld = unheld;
		this.book = book;
		this.properties = properties;
		this.clock = clock;
		this.pauses = new Pauses(clock);
	}

	/**
	 * Drives a run from now on, until it has ended. Returns at once; if it is driven here
	 * already, that goes on.
	 */
	public void drive(RunName run) {
		inBackground(run, () -> drivenToItsEnd(run));
	}

	/**
	 * Looks once for runs that nobody drives: to be called again and again. Those of a
	 * thread are begun at once; others may have been begun a moment ago by somebody who
	 * will drive them, and are taken up when nothing has moved for one heartbeat period.
	 * Of which all that is left is too late ends, and its owner is told: nobody would
	 * come back to it.
	 */
	public synchronized void look() {
		Instant now = this.clock.instant();
		Map<UnheldRuns.Seen, Instant> looked = new HashMap<>();
		this.unheld.underWay().forEach((run) -> {
			Instant since = this.seen.getOrDefault(run, now);
			looked.put(run, since);
			if (run.threaded() && !run.isHeld() || stands(since, now) && hasWork(run, now)) {
				takeUp(run.name());
			}
		});
		this.unheld.overdue().forEach((run) -> {
			if (stands(looked.getOrDefault(run, now), now)) {
				inBackground(run.name(), () -> end(run.name()));
			}
		});
		this.unheld.superseded().forEach((run) -> {
			Instant since = this.seen.getOrDefault(run, now);
			looked.put(run, since);
			if (stands(since, now)) {
				inBackground(run.name(), () -> finish(run.name()));
			}
		});
		this.seen = looked;
	}

	/** Asks all that is driven here to stop, and waits until it is recorded. */
	@Override
	public void close() {
		this.stop.ask();
		this.threads.shutdown();
		try {
			if (!this.threads.awaitTermination(END.toMillis(), TimeUnit.MILLISECONDS)) {
				logger.warn("Some runs had not stopped after {} s", END.toSeconds());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** To look through all that a run has waiting is not for each second. */
	private boolean hasWork(UnheldRuns.Seen run, Instant now) {
		Instant looked = this.idle.get(run.name());
		if (looked != null && now.isBefore(looked.plus(REST))) {
			return false;
		}
		boolean work = this.unheld.hasWork(run);
		if (work) {
			this.idle.remove(run.name());
		}
		else {
			this.idle.put(run.name(), now);
		}
		return work;
	}

	private boolean stands(Instant since, Instant now) {
		return !now.isBefore(since.plus(this.properties.heartbeat()));
	}

	private void takeUp(RunName run) {
		if (this.pauses.isOver(run)) {
			drive(run);
		}
	}

	private void inBackground(RunName run, Runnable work) {
		if (this.stop.isAsked() || !this.driven.add(run)) {
			return;
		}
		this.threads.execute(() -> {
			try {
				work.run();
			}
			catch (RuntimeException | Error ex) {
				// The loop never dies: it is tried again
				logger.warn("{} could not be driven, which is tried again in {} s", run,
						this.pauses.begin(run).toSeconds(), ex);
			}
			finally {
				this.driven.remove(run);
			}
		});
	}

	private void drivenToItsEnd(RunName run) {
		StartResult result = this.starter.start(StartRequest.takingUp(run), new LoggingObserver(), this.stop);
		if (result instanceof StartResult.Driven driven) {
			this.pauses.end(run);
			logger.info("{} is {}", run, driven.run().status());
			return;
		}
		if (this.book.find(run).flatMap(this.cancelRun::holder).isPresent()) {
			// Another serve was faster; if it dies, it is seen
			logger.info("{} is driven by another process", run);
			return;
		}
		this.pauses.begin(run);
		if (result instanceof StartResult.Refused refusal) {
			logger.warn("{} is not gone on with: {}", run, refusal.why());
		}
		else if (result instanceof StartResult.Invalid invalid) {
			logger.warn("{} cannot be gone on with: {}", run, invalid.problems());
		}
	}

	private void end(RunName name) {
		this.book.find(name).ifPresent((overdue) -> this.endRun.end(overdue, new LoggingObserver()));
	}

	private void finish(RunName name) {
		Optional<Run> run = this.book.find(name);
		run.ifPresent((superseded) -> this.cancelRun.finish(superseded, new LoggingObserver()));
	}

}
