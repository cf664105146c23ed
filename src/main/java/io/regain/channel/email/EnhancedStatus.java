package io.regain.channel.email;

import java.util.Optional;
import java.util.regex.Pattern;

import io.regain.channel.Outcome.Cause;

/**
 * What a permanent enhanced status code means to us (RFC 3463; 5.1.10 by RFC 7505, 5.6.7
 * by RFC 6531).
 */
final class EnhancedStatus {

	/**
	 * Words of relays that answer a bare 550 because of us. Without them a relay that was
	 * set up wrongly would declare a whole list of customers dead.
	 */
	private static final Pattern POLICY = Pattern
		.compile("(?i)relay|den(?:y|ied)|block|polic|spam|reputation|blacklist|not permitted|not allowed|authenticat");

	private EnhancedStatus() {
	}

	/**
	 * @param status as in {@code 5.1.1}; may be empty
	 * @return empty if the status says nothing of use
	 */
	static Optional<Cause> cause(String status) {
		return switch (status) {
			// Mailbox syntax, ambiguous mailbox, non-ASCII address not permitted
			case "5.1.3", "5.1.4", "5.6.7" -> Optional.of(Cause.INVALID_ADDRESS);
			// The sender's own mailbox or system
			case "5.1.7", "5.1.8" -> Optional.of(Cause.CONFIGURATION);
			// Too big for the system
			case "5.3.4" -> Optional.of(Cause.CONTENT);
			default -> bySubject(status);
		};
	}

	static boolean speaksOfPolicy(String text) {
		return POLICY.matcher(text).find();
	}

	private static Optional<Cause> bySubject(String status) {
		if (!status.matches("5\\.[1-7]\\.\\d+")) {
			return Optional.empty();
		}
		return Optional.of(switch (status.charAt(2)) {
			// Addressing: no such mailbox, no such host, moved, takes no mail
			case '1' -> Cause.DEAD_ADDRESS;
			// Network and routing: no way there
			case '4' -> Cause.INVALID_ADDRESS;
			// Mail system, protocol: the relay and we do not suit each other
			case '3', '5' -> Cause.CONFIGURATION;
			// Mailbox limits, media, security and policy
			default -> Cause.CONTENT;
		});
	}

}
