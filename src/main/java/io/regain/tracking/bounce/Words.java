package io.regain.tracking.bounce;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the other side said, made ready for phrases: small letters, single blanks, and
 * nothing in it that only looks like words: "spam@…", "full-moon.example", queue ids.
 *
 * @param plain without links
 * @param linked with the host and path of links, which name block lists and the pages of
 * providers
 */
record Words(String plain, String linked) {

	private static final int MOST = 16_000;

	private static final Pattern BLANKS = Pattern.compile("[\\s\u00a0]+");

	private static final Pattern ADDRESS = Pattern
		.compile("<?[^\\s<>()\\[\\]\"',;:]{1,64}@[^\\s<>()\\[\\]\"',;:]{1,100}>?");

	private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)[^\\s<>\"]{1,300}");

	private static final Pattern SPEAKER = Pattern
		.compile("\\bhost \\S{1,150} ?(?:\\[[^\\]]{1,60}\\])? (?:said|refused to talk to me):");

	private static final Pattern COMMAND = Pattern.compile(
			"\\((?:in reply|in response) to [^)]{1,60}\\)|\\bafter (?:helo|ehlo|mail from|rcpt to|end of data)\\b");

	/** The codes are looked at apart; each line of a long reply repeats them. */
	private static final Pattern CODE = Pattern.compile(
			"(?<![\\w.])[245]\\d\\d[ -](?:#?[245]\\.\\d{1,3}\\.\\d{1,3}(?![.\\d])[ -]?)?|\\(?#[245]\\.\\d{1,3}\\.\\d{1,3}\\)?");

	private static final Pattern BARE_CODE = Pattern.compile("(?<![\\w.])[245]\\.\\d{1,3}\\.\\d{1,3}(?![.\\d])");

	static Words of(String said) {
		String text = said.length() > MOST ? said.substring(0, MOST) : said;
		text = BLANKS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
		text = SPEAKER.matcher(text).replaceAll(" ");
		text = COMMAND.matcher(text).replaceAll(" ");
		text = ADDRESS.matcher(text).replaceAll("@");
		text = BARE_CODE.matcher(CODE.matcher(text).replaceAll("")).replaceAll("");
		text = BLANKS.matcher(text).replaceAll(" ").replace('\u2019', '\'').strip();
		return new Words(LINK.matcher(text).replaceAll(""), text);
	}

}
