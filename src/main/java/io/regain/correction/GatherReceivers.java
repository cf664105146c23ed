package io.regain.correction;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.regain.audience.FrozenAudiences;
import io.regain.audience.Reached;
import io.regain.audience.Suppression;
import io.regain.audience.Suppressions;
import io.regain.correction.Receiver.Got;
import io.regain.delivery.Facts;
import io.regain.delivery.Run;
import io.regain.message.Address;
import io.regain.message.Channel;
import io.regain.message.MessageClass;

import org.springframework.stereotype.Component;

/**
 * Writes down who got something wrong, with what it said of them, and where they are to
 * be told: where they got it, or, if nothing may be sent there any more, wherever the
 * company knows to reach them.
 */
@Component
class GatherReceivers {

	/** The variable that says when they got it. */
	static final String WRONG_AT = "wrong_at";

	private static final int AT_ONCE = 1_000;

	private final WrongMessages messages;

	private final FrozenAudiences audiences;

	private final Suppressions suppressions;

	GatherReceivers(WrongMessages messages, FrozenAudiences audiences, Suppressions suppressions) {
		this.messages = messages;
		this.audiences = audiences;
		this.suppressions = suppressions;
	}

	/**
	 * @param usable on which the correction can be said, in order of preference
	 * @return how many cannot be told, since nothing of them is kept
	 */
	long into(String audience, Run wrong, WrongPart part, List<Channel> usable) {
		this.audiences.discard(audience);
		long unknown = 0;
		List<Receiver> page = this.messages.page(wrong, part, "", AT_ONCE);
		while (!page.isEmpty()) {
			var suppressed = suppressed(page);
			List<Reached> reached = new ArrayList<>();
			for (Receiver receiver : page) {
				if (!receiver.got().isEmpty()) {
					receiver.facts().ifPresent((facts) -> reached.add(reached(receiver, facts, usable, suppressed)));
				}
			}
			unknown += page.size() - this.audiences.addReached(audience, reached);
			page = this.messages.page(wrong, part, page.get(page.size() - 1).customerId(), AT_ONCE);
		}
		return unknown;
	}

	private Map<String, Set<Suppression>> suppressed(List<Receiver> page) {
		List<byte[]> hashes = page.stream().flatMap((receiver) -> receiver.got().stream()).map(Got::hash).toList();
		return hashes.isEmpty() ? Map.of() : this.suppressions.among(EnumSet.allOf(Channel.class), hashes);
	}

	private static Reached reached(Receiver receiver, Facts facts, List<Channel> usable,
			Map<String, Set<Suppression>> suppressed) {
		Map<String, String> columns = new HashMap<>(facts.customer());
		receiver.locale().ifPresent((locale) -> columns.put("locale", locale));
		receiver.timeZone().ifPresent((zone) -> columns.put("time_zone", zone));
		Map<String, Object> variables = new HashMap<>(facts.variables());
		variables.put(WRONG_AT, receiver.got().get(0).at().truncatedTo(ChronoUnit.SECONDS).toString());
		return new Reached(receiver.customerId(), columns, where(receiver, usable, suppressed), variables);
	}

	/**
	 * What came back to us they have hardly read: nobody is pursued on another channel
	 * for it, nor who asked for silence.
	 */
	private static Optional<Address> where(Receiver receiver, List<Channel> usable,
			Map<String, Set<Suppression>> suppressed) {
		for (Channel channel : usable) {
			for (Got got : receiver.got()) {
				Set<Suppression> reasons = suppressed.getOrDefault(Suppressions.key(got.hash()), Set.of());
				boolean closed = reasons.stream()
					.anyMatch((reason) -> reason.blocks(MessageClass.SERVICE) && !reason.isWish());
				if (got.address().channel() == channel && (!closed || got.bounced())) {
					return Optional.of(got.address());
				}
			}
		}
		return Optional.empty();
	}

}
