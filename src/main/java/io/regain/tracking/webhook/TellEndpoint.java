package io.regain.tracking.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import io.github.bucket4j.TimeMeter;
import io.regain.delivery.RunBook;
import io.regain.tracking.EventType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells an endpoint of what happened since, in order. What it does not take is tried
 * again in its place, which holds up the rest; but the third time it goes apart, and the
 * rest goes on. Its row is held meanwhile, so that no other process tells it the same;
 * what was told just before a crash is told again, under the same name.
 */
@Component
class TellEndpoint {

	private static final Logger logger = LoggerFactory.getLogger(TellEndpoint.class);

	private static final int MOST = 100;

	/** With one request more, shorter than the ledger keeps a silent transaction. */
	private static final Duration ROUND = Duration.ofSeconds(2);

	private final Endpoints endpoints;

	private final EventLog log;

	private final Settled settled;

	private final PostEvent post;

	private final RunBook book;

	private final TransactionOperations transaction;

	private final Clock clock;

	private final TimeMeter time;

	TellEndpoint(Endpoints endpoints, EventLog log, Settled settled, PostEvent post, RunBook book,
			TransactionOperations transaction, Clock clock, TimeMeter time) {
		this.endpoints = endpoints;
		this.log = log;
		this.settled = settled;
		this.post = post;
		this.book = book;
		this.transaction = transaction;
		this.clock = clock;
		this.time = time;
	}

	/**
	 * @return whether there may be more to tell at once
	 */
	boolean round(Endpoint endpoint) {
		return Objects.requireNonNull(this.transaction.execute((status) -> this.endpoints.hold(endpoint)
			.map((progress) -> again(endpoint) && further(endpoint, progress))
			.orElse(false)));
	}

	/**
	 * What goes apart and is due.
	 * @return whether the endpoint wants to hear more
	 */
	private boolean again(Endpoint endpoint) {
		long end = end();
		for (Apart apart : this.endpoints.due(endpoint, MOST)) {
			Optional<LoggedEvent> event = this.log.find(apart.event());
			Reception reception = event.map((known) -> tell(endpoint, known))
				.orElse(new Reception(Reception.Kind.TAKEN, "forgotten", Optional.empty()));
			switch (reception.kind()) {
				case TAKEN -> this.endpoints.forget(endpoint, apart);
				case GONE -> {
					return gone(endpoint);
				}
				case FAILED -> {
					apart(endpoint, new Apart(apart.event(), apart.attempts() + 1), reception);
					return true;
				}
			}
			if (this.time.currentTimeNanos() > end) {
				break;
			}
		}
		return true;
	}

	private boolean further(Endpoint endpoint, Progress before) {
		long end = end();
		long settled = this.settled.upTo();
		Progress progress = before;
		// Before they are read: what may still change then is not told as it was
		Instant now = this.clock.instant();
		List<LoggedEvent> events = this.log.after(before.toldTo(), MOST);
		for (LoggedEvent event : events) {
			boolean gap = event.id() != progress.toldTo() + 1 && event.id() > settled;
			if (gap || this.time.currentTimeNanos() > end) {
				this.endpoints.keep(endpoint, progress);
				return !gap;
			}
			if (!endpoint.wants(event.type())) {
				progress = progress.passed(event.id());
				continue;
			}
			if (!event.isCertain(now)) {
				this.endpoints.keep(endpoint, progress);
				return false;
			}
			Reception reception = tell(endpoint, event);
			if (!reception.isTaken()) {
				this.endpoints.keep(endpoint, failed(endpoint, event, progress, reception));
				return false;
			}
			progress = progress.told(event.id());
		}
		this.endpoints.keep(endpoint, progress);
		return events.size() == MOST;
	}

	private Progress failed(Endpoint endpoint, LoggedEvent event, Progress before, Reception reception) {
		if (reception.kind() == Reception.Kind.GONE) {
			gone(endpoint);
			return before;
		}
		Progress progress = before.failed(reception, this.clock.instant());
		logger.warn("Webhook to {} failed for event {}: {}; tried again at {}", endpoint.host(), event.name(),
				reception.words(), progress.nextAt());
		if (!progress.setsApart()) {
			return progress;
		}
		apart(endpoint, new Apart(event.id(), Progress.TRIES_IN_ORDER), reception);
		return progress.passed(event.id());
	}

	private void apart(Endpoint endpoint, Apart apart, Reception reception) {
		Optional<Instant> nextAt = apart.nextAt(this.clock.instant());
		this.endpoints.keep(endpoint, apart, nextAt);
		logger.warn("Webhook to {} failed {} times for event evt_{}: {}; {}", endpoint.host(), apart.attempts(),
				apart.event(), reception.words(),
				nextAt.map((next) -> "others go on, this one is tried again at " + next).orElse("given up"));
	}

	private boolean gone(Endpoint endpoint) {
		this.endpoints.disable(endpoint);
		logger.warn("Webhook to {} was answered 410: it is told nothing more until regain_webhook.disabled_at is NULL",
				endpoint.host());
		return false;
	}

	private Reception tell(Endpoint endpoint, LoggedEvent event) {
		return this.book.name(event.runId())
			.map((run) -> this.post.post(endpoint, event.name(),
					Body.of(event, run, endpoint.replies() && event.type() == EventType.REPLIED)))
			.orElse(new Reception(Reception.Kind.TAKEN, "its run is gone", Optional.empty()));
	}

	private long end() {
		return this.time.currentTimeNanos() + ROUND.toNanos();
	}

}
