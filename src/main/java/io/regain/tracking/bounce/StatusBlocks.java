package io.regain.tracking.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.regain.tracking.bounce.mime.Headers;

/**
 * Reads a delivery status (RFC 3464) as it is really sent: any number of blank lines,
 * fields in any order and any block, addresses with and without a type.
 * <p>
 * Angus' module for such reports is not used: it takes a second blank line for a block
 * and a leading one for the message's, knows neither the forms of RFC 6533 nor a report
 * sent as text, and never gets to see one whose boundaries are gone.
 */
final class StatusBlocks {

	private static final int MOST = 500;

	private static final Pattern BETWEEN = Pattern.compile("\\n[ \\t]{0,20}\\n\\s*");

	private static final Pattern FIELD = Pattern
		.compile("(?im)^[> ]{0,4}(?:final-recipient|original-recipient) {0,2}:.{0,400}$");

	private static final Pattern SECOND_FIELD = Pattern
		.compile("(?im)^[> ]{0,4}(?:action|status|diagnostic-code) {0,2}:");

	private static final Pattern FIRST_FIELD = Pattern.compile(
			"(?im)^(?:reporting-mta|final-recipient|original-recipient|original-envelope-id|arrival-date|action|status) {0,2}:");

	/**
	 * @param message the fields that are about all of the message
	 */
	record Blocks(Headers message, List<Refusal> recipients) {
	}

	private StatusBlocks() {
	}

	/** True if the text has what only a delivery status has. */
	static boolean isIn(String text) {
		return FIELD.matcher(text).find() && SECOND_FIELD.matcher(text).find();
	}

	/**
	 * @return from the first field on, for a report that stands amid other text
	 */
	static String from(String text) {
		var first = FIRST_FIELD.matcher(text);
		return first.find() ? text.substring(first.start()) : text;
	}

	static Blocks read(String text) {
		Headers message = Headers.NONE;
		List<Headers> recipients = new ArrayList<>();
		for (String block : BETWEEN.split(text, MOST * 2)) {
			Headers fields = Headers.of(block.strip());
			boolean more = fields.hasAny("action", "status", "diagnostic-code");
			if (fields.hasAny("final-recipient", "original-recipient", "x-actual-recipient")
					&& recipients.size() < MOST) {
				recipients.add(fields);
			}
			else if (more && !recipients.isEmpty() && !recipients.get(recipients.size() - 1).has("action")) {
				recipients.set(recipients.size() - 1, recipients.get(recipients.size() - 1).and(fields));
			}
			else if (recipients.isEmpty()) {
				message = message.and(fields);
			}
			else if (!more && !fields.isEmpty()) {
				break;
			}
		}
		if (recipients.isEmpty() && message.hasAny("action", "status", "diagnostic-code")) {
			recipients.add(message);
		}
		Headers inherited = message;
		return new Blocks(message, recipients.stream().map((fields) -> refusal(fields, inherited)).distinct().toList());
	}

	private static Refusal refusal(Headers own, Headers message) {
		String original = Addresses.ofRecipient(own.value("original-recipient"));
		String last = Addresses.ofRecipient(own.value("final-recipient", "x-actual-recipient"));
		String status = inherited("status", own, message);
		String words = withoutType(inherited("diagnostic-code", own, message));
		String supplement = own.text("x-supplementary-info", "x400-supplementary-info", "x-notes-reason") + " "
				+ own.value("x-powermta-bouncecategory").replace('-', ' ');
		String said = words.length() > 5 ? words + "\n" + supplement : supplement + "\n" + words;
		String recipient = original.indexOf('@') > 0 ? original : last;
		String comment = status.contains("(") ? "\n" + status.substring(status.indexOf('(')) : "";
		return new Refusal(recipient, recipient.equals(last) ? original : last, action(own, message, status), status,
				"", "", (said + (said.strip().length() > 5 ? "" : comment)).strip());
	}

	private static String inherited(String field, Headers own, Headers message) {
		String value = own.text(field);
		return value.isEmpty() ? message.text(field) : value;
	}

	private static String action(Headers own, Headers message, String status) {
		String action = inherited("action", own, message).toLowerCase(Locale.ROOT).split("[^a-z]", 2)[0];
		if (!action.isEmpty()) {
			return action.equals("failure") ? "failed" : action;
		}
		return status.startsWith("2") ? "delivered" : status.startsWith("5") ? "failed" : "";
	}

	private static String withoutType(String diagnostic) {
		int semicolon = diagnostic.indexOf(';');
		boolean typed = semicolon > 0 && semicolon < 20 && diagnostic.indexOf(' ') != 3
				&& diagnostic.substring(0, semicolon).strip().indexOf(' ') < 0;
		return (typed ? diagnostic.substring(semicolon + 1) : diagnostic).strip();
	}

}
