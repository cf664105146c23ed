package io.regain.job;

import io.regain.channel.Outcome;
import io.regain.message.Channel;

/**
 * What became of a test message.
 *
 * @param customer whose data it showed
 * @param code the provider's, or empty
 * @param detail the provider's id of what it took, or why it did not; may be empty
 */
public record TestResult(String customer, String channel, End end, String code, String detail) {

	/** How it ended. */
	public enum End {

		ACCEPTED, REFUSED, DEFERRED, IN_DOUBT,
		/** It was not even tried: the installation may not write to this address. */
		NOT_ALLOWED,
		/**
		 * Nor was this: the campaign does not use the channel, or it isn't configured.
		 */
		IMPOSSIBLE

	}

	static TestResult of(String customer, Channel channel, Outcome outcome) {
		if (outcome instanceof Outcome.Accepted accepted) {
			return new TestResult(customer, channel.id(), End.ACCEPTED, "", accepted.providerId());
		}
		if (outcome instanceof Outcome.Refused refused) {
			return new TestResult(customer, channel.id(), End.REFUSED, refused.code(), refused.detail());
		}
		Outcome.Deferred deferred = (Outcome.Deferred) outcome;
		return new TestResult(customer, channel.id(), End.DEFERRED, deferred.code(), deferred.detail());
	}

}
