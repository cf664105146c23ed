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
 * @param links where clicks led, those that most people followed first
 */
public record Results(Instant asOf, String zone, Figures all, Map<String, Figures> byChannel,
		Map<String, Variant> byVariant, Map<String, Figures> byLocale, Map<String, Figures> byDomain, List<Hour> byHour,
		List<Link> links) {

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

	/**
	 * Clicks by people, of the mail that was delivered: no other links are led over us.
	 */
	public Share clickedShare() {
		return new Share(email().clicked(), email().delivered());
	}

	/**
	 * Whether anything was opened or clicked, if by machines; if not, perhaps nobody
	 * looks.
	 */
	public boolean knowsOfReaders() {
		return this.all.opened() + this.all.openedByMachines() + this.all.clicked() + this.all.clickedByMachines() > 0;
	}

	/**
	 * Customers who were treated alike.
	 *
	 * @param figures of their messages: who is held out has none
	 */
	public record Variant(long customers, Figures figures) {
	}

	/**
	 * A link of the template.
	 *
	 * @param clicked messages of which a person followed it
	 * @param clickedByMachines messages of which a machine did
	 */
	public record Link(String target, long clicked, long clickedByMachines) {
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
