package io.regain.delivery;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import io.regain.message.Channel;
import io.regain.plan.Decision;
import io.regain.plan.Moved;

/**
 * What somebody who is held out would have got, as their recipient's row keeps it until
 * the caps are asked: {@code email 2026-11-23T10:00:00Z, sms 2026-11-23T10:00:00Z}.
 */
final class Foregone {

	private static final String BETWEEN = ", ";

	private Foregone() {
	}

	static String of(Decision.HeldOut heldOut, Instant due) {
		return heldOut.targets()
			.stream()
			.map((target) -> "%s %s".formatted(target.address().channel().id(),
					target.moved().map(Moved::to).orElse(due)))
			.collect(Collectors.joining(BETWEEN));
	}

	/** As messages that there are not. */
	static List<Wanted> read(String customerId, String foregone) {
		return Arrays.stream(foregone.split(BETWEEN))
			.filter((one) -> !one.isEmpty())
			.map((one) -> one.split(" "))
			.map((parts) -> new Wanted(0, customerId, Channel.of(parts[0]), Instant.parse(parts[1])))
			.toList();
	}

}
