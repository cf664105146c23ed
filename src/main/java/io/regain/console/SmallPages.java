package io.regain.console;

import java.nio.charset.StandardCharsets;

import io.regain.template.Accent;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** How small pages leave: in the company's colour, kept by nobody. */
@Component
class SmallPages {

	private static final HttpHeaders HEADERS = HttpHeaders.readOnlyHttpHeaders(headers());

	private final Accent accent;

	SmallPages(Accent accent) {
		this.accent = accent;
	}

	ResponseEntity<byte[]> answer(SmallPage page) {
		return ResponseEntity.ok().headers(HEADERS).body(page.html(this.accent).getBytes(StandardCharsets.UTF_8));
	}

	/** Is not kept, tells nobody where its reader came from, and loads nothing. */
	static HttpHeaders headers() {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.parseMediaType("text/html;charset=UTF-8"));
		headers.setCacheControl(CacheControl.noStore());
		headers.set("Referrer-Policy", "no-referrer");
		headers.set("X-Content-Type-Options", "nosniff");
		// Spring would offer the page as a download, since its address ends as a file's
		// name
		headers.set(HttpHeaders.CONTENT_DISPOSITION, "inline");
		headers.set("Content-Security-Policy",
				"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
		return headers;
	}

}
