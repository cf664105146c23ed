package io.regain.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

import io.regain.audience.Suppressions;
import io.regain.channel.Outcome;
import io.regain.channel.Outcome.Cause;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.Outcome.Refused;
import io.regain.channel.Outgoing;
import io.regain.channel.Sender;
import io.regain.message.Address;
import io.regain.plan.AllowOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Sends one small group of claimed messages: rendered first, marked as being sent, handed
 * over one by one, and recorded together. What is not recorded when the process dies was
 * marked before it left.
 */
@Component
class SendGroup {

	private static final Logger logger = LoggerFactory.getLogger(SendGroup.class);

	private final Claims claims;

	private final Sweeps sweeps;

	private final RecordOutcomes outcomes;

	private final Suppressions suppressions;

	private final AllowOnly allowOnly;

	private final DeliveryProperties properties;

	private final JsonMapper json;

	private final Clock clock;

	private final RandomGenerator random;

	SendGroup(Claims claims, Sweeps sweeps, RecordOutcomes outcomes, Suppressions suppressions,
			DeliveryProperties properties, JsonMapper json, Clock clock, RandomGenerator random) {
		this.claims = claims;
		this.sweeps = sweeps;
		this.outcomes = outcomes;
		this.suppressions = suppressions;
		this.allowOnly = new AllowOnly(properties.allowOnly());
		this.properties = properties;
		this.json = json;
		this.clock = clock;
		this.random = random;
	}

	void send(Assignment assignment, Sender sender, List<Claimed> group) {
		List<Attempted> attempts = new ArrayList<>();
		Map<Claimed, Outgoing> ready = new LinkedHashMap<>();
		for (Claimed message : withoutSuppressed(assignment, withoutLate(assignment, group))) {
			prepare(assignment, message, ready, attempts);
		}
		Set<Long> mine = this.claims.sending(assignment.hold(), ready.keySet().stream().map(Claimed::id).toList());
		ready.forEach((message, outgoing) -> {
			if (mine.contains(message.id())) {
				attempts.add(attempt(sender, message, outgoing));
			}
		});
		this.outcomes.record(assignment, attempts);
		attempts.forEach(assignment.progress()::count);
	}

	/** At a slow rate a claimed message waits for its turn. */
	private List<Claimed> withoutLate(Assignment assignment, List<Claimed> group) {
		Instant now = this.clock.instant();
		List<Long> late = group.stream()
			.filter((message) -> !message.deadlineAt().isAfter(now))
			.map(Claimed::id)
			.toList();
		this.sweeps.expire(assignment.hold(), late);
		return group.stream().filter((message) -> !late.contains(message.id())).toList();
	}

	private List<Claimed> withoutSuppressed(Assignment assignment, List<Claimed> group) {
		var found = this.suppressions.among(group.stream().map(Claimed::addressHash).toList());
		List<Long> silent = group.stream()
			.filter((message) -> found.getOrDefault(Suppressions.key(message.addressHash()), Set.of())
				.stream()
				.anyMatch((suppression) -> suppression.blocks(assignment.run().messageClass())))
			.map(Claimed::id)
			.toList();
		this.sweeps.suppress(assignment.hold(), silent);
		return group.stream().filter((message) -> !silent.contains(message.id())).toList();
	}

	private void prepare(Assignment assignment, Claimed message, Map<Claimed, Outgoing> ready,
			List<Attempted> attempts) {
		Optional<Address> to = assignment.redirect().of(message.address());
		if (to.isEmpty() || !this.allowOnly.allows(to.get())) {
			attempts.add(refused(message, Cause.CONFIGURATION, "not-allowed",
					to.isEmpty() ? "regain.delivery.redirect-to has no address for this channel"
							: "regain.delivery.allow-only does not name the address"));
			return;
		}
		try {
			Outgoing composed = assignment.composer()
				.compose(Reference.of(assignment.run(), message.id()), assignment.run().name().toString(), message.id(),
						to.get(), message.locale(), message.timeZone(), Facts.read(message.facts(), this.json));
			ready.put(message, assignment.redirect().mark(composed, message.customerId()));
		}
		catch (RuntimeException ex) {
			// Nothing has left: what is wrong with this one harms no other
			attempts.add(refused(message, Cause.RENDERING, "rendering", String.valueOf(ex.getMessage())));
		}
	}

	private Attempted refused(Claimed message, Cause cause, String code, String detail) {
		return new Attempted(message, Optional.of(new Refused(cause, code, detail)), "", "", this.clock.instant());
	}

	/** Whatever a sender throws, the message may have left. */
	private Attempted attempt(Sender sender, Claimed message, Outgoing outgoing) {
		String sha256 = outgoing.content().sha256();
		try {
			Outcome outcome = sender.send(outgoing);
			return new Attempted(message, Optional.of(outcome), sha256, "", dueAgain(message, outcome));
		}
		catch (RuntimeException | Error ex) {
			logger.debug("Message {} is in doubt: {}", message.id(), ex.toString());
			return new Attempted(message, Optional.empty(), sha256, String.valueOf(ex.getMessage()),
					this.clock.instant());
		}
	}

	/**
	 * The provider's wish, or twice the last wait; spread, so that a throttled crowd
	 * doesn't come back at once.
	 */
	private Instant dueAgain(Claimed message, Outcome outcome) {
		if (!(outcome instanceof Deferred deferred)) {
			return this.clock.instant();
		}
		Duration wait = this.properties.backoffAfter(message.attempts() + 1);
		Duration asked = deferred.notBefore().orElse(Duration.ZERO);
		Duration least = (asked.compareTo(wait) > 0) ? asked : wait;
		return this.clock.instant().plus(least).plusMillis(this.random.nextLong(1 + least.toMillis() / 4));
	}

}
