package io.regain.tracking;

import java.util.Map;
import java.util.Optional;

import io.regain.tracking.bounce.BounceClass;

/**
 * What Twilio says of one message.
 *
 * @param sid its name for the message; may be empty
 * @param code why it was not delivered; may be empty
 */
record StatusReport(long message, String sid, String status, String code) {

	private static final String SOURCE = "twilio";

	static StatusReport of(long message, Map<String, String> form) {
		return new StatusReport(message, form.getOrDefault("MessageSid", ""), form.getOrDefault("MessageStatus", ""),
				form.getOrDefault("ErrorCode", ""));
	}

	/** Empty if it is no news: it is queued, or on its way. */
	Optional<EventType> event() {
		return switch (this.status) {
			case "sent" -> Optional.of(EventType.SENT);
			case "delivered" -> Optional.of(EventType.DELIVERED);
			case "undelivered", "failed" -> Optional.of(EventType.BOUNCED);
			default -> Optional.empty();
		};
	}

	boolean is(EventType type) {
		return event().filter(type::equals).isPresent();
	}

	EventReport report(EventType type) {
		EventReport report = new EventReport(SOURCE, this.sid + ":" + type.id()).code(this.code);
		return (type == EventType.BOUNCED) ? report.kind(bounceClass().id()) : report;
	}

	BounceClass bounceClass() {
		return TextBounce.of(this.code);
	}

}
