package io.regain.message;

import java.util.List;

/** What one message says on one channel, rendered and complete. */
public sealed interface Content {

	Channel channel();

	/** The texts in a fixed order; what {@link #sha256()} is taken over. */
	List<String> parts();

	/**
	 * SHA-256 over the parts (each UTF-8, ended by a NUL), in lower-case hex: kept in the
	 * ledger, so that what a customer was told can be rendered again and shown to be
	 * equal.
	 */
	default String sha256() {
		return Sha256.hex(parts());
	}

	/**
	 * An email.
	 *
	 * @param subject in one line
	 * @param html the body that most readers see
	 * @param text the body without HTML
	 */
	record Email(String subject, String html, String text) implements Content {

		public Email {
			oneLine("subject", subject);
		}

		/** One that says the same text in HTML, as it stands. */
		public static Email plain(String subject, String text) {
			String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
			return new Email(subject, "<pre>" + escaped + "</pre>\n", text);
		}

		@Override
		public Channel channel() {
			return Channel.EMAIL;
		}

		@Override
		public List<String> parts() {
			return List.of(this.subject, this.html, this.text);
		}

	}

	/**
	 * A text message; its length in segments is told by {@link SegmentCount}.
	 *
	 * @param text what it says
	 */
	record Sms(String text) implements Content {

		@Override
		public Channel channel() {
			return Channel.SMS;
		}

		@Override
		public List<String> parts() {
			return List.of(this.text);
		}

	}

	/**
	 * A notification.
	 *
	 * @param title in one line
	 * @param body what it says
	 */
	record Push(String title, String body) implements Content {

		public Push {
			oneLine("title", title);
		}

		@Override
		public Channel channel() {
			return Channel.PUSH;
		}

		@Override
		public List<String> parts() {
			return List.of(this.title, this.body);
		}

	}

	private static void oneLine(String name, String value) {
		if (value.chars().anyMatch((c) -> c < ' ' || c == 127)) {
			throw new IllegalArgumentException("the " + name + " has a line break or another control character");
		}
	}

}
