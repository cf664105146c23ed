package io.regain.channel.email;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Writes words of people into headers: as they are where ASCII allows it, else as encoded
 * words (RFC 2047); folded so that no line is longer than 76 characters.
 */
final class HeaderText {

	private static final int LINE = 76;

	private static final String FOLD = "\r\n ";

	/**
	 * How many bytes an encoded word may hold, so that it fits behind any of our headers'
	 * names: 52 characters of Base64 and 12 around them.
	 */
	private static final int ENCODED_WORD_BYTES = 39;

	/**
	 * What may stand in a header as it is, and is short enough for a line of its own. No
	 * backslash: at the end of a line some readers, Jakarta Mail among them, see it as
	 * quoting the fold.
	 */
	private static final Pattern PLAIN_WORD = Pattern.compile("[!-~&&[^\\\\]]{1,60}");

	private static final Pattern ATOM = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,60}");

	private HeaderText() {
	}

	/** A whole header of free text, without the line's end. */
	static String unstructured(String name, String text) {
		if (!isPlain(text)) {
			return name + ": " + encodedWords(text);
		}
		StringBuilder header = new StringBuilder(name).append(':');
		int column = header.length();
		for (String word : text.split(" ", -1)) {
			if (column + 1 + word.length() > LINE) {
				header.append("\r\n");
				column = 0;
			}
			header.append(' ').append(word);
			column += 1 + word.length();
		}
		return header.toString();
	}

	/** A whole header of a display name and an address, without the line's end. */
	static String mailbox(String name, String displayName, Mailbox mailbox) {
		String header = name + ": " + phrase(displayName);
		int column = header.length() - Math.max(0, header.lastIndexOf("\r\n"));
		String separator = (column + mailbox.address().length() + 3 > LINE) ? FOLD : " ";
		return header + separator + "<" + mailbox.address() + ">";
	}

	private static String phrase(String text) {
		String phrase = eachWordIs(ATOM, text) ? text : '"' + text.replace("\"", "\\\"") + '"';
		return (isPlain(text) && phrase.length() <= 60) ? phrase : encodedWords(text);
	}

	/** Not if it looks encoded already: readers would decode it. */
	private static boolean isPlain(String text) {
		return eachWordIs(PLAIN_WORD, text) && !text.contains("=?");
	}

	private static boolean eachWordIs(Pattern pattern, String text) {
		return Arrays.stream(text.split(" ", -1)).allMatch((word) -> pattern.matcher(word).matches());
	}

	private static String encodedWords(String text) {
		StringBuilder words = new StringBuilder();
		StringBuilder chunk = new StringBuilder();
		int bytes = 0;
		for (int point : text.codePoints().toArray()) {
			String character = Character.toString(point);
			int width = character.getBytes(StandardCharsets.UTF_8).length;
			if (bytes + width > ENCODED_WORD_BYTES) {
				words.append(encodedWord(chunk)).append(FOLD);
				chunk.setLength(0);
				bytes = 0;
			}
			chunk.append(character);
			bytes += width;
		}
		return words.append(encodedWord(chunk)).toString();
	}

	private static String encodedWord(CharSequence chunk) {
		byte[] bytes = chunk.toString().getBytes(StandardCharsets.UTF_8);
		return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
	}

}
