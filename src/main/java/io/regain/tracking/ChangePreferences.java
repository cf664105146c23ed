package io.regain.tracking;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.regain.audience.ConsentWord;
import io.regain.audience.Consents;
import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.delivery.MessageRef;
import io.regain.delivery.Silences;
import io.regain.delivery.TrackingWishes;
import io.regain.delivery.WrittenTo;
import io.regain.message.Channel;

import org.springframework.stereotype.Service;

/**
 * Keeps what a customer has chosen as words of theirs, and lets it take effect for what
 * is planned and has not left. Of a message that somebody else got instead, nothing is
 * changed.
 */
@Service
class ChangePreferences {

	/** How long a rest is that somebody asks for. */
	static final Duration REST = Duration.ofDays(30);

	private static final String SOURCE = "preferences";

	private final Consents consents;

	private final Suppressions suppressions;

	private final Silences silences;

	private final TrackingWishes tracking;

	private final Objections objections;

	private final Events events;

	private final Clock clock;

	ChangePreferences(Consents consents, Suppressions suppressions, Silences silences, TrackingWishes tracking,
			Objections objections, Events events, Clock clock) {
		this.consents = consents;
		this.suppressions = suppressions;
		this.silences = silences;
		this.tracking = tracking;
		this.objections = objections;
		this.events = events;
		this.clock = clock;
	}

	/** Whether one of these addresses is unsubscribed, which holds for the customer. */
	boolean isStopped(List<WrittenTo> addresses) {
		return this.suppressions.among(Set.of(Channel.values()), addresses.stream().map(WrittenTo::hash).toList())
			.values()
			.stream()
			.anyMatch((reasons) -> reasons.contains(Suppression.UNSUBSCRIBED));
	}

	void save(MessageRef message, Choice before, Choice now, List<WrittenTo> addresses) {
		if (!now.isAny()) {
			this.objections.unsubscribe(message, report(message).kind("all"));
			return;
		}
		if (message.redirected()) {
			return;
		}
		this.consents.append(words(message.customerId(), before, now));
		this.suppressions.lift(addresses.stream().map(WrittenTo::hash).toList(), Set.of(Suppression.UNSUBSCRIBED),
				"the customer chose anew (message %d)".formatted(message.id()));
		this.silences.heed(message.customerId());
		if (!before.isAny()) {
			this.events.append(message, EventType.RESUBSCRIBED, report(message));
		}
		else if (!before.equals(now)) {
			this.events.append(message, EventType.PREFERENCES_CHANGED, report(message).kind("some"));
		}
	}

	/**
	 * What they have changed, and no more: a channel and a topic of which neither was
	 * touched stay as they were said. Who had ended all says everything anew.
	 */
	private List<ConsentWord> words(String customer, Choice before, Choice now) {
		Instant at = this.clock.instant();
		List<ConsentWord> words = new ArrayList<>();
		for (Choice.Option option : now.channels()) {
			Channel channel = Channel.of(option.id());
			boolean touched = !before.isAny() || !before.channels().contains(option);
			for (Choice.Option topic : now.topics()) {
				if (touched || !before.topics().contains(topic)) {
					words.add(ConsentWord.on(customer, channel, Optional.of(topic.id()),
							option.chosen() && topic.chosen(), SOURCE, at));
				}
			}
			// Who ticks only some topics says neither yes nor no to what has none
			if (touched && (!option.chosen() || now.isAllTopics())) {
				words.add(ConsentWord.on(customer, channel, Optional.empty(), option.chosen(), SOURCE, at));
			}
		}
		return words;
	}

	void rest(MessageRef message) {
		restUntil(message, this.clock.instant().plus(REST));
		this.events.append(message, EventType.PREFERENCES_CHANGED, report(message).kind("rest"));
	}

	void endRest(MessageRef message) {
		restUntil(message, this.clock.instant());
		this.events.append(message, EventType.PREFERENCES_CHANGED, report(message).kind("rest-ended"));
	}

	void track(MessageRef message, boolean allowed) {
		if (message.redirected()) {
			return;
		}
		if (allowed) {
			this.tracking.allow(message.customerId());
		}
		else {
			this.tracking.refuse(message.customerId(), SOURCE);
		}
		this.events.append(message, EventType.PREFERENCES_CHANGED,
				report(message).kind(allowed ? "tracked" : "untracked"));
	}

	private void restUntil(MessageRef message, Instant until) {
		if (!message.redirected()) {
			this.consents.append(List.of(ConsentWord.rest(message.customerId(), until, SOURCE, this.clock.instant())));
			this.silences.heed(message.customerId());
		}
	}

	private EventReport report(MessageRef message) {
		return new EventReport(SOURCE, message.id() + ":" + this.clock.millis());
	}

}
