package io.regain.goodwill;

import java.util.Locale;

import io.regain.message.RunName;

/**
 * Those of an incident who are told by one run: of what they were given, or that it ends.
 *
 * @param number from 1, in the incident and kind
 */
record Batch(long incident, Kind kind, int number) {

	enum Kind {

		GOODWILL, REMINDER;

		private String id() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/** Its audience, and its thread: incident-7-goodwill, incident-7-goodwill-2. */
	String audience() {
		return "incident-%d-%s".formatted(this.incident, numbered());
	}

	/** incident-7/goodwill, incident-7/goodwill-2. */
	RunName run(String campaign) {
		return new RunName(campaign, "incident-%d/%s".formatted(this.incident, numbered()));
	}

	private String numbered() {
		return this.kind.id() + ((this.number == 1) ? "" : "-" + this.number);
	}

}
