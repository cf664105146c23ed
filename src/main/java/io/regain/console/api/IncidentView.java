package io.regain.console.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.incident.Incident;
import io.regain.incident.Phase;
import io.regain.incident.Promise;
import io.regain.incident.Severity;

/**
 * An incident, or planned maintenance.
 *
 * @param number its number, by which it is asked for
 * @param title one line for customers, by language
 * @param component the id of what is affected
 * @param severity how badly it hurts those affected
 * @param state how far it has come
 * @param open whether those affected still wait for something
 * @param internal whether nothing of it is told to customers or shown in public
 * @param team the id of the team that keeps its promises
 * @param beganAt since when it hurts, or when the planned work begins
 * @param until when planned work should be over
 * @param openedAt when it was opened here
 * @param openedBy the name of the token that opened it
 * @param resolvedAt when it was over, if it is
 * @param affected how many customers its audience has now
 * @param nextUpdateAt when the next word is promised, if it is
 * @param updates what was said of it, and drafts; empty in a list of incidents
 */
record IncidentView(long number, Map<String, String> title, String component, Severity severity, Phase state,
		boolean open, boolean internal, String team, Instant beganAt, Optional<Instant> until, Instant openedAt,
		String openedBy, Optional<Instant> resolvedAt, long affected, Optional<Instant> nextUpdateAt,
		List<UpdateView> updates) {

	static IncidentView of(Incident incident, long affected, Optional<Promise> promise, List<UpdateView> updates) {
		return new IncidentView(incident.number(), incident.titles().byLanguage(), incident.component(),
				incident.severity(), incident.phase(), incident.isOpen(), incident.internal(), incident.team(),
				incident.beganAt(), incident.until(), incident.openedAt(), incident.openedBy(), incident.resolvedAt(),
				affected, promise.map(Promise::dueAt), updates);
	}

	/**
	 * What is answered to who opened it.
	 *
	 * @param incident as it is now
	 * @param unknown how many rows named customers whom the company's database does not
	 * know
	 * @param warnings what may have been overlooked: another incident that is open for
	 * the same component, a language without a title
	 */
	record Opened(IncidentView incident, long unknown, List<String> warnings) {
	}

	/**
	 * What is answered to who added customers to its audience.
	 *
	 * @param incident as it is now
	 * @param unknown how many rows named customers whom the company's database does not
	 * know
	 * @param joined how many customers are in the audience now, and were not before
	 * @param joinedAfter a moment at which they had not joined yet: with it, a digest is
	 * for these only
	 * @param haveMissedSomething whether something was said before, that a digest can
	 * tell them
	 */
	record Extended(IncidentView incident, long unknown, long joined, Instant joinedAfter,
			boolean haveMissedSomething) {
	}

	/**
	 * What is answered to who took customers out.
	 *
	 * @param incident as it is now
	 * @param left how many customers were taken out
	 */
	record Shrunk(IncidentView incident, long left) {
	}

}
