package io.regain.incident.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import io.regain.incident.IncidentProperties;

import org.springframework.stereotype.Service;

/**
 * What the public may know, in memory: it can be told while the database is away, with
 * its age.
 */
@Service
public class StatusBoard {

	/** How old it may be without a word: it is read each second. */
	private static final Duration FRESH = Duration.ofSeconds(15);

	/** What somebody mends by hand in the tables is seen, too, if later. */
	private static final Duration ANYHOW = Duration.ofMinutes(1);

	private final PublicIncidents incidents;

	private final IncidentProperties properties;

	private final ZoneId zone;

	private final Clock clock;

	private volatile Optional<Known> known = Optional.empty();

	StatusBoard(PublicIncidents incidents, IncidentProperties properties, ZoneId zone, Clock clock) {
		this.incidents = incidents;
		this.properties = properties;
		this.zone = zone;
		this.clock = clock;
	}

	/**
	 * Reads what has changed.
	 * @throws org.springframework.dao.DataAccessException if the database is away: what
	 * was known before still is
	 */
	public synchronized void refresh() {
		Instant now = this.clock.instant();
		String stamp = this.incidents.stamp();
		Optional<Known> same = this.known
			.filter((before) -> before.stamp().equals(stamp) && before.wholeAt().plus(ANYHOW).isAfter(now));
		this.known = Optional
			.of(same.map((before) -> new Known(stamp, before.wholeAt(), now, before.beginning(), before.incidents()))
				.orElseGet(() -> new Known(stamp, now, now, this.incidents.beginning(),
						this.incidents.since(aYearBefore(now)))));
	}

	private static Instant aYearBefore(Instant now) {
		return now.atOffset(ZoneOffset.UTC).minusYears(1).toInstant();
	}

	/** Empty if nothing could be read yet. */
	public Optional<Known> known() {
		return this.known;
	}

	/** Whether this was read just now; otherwise the database cannot be reached. */
	public boolean isFresh(Known known) {
		return known.readAt().plus(FRESH).isAfter(this.clock.instant());
	}

	/** As it stands now, so far as it is known. */
	public PublicStatus status(Known known) {
		return PublicStatus.of(known.beginning(), known.incidents(), this.properties.components(),
				isFresh(known) ? this.clock.instant() : known.readAt(), this.zone);
	}

	/**
	 * What was read.
	 *
	 * @param stamp changes with what was read
	 * @param wholeAt when all of it was
	 * @param readAt until when nothing had changed
	 * @param beginning of what is remembered at all
	 */
	public record Known(String stamp, Instant wholeAt, Instant readAt, Instant beginning,
			List<PublicIncident> incidents) {
	}

}
