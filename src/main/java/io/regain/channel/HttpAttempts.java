package io.regain.channel;

import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

import org.jspecify.annotations.Nullable;

/**
 * Makes HTTP requests, each exactly once: no redirect is followed, nothing is repeated.
 * For use by many threads; connections are kept until {@link #close()}, after which a
 * request opens new ones.
 */
public final class HttpAttempts implements AutoCloseable {

	private final Duration connectTimeout;

	private final Duration timeout;

	private final Clock clock;

	private @Nullable HttpClient client;

	/**
	 * @param connectTimeout for reaching the provider
	 * @param timeout for a whole exchange, from connecting to the body's last byte
	 */
	public HttpAttempts(Duration connectTimeout, Duration timeout, Clock clock) {
		this.connectTimeout = connectTimeout;
		this.timeout = timeout;
		this.clock = clock;
	}

	/**
	 * @return the answer, whatever its status
	 * @throws NotSentException if there was no connection, so that nothing left
	 * @throws OutcomeUnknownException if the whole answer did not come in time
	 */
	public HttpAnswer make(HttpRequest request) {
		CompletableFuture<HttpResponse<String>> exchange = client().sendAsync(request,
				HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
		try {
			// The request's own time-out would end with the headers: a body may hang, too
			HttpResponse<String> response = exchange.get(this.timeout.toMillis(), TimeUnit.MILLISECONDS);
			return new HttpAnswer(response.statusCode(), response.body(), retryAfter(response));
		}
		catch (ExecutionException ex) {
			throw failure(Optional.ofNullable(ex.getCause()).orElse(ex));
		}
		catch (TimeoutException ex) {
			exchange.cancel(true);
			throw new OutcomeUnknownException("no whole answer within " + this.timeout, ex);
		}
		catch (InterruptedException ex) {
			exchange.cancel(true);
			Thread.currentThread().interrupt();
			throw new OutcomeUnknownException("interrupted while waiting for the answer", ex);
		}
	}

	@Override
	public synchronized void close() {
		// Java 17's client has no close: unreachable, it ends with its connections
		this.client = null;
	}

	private static RuntimeException failure(Throwable cause) {
		if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
			return new NotSentException("the provider could not be reached: " + cause.getClass().getSimpleName(),
					cause);
		}
		if (cause instanceof SSLHandshakeException) {
			return new NotSentException("TLS with the provider failed: " + cause.getMessage(), cause);
		}
		return new OutcomeUnknownException("the connection broke before the answer", cause);
	}

	private Optional<Duration> retryAfter(HttpResponse<String> response) {
		return response.headers().firstValue("Retry-After").flatMap((value) -> RetryAfter.parse(value, this.clock));
	}

	private synchronized HttpClient client() {
		HttpClient open = this.client;
		if (open == null) {
			// HTTP/1.1: one request has one connection to itself, so that its breaking
			// says nothing about others, and there is no limit of streams to run into
			open = HttpClient.newBuilder()
				.version(HttpClient.Version.HTTP_1_1)
				.connectTimeout(this.connectTimeout)
				.followRedirects(HttpClient.Redirect.NEVER)
				.build();
			this.client = open;
		}
		return open;
	}

}
