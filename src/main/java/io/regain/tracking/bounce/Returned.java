package io.regain.tracking.bounce;

import java.util.List;

/** What a mail that came to us turned out to be. */
public sealed interface Returned {

	/** The mail of ours that it is about. */
	Original original();

	/**
	 * It was not delivered to these (RFC 3464, or in any of the forms that came before).
	 */
	record Failed(Original original, List<Failure> failures) implements Returned {

		public Failed {
			failures = List.copyOf(failures);
		}

	}

	/** Not yet delivered; somebody still tries. No failure. */
	record Delayed(Original original, List<Failure> delays) implements Returned {

		public Delayed {
			delays = List.copyOf(delays);
		}

	}

	/** Delivered, relayed, expanded or displayed, and nothing worse. */
	record Arrived(Original original) implements Returned {
	}

	/**
	 * A receiver called it spam (RFC 5965).
	 *
	 * @param feedback the report's type, as in {@code abuse}; {@code not-spam} is no
	 * complaint and never comes as one
	 */
	record Complained(Original original, String feedback) implements Returned {
	}

	/**
	 * A machine answered for the receiver: nobody failed.
	 *
	 * @param kind {@code vacation}, {@code challenge}, {@code acknowledgement} …
	 */
	record Automatic(Original original, String kind) implements Returned {
	}

	/**
	 * A person wrote back.
	 *
	 * @param from the address they write from
	 * @param text what they wrote, without what they quote, as plain text
	 */
	record Replied(Original original, String from, String subject, String text) implements Returned {
	}

	/** Nothing that we know: kept and counted, never thrown away. */
	record Puzzling(Original original) implements Returned {
	}

}
