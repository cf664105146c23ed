package io.regain.job;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import io.regain.delivery.Run;
import io.regain.message.RunName;

import org.springframework.stereotype.Component;

/** Which day a run is for, and when its messages are due. */
@Component
class RunDates {

	private final Clock clock;

	private final ZoneId zone;

	RunDates(Clock clock, ZoneId zone) {
		this.clock = clock;
		this.zone = zone;
	}

	/** Today's run, unless another key is wanted. */
	RunName name(StartRequest request) {
		return new RunName(request.campaign(), request.key().orElseGet(() -> today().toString()));
	}

	/** What was stored; the key, where it is a date; else today. */
	LocalDate date(RunName name, Optional<Run> existing) {
		return existing.map(Run::runDate).orElseGet(() -> {
			try {
				return LocalDate.parse(name.key());
			}
			catch (DateTimeParseException ex) {
				return today();
			}
		});
	}

	/**
	 * What was stored; else now, or the end of the run's date if that is past. If a
	 * person says that it isn't too late, now.
	 */
	Instant due(LocalDate date, Optional<Run> existing, StartRequest request) {
		if (request.late()) {
			return this.clock.instant();
		}
		return existing.map(Run::dueAt).orElseGet(() -> due(date));
	}

	/** Of a run that is not there yet. */
	Instant due(LocalDate date) {
		Instant now = this.clock.instant();
		Instant end = date.plusDays(1).atStartOfDay(this.zone).toInstant();
		return end.isBefore(now) ? end : now;
	}

	private LocalDate today() {
		return LocalDate.now(this.clock.withZone(this.zone));
	}

}
