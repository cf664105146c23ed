package io.regain.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * That we would speak next by a time. It is kept by the next update, if that comes in
 * time.
 *
 * @param number the update that made it; 0: it was made when the incident was opened
 * @param endedAt when the next word came; empty while it is open
 * @param missedAt when the time had passed without a word
 */
public record Promise(long incident, int number, String team, Instant dueAt, Instant madeAt, Optional<Instant> endedAt,
		Optional<Instant> remindedAt, Optional<Instant> missedAt) {

	public boolean isOpen() {
		return this.endedAt.isEmpty();
	}

	/** Whether the next word came in time. */
	public boolean isKept() {
		return this.endedAt.filter((end) -> !end.isAfter(this.dueAt)).isPresent();
	}

}
