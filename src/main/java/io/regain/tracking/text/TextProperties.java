package io.regain.tracking.text;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What text messages that come in are answered with.
 *
 * @param help by language, as in {@code en}; without one for a reader's language, the
 * English one; without any, nothing is answered
 */
@ConfigurationProperties("regain.sms")
record TextProperties(@DefaultValue Map<String, String> help) {

	/** Twilio takes no longer text for an answer. */
	private static final int MOST = 1_600;

	TextProperties {
		help.forEach((language, text) -> {
			if (text.isBlank() || text.length() > MOST) {
				throw new IllegalArgumentException("regain.sms.help.%s has %d characters; allowed are 1 to %d"
					.formatted(language, text.length(), MOST));
			}
		});
		help = Map.copyOf(help);
	}

	/**
	 * @param locale as in {@code ru-RU}; may be empty
	 */
	Optional<String> help(String locale) {
		return Stream.of(Locale.forLanguageTag(locale.replace('_', '-')).getLanguage(), "en")
			.filter(this.help::containsKey)
			.map(this.help::get)
			.findFirst();
	}

}
