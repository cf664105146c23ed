package io.regain.audience;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long personal data is kept: {@code regain.retention.*}.
 *
 * @param personal after which time addresses, facts and what people wrote are emptied;
 * for ever, if not given
 */
@ConfigurationProperties("regain.retention")
record RetentionProperties(@Nullable Duration personal) {

	/** What is younger may be needed: a run may still be going on, or a bounce come. */
	private static final Duration LEAST = Duration.ofDays(30);

	RetentionProperties {
		if (personal != null && personal.compareTo(LEAST) < 0) {
			throw new IllegalArgumentException(
					"regain.retention.personal is %s; allowed are 30d and more".formatted(personal));
		}
	}

	Optional<Duration> age() {
		return Optional.ofNullable(this.personal);
	}

}
