package io.regain.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.regain.message.RunName;

/**
 * What was said of an incident before something is said: who hears of it for the first
 * time is told this too.
 *
 * @param updates those that were published, the oldest first
 * @param runs all that told them, the oldest first
 * @param newcomers whether only those are told who have heard nothing
 * @param joinedAfter only those who joined later
 */
record SaidSoFar(List<Update> updates, List<RunName> runs, boolean newcomers, Optional<Instant> joinedAfter) {

	static final SaidSoFar NOTHING = new SaidSoFar(List.of(), List.of(), false, Optional.empty());

	SaidSoFar {
		updates = List.copyOf(updates);
		runs = List.copyOf(runs);
	}

	/** What of it still holds when an update is said: not what was wrong. */
	List<Update> stillRight(Update now) {
		Set<Integer> wrong = corrections(now).stream()
			.flatMap((correction) -> correction.corrects().stream())
			.collect(Collectors.toSet());
		return this.updates.stream()
			.filter((update) -> update.number() < now.number() && !wrong.contains(update.number()))
			.toList();
	}

	/** The updates that put something right, the one that is said now among them. */
	List<Update> corrections(Update now) {
		List<Update> said = new ArrayList<>(this.updates);
		said.removeIf((update) -> update.number() == now.number());
		said.add(now);
		return said.stream().filter((update) -> update.corrects().isPresent()).toList();
	}

}
