package io.regain.incident;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One text in one or more languages.
 *
 * @param byLanguage a language tag such as {@code en}, and the text; the first is the one
 * for everybody whose language is not there
 */
public record Texts(Map<String, String> byLanguage) {

	public static final Texts NONE = new Texts(Map.of());

	public Texts {
		byLanguage = Collections.unmodifiableMap(new LinkedHashMap<>(byLanguage));
		byLanguage.forEach((language, text) -> {
			if (!language.matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")) {
				throw new IllegalArgumentException(
						"'%s' is no language; allowed: a tag such as en, ru or pt-BR".formatted(language));
			}
			if (text.isBlank()) {
				throw new IllegalArgumentException("the text in '%s' is empty".formatted(language));
			}
		});
	}

	public boolean isEmpty() {
		return this.byLanguage.isEmpty();
	}

	/** In this language, or the one for everybody. */
	public Optional<String> in(String language) {
		return Optional.ofNullable(this.byLanguage.get(language))
			.or(() -> this.byLanguage.values().stream().findFirst());
	}

}
