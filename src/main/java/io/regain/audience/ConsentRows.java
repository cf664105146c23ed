package io.regain.audience;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Channel;

/**
 * What the customers of one batch said, to the company ({@code regain_consent}) and to
 * us. A word without a channel or topic speaks of all of them; of those that apply, the
 * newest counts, and at the same moment a no.
 */
class ConsentRows {

	private static final Comparator<Said> NEWEST_LAST = Comparator.comparing(Said::at)
		.thenComparing(Said::allowed, Comparator.reverseOrder());

	private final Map<String, List<Said>> byCustomer = new HashMap<>();

	ConsentRows(List<Map<String, Object>> view, Collection<Said> own) {
		this(own);
		view.stream().map(Said::of).forEach(this::add);
	}

	ConsentRows(Collection<Said> own) {
		own.forEach(this::add);
	}

	private void add(Said said) {
		this.byCustomer.computeIfAbsent(said.customerId(), (id) -> new ArrayList<>()).add(said);
	}

	Collection<String> customers() {
		return this.byCustomer.keySet();
	}

	Consent of(String customerId, Channel channel, Optional<String> topic) {
		return this.byCustomer.getOrDefault(customerId, List.of())
			.stream()
			.filter((said) -> !said.isRest() && said.covers(channel, topic))
			.max(NEWEST_LAST)
			.map((said) -> said.allowed() ? Consent.GIVEN : Consent.WITHDRAWN)
			.orElse(Consent.NONE);
	}

	/** Whether the newest word speaks of everything, and is a no. */
	boolean endsWithNoToAll(String customerId) {
		return this.byCustomer.getOrDefault(customerId, List.of())
			.stream()
			.filter((said) -> !said.isRest())
			.max(NEWEST_LAST)
			.filter((said) -> !said.allowed() && said.channel().isEmpty() && said.topic().isEmpty())
			.isPresent();
	}

	/** Until when the customer wants a rest; may be past. */
	Optional<LocalDateTime> restUntil(String customerId) {
		return this.byCustomer.getOrDefault(customerId, List.of())
			.stream()
			.filter(Said::isRest)
			.max(Comparator.comparing(Said::at))
			.flatMap(Said::until);
	}

}
