package io.regain.tracking.bounce;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.regain.tracking.bounce.Returned.Arrived;
import io.regain.tracking.bounce.Returned.Delayed;
import io.regain.tracking.bounce.Returned.Failed;

/** Judges a report of failure or delay that only people were meant to read. */
final class TextReport {

	private TextReport() {
	}

	static Optional<Returned> read(Letter letter) {
		if (letter.isFromDaemon() && letter.isArrivalBySubject()) {
			return Optional.of(new Arrived(letter.original()));
		}
		List<Refusal> told = TextForms.read(letter.lines(), letter.original().to());
		if (!isReport(letter, told) || MailWords.CHALLENGE.finds(MailWords.flat(letter.around(), 3_000))) {
			return Optional.empty();
		}
		List<Failure> failures = letter.judged(told.isEmpty() ? fromHeader(letter) : told);
		return Optional.of(letter.speaksOfDelay() ? new Delayed(letter.original(), failures)
				: new Failed(letter.original(), failures));
	}

	/**
	 * From a person it takes more: people send each other reports, and ask about them.
	 */
	private static boolean isReport(Letter letter, List<Refusal> told) {
		if (letter.isFromDaemon()) {
			return letter.isFailureBySubject() || letter.speaksOfFailure() || letter.speaksOfDelay()
					|| letter.headers().value("content-type").toLowerCase(Locale.ROOT).contains("delivery-status")
					|| BounceRules.recognises(Refusal.of("", letter.around()));
		}
		boolean answer = letter.headers().hasAny("in-reply-to", "references") && !letter.hasNoSender();
		return letter.speaksOfFailure() && !answer && !told.isEmpty()
				&& (letter.isFailureBySubject() || letter.hasNoSender());
	}

	private static List<Refusal> fromHeader(Letter letter) {
		List<String> named = letter.failedByHeader();
		return (named.isEmpty() ? List.of("") : named).stream().map((it) -> Refusal.of(it, "")).toList();
	}

}
