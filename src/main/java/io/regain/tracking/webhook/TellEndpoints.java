package io.regain.tracking.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/** A thread for each endpoint, which looks once a second; it never dies of an error. */
class TellEndpoints implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(TellEndpoints.class);

	private final WebhookProperties properties;

	private final Endpoints endpoints;

	private final EventLog log;

	private final TellEndpoint tell;

	private final List<Thread> threads = new ArrayList<>();

	private volatile CountDownLatch stop = new CountDownLatch(1);

	TellEndpoints(WebhookProperties properties, Endpoints endpoints, EventLog log, TellEndpoint tell) {
		this.properties = properties;
		this.endpoints = endpoints;
		this.log = log;
		this.tell = tell;
	}

	@Override
	public synchronized void start() {
		this.stop = new CountDownLatch(1);
		for (Endpoint endpoint : this.properties.webhooks()) {
			this.endpoints.know(endpoint, this.log.newest());
			if (this.endpoints.isDisabled(endpoint)) {
				logger.warn("Webhook to {} was answered 410 once: it is told nothing", endpoint.host());
			}
			Thread thread = new Thread(() -> tell(endpoint), "webhook-" + endpoint.host());
			thread.setDaemon(true);
			thread.start();
			this.threads.add(thread);
		}
	}

	private void tell(Endpoint endpoint) {
		CountDownLatch stop = this.stop;
		try {
			do {
				tellAll(endpoint, stop);
			}
			while (!stop.await(1, TimeUnit.SECONDS));
		}
		catch (InterruptedException ex) {
			// the end
		}
	}

	private void tellAll(Endpoint endpoint, CountDownLatch stop) {
		try {
			while (stop.getCount() > 0 && this.tell.round(endpoint)) {
				// there may be more
			}
		}
		catch (RuntimeException | Error ex) {
			logger.warn("Webhook to {} is tried again: {}", endpoint.host(), ex.toString());
		}
	}

	@Override
	public synchronized void stop() {
		this.stop.countDown();
		this.threads.forEach(Thread::interrupt);
		this.threads.clear();
	}

	@Override
	public synchronized boolean isRunning() {
		return !this.threads.isEmpty();
	}

}
