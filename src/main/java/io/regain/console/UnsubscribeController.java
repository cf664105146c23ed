package io.regain.console;

import io.regain.tracking.Unsubscribes;
import io.regain.tracking.Unsubscribes.Reader;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The link of {@code List-Unsubscribe}: a GET only asks, since scanners follow links; a
 * POST unsubscribes, by the page's button or by the mail client's own (RFC 8058).
 */
@RestController
class UnsubscribeController {

	private static final MediaType HTML = MediaType.parseMediaType("text/html;charset=UTF-8");

	private final Unsubscribes unsubscribes;

	UnsubscribeController(Unsubscribes unsubscribes) {
		this.unsubscribes = unsubscribes;
	}

	@GetMapping("/u/{token}")
	ResponseEntity<String> ask(@PathVariable String token) {
		return this.unsubscribes.reader(token)
			.map((reader) -> answer(HttpStatus.OK, UnsubscribePages.question(reader, token)))
			.orElseGet(() -> answer(HttpStatus.NOT_FOUND, UnsubscribePages.unknown()));
	}

	@PostMapping("/u/{token}")
	ResponseEntity<String> unsubscribe(@PathVariable String token) {
		if (!this.unsubscribes.unsubscribe(token)) {
			return answer(HttpStatus.NOT_FOUND, UnsubscribePages.unknown());
		}
		return answer(HttpStatus.OK,
				UnsubscribePages.done(this.unsubscribes.reader(token).orElseGet(() -> new Reader("", ""))));
	}

	private static ResponseEntity<String> answer(HttpStatus status, String page) {
		return ResponseEntity.status(status)
			.contentType(HTML)
			.cacheControl(CacheControl.noStore())
			.header("Referrer-Policy", "no-referrer")
			.header("X-Content-Type-Options", "nosniff")
			// Spring would offer the page as a download, since its address ends as a
			// file's name
			.header("Content-Disposition", "inline")
			.header("Content-Security-Policy",
					"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
			.body(page);
	}

}
