package io.regain.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.regain.template.Accent;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * An answer that is always the same, made once. Whoever is turned away at the
 * {@link Gate} sees the same as those for whom more was looked up.
 */
final class Refusal {

	static final Refusal NOTHING_HERE = new Refusal(HttpStatus.NOT_FOUND, new HttpHeaders(), "");

	static final Refusal FORBIDDEN = new Refusal(HttpStatus.FORBIDDEN, new HttpHeaders(), "");

	static final Refusal TOO_LONG = new Refusal(HttpStatus.CONTENT_TOO_LARGE, closing(), "");

	/** A link of which only part was copied, or that somebody made up. */
	static final Refusal UNKNOWN_LINK = new Refusal(HttpStatus.NOT_FOUND, ofPage(),
			PreferencePage.unknown().html(Accent.NOBODYS));

	private final HttpStatus status;

	private final HttpHeaders headers;

	private final byte[] body;

	private Refusal(HttpStatus status, HttpHeaders headers, String page) {
		this.status = status;
		this.headers = HttpHeaders.readOnlyHttpHeaders(headers);
		this.body = page.getBytes(StandardCharsets.UTF_8);
	}

	private static HttpHeaders closing() {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.CONNECTION, "close");
		return headers;
	}

	private static HttpHeaders ofPage() {
		HttpHeaders headers = SmallPages.headers();
		headers.set("X-Robots-Tag", "noindex");
		return headers;
	}

	ResponseEntity<byte[]> answer() {
		return ResponseEntity.status(this.status).headers(this.headers).body(this.body);
	}

	/** Without a word of the server's own, which it would make anew for each. */
	void send(HttpServletResponse response) throws IOException {
		response.setStatus(this.status.value());
		this.headers.forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		response.setContentLength(this.body.length);
		response.getOutputStream().write(this.body);
		response.flushBuffer();
	}

}
