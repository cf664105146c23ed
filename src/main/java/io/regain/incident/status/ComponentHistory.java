package io.regain.incident.status;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * How something of ours works now, and worked before.
 *
 * @param id in kebab case
 * @param days the last 90, or those that are remembered, the oldest first: of a day that
 * nobody watched nothing is claimed
 */
public record ComponentHistory(String id, ComponentState now, List<ComponentDay> days) {

	/** How many days are shown. */
	public static final int DAYS = 90;

	public ComponentHistory {
		days = List.copyOf(days);
	}

	/** Those on which it was not always operational. */
	public List<ComponentDay> disturbed() {
		return this.days.stream().filter((day) -> day.worst() != ComponentState.OPERATIONAL).toList();
	}

	static ComponentHistory of(String id, LocalDate since, List<PublicIncident> all, Instant now, ZoneId zone) {
		List<PublicIncident> incidents = all.stream().filter((one) -> one.component().equals(id)).toList();
		LocalDate today = LocalDate.ofInstant(now, zone);
		List<ComponentDay> days = new ArrayList<>();
		LocalDate oldest = today.minusDays(DAYS - 1L);
		for (LocalDate date = since.isAfter(oldest) ? since : oldest; !date.isAfter(today); date = date.plusDays(1)) {
			days.add(day(date, incidents, now, zone));
		}
		ComponentState worst = incidents.stream()
			.filter((one) -> one.isOpen() && one.phase().hurts())
			.map(PublicIncident::state)
			.reduce(ComponentState.OPERATIONAL, ComponentState::or);
		return new ComponentHistory(id, worst, days);
	}

	private static ComponentDay day(LocalDate date, List<PublicIncident> incidents, Instant now, ZoneId zone) {
		Instant start = date.atStartOfDay(zone).toInstant();
		Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
		ComponentState worst = ComponentState.OPERATIONAL;
		List<Span> disturbed = new ArrayList<>();
		for (PublicIncident incident : incidents) {
			List<Span> spans = incident.spans(now)
				.stream()
				.map((span) -> span.within(start, end))
				.filter((span) -> !span.isEmpty())
				.toList();
			worst = spans.isEmpty() ? worst : worst.or(incident.state());
			disturbed.addAll(spans);
		}
		return new ComponentDay(date, worst, Span.together(disturbed));
	}

}
