package io.regain.channel.sms;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import io.regain.Patience;
import io.regain.channel.HttpAttempts;
import io.regain.channel.Outgoing;
import io.regain.message.Content;
import io.regain.message.EmailAddress;
import io.regain.message.From;
import io.regain.message.PhoneNumber;

/** Senders and messages that several tests of this package need. */
final class SmsFixtures {

	static final PhoneNumber TO = new PhoneNumber("+15558675310");

	private static final From FROM = new From("Lavka", new EmailAddress("hello@lavka.example"), Optional.empty());

	private SmsFixtures() {
	}

	static TwilioProperties properties(String accountSid, String authToken, URI baseUrl) {
		return new TwilioProperties(accountSid, authToken, "+15017122661", "", baseUrl, Patience.LONG, Patience.LONG,
				5);
	}

	/** One that gives up when Twilio does not answer. */
	static SmsSender impatient(TwilioProperties properties) {
		return new SmsSender(properties, new HttpAttempts(Patience.LONG, Duration.ofSeconds(2), Clock.systemUTC()));
	}

	static SmsSender sender(TwilioProperties properties) {
		return new SmsSender(properties,
				new HttpAttempts(properties.connectTimeout(), properties.timeout(), Clock.systemUTC()));
	}

	static Outgoing message(String reference) {
		return message(reference, "Your order is late. We are sorry.", Optional.empty());
	}

	static Outgoing message(String reference, String text, Optional<URI> statusCallback) {
		return new Outgoing(reference, "lapsed-90-days@2026-11-22", TO, new Content.Sms(text), FROM, Optional.empty(),
				statusCallback);
	}

}
