package io.regain.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

import io.regain.channel.Answer;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.Outcome.Refused;
import io.regain.channel.Outgoing;
import io.regain.channel.Sender;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.plan.AllowOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Sends one small group of messages: rendered first, marked as being sent, handed over,
 * and recorded together. What had not begun when it is not to go on, or when the provider
 * takes nothing, is given back. What is not recorded when the process dies was marked
 * before it left.
 */
@Component
class SendGroup {

	private static final Logger logger = LoggerFactory.getLogger(SendGroup.class);

	private final Claims claims;

	private final LookAgain lookAgain;

	private final RecordOutcomes outcomes;

	private final AllowOnly allowOnly;

	private final DeliveryProperties properties;

	private final JsonMapper json;

	private final Clock clock;

	private final RandomGenerator random;

	SendGroup(Claims claims, LookAgain lookAgain, RecordOutcomes outcomes, DeliveryProperties properties,
			JsonMapper json, Clock clock, RandomGenerator random) {
		this.claims = claims;
		this.lookAgain = lookAgain;
		this.outcomes = outcomes;
		this.allowOnly = new AllowOnly(properties.allowOnly());
		this.properties = properties;
		this.json = json;
		this.clock = clock;
		this.random = random;
	}

	/**
	 * @param goOn asked before each message; what is on the wire is finished
	 */
	void send(Assignment assignment, Sender sender, List<Pending> group, BooleanSupplier goOn) {
		List<Attempted> attempts = new ArrayList<>();
		List<Ready> ready = new ArrayList<>();
		for (Pending message : this.lookAgain.at(assignment, sender.channel(), group)) {
			prepare(assignment, message, ready, attempts);
		}
		Set<Long> mine = this.claims.sending(assignment.hold(), ids(ready));
		ready.removeIf((one) -> !mine.contains(one.id()));
		List<Answer> answers = handOver(sender, ready.stream().map(Ready::outgoing).toList(), goOn);
		assignment.breaker(sender.channel()).note(answers);
		for (int i = 0; i < answers.size(); i++) {
			attempts.add(attempted(ready.get(i), answers.get(i)));
		}
		this.outcomes.record(assignment, attempts);
		giveBack(assignment.hold(), ids(ready.subList(answers.size(), ready.size())), attempts);
		attempts.forEach(assignment.progress()::count);
	}

	/**
	 * What was said of all holds for those that were not tried, too: but they wait as
	 * after a first attempt, however often the one that was told had been tried.
	 */
	private void giveBack(Hold hold, List<Long> untried, List<Attempted> attempts) {
		Optional<Deferred> said = attempts.stream()
			.flatMap((attempt) -> attempt.outcome().stream())
			.filter(Deferred.class::isInstance)
			.map(Deferred.class::cast)
			.filter(Deferred::ofAll)
			.max(Comparator.comparing((deferred) -> deferred.notBefore().orElse(Duration.ZERO)));
		this.claims.unsent(hold, untried,
				said.map((deferred) -> after(deferred, this.properties.backoffAfter(1))).orElseGet(this.clock::instant),
				said);
	}

	/** Whatever a sender throws, the messages may have left. */
	private static List<Answer> handOver(Sender sender, List<Outgoing> messages, BooleanSupplier goOn) {
		try {
			return sender.sendAll(messages, goOn);
		}
		catch (RuntimeException | Error ex) {
			return Collections.nCopies(messages.size(), Answer.unknown(ex.toString()));
		}
	}

	private static List<Long> ids(List<Ready> messages) {
		return messages.stream().map(Ready::id).toList();
	}

	private void prepare(Assignment assignment, Pending message, List<Ready> ready, List<Attempted> attempts) {
		Optional<Address> to = assignment.redirect().of(message.address());
		if (to.isEmpty() || !this.allowOnly.allows(to.get())) {
			attempts.add(refused(message, Cause.CONFIGURATION, "not-allowed",
					to.isEmpty() ? "regain.delivery.redirect-to has no address for this channel"
							: "regain.delivery.allow-only does not name the address"));
			return;
		}
		try {
			ready.add(new Ready(message, assignment.compose(message, to.get(), this.json)));
		}
		catch (RuntimeException ex) {
			// Nothing has left: what is wrong with this one harms no other
			attempts.add(refused(message, Cause.RENDERING, "rendering", String.valueOf(ex.getMessage())));
		}
	}

	private Attempted refused(Pending message, Cause cause, String code, String detail) {
		return new Attempted(message, Optional.of(new Refused(cause, code, detail)), "", "", this.clock.instant());
	}

	private Attempted attempted(Ready sent, Answer answer) {
		if (answer.outcome().isEmpty()) {
			// Said of all together by the progress line and the report
			logger.debug("Message {} is in doubt: {}", sent.id(), answer.doubt());
		}
		return new Attempted(sent.message(), answer.outcome(), sent.outgoing().content().sha256(), answer.doubt(),
				dueAgain(sent.message(), answer.outcome()));
	}

	private Instant dueAgain(Pending message, Optional<Outcome> outcome) {
		if (!(outcome.orElse(null) instanceof Deferred deferred)) {
			return this.clock.instant();
		}
		return after(deferred, this.properties.backoffAfter(message.attempts() + 1));
	}

	/**
	 * The provider's wish, or our wait; spread, so that a throttled crowd doesn't come
	 * back at once.
	 */
	private Instant after(Deferred deferred, Duration wait) {
		Duration asked = deferred.notBefore().orElse(Duration.ZERO);
		Duration least = (asked.compareTo(wait) > 0) ? asked : wait;
		return this.clock.instant().plus(least).plusMillis(this.random.nextLong(1 + least.toMillis() / 4));
	}

	/** Pending, and complete for the wire. */
	private record Ready(Pending message, Outgoing outgoing) {

		long id() {
			return this.message.id();
		}

	}

}
