package io.regain.audience;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Channel;
import org.jspecify.annotations.Nullable;

/**
 * What the customers of one batch said, read from {@code regain_consent}. A row without a
 * channel or topic speaks of all of them; of the rows that apply, the newest counts, and
 * at the same moment a no.
 */
class ConsentRows {

	private static final Comparator<Said> NEWEST_LAST = Comparator.comparing(Said::at)
		.thenComparing(Said::allowed, Comparator.reverseOrder());

	private final Map<String, List<Said>> byCustomer = new HashMap<>();

	ConsentRows(List<Map<String, Object>> rows) {
		for (Map<String, Object> row : rows) {
			this.byCustomer.computeIfAbsent(Columns.text(row, "customer_id"), (id) -> new ArrayList<>()).add(said(row));
		}
	}

	Consent of(String customerId, Channel channel, Optional<String> topic) {
		return this.byCustomer.getOrDefault(customerId, List.of())
			.stream()
			.filter((said) -> said.channel().isEmpty() || said.channel().equalsIgnoreCase(channel.id()))
			.filter((said) -> said.topic().isEmpty() || topic.map(said.topic()::equals).orElse(false))
			.max(NEWEST_LAST)
			.map((said) -> said.allowed() ? Consent.GIVEN : Consent.WITHDRAWN)
			.orElse(Consent.NONE);
	}

	private static Said said(Map<String, Object> row) {
		return new Said(Columns.text(row, "channel").strip(), Columns.text(row, "topic").strip(),
				allowed(row.get("allowed")), Columns.moment(row.get("at")));
	}

	/** Only a clear yes is one. */
	private static boolean allowed(@Nullable Object value) {
		if (value instanceof BigDecimal number) {
			return number.signum() > 0;
		}
		return value instanceof String text && List.of("1", "true", "yes", "y").contains(text.toLowerCase(Locale.ROOT));
	}

	private record Said(String channel, String topic, boolean allowed, LocalDateTime at) {
	}

}
