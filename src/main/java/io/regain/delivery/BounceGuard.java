package io.regain.delivery;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

import io.regain.delivery.FirstMessages.Losses;
import io.regain.delivery.FirstMessages.Span;
import io.regain.message.MessageClass;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pauses a run whose beginning shows that it does harm: more of its first messages
 * bounced, or more of their receivers complained, than may of all of them, so that
 * nothing that is still to come could mend it. An incident is not paused, only told of.
 * Shared by all workers of a run.
 */
final class BounceGuard {

	private static final Logger logger = LoggerFactory.getLogger(BounceGuard.class);

	/**
	 * What is reported later than the first messages are sent is soon enough known so.
	 */
	private static final Duration LOOK = Duration.ofSeconds(5);

	/** How much longer than it looks it rests, so that it costs a large run nothing. */
	private static final int REST = 50;

	/** How often it looks while the first messages are sent. */
	private static final int LOOKS = 20;

	private final FirstMessages firstMessages;

	private final Steering steering;

	private final GuardProperties properties;

	private final Run run;

	private final Hold hold;

	private final long planned;

	private final AtomicBoolean looking = new AtomicBoolean();

	private Span span;

	/** By the time that passes, and not by a clock, which may be set. */
	private volatile long lookedAt = System.nanoTime() - LOOK.toNanos() - 1;

	private volatile long rest = LOOK.toNanos();

	private volatile long triedThen;

	private volatile boolean over;

	BounceGuard(FirstMessages firstMessages, Steering steering, GuardProperties properties, Run run, Hold hold,
			long planned) {
		this.firstMessages = firstMessages;
		this.steering = steering;
		this.properties = properties;
		this.run = run;
		this.hold = hold;
		this.planned = planned;
		this.span = firstMessages.begin(run);
	}

	/** Called before each group: mostly it is not yet time to look. */
	void look(Progress progress, Stop stop) {
		long tried = progress.accepted() + progress.refused();
		if (this.over || !isTime(tried) || !this.looking.compareAndSet(false, true)) {
			return;
		}
		try {
			long began = System.nanoTime();
			this.triedThen = tried;
			judge(stop);
			this.lookedAt = System.nanoTime();
			this.rest = Math.max(LOOK.toNanos(), (this.lookedAt - began) * REST);
		}
		finally {
			this.looking.set(false);
		}
	}

	/** A fast run has its first thousand behind it in a tenth of a second. */
	private boolean isTime(long tried) {
		boolean first = this.triedThen < this.properties.ofFirst()
				&& tried - this.triedThen >= this.properties.ofFirst() / LOOKS;
		return first || System.nanoTime() - this.lookedAt > this.rest;
	}

	private void judge(Stop stop) {
		if (this.span.until().isEmpty()) {
			this.firstMessages.end(this.span, this.properties.ofFirst())
				.ifPresent((end) -> this.span = this.span.until(end));
		}
		Losses losses = this.firstMessages.losses(this.span);
		if (losses.bounced() > this.properties.mostBounces(this.planned)) {
			alarm(stop, losses.bounced(), "bounced", "regain.guard.bounces", this.properties.bounces());
		}
		else if (losses.complained() > this.properties.mostComplaints()) {
			alarm(stop, losses.complained(), "were complained of", "regain.guard.complaints",
					this.properties.complaints());
		}
	}

	private void alarm(Stop stop, long number, String what, String setting, Percentage allowed) {
		long tried = this.firstMessages.tried(this.span);
		String why = String.format(Locale.ROOT,
				"%,d of the first %,d messages %s (%.1f %%); %s allows %s of the first %,d", number, tried, what,
				100.0 * number / Math.max(1, tried), setting, allowed, this.properties.ofFirst());
		if (this.run.messageClass() == MessageClass.INCIDENT) {
			logger.warn("{} goes on, since it is an incident: {}", this.run.name(), why);
		}
		else {
			this.steering.pauseByGuard(this.run, this.hold, why).halted().ifPresent(stop::ask);
		}
		this.over = true;
	}

}
