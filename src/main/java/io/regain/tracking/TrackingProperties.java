package io.regain.tracking;

import java.net.URI;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the world finds us.
 *
 * @param publicUrl the address under which {@code serve} is reached from outside, without
 * a path or with the one a proxy takes away
 */
@ConfigurationProperties("regain")
record TrackingProperties(Optional<URI> publicUrl) {

	TrackingProperties {
		publicUrl.ifPresent((url) -> {
			if (url.getHost() == null || !(url.getScheme().equals("https") || url.getScheme().equals("http"))) {
				throw new IllegalArgumentException(
						"regain.public-url is '%s'; allowed is an address such as https://mail.example.com"
							.formatted(url));
			}
		});
	}

	/** @param path begins with a slash */
	Optional<URI> url(String path) {
		return this.publicUrl.map((base) -> URI.create(base.toString().replaceAll("/+$", "") + path));
	}

}
