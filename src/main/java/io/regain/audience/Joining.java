package io.regain.audience;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds batch after batch to one frozen audience. */
class Joining {

	private final String audience;

	private final People people;

	private final AffectedRows rows;

	/** Whoever has a greater number has come in since. */
	private final long before;

	Joining(String audience, People people, AffectedRows rows) {
		this.audience = audience;
		this.people = people;
		this.rows = rows;
		this.before = rows.lastNumber();
	}

	Added add(List<SegmentRow> batch) {
		Map<String, SegmentRow> first = new LinkedHashMap<>();
		batch.forEach((row) -> first.putIfAbsent(row.customerId(), row));
		Map<String, Long> in = this.rows.numbers(this.audience, first.keySet());
		long again = in.values().stream().filter((number) -> number > this.before).count();
		first.keySet().removeAll(in.keySet());
		List<Affected> known = first.isEmpty() ? List.of() : known(first);
		this.rows.add(this.audience, known);
		return new Added(known.size(), in.size() - again, first.size() - known.size(),
				again + batch.size() - in.size() - first.size());
	}

	private List<Affected> known(Map<String, SegmentRow> rows) {
		Map<String, Person> known = this.people.among(Set.copyOf(rows.keySet()));
		List<Affected> affected = new ArrayList<>();
		rows.forEach((id, row) -> {
			Person person = known.get(id);
			if (person != null) {
				affected.add(new Affected(id, FrozenFacts.of(person, row.values())));
			}
		});
		return affected;
	}

	/** Who joins. */
	record Affected(String customerId, FrozenFacts facts) {
	}

}
