package io.regain.console.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.regain.message.Sha256;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The API, described by itself. Asked for without a token: whoever writes a client has
 * none yet, and nothing in it is secret.
 */
@RestController
class DescriptionController {

	static final String PATH = "/api/v1/openapi.json";

	private final byte[] description;

	private final String tag;

	DescriptionController() {
		try {
			this.description = new ClassPathResource("openapi.json", DescriptionController.class)
				.getContentAsByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.tag = Sha256.hex(new String(this.description, StandardCharsets.UTF_8));
	}

	/**
	 * This description. OpenAPI 3.1. It changes with the version of Regain only, and is
	 * the same for everybody, so no token is needed.
	 */
	@GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<byte[]> description() {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
			.eTag(this.tag)
			.header("X-Content-Type-Options", "nosniff")
			.body(this.description);
	}

}
