package io.regain.incident.status;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks once a second whether something was said, and whom it is to be told; it never
 * dies of an error.
 */
@Component
@ConditionalOnWebApplication
class WatchStatus implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(WatchStatus.class);

	private final StatusBoard board;

	private final TellSubscribers tellSubscribers;

	private volatile CountDownLatch stop = new CountDownLatch(0);

	private boolean away;

	WatchStatus(StatusBoard board, TellSubscribers tellSubscribers) {
		this.board = board;
		this.tellSubscribers = tellSubscribers;
	}

	@Override
	public void start() {
		CountDownLatch fresh = new CountDownLatch(1);
		this.stop = fresh;
		// Whoever asks first is answered
		look();
		again(fresh, "status-page", this::look);
		// A slow relay must not make the page old
		again(fresh, "status-mails", this::tell);
	}

	private static void again(CountDownLatch stop, String name, Runnable work) {
		Thread thread = new Thread(() -> eachSecond(stop, work), name);
		thread.setDaemon(true);
		thread.start();
	}

	private static void eachSecond(CountDownLatch stop, Runnable work) {
		try {
			while (!stop.await(1, TimeUnit.SECONDS)) {
				work.run();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void look() {
		try {
			this.board.refresh();
			if (this.away) {
				logger.info("The status page is up to date again");
			}
			this.away = false;
		}
		catch (RuntimeException ex) {
			if (!this.away) {
				logger.warn("The status page shows what was known before, and its age: {}", ex.getClass().getName());
			}
			this.away = true;
		}
	}

	private void tell() {
		try {
			this.tellSubscribers.tell();
		}
		catch (RuntimeException ex) {
			logger.warn("Subscribers are told later: {}", ex.toString());
		}
	}

	@Override
	public void stop() {
		this.stop.countDown();
	}

	@Override
	public boolean isRunning() {
		return this.stop.getCount() > 0;
	}

}
