package io.regain.channel;

import java.util.regex.Pattern;

import io.regain.message.Address;
import io.regain.message.Channel;

/**
 * Makes a provider's words fit to be stored and shown: one line, no address, at most
 * {@value #MAX_LENGTH} characters.
 */
public final class Detail {

	static final int MAX_LENGTH = 500;

	private static final Pattern EMAIL = Pattern.compile("[^\\s<>()\\[\\],;:\"']+@[^\\s<>()\\[\\],;:\"']+");

	/** A number, grouped or not; Twilio shows some with the last digits as X. */
	private static final Pattern PHONE = Pattern.compile("\\+?\\d(?:[ ().-]{0,2}\\d){5,14}(?:[ ().-]{0,2}X)*");

	private static final String HIDDEN = "…";

	private Detail() {
	}

	/**
	 * @param words what the provider said
	 * @param to whom the message was for: the address, and the parts of it that name a
	 * person, are taken out
	 */
	public static String of(String words, Address to) {
		String text = words.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
		text = without(to.value(), text);
		if (to.channel() == Channel.EMAIL) {
			text = EMAIL.matcher(text).replaceAll(HIDDEN);
			text = without(to.value().substring(0, to.value().lastIndexOf('@')), text);
		}
		if (to.channel() == Channel.SMS) {
			text = PHONE.matcher(text).replaceAll(HIDDEN);
		}
		return (text.length() <= MAX_LENGTH) ? text : text.substring(0, MAX_LENGTH - 1) + HIDDEN;
	}

	private static String without(String secret, String text) {
		Pattern whole = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(secret) + "(?![\\p{L}\\p{N}])",
				Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
		return whole.matcher(text).replaceAll(HIDDEN);
	}

}
