package io.regain.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.Utc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who goes first on a channel: incident before service before marketing, in whatever
 * process. A run that sends as fast as it can beats in the ledger; those of the classes
 * behind look four times a second, and begin nothing new while it does. What an incident
 * has to say goes first from the moment at which somebody asks for it to be said: that is
 * a beat of all incidents' own, on all channels; then, until it is planned, the heartbeat
 * of its holder. Clocks of machines are not compared: that a beat has changed is enough.
 */
@Component
class Lanes {

	/** Between two beats, and between two looks. */
	static final Duration LOOK = Duration.ofMillis(250);

	/** How long a beat counts: a heartbeat comes each two seconds, and may be late. */
	static final Duration COUNTS = Duration.ofMillis(3_500);

	/** No plan takes longer. What began before is not looked for among all runs. */
	private static final Duration PLANNED_WITHIN = Duration.ofDays(1);

	/** Who has not looked for longer begins anew: old beats tell it nothing. */
	private static final Duration ATTENTION = Duration.ofSeconds(15);

	/** In whose name an incident beats that has no run yet. */
	private static final long NO_RUN = 0;

	private static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

	private static final Logger logger = LoggerFactory.getLogger(Lanes.class);

	private final JdbcClient jdbc;

	private final Clock clock;

	private final Map<Lane, Instant> beaten = new ConcurrentHashMap<>();

	private final Map<Place, View> views = new ConcurrentHashMap<>();

	Lanes(JdbcClient jdbc, Clock clock) {
		this.jdbc = jdbc;
		this.clock = clock;
	}

	/**
	 * An incident is about to begin a run. To be called outside of the transaction that
	 * begins it: others are to make room while that is still being looked into.
	 */
	void announce() {
		beat(NO_RUN, "");
	}

	/** A run is about to send on a channel, or waits for nothing but its provider. */
	void moves(Run run, Channel channel) {
		if (run.messageClass() != MessageClass.MARKETING && isDue(new Lane(run.number(), channel))) {
			beat(run.number(), channel.id());
		}
	}

	private void beat(long run, String channel) {
		try {
			this.jdbc.sql("""
					INSERT INTO regain_lane (run_id, channel, beat) VALUES (:run, :channel, 1)
					ON DUPLICATE KEY UPDATE beat = beat + 1
					""").param("run", run).param("channel", channel).update();
		}
		catch (RuntimeException ex) {
			// A courtesy of others: nothing of this run depends on it
			logger.debug("Run {} could not say that it moves: {}", run, ex.toString());
		}
	}

	private boolean isDue(Lane lane) {
		Instant now = this.clock.instant();
		Instant last = this.beaten.putIfAbsent(lane, now);
		return last == null || (!now.isBefore(last.plus(LOOK)) && this.beaten.replace(lane, last, now));
	}

	/**
	 * Whether a run of a class before this one moves: nothing new of it should begin.
	 * Asked while messages leave, too: a ledger that is away is no answer, and no error.
	 */
	boolean yields(Run run, Channel channel) {
		return run.messageClass() != MessageClass.INCIDENT
				&& this.views.computeIfAbsent(new Place(run.messageClass(), channel), View::new).isSomebodyMoving();
	}

	private record Lane(long run, Channel channel) {
	}

	private record Place(MessageClass messageClass, Channel channel) {

		List<String> before() {
			return Arrays.stream(MessageClass.values())
				.filter((other) -> other.compareTo(this.messageClass) < 0)
				.map(MessageClass::name)
				.toList();
		}

	}

	/** What one lane sees of those before it. */
	private final class View {

		private final Place place;

		private Map<Long, Long> beats = new HashMap<>();

		private Set<Long> moved = Set.of();

		private Optional<Instant> looked = Optional.empty();

		private Instant movedAt = Instant.MIN;

		View(Place place) {
			this.place = place;
		}

		synchronized boolean isSomebodyMoving() {
			Instant now = Lanes.this.clock.instant();
			Duration sinceLook = this.looked.map((last) -> Duration.between(last, now).abs()).orElse(NEVER);
			if (sinceLook.compareTo(LOOK) >= 0) {
				this.looked = Optional.of(now);
				try {
					look(now, sinceLook.compareTo(ATTENTION) < 0);
				}
				catch (RuntimeException ex) {
					logger.debug("Who goes first on {} is not known: {}", this.place.channel(), ex.toString());
				}
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
					WHERE l.channel = :channel AND r.status = 'SENDING' AND r.message_class IN (:before)
					UNION ALL
					SELECT r.id, COALESCE(h.heartbeat, 0) FROM regain_run r
					LEFT JOIN regain_run_hold h ON h.run_id = r.id
					WHERE r.created_at > :lately AND r.status = 'PLANNING' AND r.message_class = 'INCIDENT'
					UNION ALL
					SELECT run_id, beat FROM regain_lane WHERE run_id = :announced
					""")
				.param("announced", NO_RUN)
				.param("channel", this.place.channel().id())
				.param("before", this.place.before())
				.param("lately", Utc.of(now.minus(PLANNED_WITHIN)))
				.query((row) -> {
					seen.put(row.getLong("run_id"), row.getLong("beat"));
				});
			Set<Long> moving = new HashSet<>(seen.keySet());
			moving.removeIf((run) -> Objects.equals(seen.get(run), this.beats.get(run)));
			if (goingOn && !moving.isEmpty()) {
				this.moved = moving;
				this.movedAt = now;
			}
			else if (Collections.disjoint(this.moved, seen.keySet())) {
				// They have ended: nobody need wait for the last beat to fade
				this.movedAt = Instant.MIN;
			}
			this.beats = seen;
		}

	}

}
