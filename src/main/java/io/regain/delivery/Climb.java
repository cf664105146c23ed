package io.regain.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.regain.message.Channel;

/**
 * The escalation of a run that is being driven, if it has one, which all of its workers
 * share: lets go what has its turn, and ends what nobody needs. All of it is asked of the
 * ledger each time.
 */
final class Climb {

	/** So long before its deadline it is asked for a last time. */
	private static final Duration LAST_LOOK = Duration.ofSeconds(5);

	private final LaterSteps steps;

	private final Rungs rungs;

	private final Run run;

	private final Hold hold;

	private final Optional<Ladder> ladder;

	private final Clock clock;

	private final Looks looks = new Looks();

	Climb(LaterSteps steps, Rungs rungs, Run run, Hold hold, Optional<Ladder> ladder, Clock clock) {
		this.steps = steps;
		this.rungs = rungs;
		this.run = run;
		this.hold = hold;
		this.ladder = ladder;
		this.clock = clock;
	}

	/** What a run waits for, in a campaign's word; empty if it has no escalation. */
	Optional<String> until() {
		return this.ladder.map((rule) -> rule.escalation().until().id());
	}

	/** Before the run is sent. */
	void begin(Progress progress) {
		this.ladder.ifPresent((rule) -> look(rule, progress));
	}

	/** Now and then, by one worker only. */
	void lookAgain(Progress progress) {
		if (this.ladder.isPresent() && this.looks.isTime()) {
			look(this.ladder.get(), progress);
		}
	}

	/** Whether something of a part may have its turn later. */
	boolean isAwaited(Work work) {
		return this.ladder.isPresent() && this.steps.isAwaited(this.hold, work);
	}

	/**
	 * Those of a group whom nothing has reached; what is not needed is ended. A first
	 * message that was never tried can have reached nobody, nor another before it.
	 */
	List<Pending> without(List<Pending> group) {
		return this.ladder.map((rule) -> without(rule, group)).orElse(group);
	}

	private List<Pending> without(Ladder rule, List<Pending> group) {
		List<Pending> asked = group.stream().filter((message) -> message.step() > 0 || message.attempts() > 0).toList();
		if (asked.isEmpty()) {
			return group;
		}
		Map<String, List<Rung>> rungs = rungs(rule, asked.stream().map(Pending::customerId).toList());
		Instant now = this.clock.instant();
		Set<Long> ended = new HashSet<>();
		for (Pending message : asked) {
			Verdict verdict = rule.of(rungs.getOrDefault(message.customerId(), List.of()), now);
			if (verdict instanceof Verdict.Reached reached) {
				this.steps.end(this.hold, List.of(message.id()), reached.why());
				ended.add(message.id());
			}
		}
		return group.stream().filter((message) -> !ended.contains(message.id())).toList();
	}

	private Map<String, List<Rung>> rungs(Ladder rule, Collection<String> customers) {
		return this.rungs.of(this.run, rule.escalation().until(), new HashSet<>(customers));
	}

	private void look(Ladder rule, Progress progress) {
		this.looks.look(() -> {
			for (Channel channel : Channel.values()) {
				LaterSteps.Page page = this.steps.ripe(this.run.number(), channel, 0);
				while (!page.customers().isEmpty()) {
					decide(rule, page.customers(), progress);
					page = this.steps.ripe(this.run.number(), channel, page.last());
				}
			}
			LaterSteps.Page failed = this.steps.afterFailed(this.run.number(), 0);
			while (!failed.customers().isEmpty()) {
				decide(rule, failed.customers(), progress);
				failed = this.steps.afterFailed(this.run.number(), failed.last());
			}
			progress.laterSteps(this.steps.waiting(this.run.number()), rule.escalation().until().id());
		});
	}

	private void decide(Ladder rule, Collection<String> customers, Progress progress) {
		Instant now = this.clock.instant();
		Moves moves = new Moves(new ArrayList<>(), new HashMap<>(), new HashMap<>());
		rungs(rule, customers).values().forEach((rungs) -> moves.add(rule.of(rungs, now), rungs, now, rule));
		progress.released(this.steps.release(this.hold, moves.released()));
		moves.ended().forEach((why, ids) -> this.steps.end(this.hold, ids, why));
		this.steps.postpone(moves.postponed());
	}

	/** What is to become of the messages of a page. */
	private record Moves(List<Long> released, Map<String, List<Long>> ended, Map<Long, Instant> postponed) {

		void add(Verdict verdict, List<Rung> rungs, Instant now, Ladder rule) {
			if (verdict instanceof Verdict.Reached reached) {
				List<Long> ids = this.ended.computeIfAbsent(reached.why(), (any) -> new ArrayList<>());
				rungs.stream().filter(Rung::mayLeave).map(Rung::id).forEach(ids::add);
				return;
			}
			List<Rung> waiting = new ArrayList<>(rungs.stream().filter(Rung::waits).toList());
			Instant next = now;
			if (verdict instanceof Verdict.Wait wait) {
				next = wait.until();
			}
			else if (!waiting.isEmpty()) {
				this.released.add(waiting.remove(0).id());
				next = now.plus(rule.escalation().pause());
			}
			for (Rung rung : waiting) {
				Instant last = rung.deadlineAt().minus(LAST_LOOK);
				this.postponed.put(rung.id(), next.isBefore(last) ? next : last);
				next = next.plus(rule.escalation().pause());
			}
		}

	}

}
