package io.regain.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import io.regain.audience.Untracked;
import io.regain.delivery.Deadlocks;
import io.regain.delivery.MessageRef;
import io.regain.delivery.Receipts;

import org.springframework.stereotype.Component;

/**
 * Records that a message was opened, or a link in it followed: the first time by a
 * person, and the first time by a machine. The keys decide, so that many may tell it at
 * once.
 */
@Component
class RecordEngagement {

	static final String SOURCE = "tracking";

	private static final String PERSON = "person";

	private static final String MACHINE = "machine";

	private final Receipts receipts;

	private final Untracked untracked;

	private final Events events;

	private final Bursts bursts;

	RecordEngagement(Receipts receipts, Untracked untracked, Events events, Bursts bursts) {
		this.receipts = receipts;
		this.untracked = untracked;
		this.events = events;
		this.bursts = bursts;
	}

	void opened(long messageId, Visitor visitor, Instant at) {
		tracked(messageId).ifPresent((message) -> {
			Optional<String> rule = rule(EventType.OPENED, message, visitor, at);
			append(message, EventType.OPENED, "", report(rule), at);
		});
	}

	void clicked(Token.Click click, Visitor visitor, Instant at) {
		tracked(click.messageId()).ifPresent((message) -> {
			Optional<String> rule = rule(EventType.CLICKED, message, visitor, at);
			EventReport report = report(rule).link(click.link());
			append(message, EventType.CLICKED, ":" + click.link(), report, at);
			if (rule.isEmpty()) {
				// Whoever follows a link sees the message, whether images are shown or
				// not
				append(message, EventType.OPENED, "", report, at);
			}
			Deadlocks.again(() -> this.bursts.correct(message.id(), at));
		});
	}

	/** Empty if nothing is to be learned of its customer, or somebody else got it. */
	private Optional<MessageRef> tracked(long messageId) {
		return this.receipts.find(messageId)
			.filter((message) -> !message.redirected())
			.filter((message) -> this.untracked.among(Set.of(message.customerId())).isEmpty());
	}

	private Optional<String> rule(EventType type, MessageRef message, Visitor visitor, Instant at) {
		return Machines.rule(type, visitor,
				this.receipts.leftAt(message.id()).map((left) -> Duration.between(left, at)));
	}

	private static EventReport report(Optional<String> rule) {
		EventReport report = new EventReport(SOURCE, "");
		return rule.map((code) -> report.kind(MACHINE).code(code)).orElseGet(() -> report.kind(PERSON));
	}

	private void append(MessageRef message, EventType type, String part, EventReport report, Instant at) {
		String key = type.id() + ":" + message.id() + part + ":" + report.kind().orElseThrow();
		EventReport named = new EventReport(SOURCE, key, report.code(), report.kind(), report.detail(), report.link());
		Deadlocks.again(() -> this.events.append(message, type, named, at));
	}

}
