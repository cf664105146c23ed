package io.regain.delivery;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.regain.message.Channel;

import org.springframework.stereotype.Service;

/**
 * What is decided about a run as a whole while it goes on, by a person or a guard, in
 * whatever process. The run's own status says it: from that commit on nothing of the run
 * is put on the wire, whoever drives it; what is there is finished and recorded. A
 * decision that the run's status does not allow changes nothing: the caller looks at the
 * status that comes back.
 */
@Service
public class Steering {

	private final Runs runs;

	private final Holds holds;

	private final Endings endings;

	private final Sweeps sweeps;

	private final FirstMessages firstMessages;

	private final OwnerNotices notices;

	private final Clock clock;

	Steering(Runs runs, Holds holds, Endings endings, Sweeps sweeps, FirstMessages firstMessages, OwnerNotices notices,
			Clock clock) {
		this.runs = runs;
		this.holds = holds;
		this.endings = endings;
		this.sweeps = sweeps;
		this.firstMessages = firstMessages;
		this.notices = notices;
		this.clock = clock;
	}

	/** Stops a run that is sending, until somebody resumes it. */
	public Run pause(Run run, String by) {
		return change(run, RunStatus.SENDING, (current) -> current.paused("paused " + who(by)));
	}

	/**
	 * The same, decided by Regain itself while it drives the run, if it still does: the
	 * owner of the campaign is told.
	 * @param why a sentence for a person
	 */
	public Run pauseByGuard(Run run, Hold hold, String why) {
		return change(run, RunStatus.SENDING, (current) -> this.holds.keeps(hold)
				? current.paused("%s at %s: %s".formatted(Run.BY_GUARD, seconds(), why)) : current);
	}

	/**
	 * Lets the next start go on with a paused run. What a guard has seen until now does
	 * not pause it again; if something else does, its owner is told again.
	 */
	public Run resume(Run run, String by) {
		return change(run, RunStatus.PAUSED, (current) -> {
			this.firstMessages.beginAnew(current);
			this.notices.forget(current);
			return current.resumed("resumed " + who(by));
		});
	}

	/**
	 * Gives a run up for good: what has not been put on the wire never will be. Again, it
	 * cancels what a cancellation that was broken off, or a driver, has left.
	 */
	public Run cancel(Run run, String by) {
		Run cancelled = this.endings.locked(run, (current) -> current.status().isFinished() ? current
				: this.runs.save(current.cancelled("cancelled " + who(by), this.clock.instant())));
		if (cancelled.status() == RunStatus.CANCELLED) {
			this.sweeps.giveUp(cancelled);
		}
		return cancelled;
	}

	/**
	 * Gives up what has not left on one channel of a run that is paused; the rest waits.
	 * What is on the wire then, and comes back, does not: do it again before the run goes
	 * on.
	 * @return how many messages never leave
	 */
	public long cancelChannel(Run run, Channel channel, String by) {
		return this.endings.locked(run, (current) -> (current.status() == RunStatus.PAUSED)
				? this.sweeps.giveUp(current, channel, "cancelled " + who(by)) : 0L);
	}

	/** Why nothing more of a run may be sent, if somebody has decided so. */
	public Optional<String> halted(long runId) {
		return this.runs.findById(runId).flatMap(Run::halted);
	}

	private Run change(Run run, RunStatus from, UnaryOperator<Run> change) {
		return this.endings.locked(run,
				(current) -> (current.status() == from) ? this.runs.save(change.apply(current)) : current);
	}

	private Instant seconds() {
		return this.clock.instant().truncatedTo(ChronoUnit.SECONDS);
	}

	private String who(String by) {
		return "by %s at %s".formatted(by, seconds());
	}

}
