package io.regain.tracking.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.regain.tracking.bounce.mime.Headers;

/**
 * Where a report that is only text begins to repeat the mail that it is about. Nothing
 * below it tells of the failure: our own words must never be taken for a server's.
 */
final class Copy {

	private static final Pattern FIELD = Pattern.compile(
			"[>|\\s]{0,10}(?i:return-path|received|from|to|subject|date|message-id|mime-version|content-type|x-[\\w-]{1,40}|dkim-signature|reply-to|sender|delivered-to|list-[\\w-]{1,30}|resent-[\\w-]{1,30}) {0,2}:.*");

	private static final Pattern BEGINNING = Pattern.compile(
			"(?:[>|] ?){0,2}(?i:return-path|received|from|message-id|x-[\\w-]{1,40}|dkim-signature|mime-version) {0,2}:.*");

	private static final Pattern REPORT_FIELD = Pattern.compile(
			"(?i)\\s{0,4}(?:reporting-mta|final-recipient|original-recipient|action|status|diagnostic-code|arrival-date) {0,2}:.*");

	private Copy() {
	}

	/**
	 * @return the line at which the copy begins, or the number of lines
	 */
	static int start(List<String> lines) {
		for (int i = 0; i < lines.size(); i++) {
			String line = lines.get(i);
			if (line.isBlank()) {
				continue;
			}
			if (MailWords.COPY.finds(MailWords.line(line)) && !namesRecipient(line) || begins(lines, i)) {
				return i;
			}
		}
		return lines.size();
	}

	private static boolean namesRecipient(String line) {
		return line.indexOf('@') >= 0 && line.stripTrailing().endsWith(":") && line.length() < 100;
	}

	private static boolean begins(List<String> lines, int at) {
		if (!BEGINNING.matcher(cut(lines.get(at))).matches()) {
			return false;
		}
		long fields = lines.subList(at, Math.min(lines.size(), at + 8))
			.stream()
			.filter((line) -> FIELD.matcher(cut(line)).matches())
			.count();
		boolean report = lines.subList(Math.max(0, at - 4), at)
			.stream()
			.anyMatch((line) -> REPORT_FIELD.matcher(cut(line)).matches());
		return !report && fields >= 3;
	}

	/**
	 * @return the header fields that stand there as text
	 */
	static Optional<Headers> headers(List<String> lines) {
		List<String> block = new ArrayList<>();
		int fields = 0;
		for (String line : lines.subList(0, Math.min(lines.size(), 3_000))) {
			boolean field = FIELD.matcher(cut(line)).matches();
			if (block.isEmpty() && !field) {
				continue;
			}
			if (line.isBlank()) {
				if (fields >= 2) {
					break;
				}
				block.clear();
				fields = 0;
				continue;
			}
			fields += field ? 1 : 0;
			block.add(field ? line.replaceFirst("^[>|\\s]{0,10}", "") : " " + line.strip());
		}
		block
			.replaceAll((line) -> line.endsWith("=") ? line.substring(0, line.length() - 1) : line.replace("=3D", "="));
		return fields < 2 ? Optional.empty() : Optional.of(Headers.of(String.join("\n", block)));
	}

	private static String cut(String line) {
		return line.substring(0, Math.min(line.length(), 100));
	}

}
