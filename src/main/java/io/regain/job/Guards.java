package io.regain.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import io.regain.delivery.DeliveryProperties;
import io.regain.delivery.Holds;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.message.RunName;

import org.springframework.stereotype.Component;

/**
 * Refuses what only a person may decide: to send long after the time, or from a ledger
 * that may be older than what was sent. Each answer is a sentence, or empty.
 */
@Component
class Guards {

	private final Holds holds;

	private final RunBook book;

	private final RunProperties properties;

	private final DeliveryProperties delivery;

	private final Clock clock;

	Guards(Holds holds, RunBook book, RunProperties properties, DeliveryProperties delivery, Clock clock) {
		this.holds = holds;
		this.book = book;
		this.properties = properties;
		this.delivery = delivery;
		this.clock = clock;
	}

	/** A run whose deadline is past, planned or not. */
	Optional<String> overdue(RunName run, Instant deadline) {
		return this.clock.instant().isAfter(deadline)
				? Optional.of("the deadline of %s passed at %s; --late sends it all the same".formatted(run, deadline))
				: Optional.empty();
	}

	/** A run in the middle of its sending that nobody has driven for long. */
	Optional<String> stale(Run run) {
		Instant oldest = this.clock.instant().minus(this.properties.resumeWithin());
		return this.holds.look(run.number())
			.map(Holds.Seen::at)
			.filter((last) -> run.isPlanned() && !run.status().isFinished() && last.isBefore(oldest))
			.filter((last) -> !hasWaited(run, oldest))
			.map((last) -> ("nobody has driven %s since %s, longer than regain.run.resume-within (%s): if the database "
					+ "was restored from a backup, messages may have been sent that it does not know of; "
					+ "--resume goes on")
				.formatted(run.name(), last, words(this.properties.resumeWithin())));
	}

	/**
	 * Before its first hour comes, nobody could have sent anything that a backup hides.
	 */
	private boolean hasWaited(Run run, Instant oldest) {
		return this.book.firstDue(run).filter((due) -> !due.isBefore(oldest)).isPresent();
	}

	/**
	 * A run goes to the customers or elsewhere, and not to some of each: who got the
	 * first half would never get theirs.
	 */
	Optional<String> otherReceivers(Run run) {
		if (!run.isPlanned() || run.redirected() == this.delivery.redirects()) {
			return Optional.empty();
		}
		return Optional.of((run.redirected()
				? "%s was planned with regain.delivery.redirect-to, and what it sent never reached a customer; "
						+ "set it to go on, or write to the customers with another --key"
				: "%s was planned to reach the customers, and regain.delivery.redirect-to is set; "
						+ "unset it to go on, or try the campaign with another --key")
			.formatted(run.name()));
	}

	private static String words(Duration duration) {
		return duration.toString().substring(2).toLowerCase(Locale.ROOT);
	}

}
