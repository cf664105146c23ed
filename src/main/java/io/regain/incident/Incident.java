package io.regain.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that is broken, or will be worked on, and hurts some customers.
 *
 * @param number its number for people, from 1
 * @param titles one line for customers, by language
 * @param component what of ours is broken, in kebab case
 * @param internal nothing of it is told to customers or shown in public
 * @param team whose promises it makes
 * @param campaign the campaign by which its updates leave
 * @param beganAt when it began to hurt, or will
 * @param until when maintenance should be over
 * @param resolvedAt when it was over; empty while it is open
 */
public record Incident(long number, Texts titles, String component, Severity severity, Phase phase, boolean internal,
		String team, String campaign, Instant beganAt, Optional<Instant> until, Instant openedAt, String openedBy,
		Optional<Instant> resolvedAt) {

	/** For everybody whose language is not there. */
	public String title() {
		return this.titles.byLanguage().values().iterator().next();
	}

	/** What its audience, its thread of updates and its freeze are called: incident-7. */
	public String name() {
		return name(this.number);
	}

	static String name(long number) {
		return "incident-" + number;
	}

	public boolean isOpen() {
		return this.resolvedAt.isEmpty();
	}

	/** As reports name it. */
	public String inWords() {
		return "incident %d, %s".formatted(this.number, title());
	}

}
