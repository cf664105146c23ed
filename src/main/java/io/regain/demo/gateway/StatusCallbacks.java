package io.regain.demo.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells receivers in the background what became of messages, once each. */
final class StatusCallbacks implements AutoCloseable {

	/** Long enough that the answer to the sender is usually there first. */
	private static final Duration LATER = Duration.ofMillis(50);

	private static final Duration TIMEOUT = Duration.ofSeconds(15);

	private static final int THREADS = 4;

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS);

	private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();

	private final List<StatusCallback> made = Collections.synchronizedList(new ArrayList<>());

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(TIMEOUT)
		.build();

	private final String authToken;

	StatusCallbacks(String authToken) {
		this.authToken = authToken;
	}

	List<StatusCallback> made() {
		return List.copyOf(this.made);
	}

	void forget() {
		this.made.clear();
	}

	/** From now on awaited, a little later run. */
	void later(Runnable reports) {
		CompletableFuture<?> done = new CompletableFuture<>();
		this.pending.add(done);
		this.threads.schedule(() -> {
			try {
				reports.run();
			}
			finally {
				this.pending.remove(done);
				done.complete(null);
			}
		}, LATER.toMillis(), TimeUnit.MILLISECONDS);
	}

	void post(URI url, Form report) {
		HttpRequest request = HttpRequest.newBuilder(url)
			.timeout(TIMEOUT)
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("X-Twilio-Signature", WebhookSignature.of(url.toString(), report.fields(), this.authToken))
			.POST(HttpRequest.BodyPublishers.ofString(report.encode()))
			.build();
		this.made.add(new StatusCallback(report.get("MessageSid").orElseThrow(),
				report.get("MessageStatus").orElseThrow(), answer(request)));
	}

	boolean await(Duration atMost) {
		try {
			CompletableFuture.allOf(this.pending.toArray(CompletableFuture<?>[]::new))
				.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException ex) {
			return false;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("never completed exceptionally", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

	private int answer(HttpRequest request) {
		try {
			return this.http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return 0;
		}
	}

}
