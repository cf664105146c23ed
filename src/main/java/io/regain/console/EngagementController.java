package io.regain.console;

import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.regain.tracking.Engagement;
import io.regain.tracking.Visitor;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The image and the links of emails. An image is answered the same way whatever its
 * token, a link that is none of ours as any other page of which only part was copied.
 */
@RestController
class EngagementController {

	/** One transparent point. */
	private static final byte[] IMAGE = Base64.getDecoder()
		.decode("R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==");

	private final Engagement engagement;

	EngagementController(Engagement engagement) {
		this.engagement = engagement;
	}

	@GetMapping("/o/{token}.gif")
	ResponseEntity<byte[]> image(@PathVariable String token, HttpServletRequest request) {
		this.engagement.opened(token, visitor(request));
		return answer(HttpStatus.OK).contentType(MediaType.IMAGE_GIF).body(IMAGE);
	}

	@GetMapping("/c/{token}")
	ResponseEntity<byte[]> follow(@PathVariable String token, HttpServletRequest request) {
		return this.engagement.clicked(token, visitor(request))
			.map((target) -> answer(HttpStatus.FOUND).location(target).body(new byte[0]))
			.orElseGet(Refusal.UNKNOWN_LINK::answer);
	}

	private static BodyBuilder answer(HttpStatus status) {
		return ResponseEntity.status(status)
			.cacheControl(CacheControl.noStore())
			.header("Referrer-Policy", "no-referrer")
			.header("X-Content-Type-Options", "nosniff")
			.header("X-Robots-Tag", "noindex");
	}

	private static Visitor visitor(HttpServletRequest request) {
		return new Visitor(request.getMethod().equals("GET"), header(request, "User-Agent"),
				Stream.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
					.map((name) -> header(request, name))
					.collect(Collectors.joining(" ")));
	}

	private static String header(HttpServletRequest request, String name) {
		String value = request.getHeader(name);
		return (value != null) ? value : "";
	}

}
