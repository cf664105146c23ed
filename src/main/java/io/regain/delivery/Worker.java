package io.regain.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.regain.channel.Sender;

import org.springframework.stereotype.Component;

/**
 * Works off one part of a run: claims, sends group by group, waits for what is due later,
 * and for a provider or a ledger that is away.
 */
@Component
class Worker {

	private static final Duration SHORTEST_WAIT = Duration.ofMillis(50);

	private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

	/** How much longer than it looks for work a worker waits, if there is none. */
	private static final int REST = 20;

	private final Claims claims;

	private final Sweeps sweeps;

	private final SendGroup sendGroup;

	private final DeliveryProperties properties;

	private final Clock clock;

	Worker(Claims claims, Sweeps sweeps, SendGroup sendGroup, DeliveryProperties properties, Clock clock) {
		this.claims = claims;
		this.sweeps = sweeps;
		this.sendGroup = sendGroup;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Ends when nothing of the part can be sent any more, or when it is asked to stop.
	 * @throws LedgerAwayException if the ledger stays away for too long
	 */
	void drive(Assignment assignment, Work work, Sender sender) {
		Absence absence = new Absence(this.properties.patience(), this.clock);
		// What has been worked off is not looked through again and again
		Optional<Work> rest = Optional.of(work);
		while (rest.isPresent() && !assignment.stop().isAsked()) {
			try {
				if (absence.isLasting()) {
					this.claims.giveBack(assignment.hold(), work);
					absence.over();
				}
				rest = workOff(assignment, work, rest.get(), sender);
			}
			catch (RuntimeException ex) {
				// Outcomes have a patience of their own: nothing is on the wire here
				absence.met(ex);
				assignment.stop().await(Absence.PAUSE);
			}
		}
	}

	/**
	 * What is left of the part then; empty if nothing is, for now or for good.
	 */
	private Optional<Work> workOff(Assignment assignment, Work work, Work rest, Sender sender) {
		Breaker breaker = assignment.breaker(work.channel());
		if (breaker.hasGivenUp()) {
			return Optional.empty();
		}
		long began = System.nanoTime();
		int most = breaker.turn(this.properties.claim());
		List<Claimed> claimed = (most > 0) ? this.claims.claim(assignment.hold(), rest, most) : List.of();
		if (!claimed.isEmpty()) {
			assignment.progress().sends(work);
			sendAll(assignment, sender, breaker, claimed);
			return Optional.of(work.after(claimed.get(claimed.size() - 1).id()));
		}
		if (most > 0) {
			breaker.unused();
		}
		if (!rest.equals(work)) {
			return Optional.of(work);
		}
		return waitForMore(assignment, work, began) ? Optional.of(work) : Optional.empty();
	}

	private void sendAll(Assignment assignment, Sender sender, Breaker breaker, List<Claimed> claimed) {
		int size = assignment.pace().groupOf(this.properties.group());
		for (int from = 0; from < claimed.size(); from += size) {
			List<Claimed> group = claimed.subList(from, Math.min(from + size, claimed.size()));
			boolean mayGoOn = assignment.pace().await(group.size(), assignment.stop());
			if (!mayGoOn || (from > 0 && !breaker.isClosed())) {
				this.claims.release(assignment.hold(),
						claimed.subList(from, claimed.size()).stream().map(Claimed::id).toList());
				return;
			}
			this.sendGroup.send(assignment, sender, group);
		}
	}

	/**
	 * Whether there is something to wait for; a short wait, since other things may end
	 * the run meanwhile, but long beside what looking for work costs the database.
	 */
	private boolean waitForMore(Assignment assignment, Work work, long began) {
		Hold hold = assignment.hold();
		int again = this.sweeps.sendAgainWhatIsInDoubt(assignment.run(), hold, work);
		assignment.progress().plannedAgain(again);
		if (again > 0) {
			return true;
		}
		Optional<Instant> due = Stream
			.of(this.claims.nextDue(hold, work), this.sweeps.nextToSendAgain(assignment.run(), hold, work))
			.flatMap(Optional::stream)
			.min(Comparator.naturalOrder());
		if (due.isEmpty() || !assignment.waits()) {
			return false;
		}
		assignment.progress().waits(work, due.get());
		// Not by the clock, which may be set meanwhile
		Duration looked = Duration.ofNanos(System.nanoTime() - began);
		Duration longest = longer(looked.multipliedBy(REST), LONGEST_WAIT);
		Duration shortest = assignment.breaker(work.channel()).isClosed() ? SHORTEST_WAIT : LONGEST_WAIT;
		Duration left = longer(Duration.between(this.clock.instant(), due.get()), shortest);
		assignment.stop().await((left.compareTo(longest) < 0) ? left : longest);
		return true;
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? other : one;
	}

}
