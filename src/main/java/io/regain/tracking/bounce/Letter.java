package io.regain.tracking.bounce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.regain.tracking.bounce.StatusBlocks.Blocks;
import io.regain.tracking.bounce.mime.Headers;
import io.regain.tracking.bounce.mime.Part;

/**
 * All that is known of a mail before it is judged.
 *
 * @param lines what it says, without the copy of the mail that came back
 * @param around the same for phrases
 * @param report fields of delivery status, complaint or disposition
 * @param statuses what a delivery status says of each recipient
 */
record Letter(Anatomy anatomy, String subject, String from, List<String> lines, String around, Headers report,
		List<Refusal> statuses, Original original, List<String> returnedTo) {

	private static final int MOST_LINES = 6_000;

	private static final int LONGEST_LINE = 1_000;

	private static final int AROUND = 8_000;

	static Letter of(byte[] raw) {
		Anatomy anatomy = Anatomy.of(Part.read(raw));
		Headers headers = anatomy.headers();
		String from = headers.text("from", "sender");
		List<String> all = anatomy.text()
			.lines()
			.limit(MOST_LINES)
			.map((line) -> line.substring(0, Math.min(line.length(), LONGEST_LINE)))
			.toList();
		int end = Copy.start(all);
		List<Headers> copies = new ArrayList<>(anatomy.copies());
		Copy.headers(all.subList(end, all.size())).ifPresent(copies::add);
		Blocks blocks = blocks(anatomy, from);
		Headers report = blocks.message()
			.and(Complaints.report(anatomy, all).orElse(Headers.NONE))
			.and(anatomy.disposition().orElse(Headers.NONE));
		List<String> lines = all.subList(0, end);
		String text = String.join("\n", lines);
		Original original = Originals.of(headers, report, copies, text.substring(0, Math.min(text.length(), 50_000)));
		List<String> returnedTo = Addresses
			.in(copies.stream().flatMap((copy) -> copy.values("to", "cc").stream()).toList());
		return new Letter(anatomy, headers.text("subject"), from, lines,
				text.substring(0, Math.min(text.length(), AROUND)), report, blocks.recipients(), original, returnedTo);
	}

	private static Blocks blocks(Anatomy anatomy, String from) {
		for (String status : anatomy.statuses()) {
			Blocks blocks = StatusBlocks.read(status);
			if (!blocks.recipients().isEmpty()) {
				return blocks;
			}
		}
		String text = anatomy.text();
		Optional<Blocks> notification = SesNotification.read(text);
		if (notification.isPresent()) {
			return notification.get();
		}
		boolean report = isDaemon(from, anatomy.headers())
				|| anatomy.headers().value("content-type").toLowerCase(Locale.ROOT).contains("multipart/report");
		return report && StatusBlocks.isIn(text) ? StatusBlocks.read(StatusBlocks.from(text))
				: new Blocks(Headers.NONE, List.of());
	}

	Headers headers() {
		return this.anatomy.headers();
	}

	boolean isFromDaemon() {
		return isDaemon(this.from, headers());
	}

	private static boolean isDaemon(String from, Headers headers) {
		return from.isBlank() || from.strip().equals("<>") || MailWords.DAEMON.finds(MailWords.line(from))
				|| headers.hasAny("x-failed-recipients", "x-ms-exchange-message-is-ndr");
	}

	boolean hasNoSender() {
		return headers().values("return-path").stream().anyMatch((path) -> path.isEmpty() || path.startsWith("<>"));
	}

	boolean answers() {
		return headers().hasAny("in-reply-to", "references") || MailWords.ANSWER.finds(MailWords.line(this.subject));
	}

	boolean isFromList() {
		return headers().hasAny("list-id", "list-unsubscribe", "x-beenthere")
				|| headers().value("precedence").toLowerCase(Locale.ROOT).matches("bulk|junk|list");
	}

	boolean isArrivalBySubject() {
		return MailWords.ARRIVED_SUBJECT.finds(MailWords.line(this.subject));
	}

	List<String> failedByHeader() {
		return Addresses.in(headers().values("x-failed-recipients"));
	}

	List<Failure> judged(List<Refusal> refusals) {
		return refusals.stream().map(this::withRecipient).map((it) -> it.judged(this.around)).distinct().toList();
	}

	/** A report that leaves the recipient out, or its domain, has it from our mail. */
	private Refusal withRecipient(Refusal refusal) {
		if (refusal.recipient().indexOf('@') >= 0) {
			return refusal;
		}
		String name = refusal.recipient().toLowerCase(Locale.ROOT) + "@";
		List<String> known = failedByHeader().isEmpty() ? this.returnedTo : failedByHeader();
		return refusal.to(known.stream()
			.filter((it) -> it.toLowerCase(Locale.ROOT).startsWith(name))
			.findFirst()
			.or(() -> known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty())
			.orElse(""));
	}

	boolean speaksOfFailure() {
		return MailWords.FAILURE.finds(MailWords.flat(this.around, AROUND));
	}

	boolean isFailureBySubject() {
		return MailWords.FAILURE_SUBJECT.finds(MailWords.line(this.subject));
	}

	boolean speaksOfDelay() {
		return MailWords.DELAY_SUBJECT.finds(MailWords.line(this.subject))
				|| MailWords.DELAY.finds(MailWords.flat(this.around, AROUND));
	}

}
