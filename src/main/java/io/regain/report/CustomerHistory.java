package io.regain.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that Regain decided about one customer and told them, and what they said, the
 * newest first.
 *
 * @param said what they told us about marketing
 * @param silences why an address at which they were written to must not be written to
 */
public record CustomerHistory(String customer, List<Word> said, List<Silence> silences, List<InRun> runs) {

	/**
	 * One run that selected the customer.
	 *
	 * @param disposition included, held_out or excluded
	 * @param reason why excluded
	 * @param meaning the reason in words
	 * @param template what was or would be sent
	 * @param locale in which language, for who is included
	 * @param correctedBy the runs that told this customer that it was wrong, or will
	 */
	public record InRun(String run, String title, String messageClass, Instant createdAt, String disposition,
			Optional<String> reason, Optional<String> meaning, Optional<String> detail, String template,
			Optional<String> locale, List<Message> messages, List<String> correctedBy) {
	}

	/**
	 * One message.
	 *
	 * @param state where it is in its life
	 * @param why what was last said against it
	 * @param redirected whether it went, or would go, to
	 * {@code regain.delivery.redirect-to} instead of to the customer
	 * @param delayed if its recipient's hours moved it
	 * @param settled what a person decided about it when it was in doubt
	 * @param content the SHA-256 of what was sent
	 */
	public record Message(long id, String channel, int step, String state, boolean redirected, int attempts,
			Optional<Instant> acceptedAt, Optional<Delayed> delayed, Optional<String> held, Optional<String> why,
			Optional<String> providerId, Optional<String> content, Optional<Settled> settled, List<Event> events) {
	}

	/**
	 * Later than its run.
	 *
	 * @param why at, or quiet-hours
	 */
	public record Delayed(Instant until, String why) {
	}

	/**
	 * A person's decision.
	 *
	 * @param as dropped or sent_again
	 */
	public record Settled(String as, String by, Instant at) {
	}

	/**
	 * What came back.
	 *
	 * @param kind tells events of one type apart, as in {@code hard} or {@code machine}
	 * @param words of whoever told it: of an answer, what the customer wrote
	 */
	public record Event(String type, Instant at, Optional<String> kind, Optional<String> code, Optional<String> words) {
	}

	/**
	 * One word of theirs.
	 *
	 * @param word yes, no or rest
	 * @param channel of which it speaks; of all, if empty
	 * @param topic likewise
	 * @param until when a rest ends
	 */
	public record Word(Instant at, String word, Optional<String> channel, Optional<String> topic,
			Optional<Instant> until, String source) {
	}

	/**
	 * One suppression.
	 *
	 * @param until when it ends, or ended; never, if empty
	 */
	public record Silence(String channel, String reason, Instant since, Optional<Instant> until, String source,
			Optional<String> note) {
	}

}
