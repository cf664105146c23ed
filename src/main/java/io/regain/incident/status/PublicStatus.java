package io.regain.incident.status;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that the public may know at one time.
 *
 * @param components in the order of the configuration
 * @param incidents those that are open, and those of the last year; the newest first
 */
public record PublicStatus(List<ComponentHistory> components, List<PublicIncident> incidents) {

	public PublicStatus {
		components = List.copyOf(components);
		incidents = List.copyOf(incidents);
	}

	/**
	 * @param beginning of what is remembered; incidents may have begun before
	 * @param configured the ids of components; another one is shown after them if
	 * something was said of it
	 */
	static PublicStatus of(Instant beginning, List<PublicIncident> incidents, List<String> configured, Instant now,
			ZoneId zone) {
		Instant first = Stream.concat(Stream.of(beginning, now), incidents.stream().map(PublicIncident::beganAt))
			.min(Comparator.naturalOrder())
			.orElseThrow();
		LocalDate since = LocalDate.ofInstant(first, zone);
		Set<String> ids = new LinkedHashSet<>(configured);
		incidents.forEach((incident) -> ids.add(incident.component()));
		return new PublicStatus(ids.stream().map((id) -> ComponentHistory.of(id, since, incidents, now, zone)).toList(),
				incidents);
	}

	/** The worst state of any component. */
	public ComponentState now() {
		return this.components.stream()
			.map(ComponentHistory::now)
			.reduce(ComponentState.OPERATIONAL, ComponentState::or);
	}

	/** What hurts now. */
	public List<PublicIncident> open() {
		return this.incidents.stream().filter((one) -> one.isOpen() && !one.isPlanned()).toList();
	}

	/** Maintenance that has not begun. */
	public List<PublicIncident> planned() {
		return this.incidents.stream().filter(PublicIncident::isPlanned).toList();
	}

	/** What is over, the last that began first. */
	public List<PublicIncident> past() {
		return this.incidents.stream()
			.filter((one) -> !one.isOpen())
			.sorted(Comparator.comparing(PublicIncident::beganAt).reversed())
			.toList();
	}

	/** Empty also for one of which the public must not know. */
	public Optional<PublicIncident> find(long number) {
		return this.incidents.stream().filter((one) -> one.number() == number).findFirst();
	}

}
