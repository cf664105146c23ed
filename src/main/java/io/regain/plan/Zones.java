package io.regain.plan;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The clocks of recipients.
 *
 * @param fallback the zone of those who have none, or one that nobody knows
 */
record Zones(ZoneId fallback, Map<String, ZoneId> known) {

	Zones(ZoneId fallback) {
		this(fallback, new ConcurrentHashMap<>());
	}

	/**
	 * @param id what the company has stored
	 */
	ZoneId of(String id) {
		ZoneId zone = this.known.get(id);
		return (zone != null) ? zone : read(id);
	}

	/** What is nonsense is not kept: there is no end to it. */
	private ZoneId read(String id) {
		if (id.isEmpty()) {
			return this.fallback;
		}
		try {
			ZoneId zone = ZoneId.of(id);
			this.known.put(id, zone);
			return zone;
		}
		catch (DateTimeException ex) {
			return this.fallback;
		}
	}

	/**
	 * The first moment, at or after another, at which clocks in a zone show a time. On a
	 * day on which they skip it: the minute to which they jump. When they show it twice:
	 * the first, unless that is past.
	 */
	static Instant next(Instant from, LocalTime time, ZoneId zone) {
		ZoneRules rules = zone.getRules();
		// A clock that is set back over midnight shows yesterday's times once more
		LocalDate day = from.atZone(zone).toLocalDate().minusDays(1);
		while (true) {
			List<Instant> shown = shown(day.atTime(time), rules).filter((moment) -> !moment.isBefore(from))
				.sorted()
				.toList();
			if (!shown.isEmpty()) {
				return shown.get(0);
			}
			day = day.plusDays(1);
		}
	}

	private static Stream<Instant> shown(LocalDateTime local, ZoneRules rules) {
		var offsets = rules.getValidOffsets(local);
		return offsets.isEmpty() ? Stream.of(rules.getTransition(local).getInstant())
				: offsets.stream().map(local::toInstant);
	}

}
