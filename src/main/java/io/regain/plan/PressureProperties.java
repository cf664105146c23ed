package io.regain.plan;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.regain.message.Channel;
import io.regain.message.MessageClass;
import io.regain.message.QuietHours;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * When, and how often, a customer may be disturbed: {@code regain.quiet-hours} and
 * {@code regain.caps}. By default whenever, and as often as campaigns want.
 *
 * @param quietHours by channel, as in {@code sms: 21:00-09:00}
 * @param caps how many marketing contacts a customer may have in a time
 */
@ConfigurationProperties("regain")
public record PressureProperties(@DefaultValue Map<String, String> quietHours, @DefaultValue List<Setting> caps) {

	/** Says at the start what is wrong. */
	public PressureProperties {
		quietHours = Map.copyOf(quietHours);
		caps = List.copyOf(caps);
		read(quietHours);
		read(caps);
	}

	/** By channel; a channel without quiet hours is not there. */
	public Map<Channel, QuietHours> quiet() {
		return read(this.quietHours);
	}

	public List<Cap> limits() {
		return read(this.caps);
	}

	private static Map<Channel, QuietHours> read(Map<String, String> settings) {
		Map<Channel, QuietHours> read = new EnumMap<>(Channel.class);
		settings.forEach((id, text) -> {
			String name = "regain.quiet-hours." + id;
			Channel channel = called(id).orElseThrow(
					() -> new IllegalArgumentException(name + " is for no channel; allowed: email, sms, push"));
			try {
				read.put(channel, QuietHours.of(text));
			}
			catch (IllegalArgumentException ex) {
				// Without its cause, which knows no name
				throw new IllegalArgumentException("%s is '%s', which %s".formatted(name, text, ex.getMessage()));
			}
		});
		return read;
	}

	private static List<Cap> read(List<Setting> settings) {
		return IntStream.range(0, settings.size())
			.mapToObj((index) -> settings.get(index).cap("regain.caps[%d].".formatted(index)))
			.toList();
	}

	private static Optional<Channel> called(String id) {
		return Arrays.stream(Channel.values()).filter((channel) -> channel.id().equals(id)).findFirst();
	}

	/**
	 * One cap, as it is written.
	 *
	 * @param messageClass what it limits: marketing
	 * @param channel a channel, or any: all of them together
	 * @param most how many contacts
	 * @param in in what time
	 */
	public record Setting(@Name("class") @DefaultValue("marketing") String messageClass,
			@DefaultValue("any") String channel, @DefaultValue("0") int most, @DefaultValue("0s") Duration in) {

		private static final Duration LONGEST = Duration.ofDays(366);

		private Cap cap(String name) {
			require(this.messageClass.equals(MessageClass.MARKETING.id()), name + "class", this.messageClass,
					"marketing; service and incident messages are never limited: people need them");
			Optional<Channel> only = called(this.channel);
			require(only.isPresent() || this.channel.equals("any"), name + "channel", this.channel,
					"any, email, sms, push");
			require(this.most > 0, name + "most", this.most, "1 or more");
			require(!this.in.isNegative() && !this.in.isZero() && this.in.compareTo(LONGEST) <= 0, name + "in", this.in,
					"a duration of up to 366d, as in 7d or 24h");
			return new Cap(only, this.most, this.in);
		}

		private static void require(boolean right, String name, Object value, String allowed) {
			if (!right) {
				throw new IllegalArgumentException("%s is '%s'; allowed is %s".formatted(name, value, allowed));
			}
		}

	}

}
