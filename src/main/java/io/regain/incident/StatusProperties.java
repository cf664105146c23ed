package io.regain.incident;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The public status page: {@code regain.status.*}, and where the world finds us.
 *
 * @param publicUrl {@code regain.public-url}
 */
@ConfigurationProperties("regain")
public record StatusProperties(@Nullable URI publicUrl, @DefaultValue Status status) {

	/**
	 * An address of ours as the world sees it, if we know where it finds us.
	 * @param path begins with a slash
	 */
	public Optional<URI> url(String path) {
		return Optional.ofNullable(this.publicUrl)
			.map((base) -> URI.create(base.toString().replaceAll("/+$", "") + path));
	}

	/** What customers call a component, in all languages that it has a name in. */
	Texts names(String component) {
		Texts given = given(component);
		return given.isEmpty() ? new Texts(Map.of("en", component.replace('-', ' '))) : given;
	}

	/** The names that the settings give it; there may be none. */
	Texts given(String component) {
		return new Texts(this.status.names(component));
	}

	/** What customers call a component, in this language. */
	public String name(String component, String language) {
		Map<String, String> names = this.status.names(component);
		return Optional.ofNullable(names.get(language))
			.or(() -> Optional.ofNullable(names.get("en")))
			.orElse(component.replace('-', ' '));
	}

	/**
	 * What it says of us.
	 *
	 * @param name whose status it is
	 * @param components their names for customers, by component and language
	 */
	public record Status(@DefaultValue("") String name, @DefaultValue Map<String, Map<String, String>> components) {

		public Status {
			Map<String, Map<String, String>> named = new HashMap<>();
			components.forEach((component, names) -> named.put(bare(component), Map.copyOf(names)));
			components = Map.copyOf(named);
		}

		Map<String, String> names(String component) {
			return this.components.getOrDefault(bare(component), Map.of());
		}

		/** The environment knows no hyphens. */
		private static String bare(String component) {
			return component.replace("-", "");
		}

	}

}
