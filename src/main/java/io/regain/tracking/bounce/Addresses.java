package io.regain.tracking.bounce;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds mail addresses in header fields, fields of reports and running text. */
final class Addresses {

	static final String PATTERN = "[^\\s<>()\\[\\],;:\"\\\\@|/=*]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]{0,250}[\\p{L}\\p{N}])?";

	private static final Pattern ANY = Pattern
		.compile("[^\\s<>()\\[\\],;:\"\\\\@|]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}._-]{0,250}[\\p{L}\\p{N}])?");

	private static final Pattern QUOTED = Pattern.compile("\"[^\"\\n]{1,64}\"@[\\p{L}\\p{N}][\\p{L}\\p{N}.-]{0,250}");

	private static final Pattern X400 = Pattern
		.compile("(?i)(?:rfc-?822|smtp)=([^\\s/;]{1,64})\\(a\\)([\\w.-]{1,200})");

	private static final Pattern HEX = Pattern.compile("\\\\x\\{([0-9a-fA-F]{2,6})\\}");

	private static final Pattern XTEXT = Pattern.compile("\\+([2-7][0-9A-F])");

	private static final int MOST = 50;

	private Addresses() {
	}

	/**
	 * @return the addresses in these fields, small, each once
	 */
	static List<String> in(List<String> fields) {
		LinkedHashSet<String> found = new LinkedHashSet<>();
		for (String field : fields.subList(0, Math.min(fields.size(), MOST))) {
			Matcher address = ANY.matcher(field.substring(0, Math.min(field.length(), 20_000)));
			while (found.size() < MOST && address.find()) {
				found.add(plain(address.group()));
			}
		}
		return List.copyOf(found);
	}

	static Optional<String> first(String text) {
		return in(List.of(text)).stream().findFirst();
	}

	/**
	 * @return what stands behind the type in a field like Final-Recipient, or empty text
	 */
	static String ofRecipient(String field) {
		int semicolon = field.indexOf(';');
		boolean typed = semicolon >= 0 && semicolon < 20 && field.indexOf('@') != 0;
		String type = typed ? field.substring(0, semicolon).strip().toLowerCase(Locale.ROOT) : "";
		String value = (typed ? field.substring(semicolon + 1) : field).strip();
		value = value.substring(0, Math.min(value.length(), 1_000));
		if (value.startsWith("|") || value.startsWith("\"|") || value.startsWith("/")) {
			Matcher x400 = X400.matcher(value);
			return x400.find() ? x400.group(1) + "@" + x400.group(2) : "";
		}
		if (type.startsWith("utf-8")) {
			value = HEX.matcher(value).replaceAll((hex) -> Matcher.quoteReplacement(character(hex.group(1))));
		}
		if (XTEXT.matcher(value).find() && value.indexOf('@') < 0) {
			value = XTEXT.matcher(value).replaceAll((hex) -> Matcher.quoteReplacement(character(hex.group(1))));
		}
		Matcher quoted = QUOTED.matcher(value);
		return quoted.lookingAt() ? quoted.group() : last(value);
	}

	/** A source route names hosts before the address. */
	private static String last(String value) {
		List<String> found = in(List.of(value));
		return found.isEmpty() ? "" : found.get(value.startsWith("@") ? found.size() - 1 : 0);
	}

	private static String character(String hex) {
		int code = Integer.parseInt(hex, 16);
		return Character.isValidCodePoint(code) ? Character.toString(code) : "";
	}

	/**
	 * @return without what sentences put around it
	 */
	static String plain(String address) {
		int start = 0;
		while (start < address.length() - 3 && "'`*.=>-".indexOf(address.charAt(start)) >= 0) {
			start++;
		}
		return address.substring(start);
	}

	static List<String> distinct(Stream<String> addresses) {
		List<String> distinct = new ArrayList<>();
		addresses.filter((address) -> distinct.stream().noneMatch(address::equalsIgnoreCase))
			.limit(MOST)
			.forEach(distinct::add);
		return List.copyOf(distinct);
	}

}
