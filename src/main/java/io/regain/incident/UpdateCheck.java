package io.regain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Whether an update tells what its readers need: what happened, since when, who is
 * affected, what to do meanwhile, when the next word comes. Since when and the next word
 * are told by the template, as the incident and the update say them.
 */
final class UpdateCheck {

	private static final int LEAST = 25;

	/**
	 * Words by which a text says what to do meanwhile, by language; none known: not
	 * asked.
	 */
	private static final Map<String, Pattern> MEANWHILE = Map.of("en", words(
			"you can|you could|please|try|use|instead|no need|need to do|don.t need|do not need|nothing to do|we will|we.ll"),
			"ru",
			words("можете|можно|пожалуйста|платите|оплачивайте|позвоните|приходите|обратитесь|попробуйте|воспользуйтесь|используйте|ничего делать|не нужно|"
					+ "не надо|вместо|мы вернём|мы сообщим"));

	private UpdateCheck() {
	}

	private static Pattern words(String alternatives) {
		return Pattern.compile("(?<!\\p{L})(" + alternatives + ")(?!\\p{L})",
				Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	/** Throws for what can never be said. */
	static void require(Wanted wanted, Phase phase, Instant now) {
		if (wanted.texts().isEmpty()) {
			throw IncidentException.invalid("an update needs a text");
		}
		wanted.nextAt().filter((next) -> !next.isAfter(now)).ifPresent((next) -> {
			throw IncidentException.invalid("the next update is promised for %s, which is past", next);
		});
		Set<String> without = new TreeSet<>(wanted.shorts().byLanguage().keySet());
		without.removeAll(wanted.texts().byLanguage().keySet());
		if (!without.isEmpty()) {
			throw IncidentException.invalid("there is a short text in %s, but no text", String.join(", ", without));
		}
		if (!phase.isOpen() && wanted.nextAt().isPresent()) {
			throw IncidentException.invalid("an incident that is %s promises no next update", phase.id());
		}
	}

	/**
	 * @param languages that the template speaks
	 */
	static List<String> warnings(Incident incident, Update update, long affected, Collection<String> languages) {
		List<String> warnings = new ArrayList<>();
		update.texts().byLanguage().forEach((language, text) -> {
			if (text.strip().length() < LEAST) {
				warnings.add("The text in %s has %d characters: does it say what happened, and to whom?"
					.formatted(language, text.strip().length()));
			}
			Pattern meanwhile = MEANWHILE.get(language.substring(0, 2).toLowerCase(Locale.ROOT));
			if (update.phase().hurts() && meanwhile != null && !meanwhile.matcher(text).find()) {
				warnings.add("The text in %s does not seem to say what to do meanwhile.".formatted(language));
			}
		});
		Set<String> missing = new TreeSet<>(languages);
		missing.removeAll(update.texts().byLanguage().keySet());
		if (!missing.isEmpty()) {
			warnings.add("There is no text in %s: who reads that gets it in %s.".formatted(String.join(", ", missing),
					update.texts().byLanguage().keySet().iterator().next()));
		}
		if (update.phase().isOpen() && update.nextAt().isEmpty()) {
			warnings.add("It does not say when the next word comes.");
		}
		Set<String> untitled = new TreeSet<>(update.texts().byLanguage().keySet());
		untitled.removeAll(incident.titles().byLanguage().keySet());
		if (!untitled.isEmpty()) {
			warnings.add("The incident has no title in %s: who reads that gets “%s” above the text."
				.formatted(String.join(", ", untitled), incident.title()));
		}
		if (affected == 0) {
			warnings.add(incident.internal() ? "Nobody is affected yet."
					: "Nobody is affected yet: no customer is told, but the status page shows it.");
		}
		return warnings;
	}

}
