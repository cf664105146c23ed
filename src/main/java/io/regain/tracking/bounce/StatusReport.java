package io.regain.tracking.bounce;

import java.util.List;
import java.util.Optional;

import io.regain.tracking.bounce.Returned.Arrived;
import io.regain.tracking.bounce.Returned.Automatic;
import io.regain.tracking.bounce.Returned.Delayed;
import io.regain.tracking.bounce.Returned.Failed;

/** Judges a mail with a delivery status (RFC 3464) or a disposition (RFC 8098). */
final class StatusReport {

	private StatusReport() {
	}

	static Optional<Returned> deliveryStatus(Letter letter) {
		if (letter.statuses().isEmpty()) {
			return Optional.empty();
		}
		if (isChallenge(letter)) {
			return Optional.of(new Automatic(letter.original(), "challenge"));
		}
		List<Refusal> failed = having("failed", letter);
		if (!failed.isEmpty()) {
			return Optional.of(new Failed(letter.original(), letter.judged(withText(failed, letter))));
		}
		List<Refusal> delayed = having("delayed", letter);
		return Optional.of(delayed.isEmpty() ? new Arrived(letter.original())
				: new Delayed(letter.original(), letter.judged(delayed)));
	}

	/** Boxbe asks the sender to prove to be a person, and calls it a failure. */
	private static boolean isChallenge(Letter letter) {
		return letter.report().hasPrefix("x-boxbe") || letter.statuses()
			.stream()
			.anyMatch((status) -> MailWords.CHALLENGE.finds(MailWords.flat(status.words(), 2_000)));
	}

	private static List<Refusal> having(String action, Letter letter) {
		String otherwise = letter.speaksOfDelay() ? "delayed" : "failed";
		return letter.statuses().stream().filter((it) -> meaning(it, otherwise).equals(action)).toList();
	}

	/** Some write words of their own: nothing has arrived of which nobody says so. */
	private static String meaning(Refusal told, String otherwise) {
		return switch (told.action()) {
			case "failed", "delayed", "delivered", "relayed", "expanded" -> told.action();
			case "" -> told.status().startsWith("2") ? "delivered" : otherwise;
			default -> otherwise;
		};
	}

	/** Postfix tells only in the text to which command the server replied. */
	private static List<Refusal> withText(List<Refusal> failed, Letter letter) {
		List<Refusal> told = TextForms.read(letter.lines(), letter.original().to());
		return failed.stream()
			.map((refusal) -> told.stream()
				.filter((it) -> refusal.isFor(it.recipient()))
				.findFirst()
				.map((it) -> with(refusal, it.words()))
				.orElse(refusal))
			.toList();
	}

	private static Refusal with(Refusal refusal, String paragraph) {
		return refusal.with(refusal.status(), refusal.reply(), Codes.command(paragraph))
			.saying(BounceRules.recognises(refusal) ? refusal.words() : (refusal.words() + "\n" + paragraph).strip());
	}

	/** A filter of the receiver may refuse a mail in the form of a read receipt. */
	static Optional<Returned> disposition(Letter letter) {
		return letter.anatomy().disposition().map((fields) -> {
			boolean refused = MailWords.line(letter.subject()).startsWith("rejected")
					|| MailWords.flat(letter.around(), 2_000).matches(".{0,300}(automatically|was) rejected.*");
			String recipient = Addresses.ofRecipient(fields.value("original-recipient", "final-recipient"));
			return refused
					? new Failed(letter.original(), letter.judged(List.of(Refusal.of(recipient, letter.around()))))
					: new Arrived(letter.original());
		});
	}

}
