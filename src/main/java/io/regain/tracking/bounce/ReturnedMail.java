package io.regain.tracking.bounce;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.regain.tracking.bounce.Returned.Arrived;
import io.regain.tracking.bounce.Returned.Automatic;
import io.regain.tracking.bounce.Returned.Puzzling;
import io.regain.tracking.bounce.Returned.Replied;

/**
 * Says what a mail is that came to a mailbox of ours. It throws on no input, and reads no
 * more than the first megabytes of one. What it says is hearsay: anybody can write such a
 * mail, so act on it only where {@link Original} has a signature of ours.
 */
public final class ReturnedMail {

	private ReturnedMail() {
	}

	/**
	 * The first that knows the mail decides. A well-formed report goes before all that a
	 * header says: reports of failures call themselves automatic answers, too.
	 * @param raw the mail as it came (RFC 5322), in whatever state
	 */
	public static Returned read(byte[] raw) {
		Letter letter = Letter.of(raw);
		return Stream
			.<Function<Letter, Optional<Returned>>>of(Complaints::read, StatusReport::deliveryStatus,
					StatusReport::disposition, ReturnedMail::automaticForCertain, TextReport::read,
					ReturnedMail::automatic, ReturnedMail::reply)
			.map((reader) -> reader.apply(letter))
			.flatMap(Optional::stream)
			.findFirst()
			.orElseGet(() -> new Puzzling(letter.original()));
	}

	private static Optional<Returned> automaticForCertain(Letter letter) {
		return letter.isFromDaemon() ? Optional.empty()
				: Automatics.certain(letter.headers(), letter.subject(), letter.around())
					.map((kind) -> new Automatic(letter.original(), kind));
	}

	private static Optional<Returned> automatic(Letter letter) {
		return letter.isArrivalBySubject() ? Optional.of(new Arrived(letter.original()))
				: Automatics.likely(letter.headers(), letter.subject(), letter.around())
					.map((kind) -> new Automatic(letter.original(), kind));
	}

	private static Optional<Returned> reply(Letter letter) {
		Optional<String> from = Addresses.first(letter.from());
		if (!letter.answers() || letter.isFromList() || letter.isFromDaemon()) {
			return Optional.empty();
		}
		return from.map((address) -> new Replied(letter.original(), address, letter.subject(),
				ReplyText.of(letter.anatomy().text())));
	}

}
