package io.regain.incident;

import java.util.Locale;

/** How badly an incident hurts those whom it affects. */
public enum Severity {

	MINOR, MAJOR, CRITICAL;

	/** As people write it. */
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
