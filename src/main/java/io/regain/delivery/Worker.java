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
 * Works off one part of a run: claims, sends group by group, waits for what is due later.
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
	 */
	void drive(Assignment assignment, Work work, Sender sender) {
		// What has been worked off is not looked through again and again
		Work rest = work;
		while (!assignment.stop().isAsked()) {
			Instant began = this.clock.instant();
			List<Claimed> claimed = this.claims.claim(assignment.hold(), rest, this.properties.claim());
			if (!claimed.isEmpty()) {
				assignment.progress().sends(work);
				sendAll(assignment, sender, claimed);
				rest = work.after(claimed.get(claimed.size() - 1).id());
			}
			else if (!rest.equals(work)) {
				rest = work;
			}
			else if (!waitForMore(assignment, work, began)) {
				return;
			}
		}
	}

	private void sendAll(Assignment assignment, Sender sender, List<Claimed> claimed) {
		int size = assignment.pace().groupOf(this.properties.group());
		for (int from = 0; from < claimed.size(); from += size) {
			List<Claimed> group = claimed.subList(from, Math.min(from + size, claimed.size()));
			if (!assignment.pace().await(group.size(), assignment.stop())) {
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
	private boolean waitForMore(Assignment assignment, Work work, Instant began) {
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
		Instant now = this.clock.instant();
		Duration longest = longer(Duration.between(began, now).multipliedBy(REST), LONGEST_WAIT);
		Duration left = longer(Duration.between(now, due.get()), SHORTEST_WAIT);
		assignment.stop().await((left.compareTo(longest) < 0) ? left : longest);
		return true;
	}

	private static Duration longer(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? other : one;
	}

}
