package io.regain.channel.push;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.oauth2.ServiceAccountCredentials;
import io.regain.channel.HttpAnswer;
import io.regain.channel.Outcome;

/**
 * The one access token that all requests to FCM share: fetched when there is none, when
 * it is about to expire, and once after FCM stopped accepting it.
 */
final class AccessTokens {

	/**
	 * For how long a failure to get a token stands for all: else each message would ask
	 * again, one after the other.
	 */
	private static final Duration FAILURE_STANDS = Duration.ofSeconds(5);

	private final ServiceAccountCredentials credentials;

	private final Clock clock;

	private Outcome failure = new Outcome.Deferred("token", "no token was asked for yet", Optional.empty(), true);

	private Instant failureEnds = Instant.MIN;

	private String current = "";

	private String lastAccepted = "";

	private boolean stale;

	/**
	 * @param credentials with the scope of messaging; their HTTP time-outs are 20 s each
	 */
	AccessTokens(ServiceAccountCredentials credentials, Clock clock) {
		ServiceAccountCredentials.Builder builder = credentials.createWithCustomRetryStrategy(false).toBuilder();
		// One margin for both: in between, each request would try to refresh anew
		builder.setExpirationMargin(Duration.ofMinutes(3));
		builder.setRefreshMargin(Duration.ofMinutes(3));
		this.credentials = builder.build();
		this.clock = clock;
	}

	/**
	 * Makes the attempt with a token; without one nothing leaves, and the outcome says
	 * why.
	 */
	Outcome use(Function<String, Outcome> attempt) {
		Optional<String> token = get();
		return token.isPresent() ? attempt.apply(token.get()) : failure();
	}

	synchronized void accepted(String token) {
		this.lastAccepted = token;
	}

	/**
	 * What it means that FCM did not accept a token: one that was good before is stale,
	 * the next attempt will have a new one; a new one that is no good means that the
	 * account is not.
	 */
	synchronized Outcome rejected(String token, String detail) {
		if (token.equals(this.current) && !token.equals(this.lastAccepted)) {
			return new Outcome.Refused(Outcome.Cause.CONFIGURATION, "UNAUTHENTICATED", detail);
		}
		this.stale |= token.equals(this.current);
		return new Outcome.Deferred("UNAUTHENTICATED", detail, Optional.empty(), true);
	}

	private synchronized Optional<String> get() {
		if (this.clock.instant().isBefore(this.failureEnds)) {
			return Optional.empty();
		}
		try {
			if (this.stale) {
				this.credentials.refresh();
			}
			else {
				this.credentials.refreshIfExpired();
			}
			this.stale = false;
			this.current = this.credentials.getAccessToken().getTokenValue();
			return Optional.of(this.current);
		}
		catch (IOException | RuntimeException ex) {
			// Both are thrown for an answer that the library cannot read
			this.failure = outcome(ex);
			this.failureEnds = this.clock.instant().plus(FAILURE_STANDS);
			return Optional.empty();
		}
	}

	private synchronized Outcome failure() {
		return this.failure;
	}

	private static Outcome outcome(Exception ex) {
		if (ex.getCause() instanceof HttpResponseException refusal) {
			int status = refusal.getStatusCode();
			String error = new HttpAnswer(status, String.valueOf(refusal.getContent()), Optional.empty()).json()
				.path("error")
				.asString("");
			String detail = "the token endpoint answered HTTP %d %s".formatted(status, error).strip();
			if (status / 100 == 4 && status != 408 && status != 429) {
				return new Outcome.Refused(Outcome.Cause.CONFIGURATION, "token", detail);
			}
			return new Outcome.Deferred("token", detail, Optional.of(FAILURE_STANDS), true);
		}
		return new Outcome.Deferred("token", "no token: " + ex.getClass().getSimpleName(), Optional.of(FAILURE_STANDS),
				true);
	}

}
