package io.regain.tracking.bounce;

import java.util.Locale;
import java.util.Optional;

import io.regain.tracking.bounce.mime.Headers;

/**
 * Tells whether a machine answered for the receiver, and why. Reports of failures carry
 * {@code Auto-Submitted} too, so they are looked for first.
 */
final class Automatics {

	private static final int BODY = 3_000;

	private Automatics() {
	}

	/**
	 * What only an automatic answer has in its header or subject.
	 * @return {@code vacation}, {@code retired} (the address is given up),
	 * {@code challenge}, {@code acknowledgement}, {@code automatic}, or empty
	 */
	static Optional<String> certain(Headers headers, String subject, String text) {
		if (headers.value("x-delivery-agent").startsWith("TMDA") || headers.hasPrefix("x-bluebottle")
				|| headers.hasPrefix("x-boxbe")) {
			return Optional.of("challenge");
		}
		if (says(headers, "auto-submitted")
			.matches("auto-replied.{0,20}vacation.*|auto-replied; ?owner.*|auto-notified.*")
				|| headers.hasAny("x-autoreply", "x-autorespond", "x-autoreply-from", "x-mail-autoreply", "x-vacation",
						"x-fc-machinegenerated")
				|| headers.hasPrefix("x-autoreply-") || says(headers, "x-apple-action").contains("vacation")
				|| says(headers, "precedence").matches("auto[_-]?reply.*")
				|| says(headers, "x-precedence").matches("auto[_-]?reply.*")
				|| says(headers, "delivered-to").contains("autoresponder")
				|| says(headers, "x-post-messageclass").contains("autorespond")
				|| headers.has("x-ms-exchange-inbox-rules-loop")
				|| says(headers, "message-id").contains("dovecot-sieve") && headers.has("x-sieve")
				|| MailWords.VACATION.finds(MailWords.line(subject))) {
			return Optional.of(kind(headers, subject, text, "vacation"));
		}
		return Optional.empty();
	}

	/** What may be one, of a mail that is nothing worse. */
	static Optional<String> likely(Headers headers, String subject, String text) {
		String submitted = says(headers, "auto-submitted");
		String said = MailWords.flat(subject + "\n" + text, BODY);
		if (submitted.startsWith("auto-")) {
			return Optional.of(kind(headers, subject, text, MailWords.AWAY.finds(said) ? "vacation" : "automatic"));
		}
		boolean hints = says(headers, "precedence").matches("bulk|junk|list") || headers.has("x-auto-response-suppress")
				|| says(headers, "return-path").equals("<>");
		if (hints && MailWords.AWAY.finds(said)) {
			return Optional.of(kind(headers, subject, text, "vacation"));
		}
		if (!hints && headers.hasAny("in-reply-to", "references")) {
			// people thank, confirm and forward, too
			return Optional.empty();
		}
		String kind = kind(headers, subject, text, "");
		return Optional.of(kind).filter((it) -> !it.isEmpty() && !it.equals("retired"));
	}

	private static String kind(Headers headers, String subject, String text, String otherwise) {
		String said = MailWords.flat(subject + "\n" + ReplyText.of(text), BODY);
		if (MailWords.CHALLENGE.finds(said)) {
			return "challenge";
		}
		if (MailWords.RETIRED.finds(said)) {
			return "retired";
		}
		if (MailWords.ACKNOWLEDGEMENT.finds(said) || headers.hasPrefix("x-otrs-") || headers.hasPrefix("x-rt-")
				|| headers.hasPrefix("x-zendesk-") || headers.hasPrefix("x-jira-")
				|| headers.hasPrefix("x-freshdesk")) {
			return otherwise.equals("vacation") && MailWords.AWAY.finds(said) ? otherwise : "acknowledgement";
		}
		if (MailWords.MODERATION.finds(said)) {
			return "moderation";
		}
		if (MailWords.SCANNER.finds(said)) {
			return "scanner";
		}
		return MailWords.MOVED.finds(said) ? "moved" : otherwise;
	}

	private static String says(Headers headers, String field) {
		String value = headers.value(field);
		return value.substring(0, Math.min(value.length(), 500)).toLowerCase(Locale.ROOT);
	}

}
