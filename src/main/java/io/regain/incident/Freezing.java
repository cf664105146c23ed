package io.regain.incident;

import java.time.Clock;

import io.regain.audience.Freezes;

import org.springframework.stereotype.Component;

/**
 * Holds marketing to those affected while an incident hurts, and for a cool-off after.
 */
@Component
class Freezing {

	private final Freezes freezes;

	private final IncidentProperties properties;

	private final Clock clock;

	Freezing(Freezes freezes, IncidentProperties properties, Clock clock) {
		this.freezes = freezes;
		this.properties = properties;
		this.clock = clock;
	}

	/** Lets it be as the incident's phase says. */
	void follow(Incident incident) {
		if (incident.phase().hurts()) {
			this.freezes.begin(incident.name(), incident.inWords());
		}
		else {
			this.freezes.end(incident.name(), this.clock.instant().plus(this.properties.coolOff()));
		}
	}

}
