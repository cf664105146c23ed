package io.regain.channel.email;

import java.time.Clock;
import java.time.Instant;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The connections that are kept between messages, lent to one thread at a time. There are
 * never more than there were threads at once.
 */
final class SmtpConnections {

	private final Relay relay;

	private final EmailProperties properties;

	private final Clock clock;

	private final ScheduledExecutorService timer;

	/** The last one used comes first, so that those no longer needed grow old. */
	private final Deque<Kept> kept = new ConcurrentLinkedDeque<>();

	private final AtomicBoolean sweepAhead = new AtomicBoolean();

	SmtpConnections(Relay relay, EmailProperties properties, Clock clock, ScheduledExecutorService timer) {
		this.relay = relay;
		this.properties = properties;
		this.clock = clock;
		this.timer = timer;
	}

	/**
	 * A connection that was used before. The relay may have closed it meanwhile.
	 */
	Optional<SmtpConnection> takeKept() {
		closeIdle();
		return Optional.ofNullable(this.kept.pollFirst()).map(Kept::connection);
	}

	/** A new connection, not yet open. */
	SmtpConnection fresh() {
		return this.relay.connection();
	}

	/** Whether it can take another letter; what a refusal left of the last is cleared. */
	boolean mayServe(SmtpConnection connection) {
		return connection.isReusable(this.properties.messagesPerConnection());
	}

	/** Whether one more letter may be announced on it, as far as their number goes. */
	boolean hasRoom(SmtpConnection connection) {
		return connection.messages() < this.properties.messagesPerConnection();
	}

	/** Whether it is told what to report of a delivery, and under which name. */
	boolean asksForReports(SmtpConnection connection) {
		return this.properties.dsn() && connection.offered().reports();
	}

	/** Must be called with each connection that was taken, whatever became of it. */
	void giveBack(SmtpConnection connection) {
		if (!mayServe(connection)) {
			connection.closeQuietly();
			return;
		}
		this.kept.addFirst(new Kept(connection, this.clock.instant()));
		sweepLater();
	}

	void closeAll() {
		for (Kept next = this.kept.pollLast(); next != null; next = this.kept.pollLast()) {
			next.connection().closeQuietly();
		}
	}

	private void closeIdle() {
		for (Kept oldest = this.kept.pollLast(); oldest != null; oldest = this.kept.pollLast()) {
			if (oldest.since().isAfter(this.clock.instant().minus(this.properties.idleTimeout()))) {
				this.kept.addLast(oldest);
				return;
			}
			oldest.connection().closeQuietly();
		}
	}

	private void sweepLater() {
		if (this.sweepAhead.compareAndSet(false, true)) {
			this.timer.schedule(this::sweep, this.properties.idleTimeout().toMillis(), TimeUnit.MILLISECONDS);
		}
	}

	private void sweep() {
		this.sweepAhead.set(false);
		closeIdle();
		if (!this.kept.isEmpty()) {
			sweepLater();
		}
	}

	private record Kept(SmtpConnection connection, Instant since) {
	}

}
