package io.regain.incident.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** From when to when something did not work. */
record Span(Instant from, Instant to) {

	/** How much of it lies between these; empty if nothing does. */
	Span within(Instant start, Instant end) {
		Instant first = this.from.isAfter(start) ? this.from : start;
		Instant last = this.to.isBefore(end) ? this.to : end;
		return new Span(first, last.isAfter(first) ? last : first);
	}

	boolean isEmpty() {
		return !this.to.isAfter(this.from);
	}

	/** How long at least one of them lasted. */
	static Duration together(List<Span> spans) {
		Duration sum = Duration.ZERO;
		Instant until = Instant.MIN;
		for (Span span : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
			Instant from = span.from().isAfter(until) ? span.from() : until;
			if (span.to().isAfter(from)) {
				sum = sum.plus(Duration.between(from, span.to()));
				until = span.to();
			}
		}
		return sum;
	}

}
