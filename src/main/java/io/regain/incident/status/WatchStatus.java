package io.regain.incident.status;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks once a second whether something was said; it never dies of an error. */
@Component
@ConditionalOnWebApplication
class WatchStatus implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(WatchStatus.class);

	private final StatusBoard board;

	private volatile CountDownLatch stop = new CountDownLatch(0);

	private boolean away;

	WatchStatus(StatusBoard board) {
		this.board = board;
	}

	@Override
	public void start() {
		CountDownLatch fresh = new CountDownLatch(1);
		this.stop = fresh;
		// Whoever asks first is answered
		look();
		Thread thread = new Thread(() -> watch(fresh), "status-page");
		thread.setDaemon(true);
		thread.start();
	}

	private void watch(CountDownLatch stop) {
		try {
			while (!stop.await(1, TimeUnit.SECONDS)) {
				look();
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

	@Override
	public void stop() {
		this.stop.countDown();
	}

	@Override
	public boolean isRunning() {
		return this.stop.getCount() > 0;
	}

}
