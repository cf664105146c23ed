package io.regain.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import io.regain.channel.Sender;

/**
 * What a worker does that has found nothing to send: it resolves what is in doubt, or
 * waits. Not for long, since other things may end the run meanwhile, but long beside what
 * looking for work costs the database.
 */
final class AwaitMore {

	private static final Duration SHORTEST = Duration.ofMillis(50);

	private static final Duration LONGEST = Duration.ofSeconds(1);

	private static final Duration LONG = Duration.ofMinutes(1);

	/** How much longer than it looks for work a worker rests, if there is none. */
	private static final int REST = 20;

	private final Claims claims;

	private final ResolveDoubts doubts;

	private final Clock clock;

	AwaitMore(Claims claims, ResolveDoubts doubts, Clock clock) {
		this.claims = claims;
		this.doubts = doubts;
		this.clock = clock;
	}

	/** Whether there is more to come, for which it is worth while to look again. */
	boolean await(Assignment assignment, Way way, Sender sender, Look look) {
		if (look.turn().isPresent() && way.isKnown()) {
			pause(assignment, way, look.turn().get(), LONGEST);
			return true;
		}
		if (this.doubts.resolve(assignment, way.work(), sender)) {
			way.lookAgain(this.clock.instant());
			return true;
		}
		assignment.thaw().lookAgain(assignment.progress());
		// In this order: what is let go in between is found
		boolean held = assignment.waits()
				&& (assignment.thaw().isAwaited(way.work()) || assignment.climb().isAwaited(way.work()));
		Optional<Instant> due = nextDue(assignment, way.work(), sender);
		Instant now = this.clock.instant();
		boolean rated = look.turn().isPresent() && due.filter((next) -> !next.isAfter(now)).isPresent();
		boolean later = due.isPresent() && (rated || assignment.waits());
		if (!later && !held) {
			return false;
		}
		Duration rest = longer(look.took().multipliedBy(REST), LONGEST);
		way.lookAgain(now.plus(rest));
		if (!later) {
			// Until when, nobody knows
			assignment.progress().ends(way.work());
			pause(assignment, way, rest, rest);
			return true;
		}
		if (rated) {
			pause(assignment, way, look.turn().get(), LONGEST);
		}
		else {
			assignment.progress().waits(way.work(), due.get(), why(assignment, way.work(), due.get(), now));
			pause(assignment, way, Duration.between(now, due.get()), rest);
		}
		return true;
	}

	/** When something is to be sent, or to be resolved. */
	private Optional<Instant> nextDue(Assignment assignment, Work work, Sender sender) {
		return Stream.of(this.claims.nextDue(assignment.hold(), work), this.doubts.next(assignment, work, sender))
			.flatMap(Optional::stream)
			.min(Comparator.naturalOrder());
	}

	/** Nobody asks that of a moment. */
	private Optional<String> why(Assignment assignment, Work work, Instant due, Instant now) {
		return due.isAfter(now.plus(LONG)) ? this.claims.delayUntil(assignment.hold(), work, due) : Optional.empty();
	}

	/** A provider that fails is given a longer time at the least. */
	private static void pause(Assignment assignment, Way way, Duration wanted, Duration longest) {
		Duration shortest = assignment.breaker(way.work().channel()).isClosed() ? SHORTEST : LONGEST;
		Duration wait = longer(wanted, shortest);
		assignment.stop().await((wait.compareTo(longest) < 0) ? wait : longest);
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? other : one;
	}

	/**
	 * A look for work that has found none.
	 *
	 * @param began in nanoseconds: not by the clock, which may be set meanwhile
	 * @param turn how long until a domain's rate lets more go, if one is waited for
	 */
	record Look(long began, Optional<Duration> turn) {

		Duration took() {
			return Duration.ofNanos(System.nanoTime() - this.began);
		}

	}

}
