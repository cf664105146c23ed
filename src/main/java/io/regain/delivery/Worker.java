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
		while (!assignment.stop().isAsked()) {
			List<Claimed> claimed = this.claims.claim(assignment.hold(), work, this.properties.claim());
			if (!claimed.isEmpty()) {
				assignment.progress().sends(work);
				sendAll(assignment, sender, claimed);
			}
			else if (!waitForMore(assignment, work)) {
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
	 * the run meanwhile.
	 */
	private boolean waitForMore(Assignment assignment, Work work) {
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
		Duration left = Duration.between(this.clock.instant(), due.get());
		assignment.stop().await(clamp(left));
		return true;
	}

	private static Duration clamp(Duration wait) {
		if (wait.compareTo(SHORTEST_WAIT) < 0) {
			return SHORTEST_WAIT;
		}
		return (wait.compareTo(LONGEST_WAIT) < 0) ? wait : LONGEST_WAIT;
	}

}
