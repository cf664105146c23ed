package io.regain.campaign.schema;

import java.util.List;

/** What a text may look like: a pattern of Java and ECMAScript alike, and its words. */
public enum Form {

	/** Any text. */
	FREE("", "a text"),
	/** Something with letters or digits, without line breaks. */
	LINE("^(?=.{1,200}$)[^\\u0000-\\u001f\\u007f]*[\\p{L}\\p{N}][^\\u0000-\\u001f\\u007f]*$",
			"one line of at most 200 characters"),
	/** The name of a campaign, a segment or a topic. */
	ID("^[a-z0-9][a-z0-9-]{0,63}$", "up to 64 small letters, digits and hyphens", "lapsed-90-days"),
	/** The name of a variable. */
	NAME("^[a-z][a-z0-9_]{0,63}$", "a small letter, then up to 63 small letters, digits and underscores",
			"valid_until"),
	/** An address without a display name. */
	EMAIL("^(?=.{1,127}$)" + AddressPart.PATTERN + "@" + AddressPart.PATTERN + "$", "an email address",
			"hello@lavka.example"),
	/** A template below its family. */
	TEMPLATE("^[a-z0-9][a-z0-9-]{0,63}/[a-z0-9][a-z0-9-]{0,63}$", "family/template", "winback/offer"),
	/** The name of a run. */
	RUN("^[a-z0-9][a-z0-9-]{0,63}@[A-Za-z0-9][A-Za-z0-9._/:+-]{0,63}$", "campaign@key", "lapsed-90-days@2026-11-22"),
	/** An ISO 4217 code. */
	CURRENCY("^[A-Z]{3}$", "a currency's code of three capital letters", "RUB", "EUR"),
	/** A language, perhaps of one country. */
	LANGUAGE("^[a-z]{2}(-[A-Za-z0-9]{2,8})*$", "a language's code", "en", "ru", "pt-BR"),
	/** A least and a greatest number. */
	RANGE("^\\d{1,12}\\.\\.\\d{1,12}$", "least..most", "100..50000"),
	/** A share that leaves at least half. */
	PERCENT("^([0-9]|[1-4][0-9]|50)%$", "whole percent from 0% to 50%", "5%"),
	/** A share that may be the whole. */
	SHARE("^([1-9]\\d?|100)%$", "whole percent from 1% to 100%", "10%"),
	/** So many in a period. */
	RATE("^[1-9]\\d{0,8}/(s|min|h)$", "a number of messages in a second, minute or hour", "200/s", "6000/min",
			"50000/h"),
	/** A length of time. */
	PERIOD("^[1-9]\\d{0,3}(m|h|d)$", "minutes, hours or days", "30m", "12h", "3d"),
	/** A number of whole days. */
	DAYS("^[1-9]\\d{0,3}d$", "days", "30d"),
	/** On a clock. */
	TIME("^([01]\\d|2[0-3]):[0-5]\\d$", "hours and minutes", "10:00"),
	/** In UTC. */
	MOMENT("^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?Z$",
			"a moment in UTC", "2026-11-23T10:15:00Z"),
	/** A part of the day, or none. */
	QUIET("^(ignore|([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d)$", "a part of the day, or ignore",
			"21:00-09:00", "ignore");

	private final String pattern;

	private final String words;

	private final List<String> examples;

	Form(String pattern, String words, String... examples) {
		this.pattern = pattern;
		this.words = words;
		this.examples = List.of(examples);
	}

	/** Matches the whole text; empty for any. */
	public String pattern() {
		return this.pattern;
	}

	public List<String> examples() {
		return this.examples;
	}

	/** As in {@code minutes, hours or days, as in 30m, 12h or 3d}. */
	public String inWords() {
		if (this.examples.isEmpty()) {
			return this.words;
		}
		int last = this.examples.size() - 1;
		String others = String.join(", ", this.examples.subList(0, last));
		return this.words + ", as in " + (others.isEmpty() ? "" : others + " or ") + this.examples.get(last);
	}

	/** What stands on each side of the sign: nothing blank, no control characters. */
	private static final class AddressPart {

		static final String PATTERN = "[^\\u0000-\\u0020\\u007f-\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000@]+";

	}

}
