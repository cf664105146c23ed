package io.regain.console;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.regain.Lavka;
import io.regain.message.Secret;
import io.regain.tracking.Token;
import io.regain.tracking.Token.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Bodies that are too long for anything that is answered here. */
class GateTests {

	private static final int LIMIT = 65_536;

	/** As long as a genuine one, or the body would not be looked at. */
	private static final String FORGED = "X-Twilio-Signature: " + "A".repeat(27) + "=";

	private final Lavka lavka = Lavka.open();

	@ParameterizedTest
	@ValueSource(strings = { "/callbacks/twilio/inbound", "/callbacks/twilio/1.AAAAAAAAAAAAAAAA", "/u/x", "/nowhere" })
	void oneThatIsAnnouncedAsTooLongIsRefusedBeforeItIsSent(String path) throws Exception {
		assertThat(head(path, "Content-Length: " + (LIMIT + 1))).startsWith("HTTP/1.1 413");
		assertThat(head(path, "Content-Length: 10485760")).startsWith("HTTP/1.1 413");
	}

	@Test
	void oneThatIsJustNotTooLongIsLookedAt() throws Exception {
		try (Socket socket = connect()) {
			send(socket, "/callbacks/twilio/inbound", "Content-Length: " + LIMIT + "\r\n" + FORGED);
			socket.getOutputStream().write("a=".concat("b".repeat(LIMIT - 2)).getBytes(StandardCharsets.US_ASCII));
			assertThat(status(socket)).startsWith("HTTP/1.1 403");
		}
	}

	/** Ten megabytes would never be read to their end. */
	@Test
	void oneThatDoesNotSayItsLengthIsGivenUp() throws Exception {
		try (Socket socket = connect()) {
			send(socket, "/callbacks/twilio/inbound", "Transfer-Encoding: chunked\r\n" + FORGED);
			byte[] chunk = ("400\r\n" + "a".repeat(1024) + "\r\n").getBytes(StandardCharsets.US_ASCII);
			assertThatThrownBy(() -> {
				OutputStream out = socket.getOutputStream();
				for (int sent = 0; sent < 100 * 1024; sent++) {
					out.write(chunk);
				}
			}).isInstanceOf(IOException.class);
		}
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void garbageIsRefusedWithoutAWordInTheLog(CapturedOutput log) throws Exception {
		for (String body : List.of("a=%zz", "=&=&", "a=1&a", "%00%ff=%", "&".repeat(5_000))) {
			try (Socket socket = connect()) {
				send(socket, "/callbacks/twilio/inbound", "Content-Length: " + body.length() + "\r\n" + FORGED);
				socket.getOutputStream().write(body.getBytes(StandardCharsets.US_ASCII));
				assertThat(status(socket)).as(body).matches("HTTP/1.1 40[03]");
			}
		}
		assertThat(log).doesNotContain("ERROR", "Exception");
	}

	@Test
	void oneThatDoesNotSayItsLengthAndIsTooLongIsNoForm() throws Exception {
		try (Socket socket = connect()) {
			send(socket, "/callbacks/twilio/inbound", "Transfer-Encoding: chunked\r\n" + FORGED);
			String body = "a=" + "b".repeat(LIMIT);
			socket.getOutputStream()
				.write("%x\r\n%s\r\n0\r\n\r\n".formatted(body.length(), body).getBytes(StandardCharsets.US_ASCII));
			assertThat(status(socket)).startsWith("HTTP/1.1 413");
		}
	}

	@ParameterizedTest
	@CsvSource({ "/wp-login.php, 404", "/u2, 404", "/callbacks/twilio/1.AAAAAAAAAAAAAAAA, 403",
			"/u/1.AAAAAAAAAAAAAAAA, 404", "/c/1-1.AAAAAAAAAAAAAAAA, 404", "/u/1.AAAAAAAAAAAAAAAA/save, 404" })
	void whoHasNoBusinessHereIsAnsweredBeforeTheirBodyIsSent(String path, int status) throws Exception {
		assertThat(head(path, "Content-Length: 100\r\n" + FORGED)).isEqualTo("HTTP/1.1 " + status);
	}

	@Test
	void whatIsSignedByNobodyIsAnsweredBeforeItsBodyIsSent() throws Exception {
		assertThat(head("/callbacks/twilio/inbound", "Content-Length: 100")).startsWith("HTTP/1.1 403");
		assertThat(head("/callbacks/twilio/inbound", "Content-Length: 100\r\nX-Twilio-Signature: AAAA"))
			.startsWith("HTTP/1.1 403");
	}

	/** Or tokens could be tried until one is answered otherwise. */
	@ParameterizedTest
	@CsvSource({ "UNSUBSCRIBE, /u/", "CLICK, /c/" })
	void aTokenThatIsNotOursIsAnsweredAsOneWhoseMessageIsGone(Purpose purpose, String path) throws Exception {
		Secret secret = this.lavka.bean(Secret.class);
		String gone = (purpose == Purpose.CLICK) ? Token.ofClick(secret, 999_999_999, 999_999_999)
				: Token.of(secret, purpose, 999_999_999);
		HttpResponse<String> ours = Browser.get(this.lavka.url().resolve(path + gone));
		HttpResponse<String> none = Browser.get(this.lavka.url().resolve(path + "1.AAAAAAAAAAAAAAAA"));
		assertThat(ours.statusCode()).isEqualTo(none.statusCode()).isEqualTo(404);
		assertThat(ours.body()).isEqualTo(none.body()).isNotBlank();
		assertThat(seen(ours)).isEqualTo(seen(none)).containsKey("content-security-policy");
	}

	private static Map<String, List<String>> seen(HttpResponse<String> response) {
		Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
		headers.remove("date");
		return headers;
	}

	/** Nothing but the head is sent: whoever waited for the body would never answer. */
	private String head(String path, String header) throws IOException {
		try (Socket socket = connect()) {
			send(socket, path, header);
			return status(socket);
		}
	}

	private Socket connect() throws IOException {
		Socket socket = new Socket(this.lavka.url().getHost(), this.lavka.url().getPort());
		socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
		return socket;
	}

	private static void send(Socket socket, String path, String header) throws IOException {
		socket.getOutputStream()
			.write("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n%s\r\n\r\n"
				.formatted(path, header)
				.getBytes(StandardCharsets.US_ASCII));
	}

	private static String status(Socket socket) throws IOException {
		byte[] first = socket.getInputStream().readNBytes(12);
		return new String(first, StandardCharsets.US_ASCII);
	}

}
