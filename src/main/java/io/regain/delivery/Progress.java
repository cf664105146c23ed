package io.regain.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import io.regain.channel.Outcome;

/**
 * How far the driving of a run has come in this process; read while it goes on. It counts
 * messages, not attempts: one that is tried again is no longer deferred, or in doubt.
 */
public final class Progress {

	/** Of a part that is being worked off. */
	private static final Wait NONE = new Wait(Instant.MIN, Optional.empty());

	private final LongAdder accepted = new LongAdder();

	private final LongAdder refused = new LongAdder();

	private final LongAdder deferred = new LongAdder();

	private final LongAdder inDoubt = new LongAdder();

	private final Map<Work, Wait> parts = new ConcurrentHashMap<>();

	private final AtomicLong total = new AtomicLong();

	private volatile Map<String, Long> heldBack = Map.of();

	private volatile Later later = new Later(0, "");

	/** How many messages there were to send when driving began. */
	public long total() {
		return this.total.get();
	}

	public long accepted() {
		return this.accepted.sum();
	}

	public long refused() {
		return this.refused.sum();
	}

	/** How many wait for another try. */
	public long deferred() {
		return Math.max(0, this.deferred.sum());
	}

	/** Of how many nobody knows the outcome, as far as that happened here. */
	public long inDoubt() {
		return Math.max(0, this.inDoubt.sum());
	}

	/** When something can be sent again; empty if something is being sent. */
	public Optional<Instant> waitsUntil() {
		return shortest().map(Wait::until);
	}

	/** Which of the recipients' hours it waits for then, if it does. */
	public Optional<String> waitsFor() {
		return shortest().flatMap(Wait::why);
	}

	private Optional<Wait> shortest() {
		Collection<Wait> waits = List.copyOf(this.parts.values());
		return waits.contains(NONE) ? Optional.empty() : waits.stream().min(Comparator.comparing(Wait::until));
	}

	/** What is held back is not expected; what is sent again in time is. */
	void expect(MessageCounts counts) {
		this.total.set(counts.open() - counts.held() + counts.toSendAgain());
		this.deferred.add(counts.deferred());
		this.inDoubt.add(counts.toSendAgain());
	}

	/** How many messages each incident holds, by its name. */
	public Map<String, Long> heldBack() {
		return this.heldBack;
	}

	void holdsBack(Map<String, Long> messages) {
		this.heldBack = Map.copyOf(messages);
	}

	/** What waits for an earlier channel to have its time; empty if nothing does. */
	public Optional<Later> later() {
		return Optional.of(this.later).filter((waiting) -> waiting.messages() > 0);
	}

	void laterSteps(long messages, String until) {
		this.later = new Later(messages, until);
	}

	/** So many are expected now that were held; or, below zero, are not. */
	void released(long messages) {
		this.total.addAndGet(messages);
	}

	void count(Attempted attempt) {
		if (attempt.message().attempts() > 0) {
			this.deferred.decrement();
		}
		attempt.outcome().ifPresentOrElse((outcome) -> {
			if (outcome instanceof Outcome.Accepted) {
				this.accepted.increment();
			}
			else if (outcome instanceof Outcome.Refused) {
				this.refused.increment();
			}
			else {
				this.deferred.increment();
			}
		}, this.inDoubt::increment);
	}

	/** So many that were in doubt are sent again. */
	void plannedAgain(long messages) {
		this.inDoubt.add(-messages);
		this.deferred.add(messages);
	}

	/** One that was in doubt has arrived. */
	void found() {
		this.inDoubt.decrement();
		this.accepted.increment();
	}

	void sends(Work part) {
		this.parts.put(part, NONE);
	}

	void waits(Work part, Instant until) {
		waits(part, until, Optional.empty());
	}

	void waits(Work part, Instant until, Optional<String> why) {
		this.parts.put(part, new Wait(until, why));
	}

	void ends(Work part) {
		this.parts.remove(part);
	}

	/**
	 * Messages of an escalation whose turn has not come.
	 *
	 * @param until what shows that nobody needs them: accepted, opened, acknowledged
	 */
	public record Later(long messages, String until) {
	}

	/**
	 * Of one part.
	 *
	 * @param why as the ledger has it
	 */
	private record Wait(Instant until, Optional<String> why) {
	}

}
