package io.regain.console.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.incident.Incident;
import io.regain.incident.Promise;

/**
 * An incident as the API shows it.
 *
 * @param affected how many customers its audience has now
 * @param nextUpdateAt when the next word is promised, if it is
 */
record IncidentView(long number, Map<String, String> title, String component, String severity, String state,
		boolean open, boolean internal, String team, Instant beganAt, Optional<Instant> until, Instant openedAt,
		String openedBy, Optional<Instant> resolvedAt, long affected, Optional<Instant> nextUpdateAt,
		List<UpdateView> updates) {

	static IncidentView of(Incident incident, long affected, Optional<Promise> promise, List<UpdateView> updates) {
		return new IncidentView(incident.number(), incident.titles().byLanguage(), incident.component(),
				incident.severity().id(), incident.phase().id(), incident.isOpen(), incident.internal(),
				incident.team(), incident.beganAt(), incident.until(), incident.openedAt(), incident.openedBy(),
				incident.resolvedAt(), affected, promise.map(Promise::dueAt), updates);
	}

}
