package io.regain.audience;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;

/** Which of a customer's devices a push goes to. */
final class DeviceOrder {

	static final Comparator<Map<String, Object>> NEWEST_FIRST = Comparator
		.<Map<String, Object>, LocalDateTime>comparing((row) -> Columns.moment(row.get("last_seen_at")),
				Comparator.reverseOrder())
		.thenComparing((row) -> Columns.text(row, "token"));

	private DeviceOrder() {
	}

}
