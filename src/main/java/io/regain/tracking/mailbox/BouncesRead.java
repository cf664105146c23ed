package io.regain.tracking.mailbox;

import java.util.Map;

/**
 * What was in the mailbox.
 *
 * @param known had been recorded before, but not yet put away
 * @param notOurs about no message of ours; {@code stray} among them are people's, put
 * where the puzzling ones are
 * @param puzzling nobody knows what they are
 * @param left stay in the mailbox, since they have not been handed on yet
 */
public record BouncesRead(int bounces, int delays, int deliveries, int complaints, int automatic, int replies,
		int known, int notOurs, int stray, int puzzling, int left) {

	static BouncesRead of(Map<Kind, Integer> counts) {
		return new BouncesRead(of(counts, Kind.BOUNCE), of(counts, Kind.DELAY), of(counts, Kind.DELIVERY),
				of(counts, Kind.COMPLAINT), of(counts, Kind.AUTOMATIC), of(counts, Kind.REPLY), of(counts, Kind.KNOWN),
				of(counts, Kind.NOT_OURS) + of(counts, Kind.STRAY), of(counts, Kind.STRAY), of(counts, Kind.PUZZLING),
				of(counts, Kind.LEFT));
	}

	private static int of(Map<Kind, Integer> counts, Kind kind) {
		return counts.getOrDefault(kind, 0);
	}

}
