package io.regain.tracking;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the world finds us.
 *
 * @param publicUrl the address under which {@code serve} is reached from outside, without
 * a path or with the one a proxy takes away
 * @param topics what marketing is about, as campaigns and consents call it, each with its
 * name for customers by language tag; what the preference page offers
 */
@ConfigurationProperties("regain")
record TrackingProperties(@Nullable URI publicUrl, @DefaultValue Map<String, Map<String, String>> topics) {

	TrackingProperties {
		topics = Map.copyOf(topics);
		if (publicUrl != null
				&& (publicUrl.getHost() == null || !String.valueOf(publicUrl.getScheme()).matches("https?"))) {
			throw new IllegalArgumentException(
					"regain.public-url is '%s'; allowed is an address such as https://mail.example.com"
						.formatted(publicUrl));
		}
	}

	/**
	 * @param path begins with a slash
	 */
	Optional<URI> url(String path) {
		return Optional.ofNullable(this.publicUrl)
			.map((base) -> URI.create(base.toString().replaceAll("/+$", "") + path));
	}

}
