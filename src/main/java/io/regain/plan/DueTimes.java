package io.regain.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import io.regain.campaign.Campaign;
import io.regain.message.Channel;

/**
 * When the messages of one run are due, by each recipient's clock: first the time of day
 * that the campaign wishes, then the end of the quiet hours. Pure, and told once for each
 * zone: a run has millions of recipients and a few dozen zones.
 */
public final class DueTimes {

	private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

	private final Instant due;

	private final Instant deadline;

	private final Optional<LocalTime> at;

	private final QuietTimes quiet;

	private final Map<Channel, Map<ZoneId, Optional<Moved>>> told = new EnumMap<>(Channel.class);

	/**
	 * @param due when the run is due
	 * @param deadline when its messages must have left, wherever the recipient lives
	 */
	public DueTimes(Campaign campaign, QuietTimes quiet, Instant due, Instant deadline) {
		this.due = due;
		this.deadline = deadline;
		this.at = campaign.send().hours().at();
		this.quiet = quiet;
		for (Channel channel : campaign.send().channels()) {
			this.told.put(channel, new ConcurrentHashMap<>());
		}
	}

	/**
	 * Empty if a message is due with its run.
	 * @param zone as the company has stored it
	 */
	Optional<Moved> of(Channel channel, String zone) {
		Map<ZoneId, Optional<Moved>> byZone = this.told.get(channel);
		if (byZone == null || (this.at.isEmpty() && !this.quiet.areOn(channel))) {
			return Optional.empty();
		}
		return byZone.computeIfAbsent(this.quiet.zones().of(zone), (theirs) -> move(channel, theirs));
	}

	private Optional<Moved> move(Channel channel, ZoneId zone) {
		Instant wished = this.at.map((time) -> Zones.next(this.due, time, zone)).orElse(this.due);
		return this.quiet.until(channel, zone, wished)
			.map((end) -> new Moved(end, Delay.QUIET_HOURS))
			.or(() -> wished.equals(this.due) ? Optional.empty() : Optional.of(new Moved(wished, Delay.AT)));
	}

	/**
	 * The same of a later step of an escalation: not before the earlier ones have had
	 * their time. {@code at} says from when on, and is not asked again.
	 * @param moved when the step before is due, if that is later than the run
	 */
	Moved after(Optional<Moved> moved, Duration pause, Channel channel, String zone) {
		Instant earliest = moved.map(Moved::to).orElse(this.due).plus(pause);
		return this.quiet.until(channel, zone, earliest)
			.map((end) -> new Moved(end, Delay.QUIET_HOURS))
			.orElseGet(() -> new Moved(earliest, Delay.ESCALATION));
	}

	/** Whether that is not in time: a deadline is not moved. */
	boolean isTooLate(Moved moved) {
		return !moved.to().isBefore(this.deadline);
	}

	/** Why it is due when, as in {@code quiet-hours: 2026-11-23 09:00 Europe/Berlin}. */
	String inWords(Moved moved, String zone) {
		ZoneId theirs = this.quiet.zones().of(zone);
		return "%s: %s %s".formatted(moved.why().id(), LOCAL.format(moved.to().atZone(theirs)), theirs.getId());
	}

}
