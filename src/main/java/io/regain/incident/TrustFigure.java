package io.regain.incident;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How many promises a team made in a month, and what became of them.
 *
 * @param team the team's id
 * @param month when they were due
 * @param kept how many were kept
 * @param missed how many were not
 * @param open how many are not due yet, and without the next word
 */
public record TrustFigure(String team, YearMonth month, long kept, long missed, long open) {

	/** By team and month, the newest month first. */
	public static List<TrustFigure> of(List<Promise> promises, ZoneId zone) {
		Map<Group, List<Promise>> groups = promises.stream()
			.collect(Collectors
				.groupingBy((promise) -> new Group(YearMonth.from(promise.dueAt().atZone(zone)), promise.team())));
		return groups.entrySet()
			.stream()
			.map((group) -> of(group.getKey().team(), group.getKey().month(), group.getValue()))
			.sorted(Comparator.comparing(TrustFigure::month).reversed().thenComparing(TrustFigure::team))
			.toList();
	}

	private static TrustFigure of(String team, YearMonth month, List<Promise> promises) {
		long kept = promises.stream().filter(Promise::isKept).count();
		long open = promises.stream().filter((promise) -> promise.isOpen() && promise.missedAt().isEmpty()).count();
		return new TrustFigure(team, month, kept, promises.size() - kept - open, open);
	}

	private record Group(YearMonth month, String team) {
	}

}
