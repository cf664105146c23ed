package io.regain.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.regain.channel.CountingSender;
import io.regain.channel.Sender;
import io.regain.channel.Turn;
import io.regain.message.Channel;

import org.springframework.stereotype.Component;

/**
 * Works off one part of a run: looks ahead, sends group by group, waits for what is due
 * later, and for a provider or a ledger that is away.
 */
@Component
class Worker {

	/** Whoever waits for a provider looks meanwhile whether to give way. */
	private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

	/** How long a run that gives way waits before it asks again. */
	private static final Duration YIELD = Duration.ofMillis(200);

	private final Claims claims;

	private final AwaitMore awaitMore;

	private final SendGroup sendGroup;

	private final DomainRates rates;

	private final Lanes lanes;

	private final DeliveryProperties properties;

	private final Clock clock;

	Worker(Claims claims, ResolveDoubts doubts, SendGroup sendGroup, DomainRates rates, Lanes lanes,
			DeliveryProperties properties, Clock clock) {
		this.claims = claims;
		this.awaitMore = new AwaitMore(claims, doubts, clock);
		this.sendGroup = sendGroup;
		this.rates = rates;
		this.lanes = lanes;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Ends when nothing of the part can be sent any more, or when it is asked to stop.
	 * @throws LedgerAwayException if the ledger stays away for too long
	 */
	void drive(Assignment assignment, Work work, Sender sender) {
		Absence absence = new Absence(this.properties.patience(), this.clock);
		Way way = new Way(this.claims, this.rates, assignment.hold(), work, this.clock);
		boolean more = true;
		while (more && !assignment.stop().isAsked()) {
			try {
				if (absence.isLasting()) {
					this.claims.giveBack(assignment.hold(), work);
					absence.over();
				}
				more = workOff(assignment, way, sender);
			}
			catch (RuntimeException ex) {
				// Outcomes have a patience of their own: nothing is on the wire here
				absence.met(ex);
				assignment.stop().await(Absence.PAUSE);
			}
		}
	}

	/** Whether there is more of the part to be sent, now or later. */
	private boolean workOff(Assignment assignment, Way way, Sender sender) {
		Breaker breaker = assignment.breaker(way.work().channel());
		if (breaker.hasGivenUp()) {
			return false;
		}
		long began = System.nanoTime();
		assignment.climb().lookAgain(assignment.progress());
		if (this.lanes.yields(assignment.run(), way.work().channel())) {
			assignment.progress().waits(way.work(), this.clock.instant().plus(Lanes.LOOK));
			assignment.stop().await(YIELD);
			return true;
		}
		int most = breaker.turn(this.properties.lookAhead());
		List<Pending> found = (most > 0) ? way.next(most) : List.of();
		if (!found.isEmpty()) {
			assignment.progress().sends(way.work());
			sendAll(assignment, way, new CountingSender(sender), found);
			return true;
		}
		if (most > 0) {
			breaker.unused();
		}
		Optional<Duration> turn = (most > 0) ? way.untilTurn(most) : Optional.empty();
		return this.awaitMore.await(assignment, way, sender, new AwaitMore.Look(began, turn));
	}

	/** What of it does not leave, leaves room for others. */
	private void sendAll(Assignment assignment, Way way, CountingSender sender, List<Pending> found) {
		int size = assignment.pace().groupOf(this.properties.group());
		boolean goOn = true;
		try {
			for (int from = 0; goOn && from < found.size(); from += size) {
				List<Pending> group = found.subList(from, Math.min(from + size, found.size()));
				goOn = sendAtPace(assignment, sender, group, from == 0);
			}
		}
		finally {
			way.giveBack(found.size() - sender.count());
		}
	}

	/** Whether each had its turn, so that more may have theirs. */
	private boolean sendAtPace(Assignment assignment, CountingSender sender, List<Pending> group, boolean first) {
		assignment.lookWhetherItDoesHarm();
		if (!assignment.pace().await(group.size(), assignment.stop())) {
			return false;
		}
		int before = sender.count();
		try {
			return (first || mayGoOn(assignment, sender.channel())) && sendInTurn(assignment, sender, group);
		}
		finally {
			assignment.pace().giveBack(group.size() - (sender.count() - before));
		}
	}

	private boolean mayGoOn(Assignment assignment, Channel channel) {
		return assignment.breaker(channel).isClosed() && !this.lanes.yields(assignment.run(), channel);
	}

	/** Whether each had its turn; not if it is asked to stop, or gives way. */
	private boolean sendInTurn(Assignment assignment, Sender sender, List<Pending> group) {
		int over = 0;
		while (over < group.size() && !assignment.stop().isAsked()) {
			if (assignment.mayHoldUpOthers()) {
				this.lanes.moves(assignment.run(), sender.channel());
			}
			try (Turn turn = sender.turn(group.size() - over)) {
				if (turn.messages() > 0) {
					this.sendGroup.send(assignment, turn.sender(), group.subList(over, over + turn.messages()),
							() -> isOurs(assignment, sender.channel()));
				}
				else if (this.lanes.yields(assignment.run(), sender.channel())) {
					// Others need what the provider allows
					return false;
				}
				else {
					assignment.stop().await(shorter(turn.again(), LONGEST_WAIT));
				}
				over += turn.messages();
			}
		}
		return over == group.size();
	}

	/** A group may take long: whoever goes first need not wait for all of it. */
	private boolean isOurs(Assignment assignment, Channel channel) {
		return !assignment.stop().isAsked() && !this.lanes.yields(assignment.run(), channel);
	}

	private static Duration shorter(Duration one, Duration other) {
		return (one.compareTo(other) < 0) ? one : other;
	}

}
