package io.regain.tracking.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.regain.tracking.bounce.StatusBlocks.Blocks;
import io.regain.tracking.bounce.mime.Headers;

/**
 * What Amazon SES tells in JSON, when it is told to do so by mail. Read field by field:
 * mail breaks the lines of it, and an envelope escapes it once more.
 */
final class SesNotification {

	private static final int LONGEST = 100_000;

	private static final Pattern KIND = Pattern
		.compile("\"(?:notificationType|eventType)\" ?: ?\"(Bounce|Complaint|Delivery)\"");

	private static final Pattern RECIPIENT = Pattern
		.compile("\\{[^{}]{0,2000}?\"emailAddress\" ?: ?\"([^\"]{1,320})\"[^{}]{0,2000}\\}");

	private static final Pattern MESSAGE_ID = Pattern
		.compile("\"(?i:message-?id)\" ?(?:: ?|, ?\"value\" ?: ?)\"<?([^\"<>]{1,200}@[^\"<>]{1,200})>?\"");

	/** In the words of servers, so that the rules know them. */
	private static final Map<String, String> SUBTYPES = Map.of("NoEmail", "no such mailbox", "Suppressed",
			"on the suppression list", "MailboxFull", "mailbox full", "MessageTooLarge", "message too large",
			"ContentRejected", "content rejected", "AttachmentRejected", "attachment rejected");

	private SesNotification() {
	}

	static Optional<Blocks> read(String text) {
		if (!text.contains("notificationType") && !text.contains("eventType")) {
			return Optional.empty();
		}
		String json = text.substring(0, Math.min(text.length(), LONGEST))
			.replace("\\\"", "\"")
			.replaceAll("\\n! ?|\\n", "");
		Matcher kind = KIND.matcher(json);
		return kind.find() ? Optional.of(blocks(json, kind.group(1))) : Optional.empty();
	}

	private static Blocks blocks(String json, String kind) {
		StringBuilder fields = new StringBuilder("Original-Mail-From: " + field(json, "source") + "\n");
		Matcher id = MESSAGE_ID.matcher(json);
		if (id.find()) {
			fields.append("Original-Message-ID: ").append(id.group(1)).append('\n');
		}
		String action = kind.equals("Bounce") ? "failed" : "delivered";
		List<Refusal> refusals = new ArrayList<>();
		Matcher recipient = RECIPIENT.matcher(json);
		while (recipient.find() && refusals.size() < 100) {
			fields.append("Original-Rcpt-To: ").append(recipient.group(1)).append('\n');
			refusals.add(refusal(recipient.group(), recipient.group(1), action, json));
		}
		if (kind.equals("Complaint")) {
			String type = field(json, "complaintFeedbackType");
			return new Blocks(Headers.of(fields + "Feedback-Type: " + (type.isEmpty() ? "abuse" : type)), List.of());
		}
		Refusal nobody = new Refusal("", "", action, "", "", "", "");
		return new Blocks(Headers.of(fields.toString()), refusals.isEmpty() ? List.of(nobody) : refusals);
	}

	private static Refusal refusal(String object, String address, String action, String json) {
		String said = field(object, "diagnosticCode").replaceFirst("^smtp; ?", "");
		String subtype = SUBTYPES.getOrDefault(field(json, "bounceSubType"), "");
		return new Refusal(address, "", action, field(object, "status"), "", "", (subtype + " " + said).strip());
	}

	private static String field(String json, String name) {
		Matcher value = Pattern.compile("\"" + name + "\" ?: ?\"([^\"]{0,2000})\"").matcher(json);
		return value.find() ? value.group(1) : "";
	}

}
