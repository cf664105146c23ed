package io.regain.tracking.mailbox;

import java.time.Duration;

import io.regain.delivery.Stop;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads the mailbox again and again while {@code serve} runs, in a thread of its own.
 * When it cannot, it says so once and tries ever more seldom, until it can again.
 */
@Component
@ConditionalOnWebApplication
class WatchMailbox implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(WatchMailbox.class);

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

	/** What is being recorded is finished, if it does not take for ever. */
	private static final Duration END = Duration.ofSeconds(20);

	private final BounceMailbox mailbox;

	private final Duration poll;

	private Stop stop = new Stop();

	private Thread thread = new Thread();

	private int failures;

	WatchMailbox(BounceMailbox mailbox, MailboxProperties properties) {
		this.mailbox = mailbox;
		this.poll = properties.poll();
	}

	@Override
	public synchronized void start() {
		if (this.mailbox.isSet() && !isRunning()) {
			this.stop = new Stop();
			this.thread = new Thread(this::watch, "bounce-mailbox");
			this.thread.setDaemon(true);
			this.thread.start();
		}
	}

	@Override
	public synchronized void stop() {
		this.stop.ask();
		try {
			this.thread.join(END.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread.isAlive();
	}

	private void watch() {
		Stop until = this.stop;
		do {
			look(until);
		}
		while (!until.await(waitAfter(this.failures)));
	}

	private void look(Stop until) {
		try {
			BouncesRead read = this.mailbox.read(() -> !until.isAsked());
			logger.debug("Read the bounce mailbox: {}", read);
			if (this.failures > 0) {
				logger.info("The bounce mailbox can be read again");
			}
			this.failures = 0;
		}
		catch (RuntimeException | Error ex) {
			// The loop never dies: nobody would see that bounces are no longer read
			if (this.failures == 0) {
				logger.warn("The bounce mailbox is not read until this is mended, which is tried again: {}",
						(ex instanceof MailboxException) ? ex.getMessage() : ex.getClass().getName());
			}
			this.failures++;
		}
	}

	private Duration waitAfter(int failed) {
		Duration wait = this.poll.multipliedBy(1L << Math.min(failed, 10));
		return (failed == 0 || wait.compareTo(LONGEST_WAIT) < 0) ? wait : LONGEST_WAIT;
	}

}
