package io.regain.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.regain.message.MessageClass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who goes first: incident before service before marketing, in whatever process. A run
 * that sends as fast as it can beats in the ledger; those of the classes behind look each
 * second, and begin nothing new while it does. Clocks of machines are not compared: that
 * a beat has changed is enough.
 */
@Component
class Lanes {

	/** Between two beats, and between two looks. */
	static final Duration LOOK = Duration.ofSeconds(1);

	/** How long a beat counts: the next may be late. */
	static final Duration COUNTS = Duration.ofMillis(2_500);

	private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

	private static final Logger logger = LoggerFactory.getLogger(Lanes.class);

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Map<Long, Instant> beaten = new ConcurrentHashMap<>();

	private final Map<MessageClass, View> views = new ConcurrentHashMap<>();

	Lanes(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/** A run is about to send, and has no rate of its own to wait for. */
	void moves(Run run) {
		if (behind(run.messageClass()).isEmpty() || !isDue(run)) {
			return;
		}
		try {
			this.jdbc.sql("""
					INSERT INTO regain_lane (run_id, beat) VALUES (:run, 1) ON DUPLICATE KEY UPDATE beat = beat + 1
					""").param("run", run.number()).update();
		}
		catch (RuntimeException ex) {
			// A courtesy of others: nothing of this run depends on it
			logger.debug("Run {} could not say that it moves: {}", run.number(), ex.toString());
		}
	}

	private boolean isDue(Run run) {
		Instant now = this.clock.instant();
		Instant last = this.beaten.getOrDefault(run.number(), Instant.MIN);
		return !now.isBefore(last.plus(LOOK)) && ((last.equals(Instant.MIN))
				? this.beaten.putIfAbsent(run.number(), now) == null : this.beaten.replace(run.number(), last, now));
	}

	/** Whether a run of a class before this one moves: nothing new of it should begin. */
	boolean yields(Run run) {
		List<MessageClass> before = before(run.messageClass());
		return !before.isEmpty()
				&& this.views.computeIfAbsent(run.messageClass(), (lane) -> new View(before)).isSomebodyMoving();
	}

	private static List<MessageClass> before(MessageClass lane) {
		return Arrays.stream(MessageClass.values()).filter((other) -> other.compareTo(lane) < 0).toList();
	}

	private static List<MessageClass> behind(MessageClass lane) {
		return Arrays.stream(MessageClass.values()).filter((other) -> other.compareTo(lane) > 0).toList();
	}

	/** What one lane sees of those before it. */
	private final class View {

		private final List<String> before;

		private Map<Long, Long> beats = new HashMap<>();

		private Optional<Instant> looked = Optional.empty();

		private Instant movedAt = Instant.MIN;

		View(List<MessageClass> before) {
			this.before = before.stream().map(MessageClass::name).toList();
		}

		synchronized boolean isSomebodyMoving() {
			Instant now = Lanes.this.clock.instant();
			Duration sinceLook = this.looked.map((last) -> Duration.between(last, now).abs()).orElse(NEVER);
			if (sinceLook.compareTo(LOOK) >= 0) {
				this.looked = Optional.of(now);
				look(now, sinceLook.compareTo(COUNTS) < 0);
			}
			return now.isBefore(this.movedAt.plus(COUNTS));
		}

		/**
		 * @param goingOn whether the last look was so short ago that what is new has
		 * happened since
		 */
		private void look(Instant now, boolean goingOn) {
			Map<Long, Long> seen = new HashMap<>();
			Lanes.this.jdbc.sql("""
					SELECT l.run_id, l.beat FROM regain_lane l JOIN regain_run r ON r.id = l.run_id
					WHERE r.status = 'SENDING' AND r.message_class IN (:before)
					""").param("before", this.before).query((row) -> {
				seen.put(row.getLong("run_id"), row.getLong("beat"));
			});
			if (seen.isEmpty()) {
				// They have ended: nobody need wait for the last beat to fade
				this.movedAt = Instant.MIN;
			}
			else if (goingOn && !this.beats.entrySet().containsAll(seen.entrySet())) {
				this.movedAt = now;
			}
			this.beats = seen;
		}

	}

}
