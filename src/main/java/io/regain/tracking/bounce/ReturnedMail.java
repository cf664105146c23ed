package io.regain.tracking.bounce;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.regain.tracking.bounce.Returned.Arrived;
import io.regain.tracking.bounce.Returned.Automatic;
import io.regain.tracking.bounce.Returned.Delayed;
import io.regain.tracking.bounce.Returned.Failed;
import io.regain.tracking.bounce.Returned.Puzzling;
import io.regain.tracking.bounce.Returned.Replied;

/**
 * Says what a mail is that came to a mailbox of ours. It throws on no input, and reads no
 * more than the first megabytes of one. What it says is hearsay: anybody can write such a
 * mail, so act on it only where {@link Original} has a signature of ours.
 */
public final class ReturnedMail {

	private final Letter letter;

	private ReturnedMail(Letter letter) {
		this.letter = letter;
	}

	/**
	 * @param raw the mail as it came (RFC 5322), in whatever state
	 */
	public static Returned read(byte[] raw) {
		return new ReturnedMail(Letter.of(raw)).verdict();
	}

	private Returned verdict() {
		return Stream
			.<Supplier<Optional<Returned>>>of(this::complaint, this::deliveryStatus, this::disposition,
					this::automaticForCertain, this::failureAsText, this::automatic, this::reply)
			.map(Supplier::get)
			.flatMap(Optional::stream)
			.findFirst()
			.orElseGet(() -> new Puzzling(original()));
	}

	private Original original() {
		return this.letter.original();
	}

	private Optional<Returned> complaint() {
		return Complaints.read(Optional.of(this.letter.report()).filter((report) -> report.has("feedback-type")),
				this.letter.anatomy(), original());
	}

	private Optional<Returned> deliveryStatus() {
		List<Refusal> statuses = this.letter.statuses();
		if (statuses.isEmpty()) {
			return Optional.empty();
		}
		if (this.letter.report().hasPrefix("x-boxbe") || statuses.stream()
			.anyMatch((status) -> MailWords.CHALLENGE.finds(MailWords.flat(status.words(), 2_000)))) {
			return Optional.of(new Automatic(original(), "challenge"));
		}
		String otherwise = this.letter.speaksOfDelay() ? "delayed" : "failed";
		List<Refusal> failed = having("failed", otherwise);
		if (!failed.isEmpty()) {
			return Optional.of(new Failed(original(), judged(withText(failed))));
		}
		List<Refusal> delayed = having("delayed", otherwise);
		return Optional.of(delayed.isEmpty() ? new Arrived(original()) : new Delayed(original(), judged(delayed)));
	}

	private List<Refusal> having(String action, String otherwise) {
		return this.letter.statuses()
			.stream()
			.filter((it) -> it.action().equals(action) || it.action().isEmpty() && action.equals(otherwise))
			.toList();
	}

	/** Postfix tells only in the text to which command the server replied. */
	private List<Refusal> withText(List<Refusal> failed) {
		List<Refusal> told = TextForms.read(this.letter.lines(), original().to());
		return failed.stream()
			.map((refusal) -> told.stream()
				.filter((it) -> refusal.isFor(it.recipient()) && !it.words().isBlank())
				.findFirst()
				.map((it) -> refusal.saying(refusal.words() + "\n" + it.words()))
				.orElse(refusal))
			.toList();
	}

	/**
	 * A filter of the receiver may refuse a mail with what is meant for read receipts.
	 */
	private Optional<Returned> disposition() {
		return this.letter.anatomy().disposition().map((fields) -> {
			boolean refused = MailWords.line(this.letter.subject()).startsWith("rejected")
					|| MailWords.flat(this.letter.around(), 2_000).matches(".{0,300}(automatically|was) rejected.*");
			return refused
					? new Failed(original(),
							judged(List.of(Refusal.of(
									Addresses.ofRecipient(fields.value("original-recipient", "final-recipient")),
									this.letter.around()))))
					: new Arrived(original());
		});
	}

	private Optional<Returned> automaticForCertain() {
		return this.letter.isFromDaemon() ? Optional.empty()
				: Automatics.certain(this.letter.headers(), this.letter.subject(), this.letter.around())
					.map((kind) -> new Automatic(original(), kind));
	}

	private Optional<Returned> failureAsText() {
		boolean daemon = this.letter.isFromDaemon();
		boolean subject = this.letter.isFailureBySubject();
		boolean says = this.letter.speaksOfFailure();
		boolean report = this.letter.headers()
			.value("content-type")
			.toLowerCase(Locale.ROOT)
			.contains("delivery-status");
		boolean answer = this.letter.headers().hasAny("in-reply-to", "references") && !this.letter.hasNoSender();
		if (daemon && MailWords.ARRIVED_SUBJECT.finds(MailWords.line(this.letter.subject()))) {
			return Optional.of(new Arrived(original()));
		}
		boolean failure = daemon ? subject || says || report || BounceRules.recognises(this.letter.around())
				: says && !answer && (subject || this.letter.hasNoSender());
		boolean challenge = MailWords.CHALLENGE.finds(MailWords.flat(this.letter.around(), 3_000));
		List<Refusal> told = TextForms.read(this.letter.lines(), original().to());
		if (!(failure || daemon && this.letter.speaksOfDelay()) || challenge || !daemon && told.isEmpty()) {
			return Optional.empty();
		}
		List<Failure> failures = judged(told.isEmpty() ? fromHeaders() : told);
		return Optional
			.of(this.letter.speaksOfDelay() ? new Delayed(original(), failures) : new Failed(original(), failures));
	}

	private List<Refusal> fromHeaders() {
		List<String> named = Addresses.in(this.letter.headers().values("x-failed-recipients"));
		return (named.isEmpty() ? List.of("") : named).stream().map((it) -> Refusal.of(it, "")).toList();
	}

	private List<Failure> judged(List<Refusal> refusals) {
		return refusals.stream()
			.map(this::withRecipient)
			.map((it) -> it.judged(this.letter.around()))
			.distinct()
			.toList();
	}

	/** A report that leaves the recipient out, or its domain, has it from our mail. */
	private Refusal withRecipient(Refusal refusal) {
		String name = refusal.recipient();
		if (name.indexOf('@') >= 0) {
			return refusal;
		}
		List<String> named = Addresses.in(this.letter.headers().values("x-failed-recipients"));
		List<String> known = named.isEmpty() ? this.letter.returnedTo() : named;
		return refusal.to(known.stream()
			.filter((it) -> it.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + "@"))
			.findFirst()
			.or(() -> known.size() == 1 ? Optional.of(known.get(0)) : Optional.empty())
			.orElse(""));
	}

	private Optional<Returned> automatic() {
		boolean arrived = MailWords.ARRIVED_SUBJECT.finds(MailWords.line(this.letter.subject()));
		return arrived ? Optional.of(new Arrived(original()))
				: Automatics.likely(this.letter.headers(), this.letter.subject(), this.letter.around())
					.map((kind) -> new Automatic(original(), kind));
	}

	private Optional<Returned> reply() {
		boolean answers = this.letter.headers().hasAny("in-reply-to", "references")
				|| MailWords.ANSWER.finds(MailWords.line(this.letter.subject()));
		boolean list = this.letter.headers().hasAny("list-id", "list-unsubscribe", "x-beenthere")
				|| this.letter.headers().value("precedence").toLowerCase(Locale.ROOT).matches("bulk|junk|list");
		Optional<String> from = Addresses.first(this.letter.from());
		if (!answers || list || from.isEmpty() || this.letter.isFromDaemon()) {
			return Optional.empty();
		}
		return Optional
			.of(new Replied(original(), from.get(), this.letter.subject(), ReplyText.of(this.letter.anatomy().text())));
	}

}
