package io.regain.message;

import java.util.regex.Pattern;

/**
 * What a run is called everywhere: {@code campaign@key}. Two starts with the same name
 * are one run.
 */
public record RunName(String campaign, String key) {

	public static final int MAX_KEY_LENGTH = 64;

	private static final Pattern CAMPAIGN = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:+-]{0,63}");

	public RunName {
		if (!CAMPAIGN.matcher(campaign).matches()) {
			throw new IllegalArgumentException(
					"'%s' is not a campaign id: up to 64 lower-case letters, digits and hyphens".formatted(campaign));
		}
		if (!KEY.matcher(key).matches()) {
			throw new IllegalArgumentException(
					"'%s' is not a run key: up to 64 letters, digits and . _ / : + -".formatted(key));
		}
	}

	/**
	 * @throws IllegalArgumentException if the text is not {@code campaign@key}
	 */
	public static RunName parse(String text) {
		int at = text.indexOf('@');
		if (at < 0) {
			throw new IllegalArgumentException(
					"'%s' is not the name of a run, which is campaign@key, as in lapsed-90-days@2026-11-22"
						.formatted(text));
		}
		return new RunName(text.substring(0, at), text.substring(at + 1));
	}

	@Override
	public String toString() {
		return this.campaign + "@" + this.key;
	}

}
