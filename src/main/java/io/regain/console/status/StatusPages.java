package io.regain.console.status;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import io.regain.incident.status.PublicStatus;
import io.regain.incident.status.StatusBoard;
import io.regain.incident.status.StatusBoard.Known;
import io.regain.incident.StatusProperties;
import io.regain.incident.status.Subscriptions;

import org.springframework.stereotype.Component;

/**
 * Keeps what was made, until something is said, or a minute has passed: ages and promised
 * times are told to the minute. Each page is made once, when it is first asked for.
 */
@Component
class StatusPages {

	private final StatusBoard board;

	private final Subscriptions subscriptions;

	private final StatusProperties properties;

	private final ZoneId zone;

	private final Style style;

	private final Clock clock;

	private volatile Optional<Edition> edition = Optional.empty();

	StatusPages(StatusBoard board, Subscriptions subscriptions, StatusProperties properties, ZoneId zone, Style style,
			Clock clock) {
		this.board = board;
		this.subscriptions = subscriptions;
		this.properties = properties;
		this.zone = zone;
		this.style = style;
		this.clock = clock;
	}

	/** Empty if nothing could be read yet. */
	Optional<Edition> current() {
		return this.board.known().map(this::edition);
	}

	private Edition edition(Known known) {
		Instant now = this.clock.instant();
		Key key = new Key(known.stamp(), known.wholeAt(), now.truncatedTo(ChronoUnit.MINUTES),
				this.board.isFresh(known));
		Optional<Edition> before = this.edition;
		if (before.isPresent() && before.get().key().equals(key)) {
			return before.get();
		}
		return make(key, known, now);
	}

	private synchronized Edition make(Key key, Known known, Instant now) {
		Optional<Edition> meanwhile = this.edition.filter((other) -> other.key().equals(key));
		Edition made = meanwhile.orElseGet(() -> new Edition(key,
				new Shown(this.board.status(known), known.readAt(), now,
						key.fresh() ? Optional.empty() : Optional.of(Duration.between(known.readAt(), now)), this.zone,
						this.properties, this.style, this.subscriptions.areOffered()),
				new ConcurrentHashMap<>()));
		this.edition = Optional.of(made);
		return made;
	}

	/** What an edition is known by. */
	private record Key(String stamp, Instant wholeAt, Instant minute, boolean fresh) {
	}

	/**
	 * What is shown.
	 *
	 * @param readAt up to when it is known
	 * @param at now
	 * @param age how old it is, if the database cannot be reached
	 * @param subscribes whether we write mails
	 */
	record Shown(PublicStatus status, Instant readAt, Instant at, Optional<Duration> age, ZoneId zone,
			StatusProperties properties, Style style, boolean subscribes) {
	}

	/**
	 * What was made of one state of things.
	 *
	 * @param answers by what they are; only of what there is, so that nobody fills it
	 */
	record Edition(Object key, Shown shown, Map<String, Kept> answers) {

		Kept answer(String what, Function<Shown, Kept> make) {
			return this.answers.computeIfAbsent(what, (missing) -> make.apply(this.shown));
		}

	}

}
