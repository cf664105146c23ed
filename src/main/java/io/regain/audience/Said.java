package io.regain.audience;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.regain.message.Channel;
import org.jspecify.annotations.Nullable;

/**
 * One word of a customer about marketing.
 *
 * @param channel its id, or empty for all
 * @param topic or empty for all
 * @param at when, in UTC
 * @param until when a rest ends that they asked for; such a word is no consent
 */
record Said(String customerId, String channel, String topic, boolean allowed, LocalDateTime at,
		Optional<LocalDateTime> until) {

	/** A row of the company's view. */
	static Said of(Map<String, Object> row) {
		return new Said(Columns.text(row, "customer_id"), Columns.text(row, "channel").strip(),
				Columns.text(row, "topic").strip(), allowed(row.get("allowed")), Columns.moment(row.get("at")),
				Optional.empty());
	}

	/** Only a clear yes is one. */
	private static boolean allowed(@Nullable Object value) {
		if (value instanceof BigDecimal number) {
			return number.signum() > 0;
		}
		return value instanceof String text && List.of("1", "true", "yes", "y").contains(text.toLowerCase(Locale.ROOT));
	}

	boolean isRest() {
		return this.until.isPresent();
	}

	/** Whether it speaks of this channel and topic. */
	boolean covers(Channel of, Optional<String> about) {
		return (this.channel.isEmpty() || this.channel.equalsIgnoreCase(of.id()))
				&& (this.topic.isEmpty() || about.map(this.topic::equals).orElse(false));
	}

}
