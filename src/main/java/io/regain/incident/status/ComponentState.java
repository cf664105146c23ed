package io.regain.incident.status;

import java.util.Locale;

import io.regain.incident.Severity;

/** How something of ours works; the later, the worse. */
public enum ComponentState {

	OPERATIONAL, MAINTENANCE, DEGRADED, PARTIAL_OUTAGE, OUTAGE;

	/** As machines read it, in kebab case. */
	public String id() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static ComponentState of(Severity severity) {
		return switch (severity) {
			case MINOR -> DEGRADED;
			case MAJOR -> PARTIAL_OUTAGE;
			case CRITICAL -> OUTAGE;
		};
	}

	ComponentState or(ComponentState other) {
		return (compareTo(other) >= 0) ? this : other;
	}

}
