package io.regain.channel;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Requests that share a connection: what breaks of it is in doubt, unless the provider
 * says that it has not looked at it.
 */
class SharedConnectionTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static TlsKey key;

	@BeforeAll
	static void makeKey(@TempDir Path folder) {
		key = TlsKey.trusted(folder);
	}

	@AfterAll
	static void forgetKey() {
		key.close();
	}

	@Test
	void aRefusedStreamHasNotBeenLookedAt() throws IOException {
		try (ScriptedHttp2 server = new ScriptedHttp2(key.context(), 100, (number, stream, out) -> {
			if (number == 1) {
				out.ok(stream);
			}
			else {
				out.refuse(stream);
			}
		})) {
			HttpAttempts attempts = attempts(server);
			assertThat(attempts.make(post(server)).status()).isEqualTo(200);
			assertThatExceptionOfType(NotSentException.class).isThrownBy(() -> attempts.make(post(server)))
				.satisfies((ex) -> assertThat(ex.toOutcome()).isEqualTo(new Outcome.Deferred("no-stream",
						"the provider takes no more requests at once", Optional.empty(), true)));
		}
	}

	@Test
	void whatTheProviderHasNoStreamForHasNotLeft() throws Exception {
		CountDownLatch second = new CountDownLatch(1);
		CountDownLatch over = new CountDownLatch(1);
		try (ScriptedHttp2 server = new ScriptedHttp2(key.context(), 1, (number, stream, out) -> {
			if (number == 2) {
				second.countDown();
				await(over);
			}
			out.ok(stream);
		})) {
			HttpAttempts attempts = attempts(server);
			attempts.make(post(server));
			CompletableFuture<HttpAnswer> held = CompletableFuture.supplyAsync(() -> attempts.make(post(server)));
			await(second);
			assertThatExceptionOfType(NotSentException.class).isThrownBy(() -> attempts.make(post(server)));
			over.countDown();
			assertThat(held.get().status()).isEqualTo(200);
			assertThat(server.requests()).isEqualTo(2);
		}
	}

	@Test
	void aGoodbyeThatMayHaveTakenTheRequestLeavesItInDoubt() throws IOException {
		try (ScriptedHttp2 server = new ScriptedHttp2(key.context(), 100, (number, stream, out) -> {
			if (number == 2) {
				out.goAway(stream);
				throw new IOException("hangs up");
			}
			out.ok(stream);
		})) {
			assertNotRepeated(server);
		}
	}

	@Test
	void aConnectionThatBreaksIsNoReasonToAskTwice() throws IOException {
		try (ScriptedHttp2 server = new ScriptedHttp2(key.context(), 100, (number, stream, out) -> {
			if (number == 2) {
				throw new IOException("hangs up");
			}
			out.ok(stream);
		})) {
			assertNotRepeated(server);
		}
	}

	/** The third goes over a new connection. */
	private static void assertNotRepeated(ScriptedHttp2 server) {
		HttpAttempts attempts = attempts(server);
		attempts.make(post(server));
		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> attempts.make(post(server)));
		assertThat(server.requests()).isEqualTo(2);
		assertThat(attempts.make(post(server)).status()).isEqualTo(200);
		assertThat(server.requests()).isEqualTo(3);
		assertThat(server.connections()).isEqualTo(2);
	}

	private static HttpAttempts attempts(ScriptedHttp2 server) {
		return HttpAttempts.sharing(server.url(), PATIENCE, PATIENCE, Clock.systemUTC());
	}

	private static HttpRequest post(ScriptedHttp2 server) {
		return HttpRequest.newBuilder(server.url()).POST(HttpRequest.BodyPublishers.ofString("{}")).build();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
