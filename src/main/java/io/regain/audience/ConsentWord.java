package io.regain.audience;

import java.time.Instant;
import java.util.Optional;

import io.regain.message.Channel;

/**
 * One word of a customer about marketing, as it is told to us.
 *
 * @param channel of which it speaks; of all, if empty
 * @param topic of which it speaks; of all, if empty
 * @param allowed whether it is a yes
 * @param until if they only asked for a rest: when it ends. Such a word is no consent and
 * takes none away
 * @param source who says that they said it, in at most 64 characters: {@code link},
 * {@code preferences}, {@code sms}, a file's name
 * @param at when they said it
 */
public record ConsentWord(String customerId, Optional<Channel> channel, Optional<String> topic, boolean allowed,
		Optional<Instant> until, String source, Instant at) {

	/** About everything, or nothing of it. */
	public static ConsentWord all(String customerId, boolean allowed, String source, Instant at) {
		return new ConsentWord(customerId, Optional.empty(), Optional.empty(), allowed, Optional.empty(), source, at);
	}

	/** About one channel and topic. */
	public static ConsentWord on(String customerId, Channel channel, Optional<String> topic, boolean allowed,
			String source, Instant at) {
		return new ConsentWord(customerId, Optional.of(channel), topic, allowed, Optional.empty(), source, at);
	}

	/** A rest from all marketing; one that ends now ends an earlier one. */
	public static ConsentWord rest(String customerId, Instant until, String source, Instant at) {
		return new ConsentWord(customerId, Optional.empty(), Optional.empty(), false, Optional.of(until), source, at);
	}

}
