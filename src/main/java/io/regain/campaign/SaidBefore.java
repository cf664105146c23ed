package io.regain.campaign;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.regain.message.RunName;

/**
 * What the members of a frozen audience may have heard before a run. It tells apart those
 * who heard something wrong and those who heard nothing, for whom the run has other words
 * ({@link CampaignVariable#onlyIf}).
 *
 * @param runs the oldest first
 * @param wrong those that were wrong, each with the one that puts it right: another of
 * {@code runs}, or the run itself
 * @param newcomersOnly whether the run is only for those to whom none of it was said, and
 * will be said
 */
public record SaidBefore(List<RunName> runs, Map<RunName, RunName> wrong, boolean newcomersOnly) {

	/**
	 * The fact of those who got something wrong, and nothing since that puts it right.
	 */
	public static final String TOLD_WRONG = "told_wrong";

	/** The fact of those who got nothing. */
	public static final String TOLD_NOTHING = "told_nothing";

	/** The value of such a fact. */
	public static final String YES = "yes";

	public SaidBefore {
		runs = List.copyOf(runs);
		wrong = Map.copyOf(wrong);
	}

	/**
	 * Whether who got these runs believes something wrong.
	 */
	public boolean isToldWrong(Set<RunName> got) {
		return this.wrong.entrySet()
			.stream()
			.anyMatch((one) -> got.contains(one.getKey()) && since(one.getValue()).stream().noneMatch(got::contains));
	}

	private List<RunName> since(RunName run) {
		int index = this.runs.indexOf(run);
		return (index < 0) ? List.of() : this.runs.subList(index, this.runs.size());
	}

}
