package io.regain.tracking;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Tells machines from people by one fetch alone. */
final class Machines {

	/**
	 * Nobody has got a message, seen it and opened it sooner after the relay took it. A
	 * gateway has: https://github.com/mautic/mautic/issues/16263.
	 */
	static final Duration SOONEST = Duration.ofSeconds(5);

	private static final int LONGEST = 500;

	private Machines() {
	}

	/**
	 * Which rule says that it was a machine; empty if it may have been a person.
	 * @param after how long after the message left; empty if that is not known
	 */
	static Optional<String> rule(EventType type, Visitor visitor, Optional<Duration> after) {
		String purpose = visitor.purpose().toLowerCase(Locale.ROOT);
		if (purpose.contains("prefetch") || purpose.contains("preview")) {
			// Sec-Purpose, https://fetch.spec.whatwg.org/#sec-purpose-header
			return Optional.of("prefetch");
		}
		String name = visitor.userAgent();
		return KnownMachine.of(type, name.substring(0, Math.min(LONGEST, name.length())))
			.map(KnownMachine::id)
			.or(() -> after.filter((time) -> time.compareTo(SOONEST) < 0).map((time) -> "too-soon"));
	}

}
