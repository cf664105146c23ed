package io.regain.channel.email;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How connections to relays are kept, where a relay has nothing of its own.
 *
 * @param messagesPerConnection after how many messages a connection is closed; relays
 * dislike endless ones
 * @param idleTimeout after how long without a message it is closed
 * @param dsn whether relays that offer it are told what to report of a delivery
 */
@ConfigurationProperties("regain.email")
record EmailProperties(@DefaultValue("500") int messagesPerConnection, @DefaultValue("30s") Duration idleTimeout,
		@DefaultValue("true") boolean dsn) {

	EmailProperties {
		if (messagesPerConnection < 1) {
			throw new IllegalArgumentException("regain.email.messages-per-connection is %d; it must be 1 or more"
				.formatted(messagesPerConnection));
		}
		if (idleTimeout.isNegative() || idleTimeout.isZero()) {
			throw new IllegalArgumentException(
					"regain.email.idle-timeout is %s; it must be longer than nothing, as in 30s"
						.formatted(idleTimeout));
		}
	}

}
