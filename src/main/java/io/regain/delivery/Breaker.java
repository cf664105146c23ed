package io.regain.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.regain.channel.Answer;
import io.regain.channel.Outcome.Deferred;
import io.regain.channel.Outcome.Sign;

/**
 * Whether a channel's provider works, by what it answers to a run. When several groups in
 * a row have come to nothing for a reason that is none of theirs, it opens: messages are
 * tried one by one, at growing intervals, until one gets through.
 */
final class Breaker {

	/**
	 * Fewer, and a relay that allows few connections would open it; more, and a wrong
	 * password would have more messages refused.
	 */
	static final int FAILED_GROUPS = 5;

	private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

	private final Duration patience;

	private final Clock clock;

	private int failures;

	private Optional<Instant> openSince = Optional.empty();

	/** When another failure ends all hope; later if the provider asks for more time. */
	private Instant patientUntil = Instant.MIN;

	private boolean givenUp;

	private Instant nextProbe = Instant.MIN;

	private int probes;

	private String reason = "";

	/**
	 * @param patience how long it is tried, other than for as long as the provider asks
	 */
	Breaker(Duration patience, Clock clock) {
		this.patience = patience;
		this.clock = clock;
	}

	/**
	 * How many messages may be taken now: as many as wanted, one to try whether the
	 * provider works again, or none.
	 */
	synchronized int turn(int wanted) {
		if (isClosed()) {
			return wanted;
		}
		Instant now = this.clock.instant();
		if (now.isBefore(this.nextProbe) || hasGivenUp()) {
			return 0;
		}
		// Before the attempt: it may take long, and one at a time is enough
		this.nextProbe = now.plus(waitAfter(this.probes++));
		return 1;
	}

	/** There was nothing to take: somebody else may have the turn. */
	synchronized void unused() {
		if (!isClosed() && this.probes > 0) {
			this.probes--;
			this.nextProbe = this.clock.instant();
		}
	}

	/** Takes note of what was answered to the messages of one group. */
	synchronized void note(List<Answer> answers) {
		if (answers.stream().anyMatch((answer) -> answer.sign() == Sign.WORKS)) {
			this.failures = 0;
			this.openSince = Optional.empty();
			this.givenUp = false;
			return;
		}
		answers.stream()
			.filter((answer) -> answer.sign() == Sign.FAILS)
			.max(Comparator.comparing(Breaker::asked))
			.ifPresent(this::failed);
	}

	private void failed(Answer answer) {
		Instant now = this.clock.instant();
		this.failures++;
		this.reason = answer.words();
		this.givenUp |= !isClosed() && !now.isBefore(this.patientUntil);
		if (isClosed() && this.failures >= FAILED_GROUPS) {
			this.openSince = Optional.of(now);
			this.patientUntil = now.plus(this.patience);
			this.probes = 0;
			this.nextProbe = now.plus(waitAfter(this.probes++));
		}
		Instant asked = now.plus(asked(answer));
		this.nextProbe = later(this.nextProbe, asked);
		this.patientUntil = later(this.patientUntil, asked);
	}

	synchronized boolean isClosed() {
		return this.openSince.isEmpty();
	}

	/** Whether it has tried in vain for so long that a person should look. */
	synchronized boolean hasGivenUp() {
		return this.givenUp;
	}

	/** What was answered last by a provider that fails. */
	synchronized String reason() {
		return this.reason;
	}

	private static Instant later(Instant one, Instant other) {
		return one.isBefore(other) ? other : one;
	}

	private static Duration asked(Answer answer) {
		return answer.outcome()
			.filter(Deferred.class::isInstance)
			.flatMap((outcome) -> ((Deferred) outcome).notBefore())
			.orElse(Duration.ZERO);
	}

	private static Duration waitAfter(int probes) {
		Duration wait = Duration.ofSeconds(1L << Math.min(probes, 6));
		return (wait.compareTo(LONGEST_WAIT) < 0) ? wait : LONGEST_WAIT;
	}

}
