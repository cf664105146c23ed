package io.regain.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.regain.campaign.Escalation;
import io.regain.campaign.Escalation.Until;

/**
 * Decides whose turn it is in an escalation: pure, told what the time is and how the
 * messages to one customer stand.
 */
final class Ladder {

	private final Escalation escalation;

	private final boolean mayRepeat;

	/**
	 * @param mayRepeat whether a customer had rather be told twice than not at all
	 */
	Ladder(Escalation escalation, boolean mayRepeat) {
		this.escalation = escalation;
		this.mayRepeat = mayRepeat;
	}

	Escalation escalation() {
		return this.escalation;
	}

	/**
	 * @param rungs all messages to one customer, in the order of their steps, of which at
	 * least one may leave
	 */
	Verdict of(List<Rung> rungs, Instant now) {
		Optional<Rung> reached = rungs.stream().filter((rung) -> hasReached(rung, now)).findFirst();
		if (reached.isPresent()) {
			return new Verdict.Reached(
					"by %s: %s".formatted(reached.get().channel().id(), this.escalation.until().id()));
		}
		int next = 0;
		while (next < rungs.size() && !rungs.get(next).waits()) {
			next++;
		}
		Instant turn = (next == 0) ? now : turn(rungs.get(next - 1), now);
		Instant certain = rungs.stream().flatMap((rung) -> rung.shown().stream()).max(Instant::compareTo).orElse(now);
		Instant until = turn.isAfter(certain) ? turn : certain;
		return until.isAfter(now) ? new Verdict.Wait(until) : new Verdict.Turn();
	}

	private boolean hasReached(Rung rung, Instant now) {
		if (this.escalation.until() != Until.ACCEPTED) {
			return rung.shown().filter((certain) -> !certain.isAfter(now)).isPresent();
		}
		boolean taken = switch (rung.state()) {
			case ACCEPTED, DELIVERED -> true;
			// Perhaps; who must not be told twice is not told again
			case IN_DOUBT -> !this.mayRepeat;
			default -> false;
		};
		// Of what would be too late for another channel, nobody need know more
		return taken && rung.begun()
			.map((begun) -> begun.plus(this.escalation.pause()))
			.filter((end) -> !end.isAfter(now) || !end.isBefore(rung.deadlineAt()))
			.isPresent();
	}

	/**
	 * When the one after this may leave; of what has not begun, the soonest there can be.
	 */
	private Instant turn(Rung before, Instant now) {
		return switch (before.state()) {
			case REFUSED, BOUNCED, EXPIRED, CANCELLED, SUPPRESSED, SUPERSEDED -> now;
			case PLANNED, SENDING, IN_DOUBT, ACCEPTED, DELIVERED ->
				before.begun().orElse(now).plus(this.escalation.pause());
		};
	}

}
