package io.regain.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * What came of a run until now, as a whole and by several dimensions. As JSON it is a
 * contract: names are not changed, only added.
 *
 * @param zone in which hours are told: {@code regain.zone}
 * @param byChannel always all channels
 * @param byVariant those written to, and those held out to compare with
 * @param byLocale the most frequent first
 * @param byDomain of email addresses, the most frequent first; rarer ones are together
 * under {@link #OTHERS}
 * @param byHour hours in which something happened, in order
 */
public record Results(Instant asOf, String zone, Figures all, Map<String, Figures> byChannel,
		Map<String, Variant> byVariant, Map<String, Figures> byLocale, Map<String, Figures> byDomain,
		List<Hour> byHour) {

	/** Is no domain: it has no dot. */
	public static final String OTHERS = "others";

	/** The figures of what can be opened: mail. */
	public Figures email() {
		return this.byChannel.getOrDefault("email", Figures.NONE);
	}

	/** Opens by people, of the mail that was delivered. */
	public Share openedShare() {
		return new Share(email().opened(), email().delivered());
	}

	/** Clicks by people, of all that was delivered. */
	public Share clickedShare() {
		return new Share(this.all.clicked(), this.all.delivered());
	}

	/**
	 * Customers who were treated alike.
	 *
	 * @param figures of their messages: who is held out has none
	 */
	public record Variant(long customers, Figures figures) {
	}

	/**
	 * What happened in an hour. An event counts once for each message: when it was first
	 * reported.
	 *
	 * @param hour its beginning
	 */
	public record Hour(OffsetDateTime hour, long accepted, long confirmed, long bounced, long opened,
			long openedByMachines, long clicked, long clickedByMachines, long unsubscribed, long complained,
			long replied) {
	}

}
