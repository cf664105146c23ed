package io.regain.tracking.webhook;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.regain.channel.RetryAfter;

import org.springframework.stereotype.Component;

/** Makes the request, once; follows no redirect, and looks at no body. */
@Component
class PostEvent {

	/**
	 * As the specification advises; shorter than the ledger keeps a silent transaction.
	 */
	static final Duration PATIENCE = Duration.ofSeconds(15);

	private final HttpClient client = HttpClient.newBuilder()
		.connectTimeout(Duration.ofSeconds(5))
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	private final Clock clock;

	PostEvent(Clock clock) {
		this.clock = clock;
	}

	Reception post(Endpoint endpoint, String id, String body) {
		long now = this.clock.instant().getEpochSecond();
		HttpRequest request = HttpRequest.newBuilder(endpoint.address())
			.header("Content-Type", "application/json")
			.header("User-Agent", "Regain")
			.header("webhook-id", id)
			.header("webhook-timestamp", String.valueOf(now))
			.header("webhook-signature", Signature.of(endpoint.secret(), id, now, body))
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		CompletableFuture<HttpResponse<Void>> exchange = this.client.sendAsync(request,
				HttpResponse.BodyHandlers.discarding());
		try {
			return reception(exchange.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
		}
		catch (ExecutionException ex) {
			return Reception.failed(String.valueOf(ex.getCause()));
		}
		catch (TimeoutException ex) {
			exchange.cancel(true);
			return Reception.failed("no answer within " + PATIENCE);
		}
		catch (InterruptedException ex) {
			exchange.cancel(true);
			Thread.currentThread().interrupt();
			return Reception.failed("interrupted");
		}
	}

	private Reception reception(HttpResponse<Void> answer) {
		int status = answer.statusCode();
		Reception.Kind kind = (status / 100 == 2) ? Reception.Kind.TAKEN
				: (status == 410) ? Reception.Kind.GONE : Reception.Kind.FAILED;
		Optional<Duration> retryAfter = answer.headers()
			.firstValue("Retry-After")
			.flatMap((value) -> RetryAfter.parse(value, this.clock));
		return new Reception(kind, "HTTP " + status, retryAfter);
	}

}
