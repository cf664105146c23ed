package io.regain.tracking.bounce;

import java.util.Locale;

import io.regain.tracking.bounce.PhraseBook.Section;

/** What {@code mail-words.txt} knows, by name. */
final class MailWords {

	private static final PhraseBook BOOK = PhraseBook.named("mail-words.txt");

	static final Section DAEMON = BOOK.section("daemon");

	static final Section FAILURE_SUBJECT = BOOK.section("failure-subject");

	static final Section FAILURE = BOOK.section("failure");

	static final Section DELAY = BOOK.section("delay");

	static final Section DELAY_SUBJECT = BOOK.section("delay-subject");

	static final Section ARRIVED_SUBJECT = BOOK.section("arrived-subject");

	static final Section VACATION = BOOK.section("vacation");

	static final Section AWAY = BOOK.section("away");

	static final Section RETIRED = BOOK.section("retired");

	static final Section CHALLENGE = BOOK.section("challenge");

	static final Section ACKNOWLEDGEMENT = BOOK.section("acknowledgement");

	static final Section MODERATION = BOOK.section("moderation");

	static final Section MOVED = BOOK.section("moved");

	static final Section SCANNER = BOOK.section("scanner");

	static final Section COMPLAINT_SUBJECT = BOOK.section("complaint-subject");

	static final Section ANSWER = BOOK.section("answer");

	static final Section COPY = BOOK.section("copy");

	static final Section QUOTE = BOOK.section("quote");

	private MailWords() {
	}

	/**
	 * @return the text as phrases meet it, and not more of it than they need
	 */
	static String flat(String text, int most) {
		return text.substring(0, Math.min(text.length(), most))
			.toLowerCase(Locale.ROOT)
			.replaceAll("[\\s\u00a0]+", " ")
			.strip();
	}

	/**
	 * @return one line as phrases meet it
	 */
	static String line(String line) {
		return line.substring(0, Math.min(line.length(), 300)).toLowerCase(Locale.ROOT).replace('\u00a0', ' ');
	}

}
