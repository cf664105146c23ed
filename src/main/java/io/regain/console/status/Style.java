package io.regain.console.status;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;

import io.regain.template.Accent;

import org.springframework.stereotype.Component;

/** How the pages look, and that they may look no other way. */
@Component
class Style {

	private final String css;

	private final String policy;

	Style(Accent accent) {
		this.css = ":root { --accent: %s; --accent-on-dark: %s; }\n%s".formatted(accent.colour(), accent.onDark(),
				file());
		this.policy = "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
			.formatted(sha256(this.css));
	}

	private static String file() {
		try (var file = Objects.requireNonNull(Style.class.getResourceAsStream("status.css"))) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String sha256(String text) {
		try {
			return Base64.getEncoder()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	/** What stands between the tags {@code style}. */
	String css() {
		return this.css;
	}

	/** The Content-Security-Policy: no scripts, no pictures, no style but this. */
	String policy() {
		return this.policy;
	}

}
