package io.regain.tracking;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * What is to be recorded after it was answered: nobody waits for the ledger, and the time
 * of an answer tells nothing. One thread works it off, so that who asks thousands of
 * times a second takes no more of the ledger than that. What does not fit is not
 * recorded.
 */
@Component
class EngagementBacklog implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(EngagementBacklog.class);

	private static final int LONGEST = 10_000;

	/** Somebody who repeats one token must not push all others out. */
	private static final int MOST_OF_A_MESSAGE = 50;

	private static final Duration AT_THE_END = Duration.ofSeconds(5);

	private final Map<Long, Integer> waiting = new ConcurrentHashMap<>();

	private boolean failing;

	private final ThreadPoolExecutor executor = new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS,
			new ArrayBlockingQueue<>(LONGEST), EngagementBacklog::thread);

	EngagementBacklog() {
		this.executor.allowCoreThreadTimeOut(true);
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "engagement");
		thread.setDaemon(true);
		return thread;
	}

	/** Returns at once. */
	void add(long messageId, Runnable recording) {
		if (this.waiting.merge(messageId, 1, Integer::sum) > MOST_OF_A_MESSAGE) {
			done(messageId);
			return;
		}
		try {
			this.executor.execute(() -> record(messageId, recording));
		}
		catch (RejectedExecutionException ex) {
			done(messageId);
			logger.debug("An open or a click of message {} is not recorded: too much is waiting", messageId);
		}
	}

	private void record(long messageId, Runnable recording) {
		try {
			recording.run();
			this.failing = false;
		}
		catch (RuntimeException ex) {
			if (!this.failing) {
				// Once for all of them, until it goes on
				logger.warn("Opens and clicks are not recorded, first that of message {}: {}", messageId,
						ex.toString());
			}
			this.failing = true;
		}
		finally {
			done(messageId);
		}
	}

	private void done(long messageId) {
		this.waiting.computeIfPresent(messageId, (id, count) -> (count == 1) ? null : count - 1);
	}

	@Override
	public void destroy() throws InterruptedException {
		this.executor.shutdown();
		if (!this.executor.awaitTermination(AT_THE_END.toSeconds(), TimeUnit.SECONDS)) {
			logger.warn("{} opens and clicks are not recorded: the ledger is too slow",
					this.executor.getQueue().size());
		}
	}

}
