package io.regain.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.regain.channel.Inquiry;
import io.regain.channel.OutcomeUnknownException;
import io.regain.channel.Outgoing;
import io.regain.channel.Sender;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * What becomes by itself of messages that are in doubt. A provider that can be asked is
 * asked first, for every class: what it has is accepted. Only what must arrive is planned
 * again, when the provider does not have it, or cannot be asked at all; while it does not
 * answer, nothing is.
 */
@Component
class ResolveDoubts {

	private static final Logger logger = LoggerFactory.getLogger(ResolveDoubts.class);

	private final Doubts doubts;

	private final Sweeps sweeps;

	private final Claims claims;

	private final DeliveryProperties properties;

	private final JsonMapper json;

	ResolveDoubts(Doubts doubts, Sweeps sweeps, Claims claims, DeliveryProperties properties, JsonMapper json) {
		this.doubts = doubts;
		this.sweeps = sweeps;
		this.claims = claims;
		this.properties = properties;
		this.json = json;
	}

	/** When there is next something to do, if there is. */
	Optional<Instant> next(Assignment assignment, Work work, Sender sender) {
		return (assignment.run().sendsAgainInDoubt() || sender.inquiry().isPresent())
				? this.sweeps.nextInDoubt(assignment.hold(), work) : Optional.empty();
	}

	/**
	 * Resolves what has been in doubt for long enough.
	 * @return whether there may be more to do at once
	 */
	boolean resolve(Assignment assignment, Work work, Sender sender) {
		if (sender.inquiry().isPresent()) {
			return ask(assignment, work, sender.inquiry().get());
		}
		int again = this.sweeps.sendAgainWhatIsInDoubt(assignment.run(), assignment.hold(), work);
		assignment.progress().plannedAgain(again);
		return again > 0;
	}

	private boolean ask(Assignment assignment, Work work, Inquiry inquiry) {
		Map<Long, Instant> due = this.doubts.due(assignment.hold(), work, this.properties.group());
		List<Long> absent = new ArrayList<>();
		boolean anyFound = false;
		for (Pending message : this.claims.read(due.keySet())) {
			if (assignment.stop().isAsked()) {
				break;
			}
			Instant sentAt = Objects.requireNonNull(due.get(message.id()));
			Optional<Boolean> found = ask(assignment, message, sentAt, inquiry);
			if (found.isEmpty()) {
				// That may have taken long: first there may be something else to do
				this.doubts.askLater(assignment.hold(), message);
				break;
			}
			if (!found.get()) {
				absent.add(message.id());
			}
			anyFound |= found.get();
		}
		return missed(assignment, work, absent) > 0 || anyFound;
	}

	private int missed(Assignment assignment, Work work, List<Long> absent) {
		if (!assignment.run().sendsAgainInDoubt()) {
			return this.doubts.leave(assignment.hold(), absent);
		}
		int again = this.doubts.sendAgain(assignment.hold(), work, absent);
		assignment.progress().plannedAgain(again);
		return again;
	}

	/** Whether the provider has it; empty if it cannot tell now. */
	private Optional<Boolean> ask(Assignment assignment, Pending message, Instant sentAt, Inquiry inquiry) {
		Outgoing outgoing;
		try {
			outgoing = assignment.compose(message, assignment.redirect().of(message.address()).orElseThrow(),
					this.json);
		}
		catch (RuntimeException ex) {
			// What cannot be made cannot be looked for; made again, it is refused
			return Optional.of(false);
		}
		try {
			List<String> alike = inquiry.alike(outgoing, sentAt);
			return alike.isEmpty() ? Optional.of(false) : take(assignment, message, outgoing, alike);
		}
		catch (OutcomeUnknownException ex) {
			logger.debug("Message {} stays in doubt, and is asked for again later: {}", message.id(), ex.getMessage());
			return Optional.empty();
		}
	}

	/** One at a time: two that are alike must not both be found in the same. */
	private synchronized Optional<Boolean> take(Assignment assignment, Pending message, Outgoing outgoing,
			List<String> alike) {
		if (this.doubts.isOneToTheSameOnTheWire(message)) {
			return Optional.empty();
		}
		List<String> others = this.doubts.known(message, alike);
		return Optional.of(alike.stream().filter((id) -> !others.contains(id)).findFirst().map((id) -> {
			this.doubts.found(assignment.hold(), message, id, outgoing.content().sha256());
			assignment.progress().found();
			return true;
		}).orElse(false));
	}

}
