package io.regain.tracking;

import java.util.Map;

import io.regain.tracking.bounce.BounceClass;

/**
 * What it means that a text message was not delivered.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Twilio's error dictionary</a>
 */
final class TextBounce {

	/** Only of numbers that do not exist is nobody there for ever. */
	private static final Map<String, BounceClass> MEANING = Map.of("30005", BounceClass.HARD, "30002",
			BounceClass.POLICY, "30004", BounceClass.POLICY, "30007", BounceClass.POLICY, "30010", BounceClass.POLICY,
			"30034", BounceClass.POLICY);

	private TextBounce() {
	}

	/** What nobody can tell may work another time. */
	static BounceClass of(String code) {
		return MEANING.getOrDefault(code, BounceClass.SOFT);
	}

}
