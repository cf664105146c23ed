package io.regain;

import java.time.ZoneId;

import io.regain.message.Secret;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What all rooms share: {@code regain.*}.
 *
 * @param home the folder with {@code campaigns} and {@code templates}
 * @param zone the company's time zone; the machine's if not given
 * @param secret signs links and hashes suppressed addresses, at least 32 characters; if
 * not given, one is made and kept in the ledger's database
 * @param previousSecret the one before, while it is changed
 */
@Validated
@ConfigurationProperties("regain")
record RegainProperties(@DefaultValue(".") @NotNull String home, @Nullable ZoneId zone, @Nullable String secret,
		@Nullable String previousSecret) {

	RegainProperties {
		requireLong("regain.secret", secret);
		requireLong("regain.previous-secret", previousSecret);
		if (previousSecret != null && secret == null) {
			throw new IllegalArgumentException("regain.previous-secret is set, and regain.secret is not");
		}
	}

	private static void requireLong(String property, @Nullable String secret) {
		if (secret != null && secret.length() < Secret.MIN_LENGTH) {
			throw new IllegalArgumentException(
					"%s has fewer than %d characters".formatted(property, Secret.MIN_LENGTH));
		}
	}

}
