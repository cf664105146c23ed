package io.regain.plan;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import io.regain.campaign.Campaign;
import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.QuietHours;

/**
 * When the messages of one campaign must not disturb, by each recipient's clock. Pure:
 * told what the time is.
 */
public final class QuietTimes {

	private final Map<Channel, QuietHours> hours;

	private final Zones zones;

	private QuietTimes(Map<Channel, QuietHours> hours, Zones zones) {
		this.hours = hours;
		this.zones = zones;
	}

	/**
	 * What the campaign says counts, on all of its channels; else the settings do, except
	 * for what people must know now.
	 * @param settings the quiet hours of this installation, for some channels
	 * @param zone of recipients who have none of their own
	 */
	public static QuietTimes of(Campaign campaign, Map<Channel, QuietHours> settings, ZoneId zone) {
		Map<Channel, QuietHours> hours = new EnumMap<>(Channel.class);
		Campaign.Hours own = campaign.send().hours();
		for (Channel channel : campaign.send().channels()) {
			own.quiet().ifPresent((quiet) -> hours.put(channel, quiet));
			boolean asSet = own.quiet().isEmpty() && !own.ignoresQuiet()
					&& campaign.messageClass() != MessageClass.INCIDENT;
			if (asSet && settings.containsKey(channel)) {
				hours.put(channel, settings.get(channel));
			}
		}
		return new QuietTimes(hours, new Zones(zone));
	}

	/** Whether there are any on this channel. */
	public boolean areOn(Channel channel) {
		return this.hours.containsKey(channel);
	}

	/**
	 * Until when a recipient must not be disturbed; empty if it is not quiet there now.
	 * @param zone as the company has stored it
	 */
	public Optional<Instant> until(Channel channel, String zone, Instant now) {
		return areOn(channel) ? until(channel, this.zones.of(zone), now) : Optional.empty();
	}

	Optional<Instant> until(Channel channel, ZoneId zone, Instant now) {
		return Optional.ofNullable(this.hours.get(channel))
			.filter((quiet) -> quiet.contains(now.atZone(zone).toLocalTime()))
			.map((quiet) -> Zones.next(now, quiet.to(), zone));
	}

	Zones zones() {
		return this.zones;
	}

}
