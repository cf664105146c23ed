package io.regain.tracking.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a text message means for whoever sent it, if the whole of it is one of the words
 * that people are told to send. Russian yes and no are none of them: they answer
 * questions.
 *
 * @see <a href=
 * "https://help.twilio.com/articles/223134027-Twilio-support-for-opt-out-keywords-SMS-STOP-filtering-">
 * Twilio's own words</a>
 */
enum Meaning {

	STOP(Set.of("STOP", "STOPALL", "STOP ALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT", "OPT OUT",
			"СТОП", "ОТПИСАТЬСЯ", "ОТПИСАТЬ", "ОТПИСКА", "ОТПИШИТЕ", "ОТМЕНА")),
	START(Set.of("START", "UNSTOP", "СТАРТ", "ПОДПИСАТЬСЯ", "ПОДПИСКА")),
	/**
	 * Starts again for whoever had stopped; Twilio does so. Else it is an answer like any
	 * other.
	 */
	YES(Set.of("YES")), HELP(Set.of("HELP", "INFO", "ПОМОЩЬ", "ИНФО", "СПРАВКА")),
	/**
	 * They have read it, if that was asked; else an answer like any other. Telephones mix
	 * the alphabets.
	 */
	OK(Set.of("OK", "ОК", "OК", "ОK", "OKAY", "ОКЕЙ", "1")), OTHER(Set.of());

	private final Set<String> words;

	Meaning(Set<String> words) {
		this.words = words;
	}

	/**
	 * @param body the whole text
	 * @param optOutType what Twilio itself took the text for, by words that were set up
	 * there (Advanced Opt-Out); may be empty
	 */
	static Meaning of(String body, String optOutType) {
		return among(optOutType).or(() -> among(body)).orElse(OTHER);
	}

	private static Optional<Meaning> among(String text) {
		String word = Normalizer.normalize(text, Normalizer.Form.NFKC)
			.replaceAll("[^\\p{L}\\p{N}]+", " ")
			.strip()
			.toUpperCase(Locale.ROOT);
		return Arrays.stream(values()).filter((meaning) -> meaning.words.contains(word)).findFirst();
	}

}
