package io.regain.tracking.webhook;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import io.regain.tracking.Engagement;
import io.regain.tracking.EventType;

/**
 * An event as the ledger has it.
 *
 * @param id grows, with gaps
 * @param text what people wrote, of replies only
 */
record LoggedEvent(long id, long messageId, long runId, String customerId, String channel, EventType type,
		Optional<String> code, Optional<String> kind, Optional<Long> link, Optional<String> text, Instant receivedAt) {

	/** Whether it stays as it is: a person may turn out to be a machine. */
	boolean isCertain(Instant now) {
		boolean persons = (this.type == EventType.OPENED || this.type == EventType.CLICKED)
				&& this.kind.filter("person"::equals).isPresent();
		return !persons || !now.isBefore(this.receivedAt.plus(Engagement.CERTAIN_AFTER));
	}

	/** The same however often it is told; no other event's. */
	String name() {
		return "evt_" + this.id;
	}

	/** In the form that receivers of webhooks expect. */
	String typeName() {
		return "message." + this.type.name().toLowerCase(Locale.ROOT);
	}

}
