package io.regain.incident;

import java.time.Clock;

import io.regain.audience.Freezes;

import org.springframework.stereotype.Component;

/**
 * Holds marketing to those affected while an incident hurts, and for a cool-off after.
 */
@Component
class Freezing {

	private static final int MOST_NAME = 200;

	private final Freezes freezes;

	private final IncidentProperties properties;

	private final Clock clock;

	Freezing(Freezes freezes, IncidentProperties properties, Clock clock) {
		this.freezes = freezes;
		this.properties = properties;
		this.clock = clock;
	}

	/** The incident was not opened after all. */
	void undo(Incident incident) {
		this.freezes.end(incident.name(), this.clock.instant());
	}

	/** Lets it be as the incident's phase says. */
	void follow(Incident incident) {
		if (incident.phase().hurts()) {
			String name = incident.inWords();
			this.freezes.begin(incident.name(), name.substring(0, Math.min(MOST_NAME, name.length())));
		}
		else {
			this.freezes.end(incident.name(), this.clock.instant().plus(this.properties.coolOff()));
		}
	}

}
