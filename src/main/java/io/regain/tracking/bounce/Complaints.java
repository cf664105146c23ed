package io.regain.tracking.bounce;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.regain.tracking.bounce.mime.Headers;

/** Feedback reports (RFC 5965) and what came before them. */
final class Complaints {

	/** Of these types the receiver does not want our mail; the others tell of us. */
	private static final Set<String> AGAINST_US = Set.of("abuse", "fraud", "opt-out", "opt-out-list", "miscategorized");

	private Complaints() {
	}

	/**
	 * @return the fields of the report, which may stand in the text
	 */
	static Optional<Headers> report(Anatomy mail, List<String> lines) {
		if (mail.feedback().isPresent()) {
			return mail.feedback();
		}
		boolean declared = mail.headers()
			.parameter("content-type", "report-type")
			.orElse("")
			.equalsIgnoreCase("feedback-report");
		int start = 0;
		while (declared && start < lines.size()) {
			if (lines.get(start).toLowerCase(Locale.ROOT).startsWith("feedback-type:")) {
				return Optional
					.of(Headers.of(String.join("\n", lines.subList(start, Math.min(lines.size(), start + 30)))));
			}
			start++;
		}
		return Optional.empty();
	}

	static Optional<Returned> read(Letter letter) {
		Original original = letter.original();
		if (letter.report().has("feedback-type")) {
			String type = letter.report().value("feedback-type").toLowerCase(Locale.ROOT);
			return Optional.of(ofType(type.split("[^a-z-]", 2)[0], original));
		}
		List<Headers> copies = letter.anatomy().copies();
		boolean copied = copies.stream().anyMatch((copy) -> copy.has("x-hmxmroriginalrecipient"));
		boolean said = MailWords.COMPLAINT_SUBJECT.finds(MailWords.line(letter.subject())) && !copies.isEmpty();
		return copied || said ? Optional.of(new Returned.Complained(original, "abuse")) : Optional.empty();
	}

	private static Returned ofType(String type, Original original) {
		if (type.isEmpty() || AGAINST_US.contains(type)) {
			return new Returned.Complained(original, type.isEmpty() ? "abuse" : type);
		}
		return new Returned.Automatic(original, "feedback: " + type);
	}

}
