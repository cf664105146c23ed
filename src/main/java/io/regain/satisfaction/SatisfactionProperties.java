package io.regain.satisfaction;

import java.time.Duration;
import java.util.Optional;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationStyle;

/**
 * The question how an incident was handled: {@code regain.satisfaction.*}.
 *
 * @param askAfter how long after an incident was resolved those affected are asked, as in
 * {@code 4h}; {@code never}: nobody is
 * @param campaign by which they are asked; without its file nobody is
 * @param open how long after the question an answer can be given and changed
 */
@ConfigurationProperties("regain.satisfaction")
record SatisfactionProperties(@DefaultValue("4h") String askAfter, @DefaultValue("incident-csat") String campaign,
		@DefaultValue("14d") Duration open) {

	SatisfactionProperties {
		if (!askAfter.equals("never")) {
			parse(askAfter);
		}
	}

	/** Empty: nobody is asked. */
	Optional<Duration> after() {
		return askAfter().equals("never") ? Optional.empty() : Optional.of(parse(askAfter()));
	}

	private static Duration parse(String text) {
		try {
			return DurationStyle.detectAndParse(text);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"regain.satisfaction.ask-after is '%s'; allowed: a duration such as 4h or 1d, or never"
						.formatted(text),
					ex);
		}
	}

}
