package io.regain.tracking.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import io.regain.tracking.bounce.mime.Headers;
import io.regain.tracking.bounce.mime.Part;

/** What a mail is made of, by what it is to us: words, statuses, reports and copies. */
final class Anatomy {

	private static final Set<String> STATUSES = Set.of("message/delivery-status", "message/global-delivery-status");

	private static final Set<String> HEADERS = Set.of("text/rfc822-headers", "message/rfc822-headers", "text/rfc822",
			"message/global-headers");

	private final List<String> texts = new ArrayList<>();

	private final List<String> statuses = new ArrayList<>();

	private final List<Headers> feedback = new ArrayList<>();

	private final List<Headers> dispositions = new ArrayList<>();

	private final List<Headers> copies = new ArrayList<>();

	private final List<Part> mails = new ArrayList<>();

	private final Headers headers;

	private Anatomy(Headers headers) {
		this.headers = headers;
	}

	static Anatomy of(Part mail) {
		Anatomy anatomy = new Anatomy(mail.headers());
		anatomy.walk(mail);
		return anatomy.statuses.isEmpty() && anatomy.feedback.isEmpty() ? anatomy.orReportInside() : anatomy;
	}

	/** A gateway or a person may pass on a report whole. */
	private Anatomy orReportInside() {
		for (Part mail : this.mails) {
			Anatomy inside = new Anatomy(this.headers);
			inside.walk(mail);
			if (!inside.statuses.isEmpty()) {
				return inside;
			}
		}
		return this;
	}

	private void walk(Part part) {
		String type = part.type();
		if (part.isMultipart() && !part.parts().isEmpty()) {
			children(part);
		}
		else if (STATUSES.contains(type)) {
			this.statuses.add(part.decoded());
		}
		else if (type.equals("message/feedback-report")) {
			this.feedback.add(Headers.of(part.decoded().strip().replaceAll("\\n\\s*\\n", "\n")));
		}
		else if (type.equals("message/disposition-notification")) {
			this.dispositions.add(Headers.of(part.decoded().strip()));
		}
		else if (HEADERS.contains(type)) {
			copied(part.decoded());
		}
		else if (!part.parts().isEmpty()) {
			this.copies.add(part.parts().get(0).headers());
			this.mails.addAll(part.parts());
		}
		else if (type.startsWith("text/") || part.isMultipart()) {
			text(part);
		}
	}

	private void children(Part part) {
		int before = this.texts.size();
		for (Part child : part.parts()) {
			boolean said = this.texts.size() > before;
			boolean textual = child.type().startsWith("text/") && !HEADERS.contains(child.type());
			if (!(part.type().equals("multipart/alternative") && said && textual)) {
				walk(child);
			}
		}
	}

	private void text(Part part) {
		String text = part.text();
		if (text.isBlank()) {
			return;
		}
		String start = text.stripLeading()
			.substring(0, Math.min(400, text.stripLeading().length()))
			.toLowerCase(Locale.ROOT);
		boolean later = !this.texts.isEmpty() || !this.statuses.isEmpty();
		if (later
				&& start.matches(
						"(?s)(?:reporting-mta|final-recipient|original-recipient|arrival-date|x-[\\w-]{1,40}) {0,2}:.*")
				&& StatusBlocks.isIn(text)) {
			this.statuses.add(text.strip());
		}
		else if (later && (!this.statuses.isEmpty() || isCopy(part)) && copied(text)) {
			return;
		}
		else if (this.statuses.isEmpty() && (!part.isFile() || this.texts.isEmpty())) {
			this.texts.add(text);
		}
	}

	private static boolean isCopy(Part part) {
		String description = part.headers().value("content-description").toLowerCase(Locale.ROOT);
		return part.isFile() || description.contains("undelivered") || description.contains("message header");
	}

	private boolean copied(String text) {
		Optional<Headers> found = Copy.headers(text.lines().limit(3_000).toList());
		found.ifPresent(this.copies::add);
		return found.isPresent();
	}

	Headers headers() {
		return this.headers;
	}

	/** All that is said to the reader, copies in the text still with it. */
	String text() {
		return String.join("\n\n", this.texts);
	}

	List<String> statuses() {
		return this.statuses;
	}

	/** The report of a complaint (RFC 5965). */
	Optional<Headers> feedback() {
		return this.feedback.stream().findFirst();
	}

	/** What became of a mail on the reader's side (RFC 8098). */
	Optional<Headers> disposition() {
		return this.dispositions.stream().findFirst();
	}

	/** The headers of mails that are attached. */
	List<Headers> copies() {
		return this.copies;
	}

}
