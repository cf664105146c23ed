package io.regain.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody says who opens an incident.
 *
 * @param titles one line for customers, by language; the first for everybody else
 * @param maintenance whether it is planned work
 * @param internal nothing of it is told to customers or shown in public
 * @param beganAt since when it hurts, or when the work begins; now if not given
 * @param until when planned work should be over
 * @param nextAt when the next word is promised
 */
public record Opening(Texts titles, String component, Severity severity, boolean maintenance, boolean internal,
		Optional<String> team, Optional<String> campaign, Affected affected, Optional<Instant> beganAt,
		Optional<Instant> until, Optional<Instant> nextAt) {
}
