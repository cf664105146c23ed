package io.regain.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.regain.message.Channel;

/**
 * Decides how often a customer is written to: pure, told what else there is. What a
 * campaign of higher priority wants takes the place of what has not left.
 *
 * @param limits those of this installation
 */
public record Caps(List<Cap> limits) {

	private static final int MAX_DETAIL = 200;

	/** The lowest priority first; of these, what was planned last. */
	private static final Comparator<List<Counted>> FIRST_TO_GO = Comparator
		.<List<Counted>>comparingInt((contact) -> contact.get(0).priority())
		.thenComparing((contact) -> contact.get(0).run(), Comparator.reverseOrder());

	public Caps {
		limits = List.copyOf(limits);
	}

	/**
	 * Judges one message.
	 * @param due when it leaves
	 * @param priority its campaign's
	 * @param others all that may count of what other runs have for the customer
	 */
	public Verdict judge(Channel channel, Instant due, int priority, List<Counted> others) {
		Set<Counted> gone = new HashSet<>();
		for (Cap cap : this.limits) {
			if (cap.covers(channel)) {
				List<List<Counted>> contacts = contacts(cap, due, others, gone);
				int tooMany = contacts.size() - cap.most() + 1;
				List<List<Counted>> places = contacts.stream()
					.filter((contact) -> contact.stream().allMatch((one) -> givesWay(one, priority)))
					.sorted(FIRST_TO_GO)
					.limit(Math.max(tooMany, 0))
					.toList();
				if (places.size() < tooMany) {
					return new Verdict(Optional.of(why(cap, contacts)), Set.of());
				}
				places.forEach(gone::addAll);
			}
		}
		return new Verdict(Optional.empty(), gone);
	}

	/** One for each run that counts, the oldest first. */
	private static List<List<Counted>> contacts(Cap cap, Instant due, List<Counted> others, Set<Counted> gone) {
		Map<Long, List<Counted>> byRun = new TreeMap<>();
		Set<Long> counting = others.stream()
			.filter((other) -> !gone.contains(other) && cap.counts(other, due))
			.map(Counted::run)
			.collect(Collectors.toSet());
		// All of it that the cap covers: what left long ago, too, keeps a contact's place
		others.stream()
			.filter((other) -> counting.contains(other.run()) && cap.covers(other.channel()) && !gone.contains(other))
			.forEach((other) -> byRun.computeIfAbsent(other.run(), (run) -> new ArrayList<>()).add(other));
		return List.copyOf(byRun.values());
	}

	private static boolean givesWay(Counted other, int priority) {
		return other.standing() == Counted.Standing.WAITING && other.priority() < priority;
	}

	private static String why(Cap cap, List<List<Counted>> contacts) {
		String text = cap.inWords() + ": "
				+ contacts.stream().map((contact) -> contact.get(0).runName()).collect(Collectors.joining(", "));
		return (text.length() <= MAX_DETAIL) ? text : text.substring(0, MAX_DETAIL - 1) + "…";
	}

	/**
	 * What becomes of a message.
	 *
	 * @param full which cap is, and what fills it; empty if the message may leave
	 * @param gone whose places it takes
	 */
	public record Verdict(Optional<String> full, Set<Counted> gone) {

		public Verdict {
			gone = Set.copyOf(gone);
		}

	}

}
