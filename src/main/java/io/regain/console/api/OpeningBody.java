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
 * What is posted to open an incident, or to announce planned maintenance.
 *
 * @param title one line for customers, by language, as {@code en} or {@code ru}; the
 * first is for everybody else
 * @param component the id of what is affected: one of regain.incident.components, if
 * these are set
 * @param severity how badly it hurts those affected
 * @param maintenance whether it is planned work; it needs {@code until}
 * @param internal whether nothing of it is told to customers or shown in public
 * @param team the id of the team that keeps its promises; regain.incident.team, if not
 * given
 * @param campaign the id of the campaign by which updates leave;
 * regain.incident.campaign, if not given
 * @param affected who is affected; nobody yet, if not given
 * @param beganAt since when it hurts, or when the work begins; now, if not given
 * @param until when planned work should be over
 * @param nextUpdateAt when the next word is promised
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
	 * Who is affected: exactly one of these. Further columns are facts that messages may
	 * use.
	 *
	 * @param segment the id of a segment
	 * @param sql a SELECT on the company's database that yields customer_id
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
