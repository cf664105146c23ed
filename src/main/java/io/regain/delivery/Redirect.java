package io.regain.delivery;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.regain.channel.Outgoing;
import io.regain.message.Address;
import io.regain.message.Channel;

/**
 * Where everything goes instead of to the customers, on a system that must not write to
 * them.
 */
final class Redirect {

	private final Map<Channel, Address> targets = new EnumMap<>(Channel.class);

	/**
	 * @throws IllegalArgumentException if an entry is no address, or there are two of one
	 * channel
	 */
	Redirect(List<String> entries) {
		for (String entry : entries) {
			Address address = parse(entry.strip());
			if (this.targets.put(address.channel(), address) != null) {
				throw new IllegalArgumentException("regain.delivery.redirect-to names two addresses for "
						+ address.channel().id() + "; one for each channel is allowed");
			}
		}
	}

	private static Address parse(String entry) {
		try {
			return Address.parse(entry);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"regain.delivery.redirect-to has '%s'; allowed are an email address, ".formatted(entry)
							+ "a telephone number such as +491701234567, and device:<token>");
		}
	}

	/**
	 * The receiver instead of this one; empty if there is a redirection, but none for the
	 * channel.
	 */
	Optional<Address> of(Address address) {
		return this.targets.isEmpty() ? Optional.of(address) : Optional.ofNullable(this.targets.get(address.channel()));
	}

	/** Says on what goes elsewhere whose message it was. */
	Outgoing mark(Outgoing message, String customerId) {
		return this.targets.isEmpty() ? message : message.redirectedFor(customerId);
	}

	/** What it means for messages of these channels; empty if there is none. */
	Optional<String> warning(Collection<Channel> channels) {
		if (this.targets.isEmpty()) {
			return Optional.empty();
		}
		List<String> refused = channels.stream()
			.filter((channel) -> !this.targets.containsKey(channel))
			.map(Channel::id)
			.toList();
		return Optional.of("REDIRECTED: regain.delivery.redirect-to is set; what a run sends goes there, and not to "
				+ "the customers"
				+ (refused.isEmpty() ? "" : "; it has no address for %s, so those messages are refused"
					.formatted(String.join(", ", refused))));
	}

}
