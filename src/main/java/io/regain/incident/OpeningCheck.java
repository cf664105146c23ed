package io.regain.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What whoever opens an incident may have overlooked. */
final class OpeningCheck {

	private OpeningCheck() {
	}

	/**
	 * @param open those that are open already
	 * @param names the component's for customers; empty if it has none
	 * @param languages in which customers may read of it
	 */
	static List<String> warnings(Incident incident, Collection<Incident> open, Texts names,
			Collection<String> languages) {
		List<String> warnings = new ArrayList<>();
		open.stream()
			.filter((other) -> other.component().equals(incident.component()))
			.filter((other) -> other.phase().hurts() && incident.phase().hurts())
			.forEach((other) -> warnings.add("%s, is open for %s, too, since %s opened it: is it the same?"
				.formatted(other.inWords(), incident.component(), other.openedBy())));
		if (incident.internal()) {
			return warnings;
		}
		if (names.isEmpty()) {
			warnings.add("Customers read it as “%s”: regain.status.components.%s.en gives it a name."
				.formatted(incident.component().replace('-', ' '), incident.component()));
		}
		Set<String> untitled = new TreeSet<>(languages);
		untitled.removeAll(incident.titles().byLanguage().keySet());
		if (!untitled.isEmpty()) {
			warnings.add("There is no title in %s: who reads that gets “%s”.".formatted(String.join(", ", untitled),
					incident.title()));
		}
		return warnings;
	}

}
