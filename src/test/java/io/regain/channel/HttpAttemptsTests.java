package io.regain.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.icegreen.greenmail.util.DummySSLServerSocketFactory;
import io.regain.Patience;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HttpAttemptsTests {

	private final HttpAttempts attempts = new HttpAttempts(Patience.LONG, Patience.LONG, Clock.systemUTC());

	private final AtomicInteger requests = new AtomicInteger();

	private final ServerSocket server;

	HttpAttemptsTests() throws IOException {
		this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
	}

	@AfterEach
	void stop() throws IOException {
		this.server.close();
		this.attempts.close();
	}

	@Test
	void followsNoRedirect() {
		serve("HTTP/1.1 307 Temporary Redirect\r\nLocation: /elsewhere\r\nContent-Length: 0\r\n\r\n");
		assertThat(this.attempts.make(post()).status()).isEqualTo(307);
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void aBodyThatNeverEndsIsUnknown() {
		serve("HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\n{\"sid\":");
		try (HttpAttempts impatient = new HttpAttempts(Patience.LONG, Duration.ofSeconds(2), Clock.systemUTC())) {
			assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> impatient.make(post()))
				.withMessageContaining("within PT2S");
		}
		assertThat(this.requests).hasValue(1);
	}

	@Test
	void aHostThatDoesNotExistIsNotSentTo() {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://no-such-host.invalid/")).build();
		assertThatExceptionOfType(NotSentException.class).isThrownBy(() -> this.attempts.make(request));
	}

	@Test
	void aCertificateNobodyTrustsMeansNotSent() throws IOException {
		try (ServerSocket tls = DummySSLServerSocketFactory.getDefault().createServerSocket(0)) {
			serve(tls, "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
			HttpRequest request = HttpRequest.newBuilder(URI.create("https://localhost:" + tls.getLocalPort())).build();
			assertThatExceptionOfType(NotSentException.class).isThrownBy(() -> this.attempts.make(request));
		}
		assertThat(this.requests).hasValue(0);
	}

	@Test
	void anInterruptedAttemptIsUnknownAndLeavesTheThreadInterrupted() {
		serve("");
		Thread.currentThread().interrupt();
		assertThatExceptionOfType(OutcomeUnknownException.class).isThrownBy(() -> this.attempts.make(post()));
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void whatIsNoJsonIsAMissingNode() {
		serve("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 4\r\n\r\n<a/>");
		assertThat(this.attempts.make(post()).json().path("error").isMissingNode()).isTrue();
	}

	private HttpRequest post() {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.server.getLocalPort() + "/"))
			.POST(HttpRequest.BodyPublishers.ofString("Body=hello"))
			.build();
	}

	private void serve(String answer) {
		serve(this.server, answer);
	}

	/** Answers each request with these bytes and keeps the connection open. */
	private void serve(ServerSocket listening, String answer) {
		Thread thread = new Thread(() -> {
			try (Socket socket = listening.accept();
					BufferedReader in = new BufferedReader(
							new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
				for (String line = in.readLine(); line != null; line = in.readLine()) {
					if (line.endsWith("HTTP/1.1")) {
						this.requests.incrementAndGet();
						socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
						socket.getOutputStream().flush();
					}
				}
			}
			catch (IOException ex) {
				// The test is over, or TLS failed
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

}
