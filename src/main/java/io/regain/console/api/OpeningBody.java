package io.regain.console.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.regain.incident.Affected;
import io.regain.incident.Opening;
import io.regain.incident.Severity;
import io.regain.incident.Texts;

/**
 * What is posted to open an incident.
 *
 * @param title one line by language; the first for everybody else
 * @param severity minor, major or critical
 * @param affected who is affected; nobody yet, if not given
 */
record OpeningBody(LinkedHashMap<String, String> title, String component, Severity severity, boolean maintenance,
		boolean internal, Optional<String> team, Optional<String> campaign, Optional<AffectedBody> affected,
		Optional<Instant> beganAt, Optional<Instant> until, Optional<Instant> nextUpdateAt) {

	Opening opening() {
		return new Opening(new Texts(this.title), this.component, this.severity, this.maintenance, this.internal,
				this.team, this.campaign, this.affected.map(AffectedBody::affected).orElseGet(Affected.Nobody::new),
				this.beganAt, this.until, this.nextUpdateAt);
	}

	/**
	 * Exactly one of these.
	 *
	 * @param segment the id of a segment
	 * @param sql a SELECT that yields customer_id
	 * @param customers rows with customer_id
	 */
	record AffectedBody(Optional<String> segment, Optional<String> sql, Optional<List<Map<String, String>>> customers) {

		Affected affected() {
			List<Affected> given = Stream
				.of(this.segment.<Affected>map(Affected.BySegment::new), this.sql.<Affected>map(Affected.BySql::new),
						this.customers.<Affected>map(Affected.ByList::new))
				.flatMap(Optional::stream)
				.toList();
			if (given.size() != 1) {
				throw new IllegalArgumentException(
						"'affected' has %d of segment, sql and customers; exactly one is allowed"
							.formatted(given.size()));
			}
			return given.get(0);
		}

	}

}
