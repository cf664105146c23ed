package io.regain.console.status;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.stereotype.Component;

/** How pages leave: what may be kept by whom, and what they may not do. */
@Component
class StatusAnswers {

	static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

	private static final CacheControl A_MOMENT = CacheControl.maxAge(Duration.ofSeconds(5)).cachePublic();

	private final Style style;

	StatusAnswers(Style style) {
		this.style = style;
	}

	/** Spring answers 304 to whoever has it already; zipped for whoever can read that. */
	ResponseEntity<byte[]> kept(Kept kept, HttpServletRequest request) {
		boolean zipped = Optional.ofNullable(request.getHeader(HttpHeaders.ACCEPT_ENCODING))
			.filter(StatusAnswers::accepts)
			.isPresent();
		String tag = "\"" + kept.tag() + (zipped ? "-z" : "") + "\"";
		BodyBuilder answer = safe(HttpStatus.OK).cacheControl(A_MOMENT)
			.eTag(tag)
			.header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING, HttpHeaders.ACCEPT_LANGUAGE);
		if (zipped) {
			answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
		}
		return answer.contentType(kept.type()).body(zipped ? kept.zipped() : kept.plain());
	}

	private static boolean accepts(String encodings) {
		return encodings.contains("gzip") && !encodings.contains("gzip;q=0");
	}

	/** One that belongs to this reader, or to nobody. */
	ResponseEntity<byte[]> once(HttpStatus status, String page) {
		return safe(status).contentType(HTML)
			.cacheControl(CacheControl.noStore())
			.body(page.getBytes(StandardCharsets.UTF_8));
	}

	/** Just started, and the database is away. */
	ResponseEntity<byte[]> nothing(String language) {
		Words words = Words.in(language);
		return safe(HttpStatus.SERVICE_UNAVAILABLE).header(HttpHeaders.RETRY_AFTER, "10")
			.contentType(new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8))
			.body((words.text("nothing.title") + ". " + words.text("nothing") + "\n").getBytes(StandardCharsets.UTF_8));
	}

	private BodyBuilder safe(HttpStatus status) {
		return ResponseEntity.status(status)
			.header("Content-Security-Policy", this.style.policy())
			.header("Referrer-Policy", "no-referrer")
			.header("X-Content-Type-Options", "nosniff")
			// Spring would offer it as a download where an address ends as a file's name
			.header("Content-Disposition", "inline");
	}

}
