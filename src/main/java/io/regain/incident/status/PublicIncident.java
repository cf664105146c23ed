package io.regain.incident.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.regain.incident.Phase;
import io.regain.incident.Severity;
import io.regain.incident.Texts;

/**
 * An incident, or planned maintenance, of which something was said in public.
 *
 * @param titles one line, by language
 * @param until when maintenance should be over
 * @param resolvedAt when it was over; empty while it is open
 * @param updates what was said, the oldest first; at least one
 */
public record PublicIncident(long number, Texts titles, String component, Severity severity, Phase phase,
		Instant beganAt, Optional<Instant> until, Optional<Instant> resolvedAt, List<PublicUpdate> updates) {

	public PublicIncident {
		updates = List.copyOf(updates);
	}

	public boolean isOpen() {
		return this.resolvedAt.isEmpty();
	}

	public boolean isMaintenance() {
		return this.phase.isMaintenance();
	}

	/** Maintenance that has not begun. */
	public boolean isPlanned() {
		return isOpen() && isMaintenance() && !this.phase.hurts();
	}

	/** What it does to its component while it lasts. */
	public ComponentState state() {
		return isMaintenance() ? ComponentState.MAINTENANCE : ComponentState.of(this.severity);
	}

	public PublicUpdate last() {
		return this.updates.get(this.updates.size() - 1);
	}

	public Optional<PublicUpdate> postMortem() {
		return this.updates.stream().filter((update) -> update.phase().looksBack()).reduce((one, two) -> two);
	}

	/** When it hurt, as the updates said: it may have been over, and begun again. */
	List<Span> spans(Instant now) {
		List<Span> spans = new ArrayList<>();
		Optional<Instant> since = Optional.empty();
		for (PublicUpdate update : this.updates) {
			boolean first = update == this.updates.get(0);
			if (update.phase().hurts() && since.isEmpty()) {
				since = Optional.of((first && !isMaintenance()) ? this.beganAt : update.publishedAt());
			}
			else if (!update.phase().hurts() && (since.isPresent() || (first && hurtBefore(update)))) {
				spans.add(new Span(since.orElse(this.beganAt), update.publishedAt()));
				since = Optional.empty();
			}
		}
		since.ifPresent((from) -> spans.add(new Span(from, now)));
		return spans;
	}

	/** It was over when the first word was said of it. */
	private static boolean hurtBefore(PublicUpdate first) {
		return !first.phase().isMaintenance();
	}

}
