package io.regain.channel;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What became of one of several attempts that were made together.
 *
 * @param outcome what the provider answered; empty if that is unknown, so that the
 * message is in doubt
 * @param doubt why it is unknown, without addresses; empty if it is known
 */
public record Answer(Optional<Outcome> outcome, String doubt) {

	public static Answer of(Outcome outcome) {
		return new Answer(Optional.of(outcome), "");
	}

	public static Answer unknown(String doubt) {
		return new Answer(Optional.empty(), doubt);
	}

	/** Whatever an attempt throws, the message may have left. */
	public static Answer to(Supplier<Outcome> attempt) {
		try {
			return of(attempt.get());
		}
		catch (RuntimeException | Error ex) {
			return unknown(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * What it tells of the provider: what is in doubt has not got through, as far as we
	 * know.
	 */
	public Outcome.Sign sign() {
		return this.outcome.map(Outcome::sign).orElse(Outcome.Sign.FAILS);
	}

	/** For a person, without addresses. */
	public String words() {
		return this.outcome.map(Outcome::words).orElse(this.doubt);
	}

	/**
	 * The same for an attempt that stands alone.
	 * @throws OutcomeUnknownException if it is unknown
	 */
	public Outcome orThrow() {
		return this.outcome.orElseThrow(() -> new OutcomeUnknownException(this.doubt));
	}

}
