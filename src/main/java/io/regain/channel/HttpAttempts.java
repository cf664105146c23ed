package io.regain.channel;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
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

	/**
	 * In the JDK's words, which are all that it tells: the stream was refused (RFC 9113,
	 * 8.7; Java 17 and 25), or not even opened.
	 */
	private static final Set<String> NOT_PROCESSED = Set.of("Received RST_STREAM: Stream not processed",
			"request not processed by peer", "too many concurrent streams");

	private final Duration connectTimeout;

	private final Duration timeout;

	private final Clock clock;

	private final HttpClient.Version version;

	private @Nullable Opened opened;

	private HttpAttempts(Duration connectTimeout, Duration timeout, Clock clock, HttpClient.Version version) {
		this.connectTimeout = connectTimeout;
		this.timeout = timeout;
		this.clock = clock;
		this.version = version;
	}

	/**
	 * Over HTTP/1.1: one request has one connection to itself, so that its breaking says
	 * nothing about others, and there is no limit of streams to run into.
	 * @param connectTimeout for reaching the provider
	 * @param timeout for a whole exchange, from connecting to the body's last byte
	 */
	public HttpAttempts(Duration connectTimeout, Duration timeout, Clock clock) {
		this(connectTimeout, timeout, clock, HttpClient.Version.HTTP_1_1);
	}

	/**
	 * The same, except that requests made at once share one connection, if the provider
	 * speaks HTTP/2.
	 * @param provider its URL; without TLS, HTTP/2 is not tried
	 */
	public static HttpAttempts sharing(URI provider, Duration connectTimeout, Duration timeout, Clock clock) {
		return new HttpAttempts(connectTimeout, timeout, clock,
				"https".equals(provider.getScheme()) ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
	}

	/**
	 * @return the answer, whatever its status
	 * @throws NotSentException if there was no connection, or the provider has provably
	 * not looked at the request
	 * @throws OutcomeUnknownException if the whole answer did not come in time
	 */
	public HttpAnswer make(HttpRequest request) {
		Opened connection = opened();
		try {
			return make(request, connection.client());
		}
		finally {
			connection.first().complete(true);
		}
	}

	private HttpAnswer make(HttpRequest request, HttpClient client) {
		CompletableFuture<HttpResponse<String>> exchange = client.sendAsync(request,
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
		this.opened = null;
	}

	private static RuntimeException failure(Throwable cause) {
		if (cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException) {
			return new NotSentException("no-connection",
					"the provider could not be reached: " + cause.getClass().getSimpleName(), cause);
		}
		if (cause instanceof SSLHandshakeException) {
			return new NotSentException("no-tls", "TLS with the provider failed: " + cause.getMessage(), cause);
		}
		if (NOT_PROCESSED.contains(String.valueOf(cause.getMessage()))) {
			return new NotSentException("no-stream", "the provider takes no more requests at once", cause);
		}
		return new OutcomeUnknownException("the connection broke before the answer", cause);
	}

	private Optional<Duration> retryAfter(HttpResponse<String> response) {
		return response.headers().firstValue("Retry-After").flatMap((value) -> RetryAfter.parse(value, this.clock));
	}

	/**
	 * The first request goes alone: without a connection to share, each of many would
	 * open one of its own.
	 */
	private Opened opened() {
		Opened known;
		synchronized (this) {
			known = this.opened;
			if (known == null) {
				known = open();
				this.opened = known;
				return known;
			}
		}
		known.first().join();
		return known;
	}

	private Opened open() {
		HttpClient client = HttpClient.newBuilder()
			.version(this.version)
			.connectTimeout(this.connectTimeout)
			.followRedirects(HttpClient.Redirect.NEVER)
			.build();
		// Nobody waits for an answer that doesn't come for longer than for a connection
		return new Opened(client,
				(this.version == HttpClient.Version.HTTP_1_1) ? CompletableFuture.completedFuture(true)
						: new CompletableFuture<Boolean>().completeOnTimeout(false, this.connectTimeout.toMillis(),
								TimeUnit.MILLISECONDS));
	}

	/**
	 * Kept connections.
	 *
	 * @param first done when others may use them, too
	 */
	private record Opened(HttpClient client, CompletableFuture<Boolean> first) {
	}

}
