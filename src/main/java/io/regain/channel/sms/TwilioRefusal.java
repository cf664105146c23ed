package io.regain.channel.sms;

import io.regain.channel.HttpAnswer;

/** Carries an answer that is no success out of the SDK. */
final class TwilioRefusal extends RuntimeException {

	private final transient HttpAnswer answer;

	TwilioRefusal(HttpAnswer answer) {
		super("HTTP " + answer.status());
		this.answer = answer;
	}

	HttpAnswer answer() {
		return this.answer;
	}

}
