package io.regain.tracking;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.delivery.Deadlocks;
import io.regain.delivery.MessageRef;
import io.regain.delivery.Receipts;
import io.regain.tracking.Events.Entry;
import io.regain.tracking.bounce.BounceClass;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Records reports, many in one transaction: a commit of its own for each would cost more
 * than all the rest.
 */
@Component
class RecordStatuses {

	private final Receipts receipts;

	private final Suppressions suppressions;

	private final SoftBounces softBounces;

	private final Events events;

	private final TransactionOperations transaction;

	RecordStatuses(Receipts receipts, Suppressions suppressions, SoftBounces softBounces, Events events,
			TransactionOperations transaction) {
		this.receipts = receipts;
		this.suppressions = suppressions;
		this.softBounces = softBounces;
		this.events = events;
		this.transaction = transaction;
	}

	/**
	 * In whatever order they came: what bounced stays so. The worker that records the
	 * sending writes the same rows, and Twilio reports only once.
	 */
	void record(List<StatusReport> reports) {
		Deadlocks.again(() -> {
			this.transaction.executeWithoutResult((status) -> recordAll(reports));
			return reports;
		});
	}

	private void recordAll(List<StatusReport> reports) {
		Map<Long, MessageRef> messages = this.receipts.find(reports.stream().map(StatusReport::message).toList())
			.stream()
			.collect(Collectors.toMap(MessageRef::id, Function.identity()));
		// Rows in the order of their ids, as others lock them
		List<StatusReport> known = reports.stream()
			.filter((report) -> messages.containsKey(report.message()))
			.sorted(Comparator.comparingLong(StatusReport::message))
			.toList();
		this.receipts.identified(known.stream()
			.filter((report) -> !report.sid().isEmpty())
			.collect(Collectors.toMap(StatusReport::message, StatusReport::sid, (first, second) -> first)));
		this.receipts.delivered(
				known.stream().filter((report) -> report.is(EventType.DELIVERED)).map(StatusReport::message).toList());
		List<StatusReport> bounced = known.stream().filter((report) -> report.is(EventType.BOUNCED)).toList();
		bounced.forEach((report) -> this.receipts.bounced(report.message(), report.code()));
		// Late, so that little is waited for while an id is given and not yet seen
		this.events.append(known.stream()
			.flatMap((report) -> report.event()
				.flatMap((type) -> Optional.ofNullable(messages.get(report.message()))
					.map((message) -> new Entry(message, type, report.report(type))))
				.stream())
			.toList());
		// Those in a row are counted among the events
		bounced.forEach((report) -> Optional.ofNullable(messages.get(report.message()))
			.ifPresent((message) -> suppress(report, message)));
	}

	private void suppress(StatusReport report, MessageRef message) {
		if (!message.redirected()) {
			meaning(report, message).ifPresent((reason) -> this.suppressions.add(message.channel(),
					message.addressHash(), reason, "message " + message.id()));
		}
	}

	/** As of mails that came back. */
	private Optional<Suppression> meaning(StatusReport report, MessageRef message) {
		return switch (report.bounceClass()) {
			case HARD -> Optional.of(Suppression.HARD_BOUNCE);
			case SOFT -> Optional.of(Suppression.SOFT_BOUNCE).filter((soft) -> this.softBounces.tooMany(message));
			case CONTENT, SIZE, POLICY -> Optional.empty();
		};
	}

}
